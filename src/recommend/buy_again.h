// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "recommend/recommender.h"

#include <memory>
#include <unordered_map>
#include <vector>

namespace ms::recommend {

/// The defaults were chosen on four weeks of a grocer's sales before those that it is judged by.
struct BuyAgainSettings {
    double halfLifeDays = 180;  ///< > 0; a visit this much older counts half; with a clock only
    double visitDecay = 0.97;   ///< in (0, 1]; the same for each visit since, without a clock
    double priorCustomers = 20; ///< >= 0; how many customers an item needs before its own repeat rate is believed
    double priorVisits = 5;     ///< >= 0; how many visits a customer needs before own habits outweigh the shop's
};

/// What the customer takes again and again, shrunk towards what the shop sells: the expected rate of item j a visit,
///   score_j = (r_j * sum over the visits v that took j of w(v) + c p_j) / (sum over all visits of w(v) + c)
///   w(v) = 2^(-(now - time_v) / halfLife),   c = priorVisits,   p_j: the share of the shop's recent visits that took j
///   r_j = (customers who took j twice + prior * r) / (customers who took j + prior),   r: the same over all items
/// Items that nobody took: silent. After Hu, He, Gao & Zhang (2020), SIGIR 43: personal frequency is hard to beat where
/// goods repeat; the shrinkage is the posterior mean of a rate.
class BuyAgain final : public Recommender {
public:
    /// What was learnt; both vectors have one entry an item.
    struct Learnt {
        std::vector<float> repeatRate; ///< r, in [0, 1]
        std::vector<float> shopRate;   ///< p, in [0, 1]
        bool clock = false;
        double latest = 0; ///< now is this time, or that of the history's last visit if later
        BuyAgainSettings settings;
    };
    explicit BuyAgain(Learnt learnt) : m_learnt(std::move(learnt)) {}

    [[nodiscard]] std::string_view name() const override { return "buy-again"; }
    [[nodiscard]] std::size_t itemCount() const override { return m_learnt.repeatRate.size(); }
    void score(History history, std::span<float> scores) const override;
    void scoreSome(History history, std::span<const ItemIndex> items, std::span<float> scores) const override;
    void contributions(History history, std::span<const ItemIndex> items, std::span<double> parts) const override;
    [[nodiscard]] bool fallsBackOnTheShop() const override { return true; }
    [[nodiscard]] std::string state() const override;

    [[nodiscard]] const std::vector<float>& repeatRate() const { return m_learnt.repeatRate; }

private:
    /// What the history alone adds, by item, and the divisor.
    struct Habits {
        std::unordered_map<std::uint32_t, double> own;
        double divisor = 1;
    };
    [[nodiscard]] Habits habitsOf(History history) const;

    Learnt m_learnt;
};

/// O(events). Errors: InvalidInput if a setting is outside its range.
Result<std::unique_ptr<BuyAgain>> fitBuyAgain(const Interactions& interactions, const BuyAgainSettings& settings = {});
/// Errors: InvalidInput if the bytes are not a buy-again's state().
Result<std::unique_ptr<BuyAgain>> loadBuyAgain(std::string_view state);

} // namespace ms::recommend
