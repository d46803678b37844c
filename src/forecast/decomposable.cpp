// SPDX-License-Identifier: GPL-3.0-or-later
#include "forecast/decomposable.h"

#include <Eigen/Dense>

#include <algorithm>
#include <cmath>
#include <numbers>

namespace ms::forecast {
namespace {

using Matrix = Eigen::MatrixXd;
using Vector = Eigen::VectorXd;
using Eigen::Index;

constexpr double lineScale = 5; // of the priors of level and slope, as in Prophet
constexpr double strongestTie = 0.98;
constexpr int noiseRounds = 6; // of noise level and coefficients in turn
constexpr int tieRounds = 3;   // of autocorrelation and everything else in turn
constexpr int sweeps = 2000;
constexpr double settled = 1e-9;
constexpr double leastVariation = 1e-12; // of the mean: less is rounding

/// Columns over history and future, those with a normal prior first, the changes of slope after them.
struct Columns {
    Matrix values;     // [period, column], all periods
    Vector priorScale; // of the first `smooth` columns
    Index smooth = 0;
    Index history = 0;
    std::vector<Index> seasonStart; // first column of each season, and one past the last
    Index causeStart = 0;
    std::vector<double> causeUnit; // standard deviation by which a cause was divided
};

struct Scale {
    double centre = 0;
    double size = 1;
};

Scale scaleOf(std::span<const double> y)
{
    Scale scale;
    for (const double value : y)
        scale.centre += value / static_cast<double>(y.size());
    double largest = 0;
    for (const double value : y)
        largest = std::max(largest, std::abs(value - scale.centre));
    scale.size = largest;
    return scale;
}

double deviationOf(std::span<const double> values)
{
    double mean = 0;
    for (const double value : values)
        mean += value / static_cast<double>(values.size());
    double squares = 0;
    for (const double value : values)
        squares += (value - mean) * (value - mean) / static_cast<double>(values.size());
    return std::sqrt(squares);
}

/// Steps of slope after the history count `damping` times the one before.
double timeAt(Index t, Index history, double damping)
{
    const auto last = static_cast<double>(history - 1);
    if (t < history || damping >= 1)
        return static_cast<double>(t) / last;
    const auto ahead = static_cast<double>(t - history + 1);
    return (last + damping * (1 - std::pow(damping, ahead)) / (1 - damping)) / last;
}

Columns columnsOf(Index history, Index total, std::span<const FourierSeason> seasons,
                  std::span<const std::vector<double>> causes, const DecomposableSettings& settings)
{
    Columns columns;
    columns.history = history;
    Index smooth = 2;
    for (const FourierSeason& season : seasons) {
        columns.seasonStart.push_back(smooth);
        smooth += 2 * season.order;
    }
    columns.seasonStart.push_back(smooth);
    columns.causeStart = smooth;
    smooth += static_cast<Index>(causes.size());
    columns.smooth = smooth;
    const Index changes = std::min<Index>(settings.changePoints, history / 4);
    columns.values.resize(total, smooth + changes);
    columns.priorScale.setConstant(smooth, lineScale);
    Vector time(total);
    for (Index t = 0; t < total; ++t)
        time(t) = timeAt(t, history, settings.damping);
    columns.values.col(0).setOnes();
    columns.values.col(1) = time;
    for (std::size_t s = 0; s < seasons.size(); ++s)
        for (int k = 0; k < seasons[s].order; ++k) {
            const Index column = columns.seasonStart[s] + 2 * k;
            for (Index t = 0; t < total; ++t) {
                const double angle = 2 * std::numbers::pi * (k + 1) * static_cast<double>(t) / seasons[s].period;
                columns.values(t, column) = std::cos(angle);
                columns.values(t, column + 1) = std::sin(angle);
            }
            columns.priorScale.segment(column, 2).setConstant(settings.seasonScale);
        }
    for (std::size_t i = 0; i < causes.size(); ++i) {
        const double unit = deviationOf(std::span(causes[i]).first(static_cast<std::size_t>(history)));
        columns.causeUnit.push_back(unit > 0 ? unit : 1);
        const Index column = columns.causeStart + static_cast<Index>(i);
        for (Index t = 0; t < total; ++t)
            columns.values(t, column) = unit > 0 ? causes[i][static_cast<std::size_t>(t)] / unit : 0;
        columns.priorScale(column) = settings.causeScale;
    }
    for (Index j = 0; j < changes; ++j) {
        const double at = settings.changeShare * static_cast<double>(j + 1) / static_cast<double>(changes);
        columns.values.col(smooth + j) = (time.array() - at).max(0.0);
    }
    return columns;
}

/// Rows of the history with the autocorrelation of the errors taken out; the first row keeps its share of them.
Matrix filtered(const Matrix& rows, double phi)
{
    Matrix result = rows;
    result.row(0) *= std::sqrt(1 - phi * phi);
    result.bottomRows(rows.rows() - 1) -= phi * rows.topRows(rows.rows() - 1);
    return result;
}

/// Minimises ½·x'Sx - r'x + penalty·Σ|x| by cyclic coordinate descent from `x`.
void descend(const Matrix& s, const Vector& r, double penalty, Vector& x)
{
    Vector gradient = s * x - r;
    for (int sweep = 0; sweep < sweeps; ++sweep) {
        double largest = 0;
        for (Index j = 0; j < x.size(); ++j) {
            const double curve = s(j, j);
            if (!(curve > 0))
                continue;
            const double free = x(j) * curve - gradient(j);
            const double value = std::copysign(std::max(std::abs(free) - penalty, 0.0), free) / curve;
            const double step = value - x(j);
            if (step == 0)
                continue;
            x(j) = value;
            gradient += step * s.col(j);
            largest = std::max(largest, std::abs(step) * std::sqrt(curve));
        }
        if (largest < settled * (1 + std::sqrt(r.squaredNorm())))
            return;
    }
}

/// Normal equations of one filtered history, and their mode.
class Mode {
public:
    Mode(const Matrix& x, const Vector& y, const Columns& columns)
        : m_gram(x.transpose() * x), m_right(x.transpose() * y), m_total(y.squaredNorm()), m_rows(y.size()),
          m_smooth(columns.smooth), m_prior(columns.priorScale), coefficients(Vector::Zero(x.cols()))
    {
    }

