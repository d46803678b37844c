// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/import_preview.h"

#include "sources/csv_sniff.h"

#include <algorithm>

namespace ms::workflow {
namespace {

constexpr std::size_t previewRows = 200;

/// The field for which some known profile uses this header.
std::optional<ImportField> guessedField(const std::string& header)
{
    const std::string name = normalizedHeader(header);
    for (const ImportProfile& profile : knownProfiles()) {
        for (const ProfileColumn& column : profile.columns) {
            if (std::find(column.names.begin(), column.names.end(), name) != column.names.end())
                return column.field;
        }
    }
    return std::nullopt;
}

} // namespace

Result<ImportPreview> importPreview(const std::string& file, const ImportChoices& choices)
{
    const auto source = ImportSource::open(file);
    if (!source)
        return tl::unexpected(source.error());
    ImportPreview preview;
    auto found = inspect(*source, choices);
    if (found) {
        preview.recognised = true;
        preview.inspection = std::move(*found);
        return preview;
    }
    if (found.error().code != ErrorCode::InvalidInput)
        return tl::unexpected(found.error());
    preview.problem = found.error().detail;
    sources::CsvSample sample = sources::sniff(source->beginning(), previewRows + 1);
    if (sample.rows.size() < 2 || sample.rows.front().size() < 2)
        return tl::unexpected(found.error());
    preview.inspection.options.delimiter = sample.delimiter;
    preview.inspection.header = sample.rows.front();
    preview.inspection.preview.assign(sample.rows.begin() + 1, sample.rows.end());
    for (std::size_t column = 0; column < preview.inspection.header.size(); ++column) {
        const auto field = guessedField(preview.inspection.header[column]);
        if (field && !preview.inspection.columns.has(*field))
            preview.inspection.columns.set(*field, column);
    }
    return preview;
}

} // namespace ms::workflow
