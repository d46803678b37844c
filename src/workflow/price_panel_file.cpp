// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/price_panel_file.h"

#include "sources/csv_reader.h"

#include <algorithm>
#include <cmath>
#include <set>
#include <tuple>

namespace ms::workflow {

namespace {

constexpr std::int64_t rowsBetweenLooks = 4096;

struct Columns {
    std::size_t product = 0;
    std::size_t location = 0;
    std::size_t time = 0;
    std::size_t price = 0;
    std::optional<std::size_t> units;
    std::optional<std::size_t> promotion;
    std::optional<std::size_t> feature;
    std::optional<std::size_t> competitorPrice;
    std::optional<std::size_t> cost;
    std::optional<std::size_t> category;
    std::optional<std::size_t> currency;
};

Result<Columns> columnsOf(const sources::CsvReader& reader, PriceFileKind kind)
{
    Columns columns;
    const auto need = [&](std::string_view name, std::size_t& column) -> Result<void> {
        const auto found = reader.column(name);
        if (!found)
            return tl::unexpected(found.error());
        column = *found;
        return {};
    };
    std::size_t units = 0;
    for (auto checked :
         {need("product_id", columns.product), need("location_id", columns.location), need("t", columns.time),
          need("price", columns.price), kind == PriceFileKind::Observations ? need("units", units) : Result<void>()}) {
        if (!checked)
            return tl::unexpected(checked.error());
    }
    if (kind == PriceFileKind::Observations)
        columns.units = units;
    columns.promotion = reader.findColumn("promotion");
    columns.feature = reader.findColumn("feature");
    columns.competitorPrice = reader.findColumn("competitor_price");
    columns.cost = reader.findColumn("cost");
    columns.category = reader.findColumn("category");
    columns.currency = reader.findColumn("currency");
    return columns;
}

} // namespace

/// Turns the rows of one file into observations.
class PriceRowParser {
public:
    PriceRowParser(PricePanelReader& reader, PriceFile& file, const Columns& columns, PriceFileKind kind)
        : m_reader(reader), m_file(file), m_columns(columns), m_kind(kind)
    {
    }

    /// Errors: InvalidInput when whole numbers and dates are mixed.
    Result<void> add(const sources::CsvRow& row)
    {
        ++m_file.rowsRead;
        pricing::Observation seen;
        if (row[m_columns.product].empty())
            return reject(row, m_columns.product, "a product is expected");
        const std::string product(row[m_columns.product]);
        if (m_kind == PriceFileKind::Scenarios && !m_reader.m_products.contains(product))
            return reject(row, m_columns.product, "there are no observations of this product");
        if (!readTime(row, seen.period))
            return reject(row, m_columns.time, "a whole number or a date such as 2011-12-09 is expected");
        if (auto kept = keepTimeKind(row); !kept)
            return kept;
        if (!readNumber(row, m_columns.price, seen.price) || !(seen.price > 0))
            return reject(row, m_columns.price, "a price above 0 is expected");
        if (m_columns.units && (!readNumber(row, *m_columns.units, seen.units) || !(seen.units >= 0)))
            return reject(row, *m_columns.units, "units of 0 or more are expected");
        if (const auto bad = readOptional(row, seen))
            return reject(row, *bad, "a number of 0 or more, or nothing, is expected");
        if (m_columns.currency && !m_reader.keepsCurrency(std::string(row[*m_columns.currency])))
            return reject(row, *m_columns.currency,
                          "prices of one currency are expected, and the first one is in " + m_reader.m_currency);
        seen.product = m_reader.productIndex(product);
        seen.location = m_reader.locationIndex(std::string(row[m_columns.location]));
        if (!m_places.insert({seen.product, seen.location, seen.period}).second)
            return reject(row, m_columns.time, "this product, place and time was there before");
        keep(row, seen);
        return {};
    }

private:
    static bool readNumber(const sources::CsvRow& row, std::size_t column, double& into)
    {
        const auto number = sources::parseNumber(row[column]);
        into = number.value_or(pricing::notKnown);
        return number.has_value();
    }

    bool readTime(const sources::CsvRow& row, std::int32_t& into)
    {
        m_isDate = false;
        if (const auto number = sources::parseInteger(row[m_columns.time])) {
            into = static_cast<std::int32_t>(*number);
            return *number >= -2'000'000'000 && *number <= 2'000'000'000;
        }
        const auto time = row.toTime(m_columns.time);
        if (!time)
            return false;
        m_isDate = true;
        // Hours count, so that hourly files work too; the numbers are made consecutive at the end.
        into = static_cast<std::int32_t>(time->time_since_epoch().count() / 3600);
        return true;
    }

