// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/progress.h"
#include "core/result.h"
#include "workflow/import_sales_file.h"
#include "workspace/types.h"

#include <cstdint>
#include <vector>

namespace ms::workspace {
class ImportWriter;
class Workspace;
} // namespace ms::workspace

namespace ms::workflow {

/// What a sales file would bring to a workspace.
struct SalesMatch {
    std::vector<workspace::ProductKey> products; ///< by index in the file; not stored(): new
    std::vector<workspace::CustomerKey> customers;
    std::vector<workspace::LocationKey> locations;
    std::vector<workspace::OrderKey> orders;
    std::vector<std::int64_t> lastLine; ///< by order: its highest line number so far
    std::vector<bool> known;            ///< by line in the file: the workspace has it
    std::int64_t linesKnown = 0;
    std::vector<std::uint32_t> byOrder; ///< lines of the file, by order, then in file order
};

/// Holds a file against an empty workspace.
SalesMatch matchNothing(const SalesFile& file);

/// Holds a file against what the workspace has. A line is known when its order is there and has a line of the same
/// product, units and net that no earlier line of the file was matched with: files that overlap anywhere, within an
/// order too, bring each line once, and lines that an order has twice stay two. Errors: ReadWrite.
Result<SalesMatch> matchSales(workspace::Workspace& workspace, const SalesFile& file);

/// Writes what is new: products, customers, locations, orders, lines, price history, current prices. Part of the
/// transaction of `writer`. Progress counts lines. Errors: Canceled; as ImportWriter.
Result<void> writeSales(workspace::Workspace& workspace, workspace::ImportWriter& writer, const SalesFile& file,
                        SalesMatch& match, Progress& progress);

} // namespace ms::workflow
