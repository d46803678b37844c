// SPDX-License-Identifier: GPL-3.0-or-later
#include "sources/csv_reader.h"
#include "workflow/csv_file.h"
#include "workflow/inventory_files.h"
#include "workflow/inventory_policy_cases.h"
#include "workflow/rejects_file.h"

namespace ms::workflow {

Result<InventoryFilesSummary> solvePolicyFile(const std::string& casesPath, const std::string& outPath,
                                              Progress& progress)
{
    if (auto ok = checkReplacesNone({outPath}, {casesPath}); !ok)
        return tl::unexpected(ok.error());
    auto reader = sources::CsvReader::open(casesPath);
    if (!reader)
        return tl::unexpected(reader.error());
    const auto id = reader->column("case_id");
    const auto model = reader->column("model");
    const auto inputs = reader->column("inputs_json");
    for (const auto* column : {&id, &model, &inputs}) {
        if (!*column)
            return tl::unexpected(column->error());
    }
    auto out = CsvFile::create(outPath, {"case_id", "model", "result_json", "status"});
    if (!out)
        return tl::unexpected(out.error());
    InventoryFilesSummary summary;
    auto more = reader->next();
    for (; more && *more; more = reader->next()) {
        ++summary.rowsRead;
        const auto row = reader->row();
        if (progress.canceled())
            return failure(ErrorCode::Canceled, "cases canceled");
        const auto solved = solvePolicyCase(row[*model], row[*inputs], progress);
        if (!solved && solved.error().code == ErrorCode::Canceled)
            return tl::unexpected(solved.error());
        out->cell(row[*id]).cell(row[*model]);
        if (solved) {
            out->cell(*solved).cell("ok");
        } else {
            out->emptyCell().cell(solved.error().detail);
            summary.failures.push_back(std::string(row[*id]) + ": " + solved.error().detail);
        }
        out->endRow();
    }
    if (!more)
        return tl::unexpected(more.error());
    for (const auto& torn : reader->takeRejects()) {
        summary.failures.push_back(rejectSentence(casesPath, torn));
        ++summary.rowsRejected;
    }
    summary.rowsRead += summary.rowsRejected;
    summary.rowsWritten = out->rows();
    if (auto written = out->commit(); !written)
        return tl::unexpected(written.error());
    return summary;
}

} // namespace ms::workflow
