// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/money.h"
#include "core/progress.h"
#include "core/result.h"
#include "sources/types.h"
#include "workflow/import_content.h"
#include "workflow/import_inspection.h"

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace ms::workflow {

struct ImportRequest {
    std::string file; ///< "-": standard input
    std::filesystem::path workspace;
    ImportChoices choices;
    bool dryRun = false;     ///< say what would happen and write nothing but the rejects
    std::string rejectsFile; ///< empty: none
    ShopTime now{};          ///< for the history of imports
};

struct ImportSummary {
    std::string file;
    std::string profile;
    Currency currency{};
    std::int64_t rowsRead = 0; ///< = added + known + rejected
    std::int64_t rowsRejected = 0;
    ImportCounts counts;
    std::vector<sources::RowReject> rejects; ///< the first thousand
    double seconds = 0;
    bool dryRun = false;

    [[nodiscard]] double rowsPerSecond() const { return seconds > 0 ? static_cast<double>(rowsRead) / seconds : 0; }
};

/// Brings one file into a workspace, which is made when it is not there. The whole file is understood before anything
/// is written, and all of it is written in one transaction: a cancel, a crash or an error leaves what was there before.
/// Rows that cannot be used are rejected one by one; `rejectsFile` gets them in the columns of the input followed by
/// row, column, value and reason, so that it can be mended and imported. A file that brings nothing new leaves the
/// workspace untouched, its history of imports too.
/// Errors: as ImportSource, inspect() and Workspace; InvalidInput when no currency is known; Canceled.
Result<ImportSummary> importFile(const ImportRequest& request, Progress& progress);

} // namespace ms::workflow
