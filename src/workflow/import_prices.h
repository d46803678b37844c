// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/day.h"
#include "workflow/import_sales_file.h"

#include <cstdint>
#include <functional>
#include <vector>

namespace ms::workflow {

/// A new price of a product, as its sales show it.
struct PriceChange {
    std::uint32_t product = 0; ///< index into SalesFile::products
    Day day{};                 ///< the first on which it was paid
    std::int64_t priceMinor = 0;
};

/// The price that was in force for a product on a day, minor units; 0: none known.
using PriceBefore = std::function<std::int64_t(std::uint32_t product, Day day)>;

/// Prices by product and day, each different from the one before. Files tell what each buyer paid, so a price counts as
/// the product's when more lines of a week (Monday to Sunday) bear it than bear the price in force, and either three
/// lines do or it leads in two weeks of sales running: one buyer's special price changes nothing. Of prices with
/// equally many lines the one in force stays, else the higher leads, because discounts go down. A line's list price
/// counts before its unit price. Lines that `skip` names, returns, and prices of 0 and less do not count. O(n) for
/// files in order of time.
std::vector<PriceChange> priceChanges(const SalesFile& file, const std::vector<bool>& skip, const PriceBefore& before);

} // namespace ms::workflow
