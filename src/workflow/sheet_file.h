// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/day.h"
#include "core/progress.h"
#include "core/result.h"

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

namespace ms::workflow {

/// A cell of a table that leaves the program: nothing known, words, a figure, a day.
using SheetCell = std::variant<std::monostate, std::string, double, Day>;

/// How a spreadsheet shows the figures of a column.
enum class SheetFormat { General, TwoDecimals };

struct SheetColumn {
    std::string title; ///< with its unit: "Margin, %"
    SheetFormat format = SheetFormat::General;
};

struct Sheet {
    std::string name; ///< of the sheet in the workbook; cut to the 31 characters that a workbook allows
    std::vector<SheetColumn> columns;
    std::vector<std::vector<SheetCell>> rows; ///< one cell a column
};

/// Writes a table as the ending of `path` says: .xlsx a workbook with typed cells, a frozen header and an automatic
/// filter, .csv as CsvFile does. Words stay words: a SKU 007 keeps its zeros, "=1+1" is no formula. Under a temporary
/// name first; nothing half-written is left behind.
/// Returns the rows written. Errors: InvalidInput for another ending or more rows than a workbook holds (1,048,575);
/// ReadWrite when the file cannot be written; Canceled.
Result<std::int64_t> writeSheet(const std::string& path, const Sheet& sheet, Progress& progress);

} // namespace ms::workflow
