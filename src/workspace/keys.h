// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <compare>
#include <cstdint>

namespace ms::workspace {

/// A row's integer key; keys of two tables cannot be mixed up. 0 until the row is stored.
template <class Tag>
struct Key {
    std::int64_t value = 0;
    [[nodiscard]] bool stored() const { return value != 0; }
    friend auto operator<=>(const Key&, const Key&) = default;
};

using ProductKey = Key<struct ProductKeyTag>;
using LocationKey = Key<struct LocationKeyTag>;
using CustomerKey = Key<struct CustomerKeyTag>;
using SupplierKey = Key<struct SupplierKeyTag>;
using OrderKey = Key<struct OrderKeyTag>;
using ImportKey = Key<struct ImportKeyTag>;
using PurchaseOrderKey = Key<struct PurchaseOrderKeyTag>;
using ForecastRunKey = Key<struct ForecastRunKeyTag>;
using ScenarioKey = Key<struct ScenarioKeyTag>;
using DemandEventKey = Key<struct DemandEventKeyTag>;
using OutboxKey = Key<struct OutboxKeyTag>;

} // namespace ms::workspace
