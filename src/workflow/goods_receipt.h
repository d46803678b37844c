// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/day.h"
#include "core/id.h"
#include "core/quantity.h"
#include "core/result.h"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace ms::workflow {

/// Goods of a purchase order came, or never will.
struct GoodsReceipt {
    std::string order;             ///< its code
    std::optional<Sku> sku;        ///< none: every line that is open
    std::optional<Quantity> units; ///< none: all that is open; needs a SKU where several lines are open
    Day day{};                     ///< on which they came
    bool lost = false;             ///< nothing more will come: what is open is given up, and no units are named
    std::string actor;
    std::int64_t at = 0; ///< unix seconds, for the audit
};

/// What was written down, for undo.
struct ReceivedGoods {
    struct Line {
        Sku sku;
        Quantity units; ///< that came, or that were given up
    };
    std::string order;
    std::int64_t act = 0;
    std::vector<Line> lines;
    bool complete = false; ///< nothing of the order is open any more
};

/// Writes down what came of a purchase order, with an audit entry. From then on the goods are on hand for a plan, until
/// a count of that day or later has them. An order of which every line came, or was given up, is received.
/// Errors: those of the workspace; Permission (the actor may not propose); NotFound (the order, or a SKU that is not on
/// it); InvalidInput (nothing is open, more units than are open or fewer than one, a day before the order's or
/// more than one after `at`, units for several lines at once).
Result<ReceivedGoods> receiveGoods(const std::filesystem::path& workspace, const GoodsReceipt& receipt);

/// Takes back what `act` wrote down of an order; 0: the last act that a person did on it. With an audit entry. Errors:
/// as receiveGoods(); NotFound (there is nothing to take back).
Result<ReceivedGoods> undoReceipt(const std::filesystem::path& workspace, const std::string& order, std::int64_t act,
                                  const std::string& actor, std::int64_t at);

} // namespace ms::workflow
