// SPDX-License-Identifier: GPL-3.0-or-later
// Reorders: the note is a metafield of the variant; incoming stock is added to, with the number it must have before and
// an idempotency key.
#include "platform/answer_json.h"
#include "platform/incoming_stock.h"
#include "platform/shopify.h"
#include "platform/shopify_graphql.h"

#include <algorithm>
#include <map>

namespace ms::platform {
namespace {

using approvals::OrderLineWrite;
using nlohmann::json;

constexpr std::size_t notesAtOnce = 25; // metafields that one metafieldsSet takes

/// What has to be known of a variant beside its stock.
struct Stocked {
    IncomingStock stock; ///< `item` is the inventory item
    std::string variant;
};

// Source: shopify.dev/docs/api/admin-graphql/2026-01/objects/InventoryItem (inventoryLevel), .../objects/InventoryLevel
// (quantities), .../objects/ProductVariant (metafield)
Request look(std::span<const OrderLineWrite> lines)
{
    std::vector<Sku> skus;
    for (const OrderLineWrite& line : lines)
        skus.push_back(line.sku);
    return graphQl("query incoming($first: Int!, $query: String!, $location: ID!, $note: String!) { "
                   "productVariants(first: $first, query: $query) { nodes { id sku "
                   "metafield(namespace: \"merchant_studio\", key: $note) { value } "
                   "inventoryItem { id inventoryLevel(locationId: $location) { "
                   "quantities(names: [\"incoming\"]) { name quantity } } } } } }",
                   {{"first", 2 * skus.size()},
                    {"query", skuSearch(skus)},
                    {"location", lines.front().location.text},
                    {"note", noteName(lines.front())}});
}

std::optional<Stocked> stockedFrom(const json& node)
{
    const json& item = node.at("inventoryItem");
    if (item.at("inventoryLevel").is_null())
        return std::nullopt;
    Stocked stocked;
    stocked.variant = node.at("id").get<std::string>();
    stocked.stock.item = item.at("id").get<std::string>();
    const json& quantities = listAt(item["inventoryLevel"], "quantities");
    if (quantities.size() != 1)
        throw AnswerFault("it does not say how much is incoming");
    stocked.stock.incoming = quantities.front().at("quantity").get<std::int64_t>();
    if (node.contains("metafield") && node["metafield"].is_object())
        readNote(json::parse(node["metafield"].at("value").get<std::string>()), stocked.stock);
    return stocked;
}

/// One a line. Errors: NotFound, Conflict.
Result<std::vector<Stocked>> stockedOf(std::span<const OrderLineWrite> lines, const Answer& answer)
{
    const auto bySku = readGood(answer, [&](const json& body) {
        std::map<std::string, std::vector<std::optional<Stocked>>> found;
        for (const json& node : listAt(dataAt(body, "productVariants"), "nodes")) {
            if (node.at("sku").is_string())
                found[node["sku"].get<std::string>()].push_back(stockedFrom(node));
        }
        return found;
    });
    if (!bySku)
        return tl::unexpected(bySku.error());
    std::vector<Stocked> all;
    for (const OrderLineWrite& line : lines) {
        const auto found = bySku->find(line.sku.text);
        if (found == bySku->end() || !found->second.front())
            return failure(ErrorCode::NotFound, "the shop keeps no stock of SKU '" + line.sku.text + "' at location '" +
                                                    line.location.text + "'");
        if (found->second.size() > 1)
            return failure(ErrorCode::Conflict, "two variants in the shop share SKU '" + line.sku.text + "'");
        if (auto calm = undisturbed(line, found->second.front()->stock); !calm)
            return tl::unexpected(calm.error());
        all.push_back(*found->second.front());
    }
    return all;
}

// Source: shopify.dev/docs/api/admin-graphql/2026-01/mutations/metafieldsSet
Request writeNotes(std::span<const OrderLineWrite> lines, const std::vector<Stocked>& all,
                   std::span<const std::size_t> which)
{
    json metafields = json::array();
    for (const std::size_t i : which)
        metafields.push_back({{"ownerId", all[i].variant},
                              {"namespace", "merchant_studio"},
                              {"key", noteName(lines[i])},
                              {"type", "json"},
                              {"value", noteOf(lines[i], all[i].stock).dump()}});
    return graphQl("mutation notes($metafields: [MetafieldsSetInput!]!) { metafieldsSet(metafields: $metafields) { "
                   "metafields { key } userErrors { code field message } } }",
                   {{"metafields", std::move(metafields)}});
}

/// A UUID that the order's key spells, which is the form that idempotency keys have here.
std::string idempotencyKeyOf(const OrderLineWrite& line)
{
    std::string key = line.orderKey;
    key.resize(32, '0');
    for (const std::size_t at : {20U, 16U, 12U, 8U})
        key.insert(at, 1, '-');
    return key;
}

// Source: shopify.dev/docs/api/admin-graphql/2026-01/mutations/inventoryAdjustQuantities, .../input-objects/
// InventoryChangeInput (changeFromQuantity), shopify.dev/docs/api/usage/idempotent-requests
Request addIncoming(std::span<const OrderLineWrite> lines, const std::vector<Stocked>& all)
{
    json changes = json::array();
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const IncomingStock& stock = all[i].stock;
        changes.push_back({{"inventoryItemId", stock.item},
                           {"locationId", lines[i].location.text},
                           {"delta", lines[i].quantity.units},
                           {"changeFromQuantity", stock.noted ? stock.before : stock.incoming},
                           {"ledgerDocumentUri", "gid://merchant-studio/PurchaseOrder/" + orderNumber(lines[i])}});
    }
    return graphQl("mutation incoming($input: InventoryAdjustQuantitiesInput!, $key: String!) { "
                   "inventoryAdjustQuantities(input: $input) @idempotent(key: $key) { "
                   "inventoryAdjustmentGroup { id } userErrors { code field message } } }",
                   {{"input",
                     {{"name", "incoming"},
                      {"reason", "other"},
                      {"referenceDocumentUri", "gid://merchant-studio/PurchaseOrder/" + orderNumber(lines.front())},
                      {"changes", std::move(changes)}}},
                    {"key", idempotencyKeyOf(lines.front())}});
}

/// Errors: Conflict with the shop's words when a mutation was answered with user errors.
Result<void> accepted(const Answer& answer, const char* mutation)
{
    const auto words = readGood(answer, [&](const json& body) { return userErrorOf(dataAt(body, mutation)); });
    if (!words)
        return tl::unexpected(words.error());
    if (!words->empty())
        return failure(ErrorCode::Conflict, "the shop refuses the order: " + *words);
    return {};
}

std::vector<IncomingStock> stocksIn(const std::vector<Stocked>& all)
{
    std::vector<IncomingStock> stocks;
    for (const Stocked& one : all)
        stocks.push_back(one.stock);
    return stocks;
}

} // namespace

