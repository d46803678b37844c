// SPDX-License-Identifier: GPL-3.0-or-later
#include "pricing/simulator.h"

#include "core/parallel.h"
#include "stats/normal.h"
#include "stats/random.h"

#include <Eigen/Core>

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

namespace ms::pricing {

namespace {

constexpr double unlimited = std::numeric_limits<double>::infinity();

Result<void> check(const DemandAtPrice& demand, const SimulationSettings& settings)
{
    const auto bad = [](const std::string& what) { return failure(ErrorCode::InvalidInput, what); };
    if (!(demand.price > 0) || !std::isfinite(demand.price))
        return bad("the current price is not above 0");
    if (!(demand.unitsPerPeriod >= 0) || !std::isfinite(demand.unitsPerPeriod))
        return bad("demand at the current price is not known");
    if (!std::isfinite(demand.elasticity))
        return bad("no elasticity is known");
    if (!(demand.levelStdError >= 0) || !(demand.noise >= 0) || !(demand.elasticityStdError >= 0))
        return bad("a standard error is negative or not a number");
    if (demand.unitCost && !std::isfinite(*demand.unitCost))
        return bad("the unit cost is not a number");
    if (demand.stock && !(*demand.stock >= 0))
        return bad("stock is negative");
    if (!(demand.taxRate >= 0) || !std::isfinite(demand.taxRate))
        return bad("the tax rate is not 0 or more");
    if (!std::isfinite(demand.competitorElasticity) || !(demand.competitorReaction >= 0) ||
        demand.competitorReaction > 1)
        return bad("the competitor's reaction is not a share from 0 to 1");
    if (settings.periods < 1 || settings.draws < 20 || settings.draws > 100000)
        return bad("a simulation needs 1 period or more and 20 to 100,000 draws");
    return {};
}

/// Standard normal values, one from each of `count` equally likely strata, shuffled.
std::vector<double> stratifiedNormals(std::size_t count, stats::Random& random)
{
    std::vector<double> values(count);
    for (std::size_t i = 0; i < count; ++i)
        values[i] = stats::normalQuantile((static_cast<double>(i) + 0.5) / static_cast<double>(count));
    for (std::size_t i = count - 1; i > 0; --i)
        std::swap(values[i], values[random.below(i + 1)]);
    return values;
}

Band scaled(const Band& band, double factor)
{
    Band result{band.mean * factor, band.low80 * factor, band.high80 * factor};
    if (factor < 0)
        std::swap(result.low80, result.high80);
    return result;
}

/// Draws of a total: draw s of the total is the sum of draw s of every product.
struct TotalDraws {
    std::vector<double> units;
    std::vector<double> revenue;
    std::vector<double> margin;

