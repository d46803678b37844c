// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <vector>

namespace ms::forecast {

/// What demand with many zeros looks like apart from its mean: enough to make a distribution of any mean from it.
struct DemandShape {
    double unit = 0;       ///< the largest number that every value is a multiple of; 0: values are not whole
    double dispersion = 1; ///< variance over mean, recent periods counting more; in units of `unit` where that is not 0
    double size = 1;       ///< mean demand of a period that has any
    double sizeVariation = 1; ///< variance of that over its square
    double periods = 0;       ///< how many periods the dispersion rests on
};

/// Shape of a history without gaps and without a value below zero; at least one value above it. Periods are discounted
/// by 0.97 each. O(n).
DemandShape demandShapeOf(std::span<const double> y);

/// The shape with its dispersion drawn towards that of `others` as if they were five periods more: one large order does
/// not say much about a series. Chosen from 0, 5 and 20 periods by the pinball loss at 0.95 of carparts, months 34 to
/// 45, forecast from the months before them.
DemandShape shrunk(const DemandShape& shape, double othersDispersion);

/// Demand of one period: negative binomial in whole units of `shape.unit`, so that many periods may be empty and a few
/// large; above 200 units, and for values that are not whole, a gamma distribution with a share of empty periods.
/// Source: Syntetos, Babai & Altay (2012), On the demand distributions of spare parts, Int. J. Production Research
/// 50(8); Snyder, Ord & Beaumont (2012), Int. J. Forecasting 28(2).
class DemandDistribution {
public:
    /// `mean` >= 0, units a period.
    DemandDistribution(const DemandShape& shape, double mean);

    /// The smallest demand that is not exceeded with probability p, for every p of an ascending list in (0, 1).
    [[nodiscard]] std::vector<double> quantiles(std::span<const double> probabilities) const;
    /// Where `demand` falls: P(X < demand) + share · P(X = demand), share in [0, 1). Uniform where the distribution
    /// is right and `share` is drawn evenly. Source: Czado, Gneiting & Held (2009), Biometrics 65(4).
    [[nodiscard]] double rank(double demand, double share) const;

private:
    [[nodiscard]] double quantile(double probability) const;

    double m_mean;          // units
    double m_unit;          // 0: the gamma distribution with a share of empty periods
    double m_failure = 0;   // negative binomial: 1 - 1/dispersion
    double m_successes = 0; // its size
    double m_share = 1;     // gamma: of periods with demand
    double m_gammaShape = 1;
    double m_gammaScale = 1;
};

} // namespace ms::forecast
