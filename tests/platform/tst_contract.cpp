// SPDX-License-Identifier: GPL-3.0-or-later
// The connector against the description: every operation of resources/platform-api/openapi.json is asked for with a
// request that fits, and every answer that is described is understood.
#include "platform/studio_platform.h"

#include "api_description.h"

#include <QTest>

#include <functional>
#include <map>

using namespace ms;
using namespace ms::platform;
using nlohmann::json;

namespace {

const Currency gbp = *Currency::parse("GBP");
const std::vector<approvals::PriceWrite> prices{
    {"0123456789abcdef0", Sku{"A"}, {1000, gbp}, {900, gbp}},
    {"0123456789abcdef1", Sku{"A/1 é"}, {1000, gbp}, {950, gbp}},
};
const std::vector<approvals::OrderLineWrite> lines{
    {"k1",
     "0123456789abcdef2",
     SupplierId{"S"},
     LocationId{"main"},
     *parseDay("2011-12-20"),
     Sku{"A"},
     {24},
     {75, gbp}},
    {"k2",
     "0123456789abcdef2",
     SupplierId{"S"},
     LocationId{"main"},
     *parseDay("2011-12-20"),
     Sku{"B"},
     {12},
     {50, gbp}},
};

/// One operation of the description: how the connector asks, and how it reads, as "did it understand".
struct Operation {
    Request request;
    std::function<Result<void>(const Answer&)> read;
};

template <class T>
Result<void> only(const Result<T>& result)
{
    return result ? Result<void>() : Result<void>(tl::unexpected(result.error()));
}

std::map<std::string, Operation> operations()
{
    static const StudioPlatform shop;
    std::map<std::string, Operation> all;
    all["GET /v1/shop"] = {shop.shop(), [](const Answer& a) { return only(shop.readShop(a)); }};
    all["GET /v1/products"] = {shop.listProducts({}, 0),
                               [](const Answer& a) { return only(shop.readProducts(a, gbp)); }};
    all["GET /v1/products/{sku}"] = {shop.getProduct(Sku{"A/1 é"}),
                                     [](const Answer& a) { return only(shop.readProduct(a)); }};
    all["GET /v1/prices"] = {shop.listPrices("abc"), [](const Answer& a) { return only(shop.readPricePage(a)); }};
    all["PATCH /v1/prices"] = {shop.writePrices(prices, {}),
                               [](const Answer& a) { return only(shop.readOutcomes(prices, a)); }};
    const std::vector<Sku> skus{Sku{"A"}, Sku{"B"}};
    all["POST /v1/prices/query"] = {shop.queryPrices(skus, gbp),
                                    [](const Answer& a) { return only(shop.readPrices(a, gbp)); }};
    all["GET /v1/stock"] = {shop.listStock({}), [](const Answer& a) { return only(shop.readStock(a)); }};
    all["GET /v1/purchase-orders"] = {shop.listPurchaseOrders({}),
                                      [](const Answer& a) { return only(shop.readPurchaseOrders(a)); }};
    const auto readOrder = [](const Answer& a) { return only(shop.readOrder(a)); };
    all["POST /v1/purchase-orders"] = {shop.postOrder(lines), readOrder};
    all["GET /v1/purchase-orders/{number}"] = {shop.getOrder("PO-1"), readOrder};
    all["POST /v1/purchase-orders/{number}/cancel"] = {shop.cancelOrder("PO-1", "\"1\""), readOrder};
    all["GET /v1/orders"] = {shop.listOrders({}, 17), [](const Answer& a) { return only(shop.readOrders(a)); }};
    all["GET /v1/customers"] = {shop.listCustomers({}, 0), [](const Answer& a) { return only(shop.readCustomers(a)); }};
    return all;
}

/// Answers as the description's schemas allow them; the test holds them against those.
json goodBody(const std::string& operation)
{
    const json price{{"sku", "A"}, {"price_minor", 900}, {"currency", "GBP"}, {"updated_at", 5}};
    json product = price;
    product["title"] = "Ånnex";
    product["unit_cost_minor"] = nullptr;
    const json order{
        {"number", "PO-1"},  {"status", "draft"},
        {"supplier", "S"},   {"location", "main"},
        {"currency", "GBP"}, {"expected_day", "2011-12-20"},
        {"created_at", 5},   {"lines", json::array({{{"sku", "A"}, {"units", 24}, {"unit_cost_minor", 75}}})}};
    const auto page = [](const json& item) { return json{{"items", json::array({item})}, {"next_cursor", nullptr}}; };
    static const std::map<std::string, std::string> kinds{{"GET /v1/products", "products"}};
    if (operation == "GET /v1/shop")
        return {{"name", "Gifts"},
                {"currency", "GBP"},
                {"kind", "production"},
                {"largest_price_batch", 100},
                {"largest_price_query", 200}};
    if (operation == "GET /v1/products")
        return page(product);
    if (operation == "GET /v1/products/{sku}")
        return product;
    if (operation == "GET /v1/prices")
        return page(price);
    if (operation == "PATCH /v1/prices")
        return {{"outcomes",
                 {{{"idempotency_key", prices[0].key}, {"sku", "A"}, {"status", "applied"}, {"price_minor", 900}},
                  {{"idempotency_key", prices[1].key}, {"sku", "A/1 é"}, {"status", "not_found"}, {"detail", "?"}}}}};
    if (operation == "POST /v1/prices/query")
        return {{"items", json::array({price})}, {"missing", {"B"}}};
    if (operation == "GET /v1/stock")
        return page({{"sku", "A"}, {"location", "main"}, {"on_hand", 5}, {"updated_at", 5}});
    if (operation == "GET /v1/purchase-orders")
        return page(order);
    if (operation == "GET /v1/orders")
        return page({{"id", "o1"},
                     {"customer", nullptr},
                     {"ordered_at", 4},
                     {"updated_at", 5},
                     {"lines", json::array({{{"sku", "A"}, {"units", 1}, {"net_minor", 900}}})}});
    if (operation == "GET /v1/customers")
        return page({{"id", "c1"}, {"country", "GB"}, {"updated_at", 5}});
    return order;
}

ErrorCode expectedCode(int status)
{
    switch (status) {
    case 401:
        return ErrorCode::Permission;
    case 404:
        return ErrorCode::NotFound;
    case 409:
    case 412:
        return ErrorCode::Conflict;
    case 429:
    case 500:
        return ErrorCode::Unavailable;
    default:
        return ErrorCode::InvalidInput;
    }
}

} // namespace

