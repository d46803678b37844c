// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "forecast/backtest.h"
#include "forecast/panel.h"
#include "forecast/types.h"

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace ms::forecast {

/// One period to predict: of a series, as seen after `origin` known periods, `step` periods on (from 1).
struct PanelCell {
    std::size_t series = 0;
    std::size_t origin = 0;
    int step = 1;

    [[nodiscard]] std::size_t target() const { return origin + static_cast<std::size_t>(step) - 1; }
};

/// What a method over all series had said of one of them at an origin in the past.
struct PanelPast {
    Origin origin;
    std::vector<double> actual; ///< one a step of the origin, units; NaN: not known
    std::vector<double> mean;
    std::vector<double> spread; ///< units; made without the errors of this origin
};

/// What a method over all series says of one of them.
struct PanelOpinion {
    std::vector<double> mean;    ///< one a step, units, >= 0 where the history is: the median of demand
    std::vector<double> spread;  ///< standard deviation of the error a step, units
    std::vector<PanelPast> past; ///< latest first
};

/// How opinions of the past turned out. `scale` is that of naiveScale at each origin.
BacktestScore scoreOf(std::string_view method, const Series& series, std::span<const PanelPast> past);
/// (actual - mean) / spread; NaN where the spread is zero or the actual value is not known.
StandardisedErrors standardised(const PanelPast& past);

/// The trial that every method over all series stands: the last origins of each series are kept from a first model,
/// which predicts them; a second model learns from everything and predicts the future.
class PanelTrial {
public:
    /// `series` and `panel` must outlive this.
    PanelTrial(std::span<const Series> series, const Panel& panel);

    /// Cells that the first model may learn from (`all` false) or the second (`all` true): at most about `most`, drawn
    /// evenly; every target known, four periods known before the origin.
    [[nodiscard]] std::vector<PanelCell> learning(bool all, std::size_t most) const;
    /// The same for methods that predict all steps of an origin together: the first cell of each origin whose steps all
    /// lie within what may be seen, from one season on where histories are long enough; at most about `most` origins.
    [[nodiscard]] std::vector<PanelCell> learningOrigins(bool all, std::size_t most) const;
    /// Cells of the trial whose targets are known; in order of series, origin and step.
    [[nodiscard]] const std::vector<PanelCell>& tested() const { return m_tested; }
    /// Cells of the future of every series with a known value, all steps.
    [[nodiscard]] const std::vector<PanelCell>& future() const { return m_future; }
    /// Target of a cell whose period is known.
    [[nodiscard]] double targetOf(const PanelCell& cell) const { return m_panel.at(cell.series).z[cell.target()]; }

    /// Turns predictions on the panel's scale, one for each of tested() and future(), into opinions; nullopt for a
    /// series without enough history, or with one that never varied. The spread of a series is that of its errors in
    /// the trial, mixed with what its own variation lets expect.
    [[nodiscard]] std::vector<std::optional<PanelOpinion>> opinions(std::span<const double> tested,
                                                                    std::span<const double> future) const;

private:
    struct Errors; // of one series in the trial
    [[nodiscard]] std::vector<Errors> errorsOf(std::span<const double> tested) const;

    std::span<const Series> m_series;
    const Panel& m_panel;
    std::vector<std::vector<Origin>> m_origins; ///< [series] of the trial, latest first
    std::vector<std::size_t> m_cut;             ///< [series] periods that the first model may see
    std::vector<PanelCell> m_tested;
    std::vector<PanelCell> m_future;
};

} // namespace ms::forecast
