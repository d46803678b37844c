// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workflow/inventory_frontier.h"

#include <QCoreApplication>

namespace ms::app {

class ChartView;

/// Stock against service: what each service level costs, and where the scenario stands.
class FrontierChart {
    Q_DECLARE_TR_FUNCTIONS(ms::app::FrontierChart)
public:
    static void draw(ChartView& chart, const std::vector<workflow::FrontierPoint>& frontier, double cycleServiceLevel,
                     const Currency& currency);
};

} // namespace ms::app
