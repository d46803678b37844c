// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/store.h"

#include <SQLiteCpp/SQLiteCpp.h>

namespace ms::sandbox {
namespace {

constexpr const char* schema = R"sql(
CREATE TABLE IF NOT EXISTS product (
  sku TEXT NOT NULL PRIMARY KEY, title TEXT NOT NULL, price_minor INTEGER NOT NULL, unit_cost_minor INTEGER,
  updated_at INTEGER NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS stock (
  sku TEXT NOT NULL, location TEXT NOT NULL, on_hand INTEGER NOT NULL, updated_at INTEGER NOT NULL,
  PRIMARY KEY (sku, location)) STRICT, WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS price_log (
  id INTEGER PRIMARY KEY, key TEXT NOT NULL, sku TEXT NOT NULL, old_minor INTEGER NOT NULL,
  new_minor INTEGER NOT NULL, at INTEGER NOT NULL) STRICT;
CREATE TABLE IF NOT EXISTS idempotency (
  key TEXT NOT NULL PRIMARY KEY, content_hash TEXT NOT NULL, result TEXT NOT NULL, at INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS purchase_order (
  id INTEGER PRIMARY KEY AUTOINCREMENT, status TEXT NOT NULL, content TEXT NOT NULL, version INTEGER NOT NULL,
  created_at INTEGER NOT NULL) STRICT;
CREATE TABLE IF NOT EXISTS sales_order (
  id TEXT NOT NULL PRIMARY KEY, updated_at INTEGER NOT NULL, content TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS sales_order_updated ON sales_order(updated_at, id);
CREATE TABLE IF NOT EXISTS customer (
  id TEXT NOT NULL PRIMARY KEY, updated_at INTEGER NOT NULL, content TEXT NOT NULL) STRICT, WITHOUT ROWID;
)sql";

ShopProduct readProduct(SQLite::Statement& row)
{
    ShopProduct product{row.getColumn(0), row.getColumn(1), row.getColumn(2).getInt64(), std::nullopt,
                        row.getColumn(4).getInt64()};
    if (!row.getColumn(3).isNull())
        product.unitCostMinor = row.getColumn(3).getInt64();
    return product;
}

ShopPurchaseOrder readPurchaseOrder(SQLite::Statement& row)
{
    return {row.getColumn(0).getInt64(), row.getColumn(1), row.getColumn(2), row.getColumn(3).getInt64(),
            row.getColumn(4).getInt64()};
}

std::vector<ShopDocument> readDocuments(SQLite::Statement& rows)
{
    std::vector<ShopDocument> documents;
    while (rows.executeStep())
        documents.push_back({rows.getColumn(0), rows.getColumn(1).getInt64(), rows.getColumn(2)});
    return documents;
}

} // namespace

Store::Store(const std::string& file)
    : m_database(std::make_unique<SQLite::Database>(file, SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE, 2000))
{
    m_database->exec("PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;");
    m_database->exec(schema);
    m_product = std::make_unique<SQLite::Statement>(
        *m_database, "SELECT sku, title, price_minor, unit_cost_minor, updated_at FROM product WHERE sku = ?");
}

Store::~Store() = default;

void Store::begin()
{
    m_database->exec("BEGIN IMMEDIATE");
    m_open = true;
}

void Store::commit()
{
    if (m_open)
        m_database->exec("COMMIT");
    m_open = false;
}

void Store::rollback()
{
    if (m_open)
        m_database->exec("ROLLBACK");
    m_open = false;
}

void Store::addProduct(const SeedProduct& product, std::int64_t now)
{
    SQLite::Statement add(*m_database, "INSERT OR IGNORE INTO product VALUES (?, ?, ?, ?, ?)");
    add.bind(1, product.sku);
    add.bind(2, product.title);
    add.bind(3, product.priceMinor);
    if (product.unitCostMinor)
        add.bind(4, *product.unitCostMinor);
    add.bind(5, now);
    add.exec();
    SQLite::Statement stock(*m_database, "INSERT OR IGNORE INTO stock VALUES (?, 'main', ?, ?)");
    stock.bind(1, product.sku);
    stock.bind(2, product.onHand);
    stock.bind(3, now);
    stock.exec();
}

std::vector<ShopProduct> Store::products(const std::string& afterSku, int limit)
{
    SQLite::Statement rows(*m_database, "SELECT sku, title, price_minor, unit_cost_minor, updated_at FROM product "
                                        "WHERE sku > ? ORDER BY sku LIMIT ?");
    rows.bind(1, afterSku);
    rows.bind(2, limit);
    std::vector<ShopProduct> products;
    while (rows.executeStep())
        products.push_back(readProduct(rows));
    return products;
}

std::optional<ShopProduct> Store::product(const std::string& sku)
{
    m_product->bind(1, sku);
    auto product = m_product->executeStep() ? std::optional(readProduct(*m_product)) : std::nullopt;
    m_product->reset(); // at once: a statement that is under way holds a snapshot
    return product;
}

bool Store::setPrice(const std::string& sku, std::int64_t priceMinor, const std::string& key, std::int64_t now)
{
    SQLite::Statement log(*m_database, "INSERT INTO price_log (key, sku, old_minor, new_minor, at) "
                                       "SELECT ?, sku, price_minor, ?, ? FROM product WHERE sku = ?");
    log.bind(1, key);
    log.bind(2, priceMinor);
    log.bind(3, now);
    log.bind(4, sku);
    if (log.exec() == 0)
        return false;
    SQLite::Statement set(*m_database, "UPDATE product SET price_minor = ?, updated_at = ? WHERE sku = ?");
    set.bind(1, priceMinor);
    set.bind(2, now);
    set.bind(3, sku);
    set.exec();
    return true;
}

std::vector<PriceLogEntry> Store::priceLog()
{
    SQLite::Statement rows(*m_database, "SELECT key, sku, old_minor, new_minor FROM price_log ORDER BY id");
    std::vector<PriceLogEntry> log;
    while (rows.executeStep())
        log.push_back(
            {rows.getColumn(0), rows.getColumn(1), rows.getColumn(2).getInt64(), rows.getColumn(3).getInt64()});
    return log;
}

std::vector<ShopStock> Store::stock(const std::string& afterSku, const std::string& afterLocation, int limit)
{
    SQLite::Statement rows(*m_database, "SELECT sku, location, on_hand, updated_at FROM stock "
                                        "WHERE (sku, location) > (?, ?) ORDER BY sku, location LIMIT ?");
    rows.bind(1, afterSku);
    rows.bind(2, afterLocation);
    rows.bind(3, limit);
    std::vector<ShopStock> stock;
    while (rows.executeStep())
        stock.push_back(
            {rows.getColumn(0), rows.getColumn(1), rows.getColumn(2).getInt64(), rows.getColumn(3).getInt64()});
    return stock;
}

std::optional<KeyRecord> Store::key(const std::string& key)
{
    SQLite::Statement row(*m_database, "SELECT content_hash, result FROM idempotency WHERE key = ?");
    row.bind(1, key);
    if (!row.executeStep())
        return std::nullopt;
    return KeyRecord{row.getColumn(0), row.getColumn(1)};
}

void Store::saveKey(const std::string& key, const KeyRecord& record, std::int64_t now)
{
    SQLite::Statement add(*m_database, "INSERT INTO idempotency VALUES (?, ?, ?, ?)");
    add.bind(1, key);
    add.bind(2, record.contentHash);
    add.bind(3, record.result);
    add.bind(4, now);
    add.exec();
}

std::int64_t Store::addPurchaseOrder(const std::string& content, std::int64_t now)
{
    SQLite::Statement add(*m_database, "INSERT INTO purchase_order (status, content, version, created_at) "
                                       "VALUES ('draft', ?, 1, ?)");
    add.bind(1, content);
    add.bind(2, now);
    add.exec();
    return m_database->getLastInsertRowid();
}

std::optional<ShopPurchaseOrder> Store::purchaseOrder(std::int64_t id)
{
    SQLite::Statement row(*m_database,
                          "SELECT id, status, content, version, created_at FROM purchase_order WHERE id = ?");
    row.bind(1, id);
    return row.executeStep() ? std::optional(readPurchaseOrder(row)) : std::nullopt;
}

std::vector<ShopPurchaseOrder> Store::purchaseOrders(std::int64_t afterId, int limit)
{
    SQLite::Statement rows(*m_database, "SELECT id, status, content, version, created_at FROM purchase_order "
                                        "WHERE id > ? ORDER BY id LIMIT ?");
    rows.bind(1, afterId);
    rows.bind(2, limit);
    std::vector<ShopPurchaseOrder> orders;
    while (rows.executeStep())
        orders.push_back(readPurchaseOrder(rows));
    return orders;
}

void Store::cancelPurchaseOrder(std::int64_t id)
{
    SQLite::Statement set(*m_database,
                          "UPDATE purchase_order SET status = 'canceled', version = version + 1 WHERE id = ?");
    set.bind(1, id);
    set.exec();
}

void Store::putOrder(const ShopDocument& order)
{
    SQLite::Statement put(*m_database, "INSERT OR REPLACE INTO sales_order VALUES (?, ?, ?)");
    put.bind(1, order.id);
    put.bind(2, order.updatedAt);
    put.bind(3, order.content);
    put.exec();
}

void Store::putCustomer(const ShopDocument& customer)
{
    SQLite::Statement put(*m_database, "INSERT OR REPLACE INTO customer VALUES (?, ?, ?)");
    put.bind(1, customer.id);
    put.bind(2, customer.updatedAt);
    put.bind(3, customer.content);
    put.exec();
}

std::vector<ShopDocument> Store::orders(std::int64_t updatedSince, std::int64_t afterUpdated,
                                        const std::string& afterId, int limit)
{
    SQLite::Statement rows(*m_database, "SELECT id, updated_at, content FROM sales_order WHERE updated_at >= ? "
                                        "AND (updated_at, id) > (?, ?) ORDER BY updated_at, id LIMIT ?");
    rows.bind(1, updatedSince);
    rows.bind(2, afterUpdated);
    rows.bind(3, afterId);
    rows.bind(4, limit);
    return readDocuments(rows);
}

std::vector<ShopDocument> Store::customers(const std::string& afterId, int limit)
{
    SQLite::Statement rows(*m_database,
                           "SELECT id, updated_at, content FROM customer WHERE id > ? ORDER BY id LIMIT ?");
    rows.bind(1, afterId);
    rows.bind(2, limit);
    return readDocuments(rows);
}

} // namespace ms::sandbox
