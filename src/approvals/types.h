// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/day.h"
#include "core/id.h"
#include "core/money.h"
#include "core/quantity.h"

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace ms::approvals {

/// draft -> submitted -> approved -> queued -> sent -> confirmed; rejected, failed and reverted end a path.
enum class State { Draft, Submitted, Approved, Queued, Sent, Confirmed, Failed, Rejected, Reverted, Expired };

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

/// A change that someone must agree to before the shop sees it.
struct Proposal {
    std::int64_t id = 0; ///< 0 until the workspace has stored it
    std::int64_t batch = 0; ///< proposals made in one act share it
    std::variant<PriceChange, Reorder> change;
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

} // namespace ms::approvals