    Result<void> keepTimeKind(const sources::CsvRow& row)
    {
        if (!m_reader.m_timesKnown) {
            m_reader.m_timesKnown = true;
            m_reader.m_dates = m_isDate;
        }
        if (m_reader.m_dates != m_isDate)
            return tl::unexpected(row.error(m_columns.time, "mixes whole numbers and dates"));
        return {};
    }

    /// The first optional column that holds something else than a number of 0 or more.
    std::optional<std::size_t> readOptional(const sources::CsvRow& row, pricing::Observation& seen) const
    {
        for (const auto& [column, into] :
             {std::pair(m_columns.promotion, &seen.promotion), std::pair(m_columns.feature, &seen.feature),
              std::pair(m_columns.competitorPrice, &seen.competitorPrice), std::pair(m_columns.cost, &seen.cost)}) {
            if (column && !row[*column].empty() && (!readNumber(row, *column, *into) || *into < 0))
                return column;
        }
        return std::nullopt;
    }

    void keep(const sources::CsvRow& row, const pricing::Observation& seen)
    {
        m_reader.m_times.push_back(seen.period);
        m_file.rows.push_back(seen);
        if (m_columns.category)
            m_reader.m_names.categories[static_cast<std::size_t>(seen.product)] = std::string(row[*m_columns.category]);
        if (m_kind == PriceFileKind::Scenarios)
            m_file.fields.emplace_back(row.fields().begin(), row.fields().end());
    }

    Result<void> reject(const sources::CsvRow& row, std::size_t column, std::string reason)
    {
        m_file.rejects.push_back(row.reject(column, std::move(reason)));
        return {};
    }

    PricePanelReader& m_reader;
    PriceFile& m_file;
    const Columns& m_columns;
    PriceFileKind m_kind;
    bool m_isDate = false;
    std::set<std::tuple<std::int32_t, std::int32_t, std::int32_t>> m_places;
};

bool PricePanelReader::keepsCurrency(const std::string& currency)
{
    if (m_currency.empty())
        m_currency = currency;
    return currency.empty() || currency == m_currency;
}

std::int32_t PricePanelReader::productIndex(const std::string& text)
{
    const auto [found, added] = m_products.try_emplace(text, static_cast<std::int32_t>(m_names.products.size()));
    if (added) {
        m_names.products.push_back(Sku{text});
        m_names.categories.emplace_back();
    }
    return found->second;
}

std::int32_t PricePanelReader::locationIndex(const std::string& text)
{
    const auto [found, added] = m_locations.try_emplace(text, static_cast<std::int32_t>(m_names.locations.size()));
    if (added)
        m_names.locations.push_back(LocationId{text});
    return found->second;
}

Result<PriceFile> PricePanelReader::read(const std::string& path, PriceFileKind kind, Progress& progress)
{
    auto reader = sources::CsvReader::open(path);
    if (!reader)
        return tl::unexpected(reader.error());
    const auto columns = columnsOf(*reader, kind);
    if (!columns)
        return tl::unexpected(columns.error());
    PriceFile file;
    file.header = reader->shape().header;
    PriceRowParser parser(*this, file, *columns, kind);
    while (true) {
        const auto more = reader->next();
        if (!more)
            return tl::unexpected(more.error());
        if (!*more)
            break;
        if (auto added = parser.add(reader->row()); !added)
            return tl::unexpected(added.error());
        if (file.rowsRead % rowsBetweenLooks == 0) {
            if (progress.canceled())
                return failure(ErrorCode::Canceled, path);
            progress.report(reader->position(), reader->size());
        }
    }
    const auto damaged = reader->takeRejects();
    file.rowsRead += static_cast<std::int64_t>(damaged.size());
    file.rejects.insert(file.rejects.end(), damaged.begin(), damaged.end());
    return file;
}

void PricePanelReader::setPeriods(PriceFile& file) const
{
    if (!m_dates)
        return;
    std::vector<std::int32_t> moments = m_times;
    std::ranges::sort(moments);
    moments.erase(std::unique(moments.begin(), moments.end()), moments.end());
    for (pricing::Observation& row : file.rows)
        row.period = static_cast<std::int32_t>(std::ranges::lower_bound(moments, row.period) - moments.begin());
}

Error nothingUsable(const std::string& path, const PriceFile& file)
{
    std::string detail = path + ": no row could be used";
    if (!file.rejects.empty()) {
        const auto& why = file.rejects.front().why;
        detail +=
            "; line " + std::to_string(why.row) + ", column " + why.column + ": '" + why.value + "' " + why.reason;
    }
    return {ErrorCode::NotEnoughData, detail};
}

} // namespace ms::workflow
