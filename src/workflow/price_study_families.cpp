// SPDX-License-Identifier: GPL-3.0-or-later
// Suggestions of families: sizes, brands or variants whose prices keep a relation get theirs together, or none.
#include "pricing/assortment.h"
#include "workflow/price_study_content.h"

#include <algorithm>
#include <cmath>
#include <set>

namespace ms::workflow {

namespace {

constexpr std::int64_t nobodyBuys = 0;

/// Whether a better price of the SKU may be looked for at all.
bool canMove(const PriceStudyContent& content, std::size_t row)
{
    const PricedSku& sku = content.rows[row];
    const bool own = sku.source == ElasticitySource::Own || sku.source == ElasticitySource::Shrunk;
    return own && content.prepared[row] && sku.usedElasticity <= 0 && sku.unitsPerWeek > 0;
}

/// A member that keeps its price, whatever it sells.
std::optional<pricing::PricingTask> fixedTask(const PriceStudyContent& content, std::size_t row)
{
    const std::int64_t price = content.rows[row].priceMinor;
    pricing::DemandAtPrice at;
    at.price = content.inUnits(price);
    at.unitsPerPeriod = nobodyBuys;
    at.elasticity = 0;
    at.unitCost = 0;
    auto product = pricing::PreparedProduct::create(at, {.periods = 1, .draws = 20, .seed = 1}, 0);
    if (!product)
        return std::nullopt;
    pricing::Guardrails rules;
    rules.floor = rules.ceiling = pricing::RuleValue{static_cast<double>(price), true};
    pricing::RuleFacts facts;
    facts.currentMinor = price;
    return pricing::PricingTask{std::move(*product), rules, facts, content.minorPerUnit};
}

pricing::PricingTask movingTask(const PriceStudyContent& content, std::size_t row)
{
    pricing::PricingTask task{*content.prepared[row], content.rulesOf(row), content.facts[row], content.minorPerUnit};
    const PricedSku& sku = content.rows[row];
    // A lower price cannot be judged without a cost.
    if (!sku.costMinor) {
        const double own = task.rules.floor ? task.rules.floor->value : 0;
        task.rules.floor = pricing::RuleValue{std::max(own, static_cast<double>(sku.priceMinor)), true};
    }
    return task;
}

class FamilySuggestion {
public:
    FamilySuggestion(PriceStudyContent& content, const pricing::PriceFamily& family)
        : m_content(content), m_family(family)
    {
    }

    Result<void> make(Progress& progress)
    {
        std::vector<pricing::PricingTask> tasks;
        bool costs = true;
        bool anyMoves = false;
        for (const std::int32_t member : m_family.members) {
            const auto row = static_cast<std::size_t>(member);
            const bool moves = canMove(m_content, row);
            anyMoves = anyMoves || moves;
            costs = costs && (!moves || m_content.rows[row].costMinor);
            auto task = moves ? std::optional(movingTask(m_content, row)) : fixedTask(m_content, row);
            if (!task)
                return {};
            tasks.push_back(std::move(*task));
        }
        if (!anyMoves)
            return {};
        pricing::PriceFamily own = m_family;
        for (std::size_t i = 0; i < own.members.size(); ++i)
            own.members[i] = static_cast<std::int32_t>(i);
        const auto objective = objectiveOf(m_content.rules, costs);
        const auto plan = pricing::optimiseAssortment(tasks, {}, objective, std::nullopt, 1, progress, {{own}});
        if (!plan)
            return plan.error().code == ErrorCode::Canceled ? Result<void>(tl::unexpected(plan.error()))
                                                            : Result<void>();
        take(*plan);
        return {};
    }

private:
    void take(const pricing::AssortmentPlan& plan)
    {
        if (std::ranges::any_of(plan.choices, [](const auto& choice) { return !choice; }))
            return refuse("No prices within the rules keep the relation of family " + m_family.name + ".");
        std::vector<std::int64_t> now(m_content.rows.size(), 0);
        for (const std::int32_t member : m_family.members)
            now[static_cast<std::size_t>(member)] = m_content.rows[static_cast<std::size_t>(member)].priceMinor;
        const bool broken = !pricing::brokenRelations(m_family, now).empty();
        double sure = 0;
        for (std::size_t i = 0; i < plan.choices.size(); ++i)
            sure += changeOf(i, plan.choices[i]->price.priceMinor).low80;
        if (plan.changed == 0)
            return refuse("No prices of family " + m_family.name +
                          " within the rules are better than the current ones.");
        if (!broken && sure <= 0)
            return refuse("Better prices of family " + m_family.name + " are not sure enough.");
        for (std::size_t i = 0; i < plan.choices.size(); ++i) {
            PricedSku& sku = m_content.rows[static_cast<std::size_t>(m_family.members[i])];
            const std::int64_t price = plan.choices[i]->price.priceMinor;
            sku.suggestionMinor.reset();
            sku.gainMinor = 0;
            sku.note = "Stays, with the other prices of family " + m_family.name + ".";
            if (price == sku.priceMinor)
                continue;
            sku.suggestionMinor = price;
            sku.gainMinor = changeOf(i, price).mean * m_content.minorPerUnit / PriceStudy::horizonWeeks;
            sku.note = broken ? "Restores the relation of family " + m_family.name + "."
                              : "Best together with the other prices of family " + m_family.name + ".";
        }
    }

