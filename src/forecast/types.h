// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <vector>

namespace ms::forecast {

enum class Frequency { Yearly, Quarterly, Monthly, Weekly, Daily, Hourly, Other };

/// Periods in the natural season of a frequency: 1, 4, 12, 52, 7, 24, 1.
constexpr int seasonLength(Frequency frequency)
{
    switch (frequency) {
    case Frequency::Quarterly:
        return 4;
    case Frequency::Monthly:
        return 12;
    case Frequency::Weekly:
        return 52;
    case Frequency::Daily:
        return 7;
    case Frequency::Hourly:
        return 24;
    case Frequency::Yearly:
    case Frequency::Other:
        break;
    }
    return 1;
}

/// A cause known for every period of the history and, where `values` is longer, of the future.
struct Regressor {
    std::string name;
    std::vector<double> values; ///< one a period, oldest first, history.size() + horizon entries; NaN: not known
};

/// One demand series in equal steps, oldest first.
struct Series {
    std::string id;
    Frequency frequency = Frequency::Other;
    std::vector<double> history;          ///< demand a period in SKU base units; NaN: not known (a gap, never a zero)
    std::vector<std::uint8_t> stockedOut; ///< 1: stock ran out, history is sales and demand at least that; empty: never
    std::vector<Regressor> regressors;
    std::vector<std::string> categories; ///< what it belongs to (category, location), as many for every series of a run
    std::vector<std::uint8_t> genuine;   ///< 1: a person said that the value is none to replace; empty: nobody did
    std::string method;                  ///< to be used instead of what all are forecast by; empty: as all are
    std::int64_t firstPeriod = 0;        ///< when history[0] was, in periods by one clock for all series of a run:
                                         ///< years, quarters, months since year 0, else since 1970; 0: not known
};

/// A central prediction interval, one entry a step in both vectors.
struct Interval {
    double level = 0; ///< promised coverage in per cent, in (0, 100): 80, 95
    std::vector<double> low;
    std::vector<double> high;
};

/// How a method did on the same series before, each at rolling origins and never on data it had seen.
struct BacktestScore {
    std::string method;
    double mase = std::numeric_limits<double>::quiet_NaN();  ///< mean absolute scaled error
    double rmsse = std::numeric_limits<double>::quiet_NaN(); ///< root mean squared error over the scale of MASE
    double smape = std::numeric_limits<double>::quiet_NaN(); ///< per cent, 0..200
    double bias = std::numeric_limits<double>::quiet_NaN();  ///< mean (forecast - actual) / mean actual, per cent
    int origins = 0;                                         ///< rolling origins measured
};

/// What a cause does to demand, with its 95 % interval.
struct CauseEffect {
    std::string name;
    bool elasticity = false; ///< true: per cent of demand for one per cent of the cause (a price); false: the share by
                             ///< which demand changes for one unit of it (0.4: a promotion sells 40 % more)
    double value = 0;
    double low95 = 0;
    double high95 = 0;
};

/// A cause, whether the forecast reckons with it, and what it brings.
struct CauseFinding {
    CauseEffect effect;
    bool used = false;         ///< false: left out; past forecasts were no nearer, or its future is not known
    std::vector<double> added; ///< units at each step against a period as it usually is; empty: not used
};

/// A value that methods saw otherwise than it was. The history keeps it.
struct Adjustment {
    bool stockout = false;  ///< true: stock ran out, sales were less than demand; false: an outlier
    std::size_t period = 0; ///< of the history, from 0
    double used = 0;        ///< units; what stands in its place while methods are fitted
};

enum class PartKind {
    Level,  ///< what a period has now, season and causes aside
    Trend,  ///< where it goes from there
    Season, ///< time of day, of the week and of the year
    Causes  ///< prices, promotions, holidays
};

/// A part of a forecast; the parts of a step add up to its mean.
struct ForecastPart {
    PartKind kind = PartKind::Level;
    std::vector<double> values; ///< one a step, SKU base units
};

/// Demand at every step as quantiles, from which any other quantile and sample paths are read: see distribution.h.
struct Distribution {
    std::vector<double> probabilities; ///< ascending, in (0, 1)
    std::vector<double> values;        ///< [step · probabilities.size() + i], SKU base units, not descending in i
    double stepCorrelation = 0;        ///< of the normal scores of neighbouring steps, in (-1, 1)
    double unit = 0;                   ///< > 0: demand comes in multiples of it

    [[nodiscard]] std::size_t steps() const { return probabilities.empty() ? 0 : values.size() / probabilities.size(); }
};

/// The distribution of future demand of one series, as far as it is said.
struct Forecast {
    std::string seriesId;
    std::string method;                  ///< the winner's name, as `merchant forecast --list-models` prints it
    std::vector<double> mean;            ///< one a step, SKU base units a period, >= 0 where the history is
    std::vector<Interval> intervals;     ///< one a level asked for, in that order
    Distribution distribution;           ///< empty unless Settings::detail
    std::vector<BacktestScore> backtest; ///< best first; empty when the history is too short to test on
    std::vector<double> fitted;       ///< one-step forecasts over the history; NaN where there is none; as distribution
    std::vector<ForecastPart> parts;  ///< why this forecast; empty unless Settings::detail
    std::vector<CauseEffect> effects; ///< of the series' regressors, where they are part of the forecast
    std::vector<CauseFinding> causes; ///< of all that vary, used or not; empty unless Settings::detail
    std::vector<Adjustment> adjustments; ///< by period; empty unless Settings::detail
    std::optional<double>
        measuredCoverage80; ///< share of actual values inside the 80 % interval at the backtest origins
    std::string note;       ///< why a simple method was used, or empty
};

} // namespace ms::forecast
