// SPDX-License-Identifier: GPL-3.0-or-later
#include "approvals/validation.h"

#include <QTest>

#include <limits>

#include <limits>

using namespace ms;
using namespace ms::approvals;

namespace {

const Currency gbp = *Currency::parse("GBP");
const Currency jpy = *Currency::parse("JPY");

PriceChange change(std::int64_t oldMinor, std::int64_t newMinor, Currency currency = gbp)
{
    return {Sku{"A-17"}, {oldMinor, currency}, {newMinor, currency}};
}

} // namespace

class TestValidation : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void refusesPricesThatCannotBeMeant_data()
    {
        QTest::addColumn<qint64>("oldMinor");
        QTest::addColumn<qint64>("newMinor");
        QTest::addColumn<bool>("good");
        QTest::newRow("a plain cut") << qint64(1000) << qint64(900) << true;
        QTest::newRow("one cent") << qint64(1000) << qint64(1) << true;
        QTest::newRow("zero") << qint64(1000) << qint64(0) << false;
        QTest::newRow("negative") << qint64(1000) << qint64(-900) << false;
        QTest::newRow("exactly ten times") << qint64(1000) << qint64(10000) << true;
        QTest::newRow("above ten times") << qint64(1000) << qint64(10001) << false;
        QTest::newRow("the largest number") << qint64(1000) << std::numeric_limits<qint64>::max() << false;
        QTest::newRow("unchanged") << qint64(1000) << qint64(1000) << false;
        QTest::newRow("no old price") << qint64(0) << qint64(1000) << false;
    }
    void refusesPricesThatCannotBeMeant()
    {
        QFETCH(qint64, oldMinor);
        QFETCH(qint64, newMinor);
        QFETCH(bool, good);
        const auto checked = validate(change(oldMinor, newMinor), gbp);
        QCOMPARE(checked.has_value(), good);
        if (!good) {
            QVERIFY(checked.error().code == ErrorCode::InvalidInput);
            QVERIFY(checked.error().detail.find("A-17") != std::string::npos);
        }
    }
    void refusesAnotherCurrency()
    {
        QVERIFY(!validate(change(1000, 900, jpy), gbp));
        QVERIFY(!validate(PriceChange{Sku{"A"}, {1000, gbp}, {900, jpy}}, gbp));
        QVERIFY(!validate(change(1000, 900), Currency{}));
    }
    void refusesAChangeWithoutSku() { QVERIFY(!validate(PriceChange{Sku{}, {1000, gbp}, {900, gbp}}, gbp)); }

    void refusesReordersThatCannotBePlaced()
    {
        const Reorder good{Sku{"A"}, LocationId{"L"}, SupplierId{"S"}, Quantity{5}, {100, gbp}, Day{}};
        QVERIFY(validate(good, gbp).has_value());
        const auto broken = [&](auto&& change) {
            Reorder reorder = good;
            change(reorder);
            return !validate(reorder, gbp).has_value();
        };
        QVERIFY(broken([](Reorder& r) { r.sku.text.clear(); }));
        QVERIFY(broken([](Reorder& r) { r.location.text.clear(); }));
        QVERIFY(broken([](Reorder& r) { r.supplier.text.clear(); }));
        QVERIFY(broken([](Reorder& r) { r.quantity.units = 0; }));
        QVERIFY(broken([](Reorder& r) { r.quantity.units = -5; }));
        QVERIFY(!broken([](Reorder& r) { r.quantity.units = largestQuantity; }));
        QVERIFY(broken([](Reorder& r) { r.quantity.units = largestQuantity + 1; }));
        QVERIFY(broken([](Reorder& r) { r.quantity.units = std::numeric_limits<std::int64_t>::max(); }));
        QVERIFY(broken([](Reorder& r) { r.unitCost.minor = std::numeric_limits<std::int64_t>::max() / 4; }));
        QVERIFY(broken([](Reorder& r) { r.unitCost.minor = -1; }));
        QVERIFY(broken([](Reorder& r) { r.unitCost.currency = jpy; }));
    }

    void refusesTransfersThatMoveNothing()
    {
        const Transfer good{Sku{"A"}, LocationId{"north"}, LocationId{"south"}, Quantity{5}, Day{}};
        QVERIFY(validate(good, gbp).has_value());
        const auto broken = [&](auto&& change) {
            Transfer transfer = good;
            change(transfer);
            return !validate(transfer, gbp);
        };
        QVERIFY(broken([](Transfer& one) { one.sku.text.clear(); }));
        QVERIFY(broken([](Transfer& one) { one.from.text.clear(); }));
        QVERIFY(broken([](Transfer& one) { one.to.text.clear(); }));
        QVERIFY(broken([](Transfer& one) { one.to = one.from; }));
        QVERIFY(broken([](Transfer& one) { one.quantity.units = 0; }));
        QVERIFY(broken([](Transfer& one) { one.quantity.units = -5; }));
        QVERIFY(broken([](Transfer& one) { one.quantity.units = largestQuantity + 1; }));
    }

    void readsPricesAsTheyAreWritten_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<qint64>("minor"); // 0: refused
        QTest::newRow("two decimals") << QByteArray("12.50") << qint64(1250);
        QTest::newRow("whole") << QByteArray("12") << qint64(1200);
        QTest::newRow("three decimals") << QByteArray("12.505") << qint64(0);
        QTest::newRow("zero") << QByteArray("0.00") << qint64(0);
        QTest::newRow("negative") << QByteArray("-1") << qint64(0);
        QTest::newRow("NaN") << QByteArray("NaN") << qint64(0);
        QTest::newRow("infinity") << QByteArray("inf") << qint64(0);
        QTest::newRow("a letter") << QByteArray("12,5O") << qint64(0);
        QTest::newRow("empty") << QByteArray("") << qint64(0);
    }
    void readsPricesAsTheyAreWritten()
    {
        QFETCH(QByteArray, text);
        QFETCH(qint64, minor);
        const auto price = parsePrice(std::string_view(text.constData(), std::size_t(text.size())), gbp);
        QCOMPARE(price.has_value(), minor != 0);
        if (price)
            QCOMPARE(qint64(price->minor), minor);
    }
    void aCurrencyWithoutDecimalsTakesNone()
    {
        QCOMPARE(parsePrice("1250", jpy)->minor, 1250);
        QVERIFY(!parsePrice("12.50", jpy));
    }
};

QTEST_APPLESS_MAIN(TestValidation)
#include "tst_validation.moc"
