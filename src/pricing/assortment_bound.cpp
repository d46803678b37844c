// SPDX-License-Identifier: GPL-3.0-or-later
#include "pricing/assortment_bound.h"

#include <algorithm>
#include <cmath>

namespace ms::pricing {

AssortmentBound::AssortmentBound(const Assortment& assortment) : m_assortment(assortment)
{
    const std::size_t count = assortment.products.size();
    m_gains.resize(count);
    m_farthest.resize(count);
    for (std::size_t i = 0; i < count; ++i) {
        for (const PriceCandidate& candidate : assortment.products[i].prices)
            m_farthest[i] = std::max(m_farthest[i], std::abs(candidate.move));
        double effect = 0; // of a unit of log price on the neighbours' value, to first order
        for (const CrossLink& link : assortment.moves[i])
            effect += assortment.at(link.product, 0).value * link.elasticity;
        for (const PriceCandidate& candidate : assortment.products[i].prices)
            m_gains[i].push_back(candidate.value - assortment.at(i, 0).value + effect * candidate.move);
    }
    addSecondOrder();
    addPairs();
}

/// exp(y) - 1 - y <= y² exp(|y|) / 2 and (y_1 + ... + y_n)² <= n (y_1² + ... + y_n²): one part a neighbour.
void AssortmentBound::addSecondOrder()
{
    for (std::size_t i = 0; i < m_gains.size(); ++i) {
        double most = 0;
        for (const PriceCandidate& candidate : m_assortment.products[i].prices)
            most = std::max(most, candidate.value);
        double span = 0;
        for (const CrossLink& link : m_assortment.movedBy[i])
            span += std::abs(link.elasticity) * m_farthest[link.product];
        const double factor =
            0.5 * std::exp(span) * static_cast<double>(m_assortment.movedBy[i].size()) * std::max(0.0, most);
        for (const CrossLink& link : m_assortment.movedBy[i])
            for (std::size_t c = 0; c < m_gains[link.product].size(); ++c)
                m_gains[link.product][c] +=
                    factor * std::pow(link.elasticity * m_assortment.at(link.product, c).move, 2);
    }
}

/// What a pair gains because both move, (v_i(p_i) - v_i) e_ij x_j(p_j), at its most over the other's candidates, is
/// added to the one of the two that has less to gain: mostly one that no plan would move anyhow.
void AssortmentBound::addPairs()
{
    std::vector<double> own;
    for (std::size_t i = 0; i < m_gains.size(); ++i)
        own.push_back(bestGain(i));
    const auto before = m_assortment.products.size();
    for (std::size_t i = 0; i < before; ++i)
        for (const CrossLink& link : m_assortment.movedBy[i])
            addPair(i, link, own[i] < own[link.product]);
}

void AssortmentBound::addPair(std::size_t product, const CrossLink& link, bool toProduct)
{
    const auto rise = [&](std::size_t c) {
        return m_assortment.at(product, c).value - m_assortment.at(product, 0).value;
    };
    const auto pull = [&](std::size_t c) { return link.elasticity * m_assortment.at(link.product, c).move; };
    const auto extremes = [](std::size_t count, const auto& of) {
        std::pair<double, double> range{0, 0};
        for (std::size_t c = 0; c < count; ++c)
            range = {std::min(range.first, of(c)), std::max(range.second, of(c))};
        return range;
    };
    if (toProduct) {
        const auto [low, high] = extremes(m_gains[link.product].size(), pull);
        for (std::size_t c = 0; c < m_gains[product].size(); ++c)
            m_gains[product][c] += std::max(rise(c) * low, rise(c) * high);
    } else {
        const auto [low, high] = extremes(m_gains[product].size(), rise);
        for (std::size_t c = 0; c < m_gains[link.product].size(); ++c)
            m_gains[link.product][c] += std::max(pull(c) * low, pull(c) * high);
    }
}

} // namespace ms::pricing
