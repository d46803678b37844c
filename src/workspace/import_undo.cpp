// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace/import_undo.h"

#include "workspace/guarded.h"
#include "workspace/query.h"

#include <array>
#include <string>
#include <utility>
#include <vector>

namespace ms::workspace {
namespace {

/// Foreign keys are checked once at the end: row by row, each deleted product would read every order line.
class WithoutForeignKeys {
public:
    explicit WithoutForeignKeys(Connection& connection) : m_connection(connection)
    {
        m_connection.enforceForeignKeys(false);
    }
    ~WithoutForeignKeys()
    {
        (void)guarded([this] { m_connection.enforceForeignKeys(true); });
    }
    WithoutForeignKeys(const WithoutForeignKeys&) = delete;
    WithoutForeignKeys& operator=(const WithoutForeignKeys&) = delete;

private:
    Connection& m_connection;
};

struct Change {
    std::string table;
    std::int64_t row;
    std::string column;
};

std::vector<Change> changesOf(Connection& connection, ImportKey import)
{
    std::vector<Change> changes;
    Query query(connection, "SELECT table_name, row_id, column_name FROM import_change WHERE import_id = ?", import);
    while (query.step())
        changes.push_back({query.text(0), query.integer(1), query.text(2)});
    return changes;
}

/// Sets one value back: in the row if it still holds what the import wrote, else in the note of the next import that
/// changed the same value, so that undoing that one later goes back past this one too.
void setBack(Connection& connection, ImportKey import, const Change& change)
{
    const std::string thisChange = " FROM import_change WHERE import_id = ?1 AND table_name = ?2 AND row_id = ?3 AND "
                                   "column_name = ?4)";
    const bool moved =
        Query(connection,
              "UPDATE import_change SET before = (SELECT before" + thisChange +
                  " WHERE table_name = ?2 AND row_id = ?3 AND column_name = ?4 AND import_id = "
                  "(SELECT min(import_id) FROM import_change WHERE import_id > ?1 AND table_name = ?2 AND "
                  "row_id = ?3 AND column_name = ?4)",
              import, change.table, change.row, change.column)
            .run() > 0;
    if (moved)
        return;
    if (change.table == "setting") {
        Query(connection,
              "UPDATE setting SET value = (SELECT before" + thisChange + " WHERE name = ?4 AND value IS (SELECT after" +
                  thisChange,
              import, change.table, change.row, change.column)
            .run();
        return;
    }
    Query(connection,
          "UPDATE " + change.table + " SET " + change.column + " = (SELECT before" + thisChange +
              " WHERE id = ?3 AND " + change.column + " IS (SELECT after" + thisChange,
          import, change.table, change.row, change.column)
        .run();
}

/// Purchase orders that the import brought with all that is known of them; of others what it said of them: lines, with
/// what came of these since, and receipts.
void removePurchases(Connection& connection, ImportKey import)
{
    Query(connection,
          "UPDATE purchase_order_line AS l SET received_units = received_units - coalesce((SELECT sum(r.units) FROM "
          "purchase_receipt r WHERE r.purchase_order_id = l.purchase_order_id AND r.product_id = l.product_id AND "
          "r.import_id = ?1), 0) WHERE purchase_order_id IN (SELECT purchase_order_id FROM purchase_receipt WHERE "
          "import_id = ?1)",
          import)
        .run();
    Query(connection,
          "DELETE FROM purchase_receipt WHERE import_id = ?1 OR purchase_order_id IN (SELECT id FROM purchase_order "
          "WHERE import_id = ?1) OR EXISTS (SELECT 1 FROM purchase_order_line l WHERE l.import_id = ?1 AND "
          "l.purchase_order_id = purchase_receipt.purchase_order_id AND l.product_id = purchase_receipt.product_id)",
          import)
        .run();
    Query(connection,
          "DELETE FROM purchase_order_line WHERE import_id = ?1 OR purchase_order_id IN (SELECT id FROM purchase_order "
          "WHERE import_id = ?1)",
          import)
        .run();
}

void removeFacts(Connection& connection, ImportKey import)
{
    removePurchases(connection, import);
    for (const char* table : {"purchase_order", "order_line", "price_history", "promotion", "stock_position", "event",
                              "kit_line", "product_volume", "price_break"})
        Query(connection, std::string("DELETE FROM ") + table + " WHERE import_id = ?", import).run();
    // Orders to which a later import added lines now belong to that import.
    Query(connection,
          "UPDATE sales_order SET import_id = (SELECT min(l.import_id) FROM order_line l WHERE l.order_id = "
          "sales_order.id) WHERE import_id = ? AND id IN (SELECT order_id FROM order_line)",
          import)
        .run();
    Query(connection, "DELETE FROM sales_order WHERE import_id = ?", import).run();
}

/// Removes the import's rows of one table of nouns where nothing refers to them; the others become the merchant's own.
void removeUnused(Connection& connection, ImportKey import, const std::string& table, const std::string& used)
{
    Query(connection, "DELETE FROM " + table + " WHERE import_id = ? AND id NOT IN (" + used + ")", import).run();
    Query(connection, "UPDATE " + table + " SET import_id = NULL WHERE import_id = ?", import).run();
}

void removeNouns(Connection& connection, ImportKey import)
{
    removeUnused(
        connection, import, "product",
        "SELECT product_id FROM order_line UNION SELECT product_id FROM price_history UNION SELECT product_id FROM "
        "promotion UNION SELECT product_id FROM stock_position UNION SELECT product_id FROM purchase_order_line "
        "UNION SELECT product_id FROM event WHERE product_id IS NOT NULL UNION SELECT product_id FROM forecast "
        "UNION SELECT product_id FROM proposal UNION SELECT product_id FROM demand_override UNION SELECT product_id "
        "FROM "
        "stock_override UNION SELECT kit_id FROM kit_line UNION SELECT component_id FROM kit_line UNION SELECT id FROM "
        "product_volume UNION SELECT product_id FROM price_break UNION SELECT product_id FROM launch UNION SELECT "
        "like_id FROM launch_analogue UNION SELECT "
        "product_id FROM demand_correction UNION SELECT product_id FROM method_lock WHERE product_id IS NOT NULL");
    removeUnused(
        connection, import, "customer",
        "SELECT customer_id FROM sales_order WHERE customer_id IS NOT NULL UNION SELECT customer_id FROM event "
        "WHERE customer_id IS NOT NULL");
    removeUnused(
        connection, import, "location",
        "SELECT location_id FROM sales_order WHERE location_id IS NOT NULL UNION SELECT location_id FROM promotion "
        "WHERE location_id IS NOT NULL UNION SELECT location_id FROM stock_position UNION SELECT location_id FROM "
        "purchase_order WHERE location_id IS NOT NULL UNION SELECT to_location_id FROM proposal WHERE to_location_id "
        "IS NOT NULL UNION SELECT location_id FROM proposal WHERE location_id IS NOT NULL");
    removeUnused(
        connection, import, "supplier",
        "SELECT supplier_id FROM product WHERE supplier_id IS NOT NULL UNION SELECT supplier_id FROM purchase_order "
        "WHERE supplier_id IS NOT NULL UNION SELECT supplier_id FROM proposal WHERE supplier_id IS NOT NULL");
}

Result<void> checkReferences(Connection& connection)
{
    Query query(connection, "PRAGMA foreign_key_check");
    if (query.step())
        return failure(ErrorCode::ReadWrite, "the import was kept: without it, table " + query.text(0) +
                                                 " would refer to a missing " + query.text(2));
    return {};
}

} // namespace

Result<void> undoImport(Connection& connection, ImportKey import)
{
    if (connection.inTransaction())
        return failure(ErrorCode::Conflict, "an import cannot be undone inside another change of the workspace");
    return guarded([&]() -> Result<void> {
        const WithoutForeignKeys unchecked(connection);
        auto transaction = connection.begin();
        if (!transaction)
            return tl::unexpected(transaction.error());
        {
            Query query(connection, "SELECT 1 FROM import WHERE id = ?", import);
            if (!query.step())
                return failure(ErrorCode::NotFound, "there is no import " + std::to_string(import.value));
        }
        for (const Change& change : changesOf(connection, import))
            setBack(connection, import, change);
        removeFacts(connection, import);
        removeNouns(connection, import);
        // A list whose round is taken back is asked for whole again.
        for (const char* table : {"import_change", "import_reject", "pull_progress"})
            Query(connection, std::string("DELETE FROM ") + table + " WHERE import_id = ?", import).run();
        Query(connection, "DELETE FROM import WHERE id = ?", import).run();
        if (auto sound = checkReferences(connection); !sound)
            return sound;
        return transaction->commit();
    });
}

} // namespace ms::workspace
