// SPDX-License-Identifier: GPL-3.0-or-later
// The practice shop against the description: every path, method and status of resources/platform-api/openapi.json is
// provoked over HTTP, and what comes back must fit.
#include "sandbox/api.h"
#include "sandbox/server.h"

#include "../platform/api_description.h"

#include <QEventLoop>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>

#include <set>

using namespace ms;
using nlohmann::json;

namespace
{

struct Recipe {
    std::string path = {}; // concrete
    std::string body = {};
    std::vector<std::pair<QByteArray, QByteArray>> headers = {};
    bool withToken = true;
    std::string fault = {};
};

struct Got {
    int status = 0;
    json body;
    QNetworkReply* reply = nullptr;
};

const std::string key = "0123456789abcdef0123";

std::string orderBody(const char* sku)
{
    return json{{"supplier", "S"},
                {"location", "main"},
                {"currency", "GBP"},
                {"expected_day", "2011-12-20"},
                {"lines", {{{"sku", sku}, {"units", 5}, {"unit_cost_minor", 100}}}}}
        .dump();
}

std::string priceBody(const std::string& idempotencyKey, const char* sku, int expected, int price,
                      const char* currency = "GBP")
{
    return json{{"changes",
                 {{{"idempotency_key", idempotencyKey},
                   {"sku", sku},
                   {"currency", currency},
                   {"expected_minor", expected},
                   {"price_minor", price}}}}}
        .dump();
}

} // namespace

class TestContract : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;
    std::unique_ptr<sandbox::Server> m_server;
    QNetworkAccessManager m_manager;
    test::ApiDescription m_description;

    Got send(const std::string& method, const Recipe& recipe)
    {
        QNetworkRequest request(QUrl(QString::fromStdString(m_server->address() + recipe.path)));
        if (recipe.withToken)
            request.setRawHeader("Authorization", "Bearer " + QByteArray::fromStdString(m_server->token()));
        for (const auto& [name, value] : recipe.headers)
            request.setRawHeader(name, value);
        request.setHeader(QNetworkRequest::ContentTypeHeader, "application/json");
        QNetworkReply* reply = m_manager.sendCustomRequest(request, QByteArray::fromStdString(method),
                                                           QByteArray::fromStdString(recipe.body));
        QEventLoop loop;
        connect(reply, &QNetworkReply::finished, &loop, &QEventLoop::quit);
        QTimer::singleShot(5000, &loop, &QEventLoop::quit);
        loop.exec();
        reply->setParent(this);
        Got got{reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt(), {}, reply};
        got.body = json::parse(reply->readAll().toStdString(), nullptr, false);
        return got;
    }

    /// How to make the shop give this answer. A new response in the description without a recipe fails the test.
    std::optional<Recipe> recipeFor(const test::ApiDescription::Response& wanted)
    {
        Recipe recipe;
        recipe.path = wanted.path;
        if (wanted.path == "/v1/products/{sku}")
            recipe.path = "/v1/products/A%2F1%20%C3%A9";
        if (wanted.path.starts_with("/v1/purchase-orders/{number}"))
            recipe.path =
                "/v1/purchase-orders/PO-000001" + std::string(wanted.path.ends_with("cancel") ? "/cancel" : "");
        if (wanted.method == "PATCH")
            recipe.body = priceBody(key + std::to_string(wanted.status), "B", 2000, 2000);
        if (wanted.path == "/v1/prices/query")
            recipe.body = json{{"skus", {"B", "nothing"}}}.dump();
        if (wanted.path == "/v1/purchase-orders" && wanted.method == "POST") {
            recipe.body = orderBody("B");
            recipe.headers = {{"Idempotency-Key", QByteArray::fromStdString(key)}};
        }
        return varied(recipe, wanted);
    }

    std::optional<Recipe> varied(Recipe recipe, const test::ApiDescription::Response& wanted)
    {
        const bool creates = wanted.path == "/v1/purchase-orders" && wanted.method == "POST";
        const bool cancels = wanted.path.ends_with("cancel");
        switch (wanted.status) {
        case 200:
            if (cancels)
                recipe.headers = {
                    {"If-Match", send("GET", {"/v1/purchase-orders/PO-000001"}).reply->rawHeader("ETag")}};
            return recipe;
        case 201:
            recipe.headers = {{"Idempotency-Key", "another-key-of-its-own"}};
            return recipe;
        case 304:
            recipe.headers = {{"If-None-Match", send("GET", recipe).reply->rawHeader("ETag")}};
            return recipe;
        case 401:
            recipe.withToken = false;
            return recipe;
        case 404:
            recipe.path =
                wanted.path.starts_with("/v1/products") ? "/v1/products/none" : "/v1/purchase-orders/PO-999999";
            recipe.path += cancels ? "/cancel" : "";
            return recipe;
        case 409:
            recipe.body = orderBody("A/1 é");
            return creates ? std::optional(recipe) : std::nullopt;
        case 412:
            recipe.headers = {{"If-Match", "\"of long ago\""}};
            return recipe;
        case 422:
            if (wanted.method == "GET")
                recipe.path += "?limit=0";
            else
                recipe.body = "{";
            return recipe;
        case 428:
            return cancels ? std::optional(recipe) : std::nullopt;
        case 429:
            recipe.fault = "busy";
            return recipe;
        case 500:
            recipe.fault = "error_before";
            return recipe;
        default:
            return std::nullopt;
        }
    }

