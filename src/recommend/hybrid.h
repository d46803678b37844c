// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "recommend/recommender.h"

#include <memory>
#include <vector>

namespace ms::recommend {

class NetworkDoor;

/// Several models and the shop's popularity, weighed against each other. Each part p with the score s of an item gives
/// three numbers,
///   1 if it is not silent,   log(1 + max(s, 0) / typical_p),   s / spread_p,
/// all 0 where it is silent; popularity n gives 1 if n > 0 and log(1 + n). The score is their weighted sum, learnt
/// from what held-out customers took next (see blend.h).
/// An item that nobody took is scored by the parts that know more than sales, such as `content`.
class Hybrid final : public Recommender {
public:
    struct Part {
        std::unique_ptr<Recommender> model;
        float typical = 1; ///< > 0; a usual score near the top of a list
        float spread = 1;  ///< > 0; standard deviation of the scores of items at large
    };
    static constexpr std::size_t numbersAPart = 3;
    static constexpr std::size_t numbersOfPopularity = 2;

    /// `weights`: numbersAPart for each part, then numbersOfPopularity.
    Hybrid(std::vector<Part> parts, std::vector<float> popularity, std::vector<float> weights);

    [[nodiscard]] std::string_view name() const override { return "hybrid"; }
    [[nodiscard]] std::size_t itemCount() const override { return m_popularity.size(); }
    void score(History history, std::span<float> scores) const override;
    void scoreSome(History history, std::span<const ItemIndex> items, std::span<float> scores) const override;
    /// Each part's own contributions, by the slope of the score in the part's.
    void contributions(History history, std::span<const ItemIndex> items, std::span<double> parts) const override;
    [[nodiscard]] bool fallsBackOnTheShop() const override { return true; }
    [[nodiscard]] std::string state() const override;

    [[nodiscard]] const std::vector<Part>& parts() const { return m_parts; }
    [[nodiscard]] const std::vector<float>& weights() const { return m_weights; }
    void setWeights(std::vector<float> weights) { m_weights = std::move(weights); }
    void setScale(std::size_t part, float typical, float spread)
    {
        m_parts[part].typical = typical;
        m_parts[part].spread = spread;
    }
    /// Other fits of the same models in the same order; scales and weights stay. A part that is empty stays too.
    void replaceModels(std::vector<std::unique_ptr<Recommender>> models, std::vector<float> popularity);

    /// The numbers of one item: `scores` has one entry a part.
    void numbersOf(std::span<const float> scores, float popularity, std::span<float> numbers) const;

private:
    /// `sum` and what one part adds to it; silent as long as nobody knows the item.
    [[nodiscard]] float plus(float sum, std::size_t part, float score) const;
    [[nodiscard]] float weighedPopularity(ItemIndex item) const;
    void setPopularity(std::vector<float> popularity);

    std::vector<Part> m_parts;
    std::vector<float> m_popularity;
    std::vector<float> m_logPopularity; ///< log(1 + m_popularity), which every list asks of every item
    std::vector<float> m_weights;
};

/// Errors: InvalidInput if the bytes are not a hybrid's state(); Unavailable if a part needs `networks` and there are
/// none.
Result<std::unique_ptr<Hybrid>> loadHybrid(std::string_view state, const NetworkDoor* networks);

} // namespace ms::recommend
