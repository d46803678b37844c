// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workflow/demand_comparison.h"

#include <QCoreApplication>
#include <QString>

namespace ms::app {

class ChartView;

/// Draws one SKU: history, one-step fit or past forecasts, forecast with both bands, promotions, stockouts.
class DemandChart {
    Q_DECLARE_TR_FUNCTIONS(ms::app::DemandChart)
public:
    /// With `showPast` what the model would have said at earlier origins is laid over the history; with `draggable`
    /// every step is a hollow point that can be dragged. `other` is a second method, laid beside both; nullptr: none.
    /// Returns the points' series in the chart, -1 without.
    static int draw(ChartView& chart, const workflow::DemandDetail& detail, bool showPast, bool draggable,
                    const workflow::MethodTrial* other = nullptr);
    /// Which of two methods was nearer at earlier moments, and by how much: the one in use against `other`, or against
    /// the best of those tested beside it.
    static QString verdict(const workflow::DemandDetail& detail, const workflow::MethodTrial* other);
    /// In words: the level, where it goes, how sure it is, and what the choice of method rests on.
    static QString explanation(const workflow::DemandDetail& detail);
};

} // namespace ms::app
