// SPDX-License-Identifier: GPL-3.0-or-later
#include "pricing/guardrails.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace ms::pricing {

namespace {

constexpr std::int64_t highest = 1'000'000'000'000; // far above any price, far below overflow
constexpr double believableFactor = 3;
// A limit such as 1.1 * 1000 is meant to be 1100, not 1100.0000000000002.
constexpr double roundingSlack = 1e-9;

std::int64_t atLeast(double limit)
{
    return static_cast<std::int64_t>(std::ceil(std::clamp(limit * (1 - roundingSlack), 0.0, double(highest))));
}

std::int64_t atMost(double limit)
{
    return static_cast<std::int64_t>(std::floor(std::clamp(limit * (1 + roundingSlack), 0.0, double(highest))));
}

tl::unexpected<Error> badRule(const std::string& rule, const std::string& expected)
{
    return failure(ErrorCode::InvalidInput, "rule " + rule + ": " + expected);
}

bool within(const std::optional<RuleValue>& rule, double low, double high)
{
    return !rule || (rule->value >= low && rule->value <= high);
}

struct Range {
    std::int64_t low = 1; // a price is above 0
    std::int64_t high = highest;
    const RuleLimit* lowRule = nullptr;
    const RuleLimit* highRule = nullptr;
};

Range intersect(const std::vector<RuleLimit>& limits, bool hardOnly)
{
    Range range;
    for (const RuleLimit& limit : limits) {
        if (hardOnly && !limit.hard)
            continue;
        if (limit.bound == Bound::AtLeast && limit.limitMinor > range.low) {
            range.low = limit.limitMinor;
            range.lowRule = &limit;
        } else if (limit.bound == Bound::AtMost && limit.limitMinor < range.high) {
            range.high = limit.limitMinor;
            range.highRule = &limit;
        }
    }
    return range;
}

void applyStep(GuardedPrice& guarded, const RuleLimit& limit)
{
    const std::int64_t before = guarded.priceMinor;
    const bool binds = limit.bound == Bound::AtLeast ? before < limit.limitMinor : before > limit.limitMinor;
    if (!binds)
        return;
    guarded.priceMinor = limit.limitMinor;
    guarded.trace.push_back({limit.rule, limit.bound, limit.hard, before, limit.limitMinor, limit.limitMinor});
}

Result<void> applyEnding(GuardedPrice& guarded, const Guardrails& rules, const std::vector<RuleLimit>& limits)
{
    if (hasAllowedEnding(guarded.priceMinor, rules.endings))
        return {};
    const Range all = intersect(limits, false);
    const Range hard = intersect(limits, true);
    std::int64_t price = nearestAllowedEnding(guarded.priceMinor, rules.endings, all.low, all.high);
    if (price == 0)
        price = nearestAllowedEnding(guarded.priceMinor, rules.endings, hard.low, hard.high);
    if (price == 0) {
        if (rules.endingsHard)
            return failure(ErrorCode::InvalidInput, "rules contradict each other: no price from " +
                                                        std::to_string(hard.low) + " to " + std::to_string(hard.high) +
                                                        " has an allowed ending");
        return {};
    }
    guarded.trace.push_back({"ending", Bound::Ending, rules.endingsHard, guarded.priceMinor, price, price});
    guarded.priceMinor = price;
    return {};
}

void note(std::vector<std::string>& names, const std::string& name)
{
    if (std::ranges::find(names, name) == names.end())
        names.push_back(name);
}

bool keeps(std::int64_t price, const RuleLimit& limit)
{
    return limit.bound == Bound::AtLeast ? price >= limit.limitMinor : price <= limit.limitMinor;
}

bool isBand(const EndingBand& band)
{
    const bool base = band.base == 10 || band.base == 100 || band.base == 1000;
    return base && band.fromMinor >= 0 &&
           std::ranges::all_of(band.endings, [&](int ending) { return ending >= 0 && ending < band.base; });
}

/// The competitor's price, where it is near enough to one's own to be one, and not stale.
std::optional<double> trustedCompetitor(const Guardrails& rules, const RuleFacts& facts)
{
    const auto current = static_cast<double>(facts.currentMinor);
    const bool stale = rules.competitorMaxAge > 0 && facts.competitorAge.value_or(0) > rules.competitorMaxAge;
    if (stale || !facts.competitorMinor || !(*facts.competitorMinor > current / believableFactor) ||
        !(*facts.competitorMinor < current * believableFactor))
        return std::nullopt;
    return facts.competitorMinor;
}

/// Limits in the order of Guardrails.
class LimitList {
public:
    void add(const std::string& rule, Bound bound, bool hard, std::int64_t limit)
    {
        m_limits.push_back({rule, bound, hard, std::min(limit, highest)});
    }
    void addRange(const std::string& rule, bool hard, std::int64_t low, std::int64_t high)
    {
        add(rule, Bound::AtLeast, hard, low);
        add(rule, Bound::AtMost, hard, high);
    }
    std::vector<RuleLimit> softFirst()
    {
        std::ranges::stable_partition(m_limits, [](const RuleLimit& limit) { return !limit.hard; });
        return std::move(m_limits);
    }

private:
    std::vector<RuleLimit> m_limits;
};

} // namespace

