// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/id.h"

#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <vector>

namespace ms::pricing {

constexpr double notKnown = std::numeric_limits<double>::quiet_NaN();

/// What one product sold in one place in one period, and at which price.
struct Observation {
    std::int32_t product = 0;          ///< index into Panel::products
    std::int32_t location = 0;         ///< index into Panel::locations
    std::int32_t period = 0;           ///< consecutive number of the period (a week, say); gaps are allowed
    double units = notKnown;           ///< sold, SKU base units a period, >= 0
    double price = notKnown;           ///< a unit, > 0, currency units (not minor units)
    double promotion = notKnown;       ///< 0..1: share of the period with a deal; NaN: not known
    double feature = notKnown;         ///< 0..1: share of the period with a feature advertisement; NaN: not known
    double competitorPrice = notKnown; ///< > 0, same currency; NaN: not known
    double cost = notKnown;            ///< a unit, same currency; NaN: not known
};

/// Observations with the names behind their indices.
struct Panel {
    std::vector<Sku> products;
    std::vector<std::string> categories; ///< one a product, empty text: none; or empty: no categories at all
    std::vector<LocationId> locations;
    std::vector<Observation> rows; ///< any order, at most one row a product, location and period
};

enum class ElasticityStatus {
    Ok,             ///< estimated from this product's own rows alone
    Shrunk,         ///< own rows are few or noisy: drawn towards its category
    NotIdentifiable ///< no number can be defended; `reason` says why and which test would give one
};

/// Own-price elasticity of demand: the per cent by which units change when the price changes by 1 %.
struct Elasticity {
    ElasticityStatus status = ElasticityStatus::NotIdentifiable;
    double value = notKnown; ///< usually negative
    double stdError = notKnown;
    double low95 = notKnown;
    double high95 = notKnown;
    int observations = 0;       ///< rows that went in
    int priceChanges = 0;       ///< times the price differed by more than 0.5 % from the period before, all locations
    double ownValue = notKnown; ///< before shrinkage; NaN: not estimated
    double ownStdError = notKnown;
    std::optional<double> competitor; ///< per cent of units when the competitor's price rises by 1 %, drawn towards 0
    std::string method;               ///< "log-log" or "poisson"; empty when not identifiable
    std::string reason;               ///< for Shrunk and NotIdentifiable: one or two sentences a person can read
};

/// What the products of one category have in common, the fallback where a product's own history says nothing.
struct CategoryElasticity {
    std::string category; ///< empty text: all products of the panel
    double value = notKnown;
    double stdError = notKnown; ///< of the mean
    double spread = notKnown;   ///< standard deviation between products, >= 0
    int products = 0;           ///< whose own estimates went in
};

/// The per cent by which `product` sells more when `other` costs 1 % more. > 0: substitutes, < 0: complements.
struct CrossElasticity {
    std::int32_t product = 0;
    std::int32_t other = 0;
    double value = notKnown;
    double stdError = notKnown;
};

/// An expected value with the interval that holds it with the stated probability.
struct Band {
    double mean = notKnown;
    double low80 = notKnown;
    double high80 = notKnown;
};

/// What one price does over the horizon of a simulation.
struct PriceEffect {
    double price = notKnown;    ///< a unit, currency units
    Band units;                 ///< SKU base units over the horizon
    Band revenue;               ///< currency units over the horizon
    std::optional<Band> margin; ///< revenue less unit cost; missing when the cost is not known
    std::optional<double>
        coverPeriods; ///< stock on hand divided by mean units a period; missing when either is not known
    double stockoutProbability = notKnown; ///< demand over the horizon exceeds stock; NaN when stock is not known
};

/// Which way a rule pushes.
enum class Bound {
    AtLeast, ///< the price may not be below the limit
    AtMost,  ///< the price may not be above the limit
    Ending   ///< the price moves to the limit, the nearest one with an allowed ending
};

/// One rule that changed a proposed price, in the order in which rules were applied.
struct RuleStep {
    std::string
        rule; ///< "step", "floor", "ceiling", "margin_floor", "ending", ... as `merchant price rules` names them
    Bound bound = Bound::AtLeast;
    bool hard = true;             ///< a hard rule is never broken; a soft one yields to a hard one
    std::int64_t beforeMinor = 0; ///< price as it came in, minor units
    std::int64_t limitMinor = 0;  ///< the price at which the rule binds
    std::int64_t afterMinor = 0;  ///< price as it went out
};

/// A price that keeps every hard rule, and how it came about.
struct GuardedPrice {
    std::int64_t proposedMinor = 0;
    std::int64_t priceMinor = 0;
    std::vector<RuleStep> trace; ///< rules that changed the price; replayed on the proposal they give the price
    std::vector<std::string> bindingRules; ///< rules whose limit the price stands on, or that moved it
    std::vector<std::string> brokenSoft;   ///< soft rules that the price does not keep
};

/// How a price test shows its two prices.
enum class TestDesign {
    Switchback,  ///< every place changes between both prices period by period
    AcrossPlaces ///< half of the places have one price all the time, half the other (A/B)
};

/// A test of two prices as it is planned, and the demand that it would meet.
struct PriceTestSetup {
    TestDesign design = TestDesign::Switchback;
    double step = 0.05;        ///< prices p (1 - step) and p (1 + step), (0, 0.5]
    int locations = 1;         ///< >= 1; two or more for AcrossPlaces
    int periods = 8;           ///< >= 2 in each location
    double unitsPerPeriod = 0; ///< mean of one location at the price p, > 0
    double noise = 0;          ///< standard deviation of log units within a location, beyond counting (Poisson), >= 0
    double placeNoise = 0;     ///< the same between locations, constant over the test, >= 0
    double elasticity = -2;    ///< true one, that the test is to find
    double nullElasticity = 0; ///< the one it is to be told apart from: 0, or -1 where revenue turns
};

struct PriceTestPower {
    double power = 0;        ///< share of simulated tests whose 95 % interval excludes nullElasticity
    double halfWidth = 0;    ///< mean half width of the 95 % interval
    double coverage = 0;     ///< share whose interval holds the true elasticity
    double bias = 0;         ///< mean estimate less the true elasticity
    double unitsCost = 0;    ///< mean units over the test less those at the price p
    double revenueShare = 0; ///< mean revenue of the test over revenue at the price p, less 1
    int simulations = 0;
};

} // namespace ms::pricing
