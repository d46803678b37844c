// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demand/demand_columns.h"

#include "app/format.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace ms::app {

using workflow::DemandRow;

namespace {

constexpr std::size_t sparklineWeeks = 52;

QString text(const std::string& words)
{
    return QString::fromStdString(words);
}

QVariant known(const std::optional<double>& value, double factor = 1)
{
    return value ? QVariant(*value * factor) : QVariant();
}

QVariant known(double value, double factor = 1)
{
    return std::isnan(value) ? QVariant() : QVariant(value * factor);
}

QVariant sparkline(const DemandRow& row)
{
    const std::size_t count = std::min(row.history.size(), sparklineWeeks);
    return QVariant::fromValue(
        QList<double>(row.history.end() - static_cast<std::ptrdiff_t>(count), row.history.end()));
}

using Value = std::function<QVariant(const DemandRow&)>;

Column<DemandRow> column(ColumnInfo info, Value value)
{
    return {std::move(info), std::move(value), nullptr, nullptr};
}

Column<DemandRow> hidden(ColumnInfo info, Value value)
{
    info.hidden = true;
    return column(std::move(info), std::move(value));
}

} // namespace

std::vector<Column<DemandRow>> DemandColumns::skus()
{
    using Kind = ColumnKind;
    std::vector<Column<DemandRow>> columns;
    columns.push_back(column({"sku", tr("SKU"), Kind::Text, 0, Total::Count},
                             [](const DemandRow& row) { return nameOf(row.level, row.sku); }));
    columns.push_back(column({"title", tr("Title")}, [](const DemandRow& row) {
        if (row.level == workflow::DemandLevel::Sku || !row.title.empty())
            return text(row.title);
        return tr("%Ln SKU(s)", nullptr, static_cast<int>(row.members.size()));
    }));
    columns.push_back(
        {{"forecast", tr("Forecast/week"), Kind::Number, 1, Total::Sum,
          tr("Mean over its horizon, units, with the overrides that hold")},
         [](const DemandRow& row) { return known(row.plannedAWeek ? row.plannedAWeek : row.forecastAWeek); },
         nullptr,
         [](const DemandRow& row) {
             return row.plannedAWeek && row.forecastAWeek
                        ? tr("Without overrides: %1").arg(format::number(*row.forecastAWeek, 1))
                        : QString();
         }});
    columns.push_back({{"exception", tr("Exception"), Kind::Status, 0, Total::None, tr("Why this SKU deserves a look")},
                       [](const DemandRow& row) {
                           return row.exception == workflow::DemandException::None ? QVariant() : exceptionText(row);
                       },
                       exceptionTone,
                       exceptionTip});
    columns.push_back(column(
        {"class", tr("Class"), Kind::Text, 0, Total::None,
         tr("A: the SKUs that make 80 % of what was sold in the last 52 weeks, at list price; B: the next 15 %; C: "
            "the rest. X: steady weekly demand, variation up to 0.5 of its mean; Y: up to 1; Z: erratic")},
        [](const DemandRow& row) {
            const QString value(QLatin1Char(row.abc));
            return row.level == workflow::DemandLevel::Sku ? value + QLatin1Char(row.xyz) : value;
        }));
    columns.push_back(column({"recent", tr("52 weeks"), Kind::Sparkline}, sparkline));
    addFigures(columns);
    addHidden(columns);
    return columns;
}

void DemandColumns::addFigures(std::vector<Column<DemandRow>>& columns)
{
    using Kind = ColumnKind;
    columns.push_back(column({"units", tr("Sold/week"), Kind::Number, 1, Total::Sum, tr("Mean of the last 13 weeks")},
                             [](const DemandRow& row) { return row.unitsAWeek; }));
    columns.push_back(
        column({"change", tr("Change, %"), Kind::Percent, 0, Total::None, tr("Forecast against the last 13 weeks")},
               [](const DemandRow& row) { return known(row.change); }));
    columns.push_back(column({"mase", tr("Error, MASE"), Kind::Number, 2, Total::Mean,
                              tr("Mean error in the backtests; 1.00 is that of repeating the last value")},
                             [](const DemandRow& row) { return known(row.mase); }));
    columns.push_back({{"method", tr("Method")}, methodText, nullptr, methodTip});
    columns.push_back({{"cause", tr("Cause"), Kind::Text, 0, Total::None,
                        tr("What moves demand most surely, of prices, promotions, holidays and events")},
                       [](const DemandRow& row) { return row.cause ? causeText(*row.cause) : QString(); },
                       nullptr,
                       [](const DemandRow& row) { return row.cause ? causeTip(*row.cause) : QString(); }});
}

