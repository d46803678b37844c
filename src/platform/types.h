// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/day.h"
#include "core/id.h"
#include "core/money.h"
#include "core/quantity.h"

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace ms::platform {

/// What a shop's API can do; what it cannot, the push and the pull have to make up for.
struct Capabilities {
    bool compareAndSet =
        false; ///< refuses a price when the shop moved since; otherwise the push looks before it writes
    bool idempotencyKeys = false; ///< the same price change twice is done once
    bool deltaStock = false;      ///< incoming stock can be added to, not only set
    bool purchaseOrders = false;  ///< otherwise a reorder becomes incoming stock with a note
    bool canceling = false;       ///< a purchase order can be taken back
    bool abandonedCarts = false;  ///< carts can be listed
    std::size_t largestPriceBatch = 1;
    std::size_t largestPriceQuery = 1; ///< SKUs that one query asks for, at most
    std::size_t mostInFlight = 1;      ///< requests at once
};

/// Where a shop is and how long it may take. The token is kept apart and never stored or logged.
struct Endpoint {
    std::string baseUrl;                           ///< "https://shop.example"; plain http only for this machine
    std::chrono::milliseconds timeout{30'000};     ///< from the first byte sent to the last one received
    std::int64_t largestAnswer = 32 * 1024 * 1024; ///< bytes; longer answers are refused
};

using Header = std::pair<std::string, std::string>; ///< name and value

/// One HTTP request, complete but for the host and the token: equal requests are equal bytes.
struct Request {
    std::string method;
    std::string path; ///< with its query, "/v1/prices?limit=100"
    std::vector<Header> headers;
    std::string body; ///< JSON or empty
    friend bool operator==(const Request&, const Request&) = default;
};

/// What came back, whole.
struct Answer {
    int status = 0;
    std::string body;
    std::string etag;
    std::optional<std::chrono::seconds> retryAfter;
    std::chrono::milliseconds took{0}; ///< from the first byte sent to the last one received
    std::string link{};                ///< the Link header (RFC 8288), where a shop pages with it
    std::string page{};                ///< the cursor of the page that was asked for; whoever asks sets it
};

/// Why no answer can be used. After any of them it is not known whether the request was done, except NoConnection.
enum class TransportFault {
    NoConnection, ///< the request never left: no route, refused, name not known
    Timeout,
    Lost,     ///< the connection ended before the answer did
    TooLarge, ///< the answer is longer than Endpoint::largestAnswer
    Insecure, ///< the certificate is not to be trusted; the request never left
    Aborted   ///< taken back by this program
};

/// An answer, or why there is none.
struct Exchange {
    std::optional<Answer> answer;
    TransportFault fault{}; ///< only without an answer
    std::string detail;     ///< for a person
};

/// What a shop says about itself.
struct ShopInfo {
    std::string name;
    Currency currency{};
    bool production = true; ///< unless it says that it is a sandbox
};

/// One SKU's price as a shop shows it, with what its connector needs to write another one.
struct ShopPrice {
    Sku sku;
    Money price;
    std::string group{};   ///< prices of one write request share it
    std::string handle{};  ///< JSON that only the shop's connector reads: ids, other prices
    std::string trouble{}; ///< why this price can be neither compared nor written; empty: nothing
    std::string sale{};    ///< what shoppers are shown instead, "a sale shows 22.40 EUR"; empty: this price
    friend bool operator==(const ShopPrice&, const ShopPrice&) = default;
};

enum class WriteStatus {
    Applied,
    Replayed,  ///< applied by an earlier attempt with this key
    Conflict,  ///< the shop shows another price than expected; nothing was done
    NotFound,  ///< the shop does not have this SKU
    Invalid,   ///< the shop refuses the value
    KeyReused, ///< the key stands for another change
};

/// What the shop says about one change.
struct WriteOutcome {
    WriteStatus status{};
    std::optional<Money> shown; ///< what the shop shows now
    std::string detail;
};

struct PlacedOrderLine {
    Sku sku;
    Quantity quantity;
    Money unitCost;
    friend bool operator==(const PlacedOrderLine&, const PlacedOrderLine&) = default;
};

/// A purchase order as the shop keeps it.
struct PlacedOrder {
    std::string number; ///< the shop's own
    bool canceled = false;
    std::string etag;
    SupplierId supplier;
    LocationId location;
    Day expected{};
    std::vector<PlacedOrderLine> lines;
};

struct ShopProduct {
    Sku sku;
    std::string title;
    std::optional<Money> price; ///< none: the shop has none in its currency
    std::optional<Money> unitCost;
    std::string category{};
};

struct ShopStock {
    Sku sku;
    LocationId location;
    Quantity onHand;
    std::int64_t updatedAt = 0; ///< unix seconds
    Quantity reserved{};
    std::string locationName{};
};

struct ShopOrderLine {
    Sku sku;
    Quantity quantity;
    std::int64_t netMinor = 0; ///< whole line, of the shop's currency
    friend bool operator==(const ShopOrderLine&, const ShopOrderLine&) = default;
};

struct ShopOrder {
    OrderId id;
    std::optional<CustomerId> customer;
    std::int64_t orderedAt = 0; ///< unix seconds
    std::int64_t updatedAt = 0; ///< unix seconds
    std::vector<ShopOrderLine> lines;
    bool canceled = false; ///< kept, and taken back by a return of the same lines
};

struct ShopCustomer {
    CustomerId id;
    std::string country;
    std::string segment{};
    std::optional<bool> acceptsMarketing{};
};

struct ShopCartItem {
    Sku sku;
    Quantity quantity;
    std::int64_t unitPriceMinor = 0;
};

/// A cart that was never paid for.
struct ShopCart {
    std::string id;
    std::optional<CustomerId> customer;
    std::int64_t openedAt = 0;  ///< unix seconds
    std::int64_t updatedAt = 0; ///< unix seconds
    std::vector<ShopCartItem> items;
};

/// The kinds of shop that the studio speaks to, by the names that the command line and the workspace use.
enum class ShopKind { Studio, Medusa, Shopify, WooCommerce };

/// One page of a listing; an empty cursor: the last one.
template <class T>
struct ListPage {
    std::vector<T> items;
    std::string nextCursor;
};

} // namespace ms::platform
