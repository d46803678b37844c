// SPDX-License-Identifier: GPL-3.0-or-later
#include "inventory/demand_analogs.h"

#include "core/parallel.h"
#include "core/quiet_progress.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <utility>

namespace ms::inventory {
namespace {

constexpr std::size_t firstOrigin = 6; // periods of history before a past situation is learnt from
constexpr std::size_t mostLearningRows = 80000;
constexpr std::size_t leastOrigins = 20;
constexpr std::size_t analogs = 1000;
constexpr std::size_t candidates = 6000; // nearest by mean, of which the analogs are taken
constexpr double smallMean = 0.15;       // units, added before the logarithm
constexpr double smallSpread = 0.05;
constexpr double mostDistance = 5.0; // relative distances are cut there

constexpr std::size_t blocks = 4;       // of time, for cross-fitting
constexpr double commonDecay = 0.7;     // weight of a date one period older, for the common factor
constexpr double commonDoubt = 0.25;    // dates of no common error that are counted in
constexpr double smallMiss = 1.0 / 3.0; // units, so that the slowest do not outweigh all
constexpr double commonCap = 3.0;       // times the predicted mean, and units beside it: giants are not common
constexpr std::size_t newestDates = 12; // whose demand to come is not complete yet; older ones weigh nothing

std::vector<double> spreadFeatures(std::span<const double> features, double mean)
{
    std::vector<double> row(features.begin(), features.end());
    row.push_back(std::log(mean + 0.1));
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
    std::vector<std::vector<double>> features;
    std::vector<double> scales;
    std::vector<double> totals;
    std::vector<std::vector<double>> firstFeatures; ///< with the season of the first period alone
    std::vector<double> firsts;                     ///< units of it
    std::vector<double> followed;
    std::vector<std::size_t> ages;  ///< periods since the situation
    std::vector<std::size_t> folds; ///< block of time
};

Rows pastSituations(const std::vector<LearntHistory>& histories, YearAgo yearAgo)
{
    Rows rows;
    const std::size_t periods = yearAgo.ahead;
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
            const DemandFeatures features = demandFeatures(past, scale, yearAgo);
            rows.features.emplace_back(features.begin(), features.end());
            rows.scales.push_back(scale);
            rows.totals.push_back(sumOf(next));
            const DemandFeatures first = demandFeatures(past, scale, {yearAgo.length, 1});
            rows.firstFeatures.emplace_back(first.begin(), first.end());
            rows.firsts.push_back(next.front());
            rows.ages.push_back(history.size() - n);
            const auto whole = asked.subspan(n, periods);
            rows.followed.insert(rows.followed.end(), whole.begin(), whole.end());
        }
    }
    if (rows.ages.empty())
        return rows;
    const std::size_t span = std::ranges::max(rows.ages) - periods + 1;
    for (const std::size_t age : rows.ages)
        rows.folds.push_back((age - periods) * blocks / span);
    return rows;
}

/// What all series were asked for in the period after each date, beside what was foretold.
class DatedMisses {
public:
    /// `age`: periods since the date, at least 1. Series count alike, not by their units.
    void add(std::size_t age, double units, double foretold)
    {
        if (m_happened.size() <= age) {
            m_happened.resize(age + 1);
            m_foretold.resize(age + 1);
        }
        const double weight = 1.0 / (foretold + smallMiss);
        m_happened[age] += weight * std::min(units, commonCap * (foretold + 1.0));
        m_foretold[age] += weight * foretold;
    }
    /// The newest dates counting most and doubt counting as dates of no miss, as a factor. Against the mean over all
    /// dates, so that a lasting bias of capped demand is no news. Source: simple exponential smoothing, of log ratios.
    [[nodiscard]] double commonFactor() const
    {
        double lately = 0.0;
        double weights = 0.0;
        double usual = 0.0;
        double dates = 0.0;
        double weight = 1.0;
        for (std::size_t age = 1; age < m_happened.size(); ++age) {
            if (m_happened[age] <= 0.0 || m_foretold[age] <= 0.0)
                continue;
            const double missed = std::log(m_happened[age] / m_foretold[age]);
            lately += weight * missed;
            weights += weight;
            usual += missed;
            dates += 1.0;
            weight *= commonDecay;
        }
        return dates > 0.0 ? std::exp((lately - weights * usual / dates) / (weights + commonDoubt)) : 1.0;
    }

private:
    std::vector<double> m_happened;
    std::vector<double> m_foretold;
};

