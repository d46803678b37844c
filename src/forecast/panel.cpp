// SPDX-License-Identifier: GPL-3.0-or-later
#include "forecast/panel.h"

#include "stats/moments.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>

namespace ms::forecast {
namespace {

constexpr double unknown = std::numeric_limits<double>::quiet_NaN();
constexpr double unitShare = 0.05;               // of the mean demand, where the scale turns from line to logarithm
constexpr double largestValue = 1e150;           // as everywhere in this room: squares of it still fit a double
constexpr std::int64_t longestGroup = 1'000'000; // periods; beyond, series are too far apart to share anything

double medianOf(std::vector<double> values)
{
    std::erase_if(values, [](double value) { return std::isnan(value); });
    if (values.empty())
        return unknown;
    const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::nth_element(values.begin(), middle, values.end());
    return *middle;
}

/// Adds `values`, whose first belongs to `at`, to running means.
void addTo(std::span<const double> values, std::size_t at, std::vector<double>& sums, std::vector<int>& counts)
{
    for (std::size_t t = 0; t < values.size() && at + t < sums.size(); ++t)
        if (!std::isnan(values[t])) {
            sums[at + t] += values[t];
            ++counts[at + t];
        }
}

void divide(std::vector<double>& sums, const std::vector<int>& counts)
{
    for (std::size_t t = 0; t < sums.size(); ++t)
        sums[t] = counts[t] > 0 ? sums[t] / counts[t] : unknown;
}

double entryAt(const std::vector<double>& values, std::int64_t index)
{
    return index >= 0 && index < static_cast<std::int64_t>(values.size()) ? values[static_cast<std::size_t>(index)]
                                                                          : unknown;
}

/// First and last period of a set of series, the horizon included.
struct Reach {
    std::int64_t first = std::numeric_limits<std::int64_t>::max();
    std::int64_t last = std::numeric_limits<std::int64_t>::min();
};

PanelGroup groupOf(std::span<const PanelSeries* const> members, std::size_t regressors, std::size_t horizon)
{
    Reach reach;
    for (const PanelSeries* one : members) {
        reach.first = std::min(reach.first, one->firstPeriod);
        reach.last = std::max(reach.last, one->firstPeriod + static_cast<std::int64_t>(one->size() + horizon));
    }
    PanelGroup group;
    group.firstPeriod = reach.first;
    if (members.empty() || reach.last - reach.first > longestGroup)
        return group;
    const auto length = static_cast<std::size_t>(reach.last - reach.first);
    std::vector<int> counts(length, 0);
    group.deviation.assign(length, 0.0);
    const auto placeOf = [&](const PanelSeries* one) {
        return static_cast<std::size_t>(one->firstPeriod - reach.first);
    };
    for (const PanelSeries* one : members)
        addTo(one->deviation, placeOf(one), group.deviation, counts);
    divide(group.deviation, counts);
    for (std::size_t r = 0; r < regressors; ++r) {
        std::vector<double> sums(length, 0.0);
        counts.assign(length, 0);
        for (const PanelSeries* one : members)
            addTo(one->relative[r], placeOf(one), sums, counts);
        divide(sums, counts);
        group.relative.push_back(std::move(sums));
    }
    return group;
}

} // namespace

PanelWindows panelWindows(Frequency frequency)
{
    switch (frequency) {
    case Frequency::Hourly:
        return {24, 168, 672};
    case Frequency::Daily:
        return {7, 28, 91};
    case Frequency::Weekly:
        return {4, 13, 52};
    case Frequency::Monthly:
        return {3, 6, 12};
    case Frequency::Quarterly:
        return {2, 4, 8};
    case Frequency::Yearly:
        return {2, 4, 8};
    case Frequency::Other:
        break;
    }
    return {4, 8, 16};
}

double PanelSeries::toUnits(double value) const
{
    return unit * std::sinh(value);
}

double PanelSeries::toScale(double units) const
{
    return std::asinh(units / unit);
}

double PanelSeries::mean(std::size_t end, int width) const
{
    const std::size_t begin = end - std::min(end, static_cast<std::size_t>(width));
    const int count = m_count[end] - m_count[begin];
    return count > 0 ? (m_sum[end] - m_sum[begin]) / count : unknown;
}

double PanelSeries::deviationOver(std::size_t end, int width) const
{
    const std::size_t begin = end - std::min(end, static_cast<std::size_t>(width));
    const int count = m_count[end] - m_count[begin];
    if (count < 2)
        return unknown;
    const double middle = (m_sum[end] - m_sum[begin]) / count;
    return std::sqrt(std::max(0.0, (m_squares[end] - m_squares[begin]) / count - middle * middle));
}

double PanelSeries::zeroShare(std::size_t end, int width) const
{
    const std::size_t begin = end - std::min(end, static_cast<std::size_t>(width));
    const int count = m_count[end] - m_count[begin];
    return count > 0 ? static_cast<double>(m_zeros[end] - m_zeros[begin]) / count : unknown;
}

double PanelGroup::deviationAt(std::int64_t period) const
{
    return entryAt(deviation, period - firstPeriod);
}

double PanelGroup::relativeAt(std::size_t regressor, std::int64_t period) const
{
    return regressor < relative.size() ? entryAt(relative[regressor], period - firstPeriod) : unknown;
}

Panel::Panel(std::span<const Series> series, int horizon) : m_horizon(static_cast<std::size_t>(horizon))
{
    for (const Series& one : series) {
        m_categories = std::max(m_categories, one.categories.size());
        for (const Regressor& regressor : one.regressors)
            if (std::find(m_regressors.begin(), m_regressors.end(), regressor.name) == m_regressors.end())
                m_regressors.push_back(regressor.name);
    }
    if (!series.empty())
        m_frequency = series.front().frequency;
    m_series.reserve(series.size());
    for (const Series& one : series)
        addSeries(one);
    makeGroups(series);
}

void Panel::addSeries(const Series& series)
{
    PanelSeries made;
    made.firstPeriod = series.firstPeriod;
    double size = 0;
    int known = 0;
    for (const double value : series.history)
        if (std::abs(value) <= largestValue) {
            size += std::abs(value);
            made.nonNegative = made.nonNegative && value >= 0;
            ++known;
        }
    if (size > 0) {
        made.unit = unitShare * size / known;
        made.logSize = std::log(size / known);
    }
    const bool usable = std::none_of(series.history.begin(), series.history.end(), [](double value) {
        return std::abs(value) > largestValue; // infinite ones too
    });
    made.m_sum = made.m_squares = {0.0};
    made.m_count = made.m_zeros = {0};
    for (std::size_t t = 0; t < series.history.size(); ++t) {
        const bool out = t < series.stockedOut.size() && series.stockedOut[t] != 0;
        const double z = out || !usable ? unknown : made.toScale(series.history[t]);
        made.z.push_back(z);
        made.m_sum.push_back(made.m_sum.back() + (std::isnan(z) ? 0 : z));
        made.m_squares.push_back(made.m_squares.back() + (std::isnan(z) ? 0 : z * z));
        made.m_count.push_back(made.m_count.back() + (std::isnan(z) ? 0 : 1));
        made.m_zeros.push_back(made.m_zeros.back() + (z == 0 ? 1 : 0));
    }
    const int wide = panelWindows(m_frequency).wide;
    for (std::size_t t = 0; t < made.size(); ++t)
        made.deviation.push_back(made.z[t] - made.mean(t, wide));
    if (made.m_count.back() > 0)
        made.meanLevel = made.m_sum.back() / made.m_count.back();
    addCauses(series, made);
    m_series.push_back(std::move(made));
}

void Panel::addCauses(const Series& series, PanelSeries& made) const
{
    for (const std::string& name : m_regressors) {
        std::vector<double> values(series.history.size() + m_horizon, unknown);
        const auto found = std::find_if(series.regressors.begin(), series.regressors.end(),
                                        [&](const Regressor& regressor) { return regressor.name == name; });
        if (found != series.regressors.end())
            std::copy_n(found->values.begin(), std::min(values.size(), found->values.size()), values.begin());
        const std::span<const double> past = std::span(values).first(series.history.size());
        const double median = medianOf({past.begin(), past.end()});
        const bool positive =
            std::none_of(past.begin(), past.end(), [](double value) { return value <= 0; }) && median > 0;
        std::vector<double> relative(values.size());
        for (std::size_t t = 0; t < values.size(); ++t)
            relative[t] = positive && values[t] > 0 ? std::log(values[t] / median) : values[t] - median;
        made.causeScale.push_back(stats::momentsOf(std::span(relative).first(series.history.size())).standardDeviation);
        made.causes.push_back(std::move(values));
        made.relative.push_back(std::move(relative));
    }
}

void Panel::makeGroups(std::span<const Series> series)
{
    std::vector<const PanelSeries*> all;
    for (const PanelSeries& one : m_series)
        all.push_back(&one);
    m_groups.push_back(groupOf(all, m_regressors.size(), m_horizon));
    for (PanelSeries& one : m_series)
        one.groups.push_back(0);
    for (std::size_t c = 0; c < m_categories; ++c) {
        std::map<std::string, std::vector<std::size_t>> members;
        for (std::size_t i = 0; i < series.size(); ++i)
            members[c < series[i].categories.size() ? series[i].categories[c] : std::string()].push_back(i);
        for (const auto& [name, places] : members) {
            all.clear();
            for (const std::size_t i : places) {
                all.push_back(&m_series[i]);
                m_series[i].groups.push_back(m_groups.size());
            }
            m_groups.push_back(groupOf(all, m_regressors.size(), m_horizon));
        }
    }
}

} // namespace ms::forecast
