// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/demo_history.h"

#include "stats/random.h"

#include <algorithm>
#include <cmath>

namespace ms::workflow {
namespace {

using stats::Random;

constexpr std::uint64_t historyStream = 2'000'000;
constexpr std::uint64_t deliveryStream = 4'000'000'000;

std::int64_t rounded(double value)
{
    return std::llround(value);
}

/// To the next 5 minor units: what a shop would print.
std::int64_t roundedPrice(double minor)
{
    return std::max<std::int64_t>(5 * rounded(minor / 5), 5);
}

/// List prices: one product in eight never moves its price, the others move it every few months.
std::vector<DemoPrice> drawPrices(const DemoPlan& plan, const DemoProduct& product, Random& random)
{
    std::vector<DemoPrice> prices{{product.firstDay, product.referencePriceMinor}};
    if (random.uniform() < 0.125)
        return prices;
    for (int day = product.firstDay; day < plan.days;) {
        day += 7 * (6 + static_cast<int>(random.below(18)));
        const double factor = 0.82 + 0.38 * random.uniform();
        const std::int64_t price = roundedPrice(static_cast<double>(product.referencePriceMinor) * factor);
        if (day < plan.days && price != prices.back().priceMinor)
            prices.push_back({day, price});
    }
    return prices;
}

std::int64_t priceOn(const std::vector<DemoPrice>& prices, int day)
{
    std::int64_t price = prices.front().priceMinor;
    for (const DemoPrice& one : prices)
        price = one.day <= day ? one.priceMinor : price;
    return price;
}

/// About one promoted week in twelve, 10 to 30 % off; none for products whose price never moves.
std::vector<DemoPromotion> drawPromotions(const DemoPlan& plan, const DemoProduct& product,
                                          const std::vector<DemoPrice>& prices, Random& random)
{
    std::vector<DemoPromotion> promotions;
    if (prices.size() < 2)
        return promotions;
    for (int day = (product.firstDay + 6) / 7 * 7; day < plan.days; day += 7) {
        const bool promoted = random.uniform() < 1.0 / 12;
        const double factor = 0.9 - 0.05 * static_cast<double>(random.below(5));
        if (promoted)
            promotions.push_back(
                {day, std::min(day + 7, plan.days), roundedPrice(factor * static_cast<double>(priceOn(prices, day)))});
    }
    return promotions;
}

/// One product's days, from Monday to Sunday, week after week.
class Play {
public:
    Play(const DemoPlan& plan, std::size_t number)
        : m_plan(plan), m_product(plan.products[number]), m_random(plan.size.seed, historyStream + number),
          m_arrivals(static_cast<std::size_t>(plan.days)), m_comingBack(static_cast<std::size_t>(plan.days))
    {
        m_history.prices = drawPrices(plan, m_product, m_random);
        m_history.promotions = drawPromotions(plan, m_product, m_history.prices, m_random);
    }

    DemoHistory run()
    {
        for (const DemoPlace place : {DemoPlace::Web, DemoPlace::Shop})
            stock(place) = orderUpTo(m_product.firstDay, place);
        for (int day = m_product.firstDay; day < m_plan.days; ++day)
            playDay(day);
        return std::move(m_history);
    }

private:
    std::int64_t& stock(DemoPlace place) { return m_onHand[static_cast<std::size_t>(place)]; }
    std::int64_t& onOrder(DemoPlace place) { return m_onOrder[static_cast<std::size_t>(place)]; }
    [[nodiscard]] double share(DemoPlace place) const
    {
        return place == DemoPlace::Shop ? m_plan.shopShare : 1 - m_plan.shopShare;
    }

    void playDay(int day)
    {
        receive(day);
        if (day % 7 == 0)
            reorder(day);
        const std::int64_t list = priceOn(m_history.prices, day);
        while (m_promotion < m_history.promotions.size() && m_history.promotions[m_promotion].lastDay <= day)
            ++m_promotion;
        const bool promoted =
            m_promotion < m_history.promotions.size() && m_history.promotions[m_promotion].firstDay <= day;
        const std::int64_t price = promoted ? m_history.promotions[m_promotion].priceMinor : list;
        const double ratio = static_cast<double>(price) / static_cast<double>(m_product.referencePriceMinor);
        const double noise = m_random.gamma(m_product.noiseShape) / m_product.noiseShape;
        const double mean = noise * expectedUnits(m_plan, m_product, day, ratio, promoted);
        for (const DemoPlace place : {DemoPlace::Web, DemoPlace::Shop}) {
            // Demand comes in lines of several units, so that few customers can want many at once.
            const std::int64_t lines = m_random.poisson(mean * share(place) / m_product.unitsALine);
            for (std::int64_t i = 0; i < lines; ++i)
                sell({day, place, drawUnits(), price, list, -1});
        }
        const bool nothingLeft = m_onHand[0] + m_onHand[1] == 0;
        m_history.stockoutDays += nothingLeft ? 1 : 0;
        if (nothingLeft || day % 7 == 6)
            m_history.counts.push_back({day, m_onHand});
    }

