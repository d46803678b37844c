// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/series_file.h"

#include "sources/csv_reader.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <limits>
#include <set>
#include <unordered_map>

namespace ms::workflow {
namespace {

constexpr double unknown = std::numeric_limits<double>::quiet_NaN();
constexpr std::int64_t longestSeries = 10'000'000; // steps
constexpr std::int64_t rowsBetweenReports = 65536;

/// A value and where it belongs. Regressors of all rows of a series lie in one vector beside, `width` a row.
struct Observation {
    std::int64_t period = 0;
    double value = 0;
    std::uint32_t row = 0;  ///< its place among the series' rows, which is its place among the regressors
    std::uint32_t line = 0; ///< of the file
};

/// The rows of one series. Those of a file in order, period after period and line after line, need no more than their
/// values; at the first that does not follow, all become observations.
struct Gathered {
    DatedSeries dated;
    std::int64_t first = 0;      ///< period of the first row read
    std::uint32_t firstLine = 0; ///< and its line
    bool ordered = true;         ///< each row so far is of a later period than the one before it
    std::vector<double> steady;  ///< values of `first` and the periods after it; empty once there are observations
    std::vector<Observation> observations;
    std::vector<double> regressors;

    [[nodiscard]] bool empty() const { return steady.empty() && observations.empty(); }
    [[nodiscard]] std::size_t rows() const { return steady.size() + observations.size(); }

