// SPDX-License-Identifier: GPL-3.0-or-later
#include "stats/conditional_logit.h"

#include <Eigen/Cholesky>
#include <Eigen/Core>

#include <algorithm>
#include <cmath>

namespace ms::stats {

namespace {

constexpr int mostIterations = 50;
constexpr int mostHalvings = 20;
constexpr double enough = 1e-9; // improvement of the objective below which it stops

using Vector = Eigen::VectorXd;
using Rows = Eigen::Map<const Eigen::Matrix<float, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>>;

struct Slope {
    double likelihood = 0;
    Vector gradient;
    Eigen::MatrixXd curvature; ///< minus the second derivative, positive semidefinite
};

/// Shares of the alternatives of one choice, and its log-likelihood.
double sharesOf(const Choices& choices, const Rows& rows, const Vector& weights, std::size_t choice, Vector& shares)
{
    const auto first = static_cast<Eigen::Index>(choices.first[choice]);
    const auto count = static_cast<Eigen::Index>(choices.first[choice + 1]) - first;
    shares = rows.middleRows(first, count).cast<double>() * weights;
    const double chosen = shares[static_cast<Eigen::Index>(choices.chosen[choice]) - first];
    const double most = shares.maxCoeff();
    for (Eigen::Index a = 0; a < count; ++a)
        shares[a] = choices.standsFor[static_cast<std::size_t>(first + a)] * std::exp(shares[a] - most);
    const double all = shares.sum();
    shares /= all;
    return chosen - most - std::log(all);
}

double likelihoodOf(const Choices& choices, const Rows& rows, const Vector& weights)
{
    double sum = 0;
    Vector shares;
    for (std::size_t choice = 0; choice + 1 < choices.first.size(); ++choice)
        sum += sharesOf(choices, rows, weights, choice, shares);
    return sum / static_cast<double>(choices.chosen.size());
}

Slope slopeOf(const Choices& choices, const Rows& rows, const Vector& weights)
{
    const auto features = static_cast<Eigen::Index>(choices.features);
    Slope slope{0, Vector::Zero(features), Eigen::MatrixXd::Zero(features, features)};
    Vector shares;
    for (std::size_t choice = 0; choice + 1 < choices.first.size(); ++choice) {
        slope.likelihood += sharesOf(choices, rows, weights, choice, shares);
        const Eigen::MatrixXd own =
            rows.middleRows(static_cast<Eigen::Index>(choices.first[choice]), shares.size()).cast<double>();
        const Vector mean = own.transpose() * shares;
        slope.gradient += rows.row(static_cast<Eigen::Index>(choices.chosen[choice])).transpose().cast<double>() - mean;
        slope.curvature += own.transpose() * shares.asDiagonal() * own - mean * mean.transpose();
    }
    const auto count = static_cast<double>(choices.chosen.size());
    slope.likelihood /= count;
    slope.gradient /= count;
    slope.curvature /= count;
    return slope;
}

bool fits(const Choices& choices)
{
    const std::size_t alternatives = choices.standsFor.size();
    if (choices.features == 0 || choices.chosen.empty() || choices.rows.size() != alternatives * choices.features ||
        choices.first.size() != choices.chosen.size() + 1 || choices.first.back() != alternatives)
        return false;
    for (std::size_t choice = 0; choice < choices.chosen.size(); ++choice)
        if (choices.chosen[choice] < choices.first[choice] || choices.chosen[choice] >= choices.first[choice + 1])
            return false;
    return true;
}

} // namespace

Result<LogitFit> fitConditionalLogit(const Choices& choices, double ridge, const Progress& progress)
{
    if (!fits(choices) || !(ridge > 0))
        return failure(ErrorCode::InvalidInput, "conditional logit: the choices do not fit together");
    const Rows rows(choices.rows.data(), static_cast<Eigen::Index>(choices.standsFor.size()),
                    static_cast<Eigen::Index>(choices.features));
    Vector weights = Vector::Zero(static_cast<Eigen::Index>(choices.features));
    const auto objective = [&](double likelihood, const Vector& at) {
        return likelihood - ridge * at.squaredNorm() / 2;
    };
    LogitFit fit;
    bool better = true;
    while (better && fit.iterations < mostIterations) {
        if (progress.canceled())
            return failure(ErrorCode::Canceled, "weighing was canceled");
        ++fit.iterations;
        Slope slope = slopeOf(choices, rows, weights);
        slope.curvature.diagonal().array() += ridge;
        const Vector step = slope.curvature.ldlt().solve(slope.gradient - ridge * weights);
        const double now = objective(slope.likelihood, weights);
        better = false;
        double length = 1;
        for (int halving = 0; halving < mostHalvings && !better; ++halving, length /= 2) {
            const Vector next = weights + length * step;
            const double there = objective(likelihoodOf(choices, rows, next), next);
            if (there <= now + enough)
                continue;
            weights = next;
            better = true;
        }
    }
    fit.logLikelihood = likelihoodOf(choices, rows, weights);
    fit.weights.assign(weights.begin(), weights.end());
    return fit;
}

} // namespace ms::stats
