// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <compare>
#include <cstdint>

namespace ms {

/// Stock and orders: whole SKU base units. Expected demand is a double, whose unit its comment states.
struct Quantity {
    std::int64_t units = 0;

    friend auto operator<=>(const Quantity&, const Quantity&) = default;
    friend Quantity operator+(Quantity a, Quantity b) { return {a.units + b.units}; }
    friend Quantity operator-(Quantity a, Quantity b) { return {a.units - b.units}; }
};

} // namespace ms
