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

/// A stored moment as the shop's own clock showed it on this machine.
inline ShopTime shopTimeOf(std::int64_t unixSeconds)
{
    const std::time_t moment = static_cast<std::time_t>(unixSeconds);
    std::tm local{};
    localtime_r(&moment, &local);
    return ShopTime{std::chrono::seconds{unixSeconds + local.tm_gmtoff}};
}

/// The time on this machine's wall, which is the shop's: a second of a day without a zone.
inline ShopTime shopNow()
{
    return shopTimeOf(unixNow());
}

} // namespace ms::workflow