    void solve(double changeScale)
    {
        const Index changes = coefficients.size() - m_smooth;
        for (int round = 0; round < noiseRounds; ++round) {
            Matrix inner = m_gram.topLeftCorner(m_smooth, m_smooth);
            inner.diagonal() += variance * m_prior.array().square().inverse().matrix();
            const Eigen::LDLT<Matrix> factor(inner);
            if (changes > 0) {
                const Matrix cross = m_gram.topRightCorner(m_smooth, changes);
                const Matrix solved = factor.solve(cross);
                const Matrix outer = m_gram.bottomRightCorner(changes, changes) - cross.transpose() * solved;
                const Vector right = m_right.tail(changes) - solved.transpose() * m_right.head(m_smooth);
                Vector delta = coefficients.tail(changes);
                descend(outer, right, variance / changeScale, delta);
                coefficients.tail(changes) = delta;
                coefficients.head(m_smooth) = factor.solve(m_right.head(m_smooth) - cross * delta);
            } else {
                coefficients.head(m_smooth) = factor.solve(m_right.head(m_smooth));
            }
            const double residual = m_total - 2 * coefficients.dot(m_right) + coefficients.dot(m_gram * coefficients);
            const double next = std::max(residual, 1e-12 * (m_total + 1e-12)) / static_cast<double>(m_rows);
            const bool same = std::abs(next - variance) < 1e-6 * variance;
            if (round + 1 < noiseRounds)
                variance = next;
            if (same)
                break;
        }
    }

    /// Posterior covariance of the coefficients with a normal prior, the changes that were found taken as they are
    /// free.
    [[nodiscard]] Matrix covariance() const
    {
        std::vector<Index> kept;
        for (Index j = 0; j < coefficients.size(); ++j)
            if (j < m_smooth || coefficients(j) != 0)
                kept.push_back(j);
        const auto size = static_cast<Index>(kept.size());
        Matrix precision(size, size);
        for (Index a = 0; a < size; ++a)
            for (Index b = 0; b < size; ++b)
                precision(a, b) = m_gram(kept[static_cast<std::size_t>(a)], kept[static_cast<std::size_t>(b)]);
        for (Index a = 0; a < m_smooth; ++a)
            precision(a, a) += variance / (m_prior(a) * m_prior(a));
        return variance * precision.ldlt().solve(Matrix::Identity(size, size));
    }

