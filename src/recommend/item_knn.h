// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/progress.h"
#include "core/result.h"
#include "recommend/recommender.h"

#include <memory>
#include <vector>

namespace ms::recommend {

/// The defaults were chosen on the validation items of 31,013 customers of a game shop, not on their test items.
struct ItemKnnSettings {
    std::size_t neighbours = 200;    ///< kept for each item, > 0
    double shrinkage = 30;           ///< customers, >= 0; how much evidence a pair needs before it is believed
    double popularityPower = 0.4;    ///< alpha in [0, 1]; 0.5 is the cosine, less lets popular items through
    double distancePower = 0.5;      ///< gamma >= 0; items taken d visits apart count d^-gamma
    double backward = 0.5;           ///< in [0, 1]; what a pair counts for recommending the item that was taken first
    double visitDecay = 0.7;         ///< in (0, 1]; a purchase counts this much for every visit since
    std::size_t historyLimit = 2000; ///< distinct items of one customer that are learnt from, the latest
};

/// Item-item collaborative filtering: the cosine of the items' customers, shrunk, with recency.
///   c_ij = sum over customers with both of d^-gamma * (1 or `backward`)
///   sim_ij = c_ij / (n_i^(1-alpha) n_j^alpha + shrinkage),   score_j = sum over the history of decay^age_i * sim_ij
/// where n is the number of customers and age the number of visits since. Items without a neighbour in the history:
/// silent. Sources: Sarwar, Karypis, Konstan & Riedl (2001), WWW 10; Deshpande & Karypis (2004), ACM TOIS 22(1); the
/// shrinkage after Bell & Koren (2007), KDD Cup.
class ItemKnn final : public Recommender {
public:
    struct Neighbour {
        ItemIndex item;
        float similarity = 0;
    };
    /// The neighbours of item i stand at first[i] .. first[i + 1] - 1, in the order of their indices.
    ItemKnn(std::vector<std::size_t> first, std::vector<Neighbour> neighbours, double visitDecay);

    [[nodiscard]] std::string_view name() const override { return "item-knn"; }
    [[nodiscard]] std::size_t itemCount() const override { return m_first.size() - 1; }
    void score(History history, std::span<float> scores) const override;
    void scoreSome(History history, std::span<const ItemIndex> items, std::span<float> scores) const override;
    void contributions(History history, std::span<const ItemIndex> items, std::span<double> parts) const override;
    [[nodiscard]] std::string state() const override;

    [[nodiscard]] std::span<const Neighbour> neighboursOf(ItemIndex item) const;

private:
    /// 0 if `item` is not among the neighbours of `from`. O(log neighbours).
    [[nodiscard]] float similarity(ItemIndex from, ItemIndex item) const;

    std::vector<std::size_t> m_first;
    std::vector<Neighbour> m_neighbours;
    double m_visitDecay;
};

/// The same neighbours for any thread count; ties go to the lower index. O(sum over customers of items squared).
/// Errors: InvalidInput if a setting is outside its range; Canceled.
Result<std::unique_ptr<ItemKnn>> fitItemKnn(const Interactions& interactions, const ItemKnnSettings& settings,
                                            int threads, Progress& progress);
/// Errors: InvalidInput if the bytes are not an item-kNN's state().
Result<std::unique_ptr<ItemKnn>> loadItemKnn(std::string_view state);

} // namespace ms::recommend
