// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workflow/inventory_plan.h"

#include <QCoreApplication>

namespace ms::app {

class ChartView;

/// Draws what may happen to one SKU's stock.
class StockChart {
    Q_DECLARE_TR_FUNCTIONS(ms::app::StockChart)
public:
    static void draw(ChartView& chart, const workflow::InventoryDetail& detail,
                     const workflow::InventoryScenario& scenario);
};

} // namespace ms::app
