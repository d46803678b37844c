// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workflow/inventory_plan.h"

#include <filesystem>
#include <string>
#include <vector>

namespace ms::workflow {

/// What one end of a move stands for until goods that are bought now could be there. Units.
struct TransferEnd {
    LocationId location;
    std::string place;       ///< its name, else its code
    double free = 0;         ///< on the shelf, less reserved and owed, >= 0
    double demand = 0;       ///< expected: the SKU's demand times the place's share of sales, owed goods included
    double demandStdDev = 0; ///< of the place's own weekly sales
    double inbound = 0;      ///< due there in that time; what is expected of it is met from these first
    double shortBefore = 0;  ///< demand expected not to be met as stock lies now
    double shortAfter = 0;   ///< after all moves of the SKU
};

/// Goods to move before any are bought.
struct StockTransfer {
    Sku sku;
    std::string title;
    TransferEnd from;
    TransferEnd to;
    double units = 0;                       ///< whole, > 0
    Day until{};                            ///< on that day goods that are bought now could be there
    double fewerShort = 0;                  ///< units that all moves of the SKU take away
    bool underWay = false;                  ///< a proposal to move it so waits, or goods of one are on their way
    std::optional<std::int64_t> savedMinor; ///< this move's part of them at the selling price; none: no price
};

/// Why there may be nothing to move.
enum class TransferState {
    Weighed,     ///< the list is what is worth moving
    OnePlace,    ///< stock lies in one place, or nowhere
    PlacesUnsold ///< no sale says where it was made, so no place has a demand of its own
};

struct TransferReview {
    TransferState state = TransferState::OnePlace;
    std::string place;                    ///< of OnePlace: the only one; empty: none
    int places = 0;                       ///< with a stock count
    std::vector<StockTransfer> transfers; ///< by what they save, most first
    double units = 0;                     ///< of all moves
    double fewerShort = 0;                ///< units expected to be short less
    std::int64_t savedMinor = 0;          ///< of moves whose price is known
};

/// How much of a unit short the move of one unit must take away, as `merchant inventory transfers` asks for it.
inline constexpr double usualTransferGain = 0.1;

/// What to move between places before anything is bought, for every SKU that was counted in two places or more. The
/// demand of a place until goods that are bought now could be there is that of the plan times the place's share of the
/// last 26 weeks' units, its spread that of the place's own weeks; who gives and who takes: inventory::planTransfers().
/// Errors: as Workspace::open, features::stockOnHand and demandByPlace; InvalidInput as planTransfers(); Canceled.
Result<TransferReview> reviewTransfers(const std::filesystem::path& workspace, const InventoryInputs& inputs,
                                       const InventoryScenario& scenario, double leastGain, Progress& progress);

/// Transfer notes of a workspace as it plans by itself: `sku,title,from,to,units,until,from_free,from_demand,to_free,
/// to_inbound,to_demand,to_short_before,to_short_after,saved_minor`, one row a move. Returns the rows.
/// Errors: as loadInventory() and reviewTransfers(), and of writing.
Result<std::int64_t> exportTransfers(const std::filesystem::path& workspace, double leastGain,
                                     const std::string& outPath, Progress& progress);

} // namespace ms::workflow
