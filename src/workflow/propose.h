// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/day.h"
#include "core/id.h"
#include "core/money.h"
#include "core/progress.h"
#include "core/quantity.h"
#include "core/result.h"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace ms::workspace {
class Workspace;
}

namespace ms::workflow {

/// Who proposes, in which workspace, and when.
struct Proposer {
    std::filesystem::path workspace;
    std::string author; ///< not empty; the same person may not approve it
    ShopTime at{};
};

/// A price someone would like to see in the shop. The old price is the workspace's list price at that moment.
struct PriceWish {
    Sku sku;
    Money price;
    std::string reason;             ///< one sentence a person can read
    std::string explanation = "{}"; ///< JSON: the rule trace or the arithmetic behind the number
    std::string effect = "{}"; ///< JSON, as far as known: units, revenue_minor, margin_minor (changes a week), with
                               ///< low and high ends of the 80 % band in units_low, units_high and so on
};

/// An order someone would like to place.
struct ReorderWish {
    Sku sku;
    LocationId location;                ///< empty: the workspace's first location
    std::optional<SupplierId> supplier; ///< none: that of the product at this quantity
    Quantity quantity;
    std::optional<Money> unitCost; ///< none: the product's own
    Day expected{};                ///< the day the goods are expected on the shelf
    std::string reason;
    std::string explanation = "{}"; ///< JSON: the arithmetic that gives the quantity again
    std::string effect = "{}";
};

/// Goods that someone would like to see moved.
struct TransferWish {
    Sku sku;
    LocationId from;
    LocationId to;
    Quantity quantity;
    Day expected{}; ///< the day the goods are expected to be there
    std::string reason;
    std::string explanation = "{}"; ///< JSON: the figures that the quantity follows from
    std::string effect = "{}";
};

/// A wish that may not enter the queue, and why.
struct RefusedWish {
    std::int64_t row = 0; ///< its place in the request, from 1
    Sku sku;
    std::string reason;
};

/// What one act of proposing left behind. `batch` is 0 when every wish was refused.
struct ProposedBatch {
    std::int64_t batch = 0;
    std::int64_t proposals = 0;
    std::vector<RefusedWish> refused;
};

/// Puts the good wishes into the approval queue as one batch, submitted, with an audit entry, in one transaction; the
/// others come back with their reason: unknown SKU, no list price to compare with, a price of 0 or below, above ten
/// times the old one, unchanged, in another currency than the shop's, a change of the same SKU that waits or is on its
/// way already.
/// Errors: InvalidInput (no author, no wishes), NotFound, ReadWrite, Conflict, Permission of the workspace; Canceled.
Result<ProposedBatch> proposePrices(const Proposer& proposer, const std::vector<PriceWish>& wishes, Progress& progress);

/// The same for reorders: refused are an unknown SKU, location or supplier, a quantity of 0 or below, a reorder of the
/// same SKU and location that waits already. What a sales export does not know is left for a person to complete in the
/// shop's draft order: without a supplier it is "unassigned", without a unit cost 0, without any location "main".
Result<ProposedBatch> proposeReorders(const Proposer& proposer, const std::vector<ReorderWish>& wishes,
                                      Progress& progress);

/// The same for transfers: refused are an unknown SKU or location, the same location at both ends, a quantity of 0 or
/// below or more than lies free where it would leave, and a transfer of the same SKU between the same locations that
/// waits or is on its way.
Result<ProposedBatch> proposeTransfers(const Proposer& proposer, const std::vector<TransferWish>& wishes,
                                       Progress& progress);

/// What tells transfers apart: a SKU goes between the same two locations once at a time.
std::string transferMark(const Sku& sku, const LocationId& from, const LocationId& to);

/// Marks of the transfers that wait or are on their way. Errors: ReadWrite, Conflict.
Result<std::set<std::string>> transfersUnderWay(workspace::Workspace& workspace);

} // namespace ms::workflow
