// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "workspace/override_types.h"

#include <optional>
#include <span>
#include <vector>

namespace ms::workspace {

class Connection;
class Workspace;

/// Overrides of forecasts, those withdrawn included. Errors of every function: ReadWrite, Conflict.
class OverrideRepository {
public:
    explicit OverrideRepository(Workspace& workspace);

    /// All or none. An override of the same SKU and week that holds is withdrawn at the new one's time. Errors:
    /// InvalidInput without a reason or an author, below zero, or of a product that is not there.
    Result<void> add(std::span<const DemandOverride> overrides);
    /// Errors: NotFound when there is none of that key that holds.
    Result<void> withdraw(OverrideKey key, ShopTime at);
    /// By product, week and time; of one product or all.
    Result<std::vector<DemandOverride>> all(std::optional<ProductKey> product = std::nullopt) const;

private:
    Connection& m_connection;
};

} // namespace ms::workspace
