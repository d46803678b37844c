// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/inventory/frontier_chart.h"

#include "app/chart/chart_view.h"
#include "app/format.h"

#include <cmath>

namespace ms::app {

void FrontierChart::draw(ChartView& chart, const std::vector<workflow::FrontierPoint>& frontier,
                         double cycleServiceLevel, const Currency& currency)
{
    const double minor = std::pow(10.0, currency.decimals());
    QList<QPointF> cycle;
    QList<QPointF> fill;
    for (const auto& point : frontier) {
        const double stock = static_cast<double>(point.stockMinor) / minor;
        cycle << QPointF(100.0 * point.cycleServiceLevel, stock);
        fill << QPointF(100.0 * point.fillRate, stock);
    }
    chart.setTitle(tr("What service costs"));
    chart.setExportName(QStringLiteral("frontier"));
    const QString money = currency.known() ? tr("Stock, %1").arg(format::currencySign(currency)) : tr("Stock, money");
    chart.begin({tr("Service, %"), AxisKind::Number}, {money, AxisKind::Number, true});
    chart.addLine(tr("Cycle service level"), cycle, Ink::Forecast);
    chart.addDots({}, cycle, Ink::Forecast);
    chart.addLine(tr("Fill rate"), fill, Ink::Gain, true);
    chart.addMark(100.0 * cycleServiceLevel, tr("now"));
    chart.end();
    chart.setCaption(tr("Safety stock and half a review period's demand of all SKUs, at cost or, where that is not "
                        "known, at the price, by service level: the "
                        "share of cycles without a stockout, and of units met that comes with it"));
}

} // namespace ms::app
