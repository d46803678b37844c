// SPDX-License-Identifier: GPL-3.0-or-later
#include "forecast/panel_features.h"

#include "core/day.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <limits>
#include <numeric>

namespace ms::forecast {
namespace {

constexpr double unknown = std::numeric_limits<double>::quiet_NaN();
constexpr int lags = 4;
constexpr double likeness = 0.5;      // standard deviations of a regressor at which a period is half like another
constexpr double earlierWeight = 2.0; // wide windows in which a period's say halves, for the slow memory

/// The seasons whose same period before is looked at.
std::vector<int> panelSeasons(Frequency frequency)
{
    switch (frequency) {
    case Frequency::Hourly:
        return {24, 168};
    case Frequency::Daily:
        return {7, 364};
    case Frequency::Weekly:
        return {52};
    case Frequency::Monthly:
        return {12};
    case Frequency::Quarterly:
        return {4};
    case Frequency::Yearly:
    case Frequency::Other:
        break;
    }
    return {};
}

double valueAt(const std::vector<double>& values, std::ptrdiff_t index)
{
    return index >= 0 && index < static_cast<std::ptrdiff_t>(values.size()) ? values[static_cast<std::size_t>(index)]
                                                                            : unknown;
}

/// Share of the year gone by at a period, 0..1, as far as a common clock says it.
double yearShare(Frequency frequency, std::int64_t period)
{
    const auto share = [period](double periods) {
        const double years = static_cast<double>(period) / periods;
        return years - std::floor(years);
    };
    switch (frequency) {
    case Frequency::Hourly:
        return share(24 * 365.2425);
    case Frequency::Daily:
        return share(365.2425);
    case Frequency::Weekly:
        return share(365.2425 / 7);
    case Frequency::Monthly:
        return share(12);
    case Frequency::Quarterly:
        return share(4);
    default:
        return unknown;
    }
}

/// Day of the month, 1..31, of the first day of a period of days or weeks.
double dayOfMonth(Frequency frequency, std::int64_t period)
{
    const std::int64_t days = frequency == Frequency::Weekly ? 7 * period : period;
    return static_cast<unsigned>(std::chrono::year_month_day{dayFromNumber(days)}.day());
}

double phase(std::int64_t period, std::int64_t length)
{
    return static_cast<double>(((period % length) + length) % length);
}

} // namespace

/// A row being written; counts what it is given, so that names and values cannot part.
class PanelFeatures::Row {
public:
    explicit Row(std::span<float> values) : m_values(values) {}
    explicit Row(std::vector<std::string>& names) : m_names(&names) {}
    void add(const char* name, double value, int number = -1)
    {
        if (m_names != nullptr)
            m_names->push_back(number < 0 ? name : name + (" " + std::to_string(number)));
        else
            m_values[m_place] = static_cast<float>(value);
        ++m_place;
    }

private:
    std::span<float> m_values;
    std::vector<std::string>* m_names = nullptr;
    std::size_t m_place = 0;
};

PanelFeatures::PanelFeatures(const Panel& panel)
    : m_panel(panel), m_windows(panelWindows(panel.frequency())), m_seasons(panelSeasons(panel.frequency()))
{
    for (std::size_t r = 0; r < panel.regressorNames().size(); ++r) {
        bool varies = false;
        for (std::size_t i = 0; i < panel.size() && !varies; ++i)
            varies = panel.at(i).causeScale[r] > 0;
        if (varies)
            m_varying.push_back(r);
    }
    // A category's code is its rank by the mean size of its series: near codes are of near size.
    for (std::size_t c = 0; c < panel.categoryCount(); ++c) {
        std::vector<double> sums;
        std::vector<int> counts;
        for (std::size_t i = 0; i < panel.size(); ++i) {
            const std::size_t place = panel.at(i).groups[c + 1];
            sums.resize(std::max(sums.size(), place + 1), 0.0);
            counts.resize(sums.size(), 0);
            sums[place] += panel.at(i).logSize;
            ++counts[place];
        }
        std::vector<std::size_t> order(sums.size());
        std::iota(order.begin(), order.end(), 0);
        std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
            return sums[a] / std::max(counts[a], 1) < sums[b] / std::max(counts[b], 1);
        });
        std::vector<float> rank(sums.size());
        for (std::size_t k = 0; k < order.size(); ++k)
            rank[order[k]] = static_cast<float>(k);
        std::vector<float> codes;
        for (std::size_t i = 0; i < panel.size(); ++i)
            codes.push_back(rank[panel.at(i).groups[c + 1]]);
        m_categoryCodes.push_back(std::move(codes));
    }
    if (panel.size() == 0)
        return;
    std::vector<std::string> names;
    Row row(names);
    writeDemand(panel.at(0), 0, 1, 0, row);
    writeSeasons(panel.at(0), 0, 1, 0, row);
    writeCalendar(panel.at(0), 0, row);
    writeCauses(panel.at(0), 0, 0, row);
    writeAlike(panel.at(0), 0, 0, 0, row);
    writeGroups(panel.at(0), 0, 0, row);
    for (std::size_t c = 0; c < m_categoryCodes.size(); ++c)
        row.add("category", 0, static_cast<int>(c));
    m_names = std::move(names);
}