Result<void> checkGuardrails(const Guardrails& rules)
{
    constexpr double smallest = std::numeric_limits<double>::min();
    if (!within(rules.step, smallest, 0.999))
        return badRule("step", "a share of the price between 0 and 1 was expected");
    if (!within(rules.floor, 0, double(highest)))
        return badRule("floor", "a price of 0 or more was expected");
    if (!within(rules.ceiling, smallest, double(highest)))
        return badRule("ceiling", "a price above 0 was expected");
    if (!within(rules.marginFloor, -10, 0.999))
        return badRule("margin_floor", "a share of the price below 1 was expected");
    if (!within(rules.minimumAdvertised, 0, double(highest)))
        return badRule("minimum_advertised", "a price of 0 or more was expected");
    if (!within(rules.competitorIndex, smallest, 1000))
        return badRule("competitor_index", "a ratio above 0 was expected");
    if (!within(rules.changeInterval, 0, 1e6))
        return badRule("change_interval", "a number of periods was expected");
    if (!within(rules.competitorLeast, smallest, 1000))
        return badRule("competitor_least", "a ratio above 0 was expected");
    if (rules.competitorMaxAge < 0)
        return badRule("competitor_max_age", "a number of periods was expected");
    if (!within(rules.reduction, 0, 0.999))
        return badRule("reduction", "a share of the price from 0 to 1 was expected");
    if (!std::ranges::all_of(rules.endings, isBand) ||
        !std::ranges::is_sorted(rules.endings, {}, &EndingBand::fromMinor))
        return badRule("endings", "last digits such as 99 or 95 were expected, bands in ascending order");
    return {};
}

Result<std::vector<RuleLimit>> ruleLimits(const Guardrails& rules, const RuleFacts& facts)
{
    if (auto checked = checkGuardrails(rules); !checked)
        return tl::unexpected(checked.error());
    if (facts.currentMinor <= 0)
        return failure(ErrorCode::InvalidInput, "the current price is not above 0");
    if (!(facts.taxRate >= 0) || !(facts.taxRate < 10))
        return failure(ErrorCode::InvalidInput, "the tax rate is not 0 or more");
    LimitList limits;
    const auto current = static_cast<double>(facts.currentMinor);
    if (rules.step)
        limits.addRange("step", rules.step->hard, atLeast(current * (1 - rules.step->value)),
                        atMost(current * (1 + rules.step->value)));
    if (rules.floor)
        limits.add("floor", Bound::AtLeast, rules.floor->hard, atLeast(rules.floor->value));
    if (rules.ceiling)
        limits.add("ceiling", Bound::AtMost, rules.ceiling->hard, atMost(rules.ceiling->value));
    if (rules.marginFloor && facts.costMinor)
        limits.add("margin_floor", Bound::AtLeast, rules.marginFloor->hard,
                   atLeast(*facts.costMinor * (1 + facts.taxRate) / (1 - rules.marginFloor->value)));
    if (rules.minimumAdvertised)
        limits.add("minimum_advertised", Bound::AtLeast, rules.minimumAdvertised->hard,
                   atLeast(rules.minimumAdvertised->value));
    if (const auto competitor = trustedCompetitor(rules, facts)) {
        if (rules.competitorIndex)
            limits.add("competitor_index", Bound::AtMost, rules.competitorIndex->hard,
                       atMost(*competitor * rules.competitorIndex->value));
        if (rules.competitorLeast)
            limits.add("competitor_least", Bound::AtLeast, rules.competitorLeast->hard,
                       atLeast(*competitor * rules.competitorLeast->value));
    }
    if (rules.changeInterval && facts.periodsSinceChange && *facts.periodsSinceChange < rules.changeInterval->value)
        limits.addRange("change_interval", rules.changeInterval->hard, facts.currentMinor, facts.currentMinor);
    if (rules.reduction && facts.lowestPriorMinor) {
        // At 0 % it must still be a reduction.
        const auto prior = static_cast<double>(*facts.lowestPriorMinor);
        limits.add("reduction", Bound::AtMost, rules.reduction->hard,
                   std::min(atMost(prior * (1 - rules.reduction->value)), *facts.lowestPriorMinor - 1));
    }
    return limits.softFirst();
}

