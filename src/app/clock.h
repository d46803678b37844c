// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/day.h"

namespace ms::app {

/// The time on the wall, replaceable in tests.
class Clock {
public:
    virtual ~Clock() = default;
    [[nodiscard]] virtual ShopTime now() const;
};

} // namespace ms::app
