// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/day.h"
#include "core/id.h"
#include "core/money.h"
#include "core/quantity.h"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace ms::approvals {

/// draft -> submitted -> approved -> queued -> sent -> confirmed; rejected, failed and reverted end a path.
enum class State { Draft, Submitted, Approved, Queued, Sent, Confirmed, Failed, Rejected, Reverted, Expired };

inline constexpr std::array<std::string_view, 10> stateNames{
    "draft", "submitted", "approved", "queued", "sent", "confirmed", "failed", "rejected", "reverted", "expired"};

/// The name that the workspace and the command line use: "submitted".
constexpr std::string_view toText(State state)
{
    return stateNames[static_cast<std::size_t>(state)];
}

/// None for a text that is no state.
constexpr std::optional<State> stateFromText(std::string_view text)
{
    for (std::size_t i = 0; i < stateNames.size(); ++i) {
        if (stateNames[i] == text)
            return static_cast<State>(i);
    }
    return std::nullopt;
}

/// A new price for one SKU.
struct PriceChange {
    Sku sku;
    Money oldPrice; ///< what the shop showed when the change was proposed; the push compares with it
    Money newPrice;
};

/// Stock to buy from one supplier.
struct Reorder {
    Sku sku;
    LocationId location;
    SupplierId supplier;
    Quantity quantity;
    Money unitCost;
    Day expected{}; ///< the day the goods are expected on the shelf
};

/// Goods to move from one location to another. No shop is told: people move them, by a transfer note.
struct Transfer {
    Sku sku;
    LocationId from;
    LocationId to;
    Quantity quantity;
    Day expected{}; ///< the day the goods are expected to be there
};

/// A change that someone must agree to before the shop sees it, or before goods leave their place.
struct Proposal {
    std::int64_t id = 0;    ///< 0 until the workspace has stored it
    std::int64_t batch = 0; ///< proposals made in one act share it
    std::variant<PriceChange, Reorder, Transfer> change;
    State state = State::Draft;
    std::string author;
    std::string reason;      ///< one sentence a person can read
    std::string explanation; ///< JSON: the arithmetic or the rule trace that gives the same number when evaluated again
    std::string effect;      ///< JSON: expected units, revenue and margin with bands, as far as known
    ShopTime proposedAt{};
};

/// Someone's decision on one proposal.
struct Decision {
    std::int64_t proposal = 0;
    bool approved = false;
    std::string approver;
    std::string reason;
    ShopTime at{};
};

/// One price as the outbox keeps it: all that a connector needs, fixed when the change was approved.
struct PriceWrite {
    std::string key; ///< idempotency key, the same at every attempt
    Sku sku;
    Money expected; ///< what the shop must still show for the write to happen
    Money price;
    friend bool operator==(const PriceWrite&, const PriceWrite&) = default;
};

/// One line of a purchase order as the outbox keeps it. Lines that share `orderKey` are one order, sent whole.
struct OrderLineWrite {
    std::string key;      ///< idempotency key of the line
    std::string orderKey; ///< idempotency key of the order
    SupplierId supplier;
    LocationId location;
    Day expected{};
    Sku sku;
    Quantity quantity;
    Money unitCost;
    friend bool operator==(const OrderLineWrite&, const OrderLineWrite&) = default;
};

using Write = std::variant<PriceWrite, OrderLineWrite>;

/// Who may decide what. Kept in the workspace; the defaults are the careful ones.
struct Policy {
    double selfApprovalPercent = 0;    ///< authors may approve their own price changes up to this size; 0: never
    double largestChangePercent = 50;  ///< price changes above it are refused, per cent of the old price, > 0
    double smallestMarginPercent = 0;  ///< share of the new price that must stay after unit cost, where cost is known
    std::int64_t largestBatch = 10000; ///< changes one approval may let through, > 0
    int validDays = 7;                 ///< an approval older than this is never sent, > 0
};

/// One line of the audit log. `hash` covers all other fields, `previous` is the hash of the entry before.
struct AuditEntry {
    std::int64_t id = 0; ///< 1, 2, 3... without gaps
    std::int64_t at = 0; ///< unix seconds
    std::string actor;
    std::string action;  ///< propose, approve, reject, queue, send, confirm, fail...
    std::string subject; ///< what it was done to: "proposal 12", "push 3"
    std::string detail;  ///< JSON
    std::string previous;
    std::string hash;
    friend bool operator==(const AuditEntry&, const AuditEntry&) = default;
};

} // namespace ms::approvals
