// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/rejects_file.h"

#include "workflow/csv_file.h"

#include <filesystem>
#include <system_error>

namespace ms::workflow {

Result<void> writeRejects(const std::string& path, const std::string& file,
                          std::span<const sources::RejectedRow> rejects)
{
    auto out = CsvFile::create(path, {"file", "row", "column", "value", "reason"});
    if (!out)
        return tl::unexpected(out.error());
    for (const sources::RejectedRow& rejected : rejects) {
        out->cell(file).cell(rejected.why.row).cell(rejected.why.column).cell(rejected.why.value);
        out->cell(rejected.why.reason).endRow();
    }
    return out->commit();
}

Result<void> checkReplacesNone(std::initializer_list<std::string> written, std::initializer_list<std::string> read)
{
    for (const std::string& out : written) {
        for (const std::string& input : read) {
            std::error_code missing;
            if (out != "-" && std::filesystem::equivalent(out, input, missing) && !missing)
                return failure(ErrorCode::InvalidInput,
                               out + ": is read, and would be replaced; name another file to write");
        }
    }
    return {};
}

std::string rejectSentence(const std::string& file, const sources::RejectedRow& rejected)
{
    const sources::RowReject& why = rejected.why;
    std::string text = file + ", row " + std::to_string(why.row);
    if (!why.column.empty())
        text += ", column " + why.column + ", '" + why.value + "'";
    return text + ": " + why.reason;
}

} // namespace ms::workflow
