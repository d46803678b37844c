// SPDX-License-Identifier: GPL-3.0-or-later
#include "recommend/als.h"

#include "core/parallel.h"
#include "recommend/interactions.h"
#include "recommend/model_state.h"
#include "stats/random.h"

#include <Eigen/Cholesky>
#include <Eigen/Core>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace ms::recommend {

namespace {

constexpr std::string_view kind = "ms-als";
constexpr std::uint32_t version = 1;
constexpr std::size_t mostFactors = 512;
constexpr std::size_t rowsAtOnce = 64; // the unit of parallel work and of cancelling

using Rows = Eigen::Matrix<float, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;
using Square = Eigen::MatrixXf;

/// Who took what, in both directions; each pair once.
struct Sides {
    std::vector<std::size_t> first;
    std::vector<std::uint32_t> others;
    [[nodiscard]] std::size_t size() const { return first.size() - 1; }
    [[nodiscard]] std::span<const std::uint32_t> of(std::size_t row) const
    {
        return std::span(others).subspan(first[row], first[row + 1] - first[row]);
    }
};

Sides customersOf(const Interactions& interactions)
{
    Sides sides{{0}, {}};
    for (std::size_t user = 0; user < interactions.userCount; ++user) {
        for (const Holding& holding : holdings(interactions.of(UserIndex(user))))
            sides.others.push_back(holding.item.value);
        sides.first.push_back(sides.others.size());
    }
    return sides;
}

Sides transposed(const Sides& sides, std::size_t count)
{
    Sides turned{std::vector<std::size_t>(count + 1, 0), std::vector<std::uint32_t>(sides.others.size())};
    for (const std::uint32_t other : sides.others)
        ++turned.first[other + 1];
    std::partial_sum(turned.first.begin(), turned.first.end(), turned.first.begin());
    std::vector<std::size_t> next(turned.first.begin(), turned.first.end());
    for (std::size_t row = 0; row < sides.size(); ++row)
        for (const std::uint32_t other : sides.of(row))
            turned.others[next[other]++] = static_cast<std::uint32_t>(row);
    return turned;
}

Eigen::VectorXf solve(const Eigen::Ref<const Rows>& taken, const Eigen::Ref<const Eigen::VectorXf>& weights,
                      const Square& gram, double unobserved, double penalty)
{
    Square matrix = static_cast<float>(unobserved) * gram;
    matrix.diagonal().array() += static_cast<float>(penalty);
    const Rows weighted = weights.cwiseSqrt().asDiagonal() * taken;
    matrix.selfadjointView<Eigen::Lower>().rankUpdate(weighted.transpose());
    return matrix.selfadjointView<Eigen::Lower>().llt().solve(taken.transpose() * weights);
}

double penaltyOf(const AlsSettings& settings, std::size_t taken, std::size_t others)
{
    const double known = static_cast<double>(taken) + settings.unobserved * static_cast<double>(others);
    return settings.regularization * std::pow(known, settings.frequencyPower);
}

/// Solves every row of `rows` with `others` fixed. False: canceled.
bool solveSide(Rows& rows, const Rows& others, const Sides& sides, const AlsSettings& settings, int threads,
               Progress& progress)
{
    const Square gram = others.transpose() * others;
    return parallelFor((sides.size() + rowsAtOnce - 1) / rowsAtOnce, threads, progress, [&](std::size_t block) {
        const std::size_t last = std::min(sides.size(), (block + 1) * rowsAtOnce);
        for (std::size_t row = block * rowsAtOnce; row < last && !progress.canceled(); ++row) {
            const auto taken = sides.of(row);
            if (taken.empty()) {
                rows.row(static_cast<Eigen::Index>(row)).setZero();
                continue;
            }
            Rows known(static_cast<Eigen::Index>(taken.size()), others.cols());
            for (std::size_t k = 0; k < taken.size(); ++k)
                known.row(static_cast<Eigen::Index>(k)) = others.row(static_cast<Eigen::Index>(taken[k]));
            const Eigen::VectorXf ones = Eigen::VectorXf::Ones(known.rows());
            rows.row(static_cast<Eigen::Index>(row)) =
                solve(known, ones, gram, settings.unobserved,
                      penaltyOf(settings, taken.size(), static_cast<std::size_t>(others.rows())));
        }
    });
}

Result<void> check(const AlsSettings& settings)
{
    const bool good = settings.factors > 0 && settings.factors <= mostFactors && settings.unobserved > 0 &&
                      settings.regularization > 0 && settings.frequencyPower >= 0 && settings.frequencyPower <= 1 &&
                      settings.iterations >= 1 && settings.visitDecay > 0 && settings.visitDecay <= 1;
    if (!good)
        return failure(ErrorCode::InvalidInput, "als: a setting is outside its range");
    return {};
}

Square gramOf(const ItemFactors& items)
{
    const std::vector<float> rows = items.rows();
    const Eigen::Map<const Rows> factors(rows.data(), static_cast<Eigen::Index>(items.itemCount()),
                                         static_cast<Eigen::Index>(items.dimension()));
    return factors.transpose() * factors;
}

/// The items of a history and what each counts, latest first.
struct Weighted {
    Rows items;
    Eigen::VectorXf weights;
};

Weighted weightedOf(const std::vector<Holding>& held, const ItemFactors& items, double visitDecay)
{
    Weighted weighted{Rows(static_cast<Eigen::Index>(held.size()), static_cast<Eigen::Index>(items.dimension())),
                      Eigen::VectorXf(static_cast<Eigen::Index>(held.size()))};
    for (std::size_t k = 0; k < held.size(); ++k) {
        const std::vector<float> row = items.row(held[k].item);
        weighted.items.row(static_cast<Eigen::Index>(k)) =
            Eigen::Map<const Eigen::RowVectorXf>(row.data(), static_cast<Eigen::Index>(row.size()));
        weighted.weights[static_cast<Eigen::Index>(k)] = static_cast<float>(std::pow(visitDecay, held[k].age));
    }
    return weighted;
}

} // namespace

