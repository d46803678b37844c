// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/id.h"
#include "core/quantity.h"
#include "core/result.h"

#include <filesystem>
#include <optional>

namespace ms::workflow {

/// How much of a component goes into one kit.
struct KitEdit {
    Sku kit;
    Sku component;
    std::optional<Quantity> units; ///< >= 1; none: it does not go into the kit
};

/// Stores a line of a kit, or takes it out. The first line makes a product a kit, the last one taken out makes it none.
/// Returns the units before, none when it was not in. Errors: as Workspace::open; NotFound for a SKU that is not there
/// or a line to take out that is not; InvalidInput for less than one unit, or a kit that would contain itself, directly
/// or through others.
Result<std::optional<Quantity>> editKit(const std::filesystem::path& workspace, const KitEdit& edit);

} // namespace ms::workflow
