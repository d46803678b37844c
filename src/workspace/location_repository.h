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

/// Shops and warehouses. Errors of every function: ReadWrite, Conflict; of add() also InvalidInput (an id twice).
class LocationRepository {
public:
    explicit LocationRepository(Workspace& workspace);

    Result<std::vector<Location>> all() const; ///< by key
    Result<KeyDictionary<LocationKey>> keys() const;
    Result<LocationKey> add(const Location& location, std::optional<ImportKey> import = std::nullopt);

private:
    Connection& m_connection;
};

} // namespace ms::workspace
