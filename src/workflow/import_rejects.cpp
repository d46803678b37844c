// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/import_rejects.h"

#include "workflow/csv_file.h"

#include <algorithm>
#include <array>

namespace ms::workflow {
namespace {

constexpr std::array<std::string_view, 4> added{"row", "column", "value", "reason"};

std::size_t columnsToKeep(std::span<const std::string> header)
{
    const bool isList = header.size() > added.size() && std::equal(added.begin(), added.end(), header.end() - 4);
    return isList ? header.size() - added.size() : header.size();
}

} // namespace

Result<void> writeRowsToMend(const std::string& path, std::span<const std::string> header,
                             std::span<const sources::RejectedRow> rejects)
{
    const std::size_t width = columnsToKeep(header);
    std::vector<std::string_view> names(header.begin(), header.begin() + static_cast<std::ptrdiff_t>(width));
    names.insert(names.end(), added.begin(), added.end());
    auto file = CsvFile::create(path, names);
    if (!file)
        return tl::unexpected(file.error());
    for (const sources::RejectedRow& reject : rejects) {
        for (std::size_t i = 0; i < width; ++i) {
            std::string text = i < reject.fields.size() ? reject.fields[i] : std::string();
            for (std::size_t j = header.size(); i + 1 == width && j < reject.fields.size(); ++j)
                text += ',' + reject.fields[j];
            file->cell(text);
        }
        file->cell(reject.why.row).cell(reject.why.column).cell(reject.why.value).cell(reject.why.reason);
        file->endRow();
    }
    return file->commit();
}

} // namespace ms::workflow
