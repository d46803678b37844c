// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "recommend/title_terms.h"
#include "recommend/types.h"

namespace ms::recommend {

/// How alike two items are, in [0, 1]: the cosine of their terms where both have titles or attributes, else of the
/// customers who took them. Source of the second: Sarwar, Karypis, Konstan & Riedl (2001), WWW 10.
class ItemLikeness {
public:
    ItemLikeness() = default;
    /// `items` may be empty or shorter than the catalogue. Looks at the latest 2,000 customers of an item at most.
    ItemLikeness(const Interactions& interactions, std::span<const Item> items);

    [[nodiscard]] std::size_t itemCount() const { return m_customers.first.empty() ? 0 : m_customers.first.size() - 1; }
    /// O(terms of both).
    [[nodiscard]] double of(ItemIndex a, ItemIndex b) const;

private:
    TitleTerms m_words;     ///< none: no titles
    TitleTerms m_customers; ///< customers as terms
};

/// Intra-list diversity: 1 - the mean likeness of all pairs, in [0, 1]; 0 for fewer than two items.
/// Source: Smyth & McClave (2001), ICCBR 4; Ziegler, McNee, Konstan & Lausen (2005), WWW 14.
double diversityOf(std::span<const ItemIndex> list, const ItemLikeness& likeness);

} // namespace ms::recommend
