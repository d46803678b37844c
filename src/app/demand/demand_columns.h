// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/table/row_table_model.h"
#include "forecast/types.h"
#include "workflow/demand_view.h"

#include <QCoreApplication>
#include <QString>

#include <vector>

namespace ms::app {

/// The words and columns of page Demand.
class DemandColumns {
    Q_DECLARE_TR_FUNCTIONS(ms::app::DemandColumns)
public:
    /// One row a SKU.
    static std::vector<Column<workflow::DemandRow>> skus();
    /// One row a method at the backtest origins.
    static std::vector<Column<forecast::BacktestScore>> backtest();

    /// A method as people call it: "dotm" reads "Dynamic Theta".
    static QString methodTitle(const std::string& name);
    /// "Stopped 9 weeks ago"; empty for None.
    static QString exceptionText(const workflow::DemandRow& row);
    /// What the exception means and what to do.
    static QString exceptionTip(const workflow::DemandRow& row);
    static Tone exceptionTone(const workflow::DemandRow& row);
};

} // namespace ms::app
