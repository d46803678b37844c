// SPDX-License-Identifier: GPL-3.0-or-later
#include "stats/regression.h"

#include <Eigen/Dense>

#include <algorithm>
#include <cmath>
#include <string>

namespace ms::stats
{

namespace
{

using Eigen::MatrixXd;
using Eigen::VectorXd;

constexpr double rankTolerance = 1e-7;

Eigen::Index index(std::size_t i)
{
    return static_cast<Eigen::Index>(i);
}

std::size_t countOf(std::span<const std::int32_t> labels)
{
    return labels.empty() ? 1 : static_cast<std::size_t>(*std::max_element(labels.begin(), labels.end())) + 1;
}

std::size_t groupOf(std::span<const std::int32_t> groups, std::size_t row)
{
    return groups.empty() ? 0 : static_cast<std::size_t>(groups[row]);
}

MatrixXd toMatrix(const Design& design)
{
    MatrixXd x(index(design.rows()), index(design.columns.size()));
    for (std::size_t j = 0; j < design.columns.size(); ++j)
        x.col(index(j)) = Eigen::Map<const VectorXd>(design.columns[j].data(), index(design.rows()));
    return x;
}

/// Weighted mean of `column` in each group.
VectorXd groupMeans(const Eigen::Ref<const VectorXd>& column, std::span<const std::int32_t> groups,
                    const VectorXd& weights)
{
    const auto count = index(countOf(groups));
    VectorXd sum = VectorXd::Zero(count);
    VectorXd weight = VectorXd::Zero(count);
    for (Eigen::Index i = 0; i < column.size(); ++i) {
        const auto group = index(groupOf(groups, static_cast<std::size_t>(i)));
        sum[group] += weights[i] * column[i];
        weight[group] += weights[i];
    }
    return (weight.array() > 0).select(sum.array() / weight.array(), 0.0);
}

void sweepOut(Eigen::Ref<VectorXd> column, std::span<const std::int32_t> groups, const VectorXd& weights)
{
    const VectorXd means = groupMeans(column, groups, weights);
    for (Eigen::Index i = 0; i < column.size(); ++i)
        column[i] -= means[index(groupOf(groups, static_cast<std::size_t>(i)))];
}

MatrixXd sweptOut(const Design& design, std::span<const std::int32_t> groups, const VectorXd& weights)
{
    MatrixXd x = toMatrix(design);
    for (Eigen::Index j = 0; j < x.cols(); ++j)
        sweepOut(x.col(j), groups, weights);
    return x;
}

Result<void> checkShapes(const Design& design, std::span<const double> y, const RegressionOptions& options)
{
    const std::size_t rows = design.rows();
    if (rows == 0 || y.size() != rows || (!options.groups.empty() && options.groups.size() != rows))
        return failure(ErrorCode::InvalidInput,
                       "a regression of " + std::to_string(rows) + " rows on " + std::to_string(y.size()) + " values");
    if (options.errors == Errors::Clustered && options.clusters.size() != rows)
        return failure(ErrorCode::InvalidInput, std::to_string(options.clusters.size()) + " cluster labels for " +
                                                    std::to_string(rows) + " rows");
    for (std::size_t j = 0; j < design.columns.size(); ++j) {
        if (design.columns[j].size() != rows ||
            !std::ranges::all_of(design.columns[j], [](double v) { return std::isfinite(v); }))
            return failure(ErrorCode::InvalidInput,
                           "column " + design.names[j] + " has another length or a value that is not finite");
    }
    if (!std::ranges::all_of(y, [](double v) { return std::isfinite(v); }))
        return failure(ErrorCode::InvalidInput, "a value to explain is not finite");
    const auto freedom = static_cast<std::int64_t>(rows) - static_cast<std::int64_t>(design.columns.size()) -
                         static_cast<std::int64_t>(countOf(options.groups));
    if (freedom < 1)
        return failure(ErrorCode::NotEnoughData, std::to_string(rows) + " rows cannot carry " +
                                                     std::to_string(design.columns.size()) + " columns and " +
                                                     std::to_string(countOf(options.groups)) + " intercepts");
    if (options.errors == Errors::Clustered && countOf(options.clusters) < 2)
        return failure(ErrorCode::NotEnoughData, "clustered standard errors need two clusters or more");
    if (const auto found = findCollinearity(design, options.groups)) {
        std::string others;
        for (const std::string& name : found->explainedBy)
            others += (others.empty() ? "" : ", ") + name;
        return failure(ErrorCode::InvalidInput, others.empty() ? found->name + " does not vary within any group"
                                                               : found->name + " is explained entirely by " + others);
    }
    return {};
}

/// Sandwich estimate bread * meat * bread; `scores` has one row a row of data: x * residual * weight.
MatrixXd sandwich(const MatrixXd& bread, const MatrixXd& scores, const RegressionOptions& options)
{
    const auto rows = static_cast<double>(scores.rows());
    const auto columns = static_cast<double>(scores.cols());
    if (options.errors == Errors::Robust) {
        const double intercepts = static_cast<double>(countOf(options.groups));
        return rows / (rows - columns - intercepts) * bread * (scores.transpose() * scores) * bread;
    }
    const std::size_t clusters = countOf(options.clusters);
    MatrixXd sums = MatrixXd::Zero(index(clusters), scores.cols());
    for (Eigen::Index i = 0; i < scores.rows(); ++i)
        sums.row(options.clusters[static_cast<std::size_t>(i)]) += scores.row(i);
    // The swept-out intercepts lie within clusters and cost no degree of freedom (Cameron & Miller 2015, III.B).
    const double count = static_cast<double>(clusters);
    const double correction = count / (count - 1.0) * (rows - 1.0) / (rows - columns - 1.0);
    return correction * bread * (sums.transpose() * sums) * bread;
}

/// What both regressions share once X (swept out), the residuals and the working weights are known.
RegressionFit describe(const MatrixXd& x, const VectorXd& beta, const VectorXd& residuals, const VectorXd& weights,
                       double pearson, const RegressionOptions& options)
{
    const VectorXd root = weights.cwiseSqrt();
    const Eigen::HouseholderQR<MatrixXd> qr(root.asDiagonal() * x);
    const MatrixXd upper = qr.matrixQR().topRows(x.cols()).triangularView<Eigen::Upper>();
    const MatrixXd inverse = upper.triangularView<Eigen::Upper>().solve(MatrixXd::Identity(x.cols(), x.cols()));
    const MatrixXd bread = inverse * inverse.transpose();

    RegressionFit fit;
    fit.freedom = static_cast<int>(x.rows() - x.cols() - index(countOf(options.groups)));
    fit.scale = pearson / fit.freedom;
    const MatrixXd covariance = options.errors == Errors::Classical
                                    ? MatrixXd(fit.scale * bread)
                                    : sandwich(bread, residuals.asDiagonal() * x, options);
    if (options.errors == Errors::Clustered)
        fit.freedom = static_cast<int>(countOf(options.clusters)) - 1;
    for (Eigen::Index j = 0; j < x.cols(); ++j) {
        fit.coefficients.push_back(beta[j]);
        fit.stdErrors.push_back(std::sqrt(covariance(j, j)));
    }
    fit.residuals.assign(residuals.begin(), residuals.end());
    return fit;
}

} // namespace

std::optional<Collinearity> findCollinearity(const Design& design, std::span<const std::int32_t> groups)
{
    const VectorXd ones = VectorXd::Ones(index(design.rows()));
    const MatrixXd raw = toMatrix(design);
    MatrixXd x = sweptOut(design, groups, ones);
    std::vector<double> scale;
    for (Eigen::Index j = 0; j < x.cols(); ++j) {
        const double norm = x.col(j).norm();
        if (norm <= rankTolerance * std::max(raw.col(j).norm(), 1e-300))
            return Collinearity{static_cast<std::size_t>(j), design.names[static_cast<std::size_t>(j)], {}};
        x.col(j) /= norm;
    }
    const Eigen::HouseholderQR<MatrixXd> qr(x);
    const Eigen::Index checked = std::min(x.cols(), x.rows());
    for (Eigen::Index j = 0; j < checked; ++j) {
        if (std::abs(qr.matrixQR()(j, j)) > rankTolerance)
            continue;
        const VectorXd share = x.leftCols(j).householderQr().solve(x.col(j));
        Collinearity found{static_cast<std::size_t>(j), design.names[static_cast<std::size_t>(j)], {}};
        for (Eigen::Index k = 0; k < j; ++k)
            if (std::abs(share[k]) > 1e-6)
                found.explainedBy.push_back(design.names[static_cast<std::size_t>(k)]);
        return found;
    }
    return std::nullopt;
}

Result<RegressionFit> leastSquares(const Design& design, std::span<const double> y, const RegressionOptions& options)
{
    if (const auto checked = checkShapes(design, y, options); !checked)
        return tl::unexpected(checked.error());
    const VectorXd ones = VectorXd::Ones(index(design.rows()));
    const MatrixXd x = sweptOut(design, options.groups, ones);
    VectorXd target = Eigen::Map<const VectorXd>(y.data(), index(y.size()));
    const VectorXd given = target;
    sweepOut(target, options.groups, ones);
    const VectorXd beta = x.householderQr().solve(target);
    const VectorXd residuals = target - x * beta;
    RegressionFit fit = describe(x, beta, residuals, ones, residuals.squaredNorm(), options);
    const VectorXd effects = groupMeans(given - toMatrix(design) * beta, options.groups, ones);
    fit.groupEffects.assign(effects.begin(), effects.end());
    return fit;
}

Result<RegressionFit> poissonRegression(const Design& design, std::span<const double> y,
                                        const RegressionOptions& options)
{
    if (const auto checked = checkShapes(design, y, options); !checked)
        return tl::unexpected(checked.error());
    if (std::ranges::any_of(y, [](double v) { return v < 0; }))
        return failure(ErrorCode::InvalidInput, "a value to explain is negative");
    const VectorXd target = Eigen::Map<const VectorXd>(y.data(), index(y.size()));
    if (target.maxCoeff() <= 0)
        return failure(ErrorCode::NotEnoughData, "every value to explain is 0");

    const MatrixXd raw = toMatrix(design);
    VectorXd eta = (target.array() + 0.5 * target.mean()).log();
    VectorXd beta = VectorXd::Zero(raw.cols());
    VectorXd mean;
    MatrixXd x;
    VectorXd effects;
    bool settled = false;
    for (int step = 0; step < 100 && !settled; ++step) {
        mean = eta.array().min(50.0).exp();
        const VectorXd working = eta + ((target - mean).array() / mean.array()).matrix();
        x = sweptOut(design, options.groups, mean);
        VectorXd swept = working;
        sweepOut(swept, options.groups, mean);
        const VectorXd root = mean.cwiseSqrt();
        const VectorXd next = (root.asDiagonal() * x).householderQr().solve(root.cwiseProduct(swept));
        settled = (next - beta).cwiseAbs().maxCoeff() < 1e-10;
        beta = next;
        effects = groupMeans(working - raw * beta, options.groups, mean);
        for (Eigen::Index i = 0; i < eta.size(); ++i)
            eta[i] = effects[index(groupOf(options.groups, static_cast<std::size_t>(i)))] + raw.row(i).dot(beta);
    }
    if (!settled || !beta.allFinite())
        return failure(ErrorCode::NotEnoughData, "the Poisson regression does not settle: the data separate perfectly");
    mean = eta.array().exp();
    const VectorXd residuals = target - mean;
    const double pearson = (residuals.array().square() / mean.array()).sum();
    RegressionFit fit = describe(sweptOut(design, options.groups, mean), beta, residuals, mean, pearson, options);
    fit.groupEffects.assign(effects.begin(), effects.end());
    return fit;
}

} // namespace ms::stats
