// SPDX-License-Identifier: GPL-3.0-or-later
#include "stats/normal.h"

#include <boost/math/special_functions/erf.hpp>

#include <cmath>
#include <limits>
#include <numbers>

namespace ms::stats {

double normalPdf(double z)
{
    return std::exp(-0.5 * z * z) * std::numbers::inv_sqrtpi / std::numbers::sqrt2;
}

double normalCdf(double z)
{
    return 0.5 * std::erfc(-z / std::numbers::sqrt2);
}

double normalQuantile(double p)
{
    if (!(p >= 0.0 && p <= 1.0))
        return std::numeric_limits<double>::quiet_NaN();
    if (p == 0.0 || p == 1.0)
        return p == 0.0 ? -std::numeric_limits<double>::infinity() : std::numeric_limits<double>::infinity();
    return -std::numbers::sqrt2 * boost::math::erfc_inv(2.0 * p);
}

double halfWidth95(double standardError)
{
    static const double z = normalQuantile(0.975);
    return z * standardError;
}

double normalLoss(double z)
{
    return normalPdf(z) - z * normalCdf(-z);
}

} // namespace ms::stats
