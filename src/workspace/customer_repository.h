// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "workspace/key_dictionary.h"
#include "workspace/types.h"

#include <functional>
#include <optional>
#include <string_view>
#include <vector>

namespace ms::workspace {

class Connection;
class Workspace;

/// Who buys. Errors of every function: ReadWrite, Conflict; of writers also Permission and InvalidInput (an id twice).
class CustomerRepository {
public:
    explicit CustomerRepository(Workspace& workspace);

    Result<void> forEach(const std::function<void(const Customer&)>& visit) const; ///< by key
    Result<Customer> byId(const CustomerId& id) const;                             ///< NotFound
    Result<Customer> byKey(CustomerKey key) const;                                 ///< NotFound
    /// Customers whose id starts with the text, by id.
    Result<std::vector<Customer>> search(std::string_view text, int limit) const;
    Result<KeyDictionary<CustomerKey>> keys() const;
    Result<std::int64_t> count() const;

    Result<CustomerKey> add(const Customer& customer, std::optional<ImportKey> import = std::nullopt);
    Result<void> update(const Customer& customer, std::optional<ImportKey> import = std::nullopt);

private:
    Connection& m_connection;
};

} // namespace ms::workspace
