// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/table/row_table_model.h"
#include "workflow/demand_grain.h"

#include <QCoreApplication>
#include <QString>

#include <vector>

namespace ms::app {

class ChartView;

/// Demand told by hour, day, week or month: its words, its figures and its chart.
class GrainChart {
    Q_DECLARE_TR_FUNCTIONS(ms::app::GrainChart)
public:
    /// "By day", as the control says it.
    static QString name(workflow::Grain grain);
    /// One row a period; sold and forecast have the same totals whatever the period is.
    static std::vector<Column<workflow::GrainPeriod>> figures();
    /// What the figures are, in a sentence.
    static QString words(const workflow::GrainDetail& periods);
    /// Draws days, hours or months; weeks are DemandChart's. Periods that are only partly known are left out.
    static void draw(ChartView& chart, const workflow::DemandDetail& detail, const workflow::GrainDetail& periods);
};

} // namespace ms::app
