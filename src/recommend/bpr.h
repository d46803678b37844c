// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/progress.h"
#include "core/result.h"
#include "recommend/item_factors.h"
#include "recommend/recommender.h"

#include <cstdint>
#include <memory>
#include <vector>

namespace ms::recommend {

struct BprSettings {
    std::size_t factors = 32;     ///< 1..512
    double learningRate = 0.05;   ///< > 0
    double regularization = 0.01; ///< lambda >= 0, > 0 when a history is answered
    int epochs = 20;              ///< >= 1; passes over what was taken
    double visitDecay = 0.8;      ///< in (0, 1]; when ranking, a purchase counts this much for every visit since
    std::uint64_t seed = 1;
};

/// Matrix factorisation that learns to rank: what a customer took above what the customer did not,
///   maximise sum over (u, i, j) of ln sigma(x_ui - x_uj) - lambda |parameters|^2 / 2,   x_ui = w_u h_i + b_i
/// by stochastic gradient steps, one customer-item pair and one item j that was not taken at a time. A history is
/// answered by maximising the same over its own w, the items and a fixed sample of items j unchanged; that problem is
/// concave and has one answer. Source: Rendle, Freudenthaler, Gantner & Schmidt-Thieme (2009), UAI 25.
class Bpr final : public Recommender {
public:
    /// What was learnt. The last of an item's dimensions is its bias b.
    struct Learnt {
        ItemFactors items;
        std::vector<ItemIndex> against; ///< the fixed sample of items j, not empty
        BprSettings settings;
    };
    explicit Bpr(Learnt learnt);

    [[nodiscard]] std::string_view name() const override { return "bpr"; }
    [[nodiscard]] std::size_t itemCount() const override { return m_learnt.items.itemCount(); }
    void score(History history, std::span<float> scores) const override;
    void scoreSome(History history, std::span<const ItemIndex> items, std::span<float> scores) const override;
    /// At the maximum lambda w is a sum over the events, whose parts these are.
    void contributions(History history, std::span<const ItemIndex> items, std::span<double> parts) const override;
    [[nodiscard]] std::string state() const override;

    [[nodiscard]] const ItemFactors& items() const { return m_learnt.items; }

private:
    /// w of a history, and how much each of its items still pulls it.
    struct Answer {
        std::vector<float> user; ///< factors + 1 numbers, the last is 1: it takes the bias
        std::vector<float> pull; ///< one for each of holdings(history)
    };
    [[nodiscard]] Answer answerTo(History history) const;

    Learnt m_learnt;
    std::vector<float> m_against; ///< rows of the sample, one after the other
};

/// ln sigma(w (h_i - h_j) + b_i - b_j) - lambda (|w|^2 + |h_i|^2 + |h_j|^2 + b_i^2 + b_j^2) / 2, and one gradient step
/// of size `rate` on it, in place. `positive` and `negative`: h, then b. Returns the value before the step.
double bprStep(std::span<float> user, std::span<float> positive, std::span<float> negative, double rate,
               double regularization);

/// Stochastic steps depend on their order, so that one thread takes them all: the same factors for any thread count.
/// O(epochs events f). Errors: InvalidInput if a setting is outside its range; Canceled.
Result<std::unique_ptr<Bpr>> fitBpr(const Interactions& interactions, const BprSettings& settings, Progress& progress);
/// Errors: InvalidInput if the bytes are not a BPR's state().
Result<std::unique_ptr<Bpr>> loadBpr(std::string_view state);

} // namespace ms::recommend
