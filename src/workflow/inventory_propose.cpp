// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/inventory_propose.h"

#include "workflow/reorder_wish.h"

#include <nlohmann/json.hpp>

#include <cmath>

namespace ms::workflow {

Result<ProposedBatch> proposeInventoryOrders(const InventoryInputs& inputs, const InventoryScenario& scenario,
                                             const std::vector<InventoryOrderWish>& chosen, const Proposer& proposer,
                                             Day today, Progress& progress)
{
    std::vector<ReorderWish> wishes;
    for (const InventoryOrderWish& one : chosen) {
        if (!one.row.suggestion || one.row.suggestion->units <= 0)
            continue;
        auto wish = reorderWish(inputs, scenario, one.row, today);
        if (!wish)
            return tl::unexpected(wish.error());
        wish->reason = one.reason;
        wishes.push_back(std::move(*wish));
    }
    return proposeReorders(proposer, wishes, progress);
}

Result<ProposedBatch> proposeInventoryMoves(const std::vector<InventoryMoveWish>& chosen, int daysOnTheWay,
                                            const Proposer& proposer, Day today, Progress& progress)
{
    if (daysOnTheWay < 0)
        return failure(ErrorCode::InvalidInput, "goods cannot arrive before they leave");
    const auto endJson = [](const TransferEnd& end) {
        return nlohmann::ordered_json{{"location", end.location.text}, {"free", end.free},
                                      {"inbound", end.inbound},        {"demand", end.demand},
                                      {"demand_sd", end.demandStdDev}, {"short_before", end.shortBefore},
                                      {"short_after", end.shortAfter}};
    };
    std::vector<TransferWish> wishes;
    for (const InventoryMoveWish& one : chosen) {
        TransferWish wish{one.move.sku,
                          one.move.from.location,
                          one.move.to.location,
                          {std::llround(one.move.units)},
                          today + std::chrono::days(daysOnTheWay),
                          one.reason};
        wish.explanation = nlohmann::ordered_json{{"units", wish.quantity.units},
                                                  {"until", toIsoText(one.move.until)},
                                                  {"from", endJson(one.move.from)},
                                                  {"to", endJson(one.move.to)}}
                               .dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
        if (one.move.savedMinor)
            wish.effect = nlohmann::ordered_json{{"at_risk_minor", *one.move.savedMinor}}.dump();
        wishes.push_back(std::move(wish));
    }
    return proposeTransfers(proposer, wishes, progress);
}

Result<ProposedBatch> proposeAllMoves(const Proposer& proposer, double leastGain, int daysOnTheWay, Progress& progress)
{
    const auto inputs = loadInventory(proposer.workspace, progress);
    if (!inputs)
        return tl::unexpected(inputs.error());
    const auto review = reviewTransfers(proposer.workspace, **inputs, headerOf(**inputs).scenario, leastGain, progress);
    if (!review)
        return tl::unexpected(review.error());
    if (review->transfers.empty())
        return failure(ErrorCode::NotFound, "no transfer between locations is worth its way");
    std::vector<InventoryMoveWish> chosen;
    for (const StockTransfer& move : review->transfers) {
        if (move.underWay)
            continue;
        const auto number = [](double units) { return std::to_string(std::llround(units)); };
        chosen.push_back({move, move.to.place + " expects to be asked for " + number(move.to.demand) + " until " +
                                    toIsoText(move.until) + " and has " + number(move.to.free) + "; " +
                                    move.from.place + " expects " + number(move.from.demand) + " and has " +
                                    number(move.from.free)});
    }
    if (chosen.empty())
        return failure(ErrorCode::NotFound, "every transfer that is worth its way was proposed already");
    const Day today = std::chrono::floor<std::chrono::days>(proposer.at);
    return proposeInventoryMoves(chosen, daysOnTheWay, proposer, today, progress);
}

} // namespace ms::workflow
