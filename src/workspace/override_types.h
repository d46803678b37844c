// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/day.h"
#include "workspace/keys.h"

#include <optional>
#include <string>

namespace ms::workspace {

using OverrideKey = Key<struct OverrideKeyTag>;

enum class OverrideKind {
    Value,    ///< so many units
    Percent,  ///< so many per cent of the baseline more
    Increment ///< so many units more
};

/// What a person knows better than the forecast of one SKU and week. The forecast itself stays as it is.
struct DemandOverride {
    OverrideKey key;
    ProductKey product;
    Day firstDay{}; ///< of the week
    OverrideKind kind = OverrideKind::Value;
    double amount = 0;         ///< as the kind says
    double baseline = 0;       ///< the forecast it was laid over, units a week
    double value = 0;          ///< what it made of it, >= 0
    std::string reason;        ///< not empty
    std::string author;        ///< not empty
    std::optional<std::string> category; ///< it was spread from; none: it was said of the SKU itself
    ShopTime createdAt{};
    std::optional<ShopTime> withdrawnAt; ///< none: it holds
    friend bool operator==(const DemandOverride&, const DemandOverride&) = default;
};

enum class StockOverrideKind {
    SafetyStock, ///< units on top of the expected demand
    Level        ///< units to order up to
};

/// What a planner holds against the computed safety stock or level of one SKU, until a day.
struct StockOverride {
    OverrideKey key;
    ProductKey product;
    StockOverrideKind kind = StockOverrideKind::SafetyStock;
    double units = 0;    ///< >= 0
    double computed = 0; ///< what it was laid over, units
    Day lastDay{};       ///< it holds to the end of this day
    std::string reason;  ///< not empty
    std::string author;  ///< not empty
    ShopTime createdAt{};
    std::optional<ShopTime> withdrawnAt; ///< none: it holds until its last day
    friend bool operator==(const StockOverride&, const StockOverride&) = default;
};

} // namespace ms::workspace
