// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/day.h"
#include "core/id.h"
#include "core/result.h"

#include <filesystem>
#include <optional>
#include <string>

namespace ms::workflow {

/// The method by which the next runs are to forecast one SKU, or all of a category that have none of their own.
struct MethodLockRequest {
    std::filesystem::path workspace;
    Sku sku;              ///< empty: the category is meant
    std::string category; ///< may be empty: SKUs without one
    std::string method;   ///< one of comparableMethods(); empty: the backtest chooses again
    std::string author;
    ShopTime at{};
};

/// Errors: as Workspace::open; NotFound for a SKU that is not there, or a method that is not known or learns from all
/// SKUs together; InvalidInput without an author.
Result<void> lockMethod(const MethodLockRequest& request);

} // namespace ms::workflow
