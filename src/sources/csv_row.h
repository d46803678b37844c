// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/day.h"
#include "core/result.h"
#include "sources/types.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace ms::sources {

/// What the rows of one file have in common.
struct CsvShape {
    std::string file;                ///< as errors name it
    std::vector<std::string> header; ///< without surrounding spaces
    char delimiter = ',';

    /// The column called `name`, told apart by case. Errors: InvalidInput when it is missing or there twice.
    [[nodiscard]] Result<std::size_t> column(std::string_view name) const;
    /// The same for a column that may be missing (or there twice, which is as good as missing).
    [[nodiscard]] std::optional<std::size_t> findColumn(std::string_view name) const;
};

/// One row: as many fields as the header has. Its views end with the next row of a CsvReader, or with the CsvTable.
class CsvRow {
public:
    CsvRow(const CsvShape& shape, std::span<const std::string_view> fields, std::int64_t line)
        : m_shape(&shape), m_fields(fields), m_line(line)
    {
    }

    [[nodiscard]] std::string_view operator[](std::size_t column) const { return m_fields[column]; }
    [[nodiscard]] std::size_t size() const { return m_fields.size(); }
    [[nodiscard]] std::span<const std::string_view> fields() const { return m_fields; }
    /// The line of the file on which the row begins; the header is on line 1.
    [[nodiscard]] std::int64_t line() const { return m_line; }

    /// A finite number with a decimal point, "-1.5e3" included. Errors: InvalidInput naming file, row, column and
    /// value.
    [[nodiscard]] Result<double> toDouble(std::size_t column) const;
    /// A whole number of 64 bits. Errors: InvalidInput, as above.
    [[nodiscard]] Result<std::int64_t> toInteger(std::size_t column) const;
    /// A date such as 2011-12-09. Errors: InvalidInput, as above.
    [[nodiscard]] Result<Day> toDay(std::size_t column) const;
    /// A time such as 2011-12-09T12:50, or a date (midnight). Errors: InvalidInput, as above.
    [[nodiscard]] Result<ShopTime> toTime(std::size_t column) const;
    /// Empty is none; else as above.
    [[nodiscard]] Result<std::optional<double>> toOptionalDouble(std::size_t column) const;
    [[nodiscard]] Result<std::optional<std::int64_t>> toOptionalInteger(std::size_t column) const;
    /// Text that may not be empty. Errors: InvalidInput, as above.
    [[nodiscard]] Result<std::string_view> toText(std::size_t column) const;

    /// "file F, row N, column C: 'v' <problem>", for rules of the caller's own; code InvalidInput.
    [[nodiscard]] Error error(std::size_t column, std::string_view problem) const;
    /// The same as a rejected row with all its fields. `reason` is a short sentence without the value.
    [[nodiscard]] RejectedRow reject(std::size_t column, std::string reason) const;

private:
    const CsvShape* m_shape;
    std::span<const std::string_view> m_fields;
    std::int64_t m_line;
};

/// The whole of `text` as a finite number, without any locale; spaces around it are allowed.
std::optional<double> parseNumber(std::string_view text);
std::optional<std::int64_t> parseInteger(std::string_view text);

} // namespace ms::sources
