// SPDX-License-Identifier: GPL-3.0-or-later
#include "pricing/neural/agent_training.h"

#include "core/quiet_progress.h"
#include "neural/dueling_network.h"
#include "pricing/neural/agent_lessons.h"
#include "pricing/season_simulation.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace ms::pricing {

namespace {

constexpr std::uint64_t measuringSeed = 0x5eed0fa9e47ULL;
constexpr int scalingLessons = 20;
constexpr double lastLearningRate = 0.01; // of the first
constexpr double longestDiscount = 0.9;
constexpr double lastExploration = 0.1; // of the first
/// The value stream grows over the season from a day's gains to all days'; this is how much larger it is expected.
constexpr double valueGrowth = 3;

AgentLayer plain(neural::DenseLayer layer)
{
    return {layer.inputs, layer.outputs, std::move(layer.weights), std::move(layer.bias)};
}

Result<void> check(const Season& season, const AgentSettings& settings)
{
    if (auto checked = checkSeason(season); !checked)
        return checked;
    if (settings.updates < 1 || settings.hidden < 1 || settings.groups < 1 || settings.evaluations < 1 ||
        settings.evaluationEpisodes < 1 || !(settings.learningRate > 0) || !(settings.averaging > 0) ||
        settings.averaging > 1 || !(settings.exploration >= 0 && settings.exploration <= 1))
        return failure(ErrorCode::InvalidInput, "the agent's settings are outside their ranges");
    return {};
}

/// Root mean squares of the targets' two parts.
struct Scales {
    double value = 0;
    double advantage = 0;
};

Scales scalesOf(const AgentLessons& lessons, std::size_t actions)
{
    Scales scales;
    const auto targets = lessons.targets();
    const auto rows = static_cast<double>(lessons.rows());
    for (std::size_t row = 0; row < lessons.rows(); ++row) {
        const auto own = targets.subspan(row * actions, actions);
        double mean = 0;
        for (const float target : own)
            mean += static_cast<double>(target) / static_cast<double>(actions);
        scales.value += mean * mean / rows;
        for (const float target : own)
            scales.advantage += std::pow(static_cast<double>(target) - mean, 2) / static_cast<double>(actions) / rows;
    }
    return {std::sqrt(scales.value), std::sqrt(scales.advantage)};
}

class Training {
public:
    Training(const Season& season, const AgentSettings& settings)
        : m_season(season), m_settings(settings), m_view(std::make_shared<const SeasonView>(season)),
          m_lessons(m_view, settings.groups, settings.seed)
    {
    }

    Result<AgentTraining> run(Progress& progress)
    {
        if (auto ready = prepare(); !ready)
            return tl::unexpected(ready.error());
        const int every = std::max(1, m_settings.updates / m_settings.evaluations);
        double loss = 0;
        for (int update = 0; update < m_settings.updates; ++update) {
            if (progress.canceled()) {
                m_training.canceled = true;
                break;
            }
            const auto step = learn(update);
            if (!step)
                return tl::unexpected(step.error());
            loss += *step / every;
            m_training.updates = update + 1;
            if ((update + 1) % every == 0) {
                if (auto measured = measure(loss, exploration(update), progress); !measured) {
                    if (measured.error().code != ErrorCode::Canceled)
                        return tl::unexpected(measured.error());
                    m_training.canceled = true;
                    break;
                }
                loss = 0;
            }
            progress.report(update + 1, m_settings.updates);
        }
        if (m_training.curve.empty())
            return failure(ErrorCode::Canceled, "the agent: canceled before it was measured for the first time");
        return std::move(m_training);
    }

private:
    [[nodiscard]] double fallen(int update, double last) const
    {
        const double way = static_cast<double>(update) / m_settings.updates;
        return last + (1 - last) * 0.5 * (1 + std::cos(std::numbers::pi * way));
    }
    [[nodiscard]] double exploration(int update) const
    {
        return m_settings.exploration * fallen(update, lastExploration);
    }

