// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pricing/panel.h"

#include <map>
#include <vector>

namespace ms::pricing {

/// What the trees are told about a row. Missing is NaN.
class BoostedRows {
public:
    static constexpr std::size_t features = 11;
    /// Which way each may move demand, in XGBoost's words: dearer sells less, a dearer competitor sells more.
    static constexpr const char* monotone = "(-1,0,0,0,0,1,0,0,0,0,0)";
    static constexpr int leastRows = 8; ///< of a product, to say anything about it

    /// Learns levels and mean prices from training rows of periods before `end`.
    BoostedRows(const Panel& training, const SortedPanel& sorted, std::int32_t end);

    [[nodiscard]] bool knows(std::int32_t product) const
    {
        return m_products[static_cast<std::size_t>(product)].rows >= leastRows;
    }
    /// Log units (log of 1 more) that the place usually sells; trees learn what is left.
    [[nodiscard]] double level(const Observation& row) const;
    /// `prices` tells what the other products cost there and then.
    void describe(const Observation& row, const SortedPanel& prices, float* into) const;

private:
    struct Mean {
        double level = 0;
        double price = 0; // log
        int rows = 0;
    };
    std::vector<Mean> m_products;
    std::map<std::pair<std::int32_t, std::int32_t>, Mean> m_places; // by product and location
    std::vector<std::vector<std::int32_t>> m_rivals;                // by product
    bool m_season = false;
};

} // namespace ms::pricing
