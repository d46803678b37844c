// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/progress.h"
#include "core/result.h"
#include "pricing/types.h"

#include <span>

namespace ms::pricing {

/// What is known of one product's demand at its current price.
struct DemandAtPrice {
    double price = notKnown;          ///< current, currency units, > 0
    double unitsPerPeriod = notKnown; ///< expected at that price, SKU base units, >= 0
    double levelStdError = 0;         ///< of log unitsPerPeriod, >= 0: how well the level is known
    double noise = 0;                 ///< standard deviation of one period's demand as a share of its mean, >= 0
    double elasticity = notKnown;
    double elasticityStdError = 0;  ///< >= 0
    std::optional<double> unitCost; ///< currency units
    std::optional<double> stock;    ///< on hand, SKU base units, >= 0
    bool salesEndWithStock = true;  ///< sales beyond stock are lost; false: it is bought again in time
    double taxRate = 0; ///< share on top of the net price that prices include; revenue and margin are without it
    double competitorElasticity = 0; ///< per cent of units when the competitor's price rises by 1 %
    double competitorReaction = 0;   ///< 0..1: share of a price change that the competitor follows
};

struct SimulationSettings {
    int periods = 4; ///< horizon, > 0
    int draws = 200; ///< from the joint distribution of elasticity, level and noise; 20..100000
    std::uint64_t seed = 1;
};

/// One product's draws, made once and evaluated at any price: what happens to units, revenue, margin and cover.
///   units(s, p) = base(s) (p / p0)^e(s), at most stock where nothing is bought again,  base lognormal,
///   e ~ N(elasticity + competitorReaction competitorElasticity, se²)
/// where base holds the level's error and the noise of the horizon, with the stated mean. Latin hypercube draws
/// (McKay, Beckman & Conover 1979, Technometrics 21(2)), the same for every price, so that curves are smooth.
class PreparedProduct {
public:
    /// `stream` tells products of one run apart. Errors: InvalidInput for a number outside its range. O(draws).
    static Result<PreparedProduct> create(const DemandAtPrice& demand, const SimulationSettings& settings,
                                          std::uint64_t stream);

    /// Precondition: price > 0. O(draws).
    [[nodiscard]] PriceEffect evaluate(double price) const;
    /// The mean of evaluate(price).units, without its band. O(draws), several times faster.
    [[nodiscard]] double meanUnits(double price) const;
    /// What a sale at a price brings, without tax.
    [[nodiscard]] double netPrice(double price) const { return price / (1 + m_demand.taxRate); }
    /// What changes when the price moves from `from` to `to`, draw by draw, so that what is uncertain at both prices
    /// alike cancels out. Units, revenue and margin are differences; `price` is `to`; cover and stockout are those at
    /// `to`. Preconditions: as evaluate(). O(draws).
    [[nodiscard]] PriceEffect change(double from, double to) const;
    /// Units sold in each draw at a price, for totals over products; `units` has as many entries as draws. Returns the
    /// mean demand, which stock does not limit.
    double unitsAt(double price, std::span<double> units) const;
    /// evaluate() from what unitsAt() gave; reorders `units`.
    [[nodiscard]] PriceEffect effectOf(double price, double demanded, std::span<double> units) const;
    [[nodiscard]] const DemandAtPrice& demand() const { return m_demand; }
    [[nodiscard]] std::size_t draws() const { return m_base.size(); }

private:
    PreparedProduct() = default;
    DemandAtPrice m_demand;
    int m_periods = 1;
    std::vector<double> m_base;  // units over the horizon at the current price
    std::vector<double> m_slope; // elasticity
};

/// An expected value and its 80 % band from equally likely draws, which are reordered. At least one draw.
Band bandOf(std::span<double> draws);

/// Effects at `points` prices, evenly spaced from `low` to `high` (0 < low < high, points >= 2).
std::vector<PriceEffect> priceCurve(const PreparedProduct& product, double low, double high, int points);

/// A whole assortment at one price each.
struct AssortmentEffect {
    std::vector<PriceEffect> products; ///< empty: only totals were asked for
    Band units;
    Band revenue;
    Band margin; ///< over the products whose cost is known
    std::size_t withoutCost = 0;
};

/// Effects of `prices` (one a product, none null), demand times `factors` (one a product, >= 0: what neighbours' prices
/// do; empty: all 1) and their totals, with bands that treat the products' errors as
/// independent. Totals of means are the sums of the products' means. Errors: InvalidInput if the numbers of products
/// and prices differ or a price is not above 0; Canceled. O(products * draws), the same for any number of threads.
Result<AssortmentEffect> evaluateAssortment(std::span<const PreparedProduct* const> products,
                                            std::span<const double> prices, int threads, Progress& progress,
                                            std::span<const double> factors = {});
/// The same totals to the last bit in half the time, without the effects of the products.
Result<AssortmentEffect> assortmentTotals(std::span<const PreparedProduct* const> products,
                                          std::span<const double> prices, int threads, Progress& progress,
                                          std::span<const double> factors = {});

} // namespace ms::pricing
