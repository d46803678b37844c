// SPDX-License-Identifier: GPL-3.0-or-later
#include "sources/csv_table.h"

namespace ms::sources {
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
            table.m_fields.push_back(table.m_texts.keep(field));
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