    /// Of margin, revenue where the cost is not known; over the horizon.
    pricing::Band changeOf(std::size_t member, std::int64_t price) const
    {
        const auto row = static_cast<std::size_t>(m_family.members[member]);
        const PricedSku& sku = m_content.rows[row];
        if (price == sku.priceMinor || !m_content.prepared[row])
            return {};
        const auto change =
            m_content.prepared[row]->change(m_content.inUnits(sku.priceMinor), m_content.inUnits(price));
        return change.margin.value_or(change.revenue);
    }

    void refuse(const std::string& why)
    {
        for (const std::int32_t member : m_family.members) {
            PricedSku& sku = m_content.rows[static_cast<std::size_t>(member)];
            if (sku.suggestionMinor)
                sku.note = why;
            sku.suggestionMinor.reset();
            sku.gainMinor = 0;
        }
    }

    PriceStudyContent& m_content;
    const pricing::PriceFamily& m_family;
};

} // namespace

void placeFamilyRules(PriceStudyContent& content)
{
    for (const FamilyRule& rule : content.rules.families) {
        pricing::PriceFamily chain{rule.name, {}, rule.least, rule.most};
        const auto close = [&] {
            if (chain.members.size() > 1)
                content.families.push_back(chain);
            chain.members.clear();
        };
        for (const std::string& member : rule.members) {
            const auto row = content.rowBySku.find(Sku{member});
            // Of a member that is not here no price is known: what stands before and after it is not compared.
            if (row == content.rowBySku.end())
                close();
            else
                chain.members.push_back(static_cast<std::int32_t>(row->second));
        }
        close();
    }
}

Result<void> suggestForFamilies(PriceStudyContent& content, Progress& progress)
{
    for (const pricing::PriceFamily& family : content.families)
        if (auto made = FamilySuggestion(content, family).make(progress); !made)
            return made;
    return {};
}

pricing::Objective objectiveOf(const PriceRules& rules, bool costKnown)
{
    if (costKnown || rules.objective.margin == 0)
        return rules.objective;
    return {0, std::max(1.0, rules.objective.revenue), rules.objective.units};
}

std::vector<BrokenRelation> PriceStudy::brokenRelations(const TrialPrices& prices) const
{
    std::vector<BrokenRelation> broken;
    const auto priceOf = [&](std::size_t row) {
        const auto trial = prices.find(row);
        return trial == prices.end() ? m_content->rows[row].priceMinor : trial->second;
    };
    for (const pricing::PriceFamily& family : m_content->families)
        for (std::size_t i = 1; i < family.members.size(); ++i) {
            const auto before = static_cast<std::size_t>(family.members[i - 1]);
            const auto next = static_cast<std::size_t>(family.members[i]);
            if (!pricing::keepsRelation(family, priceOf(before), priceOf(next)))
                broken.push_back({family.name, before, next, family.least, family.most});
        }
    return broken;
}

ScenarioWishes PriceStudy::wishes(const TrialPrices& prices) const
{
    ScenarioWishes made;
    TrialPrices guardedPrices;
    std::map<std::size_t, PriceWish> byRow;
    for (const auto& [row, minor] : prices) {
        byRow.emplace(row, wish(row, minor));
        guardedPrices[row] = byRow.at(row).price.minor;
    }
    std::set<std::string> kept;
    for (const BrokenRelation& relation : brokenRelations(guardedPrices))
        if (prices.contains(relation.before) || prices.contains(relation.next))
            kept.insert(relation.family);
    std::set<std::size_t> refused;
    for (const pricing::PriceFamily& family : m_content->families)
        if (kept.contains(family.name))
            refused.insert(family.members.begin(), family.members.end());
    for (auto& [row, one] : byRow)
        if (!refused.contains(row))
            made.wishes.push_back(std::move(one));
    made.brokenFamilies.assign(kept.begin(), kept.end());
    return made;
}

} // namespace ms::workflow
