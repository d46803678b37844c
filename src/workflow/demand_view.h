// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/day.h"
#include "core/id.h"
#include "core/money.h"
#include "core/progress.h"
#include "core/result.h"
#include "forecast/forecaster.h"
#include "workflow/demand_causes.h"
#include "workflow/demand_corrections.h"
#include "workflow/demand_override.h"
#include "workspace/launch_repository.h"
#include "workspace/types.h"

#include <array>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace ms::workflow {

/// Why a planner should look at a SKU, the gravest first.
enum class DemandException {
    None,
    New,           ///< no full week of sales yet, and nobody said what it sells like
    NoForecast,    ///< the run could not forecast it, or has not reached it
    Stopped,       ///< nothing sold for eight weeks after selling regularly
    StockedOut,    ///< stock ran out in one of the last four weeks: sales hide demand
    Jump,          ///< the last week lies more than four standard deviations from the mean of the year before
    OffTrack,      ///< class X or Y, and the errors of earlier runs add up: a tracking signal beyond 4
    BigChange,     ///< class X or Y, and the run says half as much more or less than the one before it
    Biased,        ///< class X or Y, and the backtests were more than 50 % too high or too low on average
    WorseThanNaive ///< class X or Y, and the backtests lost to the naive method
};

/// What the rows of page Demand are.
enum class DemandLevel { Sku, Category, Location, Total };

/// A SKU's part in a row above SKUs.
struct DemandShare {
    std::int64_t product = 0; ///< its key
    double share = 1;         ///< of its demand, in (0, 1]
};

/// One SKU, or one category, place or total, on page Demand. Shares and per cent as the field says; none: not known.
struct DemandRow {
    Sku sku;
    std::string title;
    std::string category;
    char abc =
        'C'; ///< A: the SKUs that make 80 % of the value sold in the last 52 weeks; B: the next 15 %; C: the rest
    char xyz = 'Z';        ///< X: coefficient of variation of weekly demand up to 0.5; Y: up to 1; Z: above
    double unitsAWeek = 0; ///< mean of the last 13 weeks
    std::optional<double> forecastAWeek; ///< mean of the stored forecast over its horizon
    std::optional<double> plannedAWeek;  ///< the same with the overrides that hold; none: there are none
    std::optional<double> change;        ///< forecastAWeek over unitsAWeek less one, a fraction
    std::string method;
    std::string runnerUp;
    std::optional<double> mase;
    std::optional<double> smape;      ///< per cent
    std::optional<double> bias;       ///< per cent
    std::optional<double> coverage80; ///< fraction
    DemandException exception = DemandException::None;
    double exceptionSize = 0; ///< weeks without a sale, per cent of bias, MASE, units of the jump, tracking signal,
                              ///< fraction of change: as the exception says
    std::string note;
    std::optional<std::string> lockedMethod; ///< by which the next runs are to forecast it; none: the backtest chooses
    bool lockedByCategory = false;           ///< with all of its category
    bool lockIsNew = false;                  ///< the run that is shown does not know of it
    int oddWeeks = 0;                        ///< that the run replaced: outliers and weeks without stock
    std::optional<workspace::ForecastCause> cause; ///< the surest of those that the forecast reckons with
    double value = 0; ///< units of the last 52 weeks at list price, minor units; where no price is known, units
    DemandLevel level = DemandLevel::Sku;
    std::vector<DemandShare> members;     ///< of a row above SKUs; its `sku` is the name of category or place, or empty
    std::optional<std::int64_t> location; ///< of the row of a place: its key
    std::int64_t product = 0;             ///< its key in the workspace; 0 above SKUs
    Day firstDay{};                       ///< of history[0]
    std::vector<double> history;          ///< units a week, oldest first
    std::vector<std::uint8_t> stockedOut; ///< one a week, 1: stock ran out; empty: never
};

/// Puts rows into order by value, most first, and sets their classes A, B and C.
void classifyDemand(std::vector<DemandRow>& rows);