Result<GuardedPrice> applyGuardrails(double proposedMinor, const Guardrails& rules, const RuleFacts& facts)
{
    if (!std::isfinite(proposedMinor))
        return failure(ErrorCode::InvalidInput, "the proposed price is not a number");
    const auto limits = ruleLimits(rules, facts);
    if (!limits)
        return tl::unexpected(limits.error());
    const Range hard = intersect(*limits, true);
    if (hard.low > hard.high)
        return failure(ErrorCode::InvalidInput,
                       "rules contradict each other: " + (hard.lowRule ? hard.lowRule->rule : std::string("a price")) +
                           " asks for at least " + std::to_string(hard.low) + ", " + hard.highRule->rule +
                           " for at most " + std::to_string(hard.high) + " minor units");
    GuardedPrice guarded;
    guarded.proposedMinor = guarded.priceMinor =
        std::clamp<std::int64_t>(std::llround(std::clamp(proposedMinor, 1.0, double(highest))), 1, highest);
    for (const RuleLimit& limit : *limits)
        applyStep(guarded, limit);
    if (auto ended = applyEnding(guarded, rules, *limits); !ended)
        return tl::unexpected(ended.error());
    for (const RuleStep& step : guarded.trace)
        note(guarded.bindingRules, step.rule);
    for (const RuleLimit& limit : *limits) {
        if (limit.limitMinor == guarded.priceMinor)
            note(guarded.bindingRules, limit.rule);
        if (!limit.hard && !keeps(guarded.priceMinor, limit))
            note(guarded.brokenSoft, limit.rule);
    }
    if (!hasAllowedEnding(guarded.priceMinor, rules.endings))
        note(guarded.brokenSoft, "ending");
    return guarded;
}

Result<std::vector<std::string>> brokenHardRules(std::int64_t priceMinor, const Guardrails& rules,
                                                 const RuleFacts& facts)
{
    const auto limits = ruleLimits(rules, facts);
    if (!limits)
        return tl::unexpected(limits.error());
    std::vector<std::string> broken;
    for (const RuleLimit& limit : *limits) {
        if (limit.hard && !keeps(priceMinor, limit))
            note(broken, limit.rule);
    }
    if (rules.endingsHard && !hasAllowedEnding(priceMinor, rules.endings))
        note(broken, "ending");
    return broken;
}

Result<std::int64_t> replay(std::int64_t proposedMinor, std::span<const RuleStep> trace)
{
    std::int64_t price = proposedMinor;
    for (const RuleStep& step : trace) {
        const std::int64_t next = step.bound == Bound::AtLeast  ? std::max(price, step.limitMinor)
                                  : step.bound == Bound::AtMost ? std::min(price, step.limitMinor)
                                                                : step.limitMinor;
        if (step.beforeMinor != price || step.afterMinor != next)
            return failure(ErrorCode::InvalidInput, "the trace does not follow from its rule " + step.rule);
        price = next;
    }
    return price;
}

} // namespace ms::pricing
