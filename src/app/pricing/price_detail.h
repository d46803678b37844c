// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/pricing/pricing_columns.h"
#include "workflow/price_scenarios.h"
#include "workflow/price_shop_test.h"

#include <QWidget>

#include <memory>

namespace Ui {
class PriceDetail;
}

namespace ms::app {

class FileDialogs;
class ScenarioBook;

/// One SKU at a price under trial: demand and margin over price, a slider and a field that move together with the
/// handles of both charts, the numbers, the rules, the neighbours. While something is dragged everything here follows;
/// the page hears of it when it is let go.
class PriceDetail : public QWidget {
    Q_OBJECT
public:
    explicit PriceDetail(QWidget* parent = nullptr);
    ~PriceDetail() override;

    void setFileDialogs(FileDialogs* dialogs);
    /// The scenarios that are compared price by price.
    void setBook(ScenarioBook* book);
    void setStudy(std::shared_ptr<const workflow::PriceStudy> study);
    /// Shows a SKU at `triedMinor`, or at its current price.
    void showSku(std::shared_ptr<const workflow::PriceStudy> study, std::size_t row,
                 std::optional<std::int64_t> triedMinor);
    /// Prices that the SKUs had.
    void setLedger(std::shared_ptr<const workflow::PriceLedger> ledger);
    void showMarkdown(const Result<pricing::MarkdownPlan>& plan);
    void showTest(const Result<workflow::ShopTestPlan>& plan);
    void showCross(const workflow::CrossMatrix& matrix);
    /// All prices of the scenario that is looked at: families are held against them.
    void setTrial(workflow::TrialPrices trial);
    void setScenarios(std::vector<ScenarioRow> rows, const Currency& currency);
    [[nodiscard]] std::int64_t triedMinor() const { return m_tried; }

Q_SIGNALS:
    /// The user settled on a price; the current one means: no change.
    void priceChosen(qint64 minor);
    /// A plan or matrix of the SKU is looked at that takes a while; showMarkdown(), showTest() and showCross() are the
    /// answers.
    void markdownWanted(const ms::workflow::MarkdownWish& wish);
    void testWanted(const std::vector<std::size_t>& rows, const ms::workflow::ShopTestWish& wish);
    void testKept(const std::vector<ms::workflow::PriceScenario>& scenarios);
    void crossWanted();
    void neighbourRequested(const ms::Sku& sku);
    void said(const QString& sentence);

private:
    void connectControls();
    void connectChart(class ChartView* chart);
    void setTried(std::int64_t minor);
    void choose(std::int64_t minor);
    void keepRoom();
    void drawCurves();
    void moveCharts();
    void showNumbers();
    void showRule();
    void showWords();
    void showNeighbours();
    void showHistory();
    void showStock();
    void showCash(const workflow::StockAtPrice* now, const workflow::StockAtPrice* then);
    void showTax();
    void askCross();
    [[nodiscard]] const workflow::PricedSku& sku() const { return m_study->rows()[m_row]; }
    [[nodiscard]] double inUnits(std::int64_t minor) const;
    [[nodiscard]] std::int64_t inMinor(double amount) const;
    [[nodiscard]] QString bandText(const pricing::Band& band, bool money) const;
    [[nodiscard]] QString figure(double value, bool money) const;
    [[nodiscard]] QString change(double value, bool money) const;

    std::unique_ptr<Ui::PriceDetail> m_ui;
    RowTableModel<NeighbourRow> m_neighbourRows;
    RowTableModel<ScenarioRow> m_scenarioRows;
    RowTableModel<CrossRow> m_crossRows;
    RowTableModel<workflow::PriceEvent> m_historyRows;
    std::shared_ptr<const workflow::PriceStudy> m_study;
    std::shared_ptr<const workflow::PriceLedger> m_ledger;
    std::size_t m_row = 0;
    std::int64_t m_tried = 0;
    workflow::TrialPrices m_trial;
    std::vector<workflow::Neighbour> m_neighbours;
    int m_demandHandle = 0;
    int m_profitHandle = 0;
    int m_demandDot = 0;
    int m_profitDot = 0;
    bool m_crossAsked = false; ///< for this SKU
    bool m_following = false;  ///< controls are being set, not used
};

} // namespace ms::app
