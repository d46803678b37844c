// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/quantity.h"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace ms::inventory {

/// Demand a period (a day, a week...: whatever the caller's period is), in SKU base units.
struct PeriodDemand {
    double mean = 0;   ///< units a period, >= 0
    double stdDev = 0; ///< of one period's demand or, better, of one period's forecast error; units, >= 0
};

/// Order to shelf.
struct LeadTime {
    double mean = 0;   ///< periods, > 0
    double stdDev = 0; ///< periods, >= 0
};

/// What stock is meant to achieve and how often it is looked at.
struct ServicePolicy {
    double cycleServiceLevel = 0.95; ///< probability of no stockout in an order cycle, in (0, 1)
    double reviewPeriod = 0;         ///< periods between two looks at the stock; 0: looked at all the time
};

/// Stock of one SKU at one location.
struct StockState {
    double onHand = 0;           ///< units on the shelf, >= 0
    double reserved = 0;         ///< units on the shelf that are promised already, >= 0
    double backorders = 0;       ///< units owed to customers, >= 0
    std::vector<double> onOrder; ///< onOrder[k] arrives at the start of the (k+1)th period from now; units, >= 0
};

/// What the supplier accepts.
struct OrderRules {
    double minimumOrder = 0;            ///< units; an order is 0 or at least this
    double packSize = 1;                ///< units; an order is a multiple of it, > 0
    std::optional<double> maximumOrder; ///< units: budget, shelf or cover limit; orders are rounded down to it
};

/// From so many units of one order on, each of them costs `unitCost`.
struct PriceBreak {
    double from = 0;     ///< units, > 1
    double unitCost = 0; ///< money, >= 0
    friend bool operator==(const PriceBreak&, const PriceBreak&) = default;
};

/// What a supplier asks for a SKU, and what holding it costs. Money of any one unit.
struct SupplierPrices {
    std::optional<double> unitCost; ///< below the first break; none: not known
    std::vector<PriceBreak> breaks; ///< ascending
    double holdingRate = 0;         ///< of a unit's cost a year, >= 0
};

/// Unrounded levels, SKU base units.
struct ReorderLevels {
    double safetyStock = 0;
    double reorderPoint = 0;   ///< order when the inventory position is at or below it
    double orderUpToLevel = 0; ///< order the difference to the inventory position
};

/// What one term of an explanation does with the terms it names. Plain enough to be checked with a pocket calculator,
/// but for the quantiles, which a table or a spreadsheet answers.
enum class Operation {
    Given,               ///< an input: its value stands for itself
    Sum,                 ///< a + b + ...
    Difference,          ///< a − b
    Product,             ///< a · b · ...
    Quotient,            ///< a / b
    SquareRoot,          ///< √a
    Largest,             ///< max(a, b, ...)
    Smallest,            ///< min(a, b, ...)
    NormalQuantile,      ///< z with P(Z <= z) = a
    GammaQuantile,       ///< x with P(X <= x) = a for X gamma with mean b and standard deviation c
    UnitDemandQuantile,  ///< smallest whole x with P(D <= x) >= a for D demand of mean b and spread c, as UnitDemand
    RoundUp,             ///< smallest whole number >= a (to within 1e-9)
    RoundUpToMultiple,   ///< smallest multiple of b that is >= a
    RoundDownToMultiple, ///< largest multiple of b that is <= a
    RaiseToMinimum       ///< 0 when a is 0, else max(a, b)
};

/// One line of "Why 37?".
struct Term {
    std::string name; ///< stable key in snake_case: "safety_stock", "pack_size"; the window translates it
    std::string unit; ///< "units", "weeks", "" for a bare number
    Operation operation = Operation::Given;
    std::vector<std::size_t> of; ///< earlier terms, by position
    double value = 0;            ///< what the term came to
};

/// The arithmetic of one suggested number as data. The last term is the number.
struct Explanation {
    std::vector<Term> terms;
};

/// A suggested order and how it came about.
struct OrderQuantity {
    Quantity quantity;
    Explanation why;
};

/// Costs of one period and one order, in any one unit of money.
struct InventoryCosts {
    double holding = 0;  ///< per unit left at the end of a period, >= 0
    double shortage = 0; ///< per unit of demand that was not met, >= 0
    double perOrder = 0; ///< per order placed, >= 0
};

/// A replenishment rule to be replayed. Levels are in units, counted against the inventory position.
struct StockPolicy {
    enum class Kind { ReorderPointQuantity, ReorderPointUpTo, OrderUpTo } kind = Kind::OrderUpTo;
    std::string name;
    double reorderPoint = 0;   ///< s or r; of no effect for OrderUpTo
    double orderQuantity = 0;  ///< Q, for ReorderPointQuantity (as many Q as bring the position above r)
    double orderUpToLevel = 0; ///< S, for the other two
    int leadTime = 0;          ///< whole periods from order to shelf, >= 0
    int reviewPeriod = 1;      ///< order every so many periods, >= 1
    bool lostSales = true;     ///< false: demand that is not met waits as a backorder
    double initialOnHand = 0;  ///< units
    InventoryCosts costs;
};

/// What a policy did over a replay.
struct PolicyOutcome {
    int periods = 0;
    int stockoutPeriods = 0;  ///< periods in which some demand was not met
    double cycleService = 1;  ///< 1 − stockout periods / periods (α of every period)
    double fillRate = 1;      ///< share of units met from the shelf; 1 when there was no demand
    double averageOnHand = 0; ///< units at the end of a period
    int orders = 0;
    double unitsOrdered = 0;
    double unitsAsked = 0; ///< demand
    double unitsShort = 0;
    double holdingCost = 0;
    double stockoutCost = 0;
    double orderCost = 0;
    double totalCost = 0;
};

} // namespace ms::inventory
