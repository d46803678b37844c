// SPDX-License-Identifier: GPL-3.0-or-later
#include "sources/csv_table.h"

#include <algorithm>
#include <cstring>

namespace ms::sources
{
namespace
{

constexpr std::size_t blockSize = std::size_t{1} << 20;

} // namespace

/// Copies `text` to where it stays: blocks never move.
std::string_view CsvTable::keep(std::string_view text)
{
    if (text.size() > m_room) {
        m_room = std::max(blockSize, text.size());
        m_next = m_blocks.emplace_back(new char[m_room]).get();
    }
    if (text.empty())
        return {};
    std::memcpy(m_next, text.data(), text.size());
    const std::string_view kept{m_next, text.size()};
    m_next += text.size();
    m_room -= text.size();
    return kept;
}

Result<CsvTable> readAll(CsvReader reader)
{
    CsvTable table;
    table.m_shape = std::make_unique<CsvShape>(reader.shape());
    for (;;) {
        const auto more = reader.next();
        if (!more)
            return tl::unexpected(more.error());
        if (!*more)
            break;
        const CsvRow row = reader.row();
        for (const std::string_view field : row.fields())
            table.m_fields.push_back(table.keep(field));
        table.m_lines.push_back(row.line());
    }
    table.m_rejects = reader.takeRejects();
    return table;
}

Result<CsvTable> readCsv(const std::string& path, const CsvOptions& options)
{
    auto reader = CsvReader::open(path, options);
    if (!reader)
        return tl::unexpected(reader.error());
    return readAll(std::move(*reader));
}

} // namespace ms::sources
