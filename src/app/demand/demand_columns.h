// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/table/row_table_model.h"
#include "forecast/types.h"
#include "workflow/demand_view.h"

#include <QCoreApplication>
#include <QString>

#include <array>
#include <optional>
#include <vector>

namespace ms::app {

/// One step of a forecast and what it is made of, units a week.
struct ForecastStep {
    Day week{};
    std::array<double, 4> parts{}; ///< level, trend, season, causes
    double mean = 0;               ///< their sum
    std::optional<double> held;    ///< the override that holds instead
};

/// The words and columns of page Demand.
class DemandColumns {
    Q_DECLARE_TR_FUNCTIONS(ms::app::DemandColumns)
public:
    /// One row a SKU.
    static std::vector<Column<workflow::DemandRow>> skus();
    /// One row a method at the backtest origins.
    static std::vector<Column<forecast::BacktestScore>> backtest();
    static std::vector<Column<workflow::OverrideOutcome>> overrides();
    /// One row a step: the parts of its forecast.
    static std::vector<Column<ForecastStep>> components();
    static std::vector<ForecastStep> stepsOf(const workflow::DemandDetail& detail);
    /// One row a week: what the newest three runs said of it, and what came.
    static std::vector<Column<workflow::Snapshots::Week>> snapshots();

    /// A SKU, or what a row above SKUs is called: "No category", "All SKUs".
    static QString nameOf(workflow::DemandLevel level, const Sku& sku);
    /// What the first column of such rows is called: "SKU", "Category".
    static QString columnTitle(workflow::DemandLevel level);
    /// "22423 Regency cakestand", over charts.
    static QString heading(const workflow::DemandDetail& detail);
    /// A method as people call it: "dotm" reads "Dynamic Theta".
    static QString methodTitle(const std::string& name);
    /// What the forecast engine noted, one sentence a line.
    static QString noteText(const std::string& note);
    /// "Stopped 9 weeks ago"; empty for None.
    static QString exceptionText(const workflow::DemandRow& row);
    /// What the exception means and what to do.
    static QString exceptionTip(const workflow::DemandRow& row);
    static Tone exceptionTone(const workflow::DemandRow& row);

    /// What a cause does to demand, fractions: of one unit of it, of a price ten per cent higher.
    struct Effect {
        double value = 0;
        double low95 = 0;
        double high95 = 0;
    };
    static Effect effectOf(const workspace::ForecastCause& cause);
    /// "Promotion, a whole week": of what effectOf() speaks.
    static QString causeName(const workspace::ForecastCause& cause);
    /// "Promotion: +60 %".
    static QString causeText(const workspace::ForecastCause& cause);
    /// The same with its doubt, and what it brings.
    static QString causeTip(const workspace::ForecastCause& cause);

private:
    static void addFigures(std::vector<Column<workflow::DemandRow>>& columns);
    static void addHidden(std::vector<Column<workflow::DemandRow>>& columns);
    static QString noteWithoutNumber(const QString& note);
    static QString methodText(const workflow::DemandRow& row);
    static QString methodTip(const workflow::DemandRow& row);
};

} // namespace ms::app
