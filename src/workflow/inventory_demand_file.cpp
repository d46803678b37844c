// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/inventory_demand_file.h"

#include "sources/csv_reader.h"
#include "workflow/period_axis.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <optional>

namespace ms::workflow {
namespace {

struct Columns {
    std::size_t id = 0;
    std::size_t t = 0;
    std::size_t value = 0;
    std::optional<std::size_t> inStock;
};

struct DemandRow {
    std::int64_t t = 0;
    double units = 0;
    bool stockedOut = false;
    std::int64_t line = 0;
    bool dated = false;
};

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

/// The row, or why it cannot be used.
tl::expected<DemandRow, sources::RejectedRow> readRow(const sources::CsvRow& row, const Columns& columns)
{
    if (row[columns.id].empty())
        return tl::unexpected(row.reject(columns.id, "expected a series identifier"));
    const auto moment = parseTimeText(row[columns.t]);
    if (!moment)
        return tl::unexpected(row.reject(columns.t, "expected a whole number, an ISO date or an ISO date and time"));
    const auto units = row.toDouble(columns.value);
    if (!units || *units < 0.0)
        return tl::unexpected(row.reject(columns.value, "expected a number of at least 0"));
    DemandRow read;
    read.t = moment->kind == TimeKind::Date ? moment->value * 86400 : moment->value;
    read.dated = moment->kind != TimeKind::Index;
    read.units = *units;
    read.line = row.line();
    if (columns.inStock) {
        const std::string_view mark = row[*columns.inStock];
        if (mark != "0" && mark != "1" && mark != "true" && mark != "false" && !mark.empty())
            return tl::unexpected(row.reject(*columns.inStock, "expected 0 or 1"));
        read.stockedOut = mark == "0" || mark == "false";
    }
    return read;
}

DemandHistory inOrder(std::string id, std::vector<DemandRow>& rows, std::vector<sources::RejectedRow>& rejects)
{
    std::ranges::stable_sort(rows, {}, &DemandRow::t);
    DemandHistory history;
    history.id = std::move(id);
    for (std::size_t i = 0; i < rows.size(); ++i) {
        if (i > 0 && rows[i].t == rows[i - 1].t) {
            rejects.push_back({{rows[i].line, "t", {}, "another row has this step already"}, {history.id}});
            continue;
        }
        history.units.push_back(rows[i].units);
        history.stockedOut.push_back(rows[i].stockedOut ? 1 : 0);
    }
    return history;
}

/// Days between dates that follow each other, counted. `rows` in order of time.
void countSteps(const std::vector<DemandRow>& rows, std::map<std::int64_t, std::size_t>& steps)
{
    for (std::size_t i = 1; i < rows.size(); ++i) {
        if (rows[i].dated && rows[i - 1].dated)
            ++steps[(rows[i].t - rows[i - 1].t) / 86400];
    }
}

std::size_t yearLengthOf(const std::map<std::int64_t, std::size_t>& steps)
{
    if (steps.empty())
        return 0;
    const std::int64_t days =
        std::ranges::max_element(steps, {}, &std::pair<const std::int64_t, std::size_t>::second)->first;
    if (days == 1)
        return 364; // the same day of the week
    if (days == 7)
        return 52;
    if (days >= 28 && days <= 31)
        return 12;
    return days >= 90 && days <= 92 ? 4 : 0;
}

} // namespace

Result<DemandFile> readDemandFile(const std::string& path)
{
    auto reader = sources::CsvReader::open(path);
    if (!reader)
        return tl::unexpected(reader.error());
    const auto columns = findColumns(*reader);
    if (!columns)
        return tl::unexpected(columns.error());

    DemandFile file;
    std::vector<std::string> ids;
    std::vector<std::vector<DemandRow>> rows;
    std::unordered_map<std::string, std::size_t> known;
    auto more = reader->next();
    for (; more && *more; more = reader->next()) {
        ++file.rowsRead;
        const auto row = reader->row();
        auto read = readRow(row, *columns);
        if (!read) {
            file.rejects.push_back(std::move(read.error()));
            continue;
        }
        const auto [entry, isNew] = known.try_emplace(std::string(row[columns->id]), ids.size());
        if (isNew) {
            ids.push_back(entry->first);
            rows.emplace_back();
        }
        rows[entry->second].push_back(*read);
    }
    if (!more)
        return tl::unexpected(more.error());
    auto torn = reader->takeRejects();
    file.rowsRead += static_cast<std::int64_t>(torn.size());
    std::ranges::move(torn, std::back_inserter(file.rejects));
    std::map<std::int64_t, std::size_t> steps;
    for (std::size_t i = 0; i < ids.size(); ++i) {
        file.series.push_back(inOrder(std::move(ids[i]), rows[i], file.rejects));
        countSteps(rows[i], steps);
    }
    file.yearLength = yearLengthOf(steps);
    return file;
}

std::unordered_map<std::string_view, std::size_t> indexById(const std::vector<DemandHistory>& series)
{
    std::unordered_map<std::string_view, std::size_t> index;
    for (std::size_t i = 0; i < series.size(); ++i)
        index.emplace(series[i].id, i);
    return index;
}

} // namespace ms::workflow
