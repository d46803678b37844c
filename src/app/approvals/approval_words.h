// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workflow/approval_queue.h"

#include <QString>

#include <vector>

namespace ms::app {

/// One change in a few lines: old to new, effect with band, rules, author, decision, and what the shop said, or how far
/// the goods of a transfer have come.
QString describeChange(const workflow::QueuedChange& change, const Currency& currency);

/// Several changes taken together: how many, how large, what they are expected to do and how sure that is.
QString describeChanges(const std::vector<const workflow::QueuedChange*>& changes, const Currency& currency);

} // namespace ms::app