Result<OrderStep> Shopify::placeOrder(std::span<const OrderLineWrite> lines, std::span<const Answer> soFar) const
{
    if (soFar.empty())
        return OrderStep{look(lines), false, std::nullopt};
    auto all = stockedOf(lines, soFar.front());
    if (!all)
        return tl::unexpected(all.error());
    std::vector<IncomingStock> stocks = stocksIn(*all);
    if (std::all_of(stocks.begin(), stocks.end(), isIn))
        return placedOrder(lines, stocks);
    std::vector<std::size_t> toNote;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        if (!stocks[i].noted)
            toNote.push_back(i);
    }
    // look, the notes, look at the notes, the stock, look
    const std::size_t notes = (toNote.size() + notesAtOnce - 1) / notesAtOnce;
    std::size_t at = soFar.size() - 1;
    for (std::size_t i = 0; i < std::min(at, notes); ++i) {
        if (auto fine = accepted(soFar[i + 1], "metafieldsSet"); !fine)
            return tl::unexpected(fine.error());
    }
    if (at < notes) {
        const std::size_t first = at * notesAtOnce;
        const std::span which(toNote.data() + first, std::min(notesAtOnce, toNote.size() - first));
        return OrderStep{writeNotes(lines, *all, which), true, std::nullopt};
    }
    if (notes > 0) {
        if (at == notes)
            return OrderStep{look(lines), false, std::nullopt};
        all = stockedOf(lines, soFar[notes + 1]);
        if (!all)
            return tl::unexpected(all.error());
        if (auto there = allNoted(lines, stocksIn(*all)); !there)
            return tl::unexpected(there.error());
        at -= notes + 1;
    }
    if (at == 0)
        return OrderStep{addIncoming(lines, *all), true, std::nullopt};
    if (auto fine = accepted(soFar[soFar.size() - at], "inventoryAdjustQuantities"); !fine)
        return tl::unexpected(fine.error());
    if (at == 1)
        return OrderStep{look(lines), false, std::nullopt};
    const auto now = stockedOf(lines, soFar.back());
    if (!now)
        return tl::unexpected(now.error());
    return placedOrder(lines, stocksIn(*now));
}

} // namespace ms::platform
