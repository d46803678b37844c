// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <filesystem>

namespace ms::workspace {

/// What the first hundred bytes of a workspace say, read without SQLite, which might otherwise touch the file.
struct FileProbe {
    std::int32_t version = 0; ///< PRAGMA user_version; a write-ahead log beside the file may hold a later one
    bool hasLog = false;      ///< a write-ahead log with content lies beside it
};

/// Errors: NotFound; Permission; InvalidInput (a folder, an empty file, another kind of file, another program's
/// database); ReadWrite (cut short).
/// Source: https://www.sqlite.org/fileformat.html, 1.3 The Database Header.
Result<FileProbe> probeFile(const std::filesystem::path& path);

} // namespace ms::workspace