private Q_SLOTS:
    void init()
    {
        sandbox::Settings settings;
        static int count = 0;
        settings.folder = m_folder.filePath(QString::number(++count)).toStdString();
        settings.currency = *Currency::parse("GBP");
        settings.seed = {{"A/1 é", "Ånnex", 1000, 600, 5}, {"B", "Bowl", 2000, std::nullopt, 0}};
        auto server = sandbox::Server::open(settings);
        QVERIFY2(server.has_value(), server ? "" : server.error().detail.c_str());
        m_server = std::move(*server);
        QCOMPARE(send("POST", {"/v1/purchase-orders", orderBody("B"), {{"Idempotency-Key", key.c_str()}}}).status, 201);
        const json people = {{"customers", {{{"id", "c1"}, {"country", "GB"}, {"updated_at", 5}}}},
                             {"orders",
                              {{{"id", "o1"},
                                {"customer", "c1"},
                                {"ordered_at", 4},
                                {"updated_at", 5},
                                {"lines", {{{"sku", "B"}, {"units", 1}, {"net_minor", 2000}}}}}}}};
        QCOMPARE(send("PUT", {"/sandbox/catalogue", people.dump()}).status, 200);
    }

    void givesEveryDescribedAnswer_data()
    {
        QTest::addColumn<int>("index");
        const auto responses = m_description.responses();
        for (std::size_t i = 0; i < responses.size(); ++i)
            QTest::newRow(responses[i].name().c_str()) << int(i);
    }
    void givesEveryDescribedAnswer()
    {
        QFETCH(int, index);
        const auto wanted = m_description.responses()[std::size_t(index)];
        const auto recipe = recipeFor(wanted);
        QVERIFY2(recipe.has_value(), "no recipe makes the practice shop give this answer");
        if (!recipe->fault.empty())
            QCOMPARE(send("PUT", {"/sandbox/faults", "{\"faults\":[{\"kind\":\"" + recipe->fault + "\"}]}"}).status,
                     200);
        const Got got = send(wanted.method, *recipe);
        QCOMPARE(got.status, wanted.status);
        const json described = m_description.response(wanted);
        const json headers = described.value("headers", json::object());
        for (const auto& [name, header] : headers.items())
            QVERIFY2(got.reply->hasRawHeader(name.c_str()), name.c_str());
        if (!described.contains("content"))
            return;
        const json content = described["content"];
        const std::string type = content.begin().key();
        QCOMPARE(got.reply->header(QNetworkRequest::ContentTypeHeader).toString().toStdString(), type);
        const std::string why = m_description.misfit(got.body, content[type]["schema"]);
        QVERIFY2(why.empty(), why.c_str());
    }

    void hasNoRouteThatIsNotDescribed()
    {
        for (const auto& route : sandbox::Api::routes()) {
            const json operation = m_description.operation(std::string(route.method), std::string(route.pattern));
            QVERIFY(operation.is_object());
        }
        QCOMPARE(send("GET", {"/v1/nothing"}).status, 404);
        QCOMPARE(send("DELETE", {"/v1/prices"}).status, 405);
        QCOMPARE(send("GET", {"/"}).status, 404);
    }

    void aPriceIsWrittenOnceForOneKey()
    {
        const auto outcome = [&](const std::string& body) {
            const Got got = send("PATCH", {"/v1/prices", body});
            return got.body["outcomes"][0];
        };
        QCOMPARE(outcome(priceBody(key + "1", "B", 2000, 1900))["status"].get<std::string>(), std::string("applied"));
        QCOMPARE(outcome(priceBody(key + "1", "B", 2000, 1900))["status"].get<std::string>(), std::string("replayed"));
        QCOMPARE(outcome(priceBody(key + "1", "B", 2000, 1800))["status"].get<std::string>(),
                 std::string("key_reused"));
        QCOMPARE(outcome(priceBody(key + "2", "B", 2000, 1800))["status"].get<std::string>(), std::string("conflict"));
        QCOMPARE(outcome(priceBody(key + "2", "B", 2000, 1800))["price_minor"].get<int>(), 1900);
        QCOMPARE(outcome(priceBody(key + "3", "none", 2000, 1800))["status"].get<std::string>(),
                 std::string("not_found"));
        QCOMPARE(outcome(priceBody(key + "4", "B", 1900, 0))["status"].get<std::string>(), std::string("invalid"));
        QCOMPARE(outcome(priceBody(key + "5", "B", 1900, 1800, "EUR"))["status"].get<std::string>(),
                 std::string("invalid"));
        const json ledger = send("GET", {"/sandbox/ledger"}).body["prices"];
        QCOMPARE(ledger.size(), std::size_t(1));
        QCOMPARE(ledger[0]["new_minor"].get<int>(), 1900);
    }

    void pagesHoldEverythingOnce()
    {
        json products = json::array();
        for (int i = 0; i < 23; ++i)
            products.push_back({{"sku", "P" + std::to_string(i)}, {"price_minor", 100 + i}});
        QCOMPARE(send("PUT", {"/sandbox/catalogue", json{{"products", products}}.dump()}).status, 200);
        for (const std::string list : {"/v1/products", "/v1/prices", "/v1/stock"}) {
            std::set<std::string> skus;
            std::string cursor;
            int pages = 0;
            do {
                const std::string at = cursor.empty() ? std::string() : "&cursor=" + cursor;
                const json page = send("GET", {list + "?limit=10" + at}).body;
                for (const json& item : page["items"])
                    QVERIFY(skus.insert(item["sku"]).second);
                cursor = page["next_cursor"].is_null() ? "" : page["next_cursor"].get<std::string>();
                ++pages;
            } while (!cursor.empty());
            QCOMPARE(skus.size(), std::size_t(25));
            QCOMPARE(pages, 3);
        }
        QCOMPARE(send("GET", {"/v1/prices?cursor=zz"}).status, 422);
    }

    void aTokenEnds()
    {
        QCOMPARE(send("GET", {"/v1/shop"}).status, 200);
        QCOMPARE(send("POST", {"/sandbox/token", "{\"seconds\":0}"}).status, 200);
        QCOMPARE(send("GET", {"/v1/shop"}).status, 401);
        QCOMPARE(send("GET", {"/sandbox/ledger", {}, {}, false}).status, 401);
    }
};

QTEST_GUILESS_MAIN(TestContract)
#include "tst_contract.moc"
