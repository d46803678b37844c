// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "workspace/types.h"

#include <optional>
#include <string>
#include <vector>

namespace ms::workspace {

class Connection;
class Workspace;

/// The method that a person chose for one SKU, or for all of a category.
struct MethodLock {
    std::optional<ProductKey> product; ///< none: the category is meant
    std::string category;              ///< of a lock without a product
    std::string method;                ///< a forecasting method's name
    std::string author;
    ShopTime createdAt{};
    friend bool operator==(const MethodLock&, const MethodLock&) = default;
};

/// Locks that the next forecasts follow; that of a SKU comes before that of its category. Errors of every function:
/// ReadWrite, Conflict.
class DemandLockRepository {
public:
    explicit DemandLockRepository(Workspace& workspace);

    /// In place of the one before. Errors: InvalidInput without an author or method.
    Result<void> save(const MethodLock& lock);
    /// The backtest chooses again; nothing happens where nothing is locked. `lock`: whose, its method does not matter.
    Result<void> remove(const MethodLock& lock);
    Result<std::vector<MethodLock>> all() const; ///< categories first

private:
    Connection& m_connection;
};

} // namespace ms::workspace