/// The dates too new to learn from, whose first period has passed: all trees foretell them, none has seen them.
void addNewest(DatedMisses& misses, const std::vector<LearntHistory>& histories, const CrossFittedTrees& first,
               YearAgo yearAgo)
{
    for (const auto& [history, asked] : histories) {
        for (std::size_t age = 1; age < yearAgo.ahead && age <= newestDates; ++age) {
            if (history.size() < firstOrigin + age)
                break;
            const auto past = history.first(history.size() - age);
            const double scale = decisionScale(runningLevel(past));
            const double foretold =
                std::max(0.0, first.predict(demandFeatures(past, scale, {yearAgo.length, 1}))) * scale;
            misses.add(age, history[past.size()], foretold);
        }
    }
}

/// Of forecasts of the next period alone: those of more periods are complete too late, and say nothing of when in them
/// a season begins.
Result<double> commonFactorOf(const Rows& rows, const std::vector<LearntHistory>& histories, YearAgo yearAgo,
                              int threads, Progress& progress)
{
    std::vector<double> targets(rows.firsts.size());
    for (std::size_t i = 0; i < targets.size(); ++i)
        targets[i] = rows.firsts[i] / rows.scales[i];
    const auto first = CrossFittedTrees::fit(rows.firstFeatures, targets, rows.scales, rows.folds, blocks,
                                             {25, 3, 0.15, 48, 0.002}, threads, progress);
    if (!first)
        return tl::unexpected(first.error());
    DatedMisses misses;
    for (std::size_t i = 0; i < targets.size(); ++i)
        misses.add(rows.ages[i], rows.firsts[i],
                   std::max(0.0, first->predictUnseen(rows.firstFeatures[i], rows.folds[i])) * rows.scales[i]);
    addNewest(misses, histories, *first, yearAgo);
    return misses.commonFactor();
}

} // namespace

double DemandPaths::meanOver(std::size_t first) const
{
    double sum = 0.0;
    for (std::size_t k = 0; k < count(); ++k)
        sum += sumOf(path(k).first(first));
    return count() == 0 ? 0.0 : sum / static_cast<double>(count());
}

Result<CrossFittedTrees> CrossFittedTrees::fit(const std::vector<std::vector<double>>& rows,
                                               std::span<const double> targets, std::span<const double> weights,
                                               std::span<const std::size_t> folds, std::size_t blockCount,
                                               const stats::BoostingSettings& settings, int threads, Progress& progress)
{
    std::vector<std::optional<Result<stats::BoostedTrees>>> fitted(blockCount);
    const auto fitWithout = [&](std::size_t block) {
        const auto inBlock = static_cast<std::size_t>(std::ranges::count(folds, block));
        stats::FeatureTable table(rows.front().size());
        std::vector<double> wanted;
        std::vector<double> counts;
        for (std::size_t i = 0; i < rows.size(); ++i) {
            if (folds[i] == block && inBlock < rows.size())
                continue;
            table.add(rows[i]);
            wanted.push_back(targets[i]);
            counts.push_back(weights[i]);
        }
        fitted[block] = stats::BoostedTrees::fit(table, wanted, counts, std::nullopt, settings, progress);
    };
    QuietProgress part(progress);
    if (!parallelFor(blockCount, threads, part, fitWithout))
        return failure(ErrorCode::Canceled, "cross-fitted trees: canceled");
    CrossFittedTrees all;
    for (auto& trees : fitted) {
        if (!*trees)
            return tl::unexpected(trees->error());
        all.m_trees.push_back(std::move(**trees));
    }
    return all;
}

