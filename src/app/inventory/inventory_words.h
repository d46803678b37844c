// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/table/row_table_model.h"
#include "workflow/inventory_plan.h"

#include <QCoreApplication>
#include <QString>

namespace ms::app {

/// How page Inventory says things: columns, pills, reasons and the arithmetic of an order.
class InventoryWords {
    Q_DECLARE_TR_FUNCTIONS(ms::app::InventoryWords)
public:
    static std::vector<Column<workflow::InventoryRow>> columns();
    static QString attention(workflow::InventoryAttention attention);
    static Tone tone(workflow::InventoryAttention attention);
    /// One or two sentences: why this order, or why none.
    static QString reason(const workflow::InventoryRow& row);
    /// What is odd about its numbers, and what the plan made of it; empty, or sentences after a blank.
    static QString oddities(const workflow::InventoryRow& row);
    /// Why an order is smaller than needed: a sentence, or for one that was left out the half of one.
    static QString cut(workflow::OrderLimit limit, bool leftOut);
    /// Whether the order was raised to a price break, or a limit kept it from one; empty: neither.
    static QString priceBreak(const workflow::InventoryRow& row);
    /// A table of the terms, rich text: what, how, how much. `currency`: of money.
    static QString arithmetic(const inventory::Explanation& why, const Currency& currency);
};

} // namespace ms::app
