// SPDX-License-Identifier: GPL-3.0-or-later
// What the connectors make of answers. Those of Medusa were taken down from a running Medusa 2.21.2; those of Shopify
// and WooCommerce have the shapes of their public documentation (tests/shops names the pages).
#include "platform/connector.h"
#include "platform/request_text.h"

#include <QTest>

#include <nlohmann/json.hpp>

using namespace ms;
using namespace ms::platform;
using nlohmann::json;

namespace {

const Currency eur = *Currency::parse("EUR");

Answer good(const std::string& body)
{
    Answer answer;
    answer.status = 200;
    answer.body = body;
    return answer;
}

/// One variant with a base price, a tier of it and a price in another currency.
const std::string medusaVariants = R"({"variants":[{"id":"variant_1","sku":"MS-0001-S","product_id":"prod_1","prices":[
  {"id":"price_1","amount":19.9,"currency_code":"eur","min_quantity":null,"max_quantity":null,"rules":{}},
  {"id":"price_2","amount":17.5,"currency_code":"eur","min_quantity":10,"max_quantity":null,"rules":{}},
  {"id":"price_3","amount":22,"currency_code":"usd","min_quantity":null,"max_quantity":null,"rules":{}}]}],
  "count":1,"offset":0,"limit":4})";

const std::string medusaItems =
    R"({"inventory_items":[{"id":"iitem_1","sku":"A","metadata":null,"location_levels":[
  {"location_id":"main","stocked_quantity":69,"reserved_quantity":0,"incoming_quantity":47}]}],"count":1,"offset":0,"limit":2})";

approvals::OrderLineWrite line()
{
    return {"k1",
            "0123456789abcdef0123456789abcdef",
            SupplierId{"S"},
            LocationId{"main"},
            *parseDay("2026-12-20"),
            Sku{"A"},
            {24},
            {75, eur}};
}

/// How each kind reads a page of products, and an answer that it must understand.
struct Reader {
    ShopKind kind;
    std::string body;
};

const std::vector<Reader> priceAnswers{
    {ShopKind::Studio, R"({"items":[{"sku":"A","price_minor":900,"currency":"EUR"}],"missing":[]})"},
    {ShopKind::Medusa, medusaVariants},
    {ShopKind::Shopify,
     R"({"data":{"productVariants":{"nodes":[{"id":"gid://shopify/ProductVariant/1","sku":"A","price":"9.00","product":{"id":"gid://shopify/Product/1"}}]}}})"},
    {ShopKind::WooCommerce, R"([{"id":1,"sku":"A","type":"simple","parent_id":0,"regular_price":"9.00"}])"}};

} // namespace

