// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace ms::workspace {

class Workspace;

/// What can be said of a file without saying what is in it.
struct FileFacts {
    int layout = 0;                                           ///< the version of its tables
    std::int64_t bytes = 0;                                   ///< of its pages, side files left out
    std::string engine;                                       ///< the version of SQLite
    std::vector<std::pair<std::string, std::int64_t>> tables; ///< rows of each table that the program made, by name
};

/// Counts every table's rows: O(rows). A table that somebody else put into the file is left out, its name too.
/// Errors: ReadWrite, Conflict.
Result<FileFacts> fileFacts(Workspace& workspace);

} // namespace ms::workspace
