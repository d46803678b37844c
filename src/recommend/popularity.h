// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "recommend/recommender.h"

#include <memory>
#include <vector>

namespace ms::recommend {

struct PopularitySettings {
    double halfLifeDays = 60; ///< > 0; a sale this old counts half. Without a clock every sale counts the same.
};

/// What the shop sells to everybody: the number of customers' visits that took the item, each discounted by its age,
///   s_i = sum over visits v of 2^(-(latest - time_v) / halfLife).
/// The same list for every history.
class Popularity final : public Recommender {
public:
    /// `strength` has one entry an item; items that nobody took have 0.
    explicit Popularity(std::vector<float> strength) : m_strength(std::move(strength)) {}

    [[nodiscard]] std::string_view name() const override { return "popular"; }
    [[nodiscard]] std::size_t itemCount() const override { return m_strength.size(); }
    void score(History history, std::span<float> scores) const override;
    void scoreSome(History history, std::span<const ItemIndex> items, std::span<float> scores) const override;
    void contributions(History history, std::span<const ItemIndex> items, std::span<double> parts) const override;
    [[nodiscard]] std::string state() const override;

    [[nodiscard]] const std::vector<float>& strength() const { return m_strength; }

private:
    std::vector<float> m_strength;
};

/// O(events). Errors: InvalidInput if the half-life is not > 0.
Result<std::unique_ptr<Popularity>> fitPopularity(const Interactions& interactions,
                                                  const PopularitySettings& settings = {});
/// How popular each item is among some customers, on the scale of `whole`, the strength of the shop's popularity: the
/// posterior mean of an item's share of their sales, drawn to the whole shop's as if that had `priorSales` of them,
///   s_i = P (g_i + prior p_i / P) / (G + prior),
/// where g is their own strength with sum G, and p that of the shop with sum P. What a new customer of the same place
/// or segment is likely to want. O(their events). Source: Gelman et al. (2013), Bayesian Data Analysis, ch. 5.
std::vector<float> strengthAround(const Interactions& interactions, std::span<const UserIndex> customers,
                                  std::span<const float> whole, const PopularitySettings& settings = {},
                                  double priorSales = 50);

/// Errors: InvalidInput if the bytes are not a popularity's state().
Result<std::unique_ptr<Popularity>> loadPopularity(std::string_view state);

} // namespace ms::recommend
