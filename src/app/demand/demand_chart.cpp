// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demand/demand_chart.h"

#include "app/chart/chart_view.h"
#include "app/demand/demand_columns.h"
#include "app/format.h"

#include <QStringList>

#include <algorithm>
#include <numeric>
#include <optional>
#include <utility>

namespace ms::app {
namespace {

constexpr double daysAWeek = 7;

double xOf(Day day)
{
    return static_cast<double>(dayNumber(day));
}

QList<QPointF> points(const std::vector<Day>& days, const std::vector<double>& values)
{
    QList<QPointF> result;
    for (std::size_t k = 0; k < days.size() && k < values.size(); ++k)
        result << QPointF(xOf(days[k]), values[k]);
    return result;
}

/// Weekly steps from a day on.
QList<QPointF> points(Day first, const std::vector<double>& values)
{
    QList<QPointF> result;
    for (std::size_t k = 0; k < values.size(); ++k)
        result << QPointF(xOf(first) + daysAWeek * static_cast<double>(k), values[k]);
    return result;
}

/// The last known value goes in front, so that forecast and bands leave the history without a gap.
QList<QPointF> joined(const workflow::DemandDetail& detail, const std::vector<double>& values)
{
    QList<QPointF> result = points(detail.forecastDays, values);
    if (!result.isEmpty() && !detail.history.empty())
        result.prepend(QPointF(xOf(detail.days.back()), detail.history.back()));
    return result;
}

/// Overrides that hold; with `all`, the forecast where there is none.
QList<QPointF> heldPoints(const workflow::DemandDetail& detail, bool all)
{
    QList<QPointF> result;
    for (std::size_t k = 0; k < detail.held.size() && k < detail.mean.size(); ++k)
        if (detail.held[k] || all)
            result << QPointF(xOf(detail.forecastDays[k]), detail.held[k].value_or(detail.mean[k]));
    return result;
}

void addStockouts(ChartView& chart, const workflow::DemandDetail& detail)
{
    for (std::size_t k = 0; k < detail.stockedOut.size() && k < detail.days.size(); ++k) {
        if (detail.stockedOut[k] == 0)
            continue;
        const std::size_t first = k;
        while (k + 1 < detail.stockedOut.size() && detail.stockedOut[k + 1] != 0)
            ++k;
        chart.addHatch(xOf(detail.days[first]) - daysAWeek / 2, xOf(detail.days[k]) + daysAWeek / 2);
    }
}

void addPast(ChartView& chart, const workflow::DemandDetail& detail, const QString& title)
{
    bool named = false;
    for (const workflow::PastForecast& past : detail.past) {
        chart.addBand({}, points(past.firstDay, past.low80), points(past.firstDay, past.high80), Ink::Compared, 0.18);
        chart.addLine(std::exchange(named, true) ? QString() : title, points(past.firstDay, past.mean), Ink::Compared);
    }
}

/// A second method, dashed: ahead and at the same earlier moments.
void addOther(ChartView& chart, const workflow::DemandDetail& detail, const workflow::MethodTrial& other)
{
    chart.addLine(DemandColumns::methodTitle(other.method), joined(detail, other.mean), Ink::Extra, true);
    for (const workflow::PastForecast& past : other.past)
        chart.addLine({}, points(past.firstDay, past.mean), Ink::Extra, true);
}

void addPromotions(ChartView& chart, const workflow::DemandDetail& detail, const QString& name)
{
    if (detail.days.empty())
        return;
    std::vector<double> starts;
    for (const DayRange& days : detail.promotions)
        if (days.last > detail.days.front())
            starts.push_back(xOf(days.first));
    if (!starts.empty())
        chart.addBottomTicks(starts, name);
}

} // namespace

int DemandChart::draw(ChartView& chart, const workflow::DemandDetail& detail, bool showPast, bool draggable,
                      const workflow::MethodTrial* other)
{
    int dots = -1;
    const QString sku = QString::fromStdString(detail.sku.text);
    chart.setTitle(DemandColumns::heading(detail));
    chart.setExportName(QStringLiteral("demand-") + sku);
    chart.begin({tr("Week"), AxisKind::Day}, {tr("Units a week"), AxisKind::Number, true}, true);
    if (!detail.mean.empty()) {
        chart.addBand(tr("95 %"), joined(detail, detail.low95), joined(detail, detail.high95), Ink::Forecast, 0.12);
        chart.addBand(tr("80 %"), joined(detail, detail.low80), joined(detail, detail.high80), Ink::Forecast, 0.25);
    }
    addStockouts(chart, detail);
    chart.addLine(tr("History"), points(detail.days, detail.history), Ink::History);
    if (showPast)
        addPast(chart, detail, tr("Past forecasts"));
    if (!detail.mean.empty())
        chart.addLine(tr("Forecast"), joined(detail, detail.mean), Ink::Forecast);
    if (other)
        addOther(chart, detail, *other);
    const QList<QPointF> held = heldPoints(detail, draggable);
    if (draggable && !held.isEmpty())
        dots = chart.addDraggableDots(tr("Override, drag"), held, Ink::Compared);
    else if (!held.isEmpty())
        chart.addDots(tr("Override"), held, Ink::Compared, true);
    QList<QPointF> replaced;
    for (const workflow::OddWeek& week : detail.oddWeeks)
        if (week.used() != week.sold)
            replaced << QPointF(xOf(week.week), week.used());
    if (!replaced.isEmpty())
        chart.addDots(tr("Counts as demand"), replaced, Ink::Extra, true);
    addPromotions(chart, detail, tr("Promotion"));
    chart.end();

    QStringList caption;
    if (!detail.days.empty())
        caption << tr("Weekly demand, %1")
                       .arg(format::range({detail.days.front(), detail.days.back() + std::chrono::days{7}}));
    if (!detail.mean.empty())
        caption << tr("%1 weeks ahead by %2")
                       .arg(format::count(static_cast<qint64>(detail.mean.size())),
                            DemandColumns::methodTitle(detail.method));
    if (detail.coverage80)
        caption
            << tr("the 80 % band held %1 of what came in the backtests").arg(format::percent(*detail.coverage80, 0));
    chart.setCaption(caption.join(QStringLiteral(" · ")));
    return dots;
}

QString DemandChart::verdict(const workflow::DemandDetail& detail, const workflow::MethodTrial* other)
{
    if (!other && !detail.series.method.empty())
        return tr("The method is locked, so no other was tested beside it.");
    const std::string against = other ? other->method : detail.runnerUp;
    const auto scoreOf = [&](const std::string& method) -> std::optional<forecast::BacktestScore> {
        for (const forecast::BacktestScore& score : detail.backtest)
            if (score.method == method)
                return score;
        return std::nullopt;
    };
    auto own = scoreOf(detail.method);
    auto theirs = other ? other->score : scoreOf(against);
    if (!own && !detail.backtest.empty()) // a sum: its own history was tested beside it
        own = detail.backtest.front();
    if (!theirs && !other && detail.backtest.size() > 1)
        theirs = detail.backtest[1];
    const auto judged = own && theirs ? workflow::verdictOn(*own, *theirs) : std::nullopt;
    if (!judged)
        return tr("The history is too short to test methods on.");
    const auto named = [](const forecast::BacktestScore& score) {
        return tr("%1 %2").arg(DemandColumns::methodTitle(score.method), format::number(score.mase, 2));
    };
    const double share = judged->runnerUp.mase > 0 ? judged->margin / judged->runnerUp.mase : 0;
    return tr("Error as MASE at %n earlier moment(s): %1, %2. The first was nearer by %3.", nullptr,
              judged->winner.origins)
        .arg(named(judged->winner), named(judged->runnerUp), format::percent(share, 0));
}

QString DemandChart::explanation(const workflow::DemandDetail& detail)
{
    if (detail.mean.empty())
        return tr("The last run has no forecast of this SKU.");
    const double weeks = static_cast<double>(detail.mean.size());
    const double total = std::accumulate(detail.mean.begin(), detail.mean.end(), 0.0);
    const std::size_t quarter = std::min<std::size_t>(detail.history.size(), 13);
    const double before = quarter == 0 ? 0
                                       : std::accumulate(detail.history.end() - static_cast<std::ptrdiff_t>(quarter),
                                                         detail.history.end(), 0.0) /
                                             static_cast<double>(quarter);
    QStringList sentences;
    sentences << tr("%1 units are expected over the next %2 weeks, %3 a week; the last %4 weeks had %5 a week.")
                     .arg(format::number(total), format::number(weeks), format::number(total / weeks, 1),
                          format::count(static_cast<qint64>(quarter)), format::number(before, 1));
    sentences << tr("Next week: %1, in eight of ten cases between %2 and %3.")
                     .arg(format::number(detail.mean.front(), 1), format::number(detail.low80.front(), 1),
                          format::number(detail.high80.front(), 1));
    const auto scoreOf = [&](const std::string& method) {
        return std::find_if(detail.backtest.begin(), detail.backtest.end(),
                            [&](const auto& score) { return score.method == method; });
    };
    const auto own = scoreOf(detail.method);
    const auto other = scoreOf(detail.runnerUp);
    if (detail.level != workflow::DemandLevel::Sku)
        sentences << tr("It is the sum of the forecasts of %Ln SKU(s), so that every level has the same total.",
                        nullptr, static_cast<int>(detail.products.size()));
    else if (detail.method == "like")
        sentences << tr("It borrows this from products that it sells like: see tab \"New\".");
    else if (!detail.series.method.empty())
        sentences << tr("%1 was used: it is locked.").arg(DemandColumns::methodTitle(detail.method));
    else if (own != detail.backtest.end() && other != detail.backtest.end())
        sentences << tr("%1 was used. Backtest origins: %2; error %3 times the naive one, that of %4 %5.")
                         .arg(DemandColumns::methodTitle(detail.method), format::count(own->origins),
                              format::number(own->mase, 2), DemandColumns::methodTitle(detail.runnerUp),
                              format::number(other->mase, 2));
    else
        sentences << tr("%1 was used; the history is too short to compare methods on.")
                         .arg(DemandColumns::methodTitle(detail.method));
    return sentences.join(QLatin1Char('\n'));
}

} // namespace ms::app
