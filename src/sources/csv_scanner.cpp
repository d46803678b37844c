// SPDX-License-Identifier: GPL-3.0-or-later
#include "sources/csv_scanner.h"

#include <algorithm>
#include <bit>
#include <cstring>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace ms::sources {
namespace {

constexpr std::size_t padding = 16;
constexpr std::size_t firstRoom = std::size_t{1} << 18;
constexpr std::size_t longestRecord = std::size_t{1} << 24;

/// The first `a` or `b` in [at, end), or `end`. May look at up to 16 bytes from `end` on.
inline const char* findEither(const char* at, const char* end, char a, char b)
{
#if defined(__SSE2__)
    const __m128i wantedA = _mm_set1_epi8(a);
    const __m128i wantedB = _mm_set1_epi8(b);
    for (; at < end; at += 16) {
        const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(at));
        const auto found = static_cast<unsigned>(
            _mm_movemask_epi8(_mm_or_si128(_mm_cmpeq_epi8(bytes, wantedA), _mm_cmpeq_epi8(bytes, wantedB))));
        if (found != 0)
            return std::min(at + std::countr_zero(found), end);
    }
    return end;
#else
    return std::find_if(at, end, [a, b](char c) { return c == a || c == b; });
#endif
}

/// Turns "" into " in place and returns the shorter field.
std::string_view undouble(std::string_view field)
{
    char* const begin = const_cast<char*>(field.data()); // the scanner's own buffer
    char* to = begin;
    for (std::size_t i = 0; i < field.size(); ++i) {
        *to++ = field[i];
        if (field[i] == '"')
            ++i;
    }
    return {begin, static_cast<std::size_t>(to - begin)};
}

} // namespace

CsvScanner::CsvScanner(ByteSource source, char delimiter)
    : m_source(std::move(source)), m_buffer(firstRoom + padding), m_delimiter(delimiter)
{
}

CsvScanner::CsvScanner(std::string_view text, char delimiter)
    : m_buffer(text.size() + padding), m_delimiter(delimiter), m_end(text.size()), m_atEnd(true)
{
    std::copy(text.begin(), text.end(), m_buffer.begin());
}

std::int64_t CsvScanner::position() const
{
    return m_source ? m_source->position() : static_cast<std::int64_t>(m_begin);
}

std::int64_t CsvScanner::size() const
{
    return m_source ? m_source->size() : static_cast<std::int64_t>(m_end);
}

void CsvScanner::hash()
{
    if (m_source)
        m_source->hash();
}

std::string CsvScanner::finishHash()
{
    return m_source ? m_source->finishHash() : std::string();
}

/// Moves the record under way to the front and reads on behind it.
Result<void> CsvScanner::fill()
{
    if (m_begin > 0) {
        std::memmove(m_buffer.data(), m_buffer.data() + m_begin, m_end - m_begin);
        m_end -= m_begin;
        m_begin = 0;
    }
    if (m_end + padding == m_buffer.size())
        m_buffer.resize(2 * m_end + padding);
    const std::size_t room = m_buffer.size() - padding - m_end;
    const auto got = m_source->read({m_buffer.data() + m_end, room});
    if (!got)
        return tl::unexpected(got.error());
    m_end += *got;
    m_atEnd = *got == 0;
    return {};
}

void CsvScanner::skipByteOrderMark()
{
    if (m_end >= 3 && std::memcmp(m_buffer.data(), "\xEF\xBB\xBF", 3) == 0)
        m_begin = 3;
}

/// `at` is behind the opening quote, afterwards behind the field's closing quote.
CsvScanner::Scan CsvScanner::scanQuoted(const char*& at)
{
    const char* const end = m_buffer.data() + m_end;
    const char* const begin = at;
    bool doubled = false;
    for (;;) {
        at = findEither(at, end, '"', '\n');
        if (at == end) {
            m_problem = "a quote is opened and not closed";
            return m_atEnd ? Scan::Malformed : Scan::NeedMore;
        }
        if (*at == '\n') {
            ++m_linesInRecord;
            ++at;
            continue;
        }
        if (at + 1 == end && !m_atEnd)
            return Scan::NeedMore;
        if (at + 1 < end && at[1] == '"') {
            doubled = true;
            at += 2;
            continue;
        }
        if (doubled)
            m_doubled.push_back(m_fields.size());
        addField(begin, at);
        ++at;
        return Scan::Done;
    }
}

