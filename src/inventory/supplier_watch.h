// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <span>
#include <vector>

namespace ms::inventory {

/// One purchase order at a supplier. Days by any one clock.
struct Delivery {
    double orderedDay = 0;
    double expectedDay = 0;
    std::optional<double> receivedDay; ///< none: still open
    double ordered = 0;                ///< units, >= 0
    double received = 0;               ///< units, >= 0
};

enum class SupplierAlertKind {
    Overdue,  ///< open orders that should be here
    Drifting, ///< the newest deliveries took longer than those before
    Short     ///< the newest deliveries came with less than was ordered
};

struct SupplierAlert {
    SupplierAlertKind kind = SupplierAlertKind::Overdue;
    double before = 0;  ///< Drifting: mean days of the earlier deliveries; else 0
    double now = 0;     ///< Overdue: days the oldest is late; Drifting: mean days; Short: share of units that came
    int deliveries = 0; ///< open orders that are late, or deliveries that were looked at
    double units = 0;   ///< Overdue: still to come; Short: missing
    double spread = 0;  ///< Drifting: standard deviation, days, of the newest or of the earlier, whichever is more
};

/// What deliveries say about a supplier.
struct SupplierRecord {
    int receipts = 0;
    std::optional<double> meanLeadDays;   ///< days from order to receipt; none without a receipt
    std::optional<double> stdDevLeadDays; ///< of a sample; none for fewer than two
    std::optional<double> lateShare;      ///< of receipts, after the expected day
    std::optional<double> fillRate;       ///< units received over units ordered, of receipts
    int open = 0;
    std::vector<SupplierAlert> alerts; ///< at most one of a kind, so that a state is told once
};

/// Lead time, punctuality and completeness from the purchase orders of one supplier, as of `today`, in any order; what
/// was received later counts as open, and an order of which nothing came at all is missing units but no lead time.
/// Alerts: an open order is late the day after it was expected; lead times drift when the mean of the newest five is
/// above that of the earlier ones (at least five) by Welch's one-sided test at 2.5 %; deliveries are short when the
/// newest five brought less than 95 % of their units. O(n log n).
SupplierRecord reviewDeliveries(std::span<const Delivery> deliveries, double today);

} // namespace ms::inventory
