// SPDX-License-Identifier: GPL-3.0-or-later
#include "pricing/assortment_search.h"

#include "pricing/assortment_bound.h"

#include <algorithm>

namespace ms::pricing {

namespace {

constexpr double fewCombinations = 200'000;
constexpr int mostPasses = 20;
constexpr std::size_t pairsTried = 20;
constexpr double noGain = 1e-9; // of the objective: less is rounding

/// Looks at every combination. Few products only.
class Enumeration {
public:
    Enumeration(Assortment& assortment, std::size_t most) : m_assortment(assortment), m_most(most) {}

    void run()
    {
        std::size_t forced = 0;
        for (std::size_t i = 0; i < m_assortment.products.size(); ++i)
            forced += mustMove(i) ? 1 : 0;
        m_forcedLeft = forced > m_most ? forced - m_most : 0;
        tryFrom(0, 0, 0);
        if (!m_best.empty())
            m_assortment.plan = m_best;
    }

private:
    [[nodiscard]] bool mustMove(std::size_t product) const
    {
        const PriceCandidates& own = m_assortment.products[product];
        return own.forced && own.prices.size() > 1 && !m_assortment.isFrozen(product);
    }

    void tryFrom(std::size_t product, std::size_t changed, std::size_t forcedKept)
    {
        if (product == m_assortment.products.size()) {
            const double value = m_assortment.value();
            if (m_best.empty() || value > m_value + noGain * std::abs(m_value)) {
                m_value = value;
                m_best = m_assortment.plan;
            }
            return;
        }
        const PriceCandidates& own = m_assortment.products[product];
        const bool forced = mustMove(product);
        if (m_assortment.isFrozen(product))
            return tryFrom(product + 1, changed + (m_assortment.plan[product] != 0 ? 1 : 0), forcedKept);
        for (std::size_t candidate = 0; candidate < own.prices.size(); ++candidate) {
            const bool moves = candidate != 0;
            if ((moves && changed == m_most) || (!moves && forced && forcedKept == m_forcedLeft))
                continue;
            m_assortment.plan[product] = candidate;
            tryFrom(product + 1, changed + (moves ? 1 : 0), forcedKept + (!moves && forced ? 1 : 0));
        }
        m_assortment.plan[product] = 0;
    }

    Assortment& m_assortment;
    std::size_t m_most;
    std::size_t m_forcedLeft = 0; // forced changes that the limit does not leave room for
    std::vector<std::size_t> m_best;
    double m_value = 0;
};

/// Coordinate ascent: prices of moved products follow each other, and products that gain more take the place of those
/// that gain less.
class Ascent {
public:
    Ascent(Assortment& assortment, std::size_t most) : m_assortment(assortment), m_most(most) {}

    bool run(const std::vector<std::size_t>& start, const AssortmentBound& bound, Progress& progress)
    {
        for (const std::size_t product : start) {
            std::size_t best = 1;
            for (std::size_t c = 2; c < m_assortment.products[product].prices.size(); ++c)
                if (bound.gainOf(product, c) > bound.gainOf(product, best))
                    best = c;
            m_assortment.plan[product] = best;
        }
        if (!improve(progress))
            return false;
        // A second start, from the current prices: the first one follows gains that neighbours may have shared.
        const std::vector<std::size_t> first = m_assortment.plan;
        const double value = m_assortment.value();
        for (std::size_t i = 0; i < first.size(); ++i)
            if (!m_assortment.products[i].forced && !m_assortment.isFrozen(i))
                m_assortment.plan[i] = 0;
        if (!improve(progress))
            return false;
        if (m_assortment.value() < value)
            m_assortment.plan = first;
        return true;
    }

private:
    bool improve(Progress& progress)
    {
        for (int pass = 0; pass < mostPasses; ++pass) {
            if (progress.canceled())
                return false;
            const double before = m_assortment.value();
            follow();
            exchange();
            if (m_assortment.value() <= before + noGain * std::abs(before))
                break;
        }
        return true;
    }

    [[nodiscard]] double backGain(std::size_t product) const { return m_assortment.gain(product, 0); }

    void follow()
    {
        for (std::size_t i = 0; i < m_assortment.products.size(); ++i) {
            if (!m_assortment.changed(i) || m_assortment.isFrozen(i))
                continue;
            const auto move = m_assortment.bestMove(i);
            if (move.gain > 0)
                m_assortment.plan[i] = move.candidate;
            if (!m_assortment.products[i].forced && backGain(i) > 0)
                m_assortment.plan[i] = 0;
        }
    }

