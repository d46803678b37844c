// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "sources/byte_source.h"
#include "sources/csv_row.h"
#include "sources/csv_scanner.h"
#include "sources/types.h"

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace ms::sources {

struct CsvOptions {
    char delimiter = ',';
    std::int64_t headerLine = 1; ///< what is above it (notes, a title) is skipped
    bool hash = false;           ///< take a SHA-256 of the bytes of the file on the way
};

/// Reads a CSV (RFC 4180, UTF-8 with or without a byte order mark, LF or CRLF, plain or gzip) once, from its header to
/// its end, in memory that does not grow with the file:
///
///   auto reader = CsvReader::open(path);              // or "-"
///   const auto sku = reader->column("sku");           // an error names the file and the column
///   while (auto more = reader->next()) { if (!*more) break; use(reader->row()[*sku]); }
///
/// A row with too few or too many fields, or with a quote out of place, is not handed out: it is among the rejects, and
/// reading goes on with the next line. Empty lines are skipped, but counted.
class CsvReader {
public:
    /// Reads the header. Errors: as ByteSource::open() and read(); InvalidInput when there is no header, the text is
    /// UTF-16, or a line is longer than 16 MiB.
    static Result<CsvReader> open(const std::string& path, const CsvOptions& options = {});
    /// The same for text in memory; `name` is what errors call it.
    static Result<CsvReader> fromText(std::string_view text, const std::string& name = "text",
                                      const CsvOptions& options = {});

    [[nodiscard]] const CsvShape& shape() const { return *m_shape; }
    [[nodiscard]] Result<std::size_t> column(std::string_view name) const { return m_shape->column(name); }
    [[nodiscard]] std::optional<std::size_t> findColumn(std::string_view name) const
    {
        return m_shape->findColumn(name);
    }

    /// True: row() is the next good row. False: the end. Errors: ReadWrite, InvalidInput (damaged gzip data).
    Result<bool> next();
    [[nodiscard]] CsvRow row() const { return {*m_shape, m_scanner->fields(), m_scanner->line()}; }

    /// Rows that could not be read since the last call, in file order.
    std::vector<RejectedRow> takeRejects() { return std::exchange(m_rejects, {}); }
    [[nodiscard]] bool hasRejects() const { return !m_rejects.empty(); }

    /// Bytes of the file that were read and its size on the disk (0: not known), for progress.
    [[nodiscard]] std::int64_t position() const { return m_scanner->position(); }
    [[nodiscard]] std::int64_t size() const { return m_scanner->size(); }
    /// With CsvOptions::hash, once next() has said false.
    std::string finishHash() { return m_scanner->finishHash(); }

private:
    CsvReader() = default;
    Result<void> readHeader(std::int64_t line);
    void rejectRow();

    // On the heap, so that rows stay valid when the reader moves.
    std::unique_ptr<CsvShape> m_shape;
    std::unique_ptr<CsvScanner> m_scanner;
    std::vector<RejectedRow> m_rejects;
};

} // namespace ms::sources
