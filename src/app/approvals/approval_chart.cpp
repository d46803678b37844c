// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/approvals/approval_chart.h"

#include "app/chart/chart_view.h"
#include "app/format.h"

#include <cmath>
#include <map>

namespace ms::app {
namespace {

using approvals::PriceChange;
using approvals::Reorder;
using workflow::QueuedChange;

/// Bars side by side at each x: what waits, and what was decided.
struct Bars {
    std::map<int, double> waiting;
    std::map<int, double> decided;

    void add(const QueuedChange& change, int x, double y)
    {
        (change.proposal.state == approvals::State::Submitted ? waiting : decided)[x] += y;
    }
    /// `middle`: where in its unit of x a bar stands.
    void draw(ChartView& chart, double middle) const
    {
        constexpr double width = 0.38;
        const auto points = [](const std::map<int, double>& heights, double shift) {
            QList<QPointF> result;
            for (const auto& [x, y] : heights)
                result << QPointF(x + shift, y);
            return result;
        };
        chart.addBars(ApprovalChart::tr("Waits"), points(waiting, middle - 0.2), Ink::Compared, width);
        chart.addBars(ApprovalChart::tr("Decided"), points(decided, middle + 0.2), Ink::Forecast, width);
        chart.end();
    }
};

} // namespace

bool ApprovalChart::draw(ChartView& chart, std::span<const QueuedChange> changes, const Currency& currency)
{
    Bars sizes;
    Bars values;
    int prices = 0;
    int orders = 0;
    const double major = std::pow(10.0, currency.decimals());
    for (const QueuedChange& change : changes) {
        if (const auto* price = std::get_if<PriceChange>(&change.proposal.change); price && price->oldPrice.minor > 0) {
            ++prices;
            const double percent =
                100 * double(price->newPrice.minor - price->oldPrice.minor) / double(price->oldPrice.minor);
            sizes.add(change, int(std::floor(percent)), 1);
        } else if (const auto* order = std::get_if<Reorder>(&change.proposal.change)) {
            ++orders;
            values.add(change, int(dayNumber(order->expected)),
                       double(order->unitCost.minor * order->quantity.units) / major);
        }
    }
    if (prices > 0) {
        chart.setTitle(tr("Price changes by size"));
        chart.setExportName(QStringLiteral("price-changes"));
        chart.begin({tr("Change of price, %"), AxisKind::Number, true}, {tr("Changes"), AxisKind::Number, true});
        sizes.draw(chart, 0.5);
        chart.setCaption(
            tr("%1 proposed price changes, each bar one per cent of the old price wide.").arg(format::count(prices)));
        return true;
    }
    if (orders == 0)
        return false;
    chart.setTitle(tr("Orders by the day they are due"));
    chart.setExportName(QStringLiteral("orders-due"));
    chart.begin({tr("Goods expected"), AxisKind::Day},
                {tr("Order value, %1").arg(format::currencySign(currency)), AxisKind::Number, true});
    values.draw(chart, 0.0);
    chart.setCaption(tr("Value of %1 proposed orders at unit cost, by the day that their goods are expected on the "
                        "shelf.")
                         .arg(format::count(orders)));
    return true;
}

} // namespace ms::app
