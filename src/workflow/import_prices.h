// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/day.h"
#include "workflow/import_sales_file.h"

#include <cstdint>
#include <vector>

namespace ms::workflow {

/// A product's price as its sales show it.
struct ObservedPrice {
    std::uint32_t product = 0; ///< index into SalesFile::products
    Day day{};                 ///< the first day of the week on which this price was paid
    std::int64_t priceMinor = 0;
};

/// One price a product and week (Monday to Sunday): the list price, or else the unit price, that most lines bear; of
/// several the highest, because discounts go down. Lines that `skip` names, returns, and prices of 0 and less do not
/// count. By product, then day. O(n log n) at worst, O(n) for files in order of time.
std::vector<ObservedPrice> weeklyPrices(const SalesFile& file, const std::vector<bool>& skip);

} // namespace ms::workflow
