// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/table/row_table_model.h"
#include "workflow/goods_receipt.h"
#include "workflow/supplier_review.h"

#include <QWidget>

#include <memory>

namespace Ui {
class SupplierPanel;
}

namespace ms::app {

/// Suppliers: lead times learnt from receipts, punctuality, completeness, and alerts with a message to send; their open
/// orders, and what came of these.
class SupplierPanel final : public QWidget {
    Q_OBJECT
public:
    explicit SupplierPanel(QWidget* parent = nullptr);
    ~SupplierPanel() override;

    /// `today` is offered as the day on which goods came.
    void setReviews(std::vector<workflow::SupplierReview> reviews, Day today);
    /// Suppliers with orders that are later than deliveries ever are: somebody has to ask.
    [[nodiscard]] int toAsk() const;
    /// Turns to the supplier of that name, if it is there.
    void showSupplier(const std::string& name);

Q_SIGNALS:
    /// Goods came, or will not; nobody and no time are named yet.
    void receiptAsked(const ms::workflow::GoodsReceipt& receipt);

private:
    void showCurrent();
    void showOpenOrders(const std::vector<workflow::OpenOrderLine>& open);
    void showLine();
    void ask(bool wholeOrder, bool lost);

    std::unique_ptr<Ui::SupplierPanel> m_ui;
    RowTableModel<workflow::SupplierReview> m_suppliers;
    RowTableModel<workflow::OpenOrderLine> m_open;
    Day m_today{};
};

} // namespace ms::app
