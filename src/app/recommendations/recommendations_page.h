// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/job.h"
#include "app/page.h"
#include "app/recommendations/list_rows.h"
#include "app/table/row_table_model.h"
#include "workflow/forget_customer.h"
#include "workflow/recommend_comparison.h"
#include "workflow/recommend_preview.h"
#include "workflow/recommend_prices.h"

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

class QCheckBox;
class QComboBox;
class QTabWidget;

namespace Ui {
class RecommendationsPage;
}

namespace ms::app {

class EvaluationView;
class ModelCard;
class Tile;

/// Customers (or segments) and what they bought at the left, their list in the middle, and at the right the same list
/// in a what-if or by a second model, with the rules of every list below. Lists are computed while the mouse is down:
/// they take milliseconds.
class RecommendationsPage : public Page {
    Q_OBJECT
public:
    explicit RecommendationsPage(Session& session, QWidget* parent = nullptr);
    ~RecommendationsPage() override;

    void showCustomer(const CustomerId& customer) override;

protected:
    void reload() override;
    void resizeEvent(QResizeEvent* event) override;

private:
    /// What one training needs and leaves.
    struct Loaded {
        std::shared_ptr<const workflow::PreviewData> data;
        workflow::PreviewModel model;
    };

    // building
    void createActions();
    void createControls();
    void connectViews();
    void fillCompareBox();

    // data and models
    void train(const QString& jobName, std::shared_ptr<const workflow::PreviewData> known);
    void take(Result<Loaded> loaded);
    void showTiles();
    void loadSecondModel();
    void measureModels();
    void measureDiversity();

    // one customer
    void showCustomerRow(int row);
    void refreshLists();
    void refreshSegment();
    void showPurchases();
    void drawStrengths();
    void sayChanges();
    [[nodiscard]] workflow::PreviewRules rules() const;
    [[nodiscard]] bool comparesModels() const;
    [[nodiscard]] QString customerName() const;

    // what-if
    [[nodiscard]] const workflow::WhatIf& whatIf() const;
    /// Changes of one `gesture` in a row are undone together; -1: each alone.
    void change(const QString& text, workflow::WhatIf after, int gesture = -1);
    void toggleRemoved();
    void addToCart(const QString& text);
    void pinCurrent();
    void excludeCurrent();
    void chooseProduct(std::optional<recommend::ItemIndex> item);
    void sayReason(const ListRow& row);
    void tryPrice(double price);
    void sayPrice();
    void learnPrices();
    void togglePinnedBrand();
    [[nodiscard]] std::optional<qint64> usualPrice(recommend::ItemIndex item) const;
    [[nodiscard]] const workflow::TriedPrice* triedPrice(recommend::ItemIndex item) const;
    void forgetCustomer();
    void sayForgotten(const Result<workflow::ForgottenCustomer>& forgotten);
    void exportAll();

    std::unique_ptr<Ui::RecommendationsPage> m_ui;
    QTabWidget* m_tabs = nullptr;
    EvaluationView* m_evaluation = nullptr;
    ModelCard* m_card = nullptr;
    Tile* m_customersTile = nullptr;
    Tile* m_itemsTile = nullptr;
    Tile* m_modelTile = nullptr;
    Tile* m_hitsTile = nullptr;
    QComboBox* m_modelBox = nullptr;
    QCheckBox* m_ownedBox = nullptr;
    QAction* m_removeAction = nullptr;
    QAction* m_pinAction = nullptr;
    QAction* m_excludeAction = nullptr;
    QAction* m_brandAction = nullptr;
    QAction* m_resetAction = nullptr;
    QAction* m_exportAction = nullptr;
    QAction* m_forgetAction = nullptr;

    RowTableModel<CustomerRow> m_customers;
    RowTableModel<PurchaseRow> m_purchases;
    RowTableModel<ListRow> m_list;
    RowTableModel<ListRow> m_compared;

    std::shared_ptr<const workflow::PreviewData> m_data;
    workflow::PreviewModel m_model;
    workflow::PreviewModel m_second;
    std::string m_dataPath; ///< of the workspace that m_data was read from
    std::optional<recommend::UserIndex> m_customer;
    std::vector<workflow::PreviewSegment> m_segments;
    std::optional<std::size_t> m_segment; ///< of m_segments; none: a customer or the visitor is shown
    std::map<std::optional<std::uint32_t>, workflow::WhatIf> m_whatIfs; ///< by customer; none: the visitor
    std::vector<recommend::RankedItem> m_shown;                         ///< the list in the middle
    /// What m_shown was ranked for: a what-if leaves it as it is. None: a segment, or nothing.
    struct ShownFor {
        const recommend::Ranker* ranker = nullptr;
        std::optional<std::uint32_t> customer;
        workflow::PreviewRules rules;
        friend bool operator==(const ShownFor&, const ShownFor&) = default;
    };
    std::optional<ShownFor> m_shownFor;
    std::vector<recommend::RankedItem> m_beside; ///< the list at the right
    /// What demand does when a price moves; null until a price was tried.
    std::shared_ptr<const workflow::PriceResponses> m_responses;
    std::optional<recommend::ItemIndex> m_product; ///< whose price is tried: the one selected last
    QString m_wanted;                              ///< customer to select when the data are there
    bool m_measured = false;

    Job<Loaded> m_load;
    Job<workflow::PreviewModel> m_loadSecond;
    Job<workflow::PriceResponses> m_learnPrices;
    Job<workflow::ModelComparison> m_measure;
    Job<std::vector<workflow::DiversityCost>> m_measureDiversity;
    Job<workflow::ExportedLists> m_export;
    Job<workflow::ForgottenCustomer> m_forget;
};

} // namespace ms::app
