// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "forecast/types.h"

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace ms::forecast {

/// The windows over which a frequency's level is averaged, periods: about a month, a quarter and a year of weeks, a
/// week, a month and a quarter of days.
struct PanelWindows {
    int brief = 4;
    int middle = 8;
    int wide = 16;
};
PanelWindows panelWindows(Frequency frequency);

/// One series as a method over all series sees it: demand on a scale that all series share.
///
/// z = asinh(demand / unit) with the unit a twentieth of the series' mean: a logarithm where demand is large, a
/// straight line around zero, defined for returns as well. Source: Johnson (1949), Biometrika 36; used so in Burbidge,
/// Magee & Robb (1988), JASA 83(401).
struct PanelSeries {
    double unit = 1;               ///< SKU base units, > 0
    bool nonNegative = true;       ///< no value below zero
    std::vector<double> z;         ///< one a period of the history; NaN: not known, or out of stock
    std::vector<double> deviation; ///< z less its mean over the wide window before; NaN where either is not known
    std::vector<std::vector<double>> causes;   ///< [regressor][period], future included as far as known; NaN: not known
    std::vector<std::vector<double>> relative; ///< the same against the series' own median: log ratio or difference
    std::vector<double> causeScale;            ///< [regressor] standard deviation over the history; 0: never changed
    std::vector<std::size_t> groups;           ///< places in Panel's groups, the group of all series first
    std::int64_t firstPeriod = 0;              ///< as Series::firstPeriod
    double meanLevel = 0;                      ///< mean of z
    double logSize = 0;                        ///< log of the mean absolute demand

    [[nodiscard]] std::size_t size() const { return z.size(); }
    [[nodiscard]] double toUnits(double value) const; ///< z back to SKU base units
    [[nodiscard]] double toScale(double units) const; ///< SKU base units to z
    /// Mean of z over the `width` periods before `end`; NaN when none is known.
    [[nodiscard]] double mean(std::size_t end, int width) const;
    /// Standard deviation of z over the same; NaN when fewer than two are known.
    [[nodiscard]] double deviationOver(std::size_t end, int width) const;
    /// Share of the known periods without demand over the same; NaN when none is known.
    [[nodiscard]] double zeroShare(std::size_t end, int width) const;
    /// Periods known before `end`.
    [[nodiscard]] int knownBefore(std::size_t end) const { return m_count[end]; }

private:
    friend class Panel;
    std::vector<double> m_sum;     // of z over the first periods
    std::vector<double> m_squares; // of its squares
    std::vector<int> m_count;      // known
    std::vector<int> m_zeros;
};

/// Means over the series of one category (or all), by period.
struct PanelGroup {
    std::int64_t firstPeriod = 0;
    std::vector<double> deviation;             ///< [period] mean of PanelSeries::deviation; NaN: none known
    std::vector<std::vector<double>> relative; ///< [regressor][period] mean of PanelSeries::relative

    [[nodiscard]] double deviationAt(std::int64_t period) const;
    [[nodiscard]] double relativeAt(std::size_t regressor, std::int64_t period) const;
};

/// All series of a run side by side.
class Panel {
public:
    /// `horizon` periods of regressors after the history are kept. Series may be of different lengths and start at
    /// different times; one without a known value stays empty. O(values).
    Panel(std::span<const Series> series, int horizon);

    [[nodiscard]] std::size_t size() const { return m_series.size(); }
    [[nodiscard]] const PanelSeries& at(std::size_t index) const { return m_series[index]; }
    [[nodiscard]] const PanelGroup& group(std::size_t index) const { return m_groups[index]; }
    [[nodiscard]] Frequency frequency() const { return m_frequency; }
    [[nodiscard]] const std::vector<std::string>& regressorNames() const { return m_regressors; }
    [[nodiscard]] std::size_t categoryCount() const { return m_categories; }
    [[nodiscard]] std::size_t horizon() const { return m_horizon; }

private:
    void addSeries(const Series& series);
    void addCauses(const Series& series, PanelSeries& made) const;
    void makeGroups(std::span<const Series> series);

    Frequency m_frequency = Frequency::Other;
    std::size_t m_horizon = 1;
    std::size_t m_categories = 0;
    std::vector<std::string> m_regressors;
    std::vector<PanelSeries> m_series;
    std::vector<PanelGroup> m_groups;
};

} // namespace ms::forecast
