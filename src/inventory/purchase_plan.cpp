// SPDX-License-Identifier: GPL-3.0-or-later
#include "inventory/purchase_plan.h"

#include "inventory/purchase_search.h"

#include <algorithm>
#include <cmath>
#include <string>
#include <utility>

namespace ms::inventory {
namespace {

constexpr int priceSteps = 40;
constexpr std::size_t mostSearched = 60; // wishes for which all plans are looked through
constexpr std::size_t searchSteps = 500000;
constexpr std::size_t mostRejoined = 64; // suppliers
constexpr std::size_t nothing = PurchasePlan::nothing;

Result<void> check(std::span<const PurchaseWish> wishes, const PurchaseLimits& limits)
{
    const auto bad = [](double value) { return !(std::isfinite(value) && value >= 0.0); };
    if (!(limits.budget >= 0.0) || !(limits.volume >= 0.0))
        return failure(ErrorCode::InvalidInput, "budget and volume must be at least 0");
    if (std::ranges::any_of(limits.supplierMinimum, bad))
        return failure(ErrorCode::InvalidInput, "a supplier's minimum must be at least 0");
    for (std::size_t i = 0; i < wishes.size(); ++i) {
        for (const PurchaseChoice& choice : wishes[i].choices) {
            if (bad(choice.cost) || bad(choice.volume) || bad(choice.worth) || !(choice.units > 0.0))
                return failure(ErrorCode::InvalidInput, "wish " + std::to_string(i) +
                                                            ": units must be more than 0; cost, volume and worth at "
                                                            "least 0");
        }
    }
    return {};
}

/// What a unit of money and of space cost beside themselves.
struct Prices {
    double money = 0;
    double space = 0;
};

struct Pick {
    std::size_t choice = nothing;
    double net = 0; ///< worth less what money and space cost
};

Pick bestPick(const PurchaseWish& wish, const Prices& prices)
{
    Pick best;
    for (std::size_t c = 0; c < wish.choices.size(); ++c) {
        const PurchaseChoice& choice = wish.choices[c];
        const double net = choice.worth - prices.money * choice.cost - prices.space * choice.volume;
        if (net > best.net)
            best = {c, net};
    }
    return best;
}

class Planner {
public:
    Planner(std::span<const PurchaseWish> wishes, const PurchaseLimits& limits) : m_wishes(wishes), m_limits(limits)
    {
        for (std::size_t i = 0; i < wishes.size(); ++i) {
            const double minimum = minimumOf(wishes[i].supplier);
            if (minimum <= 0.0) {
                m_free.push_back(i);
                continue;
            }
            if (m_bound.size() <= wishes[i].supplier)
                m_bound.resize(wishes[i].supplier + 1);
            m_bound[wishes[i].supplier].push_back(i);
        }
    }

    /// The bound at these prices; also keeps what everybody chose.
    double bound(const Prices& prices)
    {
        m_taken.assign(m_wishes.size(), nothing);
        double sum = 0.0;
        for (const std::size_t i : m_free)
            sum += choose(i, prices);
        for (std::size_t s = 0; s < m_bound.size(); ++s)
            sum += m_bound[s].empty() ? 0.0 : joinSupplier(s, prices);
        if (std::isfinite(m_limits.budget))
            sum += prices.money * m_limits.budget;
        if (std::isfinite(m_limits.volume))
            sum += prices.space * m_limits.volume;
        m_least = std::min(m_least, sum);
        return sum;
    }
    [[nodiscard]] double leastBound() const { return m_least; }

