// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/inventory/stock_chart.h"

#include "app/chart/chart_view.h"
#include "app/format.h"

namespace ms::app {
namespace {

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

} // namespace

void StockChart::draw(ChartView& chart, const workflow::InventoryDetail& detail,
                      const workflow::InventoryScenario& scenario)
{
    const auto& row = detail.row;
    const auto& ahead = detail.projection;
    const QString sku = QString::fromStdString(row.sku.text);
    chart.setTitle(tr("%1 %2").arg(sku, QString::fromStdString(row.title)).trimmed());
    chart.setExportName(QStringLiteral("stock-") + sku);
    if (ahead.days.empty()) {
        chart.begin({tr("Week"), AxisKind::Day}, {tr("Units sold a period"), AxisKind::Number, true});
        chart.addLine(tr("Demand"), points(detail.historyDays, detail.history), Ink::History);
        chart.end();
        chart.setCaption(tr("Demand of the last periods. Its stock was never counted, so nothing can be projected."));
        return;
    }
    chart.begin({tr("Day"), AxisKind::Day}, {tr("Units on hand"), AxisKind::Number, true});
    chart.addBand(tr("95 %"), points(ahead.days, ahead.low95), points(ahead.days, ahead.high95), Ink::Forecast, 0.12);
    chart.addBand(tr("80 %"), points(ahead.days, ahead.low80), points(ahead.days, ahead.high80), Ink::Forecast, 0.25);
    if (row.suggestion && row.suggestion->units > 0)
        chart.addLine(tr("Without the order"), points(ahead.days, ahead.withoutOrder), Ink::Alarm, true);
    chart.addLine(tr("Expected"), points(ahead.days, ahead.mean), Ink::Forecast);
    for (const Day day : ahead.arrivals) {
        if (day <= ahead.days.back())
            chart.addMark(xOf(day), tr("due"));
    }
    if (ahead.orderArrives && *ahead.orderArrives <= ahead.days.back())
        chart.addMark(xOf(*ahead.orderArrives), tr("this order"));
    chart.end();
    chart.setCaption(
        (scenario.fillRate
             ? tr("Stock at each day's end, %1, with %2 units ordered for a fill rate of %3 · bands: forecast error")
             : tr("Stock at each day's end, %1, with %2 units ordered for a service level of %3 · bands: forecast "
                  "error"))
            .arg(format::range({ahead.days.front(), ahead.days.back() + std::chrono::days(1)}),
                 format::count(row.suggestion ? row.suggestion->units : 0),
                 format::percent(scenario.fillRate.value_or(row.serviceLevel))));
}

} // namespace ms::app
