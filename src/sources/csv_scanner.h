// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "sources/byte_source.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace ms::sources {

/// Cuts bytes into records and fields; knows nothing of headers. The inner part of CsvReader.
/// A field may be quoted, then "" is a quote and line ends are text; a quote inside an unquoted field is text.
class CsvScanner {
public:
    enum class Found {
        Record,    ///< fields() are there
        Malformed, ///< the line at line() has a quote out of place; fields() has it as one piece
        End
    };

    CsvScanner(ByteSource source, char delimiter);
    /// Over text in memory, which is copied.
    CsvScanner(std::string_view text, char delimiter);

    /// Errors: as ByteSource::read(); InvalidInput when a line is longer than 16 MiB.
    Result<Found> next();

    /// Valid until the next next().
    [[nodiscard]] std::span<const std::string_view> fields() const { return m_fields; }
    /// The line on which the record begins, from 1.
    [[nodiscard]] std::int64_t line() const { return m_line; }
    /// After Malformed: what is wrong with the line; empty after Record.
    [[nodiscard]] std::string_view problem() const { return m_problem; }

    [[nodiscard]] std::int64_t position() const;
    [[nodiscard]] std::int64_t size() const;
    void hash();
    std::string finishHash();

private:
    enum class Scan { Done, NeedMore, Malformed };

    Scan scanRecord();
    Scan scanQuoted(const char*& at);
    Result<void> fill();
    void skipByteOrderMark();
    [[nodiscard]] bool lineIsComplete() const;
    [[nodiscard]] bool isEmptyLine() const;
    Found giveUpLine(std::string_view problem);
    void addField(const char* begin, const char* end) { m_fields.emplace_back(begin, end - begin); }

    std::optional<ByteSource> m_source; // none: all text is in the buffer
    std::vector<char> m_buffer; // holds `padding` bytes more than the text, so that 16 can be looked at together
    char m_delimiter;
    std::size_t m_begin = 0; // of the record to be read
    std::size_t m_end = 0;   // of the text in the buffer
    bool m_atEnd = false;    // no byte follows m_end
    std::vector<std::string_view> m_fields;
    std::vector<std::size_t> m_doubled; // fields in which a quote is written twice
    std::int64_t m_line = 0;
    std::int64_t m_nextLine = 1;
    std::int64_t m_linesInRecord = 1;
    std::string_view m_problem;
};

} // namespace ms::sources
