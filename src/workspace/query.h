// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/day.h"
#include "core/id.h"
#include "core/quantity.h"
#include "workspace/connection.h"
#include "workspace/types.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace ms::workspace {

/// One use of a prepared statement: bind, step, read. Given back to the connection when it goes out of scope.
/// Functions throw SQLite::Exception. Columns count from 0; values are bound in the order of the question marks.
class Query {
public:
    Query(Connection& connection, std::string_view sql);
    template <class... Values>
    Query(Connection& connection, std::string_view sql, const Values&... values) : Query(connection, sql)
    {
        bind(values...);
    }
    ~Query();
    Query(const Query&) = delete;
    Query& operator=(const Query&) = delete;

    /// Binds all values, the first to the first question mark. Resets a statement that was stepped before.
    template <class... Values>
    Query& bind(const Values&... values)
    {
        rewind();
        int at = 0;
        (set(++at, values), ...);
        return *this;
    }

    /// True: a row is there to be read. False: no more rows.
    bool step();
    /// For statements without rows. Returns how many rows they changed.
    std::int64_t run();

    [[nodiscard]] bool null(int column) const;
    [[nodiscard]] std::int64_t integer(int column) const;
    [[nodiscard]] double real(int column) const;
    /// Valid until the next step().
    [[nodiscard]] std::string_view view(int column) const;
    [[nodiscard]] std::string text(int column) const { return std::string(view(column)); }
    [[nodiscard]] bool boolean(int column) const { return integer(column) != 0; }
    [[nodiscard]] Day day(int column) const { return dayFromNumber(integer(column)); }
    [[nodiscard]] ShopTime time(int column) const { return ShopTime{std::chrono::seconds{integer(column)}}; }
    [[nodiscard]] Quantity quantity(int column) const { return {integer(column)}; }
    [[nodiscard]] std::optional<std::int64_t> optionalInteger(int column) const;
    [[nodiscard]] std::optional<double> optionalReal(int column) const;
    template <class AnyKey>
    [[nodiscard]] AnyKey key(int column) const
    {
        return AnyKey{integer(column)};
    }
    template <class AnyKey>
    [[nodiscard]] std::optional<AnyKey> optionalKey(int column) const
    {
        return null(column) ? std::nullopt : std::optional(AnyKey{integer(column)});
    }

private:
    void rewind();
    void set(int at, std::int64_t value);
    void set(int at, int value) { set(at, static_cast<std::int64_t>(value)); }
    void set(int at, bool value) { set(at, static_cast<std::int64_t>(value)); }
    void set(int at, double value);
    void set(int at, std::string_view value);
    void set(int at, const std::string& value) { set(at, std::string_view(value)); }
    void set(int at, const char* value) { set(at, std::string_view(value)); }
    void set(int at, std::nullopt_t);
    void set(int at, Day value) { set(at, dayNumber(value)); }
    void set(int at, ShopTime value) { set(at, static_cast<std::int64_t>(value.time_since_epoch().count())); }
    void set(int at, Quantity value) { set(at, value.units); }
    template <class Tag>
    void set(int at, Key<Tag> value)
    {
        set(at, value.value);
    }
    template <class Tag>
    void set(int at, const Id<Tag>& value)
    {
        set(at, std::string_view(value.text));
    }
    template <class T>
    void set(int at, const std::optional<T>& value)
    {
        if (value)
            set(at, *value);
        else
            set(at, std::nullopt);
    }

    Connection& m_connection;
    sqlite3_stmt* m_statement;
};

/// Whether the file is new enough for a table: one of an older version that is open for reading is not migrated.
bool hasTable(Connection& connection, std::string_view name);
/// Likewise for a column.
bool hasColumn(Connection& connection, std::string_view table, std::string_view name);

} // namespace ms::workspace