std::vector<float> alsSolve(std::span<const float> taken, std::span<const float> weights, std::span<const float> gram,
                            double unobserved, double penalty)
{
    const auto count = static_cast<Eigen::Index>(weights.size());
    const auto factors = static_cast<Eigen::Index>(std::lround(std::sqrt(static_cast<double>(gram.size()))));
    const Eigen::VectorXf found = solve(
        Eigen::Map<const Rows>(taken.data(), count, factors), Eigen::Map<const Eigen::VectorXf>(weights.data(), count),
        Square(Eigen::Map<const Square>(gram.data(), factors, factors)), unobserved, penalty);
    return {found.begin(), found.end()};
}

Als::Als(ItemFactors items, const AlsSettings& settings) : m_items(std::move(items)), m_settings(settings)
{
    const Square gram = gramOf(m_items);
    m_gram.assign(gram.data(), gram.data() + gram.size());
}

std::vector<float> Als::userOf(History history) const
{
    const Weighted weighted =
        weightedOf(knownHoldings(history, m_items, m_settings.visitDecay), m_items, m_settings.visitDecay);
    if (weighted.weights.size() == 0)
        return {};
    return alsSolve(std::span(weighted.items.data(), static_cast<std::size_t>(weighted.items.size())),
                    std::span(weighted.weights.data(), static_cast<std::size_t>(weighted.weights.size())), m_gram,
                    m_settings.unobserved,
                    penaltyOf(m_settings, static_cast<std::size_t>(weighted.weights.size()), m_items.itemCount()));
}

void Als::score(History history, std::span<float> scores) const
{
    const std::vector<float> user = userOf(history);
    if (user.empty())
        std::fill(scores.begin(), scores.end(), silent);
    else
        m_items.products(user, scores);
}

void Als::scoreSome(History history, std::span<const ItemIndex> items, std::span<float> scores) const
{
    const std::vector<float> user = userOf(history);
    for (std::size_t i = 0; i < items.size(); ++i)
        scores[i] = user.empty() ? silent : m_items.product(user, items[i]);
}

