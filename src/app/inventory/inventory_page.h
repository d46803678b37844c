// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/controls/unread.h"
#include "app/inventory/receipt_command.h"
#include "app/job.h"
#include "app/page.h"
#include "app/table/row_table_model.h"
#include "workflow/goods_receipt.h"
#include "workflow/inventory_clearance.h"
#include "workflow/inventory_frontier.h"
#include "workflow/inventory_plan.h"
#include "workflow/inventory_propose.h"
#include "workflow/inventory_transfers.h"
#include "workflow/inventory_year.h"
#include "workflow/kit_edit.h"
#include "workflow/supplier_review.h"

#include <functional>
#include <optional>

namespace Ui {
class InventoryPage;
}

namespace ms::app {

/// What to order today: every SKU with its stock, what it needs and why, under a scenario that answers while it is
/// turned; the selected rows become proposals.
class InventoryPage final : public Page {
    Q_OBJECT
public:
    explicit InventoryPage(Session& session, QWidget* parent = nullptr);
    ~InventoryPage() override;

    void showSku(const Sku& sku) override;

protected:
    void reload() override;

private:
    enum class TileFilter { None, Order, Risk, Excess };
    struct Clearance {
        std::shared_ptr<const workflow::PriceStudy> study;
        std::vector<workflow::ExcessStock> excess;
    };

    void createTiles();
    void createActions();
    void connectViews();
    void connectLists();
    void turnToTab();
    void showLists();
    void offerSkus();
    void saveScenario();
    void changeVolume(int row, const QVariant& litres);
    void storeVolume(const Sku& sku, const std::optional<double>& litres);
    void editKit(const workflow::KitEdit& edit, bool undoable);

    void writeReceipt(const workflow::GoodsReceipt& receipt, const ReceiptCommand::Act& act, bool undoable);
    void takeReceiptBack(const std::string& order, const ReceiptCommand::Act& act);

    void receive(Result<workflow::InventoryInputsPtr> inputs);
    void replan();
    void showPlan(Result<workflow::InventoryPlan> plan);
    [[nodiscard]] QString staleWords() const;
    void showTiles();
    void showEffect();
    void filterBy(TileFilter filter, bool on);
    void selectSku(const Sku& sku);
    void showRow(int row);
    void showReason();
    void showPrices(const workflow::InventoryRow& row);
    [[nodiscard]] static QString againstSimpleFormula(double safetyStock, double simple);
    void updateProposeAction();
    [[nodiscard]] std::vector<int> rowsToPropose() const;
    void propose();
    void proposeMoves();
    void finishProposing(const Result<workflow::ProposedBatch>& batch, const QString& said);
    void reviewSuppliers();
    void weighTransfers();
    void weighExcess();
    void tryMarkdowns();
    void setTabCount(QWidget* tab, const QString& name, int count);
    void drawFrontier();
    void simulateYear();
    void overrideCurrent();
    void withdrawCurrent();
    void finishOverride(const Result<bool>& done, const QString& said);
    [[nodiscard]] Day today();

    std::unique_ptr<Ui::InventoryPage> m_ui;
    RowTableModel<workflow::InventoryRow> m_rows;
    workflow::InventoryInputsPtr m_inputs;
    workflow::InventoryPlan m_plan;                           ///< its rows are in m_rows
    std::optional<workflow::InventoryPlan> m_saved;           ///< under the saved settings, without rows
    workflow::InventoryScenario m_scenario;                   ///< of m_plan
    std::optional<workflow::InventoryScenario> m_weighed;     ///< under which transfers were asked for last
    std::shared_ptr<const workflow::PriceStudy> m_study;      ///< elasticities; none until excess is looked at
    Sku m_wanted;                                             ///< to be selected once it is there
    std::optional<Sku> m_looked;                              ///< whose detail is shown, of this plan
    Unread<Sku, std::optional<double>> m_volumesUnread;       ///< litres of one unit; none: not known
    QString m_reason;                                         ///< of it, but for what may be moved
    bool m_quiet = false;                                     ///< rows come and go
    std::vector<std::function<void(const Sku&)>> m_listsTurn; ///< the lists beside the orders turn to a SKU
    QAction* m_proposeAction = nullptr;
    QAction* m_importAction = nullptr;
    std::array<Tile*, 4> m_tiles{};
    // Last, so that they end before what they write to.
    Job<workflow::InventoryInputsPtr> m_load;
    Job<workflow::InventoryPlan> m_planning;
    Job<workflow::ProposedBatch> m_proposing;
    Job<std::vector<workflow::SupplierReview>> m_suppliers;
    Job<workflow::TransferReview> m_transfers;
    Job<Clearance> m_clearance;
    Job<std::string> m_scenarioMaking;
    Job<std::vector<workflow::FrontierPoint>> m_frontier;
    Job<workflow::ShopYear> m_year;
    Job<bool> m_overriding;
    Job<bool> m_storing;
    Job<std::optional<Quantity>> m_kitEditing;
    Job<workflow::ReceivedGoods> m_receiving;
};

} // namespace ms::app
