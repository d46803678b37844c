// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/import_profile.h"

#include <QFile>
#include <QTest>

using namespace ms;
using namespace ms::workflow;

namespace {

std::vector<std::string> columns(const QString& header)
{
    std::vector<std::string> names;
    for (const QString& name : header.split(','))
        names.push_back(name.toStdString());
    return names;
}

QString recognised(const QString& header)
{
    const auto found = recognise(columns(header), knownProfiles());
    return found.profile != nullptr ? QString::fromStdString(found.profile->name) : QStringLiteral("unknown");
}

} // namespace

class TestImportProfile : public QObject {
    Q_OBJECT
private Q_SLOTS:
    /// One header of each format, in its spellings, and files that only look like one.
    void tellsFormatsApart_data()
    {
        QTest::addColumn<QString>("header");
        QTest::addColumn<QString>("profile");
        const auto row = [](const char* name, const char* header, const char* profile) {
            QTest::newRow(name) << QString::fromUtf8(header) << QString::fromUtf8(profile);
        };
        row("Online Retail", "InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country",
            "online-retail");
        row("Online Retail II", "Invoice,StockCode,Description,Quantity,InvoiceDate,Price,Customer ID,Country",
            "online-retail");
        row("any order, any case, extra columns, BOM",
            "\xEF\xBB\xBF"
            "country,CUSTOMERID, unitprice ,InvoiceDate,quantity,note,Description,stockcode,invoiceno",
            "online-retail");
        row("completejourney",
            "household_id,store_id,basket_id,product_id,quantity,sales_value,retail_disc,coupon_disc,"
            "coupon_match_disc,week,transaction_timestamp",
            "completejourney");
        row("completejourney products",
            "product_id,manufacturer_id,department,brand,product_category,product_type,package_size",
            "completejourney-products");
        row("completejourney promotions", "product_id,store_id,display_location,mailer_location,week",
            "completejourney-promotions");
        row("completejourney coupons", "coupon_upc,product_id,campaign_id", "unknown");
        row("completejourney demographics",
            "household_id,age,income,home_ownership,marital_status,household_size,household_comp,kids_count",
            "unknown");
        row("one column renamed", "InvoiceNo,StockCode,Description,Quantity,InvoiceDate,Amount,CustomerID,Country",
            "unknown");
        row("one column missing", "InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,Country", "unknown");
        row("a column twice",
            "InvoiceNo,StockCode,Description,Quantity,Quantity,InvoiceDate,UnitPrice,CustomerID,Country", "unknown");
        row("long series", "series_id,t,value", "unknown");
        row("price observations", "product_id,location_id,t,units,price", "unknown");
        row("interactions", "user_id,item_id,t", "unknown");
        row("bank statement", "Date,Description,Amount,Balance", "unknown");
        row("Stripe", "id,Description,Seller Message,Created (UTC),Amount,Amount Refunded,Currency,Status", "unknown");
        row("only the tell-tale columns of a shop", "URL handle,Title", "unknown");
        row("customers", "First Name,Last Name,Email,City,Country", "unknown");
        row("nothing", "", "unknown");
    }
    void tellsFormatsApart()
    {
        QFETCH(QString, header);
        QFETCH(QString, profile);
        QCOMPARE(recognised(header), profile);
    }

    void nearMissSaysWhatIsMissing()
    {
        const auto found = recognise(
            columns("InvoiceNo,StockCode,Description,Quantity,InvoiceDate,Amount,CustomerID,Country"), knownProfiles());
        QVERIFY(found.profile == nullptr);
        QCOMPARE(found.nearest, std::string("online-retail"));
        QCOMPARE(found.missing, std::vector<std::string>{"unitprice"});
        QVERIFY(recognise(columns("Date,Description,Amount,Balance"), knownProfiles()).nearest.empty());
    }

    void headersAreComparedWithoutCaseSpacesAndDashes()
    {
        QCOMPARE(normalizedHeader("  Lineitem compare-at  price "), std::string("lineitem compare at price"));
        QCOMPARE(normalizedHeader("Sessions \xE2\x80\x93 Total"), normalizedHeader("Sessions - Total"));
        QCOMPARE(normalizedHeader("\xEF\xBB\xBF"
                                  "order_id"),
                 std::string("order id"));
    }

    void everyFieldHasAName()
    {
        for (std::size_t i = 0; i < importFieldCount; ++i) {
            const auto field = static_cast<ImportField>(i);
            QVERIFY(fieldNamed(fieldName(field)) == field);
        }
        QVERIFY(!fieldNamed("colour"));
    }

    void mappingsSayWhatColumnsAre()
    {
        const auto sales =
            profileFromMap("order_id=Bestellung,order_time=Datum,sku=Artikel,quantity=Menge,unit_price=Preis");
        QVERIFY(sales.has_value());
        QVERIFY(sales->kind == ImportKind::Sales);
        const auto found = recognise(columns("Datum,Bestellung,Artikel,Menge,Preis"), std::array{*sales});
        QCOMPARE(found.columns[ImportField::Sku], 2U);
        QVERIFY(profileFromMap("sku=Code,title=Name,unit_price=Price")->kind == ImportKind::Products);
        QVERIFY(profileFromMap("sku=Code,stock_on_hand=Left")->kind == ImportKind::Stock);
    }

    void mappingsThatDoNotSufficeAreRefused_data()
    {
        QTest::addColumn<QByteArray>("map");
        QTest::addColumn<QByteArray>("says");
        QTest::newRow("no field") << QByteArray("sku") << QByteArray("field=column");
        QTest::newRow("no column") << QByteArray("sku=") << QByteArray("field=column");
        QTest::newRow("unknown field") << QByteArray("sku=a,colour=b") << QByteArray("'colour' is not one of order_id");
        QTest::newRow("sales without a price")
            << QByteArray("order_id=a,order_time=b,sku=c,quantity=d") << QByteArray("which column is line_total");
        QTest::newRow("nothing to sell") << QByteArray("title=a") << QByteArray("which column is sku");
    }
    void mappingsThatDoNotSufficeAreRefused()
    {
        QFETCH(QByteArray, map);
        QFETCH(QByteArray, says);
        const auto profile = profileFromMap(map.toStdString());
        QVERIFY(!profile);
        QVERIFY2(QByteArray::fromStdString(profile.error().detail).contains(says), profile.error().detail.c_str());
    }

    void profilesAreReadFromJson()
    {
        const auto profile = profileFromJson(R"({"name": "till", "currency": "EUR",
            "columns": {"order_id": "Bon", "order_time": "Zeit", "sku": "Artikel", "quantity": "Menge", "line_total": "Summe"}})");
        QVERIFY(profile.has_value());
        QCOMPARE(profile->name, std::string("till"));
        QCOMPARE(profile->currency, std::string("EUR"));
        for (const char* bad : {"", "[]", "{}", R"({"columns": 1})", R"({"columns": {"sku": 1}})"})
            QVERIFY(!profileFromJson(bad));
    }
};

QTEST_APPLESS_MAIN(TestImportProfile)
#include "tst_import_profile.moc"
