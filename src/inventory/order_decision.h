// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "inventory/demand_analogs.h"
#include "inventory/types.h"

namespace ms::inventory {

/// What an order is decided on.
struct OrderDecision {
    StockState stock;      ///< onOrder[k] arrives at the start of the (k+1)th period from now
    int leadTime = 0;      ///< periods: an order of now arrives at the start of period leadTime + 1
    bool lostSales = true; ///< false: demand that is not met waits
    double holding = 0;    ///< per unit left at the end of a period, > 0
    double shortage = 0;   ///< per unit short in a period, > 0
};

/// The whole number of units that minimises the mean over `paths` of holding and shortage cost from its arrival to the
/// end of the paths. May be negative: so many units fewer would have been better. The cost is convex in the order, so
/// that a search by thirds finds the minimum: O(paths · periods · log range). Preconditions: at least one path, more
/// periods than `leadTime`.
/// Source: the newsvendor's marginal argument along sample paths, the pipeline and its lost sales counted (Zipkin 2008,
/// Old and New Methods for Lost-Sales Inventory Systems, Operations Research 56(5)).
double cheapestOrder(const DemandPaths& paths, const OrderDecision& decision);

/// Share of paths on which some demand is not met between the arrival of an order of `units` and the paths' end.
double stockoutShare(const DemandPaths& paths, const OrderDecision& decision, double units);

} // namespace ms::inventory
