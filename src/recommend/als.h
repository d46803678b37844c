// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/progress.h"
#include "core/result.h"
#include "recommend/item_factors.h"
#include "recommend/near_items.h"
#include "recommend/recommender.h"

#include <cstdint>
#include <memory>
#include <vector>

namespace ms::recommend {

struct AlsSettings {
    std::size_t factors = 32;     ///< 1..512
    double unobserved = 0.05;     ///< alpha_0 > 0; weight of "did not take it"
    double regularization = 0.01; ///< lambda > 0
    double frequencyPower = 1;    ///< nu in [0, 1]; 1 scales the penalty with how much is known of a customer or item
    int iterations = 8;           ///< >= 1; one solves all customers, then all items
    double visitDecay = 0.8;      ///< in (0, 1]; when ranking, a purchase counts this much for every visit since
    std::uint64_t seed = 1;
};

/// Matrix factorisation of what was taken by alternating least squares (iALS). It minimises
///   sum over (u, i) taken of (1 - w_u h_i)^2 + alpha_0 sum over all (u, i) of (w_u h_i)^2
///   + lambda (sum_u (|I_u| + alpha_0 |I|)^nu |w_u|^2 + sum_i (|U_i| + alpha_0 |U|)^nu |h_i|^2)
/// exactly in w with h fixed and the other way round. A history is answered by solving for its own w.
/// Sources: Hu, Koren & Volinsky (2008), ICDM 8; the form and its penalty Rendle, Krichene, Zhang & Koren (2022),
/// RecSys 16, Revisiting the Performance of iALS.
class Als final : public Recommender {
public:
    Als(ItemFactors items, const AlsSettings& settings);

    [[nodiscard]] std::string_view name() const override { return "als"; }
    [[nodiscard]] std::size_t itemCount() const override { return m_items.itemCount(); }
    void score(History history, std::span<float> scores) const override;
    void scoreSome(History history, std::span<const ItemIndex> items, std::span<float> scores) const override;
    /// Exact: w is a sum over the events (Hu, Koren & Volinsky, section 5).
    void contributions(History history, std::span<const ItemIndex> items, std::span<double> parts) const override;
    /// Through the graph of items, if there is one.
    [[nodiscard]] std::vector<ItemIndex> shortlist(History history, std::size_t count) const override;
    [[nodiscard]] std::string state() const override;

    [[nodiscard]] const ItemFactors& items() const { return m_items; }
    /// w of a history, `factors` numbers; empty if it has no item that the model knows. Weights: decay^age.
    [[nodiscard]] std::vector<float> userOf(History history) const;

    /// Looks through a graph of the items from now on. Errors: as NearItems::build(), except that items are looked
    /// through one by one where a graph finds too few of the best.
    Result<void> searchByGraph(const NearItemsSettings& settings, Progress& progress);
    [[nodiscard]] const std::shared_ptr<const NearItems>& graph() const { return m_near; }

private:
    ItemFactors m_items;
    AlsSettings m_settings;
    std::vector<float> m_gram; ///< sum over items of h h^T, factors squared
    std::shared_ptr<const NearItems> m_near;
};

/// What half a step of ALS solves: the vector that fits what one customer (or item) took, the others fixed.
///   (sum_k c_k h_k h_k^T + alpha_0 G + penalty I) w = sum_k c_k h_k
/// `taken`: rows of h, one after the other; `weights`: c; `gram`: G, factors squared.
std::vector<float> alsSolve(std::span<const float> taken, std::span<const float> weights, std::span<const float> gram,
                            double unobserved, double penalty);

/// The same factors for any thread count; with a graph of the items where there are more than exactSearchItems.
/// O(iterations (events f^2 + (customers + items) f^3)). Errors: InvalidInput if a setting is outside its range;
/// Canceled.
Result<std::unique_ptr<Als>> fitAls(const Interactions& interactions, const AlsSettings& settings, int threads,
                                    Progress& progress);
/// Errors: InvalidInput if the bytes are not an ALS's state().
Result<std::unique_ptr<Als>> loadAls(std::string_view state);

} // namespace ms::recommend
