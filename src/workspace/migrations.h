// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <cstdint>
#include <span>
#include <string_view>

namespace ms::workspace {

class Connection;

/// "MSst" in the file's header: a workspace of Merchant Studio.
inline constexpr std::int32_t applicationId = 0x4D537374;

struct EmbeddedText {
    std::string_view name;
    std::string_view text;
};

/// The files of resources/workspace/, oldest first, as they were when the program was built.
std::span<const EmbeddedText> embeddedMigrations();

/// The step from version n to n + 1 is migrations()[n]; one SQL script each.
using Migration = EmbeddedText;
std::span<const Migration> migrations();

/// Brings an open workspace to version known.size(), each step in a transaction of its own. Two programs may do it at
/// once: the second finds the work done. Errors: ReadWrite, Conflict; the steps before the failed one are kept.
Result<void> migrate(Connection& connection, std::span<const Migration> known);

} // namespace ms::workspace
