// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "workspace/types.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace ms::workspace {

class Connection;
class Workspace;

/// How far the pull of one list has come.
struct PullProgress {
    bool underWay = false;           ///< the pages of a round are not through
    std::string cursor;              ///< of the next page; empty: the first
    std::int64_t since = 0;          ///< unix seconds: what the round asks for; 0: all
    std::int64_t newest = 0;         ///< unix seconds: the newest change that the round has seen
    std::int64_t watermark = 0;      ///< unix seconds: up to here everything is in; 0: nothing is
    std::optional<ImportKey> import; ///< that the round under way writes into
    friend bool operator==(const PullProgress&, const PullProgress&) = default;
};

/// What is stored when a shop is pulled, page by page: each page and the progress behind it in one transaction of the
/// caller. Errors of every function: ReadWrite, Conflict, Permission; of writers also InvalidInput.
class PullRepository {
public:
    explicit PullRepository(Workspace& workspace);

    Result<PullProgress> progress(const std::string& list) const; ///< all zero where nothing was pulled yet
    Result<void> saveProgress(const std::string& list, const PullProgress& progress);

    /// A line in the history of imports that the pages of a round belong to, so that a pull can be undone like a file.
    Result<ImportKey> beginRound(const std::string& name, ShopTime at);
    Result<void> countPage(ImportKey round, std::int64_t rows, std::int64_t added);

    /// The order as the shop has it now: added, or its lines replaced when they changed. True when something changed.
    Result<bool> putOrder(const Order& order, std::span<const OrderLine> lines, ImportKey round);
    /// Takes away an order that this shop had once sent. True when there was one.
    Result<bool> removeOrder(const OrderId& id);
    /// The cart as the shop has it now, as events of kind cart_add. True when something changed.
    Result<bool> putCart(const std::string& cart, std::span<const Event> items, ImportKey round);

private:
    Connection& m_connection;
};

} // namespace ms::workspace
