// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/progress.h"
#include "core/result.h"
#include "inventory/types.h"

#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace ms::inventory {

/// One series to replenish, as it stands now.
struct ReplenishmentSeries {
    std::string id;
    std::vector<double> history;          ///< units a period, oldest first, each >= 0
    std::vector<std::uint8_t> stockedOut; ///< 1: stock ran out, history is sales; empty: never
    StockState stock;                     ///< onOrder[k] arrives at the start of the (k+1)th period from now
    OrderRules rules;
    InventoryCosts costs;       ///< shortage and holding > 0
    int leadTime = 0;           ///< periods: an order of now arrives at the start of period leadTime + 1
    int reviewPeriod = 1;       ///< periods until the next order, >= 1
    std::size_t yearLength = 0; ///< periods of a year (52, 12), in which demand may have a season; 0: not known
    bool lostSales = true;      ///< false: demand that is not met waits as a backorder
};

struct ReplenishmentOrder {
    OrderQuantity order;
    double reorderPoint = 0;           ///< whole units, rounded to the nearest
    double orderUpToLevel = 0;         ///< whole units
    double expectedLeadTimeDemand = 0; ///< units over the lead time
    double stockoutProbability = 0;    ///< that demand is not met between this order's arrival and that of the next
    bool learnt = false;               ///< false: too little history of all series together, demand is taken as a gamma
};

/// The orders to place now, each minimising the expected holding and shortage cost of the periods that it protects
/// (from its arrival to that of the next order), along sample paths of demand and with the pipeline of open orders.
///
/// Method: DemandAnalogs gives a thousand equally likely futures of each series, learnt over all series together; on
/// each the shelf is followed until the order arrives, sales without stock lost (or waiting), and cheapestOrder() finds
/// the order whose mean cost is least. Periods in which stock ran out count as more than they sold. With less than
/// `leastLearningRows` past situations of the series that bridge as many periods it learns from all; with less than
/// that, too, demand is a gamma of exponentially weighted moments: where it waits the level is its quantile over lead
/// time and review period; where it is lost, and an order takes time, the futures are drawn from it. The latter is the
/// myopic policy of Zipkin (2008), Old and new methods for lost-sales inventory systems, Operations Research 56(5). The
/// fractile is 1 − 1.4·h/(p + h): the rest of what a season and a level in motion add to an overstock, chosen on
/// earlier periods of real demand. A cost an order makes lots of at least the economic order quantity.
///
/// The result has the length and order of `series`; one bad series has its error and does not stop the others. Same
/// input, same orders, in whatever order the series (of different names) come and on any number of `threads` (0: one
/// for each core). O(rows · trees), about 3 s of CPU for 1,000 series of a year and 7 s of three years. Errors of a
/// series: InvalidInput, naming it. Errors of all: Canceled.
Result<std::vector<Result<ReplenishmentOrder>>> replenish(std::span<const ReplenishmentSeries> series,
                                                          Progress& progress, int threads = 0);

} // namespace ms::inventory
