// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/incoming_stock.h"

namespace ms::platform {

using approvals::OrderLineWrite;
using nlohmann::json;

std::string orderNumber(const OrderLineWrite& line)
{
    constexpr std::size_t digits = 12;
    return "MS-" + line.orderKey.substr(0, digits);
}

std::string noteName(const OrderLineWrite& line)
{
    constexpr std::size_t digits = 12;
    return "merchant_studio_po_" + line.orderKey.substr(0, digits);
}

json noteOf(const OrderLineWrite& line, const IncomingStock& stock)
{
    return {{"po", orderNumber(line)},
            {"units", line.quantity.units},
            {"incoming_before", stock.incoming},
            {"incoming_after", stock.incoming + line.quantity.units},
            {"location", line.location.text},
            {"supplier", line.supplier.text},
            {"expected", toIsoText(line.expected)},
            {"unit_cost_minor", line.unitCost.minor},
            {"currency", line.unitCost.currency.text()}};
}

void readNote(const json& note, IncomingStock& stock)
{
    stock.before = note.at("incoming_before").get<std::int64_t>();
    stock.after = note.at("incoming_after").get<std::int64_t>();
    stock.noted = true;
}

bool isIn(const IncomingStock& stock)
{
    return stock.noted && stock.incoming == stock.after;
}

Result<void> undisturbed(const OrderLineWrite& line, const IncomingStock& stock)
{
    if (!stock.noted || stock.incoming == stock.before || stock.incoming == stock.after)
        return {};
    return failure(ErrorCode::Conflict,
                   "SKU " + line.sku.text + ": incoming stock was " + std::to_string(stock.before) +
                       ", was to become " + std::to_string(stock.after) + ", the shop shows " +
                       std::to_string(stock.incoming) + "; look in the shop whether the order is in it");
}

Result<void> allNoted(std::span<const OrderLineWrite> lines, const std::vector<IncomingStock>& stocks)
{
    for (std::size_t i = 0; i < lines.size(); ++i) {
        if (!stocks[i].noted)
            return failure(ErrorCode::Conflict, "SKU " + lines[i].sku.text +
                                                    ": the shop accepted a note of the order, but read back it is not "
                                                    "there; nothing else was done");
    }
    return {};
}

Result<OrderStep> placedOrder(std::span<const OrderLineWrite> lines, const std::vector<IncomingStock>& stocks)
{
    for (std::size_t i = 0; i < lines.size(); ++i) {
        if (!isIn(stocks[i]) || stocks[i].after - stocks[i].before != lines[i].quantity.units)
            return failure(ErrorCode::Conflict, "SKU " + lines[i].sku.text +
                                                    ": the shop accepted the order, but read back it is not there: "
                                                    "incoming stock is " +
                                                    std::to_string(stocks[i].incoming));
    }
    PlacedOrder order;
    order.number = orderNumber(lines.front());
    order.supplier = lines.front().supplier;
    order.location = lines.front().location;
    order.expected = lines.front().expected;
    for (const OrderLineWrite& line : lines)
        order.lines.push_back({line.sku, line.quantity, line.unitCost});
    return OrderStep{std::nullopt, false, std::move(order)};
}

} // namespace ms::platform