    /// The price of money at which the choices just fit the budget, the other price given.
    Prices fitBudget(double space)
    {
        bound({0.0, space});
        if (total(&PurchaseChoice::cost) <= m_limits.budget)
            return {0.0, space};
        double low = 0.0;
        double high = 1.0;
        while (high < 1e12 && (bound({high, space}), total(&PurchaseChoice::cost) > m_limits.budget))
            high *= 4.0;
        for (int step = 0; step < priceSteps; ++step) {
            const double middle = (low + high) / 2.0;
            bound({middle, space});
            (total(&PurchaseChoice::cost) > m_limits.budget ? low : high) = middle;
        }
        bound({high, space});
        return {high, space};
    }
    [[nodiscard]] double total(double PurchaseChoice::*what) const
    {
        double sum = 0.0;
        for (std::size_t i = 0; i < m_taken.size(); ++i)
            sum += m_taken[i] == nothing ? 0.0 : m_wishes[i].choices[m_taken[i]].*what;
        return sum;
    }

    Result<PurchasePlan> finish(const Prices& prices, const Progress& progress)
    {
        bound(prices);
        settleSuppliers(prices);
        dropUntilItFits(prices, nothing);
        fillUp(prices);
        rejoinSuppliers(prices, progress);
        takeBestAlone();
        if (m_wishes.size() <= mostSearched && total(&PurchaseChoice::worth) < m_least - 1e-9 &&
            searchPurchases(m_wishes, m_limits, prices.money, prices.space, searchSteps, m_taken, progress))
            m_least = total(&PurchaseChoice::worth);
        if (progress.canceled())
            return failure(ErrorCode::Canceled, "purchase plan canceled");
        PurchasePlan plan;
        plan.taken = m_taken;
        plan.worth = total(&PurchaseChoice::worth);
        plan.cost = total(&PurchaseChoice::cost);
        plan.volume = total(&PurchaseChoice::volume);
        plan.upperBound = std::max(m_least, plan.worth);
        return plan;
    }

private:
    [[nodiscard]] double minimumOf(std::size_t supplier) const
    {
        return supplier < m_limits.supplierMinimum.size() ? m_limits.supplierMinimum[supplier] : 0.0;
    }
    double choose(std::size_t wish, const Prices& prices)
    {
        const Pick pick = bestPick(m_wishes[wish], prices);
        m_taken[wish] = pick.choice;
        return pick.net;
    }
    [[nodiscard]] double spent(std::size_t supplier) const
    {
        double sum = 0.0;
        for (const std::size_t i : m_bound[supplier])
            sum += m_taken[i] == nothing ? 0.0 : m_wishes[i].choices[m_taken[i]].cost;
        return sum;
    }
    /// At the supplier with its minimum relaxed by a bonus on money spent there: net worth, or 0 and nothing taken.
    double joinSupplier(std::size_t supplier, const Prices& prices)
    {
        const double minimum = minimumOf(supplier);
        const auto withBonus = [&](double bonus) {
            double sum = -bonus * minimum;
            for (const std::size_t i : m_bound[supplier])
                sum += choose(i, {prices.money - bonus, prices.space});
            return sum;
        };
        double best = withBonus(0.0);
        if (spent(supplier) < minimum && best > 0.0) {
            double low = 0.0;
            double high = prices.money + 1.0;
            for (int step = 0; step < priceSteps / 2; ++step) {
                const double middle = (low + high) / 2.0;
                best = std::min(best, withBonus(middle));
                (spent(supplier) < minimum ? low : high) = middle;
            }
            best = std::min(best, withBonus(high));
        }
        if (best > 0.0 && spent(supplier) >= minimum)
            return best;
        for (const std::size_t i : m_bound[supplier])
            m_taken[i] = nothing;
        return std::max(best, 0.0);
    }
    void settleSuppliers(const Prices& prices)
    {
        for (std::size_t s = 0; s < m_bound.size(); ++s) {
            if (!m_bound[s].empty() && spent(s) < minimumOf(s))
                joinSupplier(s, prices);
        }
    }
    void leaveSupplier(std::size_t supplier)
    {
        for (const std::size_t i : m_bound[supplier])
            m_taken[i] = nothing;
    }
    void leaveShortSuppliers()
    {
        for (std::size_t s = 0; s < m_bound.size(); ++s) {
            if (spent(s) < minimumOf(s))
                leaveSupplier(s);
        }
    }
    /// The cheapest way at these prices to reach the supplier's minimum; false when all of it is not enough.
    bool forceSupplier(std::size_t supplier, const Prices& prices)
    {
        const auto withBonus = [&](double bonus) {
            for (const std::size_t i : m_bound[supplier])
                choose(i, {prices.money - bonus, prices.space});
            return spent(supplier) >= minimumOf(supplier);
        };
        double low = 0.0;
        double high = 1.0 + prices.money;
        while (high < 1e12 && !withBonus(high))
            high *= 4.0;
        for (int step = 0; step < priceSteps; ++step) {
            const double middle = (low + high) / 2.0;
            (withBonus(middle) ? high : low) = middle;
        }
        return withBonus(high);
    }
    /// Keeps what `change` makes of the plan if it is worth more.
    template <typename Change>
    void keepIfBetter(const Prices& prices, std::size_t kept, Change change)
    {
        const auto before = m_taken;
        const double worth = total(&PurchaseChoice::worth);
        const bool possible = change();
        if (possible) {
            dropUntilItFits(prices, kept);
            fillUp(prices);
        }
        if (!possible || total(&PurchaseChoice::worth) <= worth ||
            !fits(total(&PurchaseChoice::cost), total(&PurchaseChoice::volume)))
            m_taken = before;
    }
    /// Suppliers that were left out may be worth more than what was taken instead, or the other way round.
    void rejoinSuppliers(const Prices& prices, const Progress& progress)
    {
        if (m_bound.size() > mostRejoined)
            return;
        for (std::size_t s = 0; s < m_bound.size() && !progress.canceled(); ++s) {
            if (m_bound[s].empty())
                continue;
            if (spent(s) > 0.0)
                keepIfBetter(prices, nothing, [&] { return leaveSupplier(s), true; });
            else
                keepIfBetter(prices, s, [&] { return forceSupplier(s, prices); });
        }
    }
    /// The single most valuable order, in case that everything else is worth less.
    void takeBestAlone()
    {
        const double worth = total(&PurchaseChoice::worth);
        std::pair<std::size_t, std::size_t> best{nothing, nothing};
        double most = worth;
        for (std::size_t i = 0; i < m_wishes.size(); ++i) {
            for (std::size_t c = 0; c < m_wishes[i].choices.size(); ++c) {
                const PurchaseChoice& one = m_wishes[i].choices[c];
                if (one.worth > most && fits(one.cost, one.volume) && one.cost >= minimumOf(m_wishes[i].supplier)) {
                    most = one.worth;
                    best = {i, c};
                }
            }
        }
        if (best.first == nothing)
            return;
        m_taken.assign(m_taken.size(), nothing);
        m_taken[best.first] = best.second;
    }
    void fillUp(const Prices& prices)
    {
        leaveShortSuppliers();
        fill(prices);
    }
    [[nodiscard]] bool fits(double cost, double volume) const
    {
        return cost <= m_limits.budget + 1e-9 && volume <= m_limits.volume + 1e-9;
    }
    /// Takes out what is worth least for what it uses, but nothing of the supplier `kept`.
    void dropUntilItFits(const Prices& prices, std::size_t kept)
    {
        double cost = total(&PurchaseChoice::cost);
        double volume = total(&PurchaseChoice::volume);
        if (fits(cost, volume))
            return;
        std::vector<std::pair<double, std::size_t>> order;
        for (std::size_t i = 0; i < m_taken.size(); ++i) {
            if (m_taken[i] == nothing || (kept != nothing && m_wishes[i].supplier == kept))
                continue;
            const PurchaseChoice& one = m_wishes[i].choices[m_taken[i]];
            const double used = std::max(prices.money * one.cost + prices.space * one.volume, 1e-12);
            order.emplace_back(one.worth / used, i);
        }
        std::ranges::sort(order);
        for (const auto& [ratio, i] : order) {
            if (fits(cost, volume))
                return;
            cost -= m_wishes[i].choices[m_taken[i]].cost;
            volume -= m_wishes[i].choices[m_taken[i]].volume;
            m_taken[i] = nothing;
        }
    }
    /// Steps up, the most worth for what it uses first, as long as anything fits.
    void fill(const Prices& prices)
    {
        struct Step {
            double ratio;
            std::size_t wish;
            std::size_t choice;
        };
        double cost = total(&PurchaseChoice::cost);
        double volume = total(&PurchaseChoice::volume);
        for (bool changed = true; changed;) {
            changed = false;
            std::vector<Step> steps;
            for (std::size_t i = 0; i < m_wishes.size(); ++i) {
                if (minimumOf(m_wishes[i].supplier) > 0.0 && spent(m_wishes[i].supplier) <= 0.0)
                    continue;
                const PurchaseChoice now = chosen(i);
                for (std::size_t c = 0; c < m_wishes[i].choices.size(); ++c) {
                    const PurchaseChoice& next = m_wishes[i].choices[c];
                    const double used =
                        prices.money * (next.cost - now.cost) + prices.space * (next.volume - now.volume);
                    if (next.worth > now.worth + 1e-9 && keepsMinimum(i, next.cost - now.cost) &&
                        fits(cost + next.cost - now.cost, volume + next.volume - now.volume))
                        steps.push_back({(next.worth - now.worth) / std::max(used, 1e-12), i, c});
                }
            }
            std::ranges::stable_sort(steps, [](const Step& a, const Step& b) { return a.ratio > b.ratio; });
            for (const Step& step : steps) {
                const PurchaseChoice now = chosen(step.wish);
                const PurchaseChoice& next = m_wishes[step.wish].choices[step.choice];
                if (next.worth <= now.worth + 1e-9 || !keepsMinimum(step.wish, next.cost - now.cost) ||
                    !fits(cost + next.cost - now.cost, volume + next.volume - now.volume))
                    continue;
                cost += next.cost - now.cost;
                volume += next.volume - now.volume;
                m_taken[step.wish] = step.choice;
                changed = true;
            }
        }
    }
    [[nodiscard]] bool keepsMinimum(std::size_t wish, double more) const
    {
        const double minimum = minimumOf(m_wishes[wish].supplier);
        return minimum <= 0.0 || more >= 0.0 || spent(m_wishes[wish].supplier) + more >= minimum;
    }
    [[nodiscard]] PurchaseChoice chosen(std::size_t wish) const
    {
        return m_taken[wish] == nothing ? PurchaseChoice{} : m_wishes[wish].choices[m_taken[wish]];
    }

