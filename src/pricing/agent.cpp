// SPDX-License-Identifier: GPL-3.0-or-later
#include "pricing/agent.h"

#include "core/parallel.h"

#include <Eigen/Dense>

#include <algorithm>
#include <cmath>

namespace ms::pricing {

namespace {

using RowMatrix = Eigen::Matrix<float, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;

bool fits(const AgentLayer& layer, std::size_t inputs)
{
    return layer.inputs == inputs && layer.outputs > 0 && layer.weights.size() == layer.inputs * layer.outputs &&
           layer.bias.size() == layer.outputs &&
           std::ranges::all_of(layer.weights, [](float w) { return std::isfinite(w); }) &&
           std::ranges::all_of(layer.bias, [](float b) { return std::isfinite(b); });
}

/// Outputs of a layer for a column a state.
RowMatrix through(const AgentLayer& layer, const RowMatrix& columns)
{
    const Eigen::Map<const RowMatrix> weights(layer.weights.data(), static_cast<Eigen::Index>(layer.outputs),
                                              static_cast<Eigen::Index>(layer.inputs));
    const Eigen::Map<const Eigen::VectorXf> bias(layer.bias.data(), static_cast<Eigen::Index>(layer.outputs));
    RowMatrix result = weights * columns;
    result.colwise() += bias;
    return result;
}

RowMatrix hidden(const AgentWeights& weights, const RowMatrix& columns)
{
    return through(weights.second, through(weights.first, columns).cwiseMax(0.0F)).cwiseMax(0.0F);
}

RowMatrix describeOne(const SeasonView& view, const SeasonState& state)
{
    RowMatrix column(static_cast<Eigen::Index>(SeasonView::features), 1);
    view.describe(state, {column.data(), SeasonView::features});
    return column;
}

} // namespace

AgentPolicy::AgentPolicy(std::shared_ptr<const SeasonView> view, AgentWeights weights)
    : m_view(std::move(view)), m_weights(std::move(weights))
{
}

Result<AgentPolicy> AgentPolicy::create(const Season& season, AgentWeights weights)
{
    if (auto checked = checkSeason(season); !checked)
        return tl::unexpected(checked.error());
    return create(std::make_shared<const SeasonView>(season), std::move(weights));
}

Result<AgentPolicy> AgentPolicy::create(std::shared_ptr<const SeasonView> view, AgentWeights weights)
{
    const Season& season = view->season();
    const bool whole = fits(weights.first, SeasonView::features) && fits(weights.second, weights.first.outputs) &&
                       fits(weights.value, weights.second.outputs) && weights.value.outputs == 1 &&
                       fits(weights.advantage, weights.second.outputs) && weights.valueScale > 0 &&
                       weights.advantageScale > 0;
    if (!whole)
        return failure(ErrorCode::InvalidInput, "the agent's layers do not fit each other");
    if (weights.advantage.outputs != season.actions.size())
        return failure(ErrorCode::InvalidInput, "the agent knows " + std::to_string(weights.advantage.outputs) +
                                                    " actions, the environment has " +
                                                    std::to_string(season.actions.size()));
    return AgentPolicy(std::move(view), std::move(weights));
}

int AgentPolicy::action(const SeasonState& state) const
{
    const RowMatrix advantage = through(m_weights.advantage, hidden(m_weights, describeOne(*m_view, state)));
    Eigen::Index best = 0;
    advantage.col(0).maxCoeff(&best);
    return static_cast<int>(best);
}

std::vector<double> AgentPolicy::values(const SeasonState& state) const
{
    const RowMatrix deep = hidden(m_weights, describeOne(*m_view, state));
    const Eigen::VectorXd advantage = through(m_weights.advantage, deep).col(0).cast<double>();
    const double value =
        m_view->potential(state) + m_weights.valueScale * static_cast<double>(through(m_weights.value, deep)(0, 0));
    std::vector<double> values;
    for (const double own : advantage)
        values.push_back(value + m_weights.advantageScale * (own - advantage.mean()));
    return values;
}

Result<SeasonPolicy> AgentPolicy::table(int threads, Progress& progress) const
{
    const Season& season = m_view->season();
    if (seasonStates(season) > mostSolvedStates)
        return failure(ErrorCode::NotEnoughData, "the season has too many states to list them all");
    SeasonPolicy policy(season);
    const auto competitors = static_cast<int>(season.competitorPrices.size());
    const auto groups = static_cast<std::size_t>(season.days * season.prices() * competitors);
    const auto fill = [&](std::size_t group) {
        SeasonState state;
        state.competitor = static_cast<int>(group) % competitors;
        state.step = static_cast<int>(group) / competitors % season.prices();
        state.day = static_cast<int>(group) / competitors / season.prices();
        RowMatrix columns(static_cast<Eigen::Index>(SeasonView::features), season.mostStock + 1);
        std::vector<float> own(SeasonView::features);
        for (state.stock = 0; state.stock <= season.mostStock; ++state.stock) {
            m_view->describe(state, own);
            columns.col(state.stock) = Eigen::Map<const Eigen::VectorXf>(own.data(), columns.rows());
        }
        const RowMatrix advantage = through(m_weights.advantage, hidden(m_weights, columns));
        for (int stock = 0; stock <= season.mostStock; ++stock) {
            Eigen::Index best = 0;
            advantage.col(stock).maxCoeff(&best);
            policy.set(state.day, stock, state.step, state.competitor, static_cast<int>(best));
        }
    };
    if (!parallelFor(groups, threads, progress, fill))
        return failure(ErrorCode::Canceled, "agent");
    return policy;
}

} // namespace ms::pricing
