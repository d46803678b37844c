// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/day.h"
#include "core/id.h"
#include "core/quantity.h"
#include "forecast/types.h"
#include "pricing/types.h"
#include "recommend/types.h"
#include "workspace/types.h"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace ms::features {

/// Which products are asked for; an empty filter takes every product that is goods.
struct ProductFilter {
    std::vector<Sku> skus;               ///< empty: all
    std::optional<std::string> category; ///< none: all
};

/// What was known at the end of day `asOf`: no row of a later day is read.
struct DemandRequest {
    forecast::Frequency frequency = forecast::Frequency::Weekly; ///< daily, weekly, monthly, quarterly or yearly
    Day asOf{};
    workspace::DemandKind demand = workspace::DemandKind::Gross;
    ProductFilter filter;
    std::optional<workspace::LocationKey> location; ///< none: all places together
};

/// Demand of one product, from the period of its first sale on; periods without a sale are zeros.
struct ProductDemand {
    workspace::ProductKey product;
    Day firstDay{};          ///< first day of history[0]
    forecast::Series series; ///< id is the SKU
};

/// Demand of all products asked for; all series end together.
struct Demand {
    forecast::Frequency frequency = forecast::Frequency::Weekly;
    Day end{};                         ///< first day after the last period: where step 1 of a forecast begins
    Day dataEnd{};                     ///< last day with an order, of all products
    std::vector<ProductDemand> series; ///< by product key; products that never sold by then are left out
};

/// Prices and units a product and week, and which rows of the catalogue they speak of.
struct PriceObservations {
    pricing::Panel panel;                        ///< one location, without a name: the places asked for together
    std::vector<workspace::ProductKey> products; ///< parallel to panel.products
    std::vector<Day> periodStarts;               ///< by Observation::period: its first day
};

/// What each customer took, and which rows of the catalogue the indices speak of.
struct CustomerHistories {
    recommend::Interactions interactions;
    std::vector<workspace::CustomerKey> customers; ///< by UserIndex
    std::vector<workspace::ProductKey> products;   ///< by ItemIndex
    std::vector<recommend::Item> items;            ///< by ItemIndex: title, and category and brand as attributes
};

/// What is known of a customer at the end of a day: flags and figures that a model, a rule or a campaign asks for.
struct ShopperFeatures {
    workspace::CustomerKey customer;
    int visits = 0;                      ///< orders with something bought, by then
    bool firstTime = true;               ///< never ordered by then
    std::optional<int> daysSinceVisit;   ///< of the last order, >= 0; none: never ordered
    double basketItems = 0;              ///< mean distinct products an order; 0: never ordered
    std::int64_t spentMinor = 0;         ///< net of everything bought, returns not taken off
    int cartItems = 0;                   ///< distinct products put into the cart, not taken out and not bought since
    bool abandonedCart = false;          ///< a cart with something in it, untouched for 30 minutes or more
    std::optional<ShopTime> cartTouched; ///< when the cart was changed last; none: it is empty
    friend bool operator==(const ShopperFeatures&, const ShopperFeatures&) = default;
};

/// Where features come from.
struct FeatureLineage {
    Day asOf{};                   ///< rows of later days were not read
    std::int64_t orderLines = 0;  ///< of goods, read
    std::int64_t events = 0;      ///< of the shop's visitors, read
    std::optional<Day> lastOrder; ///< none: no orders by then
    std::string sha256;           ///< of what was read, so that equal inputs can be told
    friend bool operator==(const FeatureLineage&, const FeatureLineage&) = default;
};

/// The features of every customer who ordered or left an event by then.
struct Shoppers {
    std::vector<ShopperFeatures> customers; ///< by customer key
    FeatureLineage lineage;
};

/// What was bought together, customers known or not.
struct Baskets {
    std::vector<workspace::ProductKey> products; ///< by ItemIndex
    std::vector<recommend::ItemIndex> items;     ///< basket by basket, each item once a basket, ascending
    std::vector<std::size_t> firstItem;          ///< number of baskets + 1 positions in `items`
};

/// Goods on their way.
struct Inbound {
    workspace::PurchaseOrderKey order; ///< 0: a transfer from another location
    Day due{};                         ///< as expected; the day after `asOf` when that is past
    Quantity quantity;
    bool overdue = false;                             ///< expected on `asOf` or before, and not received
    Day ordered{};                                    ///< of a purchase order
    Day expected{};                                   ///< as promised, be it past
    std::optional<workspace::SupplierKey> supplier{}; ///< of a purchase order, not that of the product
    friend bool operator==(const Inbound&, const Inbound&) = default;
};

/// Stock of one product, all places together unless one was asked for.
struct ProductStock {
    workspace::ProductKey product;
    bool counted = false; ///< false: no count by then; the quantities are 0
    Day countedDay{};     ///< the oldest of the counts that went in
    Quantity onHand;
    Quantity reserved;
    Quantity backorders;
    Quantity receivedSince;       ///< of `onHand`: came after the count of its place
    std::vector<Inbound> inbound; ///< by due day
};

enum class LeadTimeSource {
    Receipts, ///< measured from purchase orders that were received
    Supplier, ///< stated for the supplier
    Settings  ///< of the workspace, for suppliers of which nothing is known
};

/// Order to shelf of one supplier.
struct LeadTimeEstimate {
    workspace::SupplierKey supplier;
    double meanDays = 0;   ///< > 0
    double stdDevDays = 0; ///< >= 0
    int receipts = 0;      ///< purchase orders received by then
    LeadTimeSource source = LeadTimeSource::Settings;
};

/// What may be wrong with the data. Money says how much hangs on it, so that the dearest is mended first.
enum class DataProblemKind {
    FreeLines,      ///< lines sold at no price; money: their units at the product's average price
    DuplicateLines, ///< the same product, units and price again in one order; money: the repeated lines
    FutureOrders,   ///< orders dated after today; money: their lines
    MissingDays,    ///< days in runs of three or more without an order, closed weekdays apart; money: at an average day
    SoldWithoutTitle, ///< products sold that the catalogue does not describe; money: their sales
    SoldWithoutCost,  ///< products sold whose unit cost is not known, so no margin is; money: their sales
    CostAbovePrice,   ///< products that cost more than their list price; money: the loss on the last 365 days' units
    NegativeStock     ///< products whose last count is below zero; money: the missing units at cost, else at price
};

struct DataProblem {
    DataProblemKind kind{};
    std::int64_t count = 0;
    std::int64_t moneyMinor = 0;       ///< 0: nothing that could be computed hangs on it
    std::vector<std::string> examples; ///< SKUs, order numbers or days: the dearest first, five at most
};

} // namespace ms::features
