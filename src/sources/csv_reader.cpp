// SPDX-License-Identifier: GPL-3.0-or-later
#include "sources/csv_reader.h"

namespace ms::sources {
namespace {

std::string trimmed(std::string_view text)
{
    const std::size_t first = text.find_first_not_of(" \t");
    if (first == std::string_view::npos)
        return {};
    return std::string(text.substr(first, text.find_last_not_of(" \t") - first + 1));
}

} // namespace

Result<CsvReader> CsvReader::open(const std::string& path, const CsvOptions& options)
{
    auto source = ByteSource::open(path);
    if (!source)
        return tl::unexpected(source.error());
    CsvReader reader;
    reader.m_shape = std::make_unique<CsvShape>();
    reader.m_shape->file = path == "-" ? "standard input" : path;
    reader.m_shape->delimiter = options.delimiter;
    reader.m_scanner = std::make_unique<CsvScanner>(std::move(*source), options.delimiter);
    if (options.hash)
        reader.m_scanner->hash();
    if (auto read = reader.readHeader(options.headerLine); !read)
        return tl::unexpected(read.error());
    return reader;
}

Result<CsvReader> CsvReader::fromText(std::string_view text, const std::string& name, const CsvOptions& options)
{
    CsvReader reader;
    reader.m_shape = std::make_unique<CsvShape>();
    reader.m_shape->file = name;
    reader.m_shape->delimiter = options.delimiter;
    reader.m_scanner = std::make_unique<CsvScanner>(text, options.delimiter);
    if (auto read = reader.readHeader(options.headerLine); !read)
        return tl::unexpected(read.error());
    return reader;
}

Result<void> CsvReader::readHeader(std::int64_t line)
{
    const std::string about = "file " + m_shape->file + ": ";
    auto found = m_scanner->next();
    while (found && *found != CsvScanner::Found::End && m_scanner->line() < line)
        found = m_scanner->next();
    if (!found)
        return failure(found.error().code,
                       found.error().detail.starts_with("file ") ? found.error().detail : about + found.error().detail);
    if (*found == CsvScanner::Found::End)
        return failure(ErrorCode::InvalidInput, about + "is empty (expected a header row)");
    const std::string_view first = m_scanner->fields().front();
    if (first.starts_with("\xFF\xFE") || first.starts_with("\xFE\xFF") || first.find('\0') != std::string_view::npos)
        return failure(ErrorCode::InvalidInput, about + "is not UTF-8 text; save it as CSV UTF-8");
    if (*found == CsvScanner::Found::Malformed)
        return failure(ErrorCode::InvalidInput, about + "header: " + std::string(m_scanner->problem()));
    for (const std::string_view name : m_scanner->fields())
        m_shape->header.push_back(trimmed(name));
    return {};
}

void CsvReader::rejectRow()
{
    const auto fields = m_scanner->fields();
    RejectedRow rejected{{m_scanner->line(), {}, {}, {}}, {fields.begin(), fields.end()}};
    if (!m_scanner->problem().empty()) {
        rejected.why.value = std::string(fields.front().substr(0, 200));
        rejected.why.reason = std::string(m_scanner->problem());
    } else {
        rejected.why.value = std::to_string(fields.size());
        rejected.why.reason = std::to_string(fields.size()) + " fields, expected " +
                              std::to_string(m_shape->header.size()) + " as in the header";
    }
    m_rejects.push_back(std::move(rejected));
}

Result<bool> CsvReader::next()
{
    for (;;) {
        const auto found = m_scanner->next();
        if (!found) {
            Error error = found.error();
            if (!error.detail.starts_with("file "))
                error.detail = "file " + m_shape->file + ": " + error.detail;
            return tl::unexpected(std::move(error));
        }
        if (*found == CsvScanner::Found::End)
            return false;
        if (*found == CsvScanner::Found::Record && m_scanner->fields().size() == m_shape->header.size())
            return true;
        rejectRow();
    }
}

} // namespace ms::sources