void Als::contributions(History history, std::span<const ItemIndex> items, std::span<double> parts) const
{
    std::fill(parts.begin(), parts.end(), 0.0);
    const auto held = knownHoldings(history, m_items, m_settings.visitDecay);
    if (held.empty())
        return;
    const Weighted weighted = weightedOf(held, m_items, m_settings.visitDecay);
    const auto factors = static_cast<Eigen::Index>(m_items.dimension());
    Square matrix =
        static_cast<float>(m_settings.unobserved) * Eigen::Map<const Square>(m_gram.data(), factors, factors);
    matrix.diagonal().array() += static_cast<float>(penaltyOf(m_settings, held.size(), m_items.itemCount()));
    matrix += weighted.items.transpose() * weighted.weights.asDiagonal() * weighted.items;
    const Eigen::LLT<Square> factorised(matrix);
    for (std::size_t i = 0; i < items.size(); ++i) {
        const std::vector<float> item = m_items.row(items[i]);
        const Eigen::VectorXf shares =
            weighted.items * factorised.solve(Eigen::Map<const Eigen::VectorXf>(item.data(), factors));
        std::size_t next = 0;
        for (std::size_t event = history.size(); event-- > 0 && next < held.size();) {
            if (history[event].item.value != held[next].item.value)
                continue;
            const auto k = static_cast<Eigen::Index>(next++);
            parts[i * history.size() + event] = static_cast<double>(shares[k] * weighted.weights[k]);
        }
    }
}

std::vector<ItemIndex> Als::shortlist(History history, std::size_t count) const
{
    if (!m_near)
        return {};
    const std::vector<float> user = userOf(history);
    return user.empty() ? std::vector<ItemIndex>() : m_near->near(user, count);
}

Result<void> Als::searchByGraph(const NearItemsSettings& settings, Progress& progress)
{
    auto near = NearItems::build(m_items, settings, progress);
    if (near)
        m_near = std::make_shared<const NearItems>(std::move(*near));
    else if (near.error().code != ErrorCode::NotEnoughData)
        return tl::unexpected(near.error());
    return {};
}

std::string Als::state() const
{
    StateWriter writer(kind, version);
    writer.value(static_cast<std::uint64_t>(m_items.itemCount()));
    writer.value(static_cast<std::uint64_t>(m_settings.factors));
    for (const double number :
         {m_settings.unobserved, m_settings.regularization, m_settings.frequencyPower, m_settings.visitDecay})
        writer.value(number);
    writer.values(m_items.rows());
    return writer.take();
}

Result<std::unique_ptr<Als>> fitAls(const Interactions& interactions, const AlsSettings& settings, int threads,
                                    Progress& progress)
{
    if (const auto good = check(settings); !good)
        return tl::unexpected(good.error());
    const Sides customers = customersOf(interactions);
    const Sides items = transposed(customers, interactions.itemCount);
    const auto factors = static_cast<Eigen::Index>(settings.factors);
    Rows customerRows(static_cast<Eigen::Index>(customers.size()), factors);
    Rows itemRows(static_cast<Eigen::Index>(items.size()), factors);
    stats::Random random(settings.seed);
    const double spread = 0.1 / std::sqrt(static_cast<double>(settings.factors));
    for (Eigen::Index row = 0; row < itemRows.rows(); ++row)
        for (Eigen::Index f = 0; f < factors; ++f)
            itemRows(row, f) = static_cast<float>(spread * random.normal());
    for (int iteration = 0; iteration < settings.iterations; ++iteration) {
        if (!solveSide(customerRows, itemRows, customers, settings, threads, progress) ||
            !solveSide(itemRows, customerRows, items, settings, threads, progress) || progress.canceled())
            return failure(ErrorCode::Canceled, "fitting ALS was canceled");
    }
    auto als = std::make_unique<Als>(ItemFactors(interactions.itemCount, settings.factors,
                                                 std::span(itemRows.data(), static_cast<std::size_t>(itemRows.size()))),
                                     settings);
    if (interactions.itemCount > exactSearchItems)
        if (const auto built = als->searchByGraph({}, progress); !built)
            return tl::unexpected(built.error());
    return als;
}

Result<std::unique_ptr<Als>> loadAls(std::string_view state)
{
    StateReader reader(state, kind, version);
    const auto items = reader.value<std::uint64_t>();
    AlsSettings settings;
    settings.factors = reader.value<std::uint64_t>();
    for (double* number :
         {&settings.unobserved, &settings.regularization, &settings.frequencyPower, &settings.visitDecay})
        *number = reader.value<double>();
    const auto rows = reader.values<float>();
    if (!reader.good() || !check(settings) || items != rows.size() / settings.factors ||
        rows.size() % settings.factors != 0)
        return failure(ErrorCode::InvalidInput, "the saved ALS cannot be read");
    auto als = std::make_unique<Als>(ItemFactors(items, settings.factors, rows), settings);
    NoProgress progress;
    if (items > exactSearchItems)
        if (const auto built = als->searchByGraph({}, progress); !built)
            return tl::unexpected(built.error());
    return als;
}

} // namespace ms::recommend
