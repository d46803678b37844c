// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <filesystem>
#include <optional>
#include <string>

namespace ms::platform {

/// The environment variable that may hold a shop's token.
inline constexpr const char* tokenVariable = "MERCHANT_TOKEN";

/// A shop's token: from `file` when given, else from the environment. The file's first line counts; the file must be
/// readable by its owner alone (mode 600). A token never comes from an argument, and never goes into a workspace, a log
/// or an error. Errors: Permission (no token anywhere, a file that others may read, a token with blanks or control
/// characters), NotFound, ReadWrite.
Result<std::string> readToken(const std::optional<std::filesystem::path>& file);

} // namespace ms::platform
