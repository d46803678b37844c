// SPDX-License-Identifier: GPL-3.0-or-later
#include "approvals/limits.h"

#include "approvals/refusal_sentences.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <limits>

namespace ms::approvals {
namespace {

std::int64_t moveOf(const PriceChange& change)
{
    return std::abs(change.newPrice.minor - change.oldPrice.minor);
}

std::string moneyText(std::int64_t minor, const Currency& currency)
{
    return toDecimalText(minor, currency.decimals()) + " " + currency.text();
}

tl::unexpected<Error> above(const Sku& sku, const Sentence& what, std::int64_t value, std::int64_t limit,
                            const Currency& currency)
{
    return refusedSku(ErrorCode::Permission, sku, what.with({moneyText(value, currency), moneyText(limit, currency)}));
}

} // namespace

Result<void> withinMoney(const Proposal& proposal, const Limits& limits)
{
    if (const auto* change = std::get_if<PriceChange>(&proposal.change)) {
        if (limits.largestChangeMinor > 0 && moveOf(*change) > limits.largestChangeMinor)
            return above(change->sku, refusal_sentence::largeChange, moveOf(*change), limits.largestChangeMinor,
                         change->newPrice.currency);
        return {};
    }
    const auto* reorder = std::get_if<Reorder>(&proposal.change);
    if (reorder == nullptr)
        return {}; // a transfer moves no money
    std::int64_t value = 0;
    if (__builtin_mul_overflow(reorder->unitCost.minor, reorder->quantity.units, &value))
        value = std::numeric_limits<std::int64_t>::max(); // above any limit
    if (limits.largestOrderMinor > 0 && value > limits.largestOrderMinor)
        return above(reorder->sku, refusal_sentence::largeOrder, value, limits.largestOrderMinor,
                     reorder->unitCost.currency);
    return {};
}

Result<void> withinDay(const Proposal& proposal, DayTotals& today, std::int64_t catalogue, const Limits& limits)
{
    const auto* change = std::get_if<PriceChange>(&proposal.change);
    if (change == nullptr)
        return {};
    const auto refuse = [&](const Sentence& what, const std::string& limit) {
        return refusedSku(ErrorCode::Permission, change->sku, refusal_sentence::dayReached.with({what.with({limit})}));
    };
    if (limits.dailySkus > 0 && today.skus + 1 > limits.dailySkus)
        return refuse(refusal_sentence::prices, std::to_string(limits.dailySkus));
    if (limits.dailyCataloguePercent < 100 &&
        100.0 * static_cast<double>(today.skus + 1) >
            limits.dailyCataloguePercent * static_cast<double>(std::max<std::int64_t>(catalogue, 1))) {
        char text[32];
        std::snprintf(text, sizeof text, "%.1f %%", limits.dailyCataloguePercent);
        return refuse(refusal_sentence::ofCatalogue, text);
    }
    if (limits.dailyChangeMinor > 0 && today.changeMinor + moveOf(*change) > limits.dailyChangeMinor)
        return refuse(refusal_sentence::ofMoves, moneyText(limits.dailyChangeMinor, change->newPrice.currency));
    ++today.skus;
    today.changeMinor += moveOf(*change);
    return {};
}

Result<void> notPaused(const Limits& limits)
{
    if (limits.paused)
        return failure(ErrorCode::Permission, "everything is paused: nothing is approved and nothing is sent until an "
                                              "admin resumes");
    return {};
}

Result<void> validateLimits(const Limits& limits)
{
    const auto refuse = [](const char* field, const char* rule) {
        return failure(ErrorCode::InvalidInput, std::string("limits: ") + field + " must be " + rule);
    };
    if (limits.largestChangeMinor < 0 || limits.largestOrderMinor < 0 || limits.dailyChangeMinor < 0)
        return refuse("an amount of money", "0 or more");
    if (limits.dailySkus < 0)
        return refuse("dailySkus", "0 or more");
    if (!(limits.dailyCataloguePercent > 0 && limits.dailyCataloguePercent <= 100))
        return refuse("dailyCataloguePercent", "above 0 and at most 100");
    return {};
}

} // namespace ms::approvals
