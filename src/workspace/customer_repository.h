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

/// What an erasure touched.
struct CustomerErasure {
    std::int64_t orders = 0; ///< kept, without a customer
    std::int64_t events = 0; ///< kept, without customer, visitor and cart
    bool logCleared = false; ///< false: another program reads the workspace; older bytes go when it closes
};

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

    /// Forgets a customer: the row, the visitor and cart of its events, what imports noted of it and rejected rows that
    /// name it are gone from the bytes of the file; orders and events stay without a name, so that no total changes.
    /// Copies of the file (backup.h) are not touched. Errors: NotFound; Permission.
    Result<CustomerErasure> erase(CustomerKey key);
    /// Takes what was erased out of the write-ahead log too. erase() does it, unless it is part of a greater
    /// transaction: then the caller does, once that is kept. False: another program reads the workspace.
    bool clearLog();

private:
    Connection& m_connection;
};

} // namespace ms::workspace
