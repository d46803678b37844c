// SPDX-License-Identifier: GPL-3.0-or-later
#include "pricing/price_candidates.h"

#include <algorithm>
#include <cmath>

namespace ms::pricing {

namespace {

constexpr std::int64_t mostCandidates = 81;

} // namespace

PriceCandidate priceCandidate(const PricingTask& task, const Objective& objective, GuardedPrice price)
{
    const double amount = static_cast<double>(price.priceMinor) / task.minorPerUnit;
    const double net = task.product.netPrice(amount);
    const double unit = objective.margin * (net - task.product.demand().unitCost.value_or(net)) +
                        objective.revenue * net + objective.units;
    const double move = std::log(static_cast<double>(price.priceMinor) / static_cast<double>(task.facts.currentMinor));
    return {std::move(price), move, unit * task.product.meanUnits(amount)};
}

Result<PriceRange> allowedRange(const PricingTask& task)
{
    const auto limits = ruleLimits(task.rules, task.facts);
    if (!limits)
        return tl::unexpected(limits.error());
    PriceRange range{std::max<std::int64_t>(1, task.facts.currentMinor / 2), task.facts.currentMinor * 2};
    for (const RuleLimit& limit : *limits) {
        if (!limit.hard)
            continue;
        if (limit.bound == Bound::AtLeast) {
            range.low = std::max(range.low, limit.limitMinor);
            range.high = std::max(range.high, range.low);
        } else {
            range.high = std::max<std::int64_t>(1, std::min(range.high, limit.limitMinor));
            range.low = std::min(range.low, range.high);
        }
    }
    return range;
}

Result<PriceCandidates> priceCandidates(const PricingTask& task, const Objective& objective)
{
    if (objective.margin != 0 && !task.product.demand().unitCost)
        return failure(ErrorCode::InvalidInput, "the margin cannot be improved: the unit cost is not known");
    const auto range = allowedRange(task);
    if (!range)
        return tl::unexpected(range.error());
    const std::int64_t current = task.facts.currentMinor;
    auto stay = applyGuardrails(static_cast<double>(current), task.rules, task.facts);
    if (!stay)
        return tl::unexpected(stay.error());
    PriceCandidates found;
    const auto broken = brokenHardRules(current, task.rules, task.facts);
    found.forced = !broken || !broken->empty();
    const bool stays = stay->priceMinor == current;
    found.prices.push_back(
        priceCandidate(task, objective, stays ? std::move(*stay) : GuardedPrice{current, current, {}, {}, {}}));
    std::int64_t last = stays ? 0 : stay->priceMinor;
    if (!stays)
        found.prices.push_back(priceCandidate(task, objective, std::move(*stay)));
    const std::int64_t steps = std::min(range->high - range->low, mostCandidates - 1);
    for (std::int64_t i = 0; i <= steps; ++i) {
        const std::int64_t proposal = range->low + (steps == 0 ? 0 : (range->high - range->low) * i / steps);
        auto guarded = applyGuardrails(static_cast<double>(proposal), task.rules, task.facts);
        if (!guarded || guarded->priceMinor == current || guarded->priceMinor == last)
            continue;
        last = guarded->priceMinor;
        if (std::ranges::none_of(found.prices, [&](const auto& known) { return known.price.priceMinor == last; }))
            found.prices.push_back(priceCandidate(task, objective, std::move(*guarded)));
    }
    return found;
}

} // namespace ms::pricing
