// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/kit_review.h"

#include "workflow/inventory_inputs.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace ms::workflow {
namespace {

KitComponent componentOf(const KitPart& part, const InventoryRow& row)
{
    KitComponent one;
    one.sku = row.sku;
    one.title = row.title;
    one.unitsAKit = part.units;
    one.onHand = row.onHand;
    one.onOrder = row.onOrder;
    one.demandADay = row.demandADay;
    one.kitDemandADay = row.kitDemandADay;
    if (row.onHand)
        one.enoughFor = std::floor(std::max(0.0, *row.onHand) / part.units);
    if (!row.kit) { // of a kit in a kit, the components are ordered
        one.ordered = row.suggestion;
        if (row.suggestion && row.demandADay > 0.0)
            one.forKits = static_cast<double>(row.suggestion->units) * row.kitDemandADay / row.demandADay;
    }
    return one;
}

/// Days that the kits that are there or can be made last; what was never counted comes first.
double coverOf(const KitReview& kit)
{
    if (!kit.assembled)
        return -1.0;
    const double kits = *kit.assembled + kit.canBuild.value_or(0.0);
    return kit.demandADay > 0.0 ? kits / kit.demandADay : std::numeric_limits<double>::infinity();
}

} // namespace

std::vector<KitReview> reviewKits(const InventoryInputs& inputs, std::span<const InventoryRow> rows)
{
    std::vector<KitReview> kits;
    std::vector<const InventoryRow*> byItem(inputs.items.size(), nullptr);
    for (const InventoryRow& row : rows) {
        if (row.item < byItem.size())
            byItem[row.item] = &row;
    }
    for (std::size_t i = 0; i < inputs.items.size(); ++i) {
        const InventoryItem& item = inputs.items[i];
        if (byItem[i] == nullptr || item.parts.empty())
            continue;
        KitReview& kit = kits.emplace_back();
        kit.sku = item.sku;
        kit.title = item.title;
        kit.demandADay = byItem[i]->demandADay;
        kit.stockoutProbability = byItem[i]->stockoutProbability;
        kit.problem = byItem[i]->problem;
        if (item.counted) {
            kit.assembled = item.assembled;
            kit.canBuild = std::max(0.0, item.onHand - item.assembled);
        }
        for (const KitPart& part : item.parts) {
            if (byItem[part.item] != nullptr)
                kit.components.push_back(componentOf(part, *byItem[part.item]));
        }
        const auto scarcest = std::ranges::min_element(
            kit.components, {}, [](const KitComponent& one) { return one.enoughFor.value_or(-1.0); });
        kit.scarcest = static_cast<std::size_t>(scarcest - kit.components.begin());
    }
    std::ranges::stable_sort(kits, {}, coverOf);
    return kits;
}

} // namespace ms::workflow
