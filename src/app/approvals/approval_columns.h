// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/table/row_table_model.h"
#include "approvals/types.h"
#include "workflow/approval_queue.h"

namespace ms::app {

/// The queue: old to new, effect, author, state.
std::vector<Column<workflow::QueuedChange>> approvalColumns();
/// The audit log.
std::vector<Column<approvals::AuditEntry>> auditColumns();

QString stateName(approvals::State state);
Tone stateTone(approvals::State state);
QString skuOf(const workflow::QueuedChange& change);

} // namespace ms::app
