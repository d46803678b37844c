// SPDX-License-Identifier: GPL-3.0-or-later
#include "inventory/purchase_search.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace ms::inventory {
namespace {

constexpr std::size_t nothing = PurchasePlan::nothing;
constexpr std::size_t stepsBetweenLooks = 4096; // whether the plan is still wanted

/// A choice, or none, and what it brings at the prices.
struct Option {
    std::size_t choice = nothing;
    double net = 0;
};

class Search {
public:
    Search(std::span<const PurchaseWish> wishes, const PurchaseLimits& limits, double moneyPrice, double spacePrice,
           std::size_t steps, const Progress& progress)
        : m_wishes(wishes), m_limits(limits), m_progress(progress), m_steps(steps), m_moneyPrice(moneyPrice),
          m_spacePrice(spacePrice), m_order(wishes.size()), m_options(wishes.size()), m_rest(wishes.size() + 1, 0.0),
          m_spent(limits.supplierMinimum.size(), 0.0)
    {
        std::iota(m_order.begin(), m_order.end(), std::size_t{0});
        // Who must be joined as a whole together, and the costly first: what is left then fits or not.
        std::ranges::stable_sort(m_order, [&](std::size_t a, std::size_t b) {
            const auto supplier = [&](std::size_t i) { return bound(i) ? m_wishes[i].supplier : nothing; };
            return std::pair(supplier(a), -dearest(a)) < std::pair(supplier(b), -dearest(b));
        });
        for (std::size_t place = 0; place < m_order.size(); ++place)
            addOptions(place);
        for (std::size_t place = m_order.size(); place-- > 0;)
            m_rest[place] = m_rest[place + 1] + m_options[place].front().net;
    }

    bool run(std::vector<std::size_t>& taken)
    {
        m_best = taken;
        m_now.assign(m_wishes.size(), nothing);
        for (std::size_t i = 0; i < taken.size(); ++i)
            m_bestWorth += taken[i] == nothing ? 0.0 : m_wishes[i].choices[taken[i]].worth;
        go(0, {});
        taken = m_best;
        return m_steps > 0;
    }

private:
    struct Sums {
        double worth = 0;
        double cost = 0;
        double volume = 0;
    };

    [[nodiscard]] bool bound(std::size_t wish) const
    {
        const std::size_t supplier = m_wishes[wish].supplier;
        return supplier < m_limits.supplierMinimum.size() && m_limits.supplierMinimum[supplier] > 0.0;
    }
    [[nodiscard]] double dearest(std::size_t wish) const
    {
        double most = 0.0;
        for (const PurchaseChoice& choice : m_wishes[wish].choices)
            most = std::max(most, choice.cost);
        return most;
    }
    void addOptions(std::size_t place)
    {
        auto& options = m_options[place];
        options.push_back({});
        const auto& choices = m_wishes[m_order[place]].choices;
        for (std::size_t c = 0; c < choices.size(); ++c)
            options.push_back(
                {c, choices[c].worth - m_moneyPrice * choices[c].cost - m_spacePrice * choices[c].volume});
        std::ranges::stable_sort(options, [](const Option& a, const Option& b) { return a.net > b.net; });
    }
    /// What a plan that goes on from `sums` at `place` can be worth at most.
    [[nodiscard]] double most(const Sums& sums, double rest) const
    {
        double worth = sums.worth + rest;
        if (m_moneyPrice > 0.0)
            worth += m_moneyPrice * (m_limits.budget - sums.cost);
        if (m_spacePrice > 0.0)
            worth += m_spacePrice * (m_limits.volume - sums.volume);
        return worth;
    }
    [[nodiscard]] bool minimumsHeld() const
    {
        for (std::size_t s = 0; s < m_spent.size(); ++s) {
            if (m_spent[s] > 1e-9 && m_spent[s] < m_limits.supplierMinimum[s] - 1e-9)
                return false;
        }
        return true;
    }
    void go(std::size_t place, const Sums& sums)
    {
        if (place == m_order.size()) {
            if (sums.worth > m_bestWorth && minimumsHeld()) {
                m_bestWorth = sums.worth;
                m_best = m_now;
            }
            return;
        }
        const std::size_t wish = m_order[place];
        const double slack = 1e-9 * (1.0 + m_bestWorth);
        for (const Option& option : m_options[place]) {
            if (m_steps == 0)
                return;
            if (--m_steps % stepsBetweenLooks == 0 && m_progress.canceled()) {
                m_steps = 0;
                return;
            }
            // Options come by what they bring: the next ones cannot do better.
            if (most(sums, option.net + m_rest[place + 1]) <= m_bestWorth + slack)
                return;
            Sums next = sums;
            const bool takes = option.choice != nothing;
            const PurchaseChoice choice = takes ? m_wishes[wish].choices[option.choice] : PurchaseChoice{};
            next.worth += choice.worth;
            next.cost += choice.cost;
            next.volume += choice.volume;
            if (next.cost > m_limits.budget + 1e-9 || next.volume > m_limits.volume + 1e-9)
                continue;
            m_now[wish] = option.choice;
            if (bound(wish))
                m_spent[m_wishes[wish].supplier] += choice.cost;
            go(place + 1, next);
            if (bound(wish))
                m_spent[m_wishes[wish].supplier] -= choice.cost;
        }
        m_now[wish] = nothing;
    }

    std::span<const PurchaseWish> m_wishes;
    const PurchaseLimits& m_limits;
    const Progress& m_progress;
    std::size_t m_steps;
    double m_moneyPrice;
    double m_spacePrice;
    std::vector<std::size_t> m_order;
    std::vector<std::vector<Option>> m_options; ///< by place in the order, the best first
    std::vector<double> m_rest;                 ///< what the wishes from a place on bring at most, at the prices
    std::vector<double> m_spent;
    std::vector<std::size_t> m_now;
    std::vector<std::size_t> m_best;
    double m_bestWorth = 0;
};

} // namespace

bool searchPurchases(std::span<const PurchaseWish> wishes, const PurchaseLimits& limits, double moneyPrice,
                     double spacePrice, std::size_t steps, std::vector<std::size_t>& taken, const Progress& progress)
{
    return Search(wishes, limits, moneyPrice, spacePrice, steps, progress).run(taken);
}

} // namespace ms::inventory
