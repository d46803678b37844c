// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workflow/inventory_plan.h"

#include <span>
#include <string>
#include <vector>

namespace ms::workflow {

/// One component of a kit under a plan. Units of the component.
struct KitComponent {
    Sku sku;
    std::string title;
    double unitsAKit = 1;
    std::optional<double> onHand; ///< free; none: never counted
    double onOrder = 0;
    double demandADay = 0;           ///< of its own and of all kits
    double kitDemandADay = 0;        ///< of it what kits ask for
    std::optional<double> enoughFor; ///< kits, from what is on hand
    std::optional<Quantity> ordered; ///< by the plan, for kits and for itself; none: no suggestion
    std::optional<double> forKits;   ///< share of `ordered` that goes to kits, by demand
};

struct KitReview {
    Sku sku;
    std::string title;
    double demandADay = 0;           ///< kits
    std::optional<double> assembled; ///< that stand ready; none: components were never counted
    std::optional<double> canBuild;  ///< more, from what is on hand of the components
    std::optional<double> stockoutProbability;
    std::string problem;      ///< it cannot be taken apart: why
    std::size_t scarcest = 0; ///< the component that allows fewest kits
    std::vector<KitComponent> components;
};

/// Every kit with its components as planned in `rows`, those that can be built least for their demand first.
std::vector<KitReview> reviewKits(const InventoryInputs& inputs, std::span<const InventoryRow> rows);

} // namespace ms::workflow
