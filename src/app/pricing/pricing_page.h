// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/job.h"
#include "app/page.h"
#include "app/pricing/pricing_columns.h"
#include "app/pricing/scenario_book.h"
#include "workflow/price_shop_test.h"

#include <QTimer>

#include <set>

namespace Ui {
class PricingPage;
}

namespace ms::app {

/// Every SKU with its price, elasticity and suggestion; one of them under a slider; named scenarios; and the way from a
/// scenario to proposals.
class PricingPage final : public Page {
    Q_OBJECT
public:
    explicit PricingPage(Session& session, QWidget* parent = nullptr);
    ~PricingPage() override;

    void showSku(const Sku& sku) override;

protected:
    void reload() override;

private:
    struct Loaded {
        std::shared_ptr<const workflow::PriceStudy> study;
        std::vector<workflow::PriceScenario> scenarios;
        std::shared_ptr<const workflow::PriceLedger> ledger;
    };
    /// Totals of every scenario, Base first.
    using Totals = std::vector<std::pair<workflow::TrialTotals, workflow::StockTotals>>;

    void createTiles();
    void createActions();
    void connectViews();
    void show(Result<Loaded> loaded);
    void showTiles();
    void selectSku();
    void showDetail();
    void followBook(bool edited);
    void rememberLocked(const std::vector<workflow::PriceScenario>& stored);
    void noteUnlocked();
    void refreshTried();
    void choosePrice(qint64 minor);
    void takeSuggestions();
    void moveShownPrices(double share);
    void planMarkdown(const workflow::MarkdownWish& wish);
    void planTest(const std::vector<std::size_t>& rows, const workflow::ShopTestWish& wish);
    void keepTest(const std::vector<workflow::PriceScenario>& scenarios);
    void findCross();
    void computeTotals();
    void showTotals(Result<Totals> totals);
    void storeScenarios();
    void propose();
    void finishProposing(Result<workflow::ProposedBatch> batch);
    [[nodiscard]] workflow::TrialPrices trialOf(const std::map<Sku, std::int64_t>& prices) const;

    std::unique_ptr<Ui::PricingPage> m_ui;
    RowTableModel<PricingRow> m_skus;
    std::shared_ptr<const workflow::PriceStudy> m_study;
    ScenarioBook m_book;
    std::set<std::int64_t> m_locked;   ///< keys, as they were stored last
    std::set<std::int64_t> m_unlocked; ///< of those: that were unlocked here since, if only for a moment
    Sku m_wanted;                      ///< to be selected once it is there
    Tile* m_elasticityTile = nullptr;
    Tile* m_suggestionTile = nullptr;
    Tile* m_gainTile = nullptr;
    Tile* m_scenarioTile = nullptr;
    QAction* m_proposeAction = nullptr;
    QAction* m_takeAction = nullptr;
    QTimer m_totalsTimer;
    QTimer m_storeTimer;
    bool m_storeAgain = false;
    bool m_showingRow = false;
    // Last, so that they end before what they write to.
    Job<Loaded> m_load;
    Job<Totals> m_totals;
    Job<std::vector<workflow::PriceScenario>> m_store;
    Job<workflow::ProposedBatch> m_propose;
    Job<pricing::MarkdownPlan> m_markdown;
    Job<workflow::ShopTestPlan> m_test;
    Job<workflow::CrossMatrix> m_cross;
};

} // namespace ms::app
