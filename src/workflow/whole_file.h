// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <string>
#include <string_view>

namespace ms::workflow {

/// Errors: InvalidInput where a workspace, or another SQLite file (<https://www.sqlite.org/fileformat.html>, 1.3.1),
/// lies at `path`: nothing else that is written takes its place.
Result<void> replacesNoWorkspace(const std::string& path);

/// Writes a file under a temporary name and renames it when it is complete. Errors: replacesNoWorkspace(); ReadWrite.
Result<void> writeWholeFile(const std::string& path, std::string_view bytes);

/// Errors: NotFound, ReadWrite.
Result<std::string> readWholeFile(const std::string& path);

} // namespace ms::workflow
