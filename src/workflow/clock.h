// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/day.h"

#include <chrono>
#include <cstdint>
#include <ctime>

// The only place where the studio looks at the clock for something that is stored. Work takes times as arguments; the
// window and the command line hand these in, tests hand in their own.
namespace ms::workflow {

/// Seconds since 1970-01-01 00:00 UTC.
inline std::int64_t unixNow()
{
    return std::chrono::duration_cast<std::chrono::seconds>(std::chrono::system_clock::now().time_since_epoch())
        .count();
}

/// The time on this machine's wall, which is the shop's: a second of a day without a zone.
inline ShopTime shopNow()
{
    const std::time_t now = std::time(nullptr);
    std::tm local{};
    localtime_r(&now, &local);
    return ShopTime{std::chrono::seconds{now + local.tm_gmtoff}};
}

} // namespace ms::workflow
