// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "workspace/key_dictionary.h"
#include "workspace/types.h"

#include <optional>
#include <vector>

namespace ms::workspace {

class Connection;
class Workspace;

/// Who delivers. Errors of every function: ReadWrite, Conflict; of writers also InvalidInput (an id twice, a lead time
/// of 0 days or less, a negative standard deviation).
class SupplierRepository {
public:
    explicit SupplierRepository(Workspace& workspace);

    Result<std::vector<Supplier>> all() const;         ///< by key
    Result<Supplier> byId(const SupplierId& id) const; ///< NotFound
    Result<KeyDictionary<SupplierKey>> keys() const;
    Result<SupplierKey> add(const Supplier& supplier, std::optional<ImportKey> import = std::nullopt);
    Result<void> update(const Supplier& supplier, std::optional<ImportKey> import = std::nullopt);

private:
    Connection& m_connection;
};

} // namespace ms::workspace
