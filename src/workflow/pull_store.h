// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/day.h"
#include "core/result.h"
#include "platform/types.h"
#include "workspace/types.h"

#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

namespace ms::workspace {
class Workspace;
}

namespace ms::workflow {

/// Writes what a shop shows into the workspace, inside a transaction of the caller. Each function returns how many rows
/// were new or different, and has the errors of the repositories.
class PullStore {
public:
    /// `channel`: the orders' channel; `today`: the day of counts and new prices.
    PullStore(workspace::Workspace& workspace, std::string channel, Day today);

    Result<std::int64_t> keep(const std::vector<platform::ShopProduct>& rows, workspace::ImportKey round);
    Result<std::int64_t> keep(const std::vector<platform::ShopStock>& rows, workspace::ImportKey round);
    Result<std::int64_t> keep(const std::vector<platform::ShopCustomer>& rows, workspace::ImportKey round);
    Result<std::int64_t> keep(const std::vector<platform::ShopOrder>& rows, workspace::ImportKey round);
    Result<std::int64_t> keep(const std::vector<platform::ShopCart>& rows, workspace::ImportKey round);
    /// After a transaction that was not kept: keys that were learnt in it do not hold.
    void forget();

private:
    Result<workspace::ProductKey> productKey(const Sku& sku, workspace::ImportKey round);
    Result<workspace::LocationKey> locationKey(const LocationId& id, const std::string& name,
                                               workspace::ImportKey round);
    Result<std::optional<workspace::CustomerKey>> customerKey(const std::optional<CustomerId>& id,
                                                              workspace::ImportKey round);
    Result<bool> keepProduct(const platform::ShopProduct& row, workspace::ImportKey round);
    Result<bool> keepOrder(const platform::ShopOrder& row, workspace::ImportKey round);

    workspace::Workspace& m_workspace;
    std::string m_channel;
    Day m_today;
    std::unordered_map<std::string, workspace::ProductKey> m_products;
    std::unordered_map<std::string, workspace::LocationKey> m_locations;
    std::unordered_map<std::string, workspace::CustomerKey> m_customers;
    std::unordered_map<std::string, workspace::StockPosition> m_stock; ///< the newest of each product and location
    bool m_stockKnown = false;
};

} // namespace ms::workflow
