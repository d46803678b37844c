// SPDX-License-Identifier: GPL-3.0-or-later
#include "forecast/panel_trial.h"

#include "stats/random.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace ms::forecast {
namespace {

constexpr double unknown = std::numeric_limits<double>::quiet_NaN();
constexpr int originsTested = 2;
constexpr int leastKnown = 4;     // periods before an origin
constexpr double priorErrors = 8; // errors that a series' own variation counts for in its spread

/// Mean absolute change from one season to the next in the first `end` periods; from one period to the next where
/// there are no two seasons.
double naiveScale(const Series& series, std::size_t end)
{
    const auto season = static_cast<std::size_t>(seasonLength(series.frequency));
    const std::size_t lag = end >= 2 * season ? season : 1;
    double sum = 0;
    int count = 0;
    for (std::size_t t = lag; t < end; ++t) {
        const double change = std::abs(series.history[t] - series.history[t - lag]);
        if (std::isnan(change))
            continue;
        sum += change;
        ++count;
    }
    return count > 0 ? sum / count : 0;
}

/// About `most` of the cells that `each` visits, drawn evenly.
template <class Each>
std::vector<PanelCell> drawn(std::size_t most, std::uint64_t stream, const Each& each)
{
    std::size_t total = 0;
    each([&](const PanelCell&) { ++total; });
    const double share =
        std::min(1.0, static_cast<double>(most) / static_cast<double>(std::max<std::size_t>(total, 1)));
    stats::Random random(1, stream);
    std::vector<PanelCell> cells;
    cells.reserve(std::min(total, most + most / 16));
    each([&](const PanelCell& cell) {
        if (share >= 1 || random.uniform() < share)
            cells.push_back(cell);
    });
    return cells;
}

/// How fast units change with the scale at a value: what turns a spread on the scale into one in units.
double unitsPerScale(const PanelSeries& one, double units)
{
    return std::hypot(one.unit, units);
}

} // namespace

struct PanelTrial::Errors {
    std::vector<double> squares; ///< [origin] sum of squared errors on the scale
    std::vector<int> counts;     ///< [origin]
    double variance = 0;         ///< to expect from the series' own variation

    /// Standard deviation to expect, without what origin `without` says (all of them: -1).
    [[nodiscard]] double deviation(int without) const
    {
        double sum = priorErrors * variance;
        double count = priorErrors;
        for (std::size_t o = 0; o < squares.size(); ++o)
            if (static_cast<int>(o) != without) {
                sum += squares[o];
                count += counts[o];
            }
        return std::sqrt(sum / count);
    }
};

BacktestScore scoreOf(std::string_view method, const Series& series, std::span<const PanelPast> past)
{
    ScoreKeeper keeper{std::string(method)};
    for (const PanelPast& one : past) {
        std::vector<double> actual;
        std::vector<double> mean;
        for (std::size_t k = 0; k < one.actual.size(); ++k)
            if (!std::isnan(one.actual[k])) {
                actual.push_back(one.actual[k]);
                mean.push_back(one.mean[k]);
            }
        keeper.add(actual, mean, naiveScale(series, one.origin.end));
    }
    return keeper.score();
}

StandardisedErrors standardised(const PanelPast& past)
{
    StandardisedErrors errors;
    for (std::size_t k = 0; k < past.actual.size(); ++k)
        errors.push_back(past.spread[k] > 0 ? (past.actual[k] - past.mean[k]) / past.spread[k] : unknown);
    return errors;
}

PanelTrial::PanelTrial(std::span<const Series> series, const Panel& panel) : m_series(series), m_panel(panel)
{
    const int horizon = static_cast<int>(panel.horizon());
    for (std::size_t i = 0; i < series.size(); ++i) {
        const PanelSeries& one = panel.at(i);
        const std::size_t periods = one.size();
        std::vector<Origin> origins = rollingOrigins(periods, horizon, 1, originsTested);
        std::erase_if(origins, [&](const Origin& origin) { return one.knownBefore(origin.end) < leastKnown; });
        m_cut.push_back(origins.empty() ? periods : origins.back().end);
        m_origins.push_back(origins);
        for (const Origin& origin : origins)
            for (std::size_t k = 0; k < origin.length; ++k)
                if (const PanelCell cell{i, origin.end, static_cast<int>(k + 1)}; !std::isnan(targetOf(cell)))
                    m_tested.push_back(cell);
        if (one.knownBefore(periods) >= leastKnown && one.deviationOver(periods, static_cast<int>(periods)) > 0)
            for (int step = 1; step <= horizon; ++step)
                m_future.push_back({i, periods, step});
    }
}