    void add(std::int64_t period, double value, std::uint32_t line)
    {
        if (empty())
            firstLine = line;
        const std::size_t count = rows();
        if (observations.empty() && period == first + static_cast<std::int64_t>(count) && line == firstLine + count) {
            steady.push_back(value);
            return;
        }
        for (std::uint32_t k = 0; k < steady.size(); ++k)
            observations.push_back({first + k, steady[k], k, firstLine + k});
        steady = {};
        ordered = ordered && period > observations.back().period;
        observations.push_back({period, value, static_cast<std::uint32_t>(count), line});
    }
};

struct Columns {
    std::size_t id = 0;
    std::size_t t = 0;
    std::size_t value = 0;
    std::vector<std::size_t> regressors;
    std::vector<std::size_t> categories;
};

/// Names of causes and categories that cannot be ones.
Result<void> checkNames(const SeriesFileOptions& options)
{
    std::set<std::string> seen{"series_id", "t", "value"};
    for (const auto* names : {&options.regressors, &options.categories})
        for (const std::string& name : *names) {
            if (name == "series_id" || name == "t" || name == "value")
                return failure(ErrorCode::InvalidInput,
                               "column '" + name + "' cannot be a regressor or a category: it is the series itself");
            if (!seen.insert(name).second)
                return failure(ErrorCode::InvalidInput, "column '" + name + "' is asked for twice");
        }
    return {};
}

Result<Columns> findColumns(const sources::CsvReader& reader, const SeriesFileOptions& options)
{
    if (const auto good = checkNames(options); !good)
        return tl::unexpected(good.error());
    const std::vector<std::string>& regressors = options.regressors;
    Columns columns;
    const auto find = [&](const std::string& name, std::size_t& where) -> Result<void> {
        const auto found = reader.column(name);
        if (!found)
            return tl::unexpected(found.error());
        where = *found;
        return {};
    };
    columns.regressors.resize(regressors.size());
    for (auto [name, where] : {std::pair{"series_id", &columns.id}, {"t", &columns.t}, {"value", &columns.value}})
        if (const auto found = find(name, *where); !found)
            return tl::unexpected(found.error());
    for (std::size_t i = 0; i < regressors.size(); ++i)
        if (const auto found = find(regressors[i], columns.regressors[i]); !found)
            return tl::unexpected(found.error());
    columns.categories.resize(options.categories.size());
    for (std::size_t i = 0; i < options.categories.size(); ++i)
        if (const auto found = find(options.categories[i], columns.categories[i]); !found)
            return tl::unexpected(found.error());
    return columns;
}

bool isUnknown(std::string_view text)
{
    return text.empty() || text == "NA" || text == "NaN" || text == "nan";
}

/// A cause's value: a number, or true and false.
Result<double> causeIn(const sources::CsvRow& row, std::size_t column)
{
    const std::string_view text = row[column];
    if (isUnknown(text))
        return unknown;
    if (text == "true" || text == "True" || text == "TRUE")
        return 1.0;
    if (text == "false" || text == "False" || text == "FALSE")
        return 0.0;
    return row.toDouble(column);
}

/// Adds one row, or says what is wrong with it.
std::optional<sources::RejectedRow> addRow(const sources::CsvRow& row, const Columns& columns,
                                           const SeriesFileOptions& options, Gathered& gathered)
{
    const auto moment = parseTimeText(row[columns.t]);
    if (!moment)
        return row.reject(columns.t, "expected a whole number, an ISO date or an ISO date and time");
    if (gathered.empty()) {
        gathered.dated.axis = PeriodAxis(options.frequency, *moment);
        gathered.first = *gathered.dated.axis.periodOf(*moment);
    }
    const auto period = gathered.dated.axis.periodOf(*moment);
    if (!period)
        return row.reject(columns.t, "a date among numbers, or a number among dates, in one series");
    if (std::abs(*period - gathered.first) > longestSeries)
        return row.reject(columns.t, "more than ten million steps from the series' first row");
    double value = unknown;
    if (!isUnknown(row[columns.value])) {
        const auto number = row.toDouble(columns.value);
        if (!number)
            return row.reject(columns.value, "expected a finite number");
        value = *number;
    }
    const std::size_t kept = gathered.regressors.size();
    for (const std::size_t column : columns.regressors) {
        const auto number = causeIn(row, column);
        if (!number) {
            gathered.regressors.resize(kept);
            return row.reject(column, "expected a finite number, true or false");
        }
        gathered.regressors.push_back(*number);
    }
    if (gathered.empty())
        for (const std::size_t column : columns.categories)
            gathered.dated.series.categories.emplace_back(row[column]);
    gathered.add(*period, value, static_cast<std::uint32_t>(row.line()));
    return std::nullopt;
}

/// A row whose step another row of its series has, with the fields that matter.
sources::RejectedRow repeatedRow(const Observation& one, const Gathered& gathered, const Columns& columns,
                                 std::size_t width)
{
    const std::string when = gathered.dated.axis.textOf(one.period);
    sources::RejectedRow reject;
    reject.why = {one.line, "t", when.empty() ? std::to_string(one.period) : when, "another row has this step already"};
    reject.fields.resize(width);
    reject.fields[columns.id] = gathered.dated.series.id;
    reject.fields[columns.t] = reject.why.value;
    reject.fields[columns.value] = std::isnan(one.value) ? std::string() : std::to_string(one.value);
    return reject;
}

/// Takes out all but the first row of each step; the others join the rejects.
void dropRepeated(Gathered& gathered, const Columns& columns, SeriesFile& file)
{
    auto& observations = gathered.observations;
    const auto byPeriod = [](const Observation& a, const Observation& b) {
        return a.period != b.period ? a.period < b.period : a.row < b.row;
    };
    if (gathered.ordered)
        return;
    if (!std::is_sorted(observations.begin(), observations.end(), byPeriod))
        std::sort(observations.begin(), observations.end(), byPeriod);
    std::size_t kept = 0;
    for (std::size_t i = 0; i < observations.size(); ++i) {
        if (kept > 0 && observations[i].period == observations[kept - 1].period)
            file.rejects.push_back(repeatedRow(observations[i], gathered, columns, file.header.size()));
        else
            observations[kept++] = observations[i];
    }
    observations.resize(kept);
}

void layOutRegressor(const Gathered& gathered, std::size_t place, std::size_t width, std::vector<double>& values)
{
    for (std::size_t k = 0; k < gathered.steady.size(); ++k)
        values[k] = gathered.regressors[k * width + place];
    for (const Observation& one : gathered.observations)
        values[static_cast<std::size_t>(one.period - gathered.dated.firstPeriod)] =
            gathered.regressors[static_cast<std::size_t>(one.row) * width + place];
}

/// Lays the rows, in order, out in equal steps up to the last known value; regressors as far as there are rows.
void layOut(Gathered& gathered, const SeriesFileOptions& options)
{
    auto& observations = gathered.observations;
    const std::int64_t first = observations.empty() ? gathered.first : observations.front().period;
    gathered.dated.firstPeriod = first;
    forecast::Series& series = gathered.dated.series;
    series.firstPeriod = gathered.dated.axis.sharedPeriod(first);
    const std::size_t span = observations.empty() ? gathered.steady.size()
                                                  : static_cast<std::size_t>(observations.back().period - first + 1);
    const std::size_t width = options.regressors.size();
    for (std::size_t i = 0; i < width; ++i) {
        series.regressors.push_back({options.regressors[i], std::vector<double>(span, unknown)});
        layOutRegressor(gathered, i, width, series.regressors.back().values);
    }
    series.history = std::move(gathered.steady);
    if (!observations.empty())
        series.history.assign(span, options.gapsAreZero ? 0.0 : unknown);
    std::size_t length = 0;
    for (const Observation& one : observations) {
        const auto at = static_cast<std::size_t>(one.period - first);
        series.history[at] = one.value;
        length = std::isnan(one.value) ? length : at + 1;
    }
    if (observations.empty())
        for (length = span; length > 0 && std::isnan(series.history[length - 1]);)
            --length;
    series.history.resize(length);
    observations = {};
    gathered.regressors = {};
}

/// Series by identifier, in the order in which the file first names them.
class Shelf {
public:
    explicit Shelf(forecast::Frequency frequency) : m_frequency(frequency) {}