/// The run that the page shows.
struct ShownRun {
    std::int64_t key = 0;
    ShopTime createdAt{};
    forecast::Frequency frequency = forecast::Frequency::Weekly;
    Day firstDay{};
    int horizon = 0;
    std::uint64_t seed = 1;
    std::string model;
    bool stale = false; ///< sales were imported, or settings changed, since
};

struct DemandView {
    std::optional<ShownRun> run;         ///< none: nothing was forecast yet
    std::vector<DemandRow> rows;         ///< by value sold, most first
    Day dataEnd{};                       ///< last day with an order
    bool timed = false;                  ///< orders have times of day, not only dates
    std::vector<std::string> categories; ///< that products have, by name
    std::int64_t exceptions = 0;
    std::optional<double> measuredCoverage80;           ///< fraction; mean over SKUs
    std::array<std::optional<double>, 3> maseByClass{}; ///< A, B, C: medians over SKUs
    std::array<std::int64_t, 3> skusByClass{};
};

/// Every SKU that ever sold, and behind them those of the catalogue with title and price that never did, with their
/// part of the newest run. Opens the workspace read-only, one connection.
/// Errors: as Workspace::open and features::demandSeries; Canceled.
Result<DemandView> readDemandView(const std::filesystem::path& workspace, Progress& progress);

/// What was forecast some time ago for periods that are known now.
struct PastForecast {
    Day firstDay{};
    std::vector<double> mean; ///< units a period
    std::vector<double> low80;
    std::vector<double> high80;
};

/// One SKU in depth.
struct DemandDetail {
    Sku sku;
    std::string title;
    DemandLevel level = DemandLevel::Sku;
    std::vector<std::int64_t> products;   ///< keys of what it speaks of
    std::optional<std::int64_t> location; ///< its key; none: all places
    forecast::Frequency frequency = forecast::Frequency::Weekly;
    forecast::Series series; ///< what is forecast from: `history` as people corrected it, with its causes
    CauseCalendar calendar;  ///< holidays and events of the workspace
    std::vector<workspace::ForecastCause> causes; ///< as the run found them; empty above SKUs
    std::vector<OddWeek> oddWeeks;                ///< of this SKU
    std::optional<std::string> lockedMethod;      ///< of the SKU or, where categories are shown, of the category itself
    std::vector<Day> days;                        ///< first day of each period of `history`
    std::vector<double> history;
    std::vector<std::uint8_t> stockedOut; ///< one a period, or empty
    std::vector<double> fitted;           ///< one-step forecasts over the history; NaN where there is none
    std::vector<DayRange> promotions;
    std::vector<Day> forecastDays; ///< first day of each step
    std::vector<double> mean;
    std::vector<double> low80;
    std::vector<double> high80;
    std::vector<double> low95;
    std::vector<double> high95;
    std::string method;
    std::string runnerUp;
    std::optional<double> coverage80; ///< fraction
    double stepCorrelation = 0;       ///< of neighbouring steps of the forecast
    std::string note;
    std::vector<forecast::BacktestScore> backtest; ///< best first
    std::vector<PastForecast> past;                ///< at the backtest origins, latest first
    std::vector<forecast::ForecastPart> parts;     ///< of `mean`; they add up to it; empty when it cannot be told
    std::vector<std::optional<double>> held;       ///< one a step: the override that holds
    OverrideReview overrides;                      ///< of this SKU
    Snapshots snapshots;                           ///< the newest three runs
    std::optional<workspace::Launch> launch;       ///< what it is said to sell like
    bool newcomer = false;                         ///< its history is too short for one of its own
};

/// Reads what the row does not hold (of rows above SKUs: readLevelDetail), and tests the run's model at earlier
/// origins: a few hundredths of a second. Errors: as Workspace::open; ReadWrite, Conflict.
Result<DemandDetail> readDemandDetail(const std::filesystem::path& workspace, const DemandRow& row, Progress& progress);

} // namespace ms::workflow