void DemandColumns::addHidden(std::vector<Column<DemandRow>>& columns)
{
    using Kind = ColumnKind;
    columns.push_back(hidden({"odd", tr("Weeks replaced"), Kind::Number, 0, Total::Sum,
                              tr("Outliers and weeks without stock that the forecast did not take for demand")},
                             [](const DemandRow& row) { return static_cast<double>(row.oddWeeks); }));
    columns.push_back(hidden(
        {"runner_up", tr("Best other method"), Kind::Text, 0, Total::None, tr("Of those that were tried beside it")},
        [](const DemandRow& row) { return methodTitle(row.runnerUp); }));
    columns.push_back(
        hidden({"smape", tr("Error, sMAPE %"), Kind::Number, 1, Total::None, tr("0 to 200; large for small numbers")},
               [](const DemandRow& row) { return known(row.smape); }));
    columns.push_back(
        hidden({"bias", tr("Bias, %"), Kind::Percent, 0, Total::None, tr("Positive when past forecasts were too high")},
               [](const DemandRow& row) { return known(row.bias, 0.01); }));
    columns.push_back(hidden(
        {"coverage", tr("Inside the 80 % band, %"), Kind::Percent, 0, Total::None, tr("Measured in the backtests")},
        [](const DemandRow& row) { return known(row.coverage80); }));
    columns.push_back(hidden({"category", tr("Category")}, [](const DemandRow& row) { return text(row.category); }));
}

std::vector<Column<forecast::BacktestScore>> DemandColumns::backtest()
{
    using Kind = ColumnKind;
    using forecast::BacktestScore;
    std::vector<Column<BacktestScore>> columns;
    const auto add = [&](ColumnInfo info, std::function<QVariant(const BacktestScore&)> value) {
        columns.push_back({std::move(info), std::move(value), nullptr, nullptr});
    };
    add({"method", tr("Method")}, [](const BacktestScore& score) { return methodTitle(score.method); });
    add({"mase", tr("MASE"), Kind::Number, 3, Total::None, tr("Mean error; 1.00 is that of repeating the last value")},
        [](const BacktestScore& score) { return known(score.mase); });
    add({"smape", tr("sMAPE, %"), Kind::Number, 1}, [](const BacktestScore& score) { return known(score.smape); });
    add({"bias", tr("Bias, %"), Kind::Percent, 0}, [](const BacktestScore& score) { return known(score.bias, 0.01); });
    add({"origins", tr("Origins"), Kind::Number, 0, Total::None,
         tr("Moments in the past from which it forecast what came after")},
        [](const BacktestScore& score) { return static_cast<double>(score.origins); });
    return columns;
}

std::vector<Column<workflow::OverrideOutcome>> DemandColumns::overrides()
{
    using Kind = ColumnKind;
    using workflow::OverrideOutcome;
    std::vector<Column<OverrideOutcome>> columns;
    const auto add = [&](ColumnInfo info, std::function<QVariant(const OverrideOutcome&)> value) {
        columns.push_back({std::move(info), std::move(value), nullptr, nullptr});
    };
    add({"week", tr("Week"), Kind::Date}, [](const OverrideOutcome& one) { return format::toDate(one.said.firstDay); });
    add({"sku", tr("SKU"), Kind::Text, 0, Total::None, QString(), true},
        [](const OverrideOutcome& one) { return text(one.sku.text); });
    add({"baseline", tr("Forecast"), Kind::Number, 1, Total::None, tr("What it was laid over, units a week")},
        [](const OverrideOutcome& one) { return one.said.baseline; });
    add({"value", tr("Override"), Kind::Number, 1}, [](const OverrideOutcome& one) { return one.said.value; });
    add({"actual", tr("Came"), Kind::Number, 1}, [](const OverrideOutcome& one) { return known(one.actual); });
    add({"added", tr("Added value"), Kind::Number, 1, Total::None,
         tr("Error of the forecast less that of the override, units; positive when it helped")},
        [](const OverrideOutcome& one) { return known(one.valueAdded); });
    add({"reason", tr("Reason")}, [](const OverrideOutcome& one) { return text(one.said.reason); });
    add({"author", tr("Author")}, [](const OverrideOutcome& one) { return text(one.said.author); });
    add({"state", tr("State")},
        [](const OverrideOutcome& one) { return one.said.withdrawnAt ? tr("Taken back") : tr("Holds"); });
    return columns;
}

