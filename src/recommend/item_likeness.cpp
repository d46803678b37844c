// SPDX-License-Identifier: GPL-3.0-or-later
#include "recommend/item_likeness.h"

#include "recommend/interactions.h"

#include <algorithm>
#include <cmath>

namespace ms::recommend {

namespace {

constexpr std::size_t mostCustomers = 2000; // of one item; more do not move a cosine that a list is spread by

double product(std::span<const TitleTerms::Term> a, std::span<const TitleTerms::Term> b)
{
    double sum = 0;
    for (auto i = a.begin(), j = b.begin(); i != a.end() && j != b.end();) {
        if (i->term == j->term)
            sum += static_cast<double>(i->weight) * static_cast<double>(j->weight);
        const bool forward = i->term <= j->term;
        const bool other = j->term <= i->term;
        i += forward ? 1 : 0;
        j += other ? 1 : 0;
    }
    return std::clamp(sum, 0.0, 1.0);
}

/// Who took each item, as rows of length 1.
TitleTerms customersOf(const Interactions& interactions)
{
    std::vector<std::vector<std::uint32_t>> takers(interactions.itemCount);
    for (std::size_t user = interactions.userCount; user-- > 0;)
        for (const Holding& holding : holdings(interactions.of(UserIndex(user))))
            if (takers[holding.item].size() < mostCustomers)
                takers[holding.item].push_back(static_cast<std::uint32_t>(user));
    TitleTerms rows;
    rows.termCount = interactions.userCount;
    rows.first.push_back(0);
    for (auto& of : takers) {
        std::reverse(of.begin(), of.end());
        const auto weight = static_cast<float>(1 / std::sqrt(static_cast<double>(std::max<std::size_t>(1, of.size()))));
        for (const std::uint32_t customer : of)
            rows.terms.push_back({customer, weight});
        rows.first.push_back(rows.terms.size());
    }
    return rows;
}

} // namespace

ItemLikeness::ItemLikeness(const Interactions& interactions, std::span<const Item> items)
    : m_customers(customersOf(interactions))
{
    const bool titled = std::any_of(items.begin(), items.end(),
                                    [](const Item& item) { return !item.title.empty() || !item.attributes.empty(); });
    if (titled)
        m_words = titleTerms(items);
}

double ItemLikeness::of(ItemIndex a, ItemIndex b) const
{
    if (std::max<std::size_t>(a, b) + 1 < m_words.first.size()) {
        const auto first = m_words.of(a), second = m_words.of(b);
        if (!first.empty() && !second.empty())
            return product(first, second);
    }
    return product(m_customers.of(a), m_customers.of(b));
}

double diversityOf(std::span<const ItemIndex> list, const ItemLikeness& likeness)
{
    if (list.size() < 2)
        return 0;
    double sum = 0;
    for (std::size_t i = 0; i < list.size(); ++i)
        for (std::size_t j = 0; j < i; ++j)
            sum += likeness.of(list[i], list[j]);
    return 1 - 2 * sum / static_cast<double>(list.size() * (list.size() - 1));
}

} // namespace ms::recommend
