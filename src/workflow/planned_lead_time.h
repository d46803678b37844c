// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/day.h"
#include "core/result.h"
#include "features/types.h"
#include "inventory/supplier_watch.h"
#include "workspace/types.h"

#include <vector>

namespace ms::workspace {
class Workspace;
}

namespace ms::workflow {

inventory::Delivery deliveryOf(const workspace::PurchaseOrder& order);

/// Lead time of every supplier as plans use it on `asOf`, by supplier key: as features::leadTimes(); where receipts
/// tell of it, that of the newest deliveries once they drift (inventory::reviewDeliveries), with overdue orders among
/// them as long as they will have taken on average: one step of the EM algorithm for censored values. An order that is
/// no longer counted on (inventory::LateDelivery) tells nothing. Days. Errors: as features::leadTimes(). Source:
/// Dempster, Laird & Rubin (1977), J. R. Stat. Soc. B 39(1), section 4.2.
Result<std::vector<features::LeadTimeEstimate>> plannedLeadTimes(workspace::Workspace& workspace, Day asOf);

} // namespace ms::workflow
