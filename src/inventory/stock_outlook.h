// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "inventory/explanation.h"
#include "inventory/least_cost.h"
#include "inventory/order_sizing.h"
#include "inventory/types.h"

#include <cstddef>
#include <limits>
#include <optional>
#include <vector>

namespace ms::inventory {

/// Expected demand of the coming periods, with the spread of the forecast error of each.
struct DemandOutlook {
    double periodDays = 7;      ///< > 0
    double daysIntoFirst = 0;   ///< days of the first period that are over already, >= 0
    std::vector<double> mean;   ///< units a period, >= 0; beyond the last one its value goes on
    std::vector<double> stdDev; ///< one a period; errors of different periods are taken as independent
    /// Error spread over mean of the sums over 1, 2... periods, as relativeErrorSpreads() measures it; where there is
    /// one it counts instead of `stdDev`: errors of neighbouring periods are not independent. Beyond the last one the
    /// variance grows with time.
    std::vector<double> relativeError = {};
    /// Units a period that those errors were measured against: a forecast below it does not make them smaller.
    double errorLevel = 0;
    std::size_t errorPeriods = 0; ///< of history in which they were measured
};

struct IntervalDemand {
    double mean = 0;
    double stdDev = 0;
};

/// Demand from now over the next `days` days: whole periods and a share of the last. 0 for an empty outlook.
IntervalDemand demandOver(const DemandOutlook& outlook, double days);

/// Goods that arrive at the start of a day, counted from now (1: tomorrow).
struct Arrival {
    double day = 0;
    double units = 0;
};

/// One SKU to plan. Days, units.
struct PlanInputs {
    DemandOutlook demand;
    double onHand = 0;             ///< >= 0
    double reserved = 0;           ///< >= 0
    double owed = 0;               ///< backorders, >= 0
    std::vector<Arrival> arrivals; ///< open orders by day
    LeadTime leadTimeDays;
    ServicePolicy policy; ///< review period in days
    OrderRules rules;
    std::optional<double> fixedSafetyStock; ///< units, >= 0: a planner's, instead of that of the service level
    bool fillRateAsked = false;             ///< the service level is that of serviceForFillRate()
    std::optional<UnitEconomics> leastCost; ///< the service level is that of leastCostService(), and explained by it
    std::optional<double> fixedLevel;       ///< units, >= 0: the level to order up to, instead of any safety stock
    /// An order that is due brings the position to at least so many days of demand, those over lead time and review
    /// period; in (0, 3650].
    std::optional<double> leastCoverDays;
    std::optional<double> mostCoverDays; ///< no order brings it above so many, in (0, 3650]
    SupplierPrices prices;               ///< at a price break more is ordered where bestPriceBreak() gains
};

struct PlannedLevels {
    IntervalDemand protectedDemand; ///< over lead time and review period, lead-time spread included in stdDev
    double safetyStock = 0;         ///< order-up-to level − mean
    double orderUpToLevel = 0;
    double position = 0;                                   ///< on hand − reserved − owed + onOrder
    double onOrder = 0;                                    ///< units that arrive within lead time and review period
    double onOrderLater = 0;                               ///< units that arrive after that, no part of the position
    double order = 0;                                      ///< rounded to what the supplier accepts
    double most = std::numeric_limits<double>::infinity(); ///< units that the largest cover leaves for an order
    bool cutByCover = false;                               ///< the order is smaller than needed for its sake
    double needed = 0;                                     ///< the order without a price break
    double forCover = 0;                                   ///< part of it that only the least cover asks for
    double fillsUpTo = 0;                                  ///< the highest position that orders of this plan lead to
    double gained = 0; ///< money that a price break gains, less what holding the units more costs
};

/// Periodic review, order up to the level that covers demand over lead time and review period with the cycle service
/// level: the quantile of UnitDemand with mean d(L + R) and variance σ²(L + R) + d²σ_L² (whole units, never negative,
/// and skewed as demand is), and never fewer whole units than are expected. An order is due when the position is below
/// the level; an open order that arrives after L + R is no part of it. A planner's safety stock or level counts
/// instead. Cover limits and price breaks then change the order as PlanInputs says. O(periods). Errors: InvalidInput
/// for what safety_stock.h, order_quantity.h and price_breaks.h refuse, and for covers outside their range. Source:
/// Silver, Pyke & Thomas (2017), ch. 6.9, with the gamma of ch. 6.7.14 for the normal.
Result<PlannedLevels> planLevels(const PlanInputs& inputs);

/// How the plan sizes its orders, of today and of later: its cover in units of the expected demand over lead time and
/// review period.
OrderSizing orderSizing(const PlanInputs& inputs);

/// Units of a review period's demand (a day's under continuous review) that the level `level` leaves unmet on average:
/// those short when the next order can arrive, less those that were short already when this one did,
/// loss(S; L + R) − loss(S; L). Unmet demand waits; where it is lost, fewer are. Between 0 and all of it.
/// Source: Snyder & Shen (2019), Fundamentals of Supply Chain Theory, ch. 4.4, for (R, S).
double shortInCycle(const PlanInputs& inputs, double level);

/// The cycle service level whose level of planLevels() is the smallest whole number that meets the share `fillRate` of
/// a review period's demand on average: shortInCycle(S) <= (1 − fillRate)·d·R. Between 0.01 and 0.9999; that of
/// `inputs.policy` for demand without spread. Bisection over whole units.
/// Errors: InvalidInput for a fill rate outside (0, 1). Source: as shortInCycle() (P2 service).
Result<double> serviceForFillRate(const PlanInputs& inputs, double fillRate);

/// Units of the protected demand that are expected not to be met from the position and an order of `order` units.
double expectedShort(const PlannedLevels& levels, double order);

/// Probability that `level` units cover `demand`, UnitDemand with its mean and spread.
double coverage(const IntervalDemand& demand, double level);

/// The same as data: "Why 37?". Its last term is the order of planLevels(). Errors: as planLevels().
Result<OrderQuantity> explainPlan(const PlanInputs& inputs);

/// What may happen to the shelf over the next days. Demand that is not met is lost; what is owed already is paid from
/// the first units that arrive.
struct StockPath {
    std::vector<double> mean; ///< units at the end of day 1, 2... if demand and lead time are as expected, >= 0
    std::vector<double> low80;
    std::vector<double> high80;
    std::vector<double> low95;
    std::vector<double> high95;
    std::vector<double> stockoutProbability; ///< that demand up to that day is more than what was there by then
};

/// StockPath::mean alone, without drawing futures. O(days²).
std::vector<double> expectedPath(const PlanInputs& inputs, int days, double order);

/// The path without a further order, or with `order` units arriving after the lead time. `days` >= 1. The bands are
/// those of 400 futures, the same for the same inputs: sums of daily demand have the outlook's spreads, and the order
/// arrives after a gamma lead time. O(400 · days).
StockPath projectStock(const PlanInputs& inputs, int days, double order);

/// The most dangerous moment until an order of the next review can arrive (L + R days): supply that comes later does
/// not mask it. Looked at just before each arrival and at the end.
struct StockoutRisk {
    double probability = 0;    ///< that demand up to then is more than what is there
    double expectedShort = 0;  ///< units of demand not met
    std::optional<double> day; ///< first day on which expected demand has used up what is there; none: not within
                               ///< the outlook's periods
};
StockoutRisk stockoutRisk(const PlanInputs& inputs);

} // namespace ms::inventory
