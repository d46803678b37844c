// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "workspace/types.h"

#include <functional>
#include <optional>

namespace ms::workspace {

class Connection;
class Workspace;

/// Who did what, in a chain of hashes; rows are only ever added. Errors of every function: ReadWrite, Conflict.
class AuditRepository {
public:
    explicit AuditRepository(Workspace& workspace);

    Result<std::optional<AuditEntry>> last() const;
    Result<void> forEach(const std::function<void(const AuditEntry&)>& visit) const; ///< oldest first
    /// Adds the entry whose id and previous hash follow from last(); read and append inside one transaction, so that
    /// two programs never add a link to the same place. Errors: Conflict when `entry` does not follow the last one.
    Result<void> append(const AuditEntry& entry);

private:
    Connection& m_connection;
};

} // namespace ms::workspace