double PanelFeatures::level(std::size_t series, std::size_t origin) const
{
    const PanelSeries& one = m_panel.at(series);
    double level = one.mean(origin, m_windows.middle);
    if (std::isnan(level))
        level = one.mean(origin, m_windows.wide);
    if (std::isnan(level))
        level = one.mean(origin, static_cast<int>(origin));
    return std::isnan(level) ? one.meanLevel : level;
}

void PanelFeatures::write(std::size_t series, std::size_t origin, int step, std::span<float> values) const
{
    const PanelSeries& one = m_panel.at(series);
    const double from = level(series, origin);
    const std::size_t target = origin + static_cast<std::size_t>(step) - 1;
    Row row(values);
    writeDemand(one, origin, step, from, row);
    writeSeasons(one, origin, step, from, row);
    writeCalendar(one, target, row);
    writeCauses(one, origin, target, row);
    writeAlike(one, origin, target, from, row);
    writeGroups(one, origin, target, row);
    for (std::size_t c = 0; c < m_categoryCodes.size(); ++c)
        row.add("category", m_categoryCodes[c][series], static_cast<int>(c));
}

void PanelFeatures::writeDemand(const PanelSeries& one, std::size_t origin, int step, double level, Row& row) const
{
    row.add("step", step);
    row.add("brief level", one.mean(origin, m_windows.brief) - level);
    row.add("wide level", one.mean(origin, m_windows.wide) - level);
    row.add("level against all", level - one.meanLevel);
    for (int lag = 1; lag <= lags; ++lag)
        row.add("lag", valueAt(one.z, static_cast<std::ptrdiff_t>(origin) - lag) - level, lag);
    row.add("deviation", one.deviationOver(origin, m_windows.middle));
    row.add("wide deviation", one.deviationOver(origin, m_windows.wide));
    row.add("zero share", one.zeroShare(origin, m_windows.wide));
    row.add("known", std::log1p(one.knownBefore(origin)));
    row.add("size", one.logSize);
}

double PanelFeatures::seasonChange(std::size_t series, std::size_t origin, int step, int season) const
{
    return seasonChange(m_panel.at(series), origin, step, season);
}

/// The same step from the same origin, as many seasons before as it takes to have been known.
double PanelFeatures::seasonChange(const PanelSeries& one, std::size_t origin, int step, int season) const
{
    const std::ptrdiff_t then = static_cast<std::ptrdiff_t>(origin) - (step + season - 1) / season * season;
    return then > 0 ? valueAt(one.z, then + step - 1) - one.mean(static_cast<std::size_t>(then), m_windows.middle)
                    : unknown;
}

void PanelFeatures::writeSeasons(const PanelSeries& one, std::size_t origin, int step, double level, Row& row) const
{
    const auto target = static_cast<std::ptrdiff_t>(origin) + step - 1;
    for (const int season : m_seasons) {
        // The latest same phase that is known, then the one before it.
        const std::ptrdiff_t cycles = (step + season - 1) / season;
        const std::ptrdiff_t last = target - cycles * season;
        row.add("season before", valueAt(one.z, last) - level, season);
        row.add("second season before", valueAt(one.z, last - season) - level, season);
        row.add("deviation a season before", valueAt(one.deviation, last), season);
        double sum = 0;
        int count = 0;
        for (int k = 0; k < 4; ++k)
            for (int near = season > 26 ? -1 : 0; near <= (season > 26 ? 1 : 0); ++near)
                if (const double d = last - k * season + near < static_cast<std::ptrdiff_t>(origin)
                                         ? valueAt(one.deviation, last - k * season + near)
                                         : unknown;
                    !std::isnan(d)) {
                    sum += d;
                    ++count;
                }
        row.add("mean deviation of the season", count > 0 ? sum / count : unknown, season);
        row.add("change a season before", seasonChange(one, origin, step, season), season);
    }
}

