// SPDX-License-Identifier: GPL-3.0-or-later
#include "inventory/stock_outlook.h"
#include "inventory/unit_demand.h"
#include "stats/distribution.h"
#include "stats/random.h"

#include <algorithm>
#include <cmath>
#include <vector>

namespace ms::inventory {
namespace {

constexpr int futures = 400; // the window draws them while a row is looked at

/// Expected demand of the first day, of the first two days...
std::vector<IntervalDemand> demandByDay(const DemandOutlook& outlook, int days)
{
    std::vector<IntervalDemand> sums;
    for (int day = 1; day <= days; ++day)
        sums.push_back(demandOver(outlook, day));
    return sums;
}

/// Expected demand of the day after the first `day` days.
double meanOf(const std::vector<IntervalDemand>& sums, std::size_t day)
{
    return std::max(0.0, sums[day].mean - (day > 0 ? sums[day - 1].mean : 0.0));
}

/// Daily demand whose sums have these means and error spreads: a factor that holds all the time, for errors that go
/// together, times independent days.
class DailyDemand {
public:
    explicit DailyDemand(const std::vector<IntervalDemand>& byDay) : m_mean(byDay.size()), m_variance(byDay.size())
    {
        std::vector<double> sums;
        std::vector<double> spreads; // squares
        for (const IntervalDemand& sum : byDay) {
            sums.push_back(sum.mean);
            spreads.push_back(std::max(sum.stdDev * sum.stdDev, spreads.empty() ? 0.0 : spreads.back()));
        }
        const auto growth = [](const std::vector<double>& of, std::size_t t) {
            return of[t] - (t > 0 ? of[t - 1] : 0.0);
        };
        // The largest common part that leaves no day less than nothing of its own.
        bool any = false;
        for (std::size_t t = 0; t < sums.size(); ++t) {
            m_mean[t] = meanOf(byDay, t);
            const double squares = sums[t] * sums[t] - (t > 0 ? sums[t - 1] * sums[t - 1] : 0.0);
            if (squares > 1e-12) {
                const double share = growth(spreads, t) / squares;
                m_common = any ? std::min(m_common, share) : share;
                any = true;
            }
        }
        for (std::size_t t = 0; t < sums.size(); ++t) {
            const double squares = sums[t] * sums[t] - (t > 0 ? sums[t - 1] * sums[t - 1] : 0.0);
            m_variance[t] = std::max(0.0, growth(spreads, t) - m_common * squares);
        }
        if (m_common > 1e-9)
            m_factor = stats::gammaDistribution(1.0, std::sqrt(m_common)).value();
    }
    /// The factor that holds all the time, at the probability `place`.
    [[nodiscard]] double factorAt(double place) const { return m_factor ? m_factor->quantile(place) : 1.0; }
    /// The days of one future with this factor.
    void draw(double factor, stats::Random& random, std::vector<double>& days) const
    {
        // A factor multiplies a day's own spread, too: its square is 1 + m_common on average.
        for (std::size_t t = 0; t < days.size(); ++t) {
            const double own = m_variance[t] / (1.0 + m_common);
            const double mean = m_mean[t];
            if (mean <= 0.0 || own <= 1e-12 * mean * mean) {
                days[t] = factor * mean;
                continue;
            }
            days[t] = factor * own / mean * random.gamma(mean * mean / own);
        }
    }

private:
    std::vector<double> m_mean;
    std::vector<double> m_variance;  ///< of the days' own errors
    double m_common = 0;             ///< variance of the factor
    stats::DistributionPtr m_factor; ///< none: it is 1
};

/// One day: what is owed is paid first, demand that is not met is lost.
double nextDay(double stock, double arrived, double demand)
{
    stock += arrived;
    return stock > 0.0 ? std::max(0.0, stock - demand) : stock;
}

/// Units that arrive on each day without a further order.
std::vector<double> arrivalsOf(const PlanInputs& inputs, int days)
{
    std::vector<double> units(static_cast<std::size_t>(days), 0.0);
    for (const Arrival& arrival : inputs.arrivals) {
        const double day = std::max(1.0, std::ceil(arrival.day));
        if (day <= days)
            units[static_cast<std::size_t>(day) - 1] += arrival.units;
    }
    return units;
}

/// The share `p` of the sorted values lies at or below this.
double quantileOf(std::vector<double>& values, double p)
{
    const auto place = static_cast<std::size_t>(p * static_cast<double>(values.size() - 1) + 0.5);
    const auto at = values.begin() + static_cast<std::ptrdiff_t>(place);
    std::nth_element(values.begin(), at, values.end());
    return *at;
}

/// Stock at the end of each day of every future: [day][future].
std::vector<std::vector<double>> simulated(const PlanInputs& inputs, const DailyDemand& demand,
                                           const std::vector<double>& arrivals, double order)
{
    const std::size_t days = arrivals.size();
    std::vector<std::vector<double>> stock(days, std::vector<double>(futures));
    std::vector<double> asked(days);
    const LeadTime& lead = inputs.leadTimeDays;
    const auto takesAt =
        lead.stdDev > 1e-6 * lead.mean ? stats::gammaDistribution(lead.mean, lead.stdDev).value() : nullptr;
    for (int future = 0; future < futures; ++future) {
        stats::Random random(1, static_cast<std::uint64_t>(future));
        // What holds for a whole future is spread evenly over the futures, so that few of them do.
        demand.draw(demand.factorAt((future + 0.5) / futures), random, asked);
        const double place = 0.5 + 0.6180339887498949 * future;
        const double takes = lead.stdDev > 1e-6 * lead.mean
                                 ? takesAt->quantile(std::clamp(place - std::floor(place), 1e-6, 1.0 - 1e-6))
                                 : lead.mean;
        const double comes = std::max(1.0, std::ceil(takes - 1e-9));
        double now = inputs.onHand - inputs.reserved - inputs.owed;
        for (std::size_t day = 0; day < days; ++day) {
            const bool orderComes = static_cast<double>(day + 1) == comes;
            now = nextDay(now, arrivals[day] + (orderComes ? order : 0.0), asked[day]);
            stock[day][static_cast<std::size_t>(future)] = std::max(0.0, now);
        }
    }
    return stock;
}

/// With an order that takes as long as expected.
std::vector<double> withOrder(const PlanInputs& inputs, std::vector<double> arrivals, double order)
{
    const double day = std::max(1.0, std::ceil(inputs.leadTimeDays.mean));
    if (day <= static_cast<double>(arrivals.size()))
        arrivals[static_cast<std::size_t>(day) - 1] += order;
    return arrivals;
}

std::vector<double> expectedStock(const PlanInputs& inputs, const std::vector<IntervalDemand>& demand,
                                  const std::vector<double>& arrivals)
{
    std::vector<double> stock;
    double now = inputs.onHand - inputs.reserved - inputs.owed;
    for (std::size_t day = 0; day < arrivals.size(); ++day) {
        now = nextDay(now, arrivals[day], meanOf(demand, day));
        stock.push_back(std::max(0.0, now));
    }
    return stock;
}

} // namespace

std::vector<double> expectedPath(const PlanInputs& inputs, int days, double order)
{
    return expectedStock(inputs, demandByDay(inputs.demand, days), withOrder(inputs, arrivalsOf(inputs, days), order));
}

StockPath projectStock(const PlanInputs& inputs, int days, double order)
{
    StockPath path;
    const auto demand = demandByDay(inputs.demand, days);
    const std::vector<double> arrivals = arrivalsOf(inputs, days);
    const std::vector<double> expected = withOrder(inputs, arrivals, order);
    path.mean = expectedStock(inputs, demand, expected);
    auto stock = simulated(inputs, DailyDemand(demand), arrivals, order);
    double supply = inputs.onHand - inputs.reserved - inputs.owed;
    for (std::size_t day = 0; day < stock.size(); ++day) {
        path.low80.push_back(quantileOf(stock[day], 0.1));
        path.high80.push_back(quantileOf(stock[day], 0.9));
        path.low95.push_back(quantileOf(stock[day], 0.025));
        path.high95.push_back(quantileOf(stock[day], 0.975));
        supply += expected[day];
        path.stockoutProbability.push_back(UnitDemand(demand[day].mean, demand[day].stdDev).above(supply));
    }
    return path;
}

} // namespace ms::inventory
