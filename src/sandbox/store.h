// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sandbox/types.h"

#include <memory>

namespace SQLite {
class Database;
class Statement;
} // namespace SQLite

namespace ms::sandbox {

struct ShopProduct {
    std::string sku;
    std::string title;
    std::int64_t priceMinor = 0;
    std::optional<std::int64_t> unitCostMinor;
    std::int64_t updatedAt = 0; ///< unix seconds
};

struct ShopStock {
    std::string sku;
    std::string location;
    std::int64_t onHand = 0;
    std::int64_t updatedAt = 0;
};

struct ShopPurchaseOrder {
    std::int64_t id = 0;
    std::string status;  ///< draft, canceled
    std::string content; ///< JSON of what was asked for
    std::int64_t version = 1;
    std::int64_t createdAt = 0;
};

struct ShopDocument {
    std::string id;
    std::int64_t updatedAt = 0;
    std::string content; ///< JSON, as it is given out
};

/// What an idempotency key stands for once its request was done.
struct KeyRecord {
    std::string contentHash;
    std::string result; ///< what the handler needs to answer again
};

/// One price that was set, by a key or by hand.
struct PriceLogEntry {
    std::string key; ///< empty: moved by another
    std::string sku;
    std::int64_t oldMinor = 0;
    std::int64_t newMinor = 0;
};

/// The practice shop's own database. Functions throw SQLite::Exception; the server turns that into a 500.
class Store {
public:
    /// `file` may be ":memory:".
    explicit Store(const std::string& file);
    ~Store();
    Store(const Store&) = delete;
    Store& operator=(const Store&) = delete;

    /// Everything until commit() or rollback() is one transaction; the two do nothing outside one.
    void begin();
    void commit();
    void rollback();

    void addProduct(const SeedProduct& product, std::int64_t now); ///< keeps what is there under the same SKU
    std::vector<ShopProduct> products(const std::string& afterSku, int limit);
    std::optional<ShopProduct> product(const std::string& sku);
    /// False when there is no such product. Writes the price log.
    bool setPrice(const std::string& sku, std::int64_t priceMinor, const std::string& key, std::int64_t now);
    std::vector<PriceLogEntry> priceLog();

    std::vector<ShopStock> stock(const std::string& afterSku, const std::string& afterLocation, int limit);

    std::optional<KeyRecord> key(const std::string& key);
    void saveKey(const std::string& key, const KeyRecord& record, std::int64_t now);

    std::int64_t addPurchaseOrder(const std::string& content, std::int64_t now);
    std::optional<ShopPurchaseOrder> purchaseOrder(std::int64_t id);
    std::vector<ShopPurchaseOrder> purchaseOrders(std::int64_t afterId, int limit);
    void cancelPurchaseOrder(std::int64_t id);

    void putOrder(const ShopDocument& order);
    void putCustomer(const ShopDocument& customer);
    std::vector<ShopDocument> orders(std::int64_t updatedSince, std::int64_t afterUpdated, const std::string& afterId,
                                     int limit);
    std::vector<ShopDocument> customers(const std::string& afterId, int limit);

private:
    std::unique_ptr<SQLite::Database> m_database;
    std::unique_ptr<SQLite::Statement> m_product; // one product by its SKU: asked for in every write and read-back
    bool m_open = false;                          // a transaction is
};

} // namespace ms::sandbox
