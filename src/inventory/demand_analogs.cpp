// SPDX-License-Identifier: GPL-3.0-or-later
#include "inventory/demand_analogs.h"

#include "inventory/decision_features.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>
#include <utility>

namespace ms::inventory {
namespace {

constexpr std::size_t firstOrigin = 6; // periods of history before a past situation is learnt from
constexpr std::size_t mostLearningRows = 60000;
constexpr std::size_t leastOrigins = 20;
constexpr std::size_t analogs = 1000;
constexpr std::size_t candidates = 6000; // nearest by mean, of which the analogs are taken
constexpr double smallMean = 0.15;       // units, added before the logarithm
constexpr double smallSpread = 0.05;
constexpr double mostDistance = 5.0; // relative distances are cut there

constexpr std::size_t spreadFeatureCount = demandFeatureCount + 1;

std::array<double, spreadFeatureCount> spreadFeatures(const DemandFeatures& features, double mean)
{
    std::array<double, spreadFeatureCount> row{};
    std::ranges::copy(features, row.begin());
    row.back() = std::log(mean + 0.1);
    return row;
}

double sumOf(std::span<const double> values)
{
    return std::accumulate(values.begin(), values.end(), 0.0);
}

/// A number in [0, 1) for period `t` of path `k`, spread evenly over the paths. Source: the R2 sequence, Roberts
/// (2018), The unreasonable effectiveness of quasirandom sequences.
double evenly(std::size_t k, std::size_t t)
{
    const double x = 0.5 + 0.6180339887498949 * static_cast<double>(k) + 0.7548776662466927 * static_cast<double>(t);
    return x - std::floor(x);
}

struct Rows {
    stats::FeatureTable features{demandFeatureCount};
    std::vector<DemandFeatures> plain;
    std::vector<double> scales;
    std::vector<double> totals;
    std::vector<double> followed;
};

Rows pastSituations(const std::vector<LearntHistory>& histories, std::size_t periods)
{
    Rows rows;
    const std::size_t mostOrigins =
        std::max(leastOrigins, mostLearningRows / std::max<std::size_t>(1, histories.size()));
    for (const auto& [history, asked] : histories) {
        if (history.size() < firstOrigin + periods)
            continue;
        const std::size_t last = history.size() - periods;
        for (std::size_t n = std::max(firstOrigin, last - std::min(last, mostOrigins - 1)); n <= last; ++n) {
            const auto past = history.first(n);
            const auto next = history.subspan(n, periods);
            const double scale = decisionScale(runningLevel(past));
            rows.plain.push_back(demandFeatures(past, scale));
            rows.features.add(rows.plain.back());
            rows.scales.push_back(scale);
            rows.totals.push_back(sumOf(next));
            const auto whole = asked.subspan(n, periods);
            rows.followed.insert(rows.followed.end(), whole.begin(), whole.end());
        }
    }
    return rows;
}

} // namespace

double DemandPaths::meanOver(std::size_t first) const
{
    double sum = 0.0;
    for (std::size_t k = 0; k < count(); ++k)
        sum += sumOf(path(k).first(first));
    return count() == 0 ? 0.0 : sum / static_cast<double>(count());
}

Result<std::optional<DemandAnalogs>> DemandAnalogs::learn(const std::vector<LearntHistory>& histories,
                                                          std::size_t periods, Progress& progress)
{
    Rows rows = pastSituations(histories, periods);
    const std::size_t count = rows.totals.size();
    if (count < leastLearningRows)
        return std::nullopt;
    std::vector<double> targets(count);
    for (std::size_t i = 0; i < count; ++i)
        targets[i] = rows.totals[i] / rows.scales[i];
    auto mean =
        stats::BoostedTrees::fit(rows.features, targets, rows.scales, std::nullopt, {60, 4, 0.1, 48, 0.002}, progress);
    if (!mean)
        return tl::unexpected(mean.error());

    std::vector<double> means(count);
    stats::FeatureTable spreadTable(spreadFeatureCount);
    for (std::size_t i = 0; i < count; ++i) {
        means[i] = std::max(0.0, mean->predict(rows.plain[i])) * rows.scales[i];
        spreadTable.add(spreadFeatures(rows.plain[i], means[i]));
        targets[i] = std::min(mostDistance, std::fabs(rows.totals[i] - means[i]) / (means[i] + 0.5));
    }
    auto spread = stats::BoostedTrees::fit(spreadTable, targets, std::vector<double>(count, 1.0), std::nullopt,
                                           {40, 3, 0.1, 48, 0.005}, progress);
    if (!spread)
        return tl::unexpected(spread.error());
    std::vector<double> spreads(count);
    for (std::size_t i = 0; i < count; ++i)
        spreads[i] = std::max(0.0, spread->predict(spreadFeatures(rows.plain[i], means[i])));
    DemandAnalogs learnt(periods, std::move(*mean), std::move(*spread));
    learnt.keep(std::move(means), std::move(spreads), std::move(rows.followed));
    return std::optional(std::move(learnt));
}

void DemandAnalogs::keep(std::vector<double> means, std::vector<double> spreads, std::vector<double> followed)
{
    for (std::size_t i = 0; i < means.size(); ++i)
        m_situations.push_back(
            {std::log(means[i] + smallMean), 2.0 * std::log(spreads[i] + smallSpread), means[i], i * m_periods});
    std::ranges::stable_sort(m_situations, {}, &Situation::logMean);
    m_followed = std::move(followed);
}

DemandPaths DemandAnalogs::pathsAfter(std::span<const double> history) const
{
    const double scale = decisionScale(runningLevel(history));
    const DemandFeatures features = demandFeatures(history, scale);
    const double mean = std::max(0.0, m_mean.predict(features)) * scale;
    const double spread = std::max(0.0, m_spread.predict(spreadFeatures(features, mean)));
    const double logMean = std::log(mean + smallMean);
    const double logSpread = 2.0 * std::log(spread + smallSpread);

    const std::size_t window = std::min(candidates, m_situations.size());
    const auto at = static_cast<std::size_t>(std::ranges::lower_bound(m_situations, logMean, {}, &Situation::logMean) -
                                             m_situations.begin());
    const std::size_t begin = std::min(at - std::min(at, window / 2), m_situations.size() - window);
    std::vector<std::pair<double, std::size_t>> nearest(window);
    for (std::size_t k = 0; k < window; ++k) {
        const Situation& one = m_situations[begin + k];
        const double dm = one.logMean - logMean;
        const double ds = one.logSpread - logSpread;
        nearest[k] = {dm * dm + ds * ds, begin + k};
    }
    const std::size_t count = std::min(analogs, window);
    std::ranges::nth_element(nearest, nearest.begin() + static_cast<std::ptrdiff_t>(count - 1));

    DemandPaths paths{m_periods, {}};
    paths.units.reserve(count * m_periods);
    for (std::size_t k = 0; k < count; ++k) {
        const Situation& one = m_situations[nearest[k].second];
        const double ratio = one.mean > 0.0 ? mean / one.mean : 1.0;
        for (std::size_t t = 0; t < m_periods; ++t)
            paths.units.push_back(std::floor(ratio * m_followed[one.first + t] + evenly(k, t)));
    }
    return paths;
}

} // namespace ms::inventory
