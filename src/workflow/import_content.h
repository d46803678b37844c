// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/progress.h"
#include "core/result.h"
#include "sources/csv_row.h"
#include "workflow/import_sales_file.h"
#include "workspace/types.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

namespace ms::workspace {
class ImportWriter;
class Workspace;
} // namespace ms::workspace

namespace ms::workflow {

/// What an import brings, in rows of the file and in things of the shop. Added and known rows, and those that were
/// rejected, make up all rows that were read.
struct ImportCounts {
    std::int64_t rowsAdded = 0;
    std::int64_t rowsKnown = 0; ///< an earlier import, or an earlier row, brought them; or they say nothing
    std::int64_t products = 0;  ///< new ones
    std::int64_t customers = 0;
    std::int64_t orders = 0;
    bool news = false; ///< the workspace would change, be it only by the status of an order that it knows
};

/// The rows of one file on their way into a workspace: first all are taken, then held against the workspace, then what
/// is new is written.
class ImportContent {
public:
    virtual ~ImportContent() = default;
    /// None when the row was taken; else why not.
    virtual std::optional<sources::RejectedRow> add(const sources::CsvRow& row) = 0;
    /// `workspace` is null when there is none yet. Errors: ReadWrite.
    virtual Result<ImportCounts> match(workspace::Workspace* workspace) = 0;
    /// Rows that were taken, but contradict others or the workspace, as match() found; they are not in its counts.
    virtual std::vector<sources::RejectedRow> takeRefused() { return {}; }
    /// After match(), inside the transaction of `writer`. Errors: Canceled; as ImportWriter and the repositories.
    virtual Result<void> write(workspace::Workspace& workspace, workspace::ImportWriter& writer,
                               Progress& progress) = 0;
};

/// The content that fits the profile's kind. `today` is the day of the import, and of stock counts that
/// state none.
std::unique_ptr<ImportContent> contentFor(const ImportProfile& profile, const ColumnMap& columns,
                                          const ReadingRules& rules, Day today);

/// Adds a product that is no more than its SKU for each of `skus` that is not stored, and its key to `keys`, of which
/// there is one each. Errors: as ProductRepository.
Result<void> addBareProducts(workspace::Workspace& workspace, workspace::ImportWriter& writer,
                             const sources::TextIndex& skus, std::vector<workspace::ProductKey>& keys);

/// The same for suppliers that are no more than their code.
Result<void> addBareSuppliers(workspace::Workspace& workspace, workspace::ImportWriter& writer,
                              const sources::TextIndex& codes, std::vector<workspace::SupplierKey>& keys);

/// The same for locations.
Result<void> addBareLocations(workspace::Workspace& workspace, workspace::ImportWriter& writer,
                              const sources::TextIndex& codes, std::vector<workspace::LocationKey>& keys);

} // namespace ms::workflow
