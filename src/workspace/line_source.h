// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workspace/types.h"

#include <memory>
#include <span>

namespace ms::workspace {

class Connection;

/// Shows order lines in memory to SQLite as a table, so that one INSERT ... SELECT takes them all: binding and stepping
/// line by line takes nearly twice as long. Source: https://www.sqlite.org/vtab.html, 2.1 eponymous virtual tables.
class LineSource {
public:
    /// Registers the table `incoming_line` (order_id, line, product_id, units, net_minor, unit_price_minor,
    /// list_price_minor) on the connection, empty. Throws SQLite::Exception.
    explicit LineSource(Connection& connection);
    ~LineSource();
    LineSource(LineSource&&) noexcept;
    LineSource& operator=(LineSource&&) = delete;

    /// What the table holds from now on; the lines must outlive its use.
    void show(std::span<const OrderLine> lines) { *m_lines = lines; }

private:
    Connection* m_connection;
    std::unique_ptr<std::span<const OrderLine>> m_lines;
};

} // namespace ms::workspace
