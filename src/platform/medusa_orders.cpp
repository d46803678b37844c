// SPDX-License-Identifier: GPL-3.0-or-later
// Reorders: the note goes into the inventory item's metadata, which is merged key by key; levels are absolute.
#include "platform/answer_json.h"
#include "platform/incoming_stock.h"
#include "platform/medusa.h"
#include "platform/request_text.h"

#include <algorithm>
#include <map>

namespace ms::platform {
namespace {

using approvals::OrderLineWrite;
using nlohmann::json;

Request look(std::span<const OrderLineWrite> lines)
{
    std::string path =
        "/admin/inventory-items?limit=" + std::to_string(2 * lines.size()) + "&fields=id,sku,metadata,*location_levels";
    for (const OrderLineWrite& line : lines)
        path += "&sku[]=" + percentEncoded(line.sku.text);
    return getRequest(std::move(path));
}

/// None when the shop keeps nothing of it at the location.
std::optional<IncomingStock> stockFrom(const json& item, const OrderLineWrite& line)
{
    const json& levels = listAt(item, "location_levels");
    const auto level = std::find_if(levels.begin(), levels.end(),
                                    [&](const json& one) { return one.at("location_id") == line.location.text; });
    if (level == levels.end())
        return std::nullopt;
    if (!level->at("incoming_quantity").is_number_integer())
        throw AnswerFault("an incoming quantity that is not whole");
    IncomingStock stock;
    stock.item = item.at("id").get<std::string>();
    stock.incoming = level->at("incoming_quantity").get<std::int64_t>();
    if (item.contains("metadata") && item["metadata"].is_object() && item["metadata"].contains(noteName(line)))
        readNote(item["metadata"][noteName(line)], stock);
    return stock;
}

/// One a line. Errors: NotFound, Conflict (someone else moved the number).
Result<std::vector<IncomingStock>> stocksOf(std::span<const OrderLineWrite> lines, const Answer& answer)
{
    const auto found = readGood(answer, [&](const json& body) {
        std::map<std::string, const json*> bySku;
        for (const json& item : listAt(body, "inventory_items")) {
            if (item.at("sku").is_string())
                bySku[item["sku"].get<std::string>()] = &item;
        }
        std::vector<std::optional<IncomingStock>> stocks;
        for (const OrderLineWrite& line : lines) {
            const auto item = bySku.find(line.sku.text);
            stocks.push_back(item == bySku.end() ? std::nullopt : stockFrom(*item->second, line));
        }
        return stocks;
    });
    if (!found)
        return tl::unexpected(found.error());
    std::vector<IncomingStock> stocks;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        if (!(*found)[i])
            return failure(ErrorCode::NotFound, "the shop keeps no stock of SKU '" + lines[i].sku.text +
                                                    "' at location '" + lines[i].location.text + "'");
        if (auto calm = undisturbed(lines[i], *(*found)[i]); !calm)
            return tl::unexpected(calm.error());
        stocks.push_back(*(*found)[i]);
    }
    return stocks;
}

Request writeNote(const OrderLineWrite& line, const IncomingStock& stock)
{
    return bodyRequest("POST", "/admin/inventory-items/" + percentEncoded(stock.item) + "?fields=id",
                       {{"metadata", {{noteName(line), noteOf(line, stock)}}}});
}

Request writeLevels(std::span<const OrderLineWrite> lines, const std::vector<IncomingStock>& stocks)
{
    json updates = json::array();
    for (std::size_t i = 0; i < lines.size(); ++i) {
        if (!isIn(stocks[i]))
            updates.push_back({{"inventory_item_id", stocks[i].item},
                               {"location_id", lines[i].location.text},
                               {"incoming_quantity", stocks[i].incoming + lines[i].quantity.units}});
    }
    return bodyRequest("POST", "/admin/inventory-items/location-levels/batch", {{"update", std::move(updates)}});
}

} // namespace

Result<OrderStep> Medusa::placeOrder(std::span<const OrderLineWrite> lines, std::span<const Answer> soFar) const
{
    if (soFar.empty())
        return OrderStep{look(lines), false, std::nullopt};
    const auto stocks = stocksOf(lines, soFar.front());
    if (!stocks)
        return tl::unexpected(stocks.error());
    if (std::all_of(stocks->begin(), stocks->end(), isIn))
        return placedOrder(lines, *stocks);
    std::vector<std::size_t> toNote;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        if (!(*stocks)[i].noted)
            toNote.push_back(i);
    }
    // look, the notes, look at the notes, the levels, look
    std::size_t at = soFar.size() - 1;
    if (at < toNote.size())
        return OrderStep{writeNote(lines[toNote[at]], (*stocks)[toNote[at]]), true, std::nullopt};
    std::vector<IncomingStock> noted = *stocks;
    if (!toNote.empty()) {
        if (at == toNote.size())
            return OrderStep{look(lines), false, std::nullopt};
        const auto seen = stocksOf(lines, soFar[toNote.size() + 1]);
        if (!seen)
            return tl::unexpected(seen.error());
        if (auto there = allNoted(lines, *seen); !there)
            return tl::unexpected(there.error());
        noted = *seen;
        at -= toNote.size() + 1;
    }
    if (at == 0)
        return OrderStep{writeLevels(lines, noted), true, std::nullopt};
    if (at == 1)
        return OrderStep{look(lines), false, std::nullopt};
    const auto now = stocksOf(lines, soFar.back());
    if (!now)
        return tl::unexpected(now.error());
    return placedOrder(lines, *now);
}

} // namespace ms::platform
