// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/progress.h"
#include "core/result.h"

#include <filesystem>
#include <string>

namespace ms::workflow {

/// What somebody who helps wants to know: the program, the machine and, unless `workspace` is empty, the workspace:
/// its layout, rows of each table, imports by kind, how the shop is connected, states of changes, why some wait or
/// failed, and what was done lately. A plain text, made to be read before it is passed on.
///
/// What it never holds: a secret, a customer, a person, a SKU or its name, a price, a quantity of goods, the name of a
/// file or of the shop, its address. Of a sentence that was written down it says the words that the program chose, with
/// an ellipsis for each value; of one it does not know, that there is one.
/// A workspace that cannot be opened or is damaged is said in the text, as what kind of trouble it is.
/// Errors: Canceled.
Result<std::string> diagnostics(const std::filesystem::path& workspace, Progress& progress);

} // namespace ms::workflow