void PanelFeatures::writeCalendar(const PanelSeries& one, std::size_t target, Row& row) const
{
    const std::int64_t period = one.firstPeriod + static_cast<std::int64_t>(target);
    const Frequency frequency = m_panel.frequency();
    row.add("share of the year", yearShare(frequency, period));
    if (frequency == Frequency::Daily || frequency == Frequency::Weekly)
        row.add("day of the month", dayOfMonth(frequency, period));
    if (frequency == Frequency::Daily)
        row.add("day of the week", phase(period, 7));
    if (frequency == Frequency::Hourly) {
        row.add("hour of the day", phase(period, 24));
        row.add("hour of the week", phase(period, 168));
    }
}

void PanelFeatures::writeCauses(const PanelSeries& one, std::size_t origin, std::size_t target, Row& row) const
{
    for (std::size_t r = 0; r < m_panel.regressorNames().size(); ++r) {
        const int number = static_cast<int>(r);
        row.add("cause", valueAt(one.causes[r], static_cast<std::ptrdiff_t>(target)), number);
        if (std::find(m_varying.begin(), m_varying.end(), r) == m_varying.end())
            continue;
        const std::vector<double>& relative = one.relative[r];
        const auto at = static_cast<std::ptrdiff_t>(target);
        const double now = valueAt(relative, at);
        row.add("cause against its median", now, number);
        row.add("cause, change from before", now - valueAt(relative, at - 1), number);
        row.add("cause, change after", valueAt(relative, at + 1) - now, number);
        row.add("cause, change from two before", now - valueAt(relative, at - 2), number);
        row.add("cause, at the origin", valueAt(relative, static_cast<std::ptrdiff_t>(origin) - 1), number);
        double sum = 0;
        int count = 0;
        for (int k = 0; k < m_windows.middle; ++k)
            if (const double x = valueAt(relative, static_cast<std::ptrdiff_t>(origin) - 1 - k); !std::isnan(x)) {
                sum += x;
                ++count;
            }
        row.add("cause, mean before", count > 0 ? sum / count : unknown, number);
    }
}

void PanelFeatures::writeAlike(const PanelSeries& one, std::size_t origin, std::size_t target, double level,
                               Row& row) const
{
    if (m_varying.empty())
        return;
    const auto at = static_cast<std::ptrdiff_t>(target);
    const std::size_t first = origin - std::min(origin, static_cast<std::size_t>(2 * m_windows.wide));
    const double slow = std::exp2(-1 / (earlierWeight * m_windows.wide));
    const double fast = std::exp2(-1.0 / m_windows.middle);
    double slowWeight = 0, slowSum = 0, slowDecay = 1;
    double fastWeight = 0, fastSum = 0, fastDecay = 1;
    for (std::size_t s = origin; s-- > first; slowDecay *= slow, fastDecay *= fast) {
        if (std::isnan(one.z[s]))
            continue;
        double distance = 0;
        for (const std::size_t r : m_varying) {
            const double difference = valueAt(one.relative[r], at) - one.relative[r][s];
            if (one.causeScale[r] > 0 && !std::isnan(difference))
                distance += difference * difference / (one.causeScale[r] * one.causeScale[r]);
        }
        const double alike = std::exp(-distance / (2 * likeness * likeness));
        slowWeight += slowDecay * alike;
        slowSum += slowDecay * alike * one.z[s];
        fastWeight += fastDecay * alike;
        fastSum += fastDecay * alike * one.z[s];
    }
    constexpr double least = 0.05; // of one period
    row.add("periods like it", slowWeight > least ? slowSum / slowWeight - level : unknown);
    row.add("weight of periods like it", slowWeight);
    row.add("late periods like it", fastWeight > least ? fastSum / fastWeight - level : unknown);
    row.add("weight of late periods like it", fastWeight);
}

void PanelFeatures::writeGroups(const PanelSeries& one, std::size_t origin, std::size_t target, Row& row) const
{
    for (std::size_t g = 0; g < one.groups.size(); ++g) {
        const PanelGroup& group = m_panel.group(one.groups[g]);
        const std::int64_t from = one.firstPeriod + static_cast<std::int64_t>(origin);
        const std::int64_t period = one.firstPeriod + static_cast<std::int64_t>(target);
        const int number = static_cast<int>(g);
        double sum = 0;
        int count = 0;
        for (int k = 1; k <= m_windows.brief; ++k)
            if (const double d = group.deviationAt(from - k); !std::isnan(d)) {
                sum += d;
                ++count;
            }
        row.add("group lately", count > 0 ? sum / count : unknown, number);
        for (const int season : m_seasons) {
            const auto step = static_cast<std::int64_t>(target - origin) + 1;
            const std::int64_t last = period - (step + season - 1) / season * season;
            row.add("group a season before", group.deviationAt(last), number);
        }
        for (const std::size_t r : m_varying)
            row.add("group's cause", group.relativeAt(r, period), number);
    }
}

} // namespace ms::forecast
