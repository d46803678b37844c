// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/push_judgement.h"

#include "workflow/push_sentences.h"

#include <algorithm>
#include <map>

namespace ms::workflow {

using approvals::Move;
using approvals::OrderLineWrite;
using approvals::PriceWrite;
using platform::WriteStatus;

std::vector<std::vector<std::size_t>> writeGroups(const std::vector<platform::ShopPrice>& seen,
                                                  const platform::Capabilities& shop)
{
    std::vector<std::vector<std::size_t>> groups;
    std::map<std::string, std::size_t> open; // by name, the group that still has room
    for (std::size_t i = 0; i < seen.size(); ++i) {
        const auto [at, isNew] = open.emplace(seen[i].group, groups.size());
        if (!isNew && groups[at->second].size() == shop.largestPriceBatch)
            at->second = groups.size();
        if (at->second == groups.size())
            groups.emplace_back();
        groups[at->second].push_back(i);
    }
    return groups;
}

Portions portionsOf(const std::vector<LedgerRow>& rows, const platform::Connector& shop)
{
    const platform::Capabilities capabilities = shop.capabilities();
    Portions portions;
    std::map<std::string, std::size_t> orderAt;
    std::vector<std::size_t> prices;
    std::vector<Sku> skus;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        if (const auto* price = std::get_if<PriceWrite>(&rows[i].write)) {
            if (!rows[i].outdated.empty()) {
                if (portions.looks.empty() || portions.looks.back().size() == capabilities.largestPriceQuery)
                    portions.looks.emplace_back();
                portions.looks.back().push_back(i);
                continue;
            }
            prices.push_back(i);
            skus.push_back(price->sku);
            continue;
        }
        const std::string& key = std::get<OrderLineWrite>(rows[i].write).orderKey;
        const auto [at, isNew] = orderAt.emplace(key, portions.orders.size());
        if (isNew)
            portions.orders.emplace_back();
        portions.orders[at->second].push_back(i);
    }
    // What is written together is looked at together, with as many queries as it takes.
    const std::size_t most = capabilities.compareAndSet
                                 ? capabilities.largestPriceBatch
                                 : std::max(capabilities.largestPriceBatch, capabilities.largestPriceQuery);
    for (std::size_t first = 0; first < prices.size();) {
        const std::size_t count = std::min(most, prices.size() - first);
        const auto from = prices.begin() + std::ptrdiff_t(first);
        portions.prices.emplace_back(from, from + std::ptrdiff_t(count));
        first += count;
    }
    return portions;
}

std::vector<std::vector<LedgerRow>> oneChangeOfASkuAtATime(std::vector<LedgerRow> rows)
{
    std::vector<std::vector<LedgerRow>> turns;
    std::map<std::string, std::size_t> turnOf; // the next one, by SKU
    for (LedgerRow& row : rows) {
        const auto* price = std::get_if<PriceWrite>(&row.write);
        const std::size_t turn = price == nullptr ? 0 : turnOf[price->sku.text]++;
        if (turn >= turns.size())
            turns.resize(turn + 1);
        turns[turn].push_back(std::move(row));
    }
    return turns;
}

std::string amountText(const Money& money)
{
    return toDecimalText(money.minor, money.currency.decimals()) + " " + money.currency.text();
}

std::string threeValues(const PriceWrite& write, const std::string& shown)
{
    return push_sentence::threeValues.with({amountText(write.expected), amountText(write.price), shown});
}

Settlement settlementOf(std::size_t row, const PriceWrite& write, const platform::WriteOutcome& outcome)
{
    const std::string shown = outcome.shown ? amountText(*outcome.shown) : std::string(push_sentence::nothing.text);
    switch (outcome.status) {
    case WriteStatus::Conflict:
        // Someone else made the very change that was approved: nothing is left to do, nothing was overwritten.
        if (outcome.shown && *outcome.shown == write.price)
            return {row, Move::Confirm, {}, {}};
        return {row, Move::Fail, push_sentence::moved.with({threeValues(write, shown)}), {}};
    case WriteStatus::NotFound:
        return {row, Move::Fail, push_sentence::noSku.with({write.sku.text}), {}};
    case WriteStatus::KeyReused:
        return {row, Move::Fail, push_sentence::keyReused.with({}), {}};
    default:
        return {row, Move::Fail, push_sentence::refused.with({outcome.detail}), {}};
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

std::string hiddenBy(const std::string& sale)
{
    return push_sentence::hidden.with({sale});
}

Settlement settledByReadBack(std::size_t row, const PriceWrite& write, const platform::ShopPrice* shown)
{
    if (shown != nullptr && shown->trouble.empty() && shown->price == write.price)
        return {row, Move::Confirm, shown->sale.empty() ? std::string() : hiddenBy(shown->sale), {}};
    const std::string now = shown == nullptr         ? push_sentence::nothing.with({})
                            : shown->trouble.empty() ? amountText(shown->price)
                                                     : push_sentence::somethingElse.with({shown->trouble});
    return {row, Move::Fail, push_sentence::notThere.with({threeValues(write, now)}), {}};
}

} // namespace ms::workflow
