// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "sources/types.h"

#include <span>
#include <string>

namespace ms::workflow {

/// Writes rows of `file` that could not be used: file,row,column,value,reason, one line a row. "-" is standard output.
/// Errors: as CsvFile.
Result<void> writeRejects(const std::string& path, const std::string& file,
                          std::span<const sources::RejectedRow> rejects);

} // namespace ms::workflow
