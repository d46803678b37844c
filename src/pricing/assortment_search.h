// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/progress.h"
#include "pricing/price_candidates.h"

#include <cmath>
#include <limits>
#include <vector>

namespace ms::pricing {

/// A product at the other end of a cross effect.
struct CrossLink {
    std::size_t product = 0;
    double elasticity = 0;
};

/// Products with their candidates, who moves whose demand, and a plan: an index into each product's candidates.
class Assortment {
public:
    std::vector<PriceCandidates> products;
    std::vector<std::vector<CrossLink>> movedBy; ///< others whose price moves this product's demand
    std::vector<std::vector<CrossLink>> moves;   ///< others whose demand this product's price moves
    std::vector<std::size_t> plan;
    std::vector<char> frozen; ///< products whose plan is not to be touched; empty: none

    [[nodiscard]] bool isFrozen(std::size_t product) const { return !frozen.empty() && frozen[product] != 0; }
    [[nodiscard]] const PriceCandidate& at(std::size_t product, std::size_t candidate) const
    {
        return products[product].prices[candidate];
    }
    [[nodiscard]] bool changed(std::size_t product) const { return plan[product] != 0; }
    /// Log of what the neighbours' moves do to a product's demand.
    [[nodiscard]] double shift(std::size_t product) const
    {
        double sum = 0;
        for (const CrossLink& link : movedBy[product])
            sum += link.elasticity * at(link.product, plan[link.product]).move;
        return sum;
    }
    [[nodiscard]] double value() const
    {
        double sum = 0;
        for (std::size_t i = 0; i < products.size(); ++i)
            sum += at(i, plan[i]).value * std::exp(shift(i));
        return sum;
    }
    /// What the plan gains when one product takes another candidate and all others stay.
    [[nodiscard]] double gain(std::size_t product, std::size_t candidate) const
    {
        const PriceCandidate& from = at(product, plan[product]);
        const PriceCandidate& to = at(product, candidate);
        double sum = (to.value - from.value) * std::exp(shift(product));
        for (const CrossLink& link : moves[product])
            sum += at(link.product, plan[link.product]).value * std::exp(shift(link.product)) *
                   std::expm1(link.elasticity * (to.move - from.move));
        return sum;
    }
    struct Move {
        std::size_t product = 0;
        std::size_t candidate = 0;
        double gain = -std::numeric_limits<double>::infinity();
    };
    /// The best candidate of a product beside the one it has; only real changes where the rules force one.
    [[nodiscard]] Move bestMove(std::size_t product) const
    {
        Move best{product, plan[product], -std::numeric_limits<double>::infinity()};
        for (std::size_t candidate = 1; candidate < products[product].prices.size(); ++candidate) {
            if (candidate == plan[product])
                continue;
            const double own = gain(product, candidate);
            if (own > best.gain)
                best = {product, candidate, own};
        }
        return best;
    }
};

class AssortmentBound;

/// Whether looking at every combination is quick.
bool hasFewCombinations(const Assortment& assortment);
/// The best plan of all, with at most `most` changes; forced ones first.
void searchAll(Assortment& assortment, std::size_t most);
/// The products that may move, forced ones first, then those with most to gain, no more than `most`.
std::vector<std::size_t> largestGains(const Assortment& assortment, const AssortmentBound& bound, std::size_t most);
/// From the best separable plan of the products `start`: prices of moved products follow each other, and products that
/// gain more take the place of those that gain less, until nothing improves. False when canceled.
bool ascend(Assortment& assortment, const std::vector<std::size_t>& start, const AssortmentBound& bound,
            std::size_t most, Progress& progress);

} // namespace ms::pricing
