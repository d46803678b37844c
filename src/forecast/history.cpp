// SPDX-License-Identifier: GPL-3.0-or-later
#include "forecast/history.h"

#include "stats/error_measures.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <span>

namespace ms::forecast {
namespace {

constexpr double largestValue = 1e150;   // squares of it still fit a double
constexpr std::size_t leastUseful = 500; // periods
constexpr std::size_t usefulSeasons = 8;

void fillGaps(std::vector<double>& values, std::size_t season)
{
    const std::vector<double> known = values;
    std::size_t before = 0;
    std::size_t after = 0; // the next known period: looked for once a gap, which may be most of the history
    for (std::size_t t = 0; t < values.size(); ++t) {
        if (!std::isnan(known[t])) {
            before = t;
            continue;
        }
        if (season > 1 && t >= season && t + season < known.size() && !std::isnan(known[t - season]) &&
            !std::isnan(known[t + season])) {
            values[t] = (known[t - season] + known[t + season]) / 2;
            continue;
        }
        for (after = std::max(after, t + 1); std::isnan(known[after]);)
            ++after;
        const double share = static_cast<double>(t - before) / static_cast<double>(after - before);
        values[t] = known[before] + share * (known[after] - known[before]);
    }
}

bool isStockedOut(const Series& series, std::size_t t)
{
    return t < series.stockedOut.size() && series.stockedOut[t] != 0 && !std::isnan(series.history[t]);
}

/// The history with periods without stock unknown; those at the very end go on as before them. Unchanged when stock was
/// out all the time: then sales are all there is.
std::vector<double> withoutStockouts(const Series& series)
{
    std::vector<double> values = series.history;
    std::size_t lastInStock = values.size();
    for (std::size_t t = 0; t < values.size(); ++t) {
        if (isStockedOut(series, t))
            values[t] = std::numeric_limits<double>::quiet_NaN();
        else if (!std::isnan(values[t]))
            lastInStock = t;
    }
    if (lastInStock == values.size())
        return series.history;
    for (std::size_t t = lastInStock + 1; t < values.size(); ++t)
        if (isStockedOut(series, t))
            values[t] = values[lastInStock];
    return values;
}

/// Sales are a lower bound of demand: lifts what was filled in for `series` from its period `first` on. How many
/// periods were without stock.
int liftToSales(const Series& series, std::size_t first, std::vector<double>& values)
{
    int count = 0;
    for (std::size_t k = 0; k < values.size(); ++k) {
        if (!isStockedOut(series, first + k))
            continue;
        values[k] = std::max(values[k], series.history[first + k]);
        ++count;
    }
    return count;
}

/// History::closed: phases of the longest season of four cycles and more that never sold, where a share of periods as
/// that of the whole history would have left none of them so by chance in a thousand histories.
std::vector<std::uint8_t> closedPhases(const History& history)
{
    constexpr std::size_t leastCycles = 4;
    constexpr double chance = 1e-3;
    const double zeros = history.zeroShare;
    if (!(zeros > 0 && zeros < 1) || !history.nonNegative)
        return {};
    for (auto season = history.seasons.rbegin(); season != history.seasons.rend(); ++season) {
        const auto m = static_cast<std::size_t>(*season);
        const std::size_t cycles = history.size() / m;
        if (cycles < leastCycles || std::pow(zeros, static_cast<double>(cycles)) * static_cast<double>(m) > chance)
            continue;
        std::vector<std::uint8_t> closed(m, 1);
        for (std::size_t phase = 0; phase < m; ++phase)
            for (std::size_t t = phase; t < history.size() && closed[phase] != 0; t += m)
                closed[phase] = history.values[t] == 0 ? 1 : 0;
        return std::find(closed.begin(), closed.end(), 1) == closed.end() ? std::vector<std::uint8_t>{} : closed;
    }
    return {};
}

/// Each season that is there, shortest first, out of `adjusted` and into `patterns`.
void takeSeasonsOut(History& history)
{
    for (const int season : history.seasons) {
        SeasonalPattern pattern = shrunkSeasonality(history.adjusted, season, history.positive);
        if (!pattern.present())
            continue;
        history.adjusted = withoutSeason(history.adjusted, pattern);
        history.patterns.push_back(std::move(pattern));
    }
}

} // namespace

std::vector<int> seasonsOf(Frequency frequency)
{
    if (frequency == Frequency::Hourly)
        return {24, 168};
    const int season = seasonLength(frequency);
    return season > 1 ? std::vector<int>{season} : std::vector<int>{};
}

Result<KnownHistory> knownHistory(const Series& series)
{
    for (std::size_t t = 0; t < series.history.size(); ++t)
        if (std::isinf(series.history[t]) || std::abs(series.history[t]) > largestValue)
            return failure(ErrorCode::InvalidInput,
                           "series " + series.id + ": period " + std::to_string(t + 1) + " is not a finite number");
    const std::vector<double> all = withoutStockouts(series);
    const auto isKnown = [](double value) { return !std::isnan(value); };
    const auto first = std::find_if(all.begin(), all.end(), isKnown);
    if (first == all.end())
        return failure(ErrorCode::NotEnoughData, "series " + series.id + ": no value is known");
    const auto last = std::find_if(all.rbegin(), all.rend(), isKnown).base();
    KnownHistory known;
    known.values.assign(first, last);
    known.unknownAtEnd = static_cast<int>(all.end() - last);
    const auto gaps = std::count_if(known.values.begin(), known.values.end(), [](double v) { return std::isnan(v); });
    if (gaps > 0)
        fillGaps(known.values, static_cast<std::size_t>(seasonLength(series.frequency)));
    const auto start = static_cast<std::size_t>(first - all.begin());
    known.first = start;
    known.stockouts = liftToSales(series, start, known.values);
    for (std::size_t k = 0; k < known.values.size(); ++k)
        known.gapsFilled += std::isnan(series.history[start + k]) ? 1 : 0;
    return known;
}

History prepareHistory(std::vector<double> values, Frequency frequency, std::optional<CauseFit> causes,
                       SeasonUse seasons, std::span<const std::uint8_t> genuine)
{
    History history;
    history.observed = std::move(values);
    history.values = history.observed;
    history.causes = std::move(causes);
    if (history.causes)
        for (std::size_t t = 0; t < history.size(); ++t)
            history.values[t] = history.causes->without(history.values[t], t);
    history.outliers = findOutliers(history.values, seasonLength(frequency));
    if (!genuine.empty())
        std::erase_if(history.outliers, [&](const Outlier& outlier) { return genuine[outlier.period] != 0; });
    for (const Outlier& outlier : history.outliers)
        history.values[outlier.period] = outlier.replacement;
    const auto [low, high] = std::minmax_element(history.values.begin(), history.values.end());
    history.least = *low;
    history.most = *high;
    history.positive = *low > 0;
    history.nonNegative = *low >= 0;
    history.zeroShare = static_cast<double>(std::count(history.values.begin(), history.values.end(), 0.0)) /
                        static_cast<double>(history.size());
    history.adjusted = history.values;
    history.seasons = seasonsOf(frequency);
    if (seasons == SeasonUse::TakenOut)
        takeSeasonsOut(history);
    history.closed = closedPhases(history);
    history.season = history.seasons.empty() ? 1 : history.seasons.front();
    const bool twoSeasons = history.size() >= 2 * static_cast<std::size_t>(history.season);
    const double scale = stats::seasonalNaiveScale(history.values, twoSeasons ? history.season : 1);
    history.scale = std::isnan(scale) ? 0 : scale;
    return history;
}

std::span<const double> Material::useful(std::size_t end) const
{
    const std::vector<int> seasons = seasonsOf(frequency);
    const std::size_t length = std::max<std::size_t>(
        leastUseful, seasons.empty() ? 0 : usefulSeasons * static_cast<std::size_t>(seasons.back()));
    return std::span(values).first(end).last(std::min(end, length));
}

History Material::until(std::size_t end, int steps, CauseUse use, SeasonUse seasons) const
{
    const std::span<const double> recent = useful(end);
    std::optional<CauseFit> fit;
    if (use != CauseUse::None)
        fit = fitCauses(std::span(values).first(end), frequency, causes, steps, use == CauseUse::CausesYear);
    if (fit)
        fit->cut(end - recent.size());
    const auto said =
        genuine.empty() ? std::span<const std::uint8_t>() : std::span(genuine).first(end).last(recent.size());
    return prepareHistory({recent.begin(), recent.end()}, frequency, std::move(fit), seasons, said);
}

} // namespace ms::forecast