    /// Largest breach of the conditions of a minimum, relative to the penalty.
    [[nodiscard]] double breach(double changeScale) const
    {
        const Vector slope = (m_right - m_gram * coefficients) / variance;
        double worst = 0;
        for (Index j = m_smooth; j < coefficients.size(); ++j) {
            const double allowed = 1 / changeScale;
            const double off = coefficients(j) == 0 ? std::max(std::abs(slope(j)) - allowed, 0.0)
                                                    : std::abs(slope(j) - std::copysign(allowed, coefficients(j)));
            worst = std::max(worst, off / allowed);
        }
        for (Index j = 0; j < m_smooth; ++j)
            worst = std::max(worst, std::abs(slope(j) - coefficients(j) / (m_prior(j) * m_prior(j))) /
                                        (1 + std::abs(m_right(j) / variance)));
        return worst;
    }

private:
    Matrix m_gram;
    Vector m_right;
    double m_total;
    Index m_rows;
    Index m_smooth;
    Vector m_prior;

public:
    Vector coefficients;
    double variance = 0.01; // of the errors, in squares of the scale
};

double tieOf(const Vector& errors)
{
    double products = 0;
    double squares = 0;
    for (Index t = 0; t < errors.size(); ++t) {
        squares += errors(t) * errors(t);
        if (t > 0)
            products += errors(t) * errors(t - 1);
    }
    return squares > 0 ? std::clamp(products / squares, 0.0, strongestTie) : 0;
}

std::vector<double> part(const Vector& values, double size, double centre = 0)
{
    std::vector<double> result(static_cast<std::size_t>(values.size()));
    for (Index t = 0; t < values.size(); ++t)
        result[static_cast<std::size_t>(t)] = centre + size * values(t);
    return result;
}

DecomposableFit partsOf(const Columns& columns, const Mode& mode, const Vector& errors, double phi, const Scale& scale)
{
    DecomposableFit fit;
    const Vector& b = mode.coefficients;
    const Index changes = b.size() - columns.smooth;
    Vector trend = columns.values.leftCols(2) * b.head(2);
    if (changes > 0)
        trend += columns.values.rightCols(changes) * b.tail(changes);
    fit.trend = part(trend, scale.size, scale.centre);
    for (std::size_t s = 0; s + 1 < columns.seasonStart.size(); ++s) {
        const Index first = columns.seasonStart[s];
        const Index count = columns.seasonStart[s + 1] - first;
        fit.seasons.push_back(part(columns.values.middleCols(first, count) * b.segment(first, count), scale.size));
    }
    const Matrix covariance = columns.causeUnit.empty() ? Matrix() : mode.covariance();
    for (std::size_t i = 0; i < columns.causeUnit.size(); ++i) {
        const Index column = columns.causeStart + static_cast<Index>(i);
        fit.causes.push_back(part(columns.values.col(column) * b(column), scale.size));
        const double unit = scale.size / columns.causeUnit[i];
        fit.effects.push_back({b(column) * unit, std::sqrt(std::max(covariance(column, column), 0.0)) * unit});
    }
    fit.remembered.assign(fit.trend.size(), 0.0);
    for (Index t = 1; t < columns.history; ++t)
        fit.remembered[static_cast<std::size_t>(t)] = phi * errors(t - 1) * scale.size;
    double carried = errors(columns.history - 1) * scale.size;
    for (auto t = static_cast<std::size_t>(columns.history); t < fit.trend.size(); ++t)
        fit.remembered[t] = carried *= phi;
    const double perStep = scale.size / static_cast<double>(columns.history - 1);
    for (Index j = 0; j < changes; ++j)
        fit.changes.push_back(b(columns.smooth + j) * perStep);
    fit.slope = perStep * (b(1) + b.tail(changes).sum());
    fit.history = static_cast<std::size_t>(columns.history);
    fit.phi = phi;
    fit.sigma = scale.size * std::sqrt(mode.variance);
    return fit;
}

} // namespace

double DecomposableFit::mean(std::size_t t) const
{
    double sum = trend[t] + remembered[t];
    for (const auto& season : seasons)
        sum += season[t];
    for (const auto& cause : causes)
        sum += cause[t];
    return sum;
}

std::optional<DecomposableFit> fitDecomposable(std::span<const double> y, int horizon,
                                               std::span<const FourierSeason> seasons,
                                               std::span<const std::vector<double>> causes,
                                               const DecomposableSettings& settings)
{
    const auto history = static_cast<Index>(y.size());
    if (history < 6)
        return std::nullopt;
    const Scale scale = scaleOf(y);
    if (!(scale.size > leastVariation * std::abs(scale.centre)) || !std::isfinite(scale.size))
        return std::nullopt;
    Vector scaled(history);
    for (Index t = 0; t < history; ++t)
        scaled(t) = (y[static_cast<std::size_t>(t)] - scale.centre) / scale.size;
    const Columns columns = columnsOf(history, history + horizon, seasons, causes, settings);
    const Matrix rows = columns.values.topRows(history);
    double phi = 0;
    double gap = 0;
    Vector errors;
    std::optional<Mode> mode;
    for (int round = 0; round < (settings.autoregressive ? tieRounds : 1); ++round) {
        if (round > 0)
            phi = tieOf(errors);
        mode.emplace(filtered(rows, phi), filtered(scaled, phi), columns);
        mode->solve(settings.changeScale);
        gap = mode->breach(settings.changeScale);
        errors = scaled - rows * mode->coefficients;
    }
    if (!mode->coefficients.allFinite())
        return std::nullopt;
    DecomposableFit fit = partsOf(columns, *mode, errors, phi, scale);
    fit.penaltyGap = gap;
    return fit;
}

std::vector<double> decomposableSpread(const DecomposableFit& fit, int horizon)
{
    double size = 0; // mean absolute change; a Laplace distribution of that mean has the variance 2·size²
    for (const double change : fit.changes)
        size += std::abs(change) / static_cast<double>(fit.changes.size());
    const double perStep = static_cast<double>(fit.changes.size()) / static_cast<double>(fit.history);
    const double slopeVariance = perStep * 2 * size * size;
    std::vector<double> spread;
    double carried = 0;
    for (int step = 1; step <= horizon; ++step) {
        carried = fit.phi * fit.phi * carried + 1;
        const double k = step;
        spread.push_back(std::sqrt(fit.sigma * fit.sigma * carried + slopeVariance * k * k * k / 3));
    }
    return spread;
}

} // namespace ms::forecast
