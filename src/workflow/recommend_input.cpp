// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/recommend_input.h"

#include "recommend/interactions.h"
#include "sources/csv_reader.h"

#include <algorithm>
#include <numeric>
#include <utility>

namespace ms::workflow {

namespace {

constexpr double firstUnixSecond = 1e8; // 1973; smaller numbers are an order, not a time
constexpr double firstUnixMilli = 1e11; // 1973 in milliseconds
constexpr double secondsPerDay = 86400;
constexpr std::int64_t rowsBetweenLooks = 4096;

/// Where the columns of an interactions file stand.
struct Columns {
    std::size_t user = 0;
    std::size_t item = 0;
    std::optional<std::size_t> time;
    std::optional<std::size_t> weight;
};

Result<Columns> columnsOf(const sources::CsvReader& reader)
{
    Columns columns;
    const auto user = reader.column("user_id");
    if (!user)
        return tl::unexpected(user.error());
    const auto item = reader.column("item_id");
    if (!item)
        return tl::unexpected(item.error());
    columns.user = *user;
    columns.item = *item;
    columns.time = reader.findColumn("t");
    if (!columns.time)
        columns.time = reader.findColumn("seq");
    columns.weight = reader.findColumn("weight");
    return columns;
}

/// Days since 1970 for what has a clock, else the number itself. `clock` says which.
Result<double> timeOf(const sources::CsvRow& row, std::size_t column, bool& clock)
{
    if (const auto number = sources::parseNumber(row[column])) {
        clock = *number >= firstUnixSecond;
        if (!clock)
            return *number;
        return *number / secondsPerDay / (*number >= firstUnixMilli ? 1000 : 1);
    }
    const auto time = row.toTime(column);
    if (!time)
        return tl::unexpected(time.error());
    clock = true;
    return static_cast<double>(time->time_since_epoch().count()) / secondsPerDay;
}

/// Collects the rows of one file.
class Collector {
public:
    Collector(InteractionFile& into, Columns columns) : m_into(into), m_columns(columns) {}

    void add(const sources::CsvRow& row)
    {
        ++m_into.rowsRead;
        if (row[m_columns.user].empty())
            return reject(row, m_columns.user, "a user is expected");
        if (row[m_columns.item].empty())
            return reject(row, m_columns.item, "an item is expected");
        recommend::Interaction interaction;
        interaction.time = static_cast<double>(m_rows.size());
        bool clock = false;
        if (m_columns.time) {
            const auto time = timeOf(row, *m_columns.time, clock);
            if (!time)
                return reject(row, *m_columns.time, "a date, a time or a number is expected");
            interaction.time = *time;
        }
        if (m_columns.weight && !row[*m_columns.weight].empty()) {
            const auto weight = sources::parseNumber(row[*m_columns.weight]);
            if (!weight || !(static_cast<float>(*weight) > 0))
                return reject(row, *m_columns.weight, "a number greater than 0 is expected");
            interaction.weight = static_cast<float>(*weight);
        }
        (clock ? m_withClock : m_withoutClock) += 1;
        interaction.user = recommend::UserIndex(m_into.users.add(row[m_columns.user]));
        interaction.item = recommend::ItemIndex(m_into.items.add(row[m_columns.item]));
        m_rows.push_back(interaction);
    }

    /// Errors: InvalidInput if times and orders are mixed or nothing was good.
    Result<void> finish(const std::string& path)
    {
        if (m_rows.empty())
            return failure(ErrorCode::InvalidInput, "file " + path + ": no row can be used" +
                                                        (m_into.rejects.empty() ? "" : ", see the rejects"));
        if (m_withClock > 0 && m_withoutClock > 0)
            return failure(ErrorCode::InvalidInput, "file " + path + ", column t: " + std::to_string(m_withClock) +
                                                        " times and " + std::to_string(m_withoutClock) +
                                                        " bare numbers are mixed, expected one kind");
        const auto user = m_into.users.sort();
        const auto item = m_into.items.sort();
        for (recommend::Interaction& row : m_rows) {
            row.user = recommend::UserIndex(user[row.user]);
            row.item = recommend::ItemIndex(item[row.item]);
        }
        auto grouped = recommend::groupByUser(m_rows, m_into.users.size(), m_into.items.size(), m_withClock > 0);
        if (!grouped)
            return tl::unexpected(grouped.error());
        m_into.interactions = std::move(*grouped);
        return {};
    }

private:
    void reject(const sources::CsvRow& row, std::size_t column, std::string reason)
    {
        m_into.rejects.push_back(row.reject(column, std::move(reason)));
    }

