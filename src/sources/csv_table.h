// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "sources/csv_reader.h"
#include "sources/csv_row.h"
#include "sources/text_index.h"

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace ms::sources {

/// A whole CSV in memory: its text and two words a field. Above some hundred megabytes use CsvReader, which keeps one
/// row.
///
///   const auto table = readCsv(path);
///   const auto sku = table->column("sku");
///   for (std::size_t i = 0; i < table->size(); ++i) use((*table)[i][*sku]);
class CsvTable {
public:
    [[nodiscard]] const CsvShape& shape() const { return *m_shape; }
    [[nodiscard]] Result<std::size_t> column(std::string_view name) const { return m_shape->column(name); }
    [[nodiscard]] std::optional<std::size_t> findColumn(std::string_view name) const
    {
        return m_shape->findColumn(name);
    }

    /// How many good rows there are, the header not counted.
    [[nodiscard]] std::size_t size() const { return m_lines.size(); }
    [[nodiscard]] CsvRow operator[](std::size_t row) const
    {
        const std::size_t width = m_shape->header.size();
        return {*m_shape, std::span(m_fields).subspan(row * width, width), m_lines[row]};
    }
    /// Rows that could not be read; see CsvReader.
    [[nodiscard]] const std::vector<RejectedRow>& rejects() const { return m_rejects; }

private:
    friend Result<CsvTable> readAll(CsvReader reader);

    std::unique_ptr<CsvShape> m_shape;
    TextArena m_texts;
    std::vector<std::string_view> m_fields;
    std::vector<std::int64_t> m_lines;
    std::vector<RejectedRow> m_rejects;
};

/// All that `reader` has not handed out yet. Errors: as CsvReader::next().
Result<CsvTable> readAll(CsvReader reader);

/// Reads a whole CSV file, plain or gzip; "-" is standard input. Errors: as CsvReader::open() and next().
Result<CsvTable> readCsv(const std::string& path, const CsvOptions& options = {});

} // namespace ms::sources
