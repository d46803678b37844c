// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/price_observations.h"

#include "features/complete_periods.h"
#include "features/promotion_shares.h"
#include "features/sales_scan.h"
#include "features/stocked_out_periods.h"
#include "workspace/guarded.h"
#include "workspace/settings.h"
#include "workspace/workspace.h"

#include <cmath>

namespace ms::features {
namespace {

/// Units and what they cost the customers, by period; no entries for products without a sale.
struct Sold {
    std::vector<double> units;
    std::vector<double> paidMinor;
};

std::vector<Sold> sumSales(workspace::Connection& connection, const KnownOrders& orders, const KnownProducts& products,
                           const CompletePeriods& periods)
{
    std::vector<Sold> sold(products.wanted.size());
    const std::vector<std::int32_t> periodOfDay = periods.indexByDay();
    forEachSale(connection, orders, products, [&](const SaleLine& line) {
        const std::int32_t period = periodOfDay[static_cast<std::size_t>(line.day - periods.firstDayNumber())];
        if (!line.isDemand || line.unitPriceMinor <= 0 || period < 0)
            return;
        Sold& ofProduct = sold[line.product];
        if (ofProduct.units.empty()) {
            ofProduct.units.assign(periods.count(), 0.0);
            ofProduct.paidMinor.assign(periods.count(), 0.0);
        }
        const auto at = static_cast<std::size_t>(period);
        const auto units = static_cast<double>(line.units);
        ofProduct.units[at] += units;
        ofProduct.paidMinor[at] += units * static_cast<double>(line.unitPriceMinor);
    });
    return sold;
}

/// The list price of every period, in minor units, from the price history known by then; NaN: not known.
std::vector<std::vector<double>> listPrices(workspace::Connection& connection, const CompletePeriods& periods, Day asOf,
                                            std::size_t products)
{
    std::vector<std::vector<double>> prices(products);
    workspace::Query query(
        connection, "SELECT product_id, day, price_minor FROM price_history WHERE day <= ? ORDER BY product_id, day",
        asOf);
    while (query.step()) {
        auto& ofProduct = prices[static_cast<std::size_t>(query.integer(0))];
        ofProduct.resize(periods.count(), pricing::notKnown);
        for (std::size_t period = periods.count(); period-- > 0 && periods.firstDayOf(period) >= query.day(1);)
            ofProduct[period] = static_cast<double>(query.integer(2));
    }
    return prices;
}

double currencyUnits(workspace::Workspace& workspace)
{
    const auto settings = workspace::loadSettings(workspace);
    const int decimals = settings && settings->currency.known() ? settings->currency.decimals() : 2;
    return std::pow(10.0, decimals);
}

/// One product's rows of the panel.
struct RowMaker {
    const CompletePeriods& periods;
    const StockedOutPeriods& stockedOut;
    const PromotionShares& promotions;
    double minorPerUnit;

    void append(workspace::ProductKey product, std::int32_t index, const Sold& sold,
                const std::vector<double>& listPrice, std::int64_t costMinor,
                std::vector<pricing::Observation>& rows) const
    {
        bool begun = false; // weeks before the first sale say nothing: the product may not have been on offer
        for (std::size_t period = 0; period < periods.count(); ++period) {
            begun = begun || sold.units[period] > 0;
            if (!begun || stockedOut.at(product, period))
                continue;
            const double price = sold.units[period] > 0 ? sold.paidMinor[period] / sold.units[period]
                                 : listPrice.empty()    ? pricing::notKnown
                                                        : listPrice[period];
            if (!(price > 0))
                continue;
            pricing::Observation row;
            row.product = index;
            row.period = static_cast<std::int32_t>(period);
            row.units = sold.units[period];
            row.price = price / minorPerUnit;
            row.promotion = promotions.promotion(product, period);
            row.feature = promotions.feature(product, period);
            row.cost = costMinor < 0 ? pricing::notKnown : static_cast<double>(costMinor) / minorPerUnit;
            rows.push_back(row);
        }
    }
};

} // namespace

Result<PriceObservations> priceObservations(workspace::Workspace& workspace, const DemandRequest& request)
{
    const auto calendar = PeriodCalendar::of(request.frequency);
    if (!calendar)
        return tl::unexpected(calendar.error());
    return workspace::guarded([&] {
        workspace::Connection& connection = workspace.connection();
        const KnownOrders orders = readOrders(connection, request.asOf, request.location);
        const CompletePeriods periods(*calendar, orders, request.asOf);
        const KnownProducts products = readProducts(connection, request.filter);
        const std::vector<Sold> sold = sumSales(connection, orders, products, periods);
        const auto listPrice = listPrices(connection, periods, request.asOf, products.wanted.size());
        const StockedOutPeriods stockedOut(connection, periods, request.asOf, request.location);
        const PromotionShares promotions(connection, periods, request.asOf, request.location);
        const RowMaker maker{periods, stockedOut, promotions, currencyUnits(workspace)};

        PriceObservations result;
        result.panel.locations = {LocationId{}};
        for (std::size_t period = 0; period < periods.count(); ++period)
            result.periodStarts.push_back(periods.firstDayOf(period));
        for (std::size_t key = 0; key < sold.size(); ++key) {
            if (sold[key].units.empty())
                continue;
            const workspace::ProductKey product{static_cast<std::int64_t>(key)};
            const auto index = static_cast<std::int32_t>(result.products.size());
            result.products.push_back(product);
            result.panel.products.push_back(Sku{products.sku[key]});
            result.panel.categories.push_back(products.category[key]);
            maker.append(product, index, sold[key], listPrice[key], products.costMinor[key], result.panel.rows);
        }
        return result;
    });
}

} // namespace ms::features
