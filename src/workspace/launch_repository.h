// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/day.h"
#include "core/result.h"
#include "workspace/keys.h"

#include <optional>
#include <utility>
#include <vector>

namespace ms::workspace {

class Connection;
class Workspace;

/// A product too new for a history of its own, and what it sells like.
struct Launch {
    ProductKey product;
    std::vector<std::pair<ProductKey, double>> analogues; ///< what it sells like, and the weight of each, > 0; by key
    double multiplier = 1;                                ///< of their mean, > 0
    bool asStarted = false;                               ///< like their first weeks; false: like their weeks now
    ShopTime createdAt{};
    friend bool operator==(const Launch&, const Launch&) = default;
};

/// New products. Errors of every function: ReadWrite, Conflict.
class LaunchRepository {
public:
    explicit LaunchRepository(Workspace& workspace);

    /// In place of what was said of the product before. Errors: InvalidInput without analogues, with the product among
    /// them, or with a multiplier or weight that is not above zero.
    Result<void> save(const Launch& launch);
    Result<void> remove(ProductKey product); ///< nothing happens where nothing is
    Result<std::vector<Launch>> all() const; ///< by product
    Result<std::optional<Launch>> of(ProductKey product) const;

private:
    Connection& m_connection;
};

} // namespace ms::workspace
