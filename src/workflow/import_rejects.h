// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "sources/types.h"

#include <span>
#include <string>
#include <vector>

namespace ms::workflow {

/// Writes rejected rows in the columns of their file, then row, column, value and reason. When the file was itself such
/// a list, its old last four columns are left out. Fields beyond the header's are joined to the last one by commas.
/// Errors: ReadWrite.
Result<void> writeRowsToMend(const std::string& path, std::span<const std::string> header,
                             std::span<const sources::RejectedRow> rejects);

} // namespace ms::workflow
