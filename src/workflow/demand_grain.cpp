// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/demand_grain.h"

#include "features/demand_hours.h"
#include "features/period_calendar.h"
#include "forecast/forecaster.h"
#include "forecast/within_period.h"
#include "workspace/workspace.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <numeric>
#include <span>

namespace ms::workflow {
namespace {

using features::hoursADay;
using features::hoursAWeek;

constexpr std::size_t daysAWeek = 7;

/// A week of the history or of the forecast, as days.
struct Week {
    Day first{};
    bool ahead = false;
    double units = 0;
    std::optional<double> held;
    std::array<double, 4> band{}; ///< low80, high80, low95, high95
};

std::vector<Week> weeksOf(const DemandDetail& detail)
{
    std::vector<Week> weeks;
    for (std::size_t t = 0; t < detail.history.size(); ++t)
        weeks.push_back({detail.days[t], false, detail.history[t], std::nullopt, {}});
    const std::optional<Day> known =
        weeks.empty() ? std::nullopt : std::optional(weeks.back().first + std::chrono::days(daysAWeek));
    for (std::size_t k = 0; k < detail.mean.size(); ++k) {
        if (known && detail.forecastDays[k] < *known)
            continue; // the forecast is old: what it said of the week is no longer to come
        weeks.push_back({detail.forecastDays[k],
                         true,
                         detail.mean[k],
                         k < detail.held.size() ? detail.held[k] : std::nullopt,
                         {detail.low80[k], detail.high80[k], detail.low95[k], detail.high95[k]}});
    }
    return weeks;
}

/// Shares of the hours of each week of the history, and of any week ahead.
struct WeekShares {
    std::vector<double> hours; ///< what was sold, 168 a week of the history
    std::vector<double> ahead; ///< 168, adding up to one

