// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workflow/approval_queue.h"

#include <QCoreApplication>

#include <span>

namespace ms::app {

class ChartView;

/// What the queue adds up to, as one chart.
class ApprovalChart {
    Q_DECLARE_TR_FUNCTIONS(ms::app::ApprovalChart)
public:
    /// Price changes by size where there are any, else orders by the day that their goods are due. False when there are
    /// neither: nothing was drawn.
    static bool draw(ChartView& chart, std::span<const workflow::QueuedChange> changes, const Currency& currency);
};

} // namespace ms::app
