// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "forecast/panel.h"

#include <cstddef>
#include <span>
#include <string>
#include <vector>

namespace ms::forecast {

/// What is known of one period of one series when it is forecast: lags, levels, the same season before, the calendar,
/// regressors at the period and around it, what the series did in periods like it, and what its groups did. Nothing
/// after the origin is looked at except regressors.
class PanelFeatures {
public:
    /// `panel` must outlive this.
    explicit PanelFeatures(const Panel& panel);

    [[nodiscard]] std::size_t width() const { return m_names.size(); }
    [[nodiscard]] const std::vector<std::string>& names() const { return m_names; }

    /// The level that a forecast is measured from: mean of z over the middle window, over more where that is empty.
    [[nodiscard]] double level(std::size_t series, std::size_t origin) const;
    /// The seasons whose same period before is looked at, shortest first.
    [[nodiscard]] const std::vector<int>& seasons() const { return m_seasons; }
    /// What came of the same step one season before, against the level that was known then, on the panel's scale; NaN:
    /// not known.
    [[nodiscard]] double seasonChange(std::size_t series, std::size_t origin, int step, int season) const;
    /// Writes the features of period `origin + step - 1` as seen after `origin` known periods; `row` has width()
    /// entries; NaN: not known. `step` counts from 1. O(features + middle windows looked back).
    void write(std::size_t series, std::size_t origin, int step, std::span<float> row) const;

private:
    class Row;
    void writeDemand(const PanelSeries& one, std::size_t origin, int step, double level, Row& row) const;
    [[nodiscard]] double seasonChange(const PanelSeries& one, std::size_t origin, int step, int season) const;
    void writeSeasons(const PanelSeries& one, std::size_t origin, int step, double level, Row& row) const;
    void writeCalendar(const PanelSeries& one, std::size_t target, Row& row) const;
    void writeCauses(const PanelSeries& one, std::size_t origin, std::size_t target, Row& row) const;
    void writeAlike(const PanelSeries& one, std::size_t origin, std::size_t target, double level, Row& row) const;
    void writeGroups(const PanelSeries& one, std::size_t origin, std::size_t target, Row& row) const;

    const Panel& m_panel;
    PanelWindows m_windows;
    std::vector<int> m_seasons;         ///< periods, shortest first
    std::vector<std::size_t> m_varying; ///< regressors that change within a series
    std::vector<std::string> m_names;
    std::vector<std::vector<float>> m_categoryCodes; ///< [category][series]: rank by mean size, then by name
};

} // namespace ms::forecast
