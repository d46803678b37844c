// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "workspace/line_source.h"
#include "workspace/transaction.h"
#include "workspace/types.h"

#include <memory>
#include <optional>
#include <span>
#include <vector>

namespace ms::workspace {

class Connection;
class Workspace;

/// One import, from begin to commit in one transaction: nothing of it stays when it is destroyed without commit().
/// Orders and lines go through this class, made for half a million lines a second; everything else through the
/// repositories of the same workspace, with key() as their `import`.
///
/// While it lives, SQLite does not look references up; the writer checks them itself, against the keys it has seen.
class ImportWriter {
public:
    /// Errors: Conflict (another program writes, or a transaction is open on this workspace); Permission; ReadWrite.
    static Result<ImportWriter> begin(Workspace& workspace, const ImportRecord& about);

    ImportWriter(ImportWriter&&) noexcept;
    ImportWriter& operator=(ImportWriter&&) = delete;
    ~ImportWriter();

    [[nodiscard]] ImportKey key() const { return m_key; }

    /// Errors: InvalidInput (an order id twice, a customer or location that is not there).
    Result<OrderKey> addOrder(const Order& order);
    /// Lines may go to orders of earlier imports too. Fastest when orders ascend and lines within them.
    /// Errors: InvalidInput (an order or product that is not there, a line number twice).
    Result<void> addLines(std::span<const OrderLine> lines);
    Result<void> addRejects(std::span<const ImportReject> rejects);

    /// Sets the currency of a workspace that has none; undone with the import. Errors: InvalidInput when the workspace
    /// has another currency: amounts of two currencies are never mixed.
    Result<void> setCurrency(Currency currency);

    /// Writes the counts of `result` into the history and keeps everything. Errors: ReadWrite; then nothing was kept.
    Result<void> commit(const ImportRecord& result);

private:
    ImportWriter(Connection& connection, Transaction transaction, ImportKey key, LineSource source);
    /// Throws SQLite::Exception.
    [[nodiscard]] bool known(std::vector<bool>& seen, const char* sql, std::int64_t key) const;

    Connection* m_connection;
    std::optional<Transaction> m_transaction;
    ImportKey m_key;
    LineSource m_source;
    std::vector<bool> m_orders; ///< by key: is there
    std::vector<bool> m_customers;
    std::vector<bool> m_locations;
    std::vector<bool> m_products;
};

} // namespace ms::workspace
