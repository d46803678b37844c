// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <cstddef>
#include <span>
#include <vector>

namespace ms::inventory {

/// `units` of `component` go into one `kit`; places in a list of SKUs. A component may be a kit itself.
struct KitLine {
    std::size_t kit = 0;
    std::size_t component = 0;
    double units = 1; ///< > 0
};

/// What every SKU is asked for once kits are taken apart: its own demand and what the kits above it need, level by
/// level. A kit keeps its own demand; its components carry it as well, which are what is bought. `demand` has one entry
/// a SKU, units, >= 0; the result as many. O(lines · levels).
/// Errors: InvalidInput for a place beyond the list, units that are not > 0, or a kit that contains itself, naming it.
/// Source: gross requirements of a bill of materials, Silver, Pyke & Thomas (2017), ch. 15.
Result<std::vector<double>> componentDemand(std::span<const double> demand, std::span<const KitLine> lines);

/// How many of every SKU can be sold: a kit as many as its scarcest component allows, min ⌊stock / units⌋, and those
/// that stand assembled; others what is there. Kits that share a component are each counted as if they were alone. A
/// kit among the components counts with what can be made of it. Errors: as componentDemand().
Result<std::vector<double>> availableUnits(std::span<const double> stock, std::span<const KitLine> lines);

} // namespace ms::inventory
