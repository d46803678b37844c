// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workflow/sheet_file.h"

#include <QString>

#include <vector>

class QAbstractItemModel;

namespace ms::app {

/// Rows and columns of a model with a header line, tab-separated, as a spreadsheet takes it from the clipboard: numbers
/// with the locale's decimal mark and no grouping, dates as 2011-12-09, tabs and line ends inside words as spaces.
QString tabSeparated(const QAbstractItemModel& model, const std::vector<int>& rows, const std::vector<int>& columns);

/// The bare figure of one cell by the same rules.
QString plainText(const QAbstractItemModel& model, int row, int column);

/// The same rows and columns with typed cells, for a file: money in whole units of its currency, percent as the header
/// says, days as days.
workflow::Sheet sheetOf(const QAbstractItemModel& model, const std::vector<int>& rows, const std::vector<int>& columns);

} // namespace ms::app