class TestContract : public QObject {
    Q_OBJECT
    test::ApiDescription m_description;

private Q_SLOTS:
    void everyOperationIsAskedForAsDescribed_data()
    {
        QTest::addColumn<QString>("operation");
        for (const auto& response : m_description.responses()) {
            if (response.status == 401)
                QTest::newRow(response.name().c_str()) << QString::fromStdString(response.method + " " + response.path);
        }
    }
    void everyOperationIsAskedForAsDescribed()
    {
        QFETCH(QString, operation);
        const auto all = operations();
        const auto found = all.find(operation.toStdString());
        QVERIFY2(found != all.end(), "the connector does not know this operation");
        const Request& request = found->second.request;
        const std::string path = m_description.templateOf(request.method, request.path);
        QCOMPARE(request.method + " " + path, found->first);
        for (const std::string& name : m_description.requiredHeaders(request.method, path)) {
            const auto has = [&](const auto& header) { return header.first == name && !header.second.empty(); };
            QVERIFY2(std::any_of(request.headers.begin(), request.headers.end(), has), name.c_str());
        }
        const json schema = m_description.bodySchema(request.method, path);
        QCOMPARE(request.body.empty(), schema.is_null());
        if (!schema.is_null()) {
            const std::string why = m_description.misfit(json::parse(request.body), schema);
            QVERIFY2(why.empty(), why.c_str());
        }
    }

