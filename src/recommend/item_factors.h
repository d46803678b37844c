// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "recommend/interactions.h"
#include "recommend/top_list.h"

#include <cstdint>
#include <span>
#include <vector>

namespace ms::recommend {

/// One vector of numbers an item, and the products of a customer's vector with all of them. Eight items stand
/// interleaved, so that one pass over the memory gives eight products at once; every product is added up in the order
/// of the dimensions, so that it is the same alone, in a batch and on every processor. An item whose numbers are all 0
/// is not known: its product is `silent` and no list takes it.
class ItemFactors {
public:
    ItemFactors() = default;
    /// `rows`: itemCount x dimension, row after row.
    ItemFactors(std::size_t itemCount, std::size_t dimension, std::span<const float> rows);

    [[nodiscard]] std::size_t itemCount() const { return m_itemCount; }
    [[nodiscard]] std::size_t dimension() const { return m_dimension; }
    [[nodiscard]] bool known(ItemIndex item) const { return m_known[item] != 0; }
    [[nodiscard]] std::vector<float> row(ItemIndex item) const;
    [[nodiscard]] std::vector<float> rows() const;

    [[nodiscard]] float product(std::span<const float> user, ItemIndex item) const;
    /// products[i] = user . item i.
    void products(std::span<const float> user, std::span<float> products) const;
    /// The best `size` items by product, best first. Never holds all products: the time is that of reading the vectors.
    [[nodiscard]] std::vector<ScoredItem> top(std::span<const float> user, std::size_t size) const;
    /// The same for several customers (`users`: count x dimension), reading the vectors once for ten of them.
    [[nodiscard]] std::vector<std::vector<ScoredItem>> top(std::span<const float> users, std::size_t count,
                                                           std::size_t size) const;

private:
    /// Shows the items of the blocks from `chunk` on to the lists of as many users; `products` is room for them.
    void offerChunk(std::size_t chunk, const float* users, std::span<TopList> best, std::span<float> products) const;

    std::size_t m_itemCount = 0;
    std::size_t m_dimension = 0;
    std::vector<std::uint8_t> m_known; ///< one an item
    std::vector<float> m_values; ///< block of eight items, then dimension, then item; the last block is filled with 0
};

/// What a history has of items that are known, latest first, as far as it counts: a purchase counts decay^age, and less
/// than a thousandth is nothing.
std::vector<Holding> knownHoldings(History history, const ItemFactors& items, double visitDecay);

} // namespace ms::recommend