    InteractionFile& m_into;
    Columns m_columns;
    std::vector<recommend::Interaction> m_rows;
    std::int64_t m_withClock = 0;
    std::int64_t m_withoutClock = 0;
};

/// Titles and attributes, and the items that nobody took.
Result<void> readItems(const std::string& path, InteractionFile& into, std::vector<recommend::Item>& about)
{
    auto reader = sources::CsvReader::open(path);
    if (!reader)
        return tl::unexpected(reader.error());
    const auto item = reader->column("item_id");
    if (!item)
        return tl::unexpected(item.error());
    const auto title = reader->findColumn("title");
    std::vector<std::uint8_t> isAttribute(reader->shape().header.size(), 1);
    for (const auto& column : {std::optional(*item), title, reader->findColumn("price"), reader->findColumn("cost"),
                               reader->findColumn("stock"), reader->findColumn("promoted")})
        if (column)
            isAttribute[*column] = 0;
    for (;;) {
        const auto more = reader->next();
        if (!more)
            return tl::unexpected(more.error());
        if (!*more)
            break;
        const auto row = reader->row();
        if (row[*item].empty()) {
            into.rejects.push_back(row.reject(*item, "an item is expected"));
            continue;
        }
        const std::uint32_t index = into.items.add(row[*item]);
        about.resize(std::max<std::size_t>(about.size(), index + 1));
        about[index] = {};
        if (title)
            about[index].title = row[*title];
        for (std::size_t column = 0; column < row.size(); ++column)
            if (isAttribute[column] != 0 && !row[column].empty())
                about[index].attributes.emplace_back(row[column]);
    }
    for (sources::RejectedRow& rejected : reader->takeRejects())
        into.rejects.push_back(std::move(rejected));
    return {};
}

} // namespace

std::uint32_t IdList::add(std::string_view id)
{
    if (const auto known = m_index.find(id); known != m_index.end())
        return known->second;
    const auto [entry, fresh] = m_index.emplace(std::string(id), static_cast<std::uint32_t>(m_ids.size()));
    m_ids.push_back(&entry->first);
    return entry->second;
}

std::optional<std::uint32_t> IdList::find(std::string_view id) const
{
    const auto known = m_index.find(id);
    return known == m_index.end() ? std::nullopt : std::optional(known->second);
}

std::vector<std::uint32_t> IdList::sort()
{
    std::vector<std::uint32_t> order(m_ids.size());
    std::iota(order.begin(), order.end(), 0U);
    std::sort(order.begin(), order.end(), [this](auto a, auto b) { return *m_ids[a] < *m_ids[b]; });
    std::vector<std::uint32_t> fresh(order.size());
    std::vector<const std::string*> sorted(order.size());
    for (std::uint32_t place = 0; place < order.size(); ++place) {
        fresh[order[place]] = place;
        sorted[place] = m_ids[order[place]];
        m_index.find(*sorted[place])->second = place;
    }
    m_ids = std::move(sorted);
    return fresh;
}

Result<InteractionFile> readInteractions(const std::string& path, const std::string& itemsPath, Progress& progress)
{
    InteractionFile file;
    std::vector<recommend::Item> about;
    if (!itemsPath.empty())
        if (const auto read = readItems(itemsPath, file, about); !read)
            return tl::unexpected(read.error());
    // `about` follows the order of the items file until finish() has sorted the items
    std::vector<std::string> described;
    for (std::size_t i = 0; i < about.size(); ++i)
        described.push_back(file.items[i]);
    auto reader = sources::CsvReader::open(path);
    if (!reader)
        return tl::unexpected(reader.error());
    const auto columns = columnsOf(*reader);
    if (!columns)
        return tl::unexpected(columns.error());
    Collector collector(file, *columns);
    for (;;) {
        const auto more = reader->next();
        if (!more)
            return tl::unexpected(more.error());
        if (!*more)
            break;
        collector.add(reader->row());
        if (file.rowsRead % rowsBetweenLooks == 0) {
            if (progress.canceled())
                return failure(ErrorCode::Canceled, "reading " + path + " was canceled");
            progress.report(reader->position(), reader->size());
        }
    }
    for (sources::RejectedRow& rejected : reader->takeRejects()) {
        ++file.rowsRead;
        file.rejects.push_back(std::move(rejected));
    }
    if (const auto finished = collector.finish(path); !finished)
        return tl::unexpected(finished.error());
    file.about.resize(file.items.size());
    for (std::size_t i = 0; i < about.size(); ++i)
        file.about[*file.items.find(described[i])] = std::move(about[i]);
    return file;
}

Result<AskedUsers> readUsers(const std::string& path)
{
    auto reader = sources::CsvReader::open(path);
    if (!reader)
        return tl::unexpected(reader.error());
    const auto user = reader->column("user_id");
    if (!user)
        return tl::unexpected(user.error());
    AskedUsers asked;
    for (;;) {
        const auto more = reader->next();
        if (!more)
            return tl::unexpected(more.error());
        if (!*more)
            return asked;
        const auto row = reader->row();
        if (row[*user].empty() || !asked.placeOf.try_emplace(std::string(row[*user]), asked.users.size()).second)
            continue;
        asked.users.emplace_back(row[*user]);
        std::string& like = asked.like.emplace_back();
        for (std::size_t column = 0; column < row.size(); ++column)
            if (column != *user && !row[column].empty())
                like += (like.empty() ? "" : ", ") + std::string(reader->shape().header[column]) + ' ' +
                        std::string(row[column]);
    }
}

Result<UserItems> readUserItems(const std::string& path)
{
    auto reader = sources::CsvReader::open(path);
    if (!reader)
        return tl::unexpected(reader.error());
    const auto user = reader->column("user_id");
    if (!user)
        return tl::unexpected(user.error());
    const auto item = reader->column("item_id");
    if (!item)
        return tl::unexpected(item.error());
    UserItems read;
    for (;;) {
        const auto more = reader->next();
        if (!more)
            return tl::unexpected(more.error());
        if (!*more)
            return read;
        const auto row = reader->row();
        const auto [place, fresh] = read.placeOf.try_emplace(std::string(row[*user]), read.users.size());
        if (fresh) {
            read.users.push_back(place->first);
            read.items.emplace_back();
        }
        auto& items = read.items[place->second];
        if (std::find(items.begin(), items.end(), row[*item]) == items.end())
            items.emplace_back(row[*item]);
    }
}

} // namespace ms::workflow