std::vector<PanelCell> PanelTrial::learning(bool all, std::size_t most) const
{
    const int horizon = static_cast<int>(m_panel.horizon());
    return drawn(most, all ? 1 : 2, [&](const auto& visit) {
        for (std::size_t i = 0; i < m_panel.size(); ++i) {
            const std::size_t end = all ? m_panel.at(i).size() : m_cut[i];
            for (std::size_t origin = leastKnown; origin < end; ++origin)
                for (int step = 1; step <= horizon && origin + static_cast<std::size_t>(step) <= end; ++step)
                    if (const PanelCell cell{i, origin, step};
                        m_panel.at(i).knownBefore(origin) >= leastKnown && !std::isnan(targetOf(cell)))
                        visit(cell);
        }
    });
}

std::vector<PanelCell> PanelTrial::learningOrigins(bool all, std::size_t most) const
{
    const auto season = std::max<std::size_t>(leastKnown, static_cast<std::size_t>(seasonLength(m_panel.frequency())));
    return drawn(most, all ? 3 : 4, [&](const auto& visit) {
        for (std::size_t i = 0; i < m_panel.size(); ++i) {
            const std::size_t end = all ? m_panel.at(i).size() : m_cut[i];
            // Where histories allow, only origins that know the season before, as those of the future will.
            const std::size_t first = end >= season + season / 2 + m_panel.horizon() ? season : leastKnown;
            for (std::size_t origin = first; origin + m_panel.horizon() <= end; ++origin)
                if (m_panel.at(i).knownBefore(origin) >= leastKnown &&
                    m_panel.at(i).knownBefore(origin + m_panel.horizon()) > m_panel.at(i).knownBefore(origin))
                    visit(PanelCell{i, origin, 1});
        }
    });
}

std::vector<PanelTrial::Errors> PanelTrial::errorsOf(std::span<const double> tested) const
{
    std::vector<Errors> errors(m_series.size());
    double squares = 0;
    double variances = 0;
    const int wide = panelWindows(m_panel.frequency()).wide;
    for (std::size_t i = 0; i < m_series.size(); ++i) {
        const double deviation = m_panel.at(i).deviationOver(m_panel.at(i).size(), wide);
        errors[i].variance = std::isnan(deviation) ? 0 : deviation * deviation;
        errors[i].squares.resize(m_origins[i].size());
        errors[i].counts.resize(m_origins[i].size());
    }
    for (std::size_t k = 0; k < m_tested.size(); ++k) {
        Errors& own = errors[m_tested[k].series];
        const std::vector<Origin>& origins = m_origins[m_tested[k].series];
        std::size_t o = 0;
        while (origins[o].end != m_tested[k].origin)
            ++o;
        const double error = targetOf(m_tested[k]) - tested[k];
        own.squares[o] += error * error;
        ++own.counts[o];
        squares += error * error;
        variances += own.variance;
    }
    for (Errors& own : errors)
        own.variance *= variances > 0 ? squares / variances : 1.0;
    return errors;
}

std::vector<std::optional<PanelOpinion>> PanelTrial::opinions(std::span<const double> tested,
                                                              std::span<const double> future) const
{
    const std::vector<Errors> errors = errorsOf(tested);
    std::vector<std::optional<PanelOpinion>> opinions(m_series.size());
    const auto say = [this](std::size_t i, double scaled, double deviation, PanelPast& said) {
        const PanelSeries& one = m_panel.at(i);
        const double units = one.toUnits(scaled);
        said.mean.push_back(one.nonNegative ? std::max(units, 0.0) : units);
        said.spread.push_back(deviation * unitsPerScale(one, said.mean.back()));
    };
    for (std::size_t k = 0; k < m_future.size();) {
        const std::size_t i = m_future[k].series;
        const double deviation = errors[i].deviation(-1);
        PanelPast said;
        for (; k < m_future.size() && m_future[k].series == i; ++k)
            say(i, future[k], deviation, said);
        opinions[i] = PanelOpinion{std::move(said.mean), std::move(said.spread), {}};
    }
    for (std::size_t k = 0; k < m_tested.size();) {
        const std::size_t i = m_tested[k].series;
        const std::size_t end = m_tested[k].origin;
        const auto origin =
            std::find_if(m_origins[i].begin(), m_origins[i].end(), [end](const Origin& one) { return one.end == end; });
        const double deviation = errors[i].deviation(static_cast<int>(origin - m_origins[i].begin()));
        PanelPast past{*origin, std::vector<double>(origin->length, unknown), std::vector<double>(origin->length, 0.0),
                       std::vector<double>(origin->length, 0.0)};
        for (; k < m_tested.size() && m_tested[k].series == i && m_tested[k].origin == end; ++k) {
            PanelPast said;
            say(i, tested[k], deviation, said);
            const auto at = static_cast<std::size_t>(m_tested[k].step - 1);
            past.actual[at] = m_series[i].history[m_tested[k].target()];
            past.mean[at] = said.mean.front();
            past.spread[at] = said.spread.front();
        }
        if (opinions[i])
            opinions[i]->past.push_back(std::move(past));
    }
    return opinions;
}

} // namespace ms::forecast
