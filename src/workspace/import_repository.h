// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "workspace/types.h"

#include <string_view>
#include <vector>

namespace ms::workspace {

class Connection;
class Workspace;

/// The history of imports. Errors of every function: ReadWrite, Conflict; of undo() also NotFound, Permission.
class ImportRepository {
public:
    explicit ImportRepository(Workspace& workspace);

    Result<std::vector<ImportRecord>> all() const; ///< newest first
    Result<std::vector<ImportReject>> rejectsOf(ImportKey import) const;
    /// Imports of the same bytes, newest first.
    Result<std::vector<ImportRecord>> withSha256(std::string_view sha256) const;

    /// Removes an import. Undoing the newest one leaves exactly what was there before it. For an older one: rows that
    /// it brought go, except products, customers, places, suppliers and orders that something else uses by now; values
    /// that it changed go back, unless they were changed again since.
    Result<void> undo(ImportKey import);

private:
    Connection& m_connection;
};

} // namespace ms::workspace