std::vector<Column<ForecastStep>> DemandColumns::components()
{
    using Kind = ColumnKind;
    std::vector<Column<ForecastStep>> columns;
    const auto add = [&](ColumnInfo info, std::function<QVariant(const ForecastStep&)> value) {
        columns.push_back({std::move(info), std::move(value), nullptr, nullptr});
    };
    add({"week", tr("Week"), Kind::Date}, [](const ForecastStep& step) { return format::toDate(step.week); });
    const QString names[] = {tr("Level"), tr("Trend"), tr("Season"), tr("Causes")};
    const QString tips[] = {tr("What a week has now, season and causes aside"), tr("Where it goes from there"),
                            tr("The time of year"), tr("Prices, promotions and holidays")};
    const char* const ids[] = {"level", "trend", "season", "causes"};
    for (std::size_t part = 0; part < 4; ++part)
        add({ids[part], names[part], Kind::Number, 1, Total::Sum, tips[part]},
            [part](const ForecastStep& step) { return step.parts[part]; });
    add({"mean", tr("Forecast"), Kind::Number, 1, Total::Sum, tr("The sum of the parts")},
        [](const ForecastStep& step) { return step.mean; });
    add({"held", tr("Override"), Kind::Number, 1}, [](const ForecastStep& step) { return known(step.held); });
    return columns;
}

std::vector<ForecastStep> DemandColumns::stepsOf(const workflow::DemandDetail& detail)
{
    std::vector<ForecastStep> steps;
    for (std::size_t k = 0; k < detail.mean.size() && k < detail.forecastDays.size(); ++k) {
        ForecastStep& step = steps.emplace_back();
        step.week = detail.forecastDays[k];
        step.mean = detail.mean[k];
        step.held = k < detail.held.size() ? detail.held[k] : std::nullopt;
        for (std::size_t part = 0; part < step.parts.size(); ++part)
            step.parts[part] = part < detail.parts.size() ? detail.parts[part].values[k] : std::nan("");
    }
    return steps;
}

std::vector<Column<workflow::Snapshots::Week>> DemandColumns::snapshots()
{
    using Kind = ColumnKind;
    using Week = workflow::Snapshots::Week;
    std::vector<Column<Week>> columns;
    const auto add = [&](ColumnInfo info, std::function<QVariant(const Week&)> value) {
        columns.push_back({std::move(info), std::move(value), nullptr, nullptr});
    };
    const auto said = [](const Week& week, std::size_t run) {
        return run < week.said.size() ? known(week.said[run]) : QVariant();
    };
    add({"week", tr("Week"), Kind::Date}, [](const Week& week) { return format::toDate(week.firstDay); });
    add({"now", tr("Now"), Kind::Number, 1, Total::None, tr("What the newest run says")},
        [said](const Week& week) { return said(week, 0); });
    add({"before", tr("Run before"), Kind::Number, 1}, [said](const Week& week) { return said(week, 1); });
    add({"earlier", tr("Two before"), Kind::Number, 1}, [said](const Week& week) { return said(week, 2); });
    add({"held", tr("Override"), Kind::Number, 1}, [](const Week& week) { return known(week.held); });
    add({"actual", tr("Came"), Kind::Number, 1}, [](const Week& week) { return known(week.actual); });
    add({"off", tr("Off by"), Kind::Number, 1, Total::None,
         tr("The latest forecast of the week less what came, units")},
        [](const Week& week) -> QVariant {
            for (const auto& one : week.said)
                if (one && week.actual)
                    return *one - *week.actual;
            return {};
        });
    return columns;
}

} // namespace ms::app
