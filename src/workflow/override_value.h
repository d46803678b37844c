// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workflow/demand_override.h"

namespace ms::workflow {

/// Fills in the value that overrides added, by author, reason and level, from those of the review that hold and whose
/// week is over. What was said of a category counts once, at its own level: the errors are those of the sum of its
/// SKUs. Source: Gilliland (2010), The Business Forecasting Deal.
void addValueAdded(OverrideReview& review);

} // namespace ms::workflow
