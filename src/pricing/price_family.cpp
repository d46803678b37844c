// SPDX-License-Identifier: GPL-3.0-or-later
#include "pricing/price_family.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <set>

namespace ms::pricing {

namespace {

constexpr std::size_t mostFamilyCandidates = 500;
constexpr double slack = 1e-9;

std::int64_t priceOf(const Assortment& assortment, std::size_t product, std::size_t candidate)
{
    return assortment.at(product, candidate).price.priceMinor;
}

/// Prices a member needs beside a neighbour's candidates: the ends of what the relation allows.
std::set<std::int64_t> neededBeside(const PriceCandidates& neighbour, double least, double most)
{
    std::set<std::int64_t> needed;
    for (const PriceCandidate& candidate : neighbour.prices) {
        const auto price = static_cast<double>(candidate.price.priceMinor);
        needed.insert(static_cast<std::int64_t>(std::ceil(price * least * (1 - slack))));
        needed.insert(static_cast<std::int64_t>(std::floor(price * most * (1 + slack))));
    }
    return needed;
}

void addPrices(PriceCandidates& into, const std::set<std::int64_t>& prices, const PricingTask& task,
               const Objective& objective)
{
    std::set<std::int64_t> known;
    for (const PriceCandidate& candidate : into.prices)
        known.insert(candidate.price.priceMinor);
    for (const std::int64_t price : prices) {
        if (into.prices.size() >= mostFamilyCandidates)
            return;
        if (price <= 0 || known.contains(price))
            continue;
        auto guarded = applyGuardrails(static_cast<double>(price), task.rules, task.facts);
        if (guarded && guarded->priceMinor == price)
            into.prices.push_back(priceCandidate(task, objective, std::move(*guarded)));
    }
}

/// Best values of a chain up to a member, by its candidate.
struct Link {
    std::vector<double> value;
    std::vector<std::size_t> from;
};

} // namespace

Result<void> checkFamilies(std::span<const PriceFamily> families, std::size_t products)
{
    std::vector<const PriceFamily*> owner(products, nullptr);
    for (const PriceFamily& family : families) {
        const auto bad = [&](const std::string& what) {
            return failure(ErrorCode::InvalidInput, "family " + family.name + ": " + what);
        };
        if (family.members.size() < 2)
            return bad("two members or more were expected");
        if (!(family.least > 0) || !(family.most >= family.least) || !std::isfinite(family.most))
            return bad("0 < least <= most was expected");
        for (const std::int32_t member : family.members) {
            if (member < 0 || static_cast<std::size_t>(member) >= products)
                return bad("a member is no product");
            const PriceFamily*& known = owner[static_cast<std::size_t>(member)];
            if (known != nullptr)
                return bad("a member is already in family " + known->name);
            known = &family;
        }
    }
    return {};
}

bool keepsRelation(const PriceFamily& family, std::int64_t beforeMinor, std::int64_t nextMinor)
{
    const auto before = static_cast<double>(beforeMinor);
    const auto next = static_cast<double>(nextMinor);
    return next >= before * family.least * (1 - slack) && next <= before * family.most * (1 + slack);
}

std::vector<std::size_t> brokenRelations(const PriceFamily& family, std::span<const std::int64_t> pricesMinor)
{
    std::vector<std::size_t> broken;
    const auto price = [&](std::size_t i) { return pricesMinor[static_cast<std::size_t>(family.members[i])]; };
    for (std::size_t i = 1; i < family.members.size(); ++i)
        if (!keepsRelation(family, price(i - 1), price(i)))
            broken.push_back(i);
    return broken;
}

void addFamilyCandidates(Assortment& assortment, const FamilyBlock& block, std::span<const PricingTask> tasks,
                         std::span<const std::size_t> taskOf, const Objective& objective)
{
    const PriceFamily& family = *block.family;
    const auto extend = [&](std::size_t member, std::size_t beside, double least, double most) {
        const std::size_t product = block.members[member];
        addPrices(assortment.products[product], neededBeside(assortment.products[block.members[beside]], least, most),
                  tasks[taskOf[product]], objective);
    };
    for (std::size_t i = 1; i < block.members.size(); ++i)
        extend(i, i - 1, family.least, family.most);
    for (std::size_t i = block.members.size() - 1; i > 0; --i)
        extend(i - 1, i, 1 / family.most, 1 / family.least);
}

FamilyPlan planFamily(Assortment& assortment, const FamilyBlock& block, double changeCost)
{
    constexpr double never = -std::numeric_limits<double>::infinity();
    std::vector<Link> chain;
    FamilyPlan plan;
    for (std::size_t i = 0; i < block.members.size(); ++i) {
        const std::size_t product = block.members[i];
        const auto& prices = assortment.products[product].prices;
        plan.forced = plan.forced || assortment.products[product].forced;
        Link link{std::vector<double>(prices.size(), never), std::vector<std::size_t>(prices.size(), 0)};
        for (std::size_t c = 0; c < prices.size(); ++c) {
            if (c == 0 && assortment.products[product].forced)
                continue;
            const double own = assortment.gain(product, c) - (c == 0 ? 0 : changeCost);
            if (i == 0) {
                link.value[c] = own;
                continue;
            }
            const std::size_t before = block.members[i - 1];
            for (std::size_t b = 0; b < chain.back().value.size(); ++b) {
                if (chain.back().value[b] == never || chain.back().value[b] + own <= link.value[c] ||
                    !keepsRelation(*block.family, priceOf(assortment, before, b), prices[c].price.priceMinor))
                    continue;
                link.value[c] = chain.back().value[b] + own;
                link.from[c] = b;
            }
        }
        chain.push_back(std::move(link));
    }
    for (std::size_t i = 1; i < block.members.size(); ++i)
        plan.forced = plan.forced || !keepsRelation(*block.family, priceOf(assortment, block.members[i - 1], 0),
                                                    priceOf(assortment, block.members[i], 0));
    const auto best = std::ranges::max_element(chain.back().value);
    if (*best == never)
        return plan;
    plan.candidates.assign(block.members.size(), 0);
    plan.candidates.back() = static_cast<std::size_t>(best - chain.back().value.begin());
    for (std::size_t i = block.members.size() - 1; i > 0; --i)
        plan.candidates[i - 1] = chain[i].from[plan.candidates[i]];
    // Members move each other's demand too: the gain of all of them together.
    std::vector<std::size_t> before;
    for (const std::size_t member : block.members)
        before.push_back(assortment.plan[member]);
    for (std::size_t i = 0; i < block.members.size(); ++i) {
        plan.gain += assortment.gain(block.members[i], plan.candidates[i]);
        assortment.plan[block.members[i]] = plan.candidates[i];
        plan.changes += plan.candidates[i] != 0 ? 1 : 0;
    }
    for (std::size_t i = 0; i < block.members.size(); ++i)
        assortment.plan[block.members[i]] = before[i];
    return plan;
}

std::vector<std::size_t> placeFamilies(Assortment& assortment, std::span<const FamilyBlock> blocks, double changeCost,
                                       std::size_t most)
{
    std::vector<FamilyPlan> plans;
    std::vector<std::size_t> order;
    std::vector<std::size_t> impossible;
    assortment.frozen.resize(assortment.products.size(), 0);
    for (std::size_t i = 0; i < blocks.size(); ++i) {
        plans.push_back(planFamily(assortment, blocks[i], changeCost));
        (plans.back().candidates.empty() ? impossible : order).push_back(i);
        for (const std::size_t member : blocks[i].members)
            assortment.frozen[member] = 1;
    }
    const auto worth = [&](std::size_t i) {
        return plans[i].gain - changeCost * static_cast<double>(plans[i].changes);
    };
    std::ranges::stable_sort(order, [&](std::size_t a, std::size_t b) {
        return plans[a].forced != plans[b].forced ? plans[a].forced : worth(a) > worth(b);
    });
    std::size_t used = 0;
    for (const std::size_t i : order) {
        // Families may move each other's demand: what was placed since counts.
        const FamilyPlan plan = planFamily(assortment, blocks[i], changeCost);
        const double own = plan.gain - changeCost * static_cast<double>(plan.changes);
        if (used + plan.changes > most || (!plan.forced && own <= 0))
            continue;
        used += plan.changes;
        for (std::size_t m = 0; m < blocks[i].members.size(); ++m)
            assortment.plan[blocks[i].members[m]] = plan.candidates[m];
    }
    return impossible;
}

} // namespace ms::pricing
