// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "workspace/types.h"

#include <cstdint>
#include <optional>
#include <span>
#include <unordered_map>
#include <vector>

namespace ms::workspace {

class Connection;
class Workspace;

/// Goods that came of one line of a purchase order on one day.
struct Receipt {
    std::int64_t id = 0;
    PurchaseOrderKey order;
    ProductKey product;
    Day day{};
    Quantity units;       ///< 0: the rest of the line was given up, no more will come
    std::int64_t act = 0; ///< what a person said at once bears one number; 0: no person did
    std::optional<ImportKey> import;
    friend bool operator==(const Receipt&, const Receipt&) = default;
};

/// Whether one of these receipts of an order gave the rest of the product's line up.
bool givenUp(std::span<const Receipt> receipts, ProductKey product);

/// What came of purchase orders, by day. Errors of every function: ReadWrite, Conflict; of writers also InvalidInput.
class ReceiptRepository {
public:
    explicit ReceiptRepository(Workspace& workspace);

    Result<std::vector<Receipt>> of(PurchaseOrderKey order) const; ///< by id
    /// Those of all orders, by order key; an order of which nothing came is not there.
    Result<std::unordered_map<std::int64_t, std::vector<Receipt>>> byOrder() const;
    /// Above every number of an act so far, also of acts that were taken back: the audit has an entry of each.
    Result<std::int64_t> nextAct() const;
    /// The line has come by as many units more. Call settle() when all of an order are in. Errors: InvalidInput (fewer
    /// than 0 units, a product that is not on the order).
    Result<void> add(const Receipt& receipt);
    /// Takes all receipts of one act on an order back, and settles it. Errors: NotFound.
    Result<void> undo(PurchaseOrderKey order, std::int64_t act);
    /// An order of which every line came in full or was given up is received, on the last day on which something came,
    /// else on the day on which it was given up; others are open.
    Result<void> settle(PurchaseOrderKey order, std::optional<ImportKey> import = std::nullopt);

private:
    Connection& m_connection;
};

} // namespace ms::workspace
