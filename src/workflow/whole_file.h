// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <string>
#include <string_view>

namespace ms::workflow {

/// Writes a file under a temporary name and renames it when it is complete. Errors: ReadWrite.
Result<void> writeWholeFile(const std::string& path, std::string_view bytes);

/// Errors: NotFound, ReadWrite.
Result<std::string> readWholeFile(const std::string& path);

} // namespace ms::workflow
