// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/day.h"
#include "core/id.h"
#include "core/quantity.h"
#include "workspace/keys.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace ms::workspace {

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

} // namespace ms::workspace