    Gathered& at(std::string_view id)
    {
        if (!m_all.empty() && m_all[m_place].dated.series.id == id)
            return m_all[m_place]; // files keep series together
        const auto [place, added] = m_places.try_emplace(std::string(id), m_all.size());
        m_place = place->second;
        if (added) {
            const std::size_t likely = m_all.empty() ? 0 : m_all.back().steady.size();
            m_all.emplace_back();
            m_all.back().steady.reserve(likely);
            m_all.back().dated.series.id = place->first;
            m_all.back().dated.series.frequency = m_frequency;
        }
        return m_all[m_place];
    }
    [[nodiscard]] std::vector<Gathered>& all() { return m_all; }

private:
    forecast::Frequency m_frequency;
    std::vector<Gathered> m_all;
    std::unordered_map<std::string, std::size_t> m_places;
    std::size_t m_place = 0; // of the row before
};

/// Every good row onto the shelf, every other among the rejects.
Result<void> gather(sources::CsvReader& reader, const Columns& columns, const SeriesFileOptions& options, Shelf& shelf,
                    SeriesFile& file, Progress& progress)
{
    for (auto more = reader.next();; more = reader.next()) {
        if (!more)
            return tl::unexpected(more.error());
        if (!*more)
            break;
        if (++file.rowsRead % rowsBetweenReports == 0) {
            if (progress.canceled())
                return failure(ErrorCode::Canceled, "canceled while reading " + reader.shape().file);
            progress.report(reader.position(), reader.size());
        }
        const sources::CsvRow row = reader.row();
        if (row[columns.id].empty())
            file.rejects.push_back(row.reject(columns.id, "expected an identifier"));
        else if (auto reject = addRow(row, columns, options, shelf.at(row[columns.id])))
            file.rejects.push_back(std::move(*reject));
    }
    auto torn = reader.takeRejects();
    file.rowsRead += static_cast<std::int64_t>(torn.size());
    std::move(torn.begin(), torn.end(), std::back_inserter(file.rejects));
    return {};
}

} // namespace

Result<SeriesFile> readSeriesFile(const std::string& path, const SeriesFileOptions& options, Progress& progress)
{
    auto reader = sources::CsvReader::open(path);
    if (!reader)
        return tl::unexpected(reader.error());
    const auto columns = findColumns(*reader, options);
    if (!columns)
        return tl::unexpected(columns.error());
    SeriesFile file;
    file.header = reader->shape().header;
    Shelf shelf(options.frequency);
    if (const auto read = gather(*reader, *columns, options, shelf, file, progress); !read)
        return tl::unexpected(read.error());
    if (!file.rejects.empty() && file.rowsRead == static_cast<std::int64_t>(file.rejects.size())) {
        const sources::RowReject& why = file.rejects.front().why;
        return failure(ErrorCode::InvalidInput, path + ": no row could be used; line " + std::to_string(why.row) +
                                                    ", column " + why.column + ", '" + why.value + "': " + why.reason);
    }
    for (Gathered& gathered : shelf.all()) {
        if (!gathered.empty()) {
            dropRepeated(gathered, *columns, file);
            layOut(gathered, options);
        }
        file.series.push_back(std::move(gathered.dated));
    }
    return file;
}

} // namespace ms::workflow
