// SPDX-License-Identifier: GPL-3.0-or-later
#include "stats/student.h"

#include <boost/math/distributions/students_t.hpp>

#include <limits>

namespace ms::stats
{

double studentQuantile(double p, double freedom)
{
    if (!(p > 0 && p < 1 && freedom > 0))
        return std::numeric_limits<double>::quiet_NaN();
    return boost::math::quantile(boost::math::students_t_distribution<double>(freedom), p);
}

} // namespace ms::stats
