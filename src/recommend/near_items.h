// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/progress.h"
#include "core/result.h"
#include "recommend/item_factors.h"

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

namespace ms::recommend {

/// Catalogues of more items than this are searched through a graph rather than item by item.
inline constexpr std::size_t exactSearchItems = 100000;

struct NearItemsSettings {
    std::size_t links = 16;       ///< > 1; neighbours of an item in the graph
    std::size_t buildWidth = 100; ///< > 0; items looked at to place one
    std::size_t searchWidth =
        100;                    ///< > 0; items looked at for an answer, to begin with: doubled until recall is enough
    double enoughRecall = 0.97; ///< in (0, 1]
    std::uint64_t seed = 1;
};

/// Finds items whose vectors have nearly the largest product with a customer's without asking all of them: hierarchical
/// navigable small worlds (hnswlib) whose neighbours are those with the largest products, long vectors above all, which
/// are also those that customers are shown. Built by one thread in the order of the items: the same for the same seed.
/// Its recall is measured when it is built. Sources: Malkov & Yashunin (2020), IEEE TPAMI 42(4); products instead of
/// distances: Morozov & Babenko (2018), NeurIPS 31.
class NearItems {
public:
    NearItems(NearItems&&) noexcept;
    NearItems& operator=(NearItems&&) noexcept;
    ~NearItems();

    /// Errors: InvalidInput if a setting is outside its range or no item is known; NotEnoughData if no search width up
    /// to a 200th of the items finds enough of the best, so that asking every item is as fast; Unavailable if there is
    /// too little memory; Canceled.
    static Result<NearItems> build(const ItemFactors& items, const NearItemsSettings& settings, Progress& progress);

    /// About the best `count` items, in no particular order; items that are not known never. Safe from several threads.
    [[nodiscard]] std::vector<ItemIndex> near(std::span<const float> user, std::size_t count) const;

    /// Share of the exact best ten that near() finds, for the vectors of 100 items and their mixtures in pairs.
    [[nodiscard]] double recall() const;
    [[nodiscard]] std::size_t searchWidth() const;

private:
    struct Graph;
    explicit NearItems(std::unique_ptr<Graph> graph);
    std::unique_ptr<Graph> m_graph;
};

} // namespace ms::recommend
