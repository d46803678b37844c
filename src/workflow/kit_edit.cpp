// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/kit_edit.h"

#include "inventory/kits.h"
#include "workflow/known_product.h"
#include "workspace/kit_repository.h"

#include <algorithm>
#include <string>
#include <unordered_map>
#include <vector>

namespace ms::workflow {
namespace {

using workspace::KitLine;

/// Whether no kit contains itself.
bool sound(const std::vector<KitLine>& kits)
{
    std::unordered_map<std::int64_t, std::size_t> places;
    const auto placeOf = [&](workspace::ProductKey key) { return places.try_emplace(key.value, places.size()).first; };
    std::vector<inventory::KitLine> lines;
    for (const KitLine& line : kits) {
        const std::size_t kit = placeOf(line.kit)->second;
        lines.push_back({kit, placeOf(line.component)->second, 1.0});
    }
    return inventory::componentDemand(std::vector<double>(places.size(), 0.0), lines).has_value();
}

} // namespace

Result<std::optional<Quantity>> editKit(const std::filesystem::path& path, const KitEdit& edit)
{
    if (edit.units && edit.units->units < 1)
        return failure(ErrorCode::InvalidInput, "a kit needs at least one unit of a component");
    auto kit = openProduct(path, workspace::OpenMode::ReadWrite, edit.kit);
    if (!kit)
        return tl::unexpected(kit.error());
    auto transaction = kit->workspace.begin(); // nobody else closes a circle meanwhile
    if (!transaction)
        return tl::unexpected(transaction.error());
    const auto component = workspace::ProductRepository(kit->workspace).bySku(edit.component);
    if (!component)
        return tl::unexpected(component.error());
    workspace::KitRepository kits(kit->workspace);
    auto lines = kits.all();
    if (!lines)
        return tl::unexpected(lines.error());
    const auto there = std::ranges::find_if(
        *lines, [&](const KitLine& line) { return line.kit == kit->product.key && line.component == component->key; });
    const auto before = there == lines->end() ? std::nullopt : std::optional(there->units);
    if (edit.units) {
        const KitLine line{kit->product.key, component->key, *edit.units};
        lines->push_back(line);
        if (!sound(*lines))
            return failure(ErrorCode::InvalidInput,
                           "kit " + edit.kit.text + " would contain itself through " + edit.component.text);
        if (auto set = kits.set(line); !set)
            return tl::unexpected(set.error());
    } else if (auto removed = kits.remove(kit->product.key, component->key); !removed) {
        return tl::unexpected(removed.error());
    }
    if (auto kept = transaction->commit(); !kept)
        return tl::unexpected(kept.error());
    return before;
}

} // namespace ms::workflow
