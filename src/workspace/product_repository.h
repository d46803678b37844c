// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "workspace/key_dictionary.h"
#include "workspace/types.h"

#include <functional>
#include <optional>
#include <string_view>
#include <vector>

namespace ms::workspace {

class Connection;
class Workspace;

struct CategoryCount {
    std::string category;
    std::int64_t products = 0;
};

/// The catalogue. `import` names the import that writes, none when a person or a pull does.
/// Errors of every function: ReadWrite, Conflict; of writers also Permission and InvalidInput (a SKU twice).
class ProductRepository {
public:
    explicit ProductRepository(Workspace& workspace);

    Result<void> forEach(const std::function<void(const Product&)>& visit) const; ///< by key, as they were added
    Result<std::vector<Product>> all() const;
    Result<Product> bySku(const Sku& sku) const; ///< NotFound
    Result<Product> byKey(ProductKey key) const; ///< NotFound
    /// Products whose SKU starts with the text, then those whose SKU or title contains it, letters' case ignored.
    Result<std::vector<Product>> search(std::string_view text, int limit) const;
    Result<std::vector<CategoryCount>> categories() const; ///< by name
    Result<KeyDictionary<ProductKey>> keys() const;
    Result<std::int64_t> count() const;

    Result<ProductKey> add(const Product& product, std::optional<ImportKey> import = std::nullopt);
    /// Sets every column of the product with this key; what an import changes can be undone.
    Result<void> update(const Product& product, std::optional<ImportKey> import = std::nullopt);
    /// The list price alone. Returns the product's key. Errors: NotFound.
    Result<ProductKey> setPrice(const Sku& sku, std::int64_t priceMinor);

private:
    Connection& m_connection;
};

} // namespace ms::workspace