    /// 1 and more, geometric with the product's mean.
    std::int64_t drawUnits()
    {
        const double more = 1 - 1 / m_product.unitsALine;
        std::int64_t units = 1;
        while (units < 50 && m_random.uniform() < more)
            ++units;
        return units;
    }

    /// What one place lacks the other one sends; what neither has is lost.
    void sell(DemoSale sale)
    {
        m_history.demandUnits += sale.units;
        const DemoPlace other = sale.place == DemoPlace::Web ? DemoPlace::Shop : DemoPlace::Web;
        const std::int64_t here = std::min(sale.units, stock(sale.place));
        const std::int64_t sent = std::min(sale.units - here, stock(other));
        stock(sale.place) -= here;
        stock(other) -= sent;
        m_history.lostUnits += sale.units - here - sent;
        sale.units = here + sent;
        const bool comesBack = m_random.uniform() < 0.03;
        const int after = 3 + static_cast<int>(m_random.below(18));
        if (sale.units == 0)
            return;
        if (comesBack && sale.day + after < m_plan.days) {
            sale.returnDay = sale.day + after;
            m_comingBack[static_cast<std::size_t>(sale.returnDay)][static_cast<std::size_t>(sale.place)] += sale.units;
        }
        m_history.soldUnits += sale.units;
        m_history.sales.push_back(sale);
    }

    void receive(int day)
    {
        for (const DemoPlace place : {DemoPlace::Web, DemoPlace::Shop}) {
            const auto at = static_cast<std::size_t>(place);
            const std::int64_t arrived = m_arrivals[static_cast<std::size_t>(day)][at];
            onOrder(place) -= arrived;
            stock(place) += arrived + m_comingBack[static_cast<std::size_t>(day)][at];
        }
    }

    /// Demand until the next delivery after this one, with a margin; what a shopkeeper with a rule of thumb would hold.
    std::int64_t orderUpTo(int day, DemoPlace place)
    {
        const DemoSupplier& supplier = m_plan.suppliers[m_product.supplier];
        double mean = 0;
        for (int back = 1; back <= 28; ++back)
            mean += expectedUnits(m_plan, m_product, std::max(day - back, m_product.firstDay), 1, false) *
                    share(place) / 28;
        const double span = supplier.leadTimeDays + 7;
        return std::max<std::int64_t>(
            rounded(m_product.stockFactor * (mean * span + 2.0 * std::sqrt(mean * span * m_product.unitsALine) + 1)),
            2);
    }

    void reorder(int day)
    {
        for (const DemoPlace place : {DemoPlace::Web, DemoPlace::Shop}) {
            const std::int64_t missing = orderUpTo(day, place) - stock(place) - onOrder(place);
            if (missing <= 0 || (missing < m_product.minimumOrder && stock(place) > missing))
                continue;
            const std::int64_t wanted = std::max(missing, m_product.minimumOrder);
            const std::int64_t units = (wanted + m_product.packSize - 1) / m_product.packSize * m_product.packSize;
            const int due = day + deliveryDays(m_plan, m_product.supplier, place, day);
            m_history.deliveries.push_back({place, day, units});
            onOrder(place) += units;
            if (due < m_plan.days)
                m_arrivals[static_cast<std::size_t>(due)][static_cast<std::size_t>(place)] += units;
        }
    }

    const DemoPlan& m_plan;
    const DemoProduct& m_product;
    Random m_random;
    DemoHistory m_history;
    std::array<std::int64_t, demoPlaces> m_onHand{};
    std::array<std::int64_t, demoPlaces> m_onOrder{};
    std::vector<std::array<std::int64_t, demoPlaces>> m_arrivals;   // by day
    std::vector<std::array<std::int64_t, demoPlaces>> m_comingBack; // by day
    std::size_t m_promotion = 0;                                    // the first that has not ended
};

} // namespace

int deliveryDays(const DemoPlan& plan, std::size_t supplier, DemoPlace place, int orderedDay)
{
    const auto stream = deliveryStream + (supplier * demoPlaces + static_cast<std::size_t>(place)) * 100'000 +
                        static_cast<std::uint64_t>(orderedDay);
    Random random(plan.size.seed, stream);
    const DemoSupplier& from = plan.suppliers[supplier];
    const double shape = from.leadTimeDays * from.leadTimeDays / (from.leadTimeStdDevDays * from.leadTimeStdDevDays);
    return std::max(1, static_cast<int>(rounded(random.gamma(shape) * from.leadTimeDays / shape)));
}

DemoHistory playProduct(const DemoPlan& plan, std::size_t product)
{
    return Play(plan, product).run();
}

} // namespace ms::workflow
