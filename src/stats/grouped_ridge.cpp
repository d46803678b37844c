// SPDX-License-Identifier: GPL-3.0-or-later
#include "stats/grouped_ridge.h"

#include <Eigen/Dense>

#include <algorithm>
#include <cmath>

namespace ms::stats {

namespace {

using Eigen::Index;
using Eigen::MatrixXd;
using Eigen::VectorXd;

using Columns = std::vector<std::vector<double>>;

bool fits(const Columns& columns, const std::vector<double>& penalty, std::size_t rows)
{
    return columns.size() == penalty.size() && std::ranges::all_of(columns, [&](const std::vector<double>& column) {
               return column.size() == rows && std::ranges::all_of(column, [](double v) { return std::isfinite(v); });
           });
}

/// One row of data a row, so that the rows of a group can be read together.
MatrixXd rowMajorRows(const Columns& columns, std::size_t rows)
{
    MatrixXd matrix(static_cast<Index>(columns.size()), static_cast<Index>(rows));
    for (std::size_t j = 0; j < columns.size(); ++j)
        for (std::size_t i = 0; i < rows; ++i)
            matrix(static_cast<Index>(j), static_cast<Index>(i)) = columns[j][i];
    return matrix;
}

/// The sums of one group: local by local, local by common, local by target.
struct GroupSums {
    MatrixXd local;
    MatrixXd cross;
    VectorXd target;
};

class Solver {
public:
    Solver(const GroupedRidge& problem, std::span<const double> y)
        : m_problem(problem), m_y(y), m_common(rowMajorRows(problem.common, y.size())),
          m_local(rowMajorRows(problem.local, y.size()))
    {
    }

    /// False when the system is singular.
    bool step(const VectorXd& weights)
    {
        const Index p = m_common.rows();
        MatrixXd system = Eigen::Map<const VectorXd>(m_problem.commonPenalty.data(), p).asDiagonal();
        VectorXd right = VectorXd::Zero(p);
        std::vector<GroupSums> groups = sums(weights, system, right);
        const MatrixXd upper = system.selfadjointView<Eigen::Lower>();
        system = upper;
        std::vector<Eigen::LDLT<MatrixXd>> solved;
        for (GroupSums& group : groups) {
            solved.emplace_back(group.local);
            system -= group.cross.transpose() * solved.back().solve(group.cross);
            right -= group.cross.transpose() * solved.back().solve(group.target);
        }
        const Eigen::LDLT<MatrixXd> common(system);
        if (common.info() != Eigen::Success || !common.isPositive())
            return false;
        m_commonCoefficients = common.solve(right);
        m_localCoefficients.resize(m_local.rows(), static_cast<Index>(groups.size()));
        for (std::size_t g = 0; g < groups.size(); ++g)
            m_localCoefficients.col(static_cast<Index>(g)) =
                solved[g].solve(groups[g].target - groups[g].cross * m_commonCoefficients);
        return m_commonCoefficients.allFinite() && m_localCoefficients.allFinite();
    }

    [[nodiscard]] VectorXd residuals() const
    {
        VectorXd left = Eigen::Map<const VectorXd>(m_y.data(), static_cast<Index>(m_y.size()));
        left -= m_common.transpose() * m_commonCoefficients;
        for (Index i = 0; i < left.size(); ++i)
            left[i] -= m_local.col(i).dot(m_localCoefficients.col(m_problem.groups[static_cast<std::size_t>(i)]));
        return left;
    }

    [[nodiscard]] GroupedRidgeFit result(const VectorXd& left, const VectorXd& weights) const
    {
        GroupedRidgeFit fit;
        fit.common.assign(m_commonCoefficients.begin(), m_commonCoefficients.end());
        fit.local.assign(m_localCoefficients.data(), m_localCoefficients.data() + m_localCoefficients.size());
        fit.residuals.assign(left.begin(), left.end());
        fit.weights.assign(weights.begin(), weights.end());
        return fit;
    }

private:
    std::vector<GroupSums> sums(const VectorXd& weights, MatrixXd& system, VectorXd& right) const
    {
        const Index p = m_common.rows();
        const Index q = m_local.rows();
        GroupSums empty{Eigen::Map<const VectorXd>(m_problem.localPenalty.data(), q).asDiagonal(), MatrixXd::Zero(q, p),
                        VectorXd::Zero(q)};
        std::vector<GroupSums> groups(static_cast<std::size_t>(m_problem.groupCount), empty);
        for (Index i = 0; i < weights.size(); ++i) {
            const auto row = static_cast<std::size_t>(i);
            GroupSums& group = groups[static_cast<std::size_t>(m_problem.groups[row])];
            const VectorXd weighted = weights[i] * m_common.col(i);
            system.selfadjointView<Eigen::Lower>().rankUpdate(m_common.col(i), weights[i]);
            right += m_y[row] * weighted;
            group.local += weights[i] * m_local.col(i) * m_local.col(i).transpose();
            group.cross += m_local.col(i) * weighted.transpose();
            group.target += weights[i] * m_y[row] * m_local.col(i);
        }
        return groups;
    }

    const GroupedRidge& m_problem;
    std::span<const double> m_y;
    MatrixXd m_common; // columns x rows of data
    MatrixXd m_local;
    VectorXd m_commonCoefficients;
    MatrixXd m_localCoefficients; // local columns x groups
};

/// Huber's weights around the median absolute residual.
VectorXd huberWeights(const VectorXd& residuals, double huber)
{
    std::vector<double> size(static_cast<std::size_t>(residuals.size()));
    for (std::size_t i = 0; i < size.size(); ++i)
        size[i] = std::abs(residuals[static_cast<Index>(i)]);
    const auto middle = size.begin() + static_cast<std::ptrdiff_t>(size.size() / 2);
    std::ranges::nth_element(size, middle);
    const double limit = huber * 1.4826 * *middle;
    VectorXd weights = VectorXd::Ones(residuals.size());
    for (Index i = 0; i < residuals.size(); ++i) {
        if (std::abs(residuals[i]) > limit && limit > 0)
            weights[i] = limit / std::abs(residuals[i]);
    }
    return weights;
}

} // namespace

Result<GroupedRidgeFit> fitGroupedRidge(const GroupedRidge& problem, std::span<const double> y)
{
    const std::size_t rows = y.size();
    const bool shaped =
        rows > 0 && fits(problem.common, problem.commonPenalty, rows) &&
        fits(problem.local, problem.localPenalty, rows) && problem.groups.size() == rows &&
        std::ranges::all_of(problem.groups, [&](std::int32_t g) { return g >= 0 && g < problem.groupCount; }) &&
        std::ranges::all_of(y, [](double v) { return std::isfinite(v); }) &&
        std::ranges::all_of(problem.localPenalty, [](double v) { return v > 0; });
    if (!shaped)
        return failure(ErrorCode::InvalidInput, "a ridge regression whose columns differ in length or are not finite");
    Solver solver(problem, y);
    VectorXd weights = VectorXd::Ones(static_cast<Index>(rows));
    const int steps = problem.huber > 0 ? 4 : 1;
    for (int step = 0; step < steps; ++step) {
        if (step > 0)
            weights = huberWeights(solver.residuals(), problem.huber);
        if (!solver.step(weights))
            return failure(ErrorCode::InvalidInput, "a ridge regression whose columns explain each other");
    }
    return solver.result(solver.residuals(), weights);
}

} // namespace ms::stats