    void everyDescribedAnswerIsUnderstood_data()
    {
        QTest::addColumn<int>("index");
        const auto responses = m_description.responses();
        for (std::size_t i = 0; i < responses.size(); ++i)
            QTest::newRow(responses[i].name().c_str()) << int(i);
    }
    void everyDescribedAnswerIsUnderstood()
    {
        QFETCH(int, index);
        const auto response = m_description.responses()[std::size_t(index)];
        const std::string name = response.method + " " + response.path;
        const json described = m_description.response(response);
        const auto read = operations().at(name).read;
        if (response.status == 304) // asked for only with If-None-Match, which the connector does not send
            return;
        if (response.status < 300) {
            const json body = goodBody(name);
            const std::string why = m_description.misfit(body, described["content"]["application/json"]["schema"]);
            QVERIFY2(why.empty(), why.c_str());
            const auto understood = read({response.status, body.dump(), "\"1\"", std::nullopt});
            QVERIFY2(understood.has_value(), understood ? "" : understood.error().detail.c_str());
            return;
        }
        const json problem{{"title", "t"}, {"status", response.status}, {"detail", "because of B"}};
        const auto refused = read({response.status, problem.dump(), {}, std::nullopt});
        QVERIFY(!refused);
        QVERIFY(refused.error().code == expectedCode(response.status));
        QVERIFY(refused.error().detail.find("because of B") != std::string::npos);
    }

    void nothingIsGuessedFromABrokenAnswer_data()
    {
        QTest::addColumn<QString>("operation");
        for (const auto& [name, operation] : operations())
            QTest::newRow(name.c_str()) << QString::fromStdString(name);
    }
    void nothingIsGuessedFromABrokenAnswer()
    {
        QFETCH(QString, operation);
        const std::string name = operation.toStdString();
        const auto read = operations().at(name).read;
        const std::string good = goodBody(name).dump();
        for (std::size_t length = 0; length < good.size(); ++length) {
            const auto refused = read({200, good.substr(0, length), {}, std::nullopt});
            QVERIFY(!refused);
            QVERIFY(refused.error().code == ErrorCode::Unavailable);
        }
        for (const char* body :
             {"<html>", "null", "[]", "{}", "7", "{\"items\":{}}", "{\"items\":[[]],\"next_cursor\":null}"})
            QVERIFY2(!read({200, body, {}, std::nullopt}), body);
        QVERIFY(!read({307, good, {}, std::nullopt}));
    }

    void outcomesOfOtherChangesAreRefused()
    {
        const StudioPlatform shop;
        json body = goodBody("PATCH /v1/prices");
        std::swap(body["outcomes"][0], body["outcomes"][1]);
        QVERIFY(!shop.readOutcomes(prices, {200, body.dump(), {}, std::nullopt}));
        body = goodBody("PATCH /v1/prices");
        body["outcomes"].erase(1);
        QVERIFY(!shop.readOutcomes(prices, {200, body.dump(), {}, std::nullopt}));
        body = goodBody("PATCH /v1/prices");
        body["outcomes"][0]["status"] = "perhaps";
        QVERIFY(!shop.readOutcomes(prices, {200, body.dump(), {}, std::nullopt}));
    }

    void equalWritesAreEqualBytes()
    {
        const StudioPlatform shop;
        QVERIFY(shop.writePrices(prices, {}) == shop.writePrices(std::vector(prices), {}));
        QVERIFY(shop.postOrder(lines) == shop.postOrder(std::vector(lines)));
    }

    void statusesMeanWhatWasDone()
    {
        const auto verdict = [](int status) { return verdictOf({status, {}, {}, std::nullopt}); };
        for (const int status : {200, 201, 204, 304})
            QVERIFY(verdict(status) == Verdict::Good);
        QVERIFY(verdict(429) == Verdict::Busy);
        QVERIFY(verdict(401) == Verdict::NoAccess);
        QVERIFY(verdict(403) == Verdict::NoAccess);
        for (const int status : {400, 404, 409, 412, 422, 301, 302, 307, 308})
            QVERIFY(verdict(status) == Verdict::Refused);
        for (const int status : {500, 502, 503, 504, 408, 0})
            QVERIFY(verdict(status) == Verdict::Unclear);
    }
};

QTEST_APPLESS_MAIN(TestContract)
#include "tst_contract.moc"
