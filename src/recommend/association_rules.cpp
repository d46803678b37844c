// SPDX-License-Identifier: GPL-3.0-or-later
#include "recommend/association_rules.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <map>
#include <optional>

namespace ms::recommend {

namespace {

using BasketIds = std::vector<std::uint32_t>;
using ItemSet = std::vector<std::uint32_t>; // sorted

Result<void> check(const RuleLimits& limits)
{
    if (!(limits.minSupport > 0 && limits.minSupport <= 1))
        return failure(ErrorCode::InvalidInput, "minimum support must be in (0, 1]");
    if (!(limits.minConfidence >= 0 && limits.minConfidence <= 1))
        return failure(ErrorCode::InvalidInput, "minimum confidence must be in [0, 1]");
    if (limits.maxItems < 2 || limits.maxItems > 5)
        return failure(ErrorCode::InvalidInput, "a rule may have 2 to 5 items");
    return {};
}

/// The item sets that stand in at least `least` baskets together, with their number of baskets.
class FrequentSets {
public:
    FrequentSets(std::vector<BasketIds> byItem, std::size_t least, std::size_t maxItems, std::size_t maxSets,
                 Progress& progress)
        : m_byItem(std::move(byItem)), m_least(least), m_maxItems(maxItems), m_maxSets(maxSets), m_progress(progress)
    {
    }

    /// Errors: Canceled; InvalidInput if there are more than maxSets.
    Result<std::map<ItemSet, std::size_t>> find()
    {
        std::vector<std::uint32_t> frequent;
        for (std::uint32_t item = 0; item < m_byItem.size(); ++item)
            if (m_byItem[item].size() >= m_least)
                frequent.push_back(item);
        for (std::size_t i = 0; i < frequent.size(); ++i) {
            m_progress.report(static_cast<std::int64_t>(i), static_cast<std::int64_t>(frequent.size()));
            ItemSet set{frequent[i]};
            extend(set, m_byItem[frequent[i]], std::span(frequent).subspan(i + 1));
            if (m_stopped)
                return tl::unexpected(*m_stopped);
        }
        return std::move(m_found);
    }

private:
    void extend(ItemSet& set, const BasketIds& with, std::span<const std::uint32_t> more)
    {
        if (m_progress.canceled())
            m_stopped = Error{ErrorCode::Canceled, "looking for rules was canceled"};
        else if (m_found.size() > m_maxSets)
            m_stopped = Error{ErrorCode::InvalidInput,
                              "more than " + std::to_string(m_maxSets) + " rules: raise the minimum support"};
        if (m_stopped)
            return;
        m_found.emplace(set, with.size());
        if (set.size() == m_maxItems)
            return;
        for (std::size_t i = 0; i < more.size() && !m_stopped; ++i) {
            BasketIds both;
            std::set_intersection(with.begin(), with.end(), m_byItem[more[i]].begin(), m_byItem[more[i]].end(),
                                  std::back_inserter(both));
            if (both.size() < m_least)
                continue;
            set.push_back(more[i]);
            extend(set, both, more.subspan(i + 1));
            set.pop_back();
        }
    }

    std::vector<BasketIds> m_byItem;
    std::size_t m_least;
    std::size_t m_maxItems;
    std::size_t m_maxSets;
    Progress& m_progress;
    std::map<ItemSet, std::size_t> m_found;
    std::optional<Error> m_stopped;
};

/// Every rule of one set, each item once as the consequent.
void addRules(std::vector<AssociationRule>& rules, const ItemSet& set, std::size_t together,
              const std::map<ItemSet, std::size_t>& counts, double baskets, double minConfidence)
{
    for (const std::uint32_t consequent : set) {
        ItemSet antecedent = set;
        std::erase(antecedent, consequent);
        AssociationRule rule;
        rule.baskets = together;
        rule.support = static_cast<double>(together) / baskets;
        rule.confidence = static_cast<double>(together) / static_cast<double>(counts.at(antecedent));
        if (rule.confidence < minConfidence)
            continue;
        rule.lift = rule.confidence * baskets / static_cast<double>(counts.at({consequent}));
        rule.consequent = ItemIndex(consequent);
        for (const std::uint32_t item : antecedent)
            rule.antecedent.emplace_back(item);
        rules.push_back(std::move(rule));
    }
}

Result<std::vector<BasketIds>> basketsByItem(std::span<const std::vector<ItemIndex>> baskets, std::size_t itemCount)
{
    std::vector<BasketIds> byItem(itemCount);
    for (std::uint32_t basket = 0; basket < baskets.size(); ++basket) {
        for (const ItemIndex item : baskets[basket]) {
            if (item >= itemCount)
                return failure(ErrorCode::InvalidInput, "a basket has an item outside the catalogue");
            if (byItem[item].empty() || byItem[item].back() != basket)
                byItem[item].push_back(basket);
        }
    }
    return byItem;
}

bool strongerRule(const AssociationRule& a, const AssociationRule& b)
{
    if (a.lift != b.lift)
        return a.lift > b.lift;
    if (a.confidence != b.confidence)
        return a.confidence > b.confidence;
    if (a.support != b.support)
        return a.support > b.support;
    const auto less = [](ItemIndex x, ItemIndex y) { return x.value < y.value; };
    if (std::lexicographical_compare(a.antecedent.begin(), a.antecedent.end(), b.antecedent.begin(), b.antecedent.end(),
                                     less))
        return true;
    if (std::lexicographical_compare(b.antecedent.begin(), b.antecedent.end(), a.antecedent.begin(), a.antecedent.end(),
                                     less))
        return false;
    return a.consequent.value < b.consequent.value;
}

} // namespace

Result<std::vector<AssociationRule>> associationRules(std::span<const std::vector<ItemIndex>> baskets,
                                                      std::size_t itemCount, const RuleLimits& limits,
                                                      Progress& progress)
{
    if (const auto good = check(limits); !good)
        return tl::unexpected(good.error());
    auto byItem = basketsByItem(baskets, itemCount);
    if (!byItem)
        return tl::unexpected(byItem.error());
    const auto count = static_cast<double>(baskets.size());
    const auto least = std::max<std::size_t>(
        {1, limits.minBaskets, static_cast<std::size_t>(std::ceil(limits.minSupport * count - 1e-9))});
    auto sets = FrequentSets(std::move(*byItem), least, limits.maxItems, limits.maxRules, progress).find();
    if (!sets)
        return tl::unexpected(sets.error());
    std::vector<AssociationRule> rules;
    for (const auto& [set, together] : *sets)
        if (set.size() > 1)
            addRules(rules, set, together, *sets, count, limits.minConfidence);
    std::sort(rules.begin(), rules.end(), strongerRule);
    return rules;
}

} // namespace ms::recommend
