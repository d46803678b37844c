// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "approvals/types.h"
#include "core/result.h"

#include <optional>

namespace ms::approvals {

/// The size of a price change, per cent of the old price, without its sign. Precondition: old price > 0.
double changePercent(const PriceChange& change);

/// Whether `approver` may approve `proposal`, as far as who approves goes. Names are compared without case and
/// surrounding blanks, so that "Ada" is not a second person beside "ada ". Errors: Permission when the approver is the
/// author beyond what the policy lets authors do; InvalidInput when the approver has no name.
Result<void> mayBeApprovedBy(const Proposal& proposal, std::string_view approver, const Policy& policy);

/// Whether authors may approve this change of their own: a price that moves by no more than the policy lets them.
bool authorMayApprove(const Proposal& proposal, const Policy& policy);

/// Whether a change is within what the policy lets anybody approve; reorders and transfers always are. `unitCost`:
/// none when not known, then no margin is asked for. Errors: Permission, naming SKU, size and limit.
Result<void> withinPolicy(const Proposal& proposal, std::optional<Money> unitCost, const Policy& policy);

/// Whether an approval of `decidedAt` may still be sent at `now`: not older than policy.validDays.
bool isExpired(ShopTime decidedAt, ShopTime now, const Policy& policy);

/// Errors: InvalidInput, naming the field, when a limit is outside the range that types.h states.
Result<void> validatePolicy(const Policy& policy);

} // namespace ms::approvals
