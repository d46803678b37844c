// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace/import_writer.h"

#include "workspace/guarded.h"
#include "workspace/query.h"
#include "workspace/workspace.h"

#include <sqlite3.h>

namespace ms::workspace {
namespace {

tl::unexpected<Error> unknown(const char* what, std::int64_t key)
{
    return failure(ErrorCode::InvalidInput,
                   std::string("there is no ") + what + " with the key " + std::to_string(key));
}

Result<ImportKey> addHistory(Connection& connection, const ImportRecord& about)
{
    return guarded([&] {
        Query query(connection,
                    "INSERT INTO import (file_name, sha256, profile, rows_read, rows_added, rows_known, rows_rejected, "
                    "imported_at, seconds) VALUES (?, ?, ?, 0, 0, 0, 0, ?, 0) RETURNING id",
                    about.fileName, about.sha256, about.profile, about.importedAt);
        query.step();
        return query.key<ImportKey>(0);
    });
}

} // namespace

ImportWriter::ImportWriter(Connection& connection, Transaction transaction, ImportKey key, LineSource source)
    : m_connection(&connection), m_transaction(std::move(transaction)), m_key(key), m_source(std::move(source))
{
}

ImportWriter::ImportWriter(ImportWriter&& other) noexcept
    : m_connection(std::exchange(other.m_connection, nullptr)), m_transaction(std::move(other.m_transaction)),
      m_key(other.m_key), m_source(std::move(other.m_source)), m_orders(std::move(other.m_orders)),
      m_customers(std::move(other.m_customers)), m_locations(std::move(other.m_locations)),
      m_products(std::move(other.m_products))
{
}

ImportWriter::~ImportWriter()
{
    if (!m_connection)
        return;
    m_transaction.reset();
    (void)guarded([this] { m_connection->enforceForeignKeys(true); });
}

Result<ImportWriter> ImportWriter::begin(Workspace& workspace, const ImportRecord& about)
{
    Connection& connection = workspace.connection();
    if (connection.inTransaction())
        return failure(ErrorCode::Conflict, "an import cannot begin inside another change of the workspace");
    if (auto off = guarded([&] { connection.enforceForeignKeys(false); }); !off)
        return tl::unexpected(off.error());
    auto source = guarded([&] { return LineSource(connection); });
    auto transaction = source ? connection.begin() : tl::unexpected(source.error());
    auto key = transaction ? addHistory(connection, about) : tl::unexpected(transaction.error());
    if (!key) {
        transaction = failure(ErrorCode::Canceled, {}); // ends it, so that the keys can be enforced again
        (void)guarded([&] { connection.enforceForeignKeys(true); });
        return tl::unexpected(key.error());
    }
    return ImportWriter(connection, std::move(*transaction), *key, std::move(*source));
}

bool ImportWriter::known(std::vector<bool>& seen, const char* sql, std::int64_t key) const
{
    if (key <= 0)
        return false;
    const auto at = static_cast<std::size_t>(key);
    if (at < seen.size() && seen[at])
        return true;
    Query query(*m_connection, sql, key);
    if (!query.step())
        return false;
    if (at >= seen.size())
        seen.resize(at + at / 2 + 1);
    seen[at] = true;
    return true;
}

Result<OrderKey> ImportWriter::addOrder(const Order& order)
{
    return guarded([&]() -> Result<OrderKey> {
        if (order.customer && !known(m_customers, "SELECT 1 FROM customer WHERE id = ?", order.customer->value))
            return unknown("customer", order.customer->value);
        if (order.location && !known(m_locations, "SELECT 1 FROM location WHERE id = ?", order.location->value))
            return unknown("location", order.location->value);
        Query query(
            *m_connection,
            "INSERT INTO sales_order (code, customer_id, location_id, ordered_at, is_return, channel, import_id) "
            "VALUES (?, ?, ?, ?, ?, ?, ?)",
            order.id, order.customer, order.location, order.orderedAt, order.isReturn, order.channel, m_key);
        query.run();
        // RETURNING would build a table of one row for each order, a third of the time.
        return OrderKey{sqlite3_last_insert_rowid(m_connection->handle())};
    });
}

Result<void> ImportWriter::addLines(std::span<const OrderLine> lines)
{
    return guarded([&]() -> Result<void> {
        for (const OrderLine& line : lines) {
            if (!known(m_orders, "SELECT 1 FROM sales_order WHERE id = ?", line.order.value))
                return unknown("order", line.order.value);
            if (!known(m_products, "SELECT 1 FROM product WHERE id = ?", line.product.value))
                return unknown("product", line.product.value);
        }
        m_source.show(lines);
        Query(
            *m_connection,
            "INSERT INTO order_line (order_id, line, product_id, units, net_minor, unit_price_minor, list_price_minor, "
            "import_id) SELECT order_id, line, product_id, units, net_minor, unit_price_minor, list_price_minor, ? "
            "FROM incoming_line",
            m_key)
            .run();
        m_source.show({});
        return {};
    });
}

Result<void> ImportWriter::addRejects(std::span<const ImportReject> rejects)
{
    return guarded([&] {
        for (const ImportReject& reject : rejects)
            Query(*m_connection,
                  "INSERT INTO import_reject (import_id, row, column, value, reason) VALUES (?, ?, ?, ?, ?)", m_key,
                  reject.row, reject.column, reject.value, reject.reason)
                .run();
    });
}

Result<void> ImportWriter::setCurrency(Currency currency)
{
    return guarded([&]() -> Result<void> {
        std::string before;
        {
            Query query(*m_connection, "SELECT value FROM setting WHERE name = 'currency'");
            if (query.step())
                before = query.text(0);
        }
        if (before == currency.text())
            return {};
        if (!before.empty())
            return failure(ErrorCode::InvalidInput,
                           "the file is in " + currency.text() + ", the workspace in " + before);
        Query(*m_connection,
              "INSERT INTO import_change (import_id, table_name, row_id, column_name, before, after) "
              "VALUES (?, 'setting', 0, 'currency', ?, ?)",
              m_key, before, currency.text())
            .run();
        Query(*m_connection, "UPDATE setting SET value = ? WHERE name = 'currency'", currency.text()).run();
        return {};
    });
}

Result<void> ImportWriter::commit(const ImportRecord& result)
{
    const auto written = guarded([&] {
        Query(*m_connection,
              "UPDATE import SET rows_read = ?, rows_added = ?, rows_known = ?, rows_rejected = ?, seconds = ? WHERE "
              "id = ?",
              result.rowsRead, result.rowsAdded, result.rowsKnown, result.rowsRejected, result.seconds, m_key)
            .run();
    });
    if (!written)
        return written;
    if (auto kept = m_transaction->commit(); !kept)
        return kept;
    return guarded([&] { m_connection->enforceForeignKeys(true); });
}

} // namespace ms::workspace
