// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "workspace/types.h"

#include <functional>
#include <optional>
#include <vector>

namespace ms::workspace {

class Connection;
class Workspace;

/// Stock as it was counted. Errors of every function: ReadWrite, Conflict; of set() also InvalidInput.
class StockRepository {
public:
    explicit StockRepository(Workspace& workspace);

    /// The last count of each product and location on or before `asOf`, by product, then location.
    Result<std::vector<StockPosition>> latest(Day asOf) const;
    Result<std::vector<StockPosition>> historyOf(ProductKey product) const; ///< oldest first
    /// By product, location, day.
    Result<void> forEach(const std::function<void(const StockPosition&)>& visit) const;
    /// Adds the count or replaces the one of the same product, location and day.
    Result<void> set(const StockPosition& position, std::optional<ImportKey> import = std::nullopt);

private:
    Connection& m_connection;
};

} // namespace ms::workspace
