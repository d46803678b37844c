// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "approvals/types.h"
#include "core/result.h"

#include <span>

namespace ms::approvals
{

/// The idempotency key of one change: 32 hexadecimal digits of SHA-256 over the workspace's own id, the proposal's id
/// and every value of the change. The same change gives the same key at every attempt and on every machine; the same
/// proposal id in another workspace gives another.
std::string idempotencyKey(std::string_view workspaceId, const Proposal& proposal);

/// The idempotency key of one purchase order: 32 hexadecimal digits over the keys of its lines, in their order.
std::string orderKey(std::span<const std::string> lineKeys);

/// The outbox's text of a change: JSON with sorted keys, no blanks, so that equal changes are equal bytes.
std::string toCanonicalJson(const Write& write);

/// Reads what toCanonicalJson() wrote. Errors: InvalidInput for anything else.
Result<Write> writeFromJson(std::string_view json);

} // namespace ms::approvals
