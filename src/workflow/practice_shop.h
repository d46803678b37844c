// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/money.h"
#include "core/result.h"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace ms::workflow {

/// What a practice shop needs to look like the merchant's own.
struct PracticeProduct {
    std::string sku;
    std::string title;
    std::int64_t priceMinor = 0;
    std::optional<std::int64_t> unitCostMinor;
    std::int64_t onHand = 0; ///< the latest count over all locations
};

struct PracticeCatalogue {
    std::string shopName;
    Currency currency{};
    std::vector<PracticeProduct> products; ///< those with a price, by SKU
};

/// The workspace's catalogue as a practice shop starts with it. Errors: those of opening the workspace; NotEnoughData
/// when no product has a price or the currency is not known.
Result<PracticeCatalogue> practiceCatalogue(const std::filesystem::path& workspace);

} // namespace ms::workflow
