// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workflow/propose.h"

namespace ms::workflow {

/// Proposes to set confirmed price changes back to what the shop showed before. Like any change it is approved by
/// someone else and pushed with compare-and-set; once confirmed, the original counts as rolled back.
/// Refused, one by one: what is not a confirmed price change, and prices that changed since (the workspace no longer
/// shows what that change made). `row` of a refusal is the place in `proposals`, from 1.
/// Errors: as proposePrices(); NotFound for an id that is not there.
Result<ProposedBatch> proposeRollback(const Proposer& proposer, const std::vector<std::int64_t>& proposals,
                                      Progress& progress);

} // namespace ms::workflow
