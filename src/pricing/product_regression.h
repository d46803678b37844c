// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pricing/elasticity.h"
#include "pricing/panel.h"

#include <vector>

namespace ms::pricing {

/// What one product's own rows say about its elasticity.
struct OwnEstimate {
    bool identified = false;
    double value = notKnown;
    double stdError = notKnown;
    int freedom = 0; ///< of Student's t
    int observations = 0;
    int priceChanges = 0;
    double noise = notKnown; ///< standard deviation of log units a period, for planning a test
    int locations = 0;
    std::string method; ///< "log-log" or "poisson"
    std::string reason; ///< why not, when not identified
    std::vector<CrossElasticity> cross;
    std::optional<CrossElasticity> competitor; ///< to the competitor's price; `other` means nothing
};

/// How much sold in each period of all products together: each product's units over its own mean, added up. What moves
/// all products alike, a season or a holiday, shows here.
class MarketIndex {
public:
    explicit MarketIndex(const SortedPanel& panel);
    /// Log of the index in the period of each row of one product, without that product; NaN where nothing else sold.
    [[nodiscard]] std::vector<double> without(std::span<const Observation> product) const;

private:
    std::int32_t m_first = 0;
    std::vector<double> m_sums; // by period from m_first on
};

/// Mean units of rows; 0 for none.
double meanUnits(std::span<const Observation> rows);

/// Regression of (log) units on log price with an intercept a location, and as controls promotion, feature, competitor
/// price, the prices of `rivals`, the market, trend and season as far as known and asked for. Log-log least squares;
/// Poisson where a row has fewer than five units, because the logarithm of small counts bends the slope. Standard
/// errors are clustered by location from ten locations on.
OwnEstimate estimateOwn(const SortedPanel& panel, std::size_t product, std::span<const std::int32_t> rivals,
                        const ElasticitySettings& settings, const MarketIndex* market = nullptr);

} // namespace ms::pricing
