// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/progress.h"
#include "core/result.h"
#include "recommend/recommender.h"

#include <memory>
#include <vector>

namespace ms::recommend {

/// Above this many items EASE is refused: its matrix has items squared entries, its fit takes items cubed steps.
inline constexpr std::size_t easeMostItems = 8000;

struct EaseSettings {
    double lambda = 250;     ///< > 0; L2 penalty, in customers
    double visitDecay = 0.9; ///< in (0, 1]; when ranking, a purchase counts this much for every visit since
};

/// Embarrassingly shallow autoencoder: a linear model of items on items with a closed form,
///   B = I - P diag(1 / diag(P)),   P = (X^T X + lambda I)^-1,   score = x B
/// where X has a row a customer, 1 for what the customer took. The diagonal of B is 0.
/// Source: Steck (2019), Embarrassingly Shallow Autoencoders for Sparse Data, WWW 28.
class Ease final : public Recommender {
public:
    /// `weights` is B, row after row, itemCount squared entries.
    Ease(std::size_t itemCount, std::vector<float> weights, double visitDecay);

    [[nodiscard]] std::string_view name() const override { return "ease"; }
    [[nodiscard]] std::size_t itemCount() const override { return m_itemCount; }
    void score(History history, std::span<float> scores) const override;
    void scoreSome(History history, std::span<const ItemIndex> items, std::span<float> scores) const override;
    void contributions(History history, std::span<const ItemIndex> items, std::span<double> parts) const override;
    [[nodiscard]] std::string state() const override;

    [[nodiscard]] float weight(ItemIndex from, ItemIndex to) const { return m_weights[from * m_itemCount + to]; }

private:
    std::size_t m_itemCount;
    std::vector<float> m_weights;
    double m_visitDecay;
};

/// The same weights for any thread count. O(items cubed): a second for 1,500 items on one core.
/// Errors: InvalidInput if a setting is outside its range or there are more than easeMostItems items; Canceled.
Result<std::unique_ptr<Ease>> fitEase(const Interactions& interactions, const EaseSettings& settings, int threads,
                                      Progress& progress);
/// Errors: InvalidInput if the bytes are not an EASE's state().
Result<std::unique_ptr<Ease>> loadEase(std::string_view state);

} // namespace ms::recommend
