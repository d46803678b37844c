// SPDX-License-Identifier: GPL-3.0-or-later
#include "stats/student.h"

#include <boost/math/distributions/students_t.hpp>

#include <cmath>
#include <limits>

namespace ms::stats {

double studentQuantile(double p, double freedom)
{
    if (!(p > 0 && p < 1 && freedom > 0))
        return std::numeric_limits<double>::quiet_NaN();
    return boost::math::quantile(boost::math::students_t_distribution<double>(freedom), p);
}

namespace {

struct Sample {
    double mean = 0;
    double squaredError = 0; ///< of the mean
    double freedom = 0;
};

Sample sampleOf(std::span<const double> values)
{
    Sample sample;
    const auto count = static_cast<double>(values.size());
    for (const double value : values)
        sample.mean += value / count;
    double squares = 0;
    for (const double value : values)
        squares += (value - sample.mean) * (value - sample.mean);
    sample.freedom = count - 1;
    sample.squaredError = squares / sample.freedom / count;
    return sample;
}

} // namespace

WelchTest welchTest(std::span<const double> a, std::span<const double> b)
{
    const Sample first = sampleOf(a);
    const Sample second = sampleOf(b);
    const double error = first.squaredError + second.squaredError;
    if (!(error > 0))
        return {std::numeric_limits<double>::quiet_NaN(), std::numeric_limits<double>::quiet_NaN()};
    return {(first.mean - second.mean) / std::sqrt(error),
            error * error /
                (first.squaredError * first.squaredError / first.freedom +
                 second.squaredError * second.squaredError / second.freedom)};
}

} // namespace ms::stats
