// SPDX-License-Identifier: GPL-3.0-or-later
#include "recommend/ease.h"

#include "core/parallel.h"
#include "recommend/interactions.h"
#include "recommend/model_state.h"

#include <Eigen/Cholesky>
#include <Eigen/Core>

#include <algorithm>
#include <cmath>

namespace ms::recommend {

namespace {

constexpr std::string_view kind = "ms-ease";
constexpr std::uint32_t version = 1;
constexpr Eigen::Index blockSize = 96; // rows or columns of one piece of work; between two, canceled() is asked

using Matrix = Eigen::MatrixXd;

Matrix gram(const Interactions& interactions, double lambda)
{
    const auto items = static_cast<Eigen::Index>(interactions.itemCount);
    Matrix together = Matrix::Zero(items, items);
    for (std::size_t user = 0; user < interactions.userCount; ++user) {
        const auto held = holdings(interactions.of(UserIndex(user)));
        for (const Holding& a : held)
            for (const Holding& b : held)
                together(static_cast<Eigen::Index>(a.item.value), static_cast<Eigen::Index>(b.item.value)) += 1;
    }
    together.diagonal().array() += lambda;
    return together;
}

/// A score of 0 says nothing, and one below speaks against the item: what is popular is a better guess then.
void silence(std::span<float> scores)
{
    for (float& score : scores)
        score = score > 0 ? score : silent;
}

std::size_t blocksOf(Eigen::Index size)
{
    return static_cast<std::size_t>((size + blockSize - 1) / blockSize);
}

/// Turns the lower triangle of `matrix` into its Cholesky factor, block column by block column. False: canceled.
bool factorise(Matrix& matrix, int threads, Progress& progress)
{
    const Eigen::Index n = matrix.rows();
    for (Eigen::Index at = 0; at < n; at += blockSize) {
        const Eigen::Index width = std::min(blockSize, n - at);
        const Eigen::Index below = n - at - width;
        const Matrix corner = Eigen::LLT<Matrix>(Matrix(matrix.block(at, at, width, width))).matrixL();
        matrix.block(at, at, width, width) = corner;
        const bool done = parallelFor(blocksOf(below), threads, progress, [&](std::size_t block) {
            const Eigen::Index row = at + width + static_cast<Eigen::Index>(block) * blockSize;
            const Eigen::Index rows = std::min(blockSize, n - row);
            auto panel = matrix.block(row, at, rows, width);
            corner.triangularView<Eigen::Lower>().transpose().solveInPlace<Eigen::OnTheRight>(panel);
        });
        const bool updated =
            done && parallelFor(blocksOf(below), threads, progress, [&](std::size_t block) {
                const Eigen::Index row = at + width + static_cast<Eigen::Index>(block) * blockSize;
                const Eigen::Index rows = std::min(blockSize, n - row);
                const Eigen::Index columns = row + rows - at - width;
                matrix.block(row, at + width, rows, columns).noalias() -=
                    matrix.block(row, at, rows, width) * matrix.block(at + width, at, columns, width).transpose();
            });
        if (!updated || progress.canceled())
            return false;
    }
    return true;
}

/// B, row after row, from the Cholesky factor of X^T X + lambda I. Empty: canceled.
std::vector<float> weightsFrom(const Matrix& factor, int threads, Progress& progress)
{
    const Eigen::Index n = factor.rows();
    std::vector<float> weights(static_cast<std::size_t>(n) * static_cast<std::size_t>(n));
    const bool done = parallelFor(blocksOf(n), threads, progress, [&](std::size_t block) {
        const Eigen::Index at = static_cast<Eigen::Index>(block) * blockSize;
        const Eigen::Index width = std::min(blockSize, n - at);
        Matrix columns = Matrix::Zero(n, width);
        for (Eigen::Index i = 0; i < width; ++i)
            columns(at + i, i) = 1;
        factor.triangularView<Eigen::Lower>().solveInPlace(columns);
        factor.triangularView<Eigen::Lower>().transpose().solveInPlace(columns);
        for (Eigen::Index i = 0; i < width; ++i) {
            const double own = columns(at + i, i);
            for (Eigen::Index row = 0; row < n; ++row)
                weights[static_cast<std::size_t>(row * n + at + i)] =
                    row == at + i ? 0.0F : static_cast<float>(-columns(row, i) / own);
        }
    });
    if (!done || progress.canceled())
        return {};
    return weights;
}

} // namespace

Ease::Ease(std::size_t itemCount, std::vector<float> weights, double visitDecay)
    : m_itemCount(itemCount), m_weights(std::move(weights)), m_visitDecay(visitDecay)
{
}

void Ease::score(History history, std::span<float> scores) const
{
    std::fill(scores.begin(), scores.end(), history.empty() ? silent : 0.0F);
    for (const Holding& holding : holdings(history)) {
        const auto counts = static_cast<float>(std::pow(m_visitDecay, holding.age));
        const float* const row = m_weights.data() + holding.item * m_itemCount;
        for (std::size_t item = 0; item < m_itemCount; ++item)
            scores[item] += counts * row[item];
    }
    silence(scores);
}

void Ease::scoreSome(History history, std::span<const ItemIndex> items, std::span<float> scores) const
{
    std::fill(scores.begin(), scores.end(), history.empty() ? silent : 0.0F);
    for (const Holding& holding : holdings(history)) {
        const auto counts = static_cast<float>(std::pow(m_visitDecay, holding.age));
        for (std::size_t i = 0; i < items.size(); ++i)
            scores[i] += counts * weight(holding.item, items[i]);
    }
    silence(scores);
}

void Ease::contributions(History history, std::span<const ItemIndex> items, std::span<double> parts) const
{
    std::fill(parts.begin(), parts.end(), 0.0);
    const auto held = holdings(history);
    std::size_t next = 0;
    for (std::size_t event = history.size(); event-- > 0 && next < held.size();) {
        if (history[event].item.value != held[next].item.value)
            continue;
        const double counts = std::pow(m_visitDecay, held[next].age);
        for (std::size_t i = 0; i < items.size(); ++i)
            parts[i * history.size() + event] = counts * static_cast<double>(weight(held[next].item, items[i]));
        ++next;
    }
}

std::string Ease::state() const
{
    StateWriter writer(kind, version);
    writer.value(m_visitDecay);
    writer.value(static_cast<std::uint64_t>(m_itemCount));
    writer.values(m_weights);
    return writer.take();
}

Result<std::unique_ptr<Ease>> fitEase(const Interactions& interactions, const EaseSettings& settings, int threads,
                                      Progress& progress)
{
    if (!(settings.lambda > 0) || !(settings.visitDecay > 0 && settings.visitDecay <= 1))
        return failure(ErrorCode::InvalidInput, "ease: a setting is outside its range");
    if (interactions.itemCount > easeMostItems)
        return failure(ErrorCode::InvalidInput, "ease takes up to " + std::to_string(easeMostItems) + " items, not " +
                                                    std::to_string(interactions.itemCount) + ": use item-knn");
    Matrix matrix = gram(interactions, settings.lambda);
    const auto canceled = [] { return failure(ErrorCode::Canceled, "fitting EASE was canceled"); };
    if (!factorise(matrix, threads, progress))
        return canceled();
    auto weights = weightsFrom(matrix, threads, progress);
    if (weights.empty() && interactions.itemCount > 0)
        return canceled();
    return std::make_unique<Ease>(interactions.itemCount, std::move(weights), settings.visitDecay);
}

Result<std::unique_ptr<Ease>> loadEase(std::string_view state)
{
    StateReader reader(state, kind, version);
    const auto visitDecay = reader.value<double>();
    const auto items = reader.value<std::uint64_t>();
    auto weights = reader.values<float>();
    if (!reader.good() || items > easeMostItems || weights.size() != items * items || !(visitDecay > 0) ||
        visitDecay > 1)
        return failure(ErrorCode::InvalidInput, "the saved EASE cannot be read");
    return std::make_unique<Ease>(items, std::move(weights), visitDecay);
}

} // namespace ms::recommend
