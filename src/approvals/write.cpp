// SPDX-License-Identifier: GPL-3.0-or-later
#include "approvals/write.h"

#include "core/sha256.h"

#include <nlohmann/json.hpp>

namespace ms::approvals {
namespace {

constexpr std::size_t keyDigits = 32;
constexpr const char* priceKind = "price";
constexpr const char* orderLineKind = "order_line";

// Without NDEBUG-only surprises: text that is not UTF-8 is replaced, never thrown over.
std::string dumped(const nlohmann::json& json)
{
    return json.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

nlohmann::json changeJson(const PriceChange& change)
{
    return {{"kind", priceKind},
            {"sku", change.sku.text},
            {"old_minor", change.oldPrice.minor},
            {"new_minor", change.newPrice.minor},
            {"currency", change.newPrice.currency.text()}};
}

nlohmann::json changeJson(const Reorder& reorder)
{
    return {{"kind", orderLineKind},
            {"sku", reorder.sku.text},
            {"supplier", reorder.supplier.text},
            {"location", reorder.location.text},
            {"units", reorder.quantity.units},
            {"unit_cost_minor", reorder.unitCost.minor},
            {"currency", reorder.unitCost.currency.text()},
            {"expected_day", dayNumber(reorder.expected)}};
}

/// Of an audit entry alone: a transfer never enters an outbox.
nlohmann::json changeJson(const Transfer& transfer)
{
    return {
        {"kind", "transfer"},     {"sku", transfer.sku.text},         {"from", transfer.from.text},
        {"to", transfer.to.text}, {"units", transfer.quantity.units}, {"expected_day", dayNumber(transfer.expected)}};
}

nlohmann::json writeJson(const PriceWrite& write)
{
    return {{"kind", priceKind},
            {"key", write.key},
            {"sku", write.sku.text},
            {"expected_minor", write.expected.minor},
            {"price_minor", write.price.minor},
            {"currency", write.price.currency.text()}};
}

nlohmann::json writeJson(const OrderLineWrite& write)
{
    return {{"kind", orderLineKind},
            {"key", write.key},
            {"order_key", write.orderKey},
            {"supplier", write.supplier.text},
            {"location", write.location.text},
            {"expected_day", toIsoText(write.expected)},
            {"sku", write.sku.text},
            {"units", write.quantity.units},
            {"unit_cost_minor", write.unitCost.minor},
            {"currency", write.unitCost.currency.text()}};
}

Result<Write> readWrite(const nlohmann::json& json)
{
    const auto currency = Currency::parse(json.at("currency").get<std::string>());
    if (!currency)
        return tl::unexpected(currency.error());
    const auto money = [&](const char* name) { return Money{json.at(name).get<std::int64_t>(), *currency}; };
    const auto text = [&](const char* name) { return json.at(name).get<std::string>(); };
    if (text("kind") == priceKind)
        return PriceWrite{text("key"), Sku{text("sku")}, money("expected_minor"), money("price_minor")};
    if (text("kind") != orderLineKind)
        return failure(ErrorCode::InvalidInput, "an outbox row of the unknown kind '" + text("kind") + "'");
    const auto expected = parseDay(text("expected_day"));
    if (!expected)
        return tl::unexpected(expected.error());
    return OrderLineWrite{text("key"),
                          text("order_key"),
                          SupplierId{text("supplier")},
                          LocationId{text("location")},
                          *expected,
                          Sku{text("sku")},
                          Quantity{json.at("units").get<std::int64_t>()},
                          money("unit_cost_minor")};
}

} // namespace

std::string idempotencyKey(std::string_view workspaceId, const Proposal& proposal)
{
    nlohmann::json json = std::visit([](const auto& change) { return changeJson(change); }, proposal.change);
    json["workspace"] = workspaceId;
    json["proposal"] = proposal.id;
    return sha256(dumped(json)).substr(0, keyDigits);
}

std::string orderKey(std::span<const std::string> lineKeys)
{
    Sha256 hash;
    for (const std::string& key : lineKeys)
        hash.add(key).add("\n");
    return hash.finish().substr(0, keyDigits);
}

std::string toCanonicalJson(const Write& write)
{
    return dumped(std::visit([](const auto& one) { return writeJson(one); }, write));
}

Result<Write> writeFromJson(std::string_view json)
{
    try {
        return readWrite(nlohmann::json::parse(json));
    } catch (const nlohmann::json::exception& error) {
        return failure(ErrorCode::InvalidInput, std::string("an outbox row that cannot be read: ") + error.what());
    }
}

} // namespace ms::approvals