    void exchange()
    {
        std::vector<Assortment::Move> wishes;
        std::vector<Assortment::Move> moved;
        for (std::size_t i = 0; i < m_assortment.products.size(); ++i) {
            if (m_assortment.isFrozen(i))
                continue;
            if (m_assortment.changed(i)) {
                if (!m_assortment.products[i].forced)
                    moved.push_back({i, 0, backGain(i)});
            } else if (m_assortment.products[i].prices.size() > 1) {
                wishes.push_back(m_assortment.bestMove(i));
            }
        }
        const auto byGain = [](const auto& a, const auto& b) { return a.gain > b.gain; };
        std::ranges::stable_sort(wishes, byGain);
        std::ranges::stable_sort(moved, byGain); // back gains are negative: the least valuable first
        fill(wishes);
        replace(wishes, moved);
        tryPairs(wishes, moved);
    }

    [[nodiscard]] std::size_t used() const
    {
        std::size_t count = 0;
        for (std::size_t i = 0; i < m_assortment.products.size(); ++i)
            count += m_assortment.changed(i) ? 1 : 0;
        return count;
    }

    /// While there is room, the changes that gain most.
    void fill(const std::vector<Assortment::Move>& wishes)
    {
        std::size_t room = m_most - std::min(m_most, used());
        for (const Assortment::Move& wish : wishes) {
            if (room == 0)
                return;
            if (m_assortment.gain(wish.product, wish.candidate) <= 0)
                continue;
            m_assortment.plan[wish.product] = wish.candidate;
            --room;
        }
    }

    /// The largest wish takes the place of the least valuable change, and so on.
    void replace(const std::vector<Assortment::Move>& wishes, const std::vector<Assortment::Move>& moved)
    {
        auto weakest = moved.begin();
        for (const Assortment::Move& wish : wishes) {
            if (weakest == moved.end())
                return;
            if (m_assortment.changed(wish.product))
                continue;
            if (m_assortment.gain(wish.product, wish.candidate) + backGain(weakest->product) <= 0)
                return;
            m_assortment.plan[weakest->product] = 0;
            m_assortment.plan[wish.product] = wish.candidate;
            ++weakest;
        }
    }

    /// Neighbours hide each other's gains: each of the least valuable changes is taken back and the best wish of the
    /// rest looked for anew.
    void tryPairs(const std::vector<Assortment::Move>& wishes, const std::vector<Assortment::Move>& moved)
    {
        for (std::size_t m = 0; m < std::min(moved.size(), pairsTried); ++m) {
            const std::size_t product = moved[m].product;
            const std::size_t before = m_assortment.plan[product];
            if (before == 0)
                continue;
            const double lost = backGain(product);
            m_assortment.plan[product] = 0;
            Assortment::Move best{product, before, -lost};
            for (std::size_t w = 0, tried = 0; w < wishes.size() && tried < pairsTried; ++w) {
                if (m_assortment.changed(wishes[w].product))
                    continue;
                ++tried;
                const auto move = m_assortment.bestMove(wishes[w].product);
                if (move.gain > best.gain)
                    best = move;
            }
            m_assortment.plan[best.product] = best.candidate;
        }
    }

    Assortment& m_assortment;
    std::size_t m_most;
};

} // namespace

bool hasFewCombinations(const Assortment& assortment)
{
    double combinations = 1;
    for (const PriceCandidates& product : assortment.products) {
        combinations *= static_cast<double>(product.prices.size());
        if (combinations > fewCombinations)
            return false;
    }
    return true;
}

void searchAll(Assortment& assortment, std::size_t most)
{
    Enumeration(assortment, most).run();
}

std::vector<std::size_t> largestGains(const Assortment& assortment, const AssortmentBound& bound, std::size_t most)
{
    std::vector<std::size_t> order;
    for (std::size_t i = 0; i < assortment.products.size(); ++i) {
        const bool possible = assortment.products[i].prices.size() > 1 && !assortment.isFrozen(i);
        if (possible && (assortment.products[i].forced || bound.bestGain(i) > 0))
            order.push_back(i);
    }
    std::ranges::stable_sort(order, [&](std::size_t a, std::size_t b) {
        const bool forcedA = assortment.products[a].forced;
        const bool forcedB = assortment.products[b].forced;
        return forcedA != forcedB ? forcedA : bound.bestGain(a) > bound.bestGain(b);
    });
    order.resize(std::min(order.size(), most));
    return order;
}

bool ascend(Assortment& assortment, const std::vector<std::size_t>& start, const AssortmentBound& bound,
            std::size_t most, Progress& progress)
{
    return Ascent(assortment, most).run(start, bound, progress);
}

} // namespace ms::pricing
