// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/push_judgement.h"

#include <algorithm>
#include <map>

namespace ms::workflow {

using approvals::Move;
using approvals::OrderLineWrite;
using approvals::PriceWrite;
using platform::WriteStatus;

Portions portionsOf(const std::vector<LedgerRow>& rows, std::size_t largestPriceBatch)
{
    Portions portions;
    std::map<std::string, std::size_t> orderAt;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        if (std::holds_alternative<PriceWrite>(rows[i].write)) {
            if (portions.prices.empty() || portions.prices.back().size() == largestPriceBatch)
                portions.prices.emplace_back();
            portions.prices.back().push_back(i);
            continue;
        }
        const std::string& key = std::get<OrderLineWrite>(rows[i].write).orderKey;
        const auto [at, isNew] = orderAt.emplace(key, portions.orders.size());
        if (isNew)
            portions.orders.emplace_back();
        portions.orders[at->second].push_back(i);
    }
    return portions;
}

std::string amountText(const Money& money)
{
    return toDecimalText(money.minor, money.currency.decimals()) + " " + money.currency.text();
}

std::string threeValues(const PriceWrite& write, const std::string& shown)
{
    return "approved from " + amountText(write.expected) + " to " + amountText(write.price) + ", the shop shows " +
           shown;
}

Settlement settlementOf(std::size_t row, const PriceWrite& write, const platform::WriteOutcome& outcome)
{
    const std::string shown = outcome.shown ? amountText(*outcome.shown) : "nothing";
    switch (outcome.status) {
    case WriteStatus::Conflict:
        // Someone else made the very change that was approved: nothing is left to do, nothing was overwritten.
        if (outcome.shown && *outcome.shown == write.price)
            return {row, Move::Confirm, {}, {}};
        return {row, Move::Fail, "the price moved since it was approved: " + threeValues(write, shown), {}};
    case WriteStatus::NotFound:
        return {row, Move::Fail, "the shop has no SKU '" + write.sku.text + "'", {}};
    case WriteStatus::KeyReused:
        return {row, Move::Fail, "the shop knows this change's key from another change", {}};
    default:
        return {row, Move::Fail, "the shop refuses the change: " + outcome.detail, {}};
    }
}

bool samePlacedLines(const platform::PlacedOrder& order, const std::vector<OrderLineWrite>& lines)
{
    if (order.canceled || order.lines.size() != lines.size())
        return false;
    return std::equal(lines.begin(), lines.end(), order.lines.begin(), [](const auto& line, const auto& placed) {
        return line.sku == placed.sku && line.quantity == placed.quantity && line.unitCost == placed.unitCost;
    });
}

} // namespace ms::workflow
