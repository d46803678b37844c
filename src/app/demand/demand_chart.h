// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workflow/demand_view.h"

#include <QCoreApplication>
#include <QString>

namespace ms::app {

class ChartView;

/// Draws one SKU: history, one-step fit or past forecasts, forecast with both bands, promotions, stockouts.
class DemandChart {
    Q_DECLARE_TR_FUNCTIONS(ms::app::DemandChart)
public:
    /// With `showPast` what the model would have said at earlier origins is laid over the history; with `draggable`
    /// every step is a hollow point that can be dragged. Returns the points' series in the chart, -1 without.
    static int draw(ChartView& chart, const workflow::DemandDetail& detail, bool showPast, bool draggable);
    /// In words: the level, where it goes, how sure it is, and what the choice of method rests on.
    static QString explanation(const workflow::DemandDetail& detail);
};

} // namespace ms::app
