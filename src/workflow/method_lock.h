// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/day.h"
#include "core/id.h"
#include "core/result.h"

#include "workspace/types.h"

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

namespace ms::workspace {
class Workspace;
}

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

/// What is locked, as the next runs follow it: that of a SKU comes before that of its category.
class MethodLocks {
public:
    /// Errors: ReadWrite, Conflict.
    static Result<MethodLocks> read(workspace::Workspace& workspace);

    struct Held {
        std::string method;
        bool byCategory = false; ///< with all of its category, not by a lock of its own
        ShopTime since{};
    };
    /// None: the backtest chooses.
    [[nodiscard]] std::optional<Held> ofProduct(workspace::ProductKey product) const;
    /// Of the category itself, whatever its SKUs are locked to. None: it is not locked.
    [[nodiscard]] std::optional<std::string> ofCategory(const std::string& category) const;

private:
    std::unordered_map<std::int64_t, Held> m_byProduct;
    std::map<std::string, Held> m_byCategory;
};

/// Errors: as Workspace::open; NotFound for a SKU that is not there, a category that no product has, or a method that
/// is not known or learns from all SKUs together; InvalidInput without an author.
Result<void> lockMethod(const MethodLockRequest& request);

/// What is locked, categories first, by SKU key then; `sku` is empty where a category is meant. Errors: as
/// Workspace::open.
Result<std::vector<MethodLockRequest>> readLocks(const std::filesystem::path& workspace);

} // namespace ms::workflow