    std::span<const PurchaseWish> m_wishes;
    const PurchaseLimits& m_limits;
    std::vector<std::size_t> m_free;               ///< wishes without a supplier's minimum
    std::vector<std::vector<std::size_t>> m_bound; ///< by supplier
    std::vector<std::size_t> m_taken;
    double m_least = std::numeric_limits<double>::infinity();
};

} // namespace

Result<PurchasePlan> purchasePlan(std::span<const PurchaseWish> wishes, const PurchaseLimits& limits,
                                  Progress& progress)
{
    if (auto ok = check(wishes, limits); !ok)
        return tl::unexpected(ok.error());
    Planner planner(wishes, limits);
    Prices prices = planner.fitBudget(0.0);
    if (planner.total(&PurchaseChoice::volume) > limits.volume) {
        double low = 0.0;
        double high = 1.0;
        while (high < 1e12 && (planner.fitBudget(high), planner.total(&PurchaseChoice::volume) > limits.volume))
            high *= 4.0;
        for (int step = 0; step < priceSteps; ++step) {
            if (progress.canceled())
                return failure(ErrorCode::Canceled, "purchase plan canceled");
            const double middle = (low + high) / 2.0;
            planner.fitBudget(middle);
            (planner.total(&PurchaseChoice::volume) > limits.volume ? low : high) = middle;
        }
        prices = planner.fitBudget(high);
    }
    if (progress.canceled())
        return failure(ErrorCode::Canceled, "purchase plan canceled");
    return planner.finish(prices, progress);
}

} // namespace ms::inventory