    /// Looking ahead grows longer while the network grows surer (Francois-Lavet, Fonteneau & Ernst 2015, How to
    /// Discount Deep Reinforcement Learning): at first a day ahead and then the potential, at last about
    /// ten days: beyond that the errors of a small network outweigh what the potential misses.
    [[nodiscard]] double discount(int update) const
    {
        const double ahead = 1 - static_cast<double>(update) / m_settings.updates;
        return longestDiscount * (1 - ahead * ahead);
    }

    /// The network, scaled to what a day can gain.
    Result<void> prepare()
    {
        const auto actions = m_season.actions.size();
        Scales mean;
        for (int i = 0; i < scalingLessons; ++i) {
            if (auto looked = m_lessons.next([](auto, auto) { return Result<void>(); }, 0); !looked)
                return looked;
            const Scales own = scalesOf(m_lessons, actions);
            mean.value += own.value / scalingLessons;
            mean.advantage += own.advantage / scalingLessons;
            m_values.assign(m_lessons.targets().begin(), m_lessons.targets().end());
            m_lessons.advance(m_values, 1);
        }
        m_training.weights.valueScale = std::max(1e-6, valueGrowth * mean.value);
        m_training.weights.advantageScale = std::max(1e-6, mean.advantage);
        auto network = neural::DuelingNetwork::create({.inputs = SeasonView::features,
                                                       .hidden = static_cast<std::size_t>(m_settings.hidden),
                                                       .actions = actions,
                                                       .valueScale = m_training.weights.valueScale,
                                                       .advantageScale = m_training.weights.advantageScale},
                                                      m_settings.seed);
        if (!network)
            return tl::unexpected(network.error());
        m_network = std::make_unique<neural::DuelingNetwork>(std::move(*network));
        return {};
    }

    Result<double> learn(int update)
    {
        const auto looked =
            m_lessons.next([this](std::span<const float> states,
                                  std::span<float> values) { return m_network->doubleValues(states, values); },
                           discount(update));
        if (!looked)
            return tl::unexpected(looked.error());
        m_values.resize(m_lessons.targets().size());
        const auto loss = m_network->learn(m_lessons.states(), m_lessons.targets(),
                                           m_settings.learningRate * fallen(update, lastLearningRate),
                                           m_settings.averaging, m_values);
        if (loss)
            m_lessons.advance(m_values, exploration(update));
        return loss;
    }

    /// Plays the averaged weights' policy, with the same luck each time, and keeps the best.
    Result<void> measure(double loss, double explored, Progress& progress)
    {
        AgentWeights weights = m_training.weights;
        auto now = m_network->averaged();
        weights.first = plain(std::move(now.first));
        weights.second = plain(std::move(now.second));
        weights.value = plain(std::move(now.value));
        weights.advantage = plain(std::move(now.advantage));
        const auto policy = AgentPolicy::create(m_view, weights);
        if (!policy)
            return tl::unexpected(policy.error());
        const auto decide = [&](int day, int stock, int step, int competitor, int, double) {
            return policy->action({day, stock, step, competitor});
        };
        QuietProgress part(progress);
        const auto played =
            simulateSeason(m_season, decide, m_settings.evaluationEpisodes, measuringSeed + m_settings.seed, 1, part);
        if (!played)
            return tl::unexpected(played.error());
        if (m_training.curve.empty() || played->mean > m_training.meanReturn) {
            m_training.weights = std::move(weights);
            m_training.meanReturn = played->mean;
        }
        m_training.curve.push_back({m_training.updates, loss, explored, played->mean});
        return {};
    }

    Season m_season;
    AgentSettings m_settings;
    std::shared_ptr<const SeasonView> m_view;
    AgentLessons m_lessons;
    std::unique_ptr<neural::DuelingNetwork> m_network;
    std::vector<float> m_values;
    AgentTraining m_training;
};

} // namespace

Result<AgentTraining> trainAgent(const Season& season, const AgentSettings& settings, Progress& progress)
{
    if (auto checked = check(season, settings); !checked)
        return tl::unexpected(checked.error());
    return Training(season, settings).run(progress);
}

} // namespace ms::pricing
