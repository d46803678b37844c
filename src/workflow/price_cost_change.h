// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sources/types.h"
#include "workflow/propose.h"

namespace ms::workflow {

/// What a price shall keep when the unit cost changes.
enum class MarginKept {
    Rate,  ///< (price - cost) / price
    Amount ///< price - cost
};

/// `merchant price cost-change`: new unit costs, and the prices that would restore margin.
struct CostChangeRequest {
    std::filesystem::path workspace;
    std::string costs; ///< CSV: sku,cost and optional currency
    MarginKept keep = MarginKept::Rate;
};

/// One SKU whose margin a new cost lowers. Minor units of the shop's currency.
struct AffectedSku {
    Sku sku;
    std::int64_t oldCostMinor = 0;
    std::int64_t newCostMinor = 0;
    std::int64_t priceMinor = 0;               ///< current
    double marginBefore = 0;                   ///< share of the price
    double marginNow = 0;                      ///< the same at the new cost
    std::optional<std::int64_t> proposedMinor; ///< nothing: see `reason`
    double marginAfter = 0;                    ///< at the proposed price; NaN: none
    std::vector<std::string> bindingRules;     ///< that keep the price from the one that restores all
    std::string reason;                        ///< of the proposal, or why there is none
    std::string explanation = "{}";            ///< JSON: the arithmetic and the rule trace
};

struct CostChanges {
    std::vector<AffectedSku> affected;         ///< by how much margin is at stake, most first
    std::vector<sources::RejectedRow> rejects; ///< unknown SKUs, costs that cannot be read, other currencies
    std::int64_t rowsRead = 0;
    std::int64_t unchanged = 0;  ///< costs that are the same as before
    std::int64_t cheaper = 0;    ///< costs that went down: nothing to restore
    std::int64_t firstCosts = 0; ///< of SKUs whose cost was not known before: nothing to restore to
};

/// Compares the file with the workspace; writes nothing. Prices are rounded up to a minor unit, so that no margin is
/// lost to rounding, and kept within the workspace's rules (largest step, smallest margin at the new cost). Errors: as
/// Workspace::open; NotFound, InvalidInput of the file.
Result<CostChanges> costChanges(const CostChangeRequest& request, Progress& progress);

/// sku,old_cost,new_cost,price,margin_before,margin_now,proposed_price,margin_after,binding_rules,reason.
/// Errors: as CsvFile.
Result<std::int64_t> writeCostChanges(const CostChanges& changes, const Currency& currency, const std::string& path);

/// Puts the affected SKUs that have a price into the approval queue. Errors: as proposePrices().
Result<ProposedBatch> proposeCostChanges(const CostChanges& changes, const Currency& currency, const Proposer& proposer,
                                         Progress& progress);

/// The currency of a workspace. Errors: as Workspace::open.
Result<Currency> currencyOf(const std::filesystem::path& workspace);

} // namespace ms::workflow
