// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/studio_platform.h"

#include "platform/answer_json.h"
#include "platform/request_text.h"

#include <algorithm>
#include <array>
#include <cassert>

namespace ms::platform {
namespace {

using nlohmann::json;

Request list(const std::string& path, const std::string& cursor, const std::string& more = {})
{
    constexpr std::string_view pageSize = "500";
    std::string query = "?limit=" + std::string(pageSize) + more;
    if (!cursor.empty())
        query += "&cursor=" + percentEncoded(cursor);
    return getRequest(path + query);
}

WriteStatus statusFrom(const std::string& text)
{
    constexpr std::array<std::pair<std::string_view, WriteStatus>, 6> known{{{"applied", WriteStatus::Applied},
                                                                             {"replayed", WriteStatus::Replayed},
                                                                             {"conflict", WriteStatus::Conflict},
                                                                             {"not_found", WriteStatus::NotFound},
                                                                             {"invalid", WriteStatus::Invalid},
                                                                             {"key_reused", WriteStatus::KeyReused}}};
    for (const auto& [name, status] : known) {
        if (name == text)
            return status;
    }
    throw AnswerFault("an outcome '" + text + "' that the description does not know");
}

WriteOutcome outcomeFrom(const json& row, const approvals::PriceWrite& write)
{
    if (row.at("idempotency_key") != write.key || row.at("sku") != write.sku.text)
        throw AnswerFault("an outcome belongs to another change than was sent in its place");
    WriteOutcome outcome;
    outcome.status = statusFrom(row.at("status").get<std::string>());
    if (row.contains("price_minor"))
        outcome.shown = Money{row.at("price_minor").get<std::int64_t>(), write.price.currency};
    outcome.detail = row.value("detail", "");
    return outcome;
}

ShopPrice priceFrom(const json& item)
{
    return {Sku{item.at("sku").get<std::string>()}, moneyFrom(item, "price_minor")};
}

ShopProduct productFrom(const json& item)
{
    ShopProduct product{Sku{item.at("sku").get<std::string>()}, item.at("title").get<std::string>(),
                        moneyFrom(item, "price_minor"), std::nullopt};
    if (!item.at("unit_cost_minor").is_null())
        product.unitCost = moneyFrom(item, "unit_cost_minor");
    return product;
}

PlacedOrder orderFrom(const json& item)
{
    PlacedOrder order;
    order.number = item.at("number").get<std::string>();
    if (order.number.empty())
        throw AnswerFault("a purchase order without a number");
    order.canceled = item.at("status") == "canceled";
    order.supplier.text = item.at("supplier").get<std::string>();
    order.location.text = item.at("location").get<std::string>();
    const auto day = parseDay(item.at("expected_day").get<std::string>());
    if (!day)
        throw AnswerFault(day.error().detail);
    order.expected = *day;
    const auto currency = Currency::parse(item.at("currency").get<std::string>());
    if (!currency)
        throw AnswerFault(currency.error().detail);
    for (const json& line : listAt(item, "lines"))
        order.lines.push_back({Sku{line.at("sku").get<std::string>()}, Quantity{line.at("units").get<std::int64_t>()},
                               Money{line.at("unit_cost_minor").get<std::int64_t>(), *currency}});
    return order;
}

ShopOrder shopOrderFrom(const json& item)
{
    ShopOrder order;
    order.id.text = item.at("id").get<std::string>();
    if (!item.at("customer").is_null())
        order.customer = CustomerId{item.at("customer").get<std::string>()};
    order.orderedAt = item.at("ordered_at").get<std::int64_t>();
    order.updatedAt = item.at("updated_at").get<std::int64_t>();
    for (const json& line : listAt(item, "lines"))
        order.lines.push_back({Sku{line.at("sku").get<std::string>()}, Quantity{line.at("units").get<std::int64_t>()},
                               line.at("net_minor").get<std::int64_t>()});
    return order;
}

} // namespace

Capabilities StudioPlatform::capabilities() const
{
    return {.compareAndSet = true,
            .idempotencyKeys = true,
            .purchaseOrders = true,
            .canceling = true,
            .largestPriceBatch = 100,
            .largestPriceQuery = 200,
            .mostInFlight = 4};
}

Request StudioPlatform::shop() const
{
    return getRequest("/v1/shop");
}

Result<ShopInfo> StudioPlatform::readShop(const Answer& answer) const
{
    return readGood(answer, [](const json& body) {
        const auto currency = Currency::parse(body.at("currency").get<std::string>());
        if (!currency)
            throw AnswerFault(currency.error().detail);
        return ShopInfo{body.at("name").get<std::string>(), *currency, body.at("kind") != "sandbox"};
    });
}

Request StudioPlatform::writePrices(std::span<const approvals::PriceWrite> writes, std::span<const ShopPrice>) const
{
    assert(!writes.empty() && writes.size() <= capabilities().largestPriceBatch);
    json changes = json::array();
    for (const approvals::PriceWrite& write : writes)
        changes.push_back({{"idempotency_key", write.key},
                           {"sku", write.sku.text},
                           {"currency", write.price.currency.text()},
                           {"expected_minor", write.expected.minor},
                           {"price_minor", write.price.minor}});
    return bodyRequest("PATCH", "/v1/prices", {{"changes", std::move(changes)}});
}

Result<std::vector<WriteOutcome>> StudioPlatform::readOutcomes(std::span<const approvals::PriceWrite> writes,
                                                               const Answer& answer) const
{
    return readGood(answer, [&](const json& body) {
        const json& rows = listAt(body, "outcomes");
        if (rows.size() != writes.size())
            throw AnswerFault(std::to_string(rows.size()) + " outcomes for " + std::to_string(writes.size()) +
                              " changes");
        std::vector<WriteOutcome> outcomes;
        for (std::size_t i = 0; i < writes.size(); ++i)
            outcomes.push_back(outcomeFrom(rows[i], writes[i]));
        return outcomes;
    });
}

Request StudioPlatform::queryPrices(std::span<const Sku> skus, Currency) const
{
    assert(!skus.empty() && skus.size() <= capabilities().largestPriceQuery);
    json list = json::array();
    for (const Sku& sku : skus)
        list.push_back(sku.text);
    return bodyRequest("POST", "/v1/prices/query", {{"skus", std::move(list)}});
}

Result<std::vector<ShopPrice>> StudioPlatform::readPrices(const Answer& answer, Currency) const
{
    return readGood(answer, [](const json& body) {
        std::vector<ShopPrice> prices;
        for (const json& item : listAt(body, "items"))
            prices.push_back(priceFrom(item));
        return prices;
    });
}

Request StudioPlatform::postOrder(std::span<const approvals::OrderLineWrite> lines) const
{
    assert(!lines.empty());
    const approvals::OrderLineWrite& first = lines.front();
    json rows = json::array();
    for (const approvals::OrderLineWrite& line : lines)
        rows.push_back(
            {{"sku", line.sku.text}, {"units", line.quantity.units}, {"unit_cost_minor", line.unitCost.minor}});
    Request request = bodyRequest("POST", "/v1/purchase-orders",
                                  {{"supplier", first.supplier.text},
                                   {"location", first.location.text},
                                   {"currency", first.unitCost.currency.text()},
                                   {"expected_day", toIsoText(first.expected)},
                                   {"lines", std::move(rows)}});
    request.headers.emplace_back("Idempotency-Key", first.orderKey);
    return request;
}

Result<OrderStep> StudioPlatform::placeOrder(std::span<const approvals::OrderLineWrite> lines,
                                             std::span<const Answer> soFar) const
{
    if (soFar.empty())
        return OrderStep{postOrder(lines), true, std::nullopt};
    const auto posted = readOrder(soFar.front());
    if (!posted)
        return tl::unexpected(posted.error());
    if (soFar.size() == 1)
        return OrderStep{getOrder(posted->number), false, std::nullopt};
    const auto kept = readOrder(soFar[1]);
    if (!kept)
        return tl::unexpected(kept.error());
    const bool same = kept->number == posted->number && !kept->canceled &&
                      std::equal(lines.begin(), lines.end(), kept->lines.begin(), kept->lines.end(),
                                 [](const auto& line, const auto& placed) {
                                     return line.sku == placed.sku && line.quantity == placed.quantity &&
                                            line.unitCost == placed.unitCost;
                                 });
    if (!same)
        return failure(ErrorCode::Conflict, "the shop's purchase order " + posted->number + " is not what was ordered");
    return OrderStep{std::nullopt, false, *kept};
}

Request StudioPlatform::getOrder(const std::string& number) const
{
    return getRequest("/v1/purchase-orders/" + percentEncoded(number));
}

Request StudioPlatform::cancelOrder(const std::string& number, const std::string& etag) const
{
    return {"POST",
            "/v1/purchase-orders/" + percentEncoded(number) + "/cancel",
            {{"Accept", "application/json"}, {"If-Match", etag}},
            {}};
}

Result<PlacedOrder> StudioPlatform::readOrder(const Answer& answer) const
{
    auto order = readGood(answer, orderFrom);
    if (order)
        order->etag = answer.etag;
    return order;
}

Request StudioPlatform::listProducts(const std::string& cursor, std::int64_t) const
{
    return list("/v1/products", cursor);
}

Result<ListPage<ShopProduct>> StudioPlatform::readProducts(const Answer& answer, Currency) const
{
    return readGood(answer, [](const json& body) { return listFrom(body, productFrom); });
}

Request StudioPlatform::listStock(const std::string& cursor) const
{
    return list("/v1/stock", cursor);
}

Result<ListPage<ShopStock>> StudioPlatform::readStock(const Answer& answer) const
{
    return readGood(answer, [](const json& body) {
        return listFrom(body, [](const json& item) {
            return ShopStock{Sku{item.at("sku").get<std::string>()}, LocationId{item.at("location").get<std::string>()},
                             Quantity{item.at("on_hand").get<std::int64_t>()},
                             item.at("updated_at").get<std::int64_t>()};
        });
    });
}

Request StudioPlatform::listOrders(const std::string& cursor, std::int64_t updatedSince) const
{
    return list("/v1/orders", cursor, "&updated_since=" + std::to_string(updatedSince));
}

Result<ListPage<ShopOrder>> StudioPlatform::readOrders(const Answer& answer) const
{
    return readGood(answer, [](const json& body) { return listFrom(body, shopOrderFrom); });
}

Request StudioPlatform::listCustomers(const std::string& cursor, std::int64_t) const
{
    return list("/v1/customers", cursor);
}

Result<ListPage<ShopCustomer>> StudioPlatform::readCustomers(const Answer& answer) const
{
    return readGood(answer, [](const json& body) {
        return listFrom(body, [](const json& item) {
            return ShopCustomer{CustomerId{item.at("id").get<std::string>()}, item.at("country").get<std::string>()};
        });
    });
}

Request StudioPlatform::listCarts(const std::string&, std::int64_t) const
{
    return getRequest("/v1/carts"); // not in the description: capabilities() says so
}

Result<ListPage<ShopCart>> StudioPlatform::readCarts(const Answer&, Currency) const
{
    return failure(ErrorCode::NotFound, "this kind of shop lists no carts");
}

Request StudioPlatform::getProduct(const Sku& sku) const
{
    return getRequest("/v1/products/" + percentEncoded(sku.text));
}

Result<ShopProduct> StudioPlatform::readProduct(const Answer& answer) const
{
    return readGood(answer, productFrom);
}

Request StudioPlatform::listPrices(const std::string& cursor) const
{
    return list("/v1/prices", cursor);
}

Result<ListPage<ShopPrice>> StudioPlatform::readPricePage(const Answer& answer) const
{
    return readGood(answer, [](const json& body) { return listFrom(body, priceFrom); });
}

Request StudioPlatform::listPurchaseOrders(const std::string& cursor) const
{
    return list("/v1/purchase-orders", cursor);
}

Result<ListPage<PlacedOrder>> StudioPlatform::readPurchaseOrders(const Answer& answer) const
{
    return readGood(answer, [](const json& body) { return listFrom(body, orderFrom); });
}

} // namespace ms::platform
