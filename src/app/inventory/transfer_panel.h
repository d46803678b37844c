// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/table/row_table_model.h"
#include "workflow/inventory_propose.h"
#include "workflow/inventory_transfers.h"

#include <QWidget>

#include <memory>

namespace Ui {
class TransferPanel;
}

namespace ms::app {

class TableView;

/// What can be moved between locations before anything is ordered, from where to where, how much and why; chosen ones
/// go up for approval. A shop with one location is told so.
class TransferPanel final : public QWidget {
    Q_OBJECT
public:
    explicit TransferPanel(QWidget* parent = nullptr);
    ~TransferPanel() override;

    void setReview(workflow::TransferReview review, const Currency& currency);
    /// Turns to the first transfer of that SKU, if there is one.
    void showSku(const Sku& sku);
    /// "Move 20 from web to shop first." for a SKU with transfers; else empty.
    [[nodiscard]] QString adviceFor(const Sku& sku) const;
    [[nodiscard]] int count() const { return m_transfers.rowCount(); }
    [[nodiscard]] TableView* view() const;
    /// The transfers to propose, each with its reason: the selected ones, or all shown.
    [[nodiscard]] std::vector<workflow::InventoryMoveWish> chosen() const;
    [[nodiscard]] int daysOnTheWay() const;

Q_SIGNALS:
    /// The user turned to a transfer of that SKU.
    void skuChosen(const ms::Sku& sku);
    /// The user wants chosen() up for approval.
    void proposeAsked();

public Q_SLOTS:
    /// Words for the current row; says whose it is when the user turned to it.
    void showCurrent();

private:
    [[nodiscard]] std::vector<int> rowsToPropose() const;
    void updateButton();

    std::unique_ptr<Ui::TransferPanel> m_ui;
    RowTableModel<workflow::StockTransfer> m_transfers;
    bool m_quiet = false; ///< while the page, not the user, turns to a transfer
};

} // namespace ms::app