    [[nodiscard]] std::span<const double> of(std::size_t week, bool isAhead) const
    {
        if (isAhead)
            return ahead;
        const auto own = std::span(hours).subspan(week * hoursAWeek, hoursAWeek);
        // A week of a net history may have units that no sale of that week explains.
        const bool sold = std::any_of(own.begin(), own.end(), [](double units) { return units > 0; });
        return sold ? own : std::span<const double>(ahead);
    }
};

/// The days first, then the hours of each weekday: a series says much about its days and little about its hours.
WeekShares weekShares(features::DemandHours&& sold)
{
    WeekShares shares;
    std::vector<double> days;
    std::array<std::vector<double>, daysAWeek> hours;
    for (std::size_t first = 0; first + hoursADay <= sold.units.size(); first += hoursADay) {
        const auto day = std::span<const double>(sold.units).subspan(first, hoursADay);
        days.push_back(std::accumulate(day.begin(), day.end(), 0.0));
        auto& ofWeekday = hours[(first / hoursADay) % daysAWeek];
        ofWeekday.insert(ofWeekday.end(), day.begin(), day.end());
    }
    std::array<double, daysAWeek> allDays{};
    for (std::size_t hour = 0; hour < hoursAWeek; ++hour)
        allDays[hour / hoursADay] += sold.allUnits[hour];
    const auto dayShares = forecast::partShares(days, allDays, forecast::usualPriorPeriods);
    for (std::size_t day = 0; day < daysAWeek; ++day) {
        const auto all = std::span<const double>(sold.allUnits).subspan(day * hoursADay, hoursADay);
        if (allDays[day] > 0) {
            for (const double share : forecast::partShares(hours[day], all, forecast::usualPriorPeriods))
                shares.ahead.push_back(dayShares[day] * share);
        } else {
            shares.ahead.insert(shares.ahead.end(), hoursADay, 0.0);
        }
    }
    shares.hours = std::move(sold.units);
    return shares;
}

/// Sums of neighbouring hours.
std::vector<double> inDays(std::span<const double> hours)
{
    std::vector<double> days;
    for (std::size_t first = 0; first + hoursADay <= hours.size(); first += hoursADay) {
        const auto day = hours.subspan(first, hoursADay);
        days.push_back(std::accumulate(day.begin(), day.end(), 0.0));
    }
    return days;
}

GrainPeriod periodOf(const Week& week, ShopTime start, double units, std::optional<double> held)
{
    GrainPeriod period;
    period.start = start;
    (week.ahead ? period.mean : period.sold) = units;
    period.held = held;
    return period;
}

/// Days, or hours, of all weeks.
std::vector<GrainPeriod> partsOf(const std::vector<Week>& weeks, const WeekShares& shares, bool hourly)
{
    std::vector<GrainPeriod> periods;
    const auto step = hourly ? std::chrono::hours(1) : std::chrono::hours(hoursADay);
    for (std::size_t w = 0; w < weeks.size(); ++w) {
        const Week& week = weeks[w];
        const auto hours = shares.of(w, week.ahead);
        const std::vector<double> parts = hourly ? std::vector<double>(hours.begin(), hours.end()) : inDays(hours);
        const std::vector<double> units = forecast::spreadOver(week.units, parts);
        const std::vector<double> held = week.held ? forecast::spreadOver(*week.held, parts) : std::vector<double>();
        for (std::size_t i = 0; i < units.size(); ++i)
            periods.push_back(periodOf(week, ShopTime(week.first) + step * static_cast<int>(i), units[i],
                                       held.empty() ? std::nullopt : std::optional(held[i])));
    }
    return periods;
}

std::vector<GrainPeriod> asWeeks(const std::vector<Week>& weeks)
{
    std::vector<GrainPeriod> periods;
    for (const Week& week : weeks) {
        GrainPeriod& period = periods.emplace_back(periodOf(week, week.first, week.units, week.held));
        period.low80 = week.band[0];
        period.high80 = week.band[1];
        period.low95 = week.band[2];
        period.high95 = week.band[3];
    }
    return periods;
}

/// Intervals of days, from a forecast of the days themselves.
bool addDayBands(std::vector<GrainPeriod>& days)
{
    forecast::Series series;
    series.id = "days";
    series.frequency = forecast::Frequency::Daily;
    for (const GrainPeriod& day : days)
        if (day.sold)
            series.history.push_back(*day.sold);
    const std::size_t ahead = days.size() - series.history.size();
    if (ahead == 0)
        return true;
    const auto made = forecast::forecastSeries(series, static_cast<int>(ahead), {.model = "auto", .detail = false});
    if (!made)
        return false;
    for (std::size_t k = 0; k < ahead; ++k) {
        GrainPeriod& day = days[series.history.size() + k];
        const double mean = *day.mean;
        const double factor = made->mean[k] > 0 ? mean / made->mean[k] : 0;
        const auto moved = [&](double edge) {
            return factor > 0 ? edge * factor : std::max(edge + mean - made->mean[k], 0.0);
        };
        day.low80 = mean > 0 ? std::min(moved(made->intervals[0].low[k]), mean) : 0;
        day.high80 = mean > 0 ? std::max(moved(made->intervals[0].high[k]), mean) : 0;
        day.low95 = mean > 0 ? std::min(moved(made->intervals[1].low[k]), mean) : 0;
        day.high95 = mean > 0 ? std::max(moved(made->intervals[1].high[k]), mean) : 0;
    }
    return true;
}

/// What weeks give to one month: the part of each half of their intervals that falls into it.
struct MonthBand {
    std::array<std::vector<double>, 4> halves; ///< |edge - mean| of low80, high80, low95, high95
};

/// Sums of days by month, with what their weeks know of the doubt.
std::vector<GrainPeriod> asMonths(const std::vector<Week>& weeks, const std::vector<GrainPeriod>& days,
                                  double correlation)
{
    const auto calendar = features::PeriodCalendar::of(forecast::Frequency::Monthly);
    std::vector<GrainPeriod> months;
    std::vector<MonthBand> bands;
    int number = 0;
    int covered = 0;
    for (std::size_t d = 0; d < days.size(); ++d) {
        const GrainPeriod& day = days[d];
        const Week& week = weeks[d / daysAWeek];
        const int month = calendar->periodOf(std::chrono::floor<std::chrono::days>(day.start));
        if (months.empty() || month != number) {
            number = month;
            covered = 0;
            months.emplace_back().start = calendar->firstDayOf(month);
            bands.emplace_back();
        }
        GrainPeriod& sum = months.back();
        sum.whole = ++covered == calendar->daysIn(month);
        if (day.sold)
            sum.sold = sum.sold.value_or(0) + *day.sold;
        if (!day.mean)
            continue;
        sum.mean = sum.mean.value_or(0) + *day.mean;
        if (day.held || sum.held)
            sum.held = sum.held.value_or(*sum.mean - *day.mean) + day.held.value_or(*day.mean);
        const double share = week.units > 0 ? *day.mean / week.units : 1.0 / daysAWeek;
        const bool next = bands.back().halves[0].empty() || d % daysAWeek == 0;
        for (std::size_t edge = 0; edge < 4; ++edge) {
            auto& halves = bands.back().halves[edge];
            if (next)
                halves.push_back(0);
            halves.back() += share * std::abs(week.band[edge] - week.units);
        }
    }
    for (std::size_t m = 0; m < months.size(); ++m) {
        if (!months[m].mean)
            continue;
        const auto spread = [&](std::size_t edge) { return forecast::spreadOfSum(bands[m].halves[edge], correlation); };
        const double mean = *months[m].mean;
        months[m].low80 = std::max(mean - spread(0), 0.0);
        months[m].high80 = mean + spread(1);
        months[m].low95 = std::max(mean - spread(2), 0.0);
        months[m].high95 = mean + spread(3);
    }
    return months;
}

} // namespace

Result<GrainDetail> demandAtGrain(const std::filesystem::path& path, const DemandDetail& detail, Grain grain,
                                  Progress& progress)
{
    GrainDetail result;
    result.grain = grain;
    const std::vector<Week> weeks = weeksOf(detail);
    if (grain == Grain::Week || weeks.empty()) {
        result.periods = asWeeks(weeks);
        return result;
    }
    auto workspace = workspace::Workspace::open(path, workspace::OpenMode::ReadOnly);
    if (!workspace)
        return tl::unexpected(workspace.error());
    std::vector<workspace::ProductKey> products;
    for (const std::int64_t product : detail.products)
        products.push_back({product});
    const Day first = weeks.front().first;
    const auto known = static_cast<std::int64_t>(daysAWeek * detail.history.size());
    const auto place = detail.location ? std::optional(workspace::LocationKey{*detail.location}) : std::nullopt;
    auto sold = features::demandHours(*workspace, products, {first, first + std::chrono::days(known)}, place);
    if (!sold)
        return tl::unexpected(sold.error());
    if (progress.canceled())
        return failure(ErrorCode::Canceled, "canceled");
    const WeekShares shares = weekShares(std::move(*sold));
    result.periods = partsOf(weeks, shares, grain == Grain::Hour);
    result.banded = grain != Grain::Hour;
    if (grain == Grain::Day)
        result.banded = addDayBands(result.periods);
    if (grain == Grain::Month)
        result.periods = asMonths(weeks, result.periods, detail.stepCorrelation);
    return result;
}

} // namespace ms::workflow
