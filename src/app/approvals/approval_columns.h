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

/// Moved by people, by a note: no shop is told.
bool isTransfer(const workflow::QueuedChange& change);
/// "Waits", or of a transfer "On the way".
QString stateName(const workflow::QueuedChange& change);
Tone stateTone(approvals::State state);
QString skuOf(const workflow::QueuedChange& change);

} // namespace ms::app
