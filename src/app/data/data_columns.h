// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/table/row_table_model.h"
#include "features/types.h"
#include "workspace/types.h"

#include <vector>

namespace ms::app {

/// The tables of the Data page.
std::vector<Column<features::DataProblem>> problemColumns();
std::vector<Column<workspace::ImportRecord>> importColumns();
std::vector<Column<workspace::ImportReject>> rejectColumns();

/// What is wrong, in a few words: "Sold without a unit cost".
QString problemTitle(features::DataProblemKind kind);
/// What follows from it, and what to do.
QString problemAdvice(features::DataProblemKind kind);

} // namespace ms::app
