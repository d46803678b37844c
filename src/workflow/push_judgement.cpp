// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/push_judgement.h"

#include <algorithm>
#include <map>

namespace ms::workflow {

using approvals::Move;
using approvals::OrderLineWrite;
using approvals::PriceWrite;
using platform::WriteStatus;

Portions portionsOf(const std::vector<LedgerRow>& rows, const platform::Capabilities& shop)
{
    // One query reads back what one request wrote.
    const std::size_t largest = std::min(shop.largestPriceBatch, shop.largestPriceQuery);
    Portions portions;
    std::map<std::string, std::size_t> orderAt;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        if (std::holds_alternative<PriceWrite>(rows[i].write)) {
            if (portions.prices.empty() || portions.prices.back().size() == largest)
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

std::optional<Settlement> settledByLook(std::size_t row, const PriceWrite& write, const platform::ShopPrice* shown)
{
    if (shown == nullptr)
        return settlementOf(row, write, {WriteStatus::NotFound, std::nullopt, {}});
    if (!shown->trouble.empty())
        return Settlement{row, Move::Fail, "sku " + write.sku.text + ": " + shown->trouble, {}};
    if (shown->price == write.expected)
        return std::nullopt;
    return settlementOf(row, write, {WriteStatus::Conflict, shown->price, {}});
}

Settlement settledByReadBack(std::size_t row, const PriceWrite& write, const platform::ShopPrice* shown)
{
    if (shown != nullptr && shown->trouble.empty() && shown->price == write.price)
        return {row, Move::Confirm, {}, {}};
    const std::string now = shown == nullptr         ? "nothing"
                            : shown->trouble.empty() ? amountText(shown->price)
                                                     : "something else (" + shown->trouble + ")";
    return {
        row, Move::Fail, "the shop accepted the change, but read back it is not there: " + threeValues(write, now), {}};
}

} // namespace ms::workflow
