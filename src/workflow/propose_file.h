// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sources/types.h"
#include "workflow/propose.h"

namespace ms::workflow {

/// A proposed batch whose wishes came from a CSV; row numbers are lines of the file, the header is 1.
struct ProposedFile {
    ProposedBatch batch;
    std::int64_t rowsRead = 0;
    std::vector<sources::RejectedRow> rejects; ///< rows that could not be read
};

/// Proposes the prices of a CSV: `sku,price` and optional `reason`. A price is text such as 12.50 in the workspace's
/// currency; 0, below 0, not a number, or with more decimals than the currency has rejects its row.
/// Errors: as proposePrices(); NotFound, InvalidInput of the file.
Result<ProposedFile> proposePriceFile(const Proposer& proposer, const std::string& file, Progress& progress);

/// Proposes the reorders of a CSV: `sku,quantity` and optional `location`, `supplier`, `unit_cost`, `expected` (a day),
/// `reason`. Without `expected` the goods are due after the supplier's or the workspace's lead time.
Result<ProposedFile> proposeReorderFile(const Proposer& proposer, const std::string& file, Progress& progress);

/// One price from the command line. Errors: as proposePriceFile(), and InvalidInput when the one price is refused.
Result<ProposedBatch> proposeOnePrice(const Proposer& proposer, const Sku& sku, const std::string& price,
                                      const std::string& reason, Progress& progress);

} // namespace ms::workflow
