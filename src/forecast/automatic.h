// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "forecast/backtest.h"
#include "forecast/demand_shape.h"
#include "forecast/spread_model.h"

#include <optional>
#include <string>
#include <vector>

namespace ms::forecast {

/// A forecast with the trial it was chosen by.
struct Choice {
    std::string method;
    PointForecast forecast;
    std::vector<BacktestScore> backtest; ///< best first; empty when the history is too short to test on
    /// Of the chosen method, one an origin. `past.evidence` may be empty: then the spread is taken as it is.
    SpreadHistory past;
    SpreadEvidence evidence;                ///< of the forecast itself
    std::optional<DemandShape> shape;       ///< demand with many zeros: its distribution has this shape, not a spread
    std::vector<std::vector<double>> ranks; ///< with a shape: where demand fell in its distributions, one an origin
    std::string note;
};

/// One method of a combination and what it weighs before any backtest; 0: it only runs beside, for comparison.
struct Part {
    std::string_view method;
    double weight = 1;
};

enum class DemandKind { Smooth, Intermittent };

/// What the parts said at one past origin.
struct PartTrial {
    std::vector<double> actual;
    double scale = 0;                                ///< History::scale then
    std::optional<DemandShape> shape;                ///< of intermittent demand then
    std::vector<std::optional<PointForecast>> parts; ///< without fitted values
    bool afterYear = false;                          ///< a year and more was known then
};

/// What one series says before the others are asked: its parts' forecasts now and at rolling origins.
struct Workup {
    DemandKind kind = DemandKind::Smooth;
    std::vector<Part> parts;
    std::vector<std::optional<PointForecast>> now; ///< one a part; nullopt: it refused the history
    std::vector<PartTrial> trials;                 ///< latest first
    std::vector<double> errors;                    ///< partErrors of the trials
    double scale = 0;
    std::optional<DemandShape> shape;
    PointForecast fallback; ///< the last value again, for when every part refused
};

/// Scaled error of every part over the trials of a series; NaN where a part was not tested. Many zeros make the
/// absolute error smallest for a forecast of nothing, so that squares are taken there.
std::vector<double> partErrors(const Workup& workup);

/// What of a history a forecast's parts are told by.
struct Anatomy {
    std::vector<SeasonalPattern> patterns;
    std::optional<CauseFit> causes;
    std::size_t periods = 0;
    double level = 0; ///< mean of the last season without season and causes, units
};

/// The parts of the automatic choice for a series, `history` being that of today.
Workup workUpAutomatic(const Material& material, const History& history, int horizon, CauseUse use);
/// One method alone, tested at the same origins.
Workup workUpMethod(const Method& method, const Material& material, const History& history, int horizon, CauseUse use);

/// Log of the mean absolute error at past origins with causes (`use`) over that without, both by the two cheapest
/// parts. NaN when it cannot be told.
double causeErrorRatio(const Material& material, int season, int horizon, CauseUse use);

Anatomy anatomyOf(const History& history);
/// Level, trend, season and causes of each step of `mean` from `firstStep` on; they add up to it.
std::vector<ForecastPart> partsOf(const Anatomy& anatomy, std::span<const double> mean, std::size_t firstStep);
/// Intermittent: 30 % and more of the periods without demand, not at the same hours or weekdays, and none below zero.
DemandKind demandKindOf(const History& history);

/// What the series of one run say together about the parts: which did better on the whole, and by how much demand fell
/// short of what was forecast. The second counts for intermittent demand only, where one series cannot tell, and where
/// a year and more was known: before, a season that all share looks like it.
class Pool {
public:
    /// Series that are nullptr say nothing.
    explicit Pool(std::span<const Workup* const> workups);

    /// What the weight of a part is multiplied by.
    [[nodiscard]] double weightOf(DemandKind kind, std::string_view method) const;
    /// What forecasts of intermittent demand are multiplied by, 0.5..2.
    [[nodiscard]] double level() const { return m_level; }
    /// Variance over mean of intermittent demand in whole units, all series together.
    [[nodiscard]] double dispersion() const { return m_dispersion; }

private:
    struct Standing {
        DemandKind kind;
        std::string_view method;
        double error = 0; ///< sum over series of the part's error over the mean error of all parts
        double series = 0;
    };
    void addErrors(const Workup& workup);

    std::vector<Standing> m_standings;
    double m_level = 1;
    double m_dispersion = 1;
};

/// The weighted mean of several forecasts of the same history; weights need not add up to one. At least one forecast.
PointForecast combined(std::span<const PointForecast* const> forecasts, std::span<const double> weights);

/// Combines the parts with their own weights, those of the pool and those of the series' own backtest. The combination
/// is scored at the origins with the first two alone: it must not have seen what it is held against.
Choice settle(const Workup& workup, const Pool& pool);

} // namespace ms::forecast
