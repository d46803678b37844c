// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/day.h"
#include "core/id.h"
#include "core/money.h"
#include "core/quantity.h"

namespace ms {

/// What one SKU sold at one location on one day.
struct Sale {
    Sku sku;
    LocationId location;
    Day day{};
    Quantity quantity; ///< SKU base units; negative is a return
    Money net;         ///< after discount, before tax
};

} // namespace ms