CsvScanner::Scan CsvScanner::scanRecord()
{
    const char* const end = m_buffer.data() + m_end;
    const char* at = m_buffer.data() + m_begin;
    m_fields.clear();
    m_doubled.clear();
    m_linesInRecord = 1;
    for (;;) {
        if (at == end && !m_atEnd)
            return Scan::NeedMore;
        if (at < end && *at == '"') {
            ++at;
            if (const Scan scan = scanQuoted(at); scan != Scan::Done)
                return scan;
            if (at < end && *at == '\r') {
                if (at + 1 == end && !m_atEnd)
                    return Scan::NeedMore;
                at += at + 1 == end || at[1] == '\n' ? 1 : 0;
            }
            if (at == end && !m_atEnd)
                return Scan::NeedMore;
            if (at < end && *at != m_delimiter && *at != '\n') {
                m_problem = "text follows a closing quote";
                return Scan::Malformed;
            }
        } else {
            const char* const stop = findEither(at, end, m_delimiter, '\n');
            if (stop == end && !m_atEnd)
                return Scan::NeedMore;
            const bool last = stop == end || *stop == '\n';
            addField(at, last && stop > at && stop[-1] == '\r' ? stop - 1 : stop);
            at = stop;
        }
        if (at == end || *at == '\n')
            break;
        ++at;
    }
    m_begin = static_cast<std::size_t>(at - m_buffer.data()) + (at == end ? 0 : 1);
    return Scan::Done;
}

/// Whether the first line of the record under way is in the buffer as a whole.
bool CsvScanner::lineIsComplete() const
{
    return m_atEnd || std::memchr(m_buffer.data() + m_begin, '\n', m_end - m_begin) != nullptr;
}

/// A line with "" on it is not empty: it has one field, which is.
bool CsvScanner::isEmptyLine() const
{
    const char* const at = m_fields[0].data();
    return m_fields.size() == 1 && m_fields[0].empty() && (at == m_buffer.data() || at[-1] != '"');
}

/// Takes the record's first line as one field, so that reading goes on behind it.
CsvScanner::Found CsvScanner::giveUpLine(std::string_view problem)
{
    const char* const begin = m_buffer.data() + m_begin;
    const char* const end = m_buffer.data() + m_end;
    const char* const stop = std::find(begin, end, '\n');
    m_fields.clear();
    addField(begin, stop > begin && stop[-1] == '\r' ? stop - 1 : stop);
    m_begin = static_cast<std::size_t>(stop - m_buffer.data()) + (stop == end ? 0 : 1);
    m_line = m_nextLine++;
    m_problem = problem;
    return Found::Malformed;
}

Result<CsvScanner::Found> CsvScanner::next()
{
    if (m_nextLine == 1 && m_begin == 0) {
        while (m_end < 3 && !m_atEnd) {
            if (auto filled = fill(); !filled)
                return tl::unexpected(filled.error());
        }
        skipByteOrderMark();
    }
    for (;;) {
        if (m_begin == m_end && m_atEnd)
            return Found::End;
        const Scan scan = scanRecord();
        if (scan == Scan::Malformed && lineIsComplete())
            return giveUpLine(m_problem);
        if (scan != Scan::Done) {
            if (m_end - m_begin >= longestRecord) {
                if (!lineIsComplete())
                    return failure(ErrorCode::InvalidInput,
                                   "line " + std::to_string(m_nextLine) + " is longer than 16 MiB");
                return giveUpLine("a quote is opened and not closed within 16 MiB");
            }
            if (auto filled = fill(); !filled)
                return tl::unexpected(filled.error());
            continue;
        }
        m_problem = {};
        m_line = m_nextLine;
        m_nextLine += m_linesInRecord;
        if (isEmptyLine())
            continue;
        for (const std::size_t field : m_doubled)
            m_fields[field] = undouble(m_fields[field]);
        return Found::Record;
    }
}

} // namespace ms::sources
