// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <filesystem>
#include <string>

namespace ms::workflow {

/// A shop's token: from `file` (mode 600) unless it is empty, else from the environment variable MERCHANT_TOKEN.
/// Errors: Permission, NotFound, ReadWrite; none of them holds the token.
Result<std::string> shopToken(const std::filesystem::path& file);

} // namespace ms::workflow
