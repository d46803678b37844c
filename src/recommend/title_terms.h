// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "recommend/types.h"

#include <cstdint>
#include <span>
#include <vector>

namespace ms::recommend {

/// What titles and attributes say, as weighed terms: whole words, and the runs of 3 to 5 characters of a text, its
/// marks and the spaces between and around its words among them. Related forms of a word share most of their terms, and
/// so do titles that are put together alike: a shop writes the things of one kind in one manner. Letters a-z ignore
/// case; bytes of other scripts stand for themselves. Weights: (1 + ln count) * (1 + ln((1 + items) / (1 + items with
/// the term))), a row has length 1. Terms that one item alone has say nothing about others and are left out. Sources:
/// Salton & Buckley (1988), Information Processing & Management 24(5); the runs of characters after Bojanowski, Grave,
/// Joulin & Mikolov (2017), TACL 5.
struct TitleTerms {
    struct Term {
        std::uint32_t term = 0;
        float weight = 0; ///< > 0
    };
    std::size_t termCount = 0;
    std::vector<std::size_t> first; ///< items + 1 positions in `terms`
    std::vector<Term> terms;        ///< item by item, in the order of the terms

    [[nodiscard]] std::span<const Term> of(ItemIndex item) const
    {
        return std::span(terms).subspan(first[item], first[item + 1] - first[item]);
    }
};

/// O(characters). Items without a title and attributes have no terms.
TitleTerms titleTerms(std::span<const Item> items);

} // namespace ms::recommend
