// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace/product_repository.h"

#include "workspace/guarded.h"
#include "workspace/like_pattern.h"
#include "workspace/query.h"
#include "workspace/tracked_row.h"
#include "workspace/workspace.h"

namespace ms::workspace {
namespace {

const std::string selectProduct = "SELECT id, sku, title, category, brand, supplier_id, price_minor, unit_cost_minor, "
                                  "minimum_order, pack_size, is_goods FROM product ";

Product productFrom(const Query& row)
{
    Product product;
    product.key = row.key<ProductKey>(0);
    product.sku = Sku{row.text(1)};
    product.title = row.text(2);
    product.category = row.text(3);
    product.brand = row.text(4);
    product.supplier = row.optionalKey<SupplierKey>(5);
    product.priceMinor = row.optionalInteger(6);
    product.unitCostMinor = row.optionalInteger(7);
    product.minimumOrder = row.quantity(8);
    product.packSize = row.quantity(9);
    product.goods = row.boolean(10);
    return product;
}

Result<void> validated(const Product& product)
{
    if (product.sku.text.empty())
        return failure(ErrorCode::InvalidInput, "a product needs a SKU");
    if (product.minimumOrder.units < 1 || product.packSize.units < 1)
        return failure(ErrorCode::InvalidInput,
                       "minimum order and pack size of '" + product.sku.text + "' must be 1 or more");
    return {};
}

} // namespace

ProductRepository::ProductRepository(Workspace& workspace) : m_connection(workspace.connection()) {}

Result<void> ProductRepository::forEach(const std::function<void(const Product&)>& visit) const
{
    return guarded([&] {
        Query query(m_connection, selectProduct + "ORDER BY id");
        while (query.step())
            visit(productFrom(query));
    });
}

Result<std::vector<Product>> ProductRepository::all() const
{
    std::vector<Product> products;
    return forEach([&](const Product& product) { products.push_back(product); }).map([&] {
        return std::move(products);
    });
}

Result<Product> ProductRepository::bySku(const Sku& sku) const
{
    return guarded([&]() -> Result<Product> {
        Query query(m_connection, selectProduct + "WHERE sku = ?", sku);
        if (!query.step())
            return failure(ErrorCode::NotFound, "there is no SKU '" + sku.text + "'");
        return productFrom(query);
    });
}

Result<Product> ProductRepository::byKey(ProductKey key) const
{
    return guarded([&]() -> Result<Product> {
        Query query(m_connection, selectProduct + "WHERE id = ?", key);
        if (!query.step())
            return failure(ErrorCode::NotFound, "there is no product with the key " + std::to_string(key.value));
        return productFrom(query);
    });
}

Result<std::vector<Product>> ProductRepository::search(std::string_view text, int limit) const
{
    return guarded([&] {
        const std::string prefix = likePrefix(text);
        const std::string inside = likeInside(text);
        std::vector<Product> found;
        Query query(m_connection,
                    selectProduct + "WHERE sku LIKE ? ESCAPE '\\' OR title LIKE ? ESCAPE '\\' "
                                    "ORDER BY sku LIKE ? ESCAPE '\\' DESC, sku LIMIT ?",
                    inside, inside, prefix, limit);
        while (query.step())
            found.push_back(productFrom(query));
        return found;
    });
}

Result<std::vector<CategoryCount>> ProductRepository::categories() const
{
    return guarded([&] {
        std::vector<CategoryCount> counts;
        Query query(m_connection, "SELECT category, count(*) FROM product GROUP BY category ORDER BY category");
        while (query.step())
            counts.push_back({query.text(0), query.integer(1)});
        return counts;
    });
}

Result<KeyDictionary<ProductKey>> ProductRepository::keys() const
{
    return guarded([&] {
        KeyDictionary<ProductKey> keys;
        Query query(m_connection, "SELECT sku, id FROM product");
        while (query.step())
            keys.insert(query.text(0), query.key<ProductKey>(1));
        return keys;
    });
}

Result<std::int64_t> ProductRepository::count() const
{
    return guarded([&] {
        Query query(m_connection, "SELECT count(*) FROM product");
        query.step();
        return query.integer(0);
    });
}

Result<ProductKey> ProductRepository::add(const Product& product, std::optional<ImportKey> import)
{
    return validated(product).and_then([&] {
        return guarded([&] {
            Query query(
                m_connection,
                "INSERT INTO product (sku, title, category, brand, supplier_id, price_minor, unit_cost_minor, "
                "minimum_order, pack_size, is_goods, import_id) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING id",
                product.sku, product.title, product.category, product.brand, product.supplier, product.priceMinor,
                product.unitCostMinor, product.minimumOrder, product.packSize, product.goods, import);
            query.step();
            return query.key<ProductKey>(0);
        });
    });
}

Result<void> ProductRepository::update(const Product& product, std::optional<ImportKey> import)
{
    return validated(product).and_then([&] {
        return guarded([&] {
            TrackedRow(m_connection, "product", product.key.value, import)
                .set("sku", product.sku)
                .set("title", product.title)
                .set("category", product.category)
                .set("brand", product.brand)
                .set("supplier_id", product.supplier)
                .set("price_minor", product.priceMinor)
                .set("unit_cost_minor", product.unitCostMinor)
                .set("minimum_order", product.minimumOrder)
                .set("pack_size", product.packSize)
                .set("is_goods", product.goods);
        });
    });
}

Result<ProductKey> ProductRepository::setPrice(const Sku& sku, std::int64_t priceMinor)
{
    return guarded([&]() -> Result<ProductKey> {
        ProductKey key{};
        {
            Query query(m_connection, "SELECT id FROM product WHERE sku = ?", sku);
            if (!query.step())
                return failure(ErrorCode::NotFound, "there is no SKU '" + sku.text + "'");
            key = query.key<ProductKey>(0);
        }
        Query(m_connection, "UPDATE product SET price_minor = ? WHERE id = ?", priceMinor, key).run();
        return key;
    });
}

} // namespace ms::workspace
