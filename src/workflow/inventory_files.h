// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/progress.h"
#include "core/result.h"
#include "workflow/inventory_demand_file.h"

#include <cstdint>
#include <string>
#include <vector>

namespace ms::workflow {

/// What a run over files came to.
struct InventoryFilesSummary {
    std::int64_t rowsRead = 0;     ///< of the main input
    std::int64_t rowsRejected = 0; ///< of all inputs
    std::int64_t rowsWritten = 0;
    std::int64_t gaps = 0;             ///< periods of the demand without a row
    std::vector<std::string> notes;    ///< what the reader of the answers should know, one sentence each
    std::vector<std::string> failures; ///< one sentence for each case or series without an answer
};

/// Solves worked cases: `case_id,model,inputs_json` to `case_id,model,result_json,status`. A case that cannot be solved
/// has an empty result and its reason as status. Errors: of reading and writing the files; Canceled.
Result<InventoryFilesSummary> solvePolicyFile(const std::string& casesPath, const std::string& outPath,
                                              Progress& progress);

struct SimulationFiles {
    std::string demandPath;   ///< series_id,t,value
    std::string policiesPath; ///< policy and its numbers, see simulateFiles()
    std::string outPath;
    std::string rejectsPath; ///< for rejected rows of the demand; empty: they are counted only
    DemandReading reading = {};
};

/// Replays demand against policies, one row a series and policy. Policies: `policy`, `lead_time`, and `order_up_to`
/// (base stock), or `reorder_point` and `order_up_to` (s, S), or `reorder_point` and `order_quantity` (r, Q); optional
/// `series_id` (empty or absent: every series), `review_period` (1), `initial_on_hand` (the order-up-to level, or
/// reorder point and quantity), `lost_sales` (1), `holding_cost`, `stockout_cost`, `order_cost` (0); `moq` and
/// `pack_size`, with either of which orders are whole units as a plan's. A period that is not known passes, and is not
/// counted. Errors: of reading and writing the files; InvalidInput when no policy or no demand can be used; Canceled.
Result<InventoryFilesSummary> simulateFiles(const SimulationFiles& files, Progress& progress);

struct ReplenishmentFiles {
    std::string demandPath; ///< series_id,t,value[,in_stock]
    std::string statePath;  ///< series_id,on_hand,on_order_1...[,backorders,moq,pack_size]
    /// [series_id,]holding_cost,stockout_cost,order_cost,lead_time,review_period[,lost_sales]; 0: unmet demand waits
    std::string costsPath;
    std::string outPath;
    std::string rejectsPath; ///< for rejected rows of the demand; empty: they are counted only
    int threads = 0;         ///< 0: one for each core; the orders do not depend on it
    DemandReading reading = {};
};

/// The orders to place now, one row a series of the state file that has demand: series_id, order_quantity,
/// reorder_point, order_up_to, expected_demand_over_lead_time, stockout_probability. A costs row without series_id is
/// for all others. A period that is not known is taken as its neighbours: within a gap the k-th period is as the k-th
/// known one before it. Errors: of reading and writing the files; Canceled.
Result<InventoryFilesSummary> replenishFiles(const ReplenishmentFiles& files, Progress& progress);

struct TransferFiles {
    std::string stockPath; ///< sku,location_id,position,demand_mean,demand_sd
    std::string outPath;
    double leastGain = 0.1; ///< of a unit short that moving one must take away, 0 to 1
};

/// What to move between locations before buying, one row a move: sku, from, to, units, and the units expected to be
/// short of that SKU before and after. Errors: of reading and writing the files.
Result<InventoryFilesSummary> transferFiles(const TransferFiles& files);

struct KitFiles {
    std::string kitsPath;  ///< kit,component,units
    std::string stockPath; ///< sku,demand,on_hand
    std::string outPath;
};

/// Kits taken apart: sku, demand, demand_with_kits, on_hand, available, one row a SKU of either file. Errors: of
/// reading and writing the files; InvalidInput for a kit that contains itself.
Result<InventoryFilesSummary> kitFiles(const KitFiles& files);

} // namespace ms::workflow
