// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <filesystem>

namespace ms::workflow {

/// Makes an empty workspace; the shop is named as the file is.
/// Errors: Conflict when something is at `path`; ReadWrite, Permission.
Result<void> makeWorkspace(const std::filesystem::path& path);

} // namespace ms::workflow
