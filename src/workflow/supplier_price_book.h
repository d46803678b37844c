// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "inventory/types.h"
#include "workspace/types.h"

#include <cstdint>
#include <optional>
#include <unordered_map>
#include <vector>

namespace ms::workspace {
class Workspace;
}

namespace ms::workflow {

/// What suppliers ask for each SKU at each size of an order.
class SupplierPriceBook {
public:
    SupplierPriceBook() = default;

    /// Errors: those of the workspace.
    static Result<SupplierPriceBook> read(workspace::Workspace& workspace);

    /// Minor units; held at the rate of the settings.
    [[nodiscard]] inventory::SupplierPrices of(const workspace::Product& product,
                                               const workspace::Settings& settings) const;

    /// Minor units, in an order of `units`; none: not known.
    [[nodiscard]] std::optional<std::int64_t> unitCostMinor(const workspace::Product& product,
                                                            std::int64_t units) const;

private:
    std::unordered_map<std::int64_t, std::vector<inventory::PriceBreak>> m_breaks; // by product key
};

} // namespace ms::workflow
