// SPDX-License-Identifier: GPL-3.0-or-later
#include "approvals/write.h"

#include <QTest>

#include <set>

using namespace ms;
using namespace ms::approvals;

namespace
{

const Currency gbp = *Currency::parse("GBP");

Proposal priceProposal(std::int64_t id, const char* sku, std::int64_t newMinor)
{
    Proposal proposal;
    proposal.id = id;
    proposal.change = PriceChange{Sku{sku}, {1000, gbp}, {newMinor, gbp}};
    return proposal;
}

} // namespace

class TestWrite : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void theSameChangeGivesTheSameKey()
    {
        const std::string key = idempotencyKey("w1", priceProposal(1, "A", 900));
        QCOMPARE(key.size(), std::size_t(32));
        QCOMPARE(key, idempotencyKey("w1", priceProposal(1, "A", 900)));
        // sha256sum of
        // {"currency":"GBP","kind":"price","new_minor":900,"old_minor":1000,"proposal":1,"sku":"A","workspace":"w1"}
        QCOMPARE(key, std::string("87d95290e1f90121a565852262423b63"));
    }
    void everyDifferenceGivesAnotherKey()
    {
        std::set<std::string> keys{
            idempotencyKey("w1", priceProposal(1, "A", 900)), idempotencyKey("w2", priceProposal(1, "A", 900)),
            idempotencyKey("w1", priceProposal(2, "A", 900)), idempotencyKey("w1", priceProposal(1, "B", 900)),
            idempotencyKey("w1", priceProposal(1, "A", 901))};
        QCOMPARE(keys.size(), std::size_t(5));
        const std::vector<std::string> lines(keys.begin(), keys.end());
        const std::vector<std::string> fewer(lines.begin(), lines.end() - 1);
        QVERIFY(orderKey(lines) != orderKey(fewer));
    }
    void outboxTextIsCanonicalAndReadsBack()
    {
        const PriceWrite price{"k1", Sku{"A \"17\""}, {1000, gbp}, {900, gbp}};
        const std::string expected = "{\"currency\":\"GBP\",\"expected_minor\":1000,\"key\":\"k1\",\"kind\":\"price\","
                                     "\"price_minor\":900,\"sku\":\"A \\\"17\\\"\"}";
        QCOMPARE(toCanonicalJson(price), expected);
        QVERIFY(std::get<PriceWrite>(*writeFromJson(toCanonicalJson(price))) == price);
        const OrderLineWrite line{"k2",         "o1",         SupplierId{"S"}, LocationId{"L"}, *parseDay("2011-12-20"),
                                  Sku{"00805"}, Quantity{24}, {175, gbp}};
        QVERIFY(std::get<OrderLineWrite>(*writeFromJson(toCanonicalJson(line))) == line);
    }
    void refusesWhatItDidNotWrite_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::newRow("nothing") << QByteArray("");
        QTest::newRow("not JSON") << QByteArray("price");
        QTest::newRow("an array") << QByteArray("[]");
        QTest::newRow("no currency") << QByteArray(R"({"kind":"price"})");
        QTest::newRow("another kind") << QByteArray(R"({"kind":"gift","currency":"GBP"})");
        QTest::newRow("a wrong type") << QByteArray(
            R"({"kind":"price","currency":"GBP","key":1,"sku":"A","expected_minor":1,"price_minor":2})");
        QTest::newRow("no such day") << QByteArray(
            R"({"kind":"order_line","currency":"GBP","expected_day":"2011-02-30"})");
    }
    void refusesWhatItDidNotWrite()
    {
        QFETCH(QByteArray, json);
        const auto read = writeFromJson(json.toStdString());
        QVERIFY(!read);
        QVERIFY(read.error().code == ErrorCode::InvalidInput);
    }
};

QTEST_APPLESS_MAIN(TestWrite)
#include "tst_write.moc"