double CrossFittedTrees::predict(std::span<const double> row) const
{
    double sum = 0.0;
    for (const auto& trees : m_trees)
        sum += trees.predict(row);
    return sum / static_cast<double>(m_trees.size());
}

Result<std::optional<DemandAnalogs>> DemandAnalogs::learn(const std::vector<LearntHistory>& histories,
                                                          std::size_t periods, std::size_t yearLength, int threads,
                                                          Progress& progress)
{
    const YearAgo yearAgo{yearLength, periods};
    Rows rows = pastSituations(histories, yearAgo);
    const std::size_t count = rows.totals.size();
    if (count < leastLearningRows)
        return std::nullopt;
    std::vector<double> targets(count);
    for (std::size_t i = 0; i < count; ++i)
        targets[i] = rows.totals[i] / rows.scales[i];
    auto mean = CrossFittedTrees::fit(rows.features, targets, rows.scales, rows.folds, blocks, {60, 4, 0.1, 48, 0.002},
                                      threads, progress);
    if (!mean)
        return tl::unexpected(mean.error());

    std::vector<double> means(count);
    for (std::size_t i = 0; i < count; ++i)
        means[i] = std::max(0.0, mean->predictUnseen(rows.features[i], rows.folds[i])) * rows.scales[i];
    const auto commonFactor = commonFactorOf(rows, histories, yearAgo, threads, progress);
    if (!commonFactor)
        return tl::unexpected(commonFactor.error());
    for (std::size_t i = 0; i < count; ++i) {
        rows.features[i] = spreadFeatures(rows.features[i], means[i]);
        targets[i] = std::min(mostDistance, std::fabs(rows.totals[i] - means[i]) / (means[i] + 0.5));
    }
    auto spread = CrossFittedTrees::fit(rows.features, targets, std::vector<double>(count, 1.0), rows.folds, blocks,
                                        {40, 3, 0.1, 48, 0.005}, threads, progress);
    if (!spread)
        return tl::unexpected(spread.error());
    std::vector<double> spreads(count);
    for (std::size_t i = 0; i < count; ++i)
        spreads[i] = std::max(0.0, spread->predictUnseen(rows.features[i], rows.folds[i]));
    DemandAnalogs learnt(yearAgo, std::move(*mean), std::move(*spread), *commonFactor);
    learnt.keep(std::move(means), std::move(spreads), std::move(rows.followed));
    return std::optional(std::move(learnt));
}

void DemandAnalogs::keep(std::vector<double> means, std::vector<double> spreads, std::vector<double> followed)
{
    for (std::size_t i = 0; i < means.size(); ++i)
        m_situations.push_back(
            {std::log(means[i] + smallMean), 2.0 * std::log(spreads[i] + smallSpread), means[i], i * m_yearAgo.ahead});
    std::ranges::stable_sort(m_situations, {}, &Situation::logMean);
    m_followed = std::move(followed);
}

DemandPaths DemandAnalogs::pathsAfter(std::span<const double> history) const
{
    const double scale = decisionScale(runningLevel(history));
    const DemandFeatures features = demandFeatures(history, scale, m_yearAgo);
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

    const std::size_t periods = m_yearAgo.ahead;
    DemandPaths paths{periods, {}};
    paths.units.reserve(count * periods);
    for (std::size_t k = 0; k < count; ++k) {
        const Situation& one = m_situations[nearest[k].second];
        const double ratio = m_commonFactor * (one.mean > 0.0 ? mean / one.mean : 1.0);
        for (std::size_t t = 0; t < periods; ++t)
            paths.units.push_back(std::floor(ratio * m_followed[one.first + t] + evenly(k, t)));
    }
    return paths;
}

} // namespace ms::inventory
