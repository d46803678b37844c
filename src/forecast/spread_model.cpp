// SPDX-License-Identifier: GPL-3.0-or-later
#include "forecast/spread_model.h"

#include <Eigen/Dense>

#include <algorithm>
#include <cmath>

namespace ms::forecast {
namespace {

constexpr double leastError = 0.02; // standardised: no forecast is taken for perfect
constexpr double mostError = 50;    // nor for as wrong as a spread of next to nothing makes it look
constexpr double ridge = 5;         // origins that the usual coefficients count for
constexpr std::array<double, 4> usual = {0, 0.2, 0.1, 0.1};
constexpr double widest = 10;
constexpr std::size_t noOrigin = std::numeric_limits<std::size_t>::max();

/// Log of the mean absolute standardised error, NaN when none is known.
double logError(const StandardisedErrors& errors)
{
    double sum = 0;
    int known = 0;
    for (const double error : errors)
        if (!std::isnan(error)) {
            sum += std::abs(error);
            ++known;
        }
    return known > 0 ? std::log(std::clamp(sum / known, leastError, mostError))
                     : std::numeric_limits<double>::quiet_NaN();
}

struct Mean {
    double sum = 0;
    double count = 0;

    void add(double value)
    {
        if (std::isfinite(value)) {
            sum += value;
            ++count;
        }
    }
    [[nodiscard]] double value() const { return count > 0 ? sum / count : 0; }
};

} // namespace

SpreadModel::SpreadModel(std::span<const SpreadHistory* const> histories)
{
    Mean error;
    Mean roughness;
    Mean dissent;
    for (const SpreadHistory* past : histories)
        for (std::size_t origin = 0; origin < past->errors.size(); ++origin) {
            error.add(logError(past->errors[origin]));
            roughness.add(past->evidence[origin].roughness);
            dissent.add(past->evidence[origin].dissent);
        }
    m_meanError = error.value();
    m_meanRoughness = roughness.value();
    m_meanDissent = dissent.value();

    using Matrix = Eigen::Matrix<double, coefficientCount, coefficientCount>;
    using Vector = Eigen::Matrix<double, coefficientCount, 1>;
    Matrix normal = Matrix::Identity() * ridge;
    Vector right = Vector::Zero();
    for (std::size_t i = 0; i < coefficientCount; ++i)
        right(static_cast<Eigen::Index>(i)) = ridge * usual[i];
    for (const SpreadHistory* past : histories)
        for (std::size_t origin = 0; origin < past->errors.size(); ++origin) {
            const double target = logError(past->errors[origin]) - m_meanError;
            if (!std::isfinite(target))
                continue;
            const Row row = rowOf(*past, past->evidence[origin], origin);
            const Eigen::Map<const Vector> x(row.data());
            normal += x * x.transpose();
            right += target * x;
        }
    const Vector solution = normal.ldlt().solve(right);
    std::copy_n(solution.data(), coefficientCount, m_coefficients.begin());
}

SpreadModel::Row SpreadModel::rowOf(const SpreadHistory& past, const SpreadEvidence& evidence,
                                    std::size_t leftOut) const
{
    Mean own;
    for (std::size_t origin = 0; origin < past.errors.size(); ++origin)
        if (origin != leftOut)
            own.add(logError(past.errors[origin]) - m_meanError);
    const auto part = [](double value, double mean) { return std::isfinite(value) ? value - mean : 0; };
    return {1, own.value(), part(evidence.roughness, m_meanRoughness), part(evidence.dissent, m_meanDissent)};
}

double SpreadModel::factorOf(const Row& row) const
{
    double sum = 0;
    for (std::size_t i = 0; i < coefficientCount; ++i)
        sum += row[i] * m_coefficients[i];
    return std::clamp(std::exp(sum), 1 / widest, widest);
}

double SpreadModel::factor(const SpreadHistory& past, const SpreadEvidence& now) const
{
    return factorOf(rowOf(past, now, noOrigin));
}

double SpreadModel::factorAt(const SpreadHistory& past, std::size_t origin) const
{
    return factorOf(rowOf(past, past.evidence[origin], origin));
}

} // namespace ms::forecast
