// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "workspace/types.h"

#include <optional>
#include <vector>

namespace ms::workspace {

class Connection;
class Workspace;

/// So many units of a component go into one kit.
struct KitLine {
    ProductKey kit;
    ProductKey component;
    Quantity units{1}; ///< >= 1
    friend bool operator==(const KitLine&, const KitLine&) = default;
};

/// What kits are made of. Errors of every function: ReadWrite, Conflict; of set() and remove() also Permission.
class KitRepository {
public:
    explicit KitRepository(Workspace& workspace);

    /// By kit, then component. None in a file of an older version that is open for reading.
    Result<std::vector<KitLine>> all() const;
    /// Adds the line or replaces the units of the same kit and component. Errors: InvalidInput for less than one unit
    /// or a kit in itself.
    Result<void> set(const KitLine& line, std::optional<ImportKey> import = std::nullopt);
    /// Errors: NotFound.
    Result<void> remove(ProductKey kit, ProductKey component);

private:
    Connection& m_connection;
};

} // namespace ms::workspace
