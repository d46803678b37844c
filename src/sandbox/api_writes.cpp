// SPDX-License-Identifier: GPL-3.0-or-later
// What a shop lets others change: prices and draft purchase orders, each once for one idempotency key.
#include "sandbox/api.h"
#include "sandbox/paging.h"

#include "core/day.h"
#include "core/sha256.h"

#include <charconv>

namespace ms::sandbox
{
namespace
{

constexpr std::size_t mostChanges = 100;
constexpr std::size_t mostLines = 500;
constexpr std::size_t shortestKey = 16;
constexpr std::size_t longestKey = 64;
constexpr std::string_view numberPrefix = "PO-";

bool isText(const nlohmann::json& json, const char* name)
{
    return json.contains(name) && json[name].is_string() && !json[name].get_ref<const std::string&>().empty();
}

bool isWhole(const nlohmann::json& json, const char* name)
{
    return json.contains(name) && json[name].is_number_integer();
}

bool isKey(const std::string& key)
{
    return key.size() >= shortestKey && key.size() <= longestKey;
}

/// What is wrong with the form of one price change, or an empty text. Values that only the shop can judge come later.
std::string formFault(const nlohmann::json& change)
{
    if (!change.is_object())
        return "a change is an object";
    if (!isText(change, "idempotency_key") || !isKey(change["idempotency_key"]))
        return "idempotency_key must be a text of 16 to 64 characters";
    if (!isText(change, "sku"))
        return "sku must be a text that is not empty";
    if (!isText(change, "currency"))
        return "currency must be a text";
    if (!isWhole(change, "expected_minor") || !isWhole(change, "price_minor"))
        return "expected_minor and price_minor must be whole numbers";
    return {};
}

std::string lineFault(const nlohmann::json& line)
{
    if (!line.is_object() || !isText(line, "sku"))
        return "a line needs a sku";
    if (!isWhole(line, "units") || line["units"].get<std::int64_t>() < 1)
        return "units must be a whole number of 1 or more";
    if (!isWhole(line, "unit_cost_minor") || line["unit_cost_minor"].get<std::int64_t>() < 0)
        return "unit_cost_minor must be a whole number of 0 or more";
    return {};
}

nlohmann::json fault(const std::string& pointer, const std::string& detail)
{
    return {{"pointer", pointer}, {"detail", detail}};
}

/// The broken places of a new purchase order; `known` says whether the shop has a SKU.
nlohmann::json orderFaults(const nlohmann::json& order, const std::string& currency,
                           const std::function<bool(const std::string&)>& known)
{
    nlohmann::json errors = nlohmann::json::array();
    if (!order.is_object())
        return {fault("", "an order is an object")};
    for (const char* name : {"supplier", "location", "currency", "expected_day"}) {
        if (!isText(order, name))
            errors.push_back(fault(std::string("/") + name, "a text that is not empty"));
    }
    if (isText(order, "currency") && order["currency"] != currency)
        errors.push_back(fault("/currency", "this shop buys in " + currency));
    if (isText(order, "expected_day") && !parseDay(order["expected_day"].get<std::string>()))
        errors.push_back(fault("/expected_day", "a day such as 2011-12-09"));
    if (!order.contains("lines") || !order["lines"].is_array() || order["lines"].empty() ||
        order["lines"].size() > mostLines) {
        errors.push_back(fault("/lines", "a list of 1 to 500 lines"));
        return errors;
    }
    for (std::size_t i = 0; i < order["lines"].size(); ++i) {
        const nlohmann::json& line = order["lines"][i];
        const std::string pointer = "/lines/" + std::to_string(i);
        if (const std::string why = lineFault(line); !why.empty())
            errors.push_back(fault(pointer, why));
        else if (!known(line["sku"]))
            errors.push_back(
                fault(pointer + "/sku", "no product has the SKU '" + line["sku"].get<std::string>() + "'"));
    }
    return errors;
}

/// Only what the description names, so that equal orders have equal hashes.
nlohmann::json orderContent(const nlohmann::json& order)
{
    nlohmann::json lines = nlohmann::json::array();
    for (const nlohmann::json& line : order["lines"])
        lines.push_back({{"sku", line["sku"]}, {"units", line["units"]}, {"unit_cost_minor", line["unit_cost_minor"]}});
    return {{"supplier", order["supplier"]},
            {"location", order["location"]},
            {"currency", order["currency"]},
            {"expected_day", order["expected_day"]},
            {"lines", lines}};
}

std::string numberOf(const ShopPurchaseOrder& order)
{
    std::string digits = std::to_string(order.id);
    constexpr std::size_t width = 6;
    if (digits.size() < width)
        digits.insert(0, width - digits.size(), '0');
    return std::string(numberPrefix) + digits;
}

std::optional<std::int64_t> idOf(std::string_view number)
{
    if (!number.starts_with(numberPrefix))
        return std::nullopt;
    number.remove_prefix(numberPrefix.size());
    std::int64_t id = 0;
    const auto [end, error] = std::from_chars(number.data(), number.data() + number.size(), id);
    if (error != std::errc() || end != number.data() + number.size())
        return std::nullopt;
    return id;
}

nlohmann::json orderJson(const ShopPurchaseOrder& order)
{
    nlohmann::json json = nlohmann::json::parse(order.content);
    json["number"] = numberOf(order);
    json["status"] = order.status;
    json["created_at"] = order.createdAt;
    return json;
}

std::string tagOf(const ShopPurchaseOrder& order)
{
    return "\"" + numberOf(order) + "-" + std::to_string(order.version) + "\"";
}

Reply orderReply(int status, const ShopPurchaseOrder& order)
{
    Reply reply = answer(status, orderJson(order));
    reply.headers.emplace_back("ETag", tagOf(order));
    return reply;
}

} // namespace

Reply Api::changePrices(const Request& request)
{
    const nlohmann::json body = nlohmann::json::parse(request.body, nullptr, false);
    if (!body.is_object() || !body.contains("changes") || !body["changes"].is_array() || body["changes"].empty() ||
        body["changes"].size() > mostChanges)
        return problem(422, "Invalid request", "changes must be a list of 1 to 100 changes",
                       {fault("/changes", "a list of 1 to 100 changes")});
    nlohmann::json errors = nlohmann::json::array();
    for (std::size_t i = 0; i < body["changes"].size(); ++i) {
        if (const std::string why = formFault(body["changes"][i]); !why.empty())
            errors.push_back(fault("/changes/" + std::to_string(i), why));
    }
    if (!errors.empty())
        return problem(422, "Invalid request", "some changes are not of the described form; none was applied", errors);
    nlohmann::json outcomes = nlohmann::json::array();
    for (const nlohmann::json& change : body["changes"])
        outcomes.push_back(changePrice(change));
    return answer(200, {{"outcomes", std::move(outcomes)}});
}

nlohmann::json Api::changePrice(const nlohmann::json& change)
{
    const std::string key = change["idempotency_key"];
    const std::string sku = change["sku"];
    const std::int64_t price = change["price_minor"];
    nlohmann::json outcome{{"idempotency_key", key}, {"sku", sku}};
    const auto with = [&](const char* status, const std::string& detail = {}) {
        outcome["status"] = status;
        if (!detail.empty())
            outcome["detail"] = detail;
        return outcome;
    };
    const auto product = m_store.product(sku);
    if (product)
        outcome["price_minor"] = product->priceMinor;
    const std::string contentHash =
        sha256(sku + '\n' + change["currency"].get<std::string>() + '\n' +
               std::to_string(change["expected_minor"].get<std::int64_t>()) + '\n' + std::to_string(price));
    if (const auto record = m_store.key(key)) {
        if (record->contentHash != contentHash)
            return with("key_reused", "this key stands for another change");
        return with("replayed");
    }
    if (!product)
        return with("not_found", "no product has this SKU");
    if (change["currency"] != m_currency)
        return with("invalid", "this shop sells in " + m_currency);
    if (price <= 0)
        return with("invalid", "a price must be above 0");
    if (product->priceMinor != change["expected_minor"])
        return with("conflict", "the shop shows another price than expected");
    m_store.setPrice(sku, price, key, m_unixSeconds());
    m_store.saveKey(key, {contentHash, {}}, m_unixSeconds());
    outcome["price_minor"] = price;
    return with("applied");
}

Reply Api::createPurchaseOrder(const Request& request)
{
    const std::string key = request.header("idempotency-key");
    if (!isKey(key))
        return problem(422, "Invalid request", "the header Idempotency-Key must have 16 to 64 characters");
    const nlohmann::json body = nlohmann::json::parse(request.body, nullptr, false);
    const nlohmann::json errors =
        orderFaults(body, m_currency, [&](const std::string& sku) { return m_store.product(sku).has_value(); });
    if (!errors.empty())
        return problem(422, "Invalid request", "the order breaks a rule; nothing was ordered", errors);
    const std::string content = orderContent(body).dump();
    const std::string contentHash = sha256(content);
    if (const auto record = m_store.key(key)) {
        if (record->contentHash != contentHash)
            return problem(409, "Conflict", "this idempotency key stands for another order");
        return orderReply(200, *m_store.purchaseOrder(idOf(record->result).value()));
    }
    const std::int64_t id = m_store.addPurchaseOrder(content, m_unixSeconds());
    const ShopPurchaseOrder order = *m_store.purchaseOrder(id);
    m_store.saveKey(key, {contentHash, numberOf(order)}, m_unixSeconds());
    return orderReply(201, order);
}

Reply Api::getPurchaseOrder(const Request& request)
{
    const auto id = idOf(request.captured.at("number"));
    const auto order = id ? m_store.purchaseOrder(*id) : std::nullopt;
    if (!order)
        return problem(404, "Not found", "no purchase order has the number '" + request.captured.at("number") + "'");
    if (request.header("if-none-match") != tagOf(*order))
        return orderReply(200, *order);
    return Reply{304, {{"ETag", tagOf(*order)}}, {}};
}

Reply Api::cancelPurchaseOrder(const Request& request)
{
    const auto id = idOf(request.captured.at("number"));
    const auto order = id ? m_store.purchaseOrder(*id) : std::nullopt;
    if (!order)
        return problem(404, "Not found", "no purchase order has the number '" + request.captured.at("number") + "'");
    if (order->status == "canceled")
        return orderReply(200, *order);
    const std::string match = request.header("if-match");
    if (match.empty())
        return problem(428, "Precondition required", "say with If-Match which state of the order you mean");
    if (match != tagOf(*order))
        return problem(412, "Precondition failed", "the order was changed since");
    m_store.cancelPurchaseOrder(*id);
    return orderReply(200, *m_store.purchaseOrder(*id));
}

Reply Api::listPurchaseOrders(const Request& request)
{
    Reply refusal;
    const auto page = readPage(request, 1, refusal);
    if (!page)
        return refusal;
    const auto after = page->after.empty() ? std::optional<std::int64_t>(0) : idOf(page->after[0]);
    if (!after)
        return problem(422, "Invalid request", "cursor is not one that this shop gave out");
    nlohmann::json items = nlohmann::json::array();
    std::vector<std::vector<std::string>> keys;
    for (const ShopPurchaseOrder& order : m_store.purchaseOrders(*after, page->limit + 1)) {
        items.push_back(orderJson(order));
        keys.push_back({numberOf(order)});
    }
    return pageReply(std::move(items), keys, page->limit);
}

} // namespace ms::sandbox
