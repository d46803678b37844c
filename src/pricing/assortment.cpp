// SPDX-License-Identifier: GPL-3.0-or-later
#include "pricing/assortment.h"

#include "core/parallel.h"
#include "pricing/assortment_bound.h"

#include <algorithm>
#include <cmath>

namespace ms::pricing {

namespace {

PriceEffect scaled(PriceEffect effect, double factor)
{
    const auto scale = [&](Band& band) {
        band.mean *= factor;
        band.low80 *= factor;
        band.high80 *= factor;
    };
    scale(effect.units);
    scale(effect.revenue);
    if (effect.margin)
        scale(*effect.margin);
    if (effect.coverPeriods)
        *effect.coverPeriods /= factor;
    return effect;
}

PriceChoice choiceOf(const PricingTask& task, const Assortment& assortment, std::size_t product)
{
    const PriceCandidate& chosen = assortment.at(product, assortment.plan[product]);
    const auto effectAt = [&](std::int64_t minor) {
        return task.product.evaluate(static_cast<double>(minor) / task.minorPerUnit);
    };
    const double factor = std::exp(assortment.shift(product));
    PriceChoice choice{chosen.price, effectAt(task.facts.currentMinor),
                       scaled(effectAt(chosen.price.priceMinor), factor),
                       chosen.value * factor - assortment.at(product, 0).value};
    if (assortment.plan[product] == 0 && assortment.products[product].forced)
        choice.price.bindingRules = {"max_changes"};
    return choice;
}

Result<void> link(Assortment& assortment, std::span<const CrossElasticity> cross,
                  const std::vector<std::optional<std::size_t>>& place)
{
    assortment.movedBy.resize(assortment.products.size());
    assortment.moves.resize(assortment.products.size());
    const auto count = static_cast<std::int32_t>(place.size());
    for (const CrossElasticity& pair : cross) {
        if (pair.product < 0 || pair.product >= count || pair.other < 0 || pair.other >= count ||
            pair.product == pair.other || !std::isfinite(pair.value))
            return failure(ErrorCode::InvalidInput, "a cross elasticity is no number or names no pair of products");
        const auto product = place[static_cast<std::size_t>(pair.product)];
        const auto other = place[static_cast<std::size_t>(pair.other)];
        if (!product || !other || pair.value == 0)
            continue;
        assortment.movedBy[*product].push_back({*other, pair.value});
        assortment.moves[*other].push_back({*product, pair.value});
    }
    return {};
}

std::size_t changes(const Assortment& assortment)
{
    return static_cast<std::size_t>(std::ranges::count_if(assortment.plan, [](std::size_t c) { return c != 0; }));
}

/// Families by the assortment's own indices. A member without candidates splits a ladder: what stands on both sides of
/// it has no stated relation; one price for all holds without it.
std::vector<FamilyBlock> blocksOf(std::span<const PriceFamily> families,
                                  const std::vector<std::optional<std::size_t>>& place)
{
    std::vector<FamilyBlock> blocks;
    for (const PriceFamily& family : families) {
        const bool parity = family.least == 1 && family.most == 1;
        FamilyBlock block{&family, {}};
        const auto finish = [&] {
            if (block.members.size() > 1)
                blocks.push_back(block);
            block.members.clear();
        };
        for (const std::int32_t member : family.members) {
            if (const auto own = place[static_cast<std::size_t>(member)])
                block.members.push_back(*own);
            else if (!parity)
                finish();
        }
        finish();
    }
    return blocks;
}

/// What the last change within the limit gains: the price that any other change must be worth.
double costOfChange(const Assortment& assortment, const AssortmentBound& bound, std::size_t most)
{
    const auto order = largestGains(assortment, bound, most);
    return most == 0 || order.size() < most ? 0 : std::max(0.0, bound.bestGain(order.back()));
}

} // namespace

Result<AssortmentPlan> optimiseAssortment(std::span<const PricingTask> tasks, std::span<const CrossElasticity> cross,
                                          const Objective& objective, std::optional<std::size_t> mostChanges,
                                          int threads, Progress& progress, std::span<const PriceFamily> families)
{
    if (auto checked = checkFamilies(families, tasks.size()); !checked)
        return tl::unexpected(checked.error());
    AssortmentPlan plan;
    plan.choices.resize(tasks.size());
    plan.reasons.resize(tasks.size());
    std::vector<Result<PriceCandidates>> found(tasks.size(), PriceCandidates{});
    if (!parallelFor(tasks.size(), threads, progress,
                     [&](std::size_t i) { found[i] = priceCandidates(tasks[i], objective); }))
        return failure(ErrorCode::Canceled, "assortment");
    Assortment assortment;
    std::vector<std::optional<std::size_t>> place(tasks.size());
    std::vector<std::size_t> taskOf;
    for (std::size_t i = 0; i < tasks.size(); ++i) {
        if (!found[i]) {
            plan.reasons[i] = found[i].error().detail;
            continue;
        }
        place[i] = assortment.products.size();
        taskOf.push_back(i);
        assortment.products.push_back(std::move(*found[i]));
    }
    assortment.plan.assign(assortment.products.size(), 0);
    if (auto linked = link(assortment, cross, place); !linked)
        return tl::unexpected(linked.error());
    plan.current = assortment.value();
    const std::size_t most = mostChanges.value_or(tasks.size());
    const auto blocks = blocksOf(families, place);
    for (const FamilyBlock& block : blocks)
        addFamilyCandidates(assortment, block, tasks, taskOf, objective);
    plan.exact = blocks.empty() && hasFewCombinations(assortment);
    std::vector<std::size_t> impossible;
    if (plan.exact) {
        searchAll(assortment, most);
        plan.bound = assortment.value();
    } else {
        const AssortmentBound bound(assortment);
        plan.bound = plan.current;
        for (const std::size_t product : largestGains(assortment, bound, most))
            plan.bound += bound.bestGain(product);
        impossible = placeFamilies(assortment, blocks, costOfChange(assortment, bound, most), most);
        const std::size_t left = most - changes(assortment);
        if (!ascend(assortment, largestGains(assortment, bound, left), bound, most, progress))
            return failure(ErrorCode::Canceled, "assortment");
    }
    plan.value = assortment.value();
    if (!parallelFor(taskOf.size(), threads, progress,
                     [&](std::size_t i) { plan.choices[taskOf[i]] = choiceOf(tasks[taskOf[i]], assortment, i); }))
        return failure(ErrorCode::Canceled, "assortment");
    plan.changed = changes(assortment);
    for (const std::size_t family : impossible)
        for (const std::size_t member : blocks[family].members) {
            plan.choices[taskOf[member]].reset();
            plan.reasons[taskOf[member]] = "rules contradict each other: no prices within the rules keep the family " +
                                           blocks[family].family->name;
        }
    return plan;
}

} // namespace ms::pricing
