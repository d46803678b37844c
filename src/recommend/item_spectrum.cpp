// SPDX-License-Identifier: GPL-3.0-or-later
#include "recommend/item_spectrum.h"

#include "stats/random.h"

#include <Eigen/Dense>

#include <algorithm>
#include <cmath>

namespace ms::recommend {

namespace {

constexpr Eigen::Index oversampled = 10; // directions beyond those asked for, which sharpen them
constexpr std::size_t itemsBetweenLooks = 2048;
constexpr double longest = 2.5; // of a row, in mean lengths

using Rows = Eigen::Matrix<float, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;

/// 1 / sqrt(row sum + mean row sum) of (S + S^T) / 2.
std::vector<float> scales(const ItemKnn& knn)
{
    std::vector<double> sums(knn.itemCount(), 0.0);
    for (std::size_t item = 0; item < sums.size(); ++item)
        for (const ItemKnn::Neighbour& near : knn.neighboursOf(ItemIndex(item))) {
            sums[item] += static_cast<double>(near.similarity) / 2;
            sums[near.item] += static_cast<double>(near.similarity) / 2;
        }
    double mean = 0;
    for (const double sum : sums)
        mean += sum / static_cast<double>(sums.size());
    std::vector<float> scales;
    for (const double sum : sums)
        scales.push_back(sum > 0 ? static_cast<float>(1 / std::sqrt(sum + mean)) : 0.0F);
    return scales;
}

/// N x. False: canceled.
bool apply(const ItemKnn& knn, const std::vector<float>& scales, const Rows& x, Rows& product, Progress& progress)
{
    product.setZero(x.rows(), x.cols());
    for (std::size_t item = 0; item < scales.size(); ++item) {
        if (item % itemsBetweenLooks == 0 && progress.canceled())
            return false;
        const auto row = static_cast<Eigen::Index>(item);
        for (const ItemKnn::Neighbour& near : knn.neighboursOf(ItemIndex(item))) {
            const auto other = static_cast<Eigen::Index>(near.item.value);
            const float weight = near.similarity / 2 * scales[item] * scales[near.item];
            product.row(row) += weight * x.row(other);
            product.row(other) += weight * x.row(row);
        }
    }
    return true;
}

Rows orthonormal(const Rows& x)
{
    const Eigen::HouseholderQR<Eigen::MatrixXf> qr(x);
    return qr.householderQ() * Eigen::MatrixXf::Identity(x.rows(), x.cols());
}

} // namespace

Result<std::vector<float>> itemSpectrum(const ItemKnn& knn, const SpectrumSettings& settings, Progress& progress)
{
    if (settings.dimension == 0 || settings.rounds < 1 || !(settings.meanLength > 0))
        return failure(ErrorCode::InvalidInput, "item spectrum: a setting is outside its range");
    const auto canceled = [] { return failure(ErrorCode::Canceled, "looking at the items' neighbours was canceled"); };
    const auto items = static_cast<Eigen::Index>(knn.itemCount());
    const auto wanted = std::min(static_cast<Eigen::Index>(settings.dimension), items);
    const auto width = std::min(wanted + oversampled, items);
    const std::vector<float> scale = scales(knn);
    stats::Random random(settings.seed);
    Rows x(items, width), product(items, width);
    for (Eigen::Index row = 0; row < items; ++row)
        for (Eigen::Index column = 0; column < width; ++column)
            x(row, column) = static_cast<float>(random.normal());
    for (int round = 0; round < settings.rounds; ++round) {
        x = orthonormal(x);
        if (!apply(knn, scale, x, product, progress))
            return canceled();
        x.swap(product);
    }
    x = orthonormal(x);
    if (!apply(knn, scale, x, product, progress))
        return canceled();
    const Eigen::MatrixXf small = x.transpose() * product;
    const Eigen::SelfAdjointEigenSolver<Eigen::MatrixXf> eigen((small + small.transpose()) / 2);
    Rows rows = Rows::Zero(items, static_cast<Eigen::Index>(settings.dimension));
    for (Eigen::Index d = 0; d < wanted; ++d) {
        const Eigen::Index at = width - 1 - d; // the solver puts the largest last
        rows.col(d) = x * eigen.eigenvectors().col(at) * std::sqrt(std::max(0.0F, eigen.eigenvalues()[at]));
    }
    double mean = 0, known = 0;
    for (Eigen::Index row = 0; row < items; ++row) {
        if (scale[static_cast<std::size_t>(row)] <= 0)
            rows.row(row).setZero();
        mean += static_cast<double>(rows.row(row).norm());
        known += scale[static_cast<std::size_t>(row)] > 0 ? 1 : 0;
    }
    mean = known > 0 && mean > 0 ? mean / known : 1;
    for (Eigen::Index row = 0; row < items; ++row) {
        const double own = static_cast<double>(rows.row(row).norm());
        const double factor = settings.meanLength / mean * (own > longest * mean ? longest * mean / own : 1.0);
        rows.row(row) *= static_cast<float>(factor);
    }
    return std::vector<float>(rows.data(), rows.data() + rows.size());
}

} // namespace ms::recommend
