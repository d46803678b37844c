// SPDX-License-Identifier: GPL-3.0-or-later
#include "sources/csv_row.h"

#include <algorithm>
#include <charconv>
#include <cmath>

namespace ms::sources {
namespace {

/// Without spaces around it, and without a plus sign, which std::from_chars does not know.
std::string_view bareNumber(std::string_view text)
{
    const std::size_t first = text.find_first_not_of(" \t");
    if (first == std::string_view::npos)
        return {};
    text = text.substr(first, text.find_last_not_of(" \t") - first + 1);
    if (text.size() > 1 && text[0] == '+' && text[1] != '-')
        text.remove_prefix(1);
    return text;
}

template <class Number>
std::optional<Number> parseWhole(std::string_view text)
{
    text = bareNumber(text);
    Number number{};
    const auto [stop, problem] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (text.empty() || problem != std::errc() || stop != text.data() + text.size())
        return std::nullopt;
    return number;
}

} // namespace

std::optional<double> parseNumber(std::string_view text)
{
    constexpr std::size_t exactDigits = 15;
    if (!text.empty() && text.size() <= exactDigits) { // most cells are a few digits
        std::int64_t whole = 0;
        std::size_t at = 0;
        for (; at < text.size() && text[at] >= '0' && text[at] <= '9'; ++at)
            whole = 10 * whole + (text[at] - '0');
        if (at == text.size())
            return static_cast<double>(whole);
    }
    const auto number = parseWhole<double>(text);
    return number && std::isfinite(*number) ? number : std::nullopt;
}

std::optional<std::int64_t> parseInteger(std::string_view text)
{
    return parseWhole<std::int64_t>(text);
}

Result<std::size_t> CsvShape::column(std::string_view name) const
{
    const auto found = std::find(header.begin(), header.end(), name);
    if (found == header.end()) {
        std::string names;
        for (const std::string& one : header)
            names += (names.empty() ? "" : ", ") + one;
        return failure(ErrorCode::InvalidInput,
                       "file " + file + ": column '" + std::string(name) + "' is missing, it has " + names);
    }
    if (std::find(found + 1, header.end(), name) != header.end())
        return failure(ErrorCode::InvalidInput,
                       "file " + file + ": column '" + std::string(name) + "' is there more than once");
    return static_cast<std::size_t>(found - header.begin());
}

std::optional<std::size_t> CsvShape::findColumn(std::string_view name) const
{
    const auto found = column(name);
    return found ? std::optional(*found) : std::nullopt;
}

Error CsvRow::error(std::size_t column, std::string_view problem) const
{
    return {ErrorCode::InvalidInput, "file " + m_shape->file + ", row " + std::to_string(m_line) + ", column " +
                                         m_shape->header[column] + ": '" + std::string(m_fields[column]) + "' " +
                                         std::string(problem)};
}

RejectedRow CsvRow::reject(std::size_t column, std::string reason) const
{
    return {{m_line, m_shape->header[column], std::string(m_fields[column]), std::move(reason)},
            {m_fields.begin(), m_fields.end()}};
}

Result<double> CsvRow::toDouble(std::size_t column) const
{
    if (const auto number = parseNumber(m_fields[column]))
        return *number;
    return tl::unexpected(error(column, "is not a number (expected a decimal such as 12.5)"));
}

Result<std::int64_t> CsvRow::toInteger(std::size_t column) const
{
    if (const auto number = parseInteger(m_fields[column]))
        return *number;
    return tl::unexpected(error(column, "is not a whole number (expected one such as 12)"));
}

Result<Day> CsvRow::toDay(std::size_t column) const
{
    const auto day = parseDay(m_fields[column]);
    if (day)
        return *day;
    return tl::unexpected(error(column, "is not a date (expected one such as 2011-12-09)"));
}

Result<ShopTime> CsvRow::toTime(std::size_t column) const
{
    const auto time = parseShopTime(m_fields[column]);
    if (time)
        return *time;
    return tl::unexpected(error(column, "is not a time (expected one such as 2011-12-09T12:50)"));
}

Result<std::optional<double>> CsvRow::toOptionalDouble(std::size_t column) const
{
    if (m_fields[column].empty())
        return std::optional<double>();
    return toDouble(column).map([](double number) { return std::optional(number); });
}

Result<std::optional<std::int64_t>> CsvRow::toOptionalInteger(std::size_t column) const
{
    if (m_fields[column].empty())
        return std::optional<std::int64_t>();
    return toInteger(column).map([](std::int64_t number) { return std::optional(number); });
}

Result<std::string_view> CsvRow::toText(std::size_t column) const
{
    if (m_fields[column].empty())
        return tl::unexpected(error(column, "is empty (expected a text)"));
    return m_fields[column];
}

} // namespace ms::sources
