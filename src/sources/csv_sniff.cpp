// SPDX-License-Identifier: GPL-3.0-or-later
#include "sources/csv_sniff.h"

#include "sources/byte_source.h"
#include "sources/csv_scanner.h"

#include <algorithm>
#include <array>
#include <map>

namespace ms::sources {
namespace {

/// Windows-1252 from 0x80 to 0x9F as Unicode; 0 where it has no character. Source: unicode.org CP1252.TXT.
constexpr std::array<char16_t, 32> windows1252{0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
                                               0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0,      0x017D, 0,
                                               0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
                                               0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178};

void appendUtf8(std::string& to, unsigned code)
{
    const auto tail = [](unsigned bits) { return static_cast<char>(0x80U | (bits & 0x3FU)); };
    if (code < 0x80) {
        to += static_cast<char>(code);
    } else if (code < 0x800) {
        to += static_cast<char>(0xC0U | code >> 6U);
        to += tail(code);
    } else {
        to += static_cast<char>(0xE0U | code >> 12U);
        to += tail(code >> 6U);
        to += tail(code);
    }
}

/// Length of the UTF-8 sequence at the start of `text`, 0 when it is none.
std::size_t sequenceLength(std::string_view text)
{
    const auto byte = [&text](std::size_t at) { return static_cast<unsigned char>(text[at]); };
    const unsigned first = byte(0);
    if (first < 0x80)
        return 1;
    const std::size_t length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2;
    if (first < 0xC2 || first > 0xF4 || text.size() < length)
        return 0;
    for (std::size_t i = 1; i < length; ++i) {
        if ((byte(i) & 0xC0U) != 0x80)
            return 0;
    }
    const unsigned second = byte(1);
    const bool overlong = (first == 0xE0 && second < 0xA0) || (first == 0xF0 && second < 0x90);
    const bool notACharacter = (first == 0xED && second > 0x9F) || (first == 0xF4 && second > 0x8F);
    return overlong || notACharacter ? 0 : length;
}

CsvSample cut(std::string_view text, char delimiter, std::size_t rows)
{
    CsvSample sample;
    sample.delimiter = delimiter;
    CsvScanner scanner(text, delimiter);
    while (sample.rows.size() < rows) {
        const auto found = scanner.next();
        if (!found || *found == CsvScanner::Found::End)
            break;
        sample.rows.emplace_back(scanner.fields().begin(), scanner.fields().end());
        sample.lines.push_back(scanner.line());
    }
    return sample;
}

/// How many rows have the most common number of fields, and that number; rows of one field do not count.
std::pair<std::size_t, std::size_t> evenness(const CsvSample& sample)
{
    std::map<std::size_t, std::size_t> counts;
    for (const auto& row : sample.rows) {
        if (row.size() > 1)
            ++counts[row.size()];
    }
    std::pair<std::size_t, std::size_t> best{0, 1};
    for (const auto& [fields, count] : counts)
        best = std::max(best, {count, fields});
    return best;
}

} // namespace

CsvSample sniff(std::string_view beginning, std::size_t rows)
{
    CsvSample best = cut(beginning, ',', rows);
    for (const char delimiter : {';', '\t', '|'}) {
        CsvSample other = cut(beginning, delimiter, rows);
        if (evenness(other) > evenness(best))
            best = std::move(other);
    }
    return best;
}

Result<std::string> readBeginning(const std::string& path, std::size_t bytes)
{
    auto source = ByteSource::open(path);
    if (!source)
        return tl::unexpected(source.error());
    std::string text(bytes, '\0');
    const auto got = source->read(text);
    if (!got)
        return tl::unexpected(got.error());
    text.resize(*got);
    // A row that is cut in two would look ragged.
    if (*got == bytes && text.find('\n') != std::string::npos)
        text.resize(text.rfind('\n') + 1);
    return text;
}

bool isUtf8(std::string_view text)
{
    while (!text.empty()) {
        const std::size_t length = sequenceLength(text);
        if (length == 0)
            return false;
        text.remove_prefix(length);
    }
    return true;
}

std::string toUtf8(std::string_view text)
{
    if (isUtf8(text))
        return std::string(text);
    std::string converted;
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        const bool special = byte >= 0x80 && byte < 0xA0;
        const unsigned code = special ? windows1252[byte - 0x80U] : byte;
        appendUtf8(converted, code == 0 ? 0xFFFDU : code);
    }
    return converted;
}

} // namespace ms::sources
