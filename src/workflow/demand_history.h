// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "features/types.h"

#include <string>
#include <vector>

namespace ms::workspace {
class Workspace;
}

namespace ms::workflow {

/// Demand of every SKU up to the last day that has an order, of the kind the settings ask for.
/// Errors: as features::demandSeries.
Result<features::Demand> demandToDate(workspace::Workspace& workspace, forecast::Frequency frequency,
                                      const features::ProductFilter& filter = {});

/// SHA-256 over identifiers, values and stockouts in order: two runs with the same hash had the same input.
std::string hashOf(const features::Demand& demand);

} // namespace ms::workflow
