// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

namespace ms::workspace {

class Connection;

/// Ends what Workspace::begin() began: commit() keeps it, destruction without commit() undoes it.
/// It must not outlive its workspace, and inner ones end before outer ones.
class Transaction {
public:
    Transaction(Transaction&& other) noexcept;
    Transaction& operator=(Transaction&&) = delete;
    ~Transaction();

    /// Errors: ReadWrite (disk full and the like), Conflict; then nothing was kept.
    Result<void> commit();

private:
    friend class Connection;
    Transaction(Connection& connection, int depth);

    Connection* m_connection;
    int m_depth;
};

} // namespace ms::workspace
