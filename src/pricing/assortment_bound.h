// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pricing/assortment_search.h"

#include <algorithm>
#include <limits>
#include <vector>

namespace ms::pricing {

/// Separable gains of every candidate that no plan's true gain exceeds.
class AssortmentBound {
public:
    explicit AssortmentBound(const Assortment& assortment);

    [[nodiscard]] double gainOf(std::size_t product, std::size_t candidate) const
    {
        return m_gains[product][candidate];
    }
    [[nodiscard]] double bestGain(std::size_t product) const
    {
        const auto& gains = m_gains[product];
        return gains.size() < 2 ? -std::numeric_limits<double>::infinity()
                                : *std::max_element(gains.begin() + 1, gains.end());
    }

private:
    void addSecondOrder();
    void addPairs();
    void addPair(std::size_t product, const CrossLink& link, bool toProduct);

    const Assortment& m_assortment;
    std::vector<std::vector<double>> m_gains;
    std::vector<double> m_farthest;
};

} // namespace ms::pricing
