// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/money.h"
#include "core/result.h"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace ms::sandbox
{

/// One product that a new practice shop sells. Amounts are in minor units of the shop's currency.
struct SeedProduct {
    std::string sku;
    std::string title;
    std::int64_t priceMinor = 0; ///< > 0
    std::optional<std::int64_t> unitCostMinor;
    std::int64_t onHand = 0; ///< at the location "main"
};

/// How a practice shop is opened.
struct Settings {
    std::filesystem::path folder; ///< of its database; made when absent
    std::uint16_t port = 0;       ///< 0: any free one
    std::string name = "Practice shop";
    Currency currency{};
    std::vector<SeedProduct> seed;             ///< added where the SKU is not there yet
    std::string token;                         ///< empty: a random one
    std::int64_t tokenSeconds = 12 * 60 * 60;  ///< until the token ends
    int requestsPerSecond = 0;                 ///< a token's rate limit; 0: none
    std::function<std::int64_t()> unixSeconds; ///< the clock; empty: the system's
};

/// Opens a practice shop, prints its address and its token on the first two lines of standard output, and serves until
/// SIGTERM, SIGINT or, with `stopWithInput`, the end of standard input, so that a program that started it need not be
/// alive to stop it. Needs a QCoreApplication. Errors: ReadWrite (its database), Unavailable (the port is taken),
/// InvalidInput (no currency, a seed product without SKU or price).
Result<void> serve(Settings settings, bool stopWithInput);

} // namespace ms::sandbox