    /// Leaves what the product sells in each draw in `sold`; returns its mean demand.
    double add(const PreparedProduct& product, double price, double factor, std::vector<double>& sold)
    {
        sold.resize(product.draws());
        const double demanded = factor * product.unitsAt(price, sold);
        if (factor != 1) {
            const double most =
                product.demand().salesEndWithStock ? product.demand().stock.value_or(unlimited) : unlimited;
            for (double& own : sold)
                own = std::min(factor * own, most);
        }
        grow(sold.size());
        const double net = product.netPrice(price);
        const double unitMargin = net - product.demand().unitCost.value_or(net);
        for (std::size_t s = 0; s < sold.size(); ++s) {
            units[s] += sold[s];
            revenue[s] += net * sold[s];
            margin[s] += unitMargin * sold[s];
        }
        return demanded;
    }
    void add(const TotalDraws& other)
    {
        grow(other.units.size());
        for (std::size_t s = 0; s < other.units.size(); ++s) {
            units[s] += other.units[s];
            revenue[s] += other.revenue[s];
            margin[s] += other.margin[s];
        }
    }
    void grow(std::size_t draws)
    {
        for (auto* values : {&units, &revenue, &margin})
            values->resize(std::max(values->size(), draws), 0.0);
    }
    static Band band(std::span<double> draws) { return draws.empty() ? Band{0, 0, 0} : bandOf(draws); }
};

} // namespace

Band bandOf(std::span<double> draws)
{
    const auto count = draws.size();
    Band band;
    band.mean = std::accumulate(draws.begin(), draws.end(), 0.0) / static_cast<double>(count);
    const auto at = [&](double share) {
        const double position = share * static_cast<double>(count - 1);
        const auto below = static_cast<std::size_t>(position);
        std::ranges::nth_element(draws, draws.begin() + static_cast<std::ptrdiff_t>(below));
        const double low = draws[below];
        if (below + 1 >= count)
            return low;
        const double high = *std::min_element(draws.begin() + static_cast<std::ptrdiff_t>(below) + 1, draws.end());
        return low + (position - static_cast<double>(below)) * (high - low);
    };
    band.low80 = at(0.1);
    band.high80 = at(0.9);
    return band;
}

Result<PreparedProduct> PreparedProduct::create(const DemandAtPrice& demand, const SimulationSettings& settings,
                                                std::uint64_t stream)
{
    if (auto checked = check(demand, settings); !checked)
        return tl::unexpected(checked.error());
    PreparedProduct product;
    product.m_demand = demand;
    product.m_periods = settings.periods;
    stats::Random random(settings.seed, stream);
    const auto draws = static_cast<std::size_t>(settings.draws);
    product.m_slope = stratifiedNormals(draws, random);
    for (double& slope : product.m_slope)
        slope = demand.elasticity + demand.competitorReaction * demand.competitorElasticity +
                demand.elasticityStdError * slope;
    // Noise of the horizon as a share of its mean, periods independent, as a lognormal of the same variance.
    const double spread = std::sqrt(demand.levelStdError * demand.levelStdError +
                                    std::log1p(demand.noise * demand.noise / settings.periods));
    product.m_base = stratifiedNormals(draws, random);
    double sum = 0;
    for (double& base : product.m_base)
        sum += base = std::exp(spread * base);
    const double level = demand.unitsPerPeriod * settings.periods * static_cast<double>(draws) / sum;
    for (double& base : product.m_base)
        base *= level;
    return product;
}

double PreparedProduct::unitsAt(double price, std::span<double> units) const
{
    const double change = std::log(price / m_demand.price);
    const double stock = m_demand.salesEndWithStock ? m_demand.stock.value_or(unlimited) : unlimited;
    const auto count = static_cast<Eigen::Index>(m_base.size());
    const Eigen::Map<const Eigen::ArrayXd> base(m_base.data(), count);
    const Eigen::Map<const Eigen::ArrayXd> slope(m_slope.data(), count);
    Eigen::Map<Eigen::ArrayXd> sold(units.data(), count);
    // Two at a time, and the same bits on every processor: the library's exp() has one version for each kind.
    sold = base * (change * slope).exp();
    double demanded = 0;
    for (double& own : units.first(m_base.size())) {
        demanded += own;
        own = std::min(own, stock);
    }
    return demanded / static_cast<double>(m_base.size());
}

PriceEffect PreparedProduct::effectOf(double price, double demanded, std::span<double> units) const
{
    PriceEffect effect;
    effect.price = price;
    if (m_demand.stock) {
        const auto soldOut = std::ranges::count_if(units, [&](double u) { return u >= *m_demand.stock; });
        effect.stockoutProbability = static_cast<double>(soldOut) / static_cast<double>(units.size());
        if (demanded > 0)
            effect.coverPeriods = *m_demand.stock * m_periods / demanded;
    }
    effect.units = bandOf(units);
    effect.revenue = scaled(effect.units, netPrice(price));
    if (m_demand.unitCost)
        effect.margin = scaled(effect.units, netPrice(price) - *m_demand.unitCost);
    return effect;
}

PriceEffect PreparedProduct::evaluate(double price) const
{
    std::vector<double> units(draws());
    const double demanded = unitsAt(price, units);
    return effectOf(price, demanded, units);
}

double PreparedProduct::meanUnits(double price) const
{
    std::vector<double> units(draws());
    unitsAt(price, units);
    return std::accumulate(units.begin(), units.end(), 0.0) / static_cast<double>(units.size());
}

PriceEffect PreparedProduct::change(double from, double to) const
{
    std::vector<double> before(draws());
    std::vector<double> after(draws());
    std::vector<double> difference(draws());
    unitsAt(from, before);
    const double demanded = unitsAt(to, after);
    const auto bandOfDifference = [&](double perUnitBefore, double perUnitAfter) {
        for (std::size_t s = 0; s < draws(); ++s)
            difference[s] = perUnitAfter * after[s] - perUnitBefore * before[s];
        return bandOf(difference);
    };
    PriceEffect effect;
    effect.units = bandOfDifference(1, 1);
    effect.revenue = bandOfDifference(netPrice(from), netPrice(to));
    if (m_demand.unitCost)
        effect.margin = bandOfDifference(netPrice(from) - *m_demand.unitCost, netPrice(to) - *m_demand.unitCost);
    const PriceEffect reached = effectOf(to, demanded, after);
    effect.price = to;
    effect.coverPeriods = reached.coverPeriods;
    effect.stockoutProbability = reached.stockoutProbability;
    return effect;
}

std::vector<PriceEffect> priceCurve(const PreparedProduct& product, double low, double high, int points)
{
    std::vector<PriceEffect> curve;
    for (int i = 0; i < points; ++i)
        curve.push_back(product.evaluate(low + (high - low) * i / (points - 1)));
    return curve;
}

namespace {

/// Totals, and with `each` the effect of every product.
Result<AssortmentEffect> evaluateAll(std::span<const PreparedProduct* const> products, std::span<const double> prices,
                                     int threads, Progress& progress, std::span<const double> factors, bool each)
{
    if (products.size() != prices.size() || (!factors.empty() && factors.size() != products.size()))
        return failure(ErrorCode::InvalidInput, "one price a product was expected");
    if (std::ranges::any_of(prices, [](double price) { return !(price > 0); }))
        return failure(ErrorCode::InvalidInput, "a price is not above 0");
    AssortmentEffect result;
    result.products.resize(each ? products.size() : 0);
    // Blocks of a fixed size are added up in order, so that the sum does not depend on the number of threads.
    constexpr std::size_t blockSize = 250;
    const std::size_t blocks = (products.size() + blockSize - 1) / blockSize;
    std::vector<TotalDraws> totals(blocks);
    const bool finished = parallelFor(blocks, threads, progress, [&](std::size_t block) {
        const std::size_t end = std::min(products.size(), (block + 1) * blockSize);
        std::vector<double> sold;
        for (std::size_t i = block * blockSize; i < end; ++i) {
            const double demanded = totals[block].add(*products[i], prices[i], factors.empty() ? 1 : factors[i], sold);
            if (each)
                result.products[i] = products[i]->effectOf(prices[i], demanded, sold);
        }
    });
    if (!finished)
        return failure(ErrorCode::Canceled, "what-if");
    TotalDraws sum;
    for (const TotalDraws& block : totals)
        sum.add(block);
    result.units = sum.band(sum.units);
    result.revenue = sum.band(sum.revenue);
    result.margin = sum.band(sum.margin);
    for (const PreparedProduct* product : products)
        result.withoutCost += product->demand().unitCost ? 0 : 1;
    return result;
}

} // namespace

Result<AssortmentEffect> evaluateAssortment(std::span<const PreparedProduct* const> products,
                                            std::span<const double> prices, int threads, Progress& progress,
                                            std::span<const double> factors)
{
    return evaluateAll(products, prices, threads, progress, factors, true);
}

Result<AssortmentEffect> assortmentTotals(std::span<const PreparedProduct* const> products,
                                          std::span<const double> prices, int threads, Progress& progress,
                                          std::span<const double> factors)
{
    return evaluateAll(products, prices, threads, progress, factors, false);
}

} // namespace ms::pricing
