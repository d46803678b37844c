// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/demand_series.h"

#include "features/complete_periods.h"
#include "features/sales_scan.h"
#include "features/stocked_out_periods.h"
#include "workspace/guarded.h"
#include "workspace/workspace.h"

#include <algorithm>

namespace ms::features {
namespace {

using workspace::DemandKind;

/// Units by product key, then by period from the first one of the shop; empty for products without a sale.
using Units = std::vector<std::vector<double>>;

Units sumUnits(workspace::Connection& connection, const KnownOrders& orders, const KnownProducts& products,
               const CompletePeriods& periods, DemandKind kind)
{
    Units units(products.wanted.size());
    const std::vector<std::int32_t> periodOfDay = periods.indexByDay();
    forEachSale(connection, orders, products, [&](const SaleLine& line) {
        if (!line.isDemand && !(kind == DemandKind::Net && line.isGivenBack))
            return;
        const std::int32_t period = periodOfDay[static_cast<std::size_t>(line.day - periods.firstDayNumber())];
        if (period < 0)
            return;
        std::vector<double>& ofProduct = units[line.product];
        if (ofProduct.empty())
            ofProduct.assign(periods.count(), 0.0);
        ofProduct[static_cast<std::size_t>(period)] += static_cast<double>(line.units);
    });
    return units;
}

/// Moves what came back beyond a period's sales to the periods before it.
void carryReturnsBack(std::vector<double>& units)
{
    for (std::size_t i = units.size(); i-- > 0;) {
        if (units[i] >= 0)
            continue;
        if (i > 0)
            units[i - 1] += units[i];
        units[i] = 0;
    }
}

} // namespace

Result<Demand> demandSeries(workspace::Workspace& workspace, const DemandRequest& request)
{
    const auto calendar = PeriodCalendar::of(request.frequency);
    if (!calendar)
        return tl::unexpected(calendar.error());
    return workspace::guarded([&] {
        workspace::Connection& connection = workspace.connection();
        const KnownOrders orders = readOrders(connection, request.asOf, request.location);
        Demand demand;
        demand.frequency = request.frequency;
        const CompletePeriods periods(*calendar, orders, request.asOf);
        demand.end = periods.end();
        demand.dataEnd = orders.lastDay.value_or(request.asOf);
        if (periods.count() == 0)
            return demand;
        const KnownProducts products = readProducts(connection, request.filter);
        Units units = sumUnits(connection, orders, products, periods, request.demand);
        StockedOutPeriods stockedOut(connection, periods, request.asOf, request.location);
        for (std::size_t key = 0; key < units.size(); ++key) {
            std::vector<double>& history = units[key];
            if (request.demand == DemandKind::Net)
                carryReturnsBack(history);
            const auto first = std::find_if(history.begin(), history.end(), [](double u) { return u > 0; });
            if (first == history.end())
                continue;
            const std::size_t skipped = static_cast<std::size_t>(first - history.begin());
            ProductDemand product;
            product.product = {static_cast<std::int64_t>(key)};
            product.firstDay = periods.firstDayOf(skipped);
            product.series.id = products.sku[key];
            product.series.frequency = request.frequency;
            product.series.history.assign(first, history.end());
            product.series.stockedOut = stockedOut.of(product.product, skipped);
            demand.series.push_back(std::move(product));
        }
        return demand;
    });
}

} // namespace ms::features
