// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <compare>
#include <functional>
#include <string>

namespace ms {

/// A text identifier that cannot be mixed up with one of another kind. Text always: "0805" stays "0805".
template <class Tag>
struct Id {
    std::string text;
    friend auto operator<=>(const Id&, const Id&) = default;
};

using Sku = Id<struct SkuTag>;
using LocationId = Id<struct LocationTag>;
using CustomerId = Id<struct CustomerTag>;
using OrderId = Id<struct OrderTag>;
using SupplierId = Id<struct SupplierTag>;

} // namespace ms

template <class Tag>
struct std::hash<ms::Id<Tag>> {
    std::size_t operator()(const ms::Id<Tag>& id) const noexcept { return std::hash<std::string>{}(id.text); }
};
