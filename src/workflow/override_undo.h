// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workflow/demand_override.h"

#include <span>

namespace ms::workflow {

/// One week of one SKU or, together, of the SKUs of a category.
struct OverrideScope {
    Sku sku;              ///< empty: a category is meant
    std::string category; ///< empty: SKUs without one
    Day week{};           ///< any day of it
    friend bool operator==(const OverrideScope&, const OverrideScope&) = default;
};

/// Takes back whatever holds for the week, of a SKU or of every SKU of a category, and says `asked` instead, if
/// anything. Returns what held until then, so that it can be said again whoever said what of it: the one place where
/// that is known for certain. All or nothing.
/// Errors: as overrideDemand; NotFound for a SKU that is not there.
Result<std::vector<workspace::DemandOverride>> overrideInstead(const std::filesystem::path& workspace,
                                                               const OverrideScope& scope,
                                                               const std::optional<OverrideRequest>& asked,
                                                               ShopTime at);

/// Takes back whatever holds for the week and lays what overrideInstead() returned again, as it was: over the forecast
/// of then, and of the category of which it was said. All or nothing. Errors: as overrideInstead.
Result<void> restoreOverrides(const std::filesystem::path& workspace, const OverrideScope& scope,
                              std::span<const workspace::DemandOverride> held, ShopTime at);

} // namespace ms::workflow
