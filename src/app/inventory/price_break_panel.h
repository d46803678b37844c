// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/table/row_table_model.h"
#include "workflow/inventory_prices.h"

#include <QWidget>

#include <memory>

namespace Ui {
class PriceBreakPanel;
}

namespace ms::app {

/// What the supplier of a SKU asks at each size of an order, at which of them the suggested order stands, and why it
/// is no larger.
class PriceBreakPanel final : public QWidget {
    Q_OBJECT
public:
    explicit PriceBreakPanel(QWidget* parent = nullptr);
    ~PriceBreakPanel() override;

    /// `prices` are of `row`, as workflow::priceSteps().
    void show(const workflow::InventoryRow& row, std::vector<workflow::PriceStep> prices, const Currency& currency);

private:
    std::unique_ptr<Ui::PriceBreakPanel> m_ui;
    RowTableModel<workflow::PriceStep> m_prices;
};

} // namespace ms::app
