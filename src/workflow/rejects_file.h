// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "sources/types.h"

#include <initializer_list>
#include <span>
#include <string>

namespace ms::workflow {

/// Writes rows of `file` that could not be used: file,row,column,value,reason, one line a row. "-" is standard output.
/// Errors: as CsvFile.
Result<void> writeRejects(const std::string& path, const std::string& file,
                          std::span<const sources::RejectedRow> rejects);

/// Errors: InvalidInput when a file to write is one of those that are read, which it would replace; "-" never is.
Result<void> checkReplacesNone(std::initializer_list<std::string> written, std::initializer_list<std::string> read);

/// "FILE, row 2, column value, '-5': expected a number of at least 0"; without column and value for a row as a whole.
std::string rejectSentence(const std::string& file, const sources::RejectedRow& rejected);

} // namespace ms::workflow
