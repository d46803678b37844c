// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demand/grain_chart.h"

#include "app/chart/chart_view.h"
#include "app/demand/demand_columns.h"
#include "app/format.h"
#include "app/table/known.h"

#include <QStringList>

#include <cmath>
#include <optional>

namespace ms::app {

using workflow::Grain;
using workflow::GrainPeriod;

namespace {

constexpr double secondsADay = 86400;

double xOf(const GrainPeriod& period)
{
    return static_cast<double>(period.start.time_since_epoch().count()) / secondsADay;
}

Day dayOf(const GrainPeriod& period)
{
    return std::chrono::floor<std::chrono::days>(period.start);
}

/// What a chart draws of the periods.
struct Lines {
    QList<QPointF> history;
    QList<QPointF> forecast;
    QList<QPointF> held;
    QList<QPointF> low80;
    QList<QPointF> high80;
    QList<QPointF> low95;
    QList<QPointF> high95;
};

Lines linesOf(const std::vector<GrainPeriod>& periods)
{
    Lines lines;
    for (const GrainPeriod& period : periods) {
        if (!period.whole)
            continue;
        const double x = xOf(period);
        if (!period.mean) {
            lines.history << QPointF(x, period.sold.value_or(0));
            continue;
        }
        if (lines.forecast.isEmpty() && !lines.history.isEmpty())
            for (auto* line : {&lines.forecast, &lines.low80, &lines.high80, &lines.low95, &lines.high95})
                *line << lines.history.back();       // forecast and bands leave the history without a gap
        const double sold = period.sold.value_or(0); // of the period in which the forecast begins
        lines.forecast << QPointF(x, sold + *period.mean);
        lines.low80 << QPointF(x, sold + period.low80);
        lines.high80 << QPointF(x, sold + period.high80);
        lines.low95 << QPointF(x, sold + period.low95);
        lines.high95 << QPointF(x, sold + period.high95);
        if (period.held)
            lines.held << QPointF(x, sold + *period.held);
    }
    return lines;
}

/// The first look: by hour a week back and one ahead, by day two months back and one ahead; the wheel shows more.
void lookClosely(ChartView& chart, Grain grain, const Lines& lines)
{
    const double back = grain == Grain::Hour ? 7 : 56;
    const double ahead = grain == Grain::Hour ? 7 : 35;
    if (grain == Grain::Month || lines.history.isEmpty())
        return;
    const double end = lines.history.back().x();
    chart.showRange(end - back, end + (lines.forecast.isEmpty() ? 0 : ahead));
}

} // namespace

QString GrainChart::name(Grain grain)
{
    switch (grain) {
    case Grain::Hour:
        return tr("By hour");
    case Grain::Day:
        return tr("By day");
    case Grain::Month:
        return tr("By month");
    case Grain::Week:
        break;
    }
    return tr("By week");
}

std::vector<Column<GrainPeriod>> GrainChart::figures()
{
    using Kind = ColumnKind;
    std::vector<Column<GrainPeriod>> columns;
    const auto add = [&](ColumnInfo info, std::function<QVariant(const GrainPeriod&)> value) {
        columns.push_back({std::move(info), std::move(value), nullptr, nullptr});
    };
    add({"start", tr("From"), Kind::Date, 0, Total::Count},
        [](const GrainPeriod& period) { return format::toDate(dayOf(period)); });
    add({"hour", tr("Hour"), Kind::Number, 0, Total::None, tr("Of the shop's clock")}, [](const GrainPeriod& period) {
        return static_cast<double>(
            std::chrono::duration_cast<std::chrono::hours>(period.start - dayOf(period)).count());
    });
    add({"sold", tr("Sold"), Kind::Number, 1, Total::Sum, tr("Units of what is over of the period")},
        [](const GrainPeriod& period) { return known(period.sold); });
    add({"mean", tr("Forecast"), Kind::Number, 1, Total::Sum, tr("Units of what is to come of the period")},
        [](const GrainPeriod& period) { return known(period.mean); });
    add({"held", tr("Override"), Kind::Number, 1, Total::None, tr("The forecast with the overrides that hold")},
        [](const GrainPeriod& period) { return known(period.held); });
    add({"low80", tr("80 % from"), Kind::Number, 1, Total::None, tr("In nine of ten cases demand is above this")},
        [](const GrainPeriod& period) { return period.mean ? QVariant(period.low80) : QVariant(); });
    add({"high80", tr("80 % to"), Kind::Number, 1},
        [](const GrainPeriod& period) { return period.mean ? QVariant(period.high80) : QVariant(); });
    return columns;
}

QString GrainChart::words(const workflow::GrainDetail& periods)
{
    double sold = 0;
    double mean = 0;
    for (const GrainPeriod& period : periods.periods) {
        sold += period.sold.value_or(0);
        mean += period.mean.value_or(0);
    }
    const QString totals = tr("Sold %1, forecast %2: the same by hour, day, week and month.")
                               .arg(format::number(sold), format::number(mean));
    if (periods.grain == Grain::Week)
        return totals;
    return totals + QLatin1Char(' ') + tr("Days and hours share out their week as they did before.");
}

void GrainChart::draw(ChartView& chart, const workflow::DemandDetail& detail, const workflow::GrainDetail& periods)
{
    const Grain grain = periods.grain;
    const QString sku = QString::fromStdString(detail.sku.text);
    chart.setTitle(DemandColumns::heading(detail));
    chart.setExportName(QStringLiteral("demand-") + sku);
    const bool hourly = grain == Grain::Hour;
    const bool daily = grain == Grain::Day;
    const QString axis = hourly ? tr("Hour") : daily ? tr("Day") : tr("Month");
    const QString units = hourly ? tr("Units an hour") : daily ? tr("Units a day") : tr("Units a month");
    chart.begin({axis, hourly ? AxisKind::Hour : AxisKind::Day}, {units, AxisKind::Number, true}, false);
    const Lines lines = linesOf(periods.periods);
    if (!lines.forecast.isEmpty() && periods.banded) {
        chart.addBand(tr("95 %"), lines.low95, lines.high95, Ink::Forecast, 0.12);
        chart.addBand(tr("80 %"), lines.low80, lines.high80, Ink::Forecast, 0.25);
    }
    chart.addLine(tr("History"), lines.history, Ink::History);
    if (!lines.forecast.isEmpty())
        chart.addLine(tr("Forecast"), lines.forecast, Ink::Forecast);
    if (!lines.held.isEmpty())
        chart.addDots(tr("Override"), lines.held, Ink::Compared, true);
    chart.end();
    lookClosely(chart, grain, lines);

    QStringList caption;
    if (!detail.days.empty())
        caption << (hourly  ? tr("Hourly demand, %1")
                    : daily ? tr("Daily demand, %1")
                            : tr("Monthly demand, %1"))
                       .arg(format::range({detail.days.front(), detail.days.back() + std::chrono::days{7}}));
    if (!detail.mean.empty())
        caption << tr("%1 weeks ahead by %2, told in other periods with the same total")
                       .arg(format::count(static_cast<qint64>(detail.mean.size())),
                            DemandColumns::methodTitle(detail.method));
    if (!periods.banded)
        caption << tr("intervals are not known by hour");
    chart.setCaption(caption.join(QStringLiteral(" · ")));
}

} // namespace ms::app
