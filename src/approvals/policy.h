// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "approvals/types.h"
#include "core/result.h"

#include <optional>

namespace ms::approvals {

/// The size of a price change, per cent of the old price, without its sign. Precondition: old price > 0.
double changePercent(const PriceChange& change);

/// Whether `approver` may approve `proposal`. Names are compared without case and surrounding blanks, so that "Ada" is
/// not a second person beside "ada ". `unitCost`: none when not known, then no margin is asked for.
/// Errors: Permission when the approver is the author beyond what the policy lets authors do, when the change or the
/// margin is outside the policy; InvalidInput when the approver has no name.
Result<void> mayApprove(const Proposal& proposal, std::string_view approver, std::optional<Money> unitCost,
                        const Policy& policy);

/// The half of mayApprove() that asks who approves. Errors: as there.
Result<void> mayBeApprovedBy(const Proposal& proposal, std::string_view approver, const Policy& policy);

/// Whether authors may approve this change of their own: a price that moves by no more than the policy lets them.
bool authorMayApprove(const Proposal& proposal, const Policy& policy);

/// Whether a change is within what the policy lets anybody approve; reorders and transfers always are. `unitCost`: as
/// in mayApprove(). Errors: Permission, naming SKU, size and limit.
Result<void> withinPolicy(const Proposal& proposal, std::optional<Money> unitCost, const Policy& policy);

/// Whether an approval of `decidedAt` may still be sent at `now`: not older than policy.validDays.
bool isExpired(ShopTime decidedAt, ShopTime now, const Policy& policy);

/// Errors: InvalidInput, naming the field, when a limit is outside the range that types.h states.
Result<void> validatePolicy(const Policy& policy);

} // namespace ms::approvals
