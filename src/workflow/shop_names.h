// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/id.h"
#include "core/result.h"

#include <filesystem>
#include <string>
#include <vector>

namespace ms::workflow {

/// Everything in a workspace that a person may look for by name.
struct ShopNames {
    struct Product {
        Sku sku;
        std::string title;
    };
    std::vector<Product> products;     ///< goods only, as they were added
    std::vector<CustomerId> customers; ///< by key
};

/// Errors: of opening the workspace; ReadWrite.
Result<ShopNames> shopNames(const std::filesystem::path& workspace);

} // namespace ms::workflow
