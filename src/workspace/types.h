// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/day.h"
#include "core/id.h"
#include "core/money.h"
#include "core/quantity.h"

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace ms::workspace
{

/// A row's integer key; keys of two tables cannot be mixed up. 0 until the row is stored.
template <class Tag>
struct Key {
    std::int64_t value = 0;
    [[nodiscard]] bool stored() const { return value != 0; }
    friend auto operator<=>(const Key&, const Key&) = default;
};

using ProductKey = Key<struct ProductKeyTag>;
using LocationKey = Key<struct LocationKeyTag>;
using CustomerKey = Key<struct CustomerKeyTag>;
using SupplierKey = Key<struct SupplierKeyTag>;
using OrderKey = Key<struct OrderKeyTag>;
using ImportKey = Key<struct ImportKeyTag>;
using PurchaseOrderKey = Key<struct PurchaseOrderKeyTag>;
using ForecastRunKey = Key<struct ForecastRunKeyTag>;
using ScenarioKey = Key<struct ScenarioKeyTag>;
using OutboxKey = Key<struct OutboxKeyTag>;

/// Which shop a push goes to. The page and the command line show it in words, never only as a colour.
enum class ConnectionKind { Sandbox, Production };

/// Gross: what was bought, returns left out. Net: purchases less returns. One switch for every page and export.
enum class DemandKind { Gross, Net };

/// What changes a number. Stored in the workspace; credentials never are.
struct Settings {
    std::string shopName;
    Currency currency{};             ///< unknown until the first import or `merchant demo` says it
    double cycleServiceLevel = 0.95; ///< share of order cycles without a stockout, in (0, 1)
    double reviewPeriodDays = 7;     ///< days between orders, >= 0; 0: reviewed continuously
    double leadTimeDays = 14;        ///< mean of suppliers that state none, days, > 0
    double leadTimeStdDevDays = 3;   ///< its standard deviation, days, >= 0
    double holdingCostRate = 0.25;   ///< cost of holding stock, share of its value a year, >= 0
    double maximumPriceStep = 0.10;  ///< largest move of one price change, share of the old price, in (0, 1]
    double minimumMarginRate = 0.05; ///< smallest share of a price that must stay after unit cost, in [0, 1)
    DemandKind demand = DemandKind::Gross;
    std::uint64_t seed = 1; ///< of everything that draws random numbers
    ConnectionKind connection = ConnectionKind::Sandbox;
    std::string baseUrl;    ///< of the shop's API, empty: not connected
    int staleAfterDays = 8; ///< data older than this is called stale, > 0
    friend bool operator==(const Settings&, const Settings&) = default;
};

struct Product {
    ProductKey key;
    Sku sku;
    std::string title;
    std::string category;
    std::string brand;
    std::optional<SupplierKey> supplier;
    std::optional<std::int64_t> priceMinor;    ///< current list price a unit; none: not known
    std::optional<std::int64_t> unitCostMinor; ///< none: not known
    Quantity minimumOrder{1};                  ///< >= 1
    Quantity packSize{1};                      ///< orders are multiples of it, >= 1
    bool goods = true;                         ///< false: postage, fees, samples and other codes that are not stocked
    friend bool operator==(const Product&, const Product&) = default;
};

struct Location {
    LocationKey key;
    LocationId id;
    std::string name;
    friend bool operator==(const Location&, const Location&) = default;
};

struct Customer {
    CustomerKey key;
    CustomerId id;
    std::string country;
    std::string segment;
    std::optional<bool> acceptsMarketing; ///< none: never asked
    friend bool operator==(const Customer&, const Customer&) = default;
};

struct Supplier {
    SupplierKey key;
    SupplierId id;
    std::string name;
    std::optional<double> leadTimeDays;       ///< mean, order to shelf; none: not stated
    std::optional<double> leadTimeStdDevDays; ///< none: not stated
    std::optional<std::int64_t> minimumOrderMinor;
    friend bool operator==(const Supplier&, const Supplier&) = default;
};

/// One invoice, basket or order; a return is an order of its own whose lines have negative units.
struct Order {
    OrderKey key;
    OrderId id;
    std::optional<CustomerKey> customer; ///< none: not known
    std::optional<LocationKey> location;
    ShopTime orderedAt{};
    bool isReturn = false;
    std::string channel;
};

struct OrderLine {
    OrderKey order;
    std::int64_t line = 0; ///< 1-based position within the order
    ProductKey product;
    std::int64_t units = 0;                     ///< negative is a return
    std::int64_t netMinor = 0;                  ///< whole line after discount, before tax
    std::int64_t unitPriceMinor = 0;            ///< that the customer saw, after deals
    std::optional<std::int64_t> listPriceMinor; ///< before deals; none: same or not known
    friend bool operator==(const OrderLine&, const OrderLine&) = default;
};

struct PricePoint {
    ProductKey product;
    Day day{}; ///< first day of the price
    std::int64_t priceMinor = 0;
    std::string source;                   ///< import, pull, push
    std::optional<std::int64_t> proposal; ///< set when a push made it
    friend bool operator==(const PricePoint&, const PricePoint&) = default;
};

struct Promotion {
    ProductKey product;
    std::optional<LocationKey> location; ///< none: everywhere
    DayRange days{};
    std::string kind; ///< display, mailer, deal, feature...
    std::string detail;
    friend bool operator==(const Promotion&, const Promotion&) = default;
};

/// Stock as counted at the end of a day.
struct StockPosition {
    ProductKey product;
    LocationKey location;
    Day day{};
    Quantity onHand;
    Quantity reserved;
    Quantity backorders;
    friend bool operator==(const StockPosition&, const StockPosition&) = default;
};

struct PurchaseOrderLine {
    ProductKey product;
    Quantity ordered;
    Quantity received;
    std::optional<std::int64_t> unitCostMinor;
    friend bool operator==(const PurchaseOrderLine&, const PurchaseOrderLine&) = default;
};

struct PurchaseOrder {
    PurchaseOrderKey key;
    std::string code; ///< the shop's number
    std::optional<SupplierKey> supplier;
    std::optional<LocationKey> location;
    Day orderedDay{};
    Day expectedDay{};
    std::optional<Day> receivedDay; ///< none: still open
    std::string platformRef;        ///< the live shop's own number, empty: none
    std::vector<PurchaseOrderLine> lines;
    friend bool operator==(const PurchaseOrder&, const PurchaseOrder&) = default;
};

/// view, search, cart_add, cart_remove, checkout, purchase.
struct Event {
    ShopTime at{};
    std::string visitor;
    std::optional<CustomerKey> customer;
    std::string kind;
    std::optional<ProductKey> product;
    std::string cart;
    std::optional<std::int64_t> valueMinor;
    friend bool operator==(const Event&, const Event&) = default;
};

/// One import, as the history of the Data page lists it.
struct ImportRecord {
    ImportKey key;
    std::string fileName; ///< without its folder
    std::string sha256;   ///< of the bytes that were read
    std::string profile;  ///< online-retail, completejourney, mapped, demo...
    std::int64_t rowsRead = 0;
    std::int64_t rowsAdded = 0;
    std::int64_t rowsKnown = 0; ///< brought by an earlier import
    std::int64_t rowsRejected = 0;
    ShopTime importedAt{};
    double seconds = 0;
};

struct ImportReject {
    std::int64_t row = 0; ///< line of the file, the header is 1
    std::string column;
    std::string value;
    std::string reason;
    friend bool operator==(const ImportReject&, const ImportReject&) = default;
};

/// A named what-if; `content` is JSON that its owner reads.
struct Scenario {
    ScenarioKey key;
    std::string name;
    std::string kind; ///< price, stock
    std::string content;
    ShopTime createdAt{};
    ShopTime changedAt{};
};

} // namespace ms::workspace
