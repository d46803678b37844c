// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/progress.h"
#include "sources/types.h"
#include "workflow/price_rules.h"

#include <filesystem>
#include <vector>

namespace ms::workspace {
class Workspace;
}

namespace ms::workflow {

/// The rules of a workspace: those stored with storeShopRules(), on top of its largest step and smallest margin.
/// Errors: ReadWrite; InvalidInput for stored rules that cannot be read.
Result<PriceRules> shopRules(workspace::Workspace& workspace);

/// Checks a file of rules and stores it in the workspace: suggestions, what-ifs and proposals keep them from then on.
/// Errors: as readPriceRules() and Workspace::open; InvalidInput when its decimals are not those of the currency.
Result<PriceRules> storeShopRules(const std::filesystem::path& workspace, const std::string& file);

/// `merchant price competitors`: competitors' prices into a workspace.
struct CompetitorImportRequest {
    std::filesystem::path workspace;
    std::string file;      ///< CSV: sku,competitor,day,price and optional currency
    std::string rejects{}; ///< CSV; empty: rejected rows are only counted
};

struct CompetitorImportSummary {
    std::int64_t rowsRead = 0;
    std::int64_t rowsStored = 0;
    std::int64_t rowsRejected = 0; ///< unknown SKUs, prices that are none, days that are none, other currencies
};

/// All good rows in one transaction; the same row twice changes nothing. Errors: as Workspace::open; NotFound,
/// InvalidInput of the file; Canceled.
Result<CompetitorImportSummary> importCompetitorPrices(const CompetitorImportRequest& request, Progress& progress);

} // namespace ms::workflow
