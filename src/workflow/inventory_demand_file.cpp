// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/inventory_demand_file.h"

#include "sources/csv_reader.h"
#include "workflow/demand_steps.h"
#include "workflow/period_axis.h"
#include "workflow/rejects_file.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <iterator>
#include <limits>
#include <numeric>
#include <optional>
#include <utility>

namespace ms::workflow {
namespace {

struct Columns {
    std::size_t id = 0;
    std::size_t t = 0;
    std::size_t value = 0;
    std::optional<std::size_t> inStock;
};

struct DemandRow {
    std::int64_t t = 0; ///< seconds since 1970 if dated
    double units = std::numeric_limits<double>::quiet_NaN();
    bool stockedOut = false;
    std::int64_t line = 0;
    bool dated = false;
};

constexpr double largestDemand = 1e12; // of a period, what the engines reckon with
constexpr std::int64_t largestIndex = 1'000'000'000'000'000;
constexpr std::int64_t mostPeriods = 200'000; ///< of one series: 20 years of hours

Result<Columns> findColumns(const sources::CsvReader& reader)
{
    Columns columns;
    for (auto [name, where] : {std::pair{"series_id", &columns.id}, {"t", &columns.t}, {"value", &columns.value}}) {
        const auto found = reader.column(name);
        if (!found)
            return tl::unexpected(found.error());
        *where = *found;
    }
    columns.inStock = reader.findColumn("in_stock");
    return columns;
}

/// When a row is, its units not read yet; nullopt: `t` says nothing.
std::optional<DemandRow> readMoment(const sources::CsvRow& row, const Columns& columns)
{
    const auto moment = parseTimeText(row[columns.t]);
    if (!moment || (moment->kind == TimeKind::Index && std::abs(moment->value) > largestIndex))
        return std::nullopt;
    DemandRow read;
    read.t = moment->kind == TimeKind::Date ? moment->value * 86400 : moment->value;
    read.dated = moment->kind != TimeKind::Index;
    read.line = row.line();
    return read;
}

/// Gives `read` its units, or says why it has none.
std::optional<sources::RejectedRow> readUnits(const sources::CsvRow& row, const Columns& columns, DemandRow& read)
{
    const auto units = row.toDouble(columns.value);
    if (!units || !(*units >= 0.0 && *units <= largestDemand))
        return row.reject(columns.value, "expected a number of 0 to 1e12");
    if (columns.inStock) {
        const std::string_view mark = row[*columns.inStock];
        if (mark != "0" && mark != "1" && mark != "true" && mark != "false" && !mark.empty())
            return row.reject(*columns.inStock, "expected 0 or 1");
        read.stockedOut = mark == "0" || mark == "false";
    }
    read.units = *units;
    return std::nullopt;
}

/// The rows of one series as they are read.
struct SeriesRows {
    std::string id;
    std::vector<DemandRow> rows;
    bool known = false; ///< at least one row has units
};

/// Puts the rows in order, one a moment; from the first whose units are known to the last.
void putInOrder(SeriesRows& one, std::vector<sources::RejectedRow>& rejects)
{
    std::ranges::stable_sort(one.rows, {}, &DemandRow::t);
    std::vector<DemandRow> kept;
    for (const DemandRow& row : one.rows) {
        if (kept.empty() || kept.back().t != row.t) {
            kept.push_back(row);
        } else if (std::isnan(kept.back().units)) {
            kept.back() = row;
        } else if (!std::isnan(row.units)) {
            rejects.push_back({{row.line, "t", {}, "another row has this step already"}, {one.id}});
        }
    }
    const auto known = [](const DemandRow& row) { return !std::isnan(row.units); };
    kept.erase(std::ranges::find_if(kept.rbegin(), kept.rend(), known).base(), kept.end());
    kept.erase(kept.begin(), std::ranges::find_if(kept, known));
    one.rows = std::move(kept);
}

std::vector<std::int64_t> timesOf(const SeriesRows& one)
{
    std::vector<std::int64_t> times;
    for (const DemandRow& row : one.rows)
        times.push_back(row.t);
    return times;
}

void addSteps(DemandSteps& steps, const SeriesRows& one)
{
    for (std::size_t i = 1; i < one.rows.size(); ++i)
        steps.add(one.rows[i - 1].t, one.rows[i].t, one.rows[i].dated);
}

/// The period of each row; without a step that fits, a row is a period.
std::vector<std::int64_t> periodsOfRows(const SeriesRows& one, const DemandStep& shared, DemandFile& file)
{
    const auto times = timesOf(one);
    auto periods = periodsOf(times, shared);
    if (!periods) {
        DemandSteps own;
        addSteps(own, one);
        periods = periodsOf(times, own.step(one.rows.front().dated));
    }
    if (periods)
        return *periods;
    file.notes.push_back("series '" + one.id + "': its rows have no common step, each is taken as a period");
    std::vector<std::int64_t> counted(times.size());
    std::iota(counted.begin(), counted.end(), std::int64_t{0});
    return counted;
}

void layOnPeriods(const SeriesRows& one, const DemandStep& shared, bool gapsAreZero, DemandFile& file)
{
    const auto periods = periodsOfRows(one, shared, file);
    const std::int64_t length = periods.back() + 1;
    if (length > mostPeriods) {
        file.failures.emplace(one.id, "series '" + one.id + "': " + std::to_string(length) +
                                          " periods from its first row to its last, expected at most " +
                                          std::to_string(mostPeriods));
        return;
    }
    DemandHistory history;
    history.id = one.id;
    history.units.assign(static_cast<std::size_t>(length),
                         gapsAreZero ? 0.0 : std::numeric_limits<double>::quiet_NaN());
    history.stockedOut.assign(history.units.size(), 0);
    for (std::size_t i = 0; i < periods.size(); ++i) {
        history.units[static_cast<std::size_t>(periods[i])] = one.rows[i].units;
        history.stockedOut[static_cast<std::size_t>(periods[i])] = one.rows[i].stockedOut ? 1 : 0;
    }
    const std::int64_t gaps = length - static_cast<std::int64_t>(periods.size());
    file.gaps += gaps;
    file.seriesWithGaps += gaps > 0 ? 1 : 0;
    file.series.push_back(std::move(history));
}

/// Orders the rows of all series, finds their step and lays them on it.
void layOut(std::vector<SeriesRows>& all, const DemandReading& reading, DemandFile& file)
{
    for (const SeriesRows& one : all) {
        if (!one.known)
            file.failures.emplace(one.id, "series '" + one.id + "': none of its " + std::to_string(one.rows.size()) +
                                              " rows can be used, the first is row " +
                                              std::to_string(one.rows.front().line));
    }
    std::erase_if(all, [](const SeriesRows& one) { return !one.known; });
    DemandSteps steps;
    for (SeriesRows& one : all) {
        putInOrder(one, file.rejects);
        addSteps(steps, one);
    }
    const auto given = reading.frequency ? stepOf(*reading.frequency) : std::nullopt;
    for (const SeriesRows& one : all) {
        const bool dated = one.rows.front().dated;
        layOnPeriods(one, dated && given ? *given : steps.step(dated), reading.gapsAreZero, file);
    }
    file.yearLength = given ? yearLengthOf(*given) : steps.yearLength();
    const DemandStep step = steps.step(true);
    const std::int64_t days = step.length / 86400;
    if (!given && !step.months && days > 1 && days != 7)
        file.notes.push_back("a period is " + std::to_string(days) +
                             " days, the commonest step between dates; --frequency sets another");
}

} // namespace

Result<DemandFile> readDemandFile(const std::string& path, const DemandReading& reading)
{
    auto reader = sources::CsvReader::open(path);
    if (!reader)
        return tl::unexpected(reader.error());
    const auto columns = findColumns(*reader);
    if (!columns)
        return tl::unexpected(columns.error());

    DemandFile file;
    std::vector<SeriesRows> all;
    std::unordered_map<std::string, std::size_t> known;
    auto more = reader->next();
    for (; more && *more; more = reader->next()) {
        ++file.rowsRead;
        const auto row = reader->row();
        if (row[columns->id].empty()) {
            file.rejects.push_back(row.reject(columns->id, "expected a series identifier"));
            continue;
        }
        auto read = readMoment(row, *columns);
        if (!read) {
            file.rejects.push_back(
                row.reject(columns->t, "expected a whole number, an ISO date or an ISO date and time"));
            continue;
        }
        const auto [entry, isNew] = known.try_emplace(std::string(row[columns->id]), all.size());
        if (isNew)
            all.push_back({entry->first, {}, false});
        SeriesRows& one = all[entry->second];
        if (!one.rows.empty() && one.rows.front().dated != read->dated) {
            file.rejects.push_back(row.reject(columns->t, read->dated ? "expected a whole number, as in the row before"
                                                                      : "expected a date, as in the row before"));
            continue;
        }
        if (auto reject = readUnits(row, *columns, *read))
            file.rejects.push_back(std::move(*reject));
        else
            one.known = true;
        one.rows.push_back(*read);
    }
    if (!more)
        return tl::unexpected(more.error());
    auto torn = reader->takeRejects();
    file.rowsRead += static_cast<std::int64_t>(torn.size());
    std::ranges::move(torn, std::back_inserter(file.rejects));
    layOut(all, reading, file);
    if (file.series.empty() && file.failures.empty())
        return failure(ErrorCode::InvalidInput,
                       file.rejects.empty()
                           ? path + ": no demand in it, expected a row for each series and period"
                           : path + ": no demand that can be used; " + rejectSentence(path, file.rejects.front()));
    return file;
}

std::vector<std::string> demandNotes(const DemandFile& file, const DemandReading& reading, const std::string& path)
{
    std::vector<std::string> notes = file.notes;
    if (!file.rejects.empty())
        notes.push_back(std::to_string(file.rejects.size()) +
                        " rows of the demand cannot be used (--rejects FILE lists "
                        "them), the first: " +
                        rejectSentence(path, file.rejects.front()));
    if (file.gaps > 0)
        notes.push_back(
            std::to_string(file.gaps) + " periods of " + std::to_string(file.seriesWithGaps) + " series have no row: " +
            (reading.gapsAreZero ? "taken as no demand" : "not known (--gaps zero takes them as no demand)"));
    return notes;
}

std::string someOf(const std::vector<std::string>& names)
{
    constexpr std::size_t shown = 5;
    std::string text;
    for (std::size_t i = 0; i < std::min(names.size(), shown); ++i)
        text += (i == 0 ? "'" : ", '") + names[i] + "'";
    return names.size() > shown ? text + " and " + std::to_string(names.size() - shown) + " more" : text;
}

std::unordered_map<std::string_view, std::size_t> indexById(const std::vector<DemandHistory>& series)
{
    std::unordered_map<std::string_view, std::size_t> index;
    for (std::size_t i = 0; i < series.size(); ++i)
        index.emplace(series[i].id, i);
    return index;
}

} // namespace ms::workflow
