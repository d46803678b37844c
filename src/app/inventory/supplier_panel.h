// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/table/row_table_model.h"
#include "workflow/supplier_review.h"

#include <QWidget>

#include <memory>

namespace Ui {
class SupplierPanel;
}

namespace ms::app {

/// Suppliers: lead times learnt from receipts, punctuality, completeness, and alerts with a message to send.
class SupplierPanel final : public QWidget {
    Q_OBJECT
public:
    explicit SupplierPanel(QWidget* parent = nullptr);
    ~SupplierPanel() override;

    void setReviews(std::vector<workflow::SupplierReview> reviews);
    /// Turns to the supplier of that name, if it is there.
    void showSupplier(const std::string& name);

private:
    void showCurrent();

    std::unique_ptr<Ui::SupplierPanel> m_ui;
    RowTableModel<workflow::SupplierReview> m_suppliers;
};

} // namespace ms::app
