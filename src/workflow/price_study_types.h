// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/id.h"
#include "core/money.h"
#include "pricing/types.h"
#include "stats/normal.h"
#include "workflow/propose.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace ms::workflow {

/// Where the elasticity that a what-if uses comes from.
enum class ElasticitySource {
    Own,      ///< the product's own history
    Shrunk,   ///< its history drawn towards its category
    Category, ///< its history says nothing: the average of its category, with the spread between products as its error
    None      ///< no number at all: units cannot be foreseen
};

/// One SKU of a price study, as a table shows it. Amounts in minor units of the shop's currency.
struct PricedSku {
    Sku sku;
    std::string title;
    std::string category;
    std::int64_t priceMinor = 0; ///< current list price, or the last one paid where there is none; > 0
    std::optional<std::int64_t> costMinor;
    pricing::Elasticity elasticity; ///< what its history says; refused ones carry the reason
    ElasticitySource source = ElasticitySource::None;
    double usedElasticity = pricing::notKnown; ///< what the what-if uses
    double usedStdError = pricing::notKnown;
    /// usedElasticity lies this far to either side at 95 %.
    [[nodiscard]] double usedHalfWidth95() const { return stats::halfWidth95(usedStdError); }
    double unitsPerWeek = 0;                     ///< expected at the current price
    std::optional<double> stock;                 ///< free units on the shelf; none: never counted
    double onOrder = 0;                          ///< units on their way, those ordered after the end of the data too
    std::optional<std::int64_t> competitorMinor; ///< the lowest believable one of the last eight weeks
    int competitorAgeDays = 0;                   ///< of the oldest quote behind it
    std::size_t competitorsRejected = 0;         ///< quotes that are absurd, outliers or stale
    std::optional<std::int64_t> suggestionMinor; ///< a better price within the rules; none: see `note`
    double gainMinor = 0; ///< expected margin gained a week by the suggestion (revenue where no cost is known)
    std::string note;     ///< why this suggestion, or why none: one sentence
    std::vector<double> paidPrices; ///< mean price paid a week, oldest first, currency units; NaN: none sold
};

/// Another SKU whose demand the price of one may move.
struct Neighbour {
    std::size_t row = 0; ///< of PriceStudy::rows()
    double crossElasticity = 0;
    double stdError = 0;
    double unitsPerWeek = 0; ///< now
    /// crossElasticity lies this far to either side at 95 %.
    [[nodiscard]] double halfWidth95() const { return stats::halfWidth95(stdError); }
};

/// Cross elasticities among a SKU and its neighbours: what its row's units do when its column's price rises by 1 %.
struct CrossMatrix {
    std::vector<std::size_t> rows; ///< of PriceStudy::rows(); the SKU itself first
    /// By place in `rows`: units of the first, price of the second. On the diagonal the own elasticity. NaN: not known.
    std::vector<std::vector<double>> values;
    std::vector<std::vector<double>> stdErrors;
};

/// How stock shall be cleared.
struct MarkdownWish {
    int weeks = 8;                     ///< from the end of the data, 1..52
    std::int64_t leftoverMinor = 0;    ///< what a unit is worth that is left then
    double lowestShare = 0.5;          ///< of the current price, (0, 1)
    int prices = 6;                    ///< of the ladder, the current one included, 2..20
    std::optional<double> sellThrough; ///< expected share to sell by then
};

/// Prices under trial, by row. A row that is not there keeps its current price.
using TrialPrices = std::map<std::size_t, std::int64_t>;

/// Totals over some rows at their current and at their trial prices, over the horizon.
struct TrialTotals {
    pricing::Band units;
    pricing::Band revenueMinor;
    pricing::Band marginMinor; ///< of the rows whose cost is known
    std::size_t rows = 0;      ///< that were counted: all that have an elasticity
    std::size_t changed = 0;
    std::size_t withoutCost = 0;
    std::size_t neighbours = 0;    ///< whose demand the changed prices move too; their change is in the totals
    bool neighboursCounted = true; ///< false: too many prices changed to look at each one's neighbours
};

/// What all orders of today and all stock come to at some prices, with the neighbours' part as in TrialTotals.
struct StockTotals {
    std::int64_t orders = 0; ///< SKUs to order today
    std::int64_t orderUnits = 0;
    double orderCostMinor = 0; ///< of those whose cost is known
    double cashMinor = 0;      ///< in stock at the end of the horizon, with those orders
    std::int64_t runOut = 0;   ///< SKUs that run out within the horizon without an order
    std::int64_t counted = 0;  ///< SKUs whose stock is known
};

/// Two members of a family that follow each other and do not keep its relation.
struct BrokenRelation {
    std::string family;
    std::size_t before = 0; ///< rows
    std::size_t next = 0;
    double least = 1; ///< price of `next` over that of `before`
    double most = 1;
};

/// What of a scenario may be proposed.
struct ScenarioWishes {
    std::vector<PriceWish> wishes;
    std::vector<std::string> brokenFamilies; ///< of which nothing may: their relation would not be kept
};

/// What one price list shows for a price of the shop.
struct ShownPrice {
    std::string list; ///< "shop": the shop's own
    Money price;
    Money withoutTax;
    double taxRate = 0;
    std::string problem; ///< why there is none
};

} // namespace ms::workflow
