// SPDX-License-Identifier: GPL-3.0-or-later
#include "inventory/continuous_review.h"

#include "stats/distribution.h"
#include "stats/normal.h"

#include <cmath>
#include <string>

namespace ms::inventory {
namespace {

struct Named {
    const char* name;
    double value;
};

constexpr double largestNumber = 1e12;

/// Units of an order that is found by counting them.
constexpr double largestCountedOrder = 1e6;

Result<void> check(const ContinuousReviewInputs& in, bool normal, bool ordering = true)
{
    const Named numbers[] = {{"holding cost", in.holdingCost},
                             {"stockout cost", in.stockoutCost},
                             {"demand mean", in.demandMean},
                             {"lead time", in.leadTime},
                             {"fixed cost", ordering ? in.fixedCost : 1.0},
                             {"demand standard deviation", normal ? in.demandStdDev : 1.0}};
    for (const auto& [name, value] : numbers) {
        if (!(value > 0.0 && value <= largestNumber))
            return failure(ErrorCode::InvalidInput,
                           std::string(name) + " " + std::to_string(value) + ", expected more than 0, at most 1e12");
    }
    return {};
}

Result<void> checkQuantity(double quantity)
{
    if (quantity > 0.0 && quantity <= largestNumber)
        return {};
    return failure(ErrorCode::InvalidInput,
                   "order quantity " + std::to_string(quantity) + ", expected more than 0, at most 1e12");
}

/// Normal lead-time demand and the cost rate at an inventory position.
class LeadTimeDemand {
public:
    explicit LeadTimeDemand(const ContinuousReviewInputs& in)
        : m_in(in), m_mean(in.demandMean * in.leadTime), m_sd(in.demandStdDev * std::sqrt(in.leadTime))
    {
    }
    [[nodiscard]] double mean() const { return m_mean; }
    [[nodiscard]] double at(double z) const { return m_mean + z * m_sd; }
    [[nodiscard]] double loss(double y) const { return m_sd * stats::normalLoss((y - m_mean) / m_sd); }
    [[nodiscard]] double secondLoss(double y) const
    {
        return m_sd * m_sd * stats::normalSecondLoss((y - m_mean) / m_sd);
    }
    [[nodiscard]] double sd() const { return m_sd; }
    [[nodiscard]] double rate(double y) const
    {
        return m_in.holdingCost * (y - m_mean) + (m_in.holdingCost + m_in.stockoutCost) * loss(y);
    }
    [[nodiscard]] double cost(double r, double q) const
    {
        const double held = m_in.holdingCost * q * (r + q / 2.0 - m_mean);
        const double lost = (m_in.holdingCost + m_in.stockoutCost) * (secondLoss(r) - secondLoss(r + q));
        return (m_in.fixedCost * m_in.demandMean + held + lost) / q;
    }
    /// r with rate(r) = rate(r + q); rate(r) − rate(r + q) falls from +∞ to −∞ in r.
    [[nodiscard]] double bestReorderPoint(double q) const
    {
        double low = m_mean - q - 40.0 * m_sd;
        double high = m_mean + 40.0 * m_sd;
        for (int i = 0; i < 300 && high - low > 1e-12 * (1.0 + std::fabs(high)); ++i) {
            const double middle = 0.5 * (low + high);
            (rate(middle) > rate(middle + q) ? low : high) = middle;
        }
        return 0.5 * (low + high);
    }
    [[nodiscard]] ReorderPointQuantity answer(double r, double q) const { return {r, q, cost(r, q), r - m_mean}; }

private:
    const ContinuousReviewInputs& m_in;
    double m_mean;
    double m_sd;
};

/// z with normalLoss(z) = value > 0.
double lossInverse(double value)
{
    double low = -value - 10.0;
    double high = 40.0;
    for (int i = 0; i < 300 && high - low > 1e-14 * (1.0 + std::fabs(low)); ++i) {
        const double middle = 0.5 * (low + high);
        (stats::normalLoss(middle) > value ? low : high) = middle;
    }
    return 0.5 * (low + high);
}

constexpr int maximumRounds = 10000;

tl::unexpected<Error> beyondCounting()
{
    return failure(ErrorCode::InvalidInput, "the best order is more than 1,000,000 units; count in larger units");
}

/// What certain demand would order, backorders allowed: never more than what uncertain demand orders.
double certainOrder(const ContinuousReviewInputs& in)
{
    return std::sqrt(2.0 * in.fixedCost * in.demandMean * (in.holdingCost + in.stockoutCost) /
                     (in.holdingCost * in.stockoutCost));
}

Result<stats::DistributionPtr> poissonDemand(const ContinuousReviewInputs& inputs)
{
    const double mean = inputs.demandMean * inputs.leadTime;
    if (mean > 1e9) // beyond it the series of the distribution function do not converge
        return failure(ErrorCode::InvalidInput, "Poisson demand of the lead time must be at most 1e9");
    return stats::poissonDistribution(mean);
}

} // namespace

Result<ReorderPointQuantity> exactCost(const ContinuousReviewInputs& inputs, double reorderPoint, double orderQuantity)
{
    if (auto ok = check(inputs, true).and_then([&] { return checkQuantity(orderQuantity); }); !ok)
        return tl::unexpected(ok.error());
    if (!std::isfinite(reorderPoint))
        return failure(ErrorCode::InvalidInput, "reorder point is not a number");
    return LeadTimeDemand(inputs).answer(reorderPoint, orderQuantity);
}

Result<ReorderPointQuantity> bestReorderPoint(const ContinuousReviewInputs& inputs, double orderQuantity)
{
    if (auto ok = check(inputs, true, false).and_then([&] { return checkQuantity(orderQuantity); }); !ok)
        return tl::unexpected(ok.error());
    const LeadTimeDemand demand(inputs);
    return demand.answer(demand.bestReorderPoint(orderQuantity), orderQuantity);
}

Result<ReorderPointQuantity> exactReorderPointQuantity(const ContinuousReviewInputs& inputs)
{
    if (auto ok = check(inputs, true); !ok)
        return tl::unexpected(ok.error());
    const LeadTimeDemand demand(inputs);
    const double economic = certainOrder(inputs);
    // At the best r the cost equals the rate there: H(Q) = rate(r(Q)) rises in Q, the cost of (r(Q), Q) falls to it.
    double low = 1e-9 * economic;
    double high = economic;
    const auto past = [&demand](double q) {
        const double r = demand.bestReorderPoint(q);
        return demand.rate(r) >= demand.cost(r, q);
    };
    for (int doubled = 0; !past(high); ++doubled, high *= 2.0) {
        if (doubled == 100)
            return failure(ErrorCode::InvalidInput, "the numbers are too far apart for an order quantity to be found");
    }
    for (int i = 0; i < 200 && high - low > 1e-12 * high; ++i) {
        const double middle = 0.5 * (low + high);
        (past(middle) ? high : low) = middle;
    }
    return demand.answer(demand.bestReorderPoint(high), high);
}

Result<ReorderPointQuantity> expectedInventoryLevelApproximation(const ContinuousReviewInputs& inputs)
{
    if (auto ok = check(inputs, true); !ok)
        return tl::unexpected(ok.error());
    const LeadTimeDemand demand(inputs);
    const double h = inputs.holdingCost;
    const double p = inputs.stockoutCost;
    const double d = inputs.demandMean;
    double q = std::sqrt(2.0 * inputs.fixedCost * d / h);
    double r = 0.0;
    for (int i = 0; i < maximumRounds; ++i) {
        const double fractile = 1.0 - q * h / (p * d);
        if (fractile <= 0.0)
            return failure(ErrorCode::InvalidInput, "stockout cost is too small for this method: Q·h exceeds p·d");
        r = demand.at(stats::normalQuantile(fractile));
        const double next = std::sqrt(2.0 * d * (inputs.fixedCost + p * demand.loss(r)) / h);
        const double moved = std::fabs(next - q);
        q = next;
        if (moved < 1e-10 * q)
            break;
    }
    const double cost = h * (r - demand.mean() + q / 2.0) + (inputs.fixedCost + p * demand.loss(r)) * d / q;
    return ReorderPointQuantity{r, q, cost, r - demand.mean()};
}

Result<ReorderPointQuantity> economicOrderBackorderApproximation(const ContinuousReviewInputs& inputs)
{
    if (auto ok = check(inputs, true); !ok)
        return tl::unexpected(ok.error());
    return bestReorderPoint(inputs, certainOrder(inputs));
}

Result<ReorderPointQuantity> economicOrderSafetyStockApproximation(const ContinuousReviewInputs& inputs)
{
    if (auto ok = check(inputs, true); !ok)
        return tl::unexpected(ok.error());
    const LeadTimeDemand demand(inputs);
    const double fractile = inputs.stockoutCost / (inputs.stockoutCost + inputs.holdingCost);
    return demand.answer(demand.at(stats::normalQuantile(fractile)),
                         std::sqrt(2.0 * inputs.fixedCost * inputs.demandMean / inputs.holdingCost));
}

Result<ReorderPointQuantity> lossFunctionApproximation(const ContinuousReviewInputs& inputs)
{
    if (auto ok = check(inputs, true); !ok)
        return tl::unexpected(ok.error());
    const LeadTimeDemand demand(inputs);
    const double h = inputs.holdingCost;
    const double both = h + inputs.stockoutCost;
    double q = std::sqrt(2.0 * inputs.fixedCost * inputs.demandMean / h);
    double r = 0.0;
    for (int i = 0; i < maximumRounds; ++i) {
        r = demand.at(lossInverse(h * q / both / demand.sd()));
        const double next = std::sqrt(2.0 * (inputs.fixedCost * inputs.demandMean + both * demand.secondLoss(r)) / h);
        const double moved = std::fabs(next - q);
        q = next;
        if (moved < 1e-10 * q)
            break;
    }
    return demand.answer(r, q);
}

namespace {

/// The inventory positions that a (r, Q) policy visits, from the cheapest on: each step adds the cheaper neighbour.
class CheapestPositions {
public:
    CheapestPositions(const stats::Distribution& demand, const ContinuousReviewInputs& inputs)
        : m_demand(demand), m_holding(inputs.holdingCost), m_stockout(inputs.stockoutCost),
          m_high(demand.quantile(m_stockout / (m_stockout + m_holding))), m_low(m_high - 1.0), m_below(rate(m_low)),
          m_above(rate(m_high + 1.0))
    {
    }
    /// Cost a period at the position `y`.
    [[nodiscard]] double rate(double y) const
    {
        return m_holding * m_demand.complementaryLoss(y) + m_stockout * m_demand.loss(y);
    }
    [[nodiscard]] double low() const { return m_low; } ///< visited are those in (low, high]
    [[nodiscard]] double high() const { return m_high; }
    [[nodiscard]] double count() const { return m_high - m_low; }
    [[nodiscard]] double nextRate() const { return std::min(m_below, m_above); }
    void addNext()
    {
        if (m_below <= m_above)
            m_below = rate(m_low -= 1.0);
        else
            m_above = rate((m_high += 1.0) + 1.0);
    }

private:
    const stats::Distribution& m_demand;
    double m_holding;
    double m_stockout;
    double m_high;
    double m_low;
    double m_below; ///< rate at low
    double m_above; ///< rate at high + 1
};

} // namespace

Result<ReorderPointQuantity> poissonReorderPointQuantity(const ContinuousReviewInputs& inputs, Progress& progress)
{
    if (auto ok = check(inputs, false); !ok)
        return tl::unexpected(ok.error());
    const auto demand = poissonDemand(inputs);
    if (!demand)
        return tl::unexpected(demand.error());
    if (certainOrder(inputs) > largestCountedOrder)
        return beyondCounting();
    CheapestPositions visited(**demand, inputs);
    double sum = inputs.fixedCost * inputs.demandMean + visited.rate(visited.high());
    while (visited.nextRate() < sum / visited.count()) {
        sum += visited.nextRate();
        visited.addNext();
        if (progress.canceled())
            return failure(ErrorCode::Canceled, "search canceled");
        if (visited.count() > largestCountedOrder)
            return beyondCounting();
    }
    return ReorderPointQuantity{visited.low(), visited.count(), sum / visited.count(),
                                visited.low() - (*demand)->mean()};
}

namespace {

/// The whole pair with its cost rate, the mean over the positions r + 1 to r + Q.
Result<ReorderPointQuantity> poissonAnswer(const stats::Distribution& demand, const ContinuousReviewInputs& inputs,
                                           double reorderPoint, double orderQuantity, const Progress& progress)
{
    double sum = inputs.fixedCost * inputs.demandMean;
    for (double units = 1.0; units <= orderQuantity; units += 1.0) {
        const double y = reorderPoint + units;
        sum += inputs.holdingCost * demand.complementaryLoss(y) + inputs.stockoutCost * demand.loss(y);
        if (progress.canceled())
            return failure(ErrorCode::Canceled, "cost canceled");
    }
    return ReorderPointQuantity{reorderPoint, orderQuantity, sum / orderQuantity, reorderPoint - demand.mean()};
}

} // namespace

Result<ReorderPointQuantity> bestPoissonReorderPoint(const ContinuousReviewInputs& inputs, double orderQuantity,
                                                     Progress& progress)
{
    if (auto ok = check(inputs, false, false).and_then([&] { return checkQuantity(orderQuantity); }); !ok)
        return tl::unexpected(ok.error());
    if (orderQuantity != std::floor(orderQuantity) || orderQuantity > largestCountedOrder)
        return failure(ErrorCode::InvalidInput, "order quantity must be a whole number, at most 1,000,000");
    const auto demand = poissonDemand(inputs);
    if (!demand)
        return tl::unexpected(demand.error());
    CheapestPositions visited(**demand, inputs);
    while (visited.count() < orderQuantity) {
        visited.addNext();
        if (progress.canceled())
            return failure(ErrorCode::Canceled, "search canceled");
    }
    return poissonAnswer(**demand, inputs, visited.low(), orderQuantity, progress);
}

Result<ReorderPointQuantity> poissonCost(const ContinuousReviewInputs& inputs, double reorderPoint,
                                         double orderQuantity, Progress& progress)
{
    if (auto ok = check(inputs, false).and_then([&] { return checkQuantity(orderQuantity); }); !ok)
        return tl::unexpected(ok.error());
    if (reorderPoint != std::floor(reorderPoint) || orderQuantity != std::floor(orderQuantity) ||
        !(std::fabs(reorderPoint) <= largestNumber) || orderQuantity > largestCountedOrder)
        return failure(ErrorCode::InvalidInput,
                       "reorder point and order quantity must be whole numbers, the quantity at most 1,000,000");
    const auto demand = poissonDemand(inputs);
    if (!demand)
        return tl::unexpected(demand.error());
    return poissonAnswer(**demand, inputs, reorderPoint, orderQuantity, progress);
}

} // namespace ms::inventory