class TestShopKinds : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void nothingIsGuessedFromABrokenAnswer()
    {
        for (const Reader& reader : priceAnswers) {
            const Connector& shop = connectorOf(reader.kind);
            QCOMPARE(shop.readPrices(good(reader.body), eur)->size(), std::size_t(1));
            for (std::size_t length = 0; length < reader.body.size(); ++length) {
                const auto cut = shop.readPrices(good(reader.body.substr(0, length)), eur);
                QVERIFY2(!cut && cut.error().code == ErrorCode::Unavailable, reader.body.substr(0, length).c_str());
            }
            for (const char* body : {"<html>", "null", "7", "{}", "\"text\"", "{\"data\":null}", "[7]"})
                QVERIFY2(!shop.readPrices(good(body), eur), body);
        }
    }

    void namesOfKindsReadBack()
    {
        for (const Reader& reader : priceAnswers)
            QVERIFY(shopKindFromText(toText(reader.kind)) == reader.kind);
        QVERIFY(!shopKindFromText("magento"));
    }

    void aLookAtMedusaFitsIntoAnAddressThatServersTake()
    {
        // nginx refuses request lines above 8,192 bytes (large_client_header_buffers 4 8k); Node.js headers above
        // 16,000.
        const Connector& medusa = connectorOf(ShopKind::Medusa);
        for (const std::size_t length : {1U, 12U, 40U, 200U}) {
            const std::vector<Sku> skus(1000, Sku{std::string(length, '/')}); // three bytes each in an address
            const std::size_t held = medusa.queryHolds(skus);
            QVERIFY(held >= 1 && held <= medusa.capabilities().largestPriceQuery);
            QVERIFY(medusa.queryPrices(std::span(skus).first(held), eur).path.size() < 7900);
        }
        QCOMPARE(medusa.queryHolds(std::vector<Sku>(7, Sku{"A"})), std::size_t(7));
        QCOMPARE(medusa.queryHolds({}), std::size_t(0));
    }

    void aRunningSaleOfMedusaSaysWhatShoppersSee()
    {
        // Taken down from Medusa 2.21.2; the second list has ended, the third has not begun, the last price is a tier.
        const Connector& medusa = connectorOf(ShopKind::Medusa);
        const auto asked = medusa.readRunningSales(good(R"({"price_lists":[
              {"id":"plist_1","title":"Season sale","type":"sale","status":"active","starts_at":null,"ends_at":null},
              {"id":"plist_2","title":"Old","type":"sale","status":"active","starts_at":null,
               "ends_at":"2026-01-01T00:00:00.000Z"},
              {"id":"plist_3","title":"Next","type":"sale","status":"active","starts_at":"2026-12-01T00:00:00.000Z",
               "ends_at":null}],"count":3,"offset":0,"limit":100})"),
                                                   1'780'000'000); // `date -u -d @1780000000`: 28 May 2026
        QVERIFY2(asked.has_value(), asked ? "" : asked.error().detail.c_str());
        QCOMPARE(asked->size(), std::size_t(1));
        QVERIFY(asked->front().path.starts_with("/admin/price-lists/plist_1/prices?"));
        const auto shown = medusa.readSalePrices(
            good(R"({"prices":[{"id":"price_1","amount":22.4,"currency_code":"eur","min_quantity":null,
              "max_quantity":null,"price_list":{"title":"Season sale","type":"sale","id":"plist_1"},
              "price_set":{"id":"pset_1","variant":{"sku":"MS-0001-M","id":"variant_1"}}},
             {"id":"price_2","amount":20,"currency_code":"eur","min_quantity":10,"max_quantity":null,
              "price_list":{"title":"Season sale","type":"sale","id":"plist_1"},
              "price_set":{"id":"pset_2","variant":{"sku":"MS-0001-L","id":"variant_2"}}}],"count":2})"),
            eur);
        QCOMPARE(shown->size(), std::size_t(1));
        QCOMPARE(shown->front().sku.text, std::string("MS-0001-M"));
        QCOMPARE(shown->front().price.minor, 2240);
        QCOMPARE(shown->front().sale, std::string("the price list 'Season sale' shows 22.40 EUR"));
    }

    void medusaSendsAllPricesBackEachUnderItsId()
    {
        const Connector& medusa = connectorOf(ShopKind::Medusa);
        const auto seen = medusa.readPrices(good(medusaVariants), eur);
        QCOMPARE(seen->front().price.minor, 1990);
        QVERIFY(seen->front().trouble.empty());
        const std::vector<approvals::PriceWrite> writes{{"k", Sku{"MS-0001-S"}, {1990, eur}, {1849, eur}}};
        const json body = json::parse(medusa.writePrices(writes, *seen).body);
        const json expected = json::parse(R"([{"id":"price_1","currency_code":"eur","amount":18.49},
            {"id":"price_2","currency_code":"eur","amount":17.5,"min_quantity":10},
            {"id":"price_3","currency_code":"usd","amount":22}])");
        QVERIFY(body["update"][0]["prices"] == expected);
        QCOMPARE(body["update"][0]["id"].get<std::string>(), std::string("variant_1"));
    }

    void whatMedusaReadsAgainIsBelievedOnlyWhole_data()
    {
        QTest::addColumn<QString>("updated");
        QTest::addColumn<qlonglong>("shown"); // minor units; -1: it has to be asked for
        const QString all = R"({"id":"variant_1","prices":[{"id":"price_2","amount":17.5},{"id":"price_1","amount":%1},
            {"id":"price_3","amount":22}]})";
        QTest::newRow("as it was sent") << all.arg("18.49") << qlonglong(1849);
        QTest::newRow("not written") << all.arg("19.9") << qlonglong(1990);
        QTest::newRow("no amount of the currency") << all.arg("18.491") << qlonglong(-1);
        QTest::newRow("nothing told") << R"({"id":"variant_1"})" << qlonglong(-1);
        QTest::newRow("another variant") << all.arg("18.49").replace("variant_1", "variant_2") << qlonglong(-1);
        QTest::newRow("a price came") << all.arg("18.49").replace("price_3", "price_4") << qlonglong(-1);
        QTest::newRow("a price went") << R"({"id":"variant_1","prices":[{"id":"price_1","amount":18.49}]})"
                                      << qlonglong(-1);
        QTest::newRow("an empty list") << "" << qlonglong(-1);
    }
    void whatMedusaReadsAgainIsBelievedOnlyWhole()
    {
        QFETCH(QString, updated);
        QFETCH(qlonglong, shown);
        const Connector& medusa = connectorOf(ShopKind::Medusa);
        const auto seen = medusa.readPrices(good(medusaVariants), eur);
        const auto again = medusa.readAgain(good(R"({"updated":[)" + updated.toStdString() + "]}"), *seen);
        QCOMPARE(again.size(), std::size_t(shown < 0 ? 0 : 1));
        if (shown >= 0)
            QCOMPARE(again.front().price.minor, shown);
        QVERIFY(medusa.readAgain(good("no JSON"), *seen).empty());
    }

    void aPriceOfARegionIsNoBasePriceAndKeepsItsRule()
    {
        // Taken down from Medusa 2.21.2, price_rules asked for; without them "rules" stays empty.
        const Connector& medusa = connectorOf(ShopKind::Medusa);
        const std::string body = R"({"variants":[{"id":"variant_1","sku":"A","product_id":"prod_1","prices":[
            {"id":"price_2","amount":18,"currency_code":"eur","min_quantity":null,"max_quantity":null,
             "rules":{"region_id":"reg_1"}},
            {"id":"price_1","amount":20,"currency_code":"eur","min_quantity":null,"max_quantity":null,"rules":{}}]}]})";
        const auto seen = medusa.readPrices(good(body), eur);
        QVERIFY(seen->front().trouble.empty());
        QCOMPARE(seen->front().price.minor, 2000);
        const std::vector<approvals::PriceWrite> writes{{"k", Sku{"A"}, {2000, eur}, {1900, eur}}};
        const json sent = json::parse(medusa.writePrices(writes, *seen).body)["update"][0]["prices"];
        QVERIFY(sent == json::parse(R"([{"id":"price_2","currency_code":"eur","amount":18,
            "rules":{"region_id":"reg_1"}},{"id":"price_1","currency_code":"eur","amount":19.0}])"));
        for (const std::string& path :
             {medusa.queryPrices(std::vector<Sku>{Sku{"A"}}, eur).path, medusa.listProducts({}, 0).path}) {
            QVERIFY(path.find("prices.price_rules.attribute") != std::string::npos);
            QVERIFY(path.find("prices.price_rules.value") != std::string::npos);
        }
    }

    void whatCannotBeComparedIsTrouble_data()
    {
        QTest::addColumn<QString>("prices");
        const QString one = R"({"id":"p","amount":%1,"currency_code":"%2","min_quantity":null,"max_quantity":null})";
        QTest::newRow("two base prices") << one.arg("5", "eur") + "," + one.arg("6", "eur");
        QTest::newRow("another currency only") << one.arg("5", "usd");
        QTest::newRow("more decimals than the currency has") << one.arg("5.001", "eur");
        QTest::newRow("none") << QString();
    }
    void whatCannotBeComparedIsTrouble()
    {
        QFETCH(QString, prices);
        const std::string body =
            R"({"variants":[{"id":"v","sku":"A","product_id":"p","prices":[)" + prices.toStdString() + "]}]}";
        const auto seen = connectorOf(ShopKind::Medusa).readPrices(good(body), eur);
        QVERIFY(seen.has_value());
        QVERIFY(!seen->front().trouble.empty());
    }

    void secretsGoWhereEachKindWantsThem()
    {
        const Connector& medusa = connectorOf(ShopKind::Medusa);
        QCOMPARE(medusa.authorization("sk_1").second, std::string("Basic c2tfMTo=")); // `printf sk_1: | base64`
        QCOMPARE(medusa.authorization("a.b.c").second, std::string("Bearer a.b.c"));
        QVERIFY(!medusa.signIn("sk_1"));
        QVERIFY(!medusa.signIn("a.b.c"));
        QVERIFY(json::parse(medusa.signIn("me@shop.example:pass:word")->body) ==
                json({{"email", "me@shop.example"}, {"password", "pass:word"}}));
        QCOMPARE(*medusa.readSignIn(good(R"({"token":"a.b.c"})")), std::string("a.b.c"));
        QCOMPARE(connectorOf(ShopKind::Shopify).authorization("t").first, std::string("X-Shopify-Access-Token"));
        QCOMPARE(connectorOf(ShopKind::WooCommerce).authorization("ck:cs").second, std::string("Basic Y2s6Y3M="));
    }

    void anOutageOfTheDatabaseIsNoWrongKey()
    {
        const Connector& medusa = connectorOf(ShopKind::Medusa);
        Answer answer;
        answer.status = 401;
        answer.took = std::chrono::milliseconds(50);
        QVERIFY(medusa.verdict(answer) == Verdict::NoAccess);
        answer.took = std::chrono::seconds(20);
        QVERIFY(medusa.verdict(answer) == Verdict::Unclear);
    }

    void shopifySaysMuchWithStatus200()
    {
        const Connector& shopify = connectorOf(ShopKind::Shopify);
        const auto answer = [](const char* code) {
            const json bucket{{"maximumAvailable", 1000.0}, {"currentlyAvailable", 52}, {"restoreRate", 50.0}};
            const json body{{"errors", json::array({{{"message", "m"}, {"extensions", {{"code", code}}}}})},
                            {"extensions", {{"cost", {{"requestedQueryCost", 402}, {"throttleStatus", bucket}}}}}};
            return good(body.dump());
        };
        QVERIFY(shopify.verdict(answer("THROTTLED")) == Verdict::Busy);
        QCOMPARE(shopify.pauseAsked(answer("THROTTLED"))->count(), 7); // (402 - 52) / 50
        QVERIFY(shopify.verdict(answer("ACCESS_DENIED")) == Verdict::NoAccess);
        QVERIFY(shopify.verdict(answer("INTERNAL_SERVER_ERROR")) == Verdict::Unclear);
        QVERIFY(shopify.verdict(answer("undefinedField")) == Verdict::Refused);
        QVERIFY(shopify.verdict(good(R"({"data":{}})")) == Verdict::Good);
    }

    void userErrorsBelongToTheirRows()
    {
        const std::vector<approvals::PriceWrite> writes{{"a", Sku{"A"}, {1, eur}, {2, eur}},
                                                        {"b", Sku{"B"}, {1, eur}, {2, eur}}};
        const auto shopify = connectorOf(ShopKind::Shopify)
                                 .readOutcomes(writes, good(R"({"data":{"productVariantsBulkUpdate":{"userErrors":[
            {"field":["variants","1","price"],"message":"too dear","code":"INVALID"}]}}})"));
        QVERIFY((*shopify)[0].status == WriteStatus::Applied);
        QVERIFY((*shopify)[1].status == WriteStatus::Invalid);
        QCOMPARE((*shopify)[1].detail, std::string("too dear"));
        const auto woo = connectorOf(ShopKind::WooCommerce).readOutcomes(writes, good(R"({"update":[
            {"id":1,"sku":"A"},{"id":0,"error":{"code":"x","message":"Invalid ID."}}]})"));
        QVERIFY((*woo)[0].status == WriteStatus::Applied);
        QCOMPARE((*woo)[1].detail, std::string("Invalid ID."));
        QVERIFY(!connectorOf(ShopKind::WooCommerce)
                     .readOutcomes(writes, good(R"({"update":[{"id":1,"sku":"B"},{"id":2,"sku":"A"}]})")));
    }

    /// The talk of one order, answer by answer, and what a cut in it leads to.
    void aReorderIsNotedBeforeStockIsTouched()
    {
        const Connector& medusa = connectorOf(ShopKind::Medusa);
        const std::vector<approvals::OrderLineWrite> lines{line()};
        const auto withNote = [](int incoming) {
            json body = json::parse(medusaItems);
            json& item = body["inventory_items"][0];
            item["location_levels"][0]["incoming_quantity"] = incoming;
            item["metadata"] = {{"merchant_studio_po_0123456789ab", {{"incoming_before", 47}, {"incoming_after", 71}}}};
            return good(body.dump());
        };
        std::vector<Answer> talk;
        QVERIFY(!medusa.placeOrder(lines, talk)->writes); // looks
        talk.push_back(good(medusaItems));
        const auto note = medusa.placeOrder(lines, talk);
        QVERIFY(note->writes);
        QCOMPARE(
            json::parse(note->next->body)["metadata"]["merchant_studio_po_0123456789ab"]["incoming_after"].get<int>(),
            71);
        talk.push_back(good("{}"));
        QVERIFY(!medusa.placeOrder(lines, talk)->writes); // looks at the note
        talk.push_back(good(medusaItems));                // which is not there
        QVERIFY(medusa.placeOrder(lines, talk).error().code == ErrorCode::Conflict);
        talk.back() = withNote(47);
        const auto level = medusa.placeOrder(lines, talk);
        QCOMPARE(json::parse(level->next->body)["update"][0]["incoming_quantity"].get<int>(), 71);
        talk.push_back(good("{}"));
        QVERIFY(!medusa.placeOrder(lines, talk)->writes);
        talk.push_back(withNote(71));
        QCOMPARE(medusa.placeOrder(lines, talk)->placed->number, std::string("MS-0123456789ab"));
        // Begun again after a cut: with the stock in it nothing is left to do, without it only the level, and with any
        // other number a person has to look.
        const auto again = [&](const Answer& seen) { return medusa.placeOrder(lines, std::vector<Answer>{seen}); };
        QVERIFY(again(withNote(71))->placed.has_value());
        QCOMPARE(json::parse(again(withNote(47))->next->body)["update"][0]["incoming_quantity"].get<int>(), 71);
        QVERIFY(again(withNote(60)).error().code == ErrorCode::Conflict);
    }

    void pagesOfMedusaOverlap()
    {
        json rows = json::array();
        for (int i = 0; i < 10; ++i)
            rows.push_back({{"id", "cus_" + std::to_string(i)}, {"groups", json::array()}});
        const json body{{"customers", rows}, {"count", 25}, {"offset", 10}, {"limit", 10}};
        const auto page = connectorOf(ShopKind::Medusa).readCustomers(good(body.dump()));
        QCOMPARE(page->items.size(), std::size_t(10));
        QCOMPARE(page->nextCursor, std::string("15"));
    }

    void amountsOfMoneyAreExactOrNone()
    {
        QCOMPARE(*exactMinor(19.9, eur), 1990);
        QCOMPARE(*exactMinor(0.29, eur), 29);
        QCOMPARE(*exactMinor("1234567.89", eur), 123456789);
        QVERIFY(!exactMinor(19.999, eur));
        QVERIFY(!exactMinor("19.999", eur));
        QVERIFY(!exactMinor("", eur));
        QVERIFY(!exactMinor(nullptr, eur));
        QCOMPARE(*exactMinor(250, *Currency::parse("JPY")), 250);
        QCOMPARE(utcText(1767225600), std::string("2026-01-01T00:00:00Z")); // `date -u -d @1767225600`
        QCOMPARE(utcSeconds("2026-01-01T00:00:00.123Z"), 1767225600);
    }
};

QTEST_APPLESS_MAIN(TestShopKinds)
#include "tst_shop_kinds.moc"
