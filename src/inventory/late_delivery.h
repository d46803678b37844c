// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "inventory/types.h"

namespace ms::inventory {

/// What its age says of an order that has not come.
struct LateDelivery {
    double stillToCome = 1;   ///< probability that a delivery takes longer than this one has already
    double remainingDays = 0; ///< expected until it comes, given that it has not yet, >= 0
    /// Fewer than 1 of 100 deliveries take so long: it is no longer to be counted on.
    [[nodiscard]] bool doubtful() const { return stillToCome < 0.01; }
};

/// An order placed `ageDays` ago and promised after `promisedDays`. The time from order to shelf is gamma with the
/// supplier's spread and mean, or with what was promised where that is later: P(L > a), and E[L − a | L > a] = loss(a)
/// / P(L > a). The spread is at least a day and a tenth of the mean, as few receipts say too little of it. Days.
/// Errors: InvalidInput when a number is not finite, or the mean lead time is not more than 0.
/// Source: Silver, Pyke & Thomas (2017), Inventory and Production Management in Supply Chains, ch. 6.10, for lead times
/// as a distribution; the mean residual life of any distribution is its loss function over its survival.
Result<LateDelivery> lateDelivery(const LeadTime& leadTimeDays, double promisedDays, double ageDays);

} // namespace ms::inventory
