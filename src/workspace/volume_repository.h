// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "workspace/types.h"

#include <cstdint>
#include <optional>
#include <unordered_map>

namespace ms::workspace {

class Connection;
class Workspace;

/// The room that one unit of a product takes in a warehouse. Errors of every function: ReadWrite, Conflict; of set()
/// also Permission and InvalidInput.
class VolumeRepository {
public:
    explicit VolumeRepository(Workspace& workspace);

    /// Millilitres by product key; products of unknown volume are not there. None in a file of an older version that is
    /// open for reading.
    Result<std::unordered_map<std::int64_t, std::int64_t>> all() const;
    /// None: no longer known, where a person says so. Errors: InvalidInput unless more than 0.
    Result<void> set(ProductKey product, std::optional<std::int64_t> millilitres,
                     std::optional<ImportKey> import = std::nullopt);

private:
    Connection& m_connection;
};

} // namespace ms::workspace
