// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "workspace/key_dictionary.h"
#include "workspace/types.h"

#include <functional>
#include <optional>
#include <vector>

namespace ms::workspace {

class Connection;
class Workspace;

/// What the sales in the workspace cover.
struct SalesSpan {
    std::int64_t orders = 0;
    std::int64_t returns = 0; ///< of them, cancellations and returns
    std::int64_t lines = 0;
    std::optional<ShopTime> first; ///< none: no orders
    std::optional<ShopTime> last;
};

/// Orders, returns and their lines; ImportWriter writes them. Errors of every function: ReadWrite, Conflict.
class OrderRepository {
public:
    explicit OrderRepository(Workspace& workspace);

    Result<SalesSpan> span() const;
    Result<KeyDictionary<OrderKey>> keys() const;
    Result<void> forEachOrder(const std::function<void(const Order&)>& visit) const; ///< by key
    /// Every line by order key, then by line: half a million in about 0.1 s. What a second import of a file is held
    /// against.
    Result<void> forEachLine(const std::function<void(const OrderLine&)>& visit) const;
    Result<std::vector<OrderLine>> linesOf(OrderKey order) const;
    Result<std::vector<Order>> ofCustomer(CustomerKey customer) const; ///< oldest first
    Result<std::optional<Order>> byId(const OrderId& id) const;

private:
    Connection& m_connection;
};

} // namespace ms::workspace
