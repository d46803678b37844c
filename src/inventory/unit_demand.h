// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "stats/distribution.h"

namespace ms::inventory {

/// Demand over an interval in whole units, from its mean and the spread of its error.
///
/// Up to a mean of 20 units a negative binomial, whose variance is at least that of Poisson demand: sales come one by
/// one. Above, a gamma rounded to the nearest unit. Without a mean or a spread (less than a millionth of the mean) it
/// is the mean and nothing else.
///
/// The spread counts up to 3 means. Of a gamma the 95 % point lies farthest out there or thereabouts (5.8 means); with
/// more it comes back, to less than the mean at 10 (0.3), so that more doubt would keep less stock.
/// Source: Silver, Pyke & Thomas (2017), ch. 6.7.14; Syntetos, Lengu & Babai (2013), A note on the demand distributions
/// of spare parts, International Journal of Production Research 51(21), for the negative binomial.
class UnitDemand {
public:
    /// Both >= 0, units.
    UnitDemand(double mean, double stdDev);

    /// The smallest whole number x with P(D <= x) >= p, for p in (0, 1).
    [[nodiscard]] double quantile(double p) const;
    /// P(D > x); 1 below 0 where anything is expected.
    [[nodiscard]] double above(double x) const;
    /// E[max(D − x, 0)]; for x < 0 as for 0.
    [[nodiscard]] double loss(double x) const;

private:
    enum class Kind { Certain, Counted, Gamma };

    /// Goes through 0, 1, 2... with the probability of each until `stop` says so or nothing is left.
    template <typename Stop>
    void count(Stop stop) const;

    double m_mean = 0;
    Kind m_kind = Kind::Certain;
    double m_size = 0;  ///< of the negative binomial; infinite: Poisson
    double m_none = 1;  ///< P(D = 0)
    double m_ratio = 0; ///< mean / (size + mean)
    stats::DistributionPtr m_gamma;
};

} // namespace ms::inventory
