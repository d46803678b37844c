// SPDX-License-Identifier: GPL-3.0-or-later
// The main job without a window, as ./studio --headless runs it; every figure of its summary is added up again from the
// workspace that it leaves behind.
#include "inventory/explanation.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QSet>
#include <QTemporaryDir>
#include <QTest>
#include <SQLiteCpp/SQLiteCpp.h>

#include <cmath>
#include <memory>

class TestWalk : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        QProcess script;
        script.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        script.start(QStringLiteral(MS_SOURCE_DIR "/packaging/headless"),
                     {QStringLiteral(MS_BINARY_DIR "/bin"), m_folder.path(), "--json"});
        QVERIFY(script.waitForFinished(240000));
        QCOMPARE(script.exitCode(), 0);
        m_summary = QJsonDocument::fromJson(script.readAllStandardOutput()).object();
        QVERIFY(!m_summary.isEmpty());
        m_workspace = std::make_unique<SQLite::Database>(m_folder.filePath("demo.studio").toStdString());
    }

    void everySkuWasForecast()
    {
        const auto forecast = m_summary["forecast"].toObject();
        QVERIFY(forecast["skus"].toInt() > 0);
        QCOMPARE(forecast["skus"].toInt(), number("SELECT count(*) FROM forecast WHERE run_id = " + runKey()));
        QCOMPARE(forecast["failed"].toInt(), 0);
        const double coverage = real("SELECT 100 * avg(coverage80) FROM forecast WHERE run_id = " + runKey());
        QVERIFY(std::fabs(forecast["measured_coverage80"].toDouble() - coverage) < 1.0);
        QVERIFY(real("SELECT min(low80) FROM forecast_point WHERE run_id = " + runKey()) >= 0);
    }

    void everyOrderedQuantityIsWhatItsArithmeticGives()
    {
        SQLite::Statement orders(*m_workspace, "SELECT units, explanation FROM proposal WHERE kind = 'reorder'");
        int proposed = 0;
        for (; orders.executeStep(); ++proposed) {
            const auto explanation = ms::inventory::explanationFromJson(orders.getColumn(1).getString());
            QVERIFY2(explanation.has_value(), orders.getColumn(1).getText());
            const auto again = ms::inventory::evaluate(*explanation);
            QVERIFY(again.has_value());
            QCOMPARE(*again, static_cast<double>(orders.getColumn(0).getInt64()));
        }
        QVERIFY(proposed > 0);
        QCOMPARE(m_summary["approvals"].toObject()["reorders"].toInt(), proposed);
        const auto inventory = m_summary["inventory"].toObject();
        QVERIFY(inventory["skus_to_order"].toInt() >= proposed);
        QVERIFY(inventory["units_to_order"].toInt() >=
                number("SELECT sum(units) FROM proposal WHERE kind = 'reorder'"));
        QCOMPARE(inventory["skus_planned"].toInt(), number("SELECT count(DISTINCT product_id) FROM stock_position"));
    }

    void theTriedPriceIsTheOneProposed()
    {
        const auto pricing = m_summary["pricing"].toObject();
        const std::string sku = pricing["tried_sku"].toString().toStdString();
        SQLite::Statement price(*m_workspace,
                                "SELECT old_price_minor, new_price_minor FROM proposal "
                                "JOIN product ON product.id = product_id WHERE kind = 'price' AND sku = ?");
        price.bind(1, sku);
        QVERIFY(price.executeStep());
        QCOMPARE(std::llround(100 * pricing["current_price"].toString().toDouble()), price.getColumn(0).getInt64());
        QCOMPARE(std::llround(100 * pricing["tried_price"].toString().toDouble()), price.getColumn(1).getInt64());
        const auto units = pricing["units_change"].toObject();
        QVERIFY(units["low80"].toDouble() <= units["mean"].toDouble());
        QVERIFY(units["mean"].toDouble() <= units["high80"].toDouble());
        QCOMPARE(m_summary["approvals"].toObject()["prices"].toInt(),
                 number("SELECT count(*) FROM proposal WHERE kind = 'price'"));
    }

    void recommendationsAreNewToTheCustomerAndTheirReasonsAreNot()
    {
        const auto recommendations = m_summary["recommendations"].toObject();
        SQLite::Statement bought(*m_workspace, "SELECT DISTINCT sku, title FROM order_line "
                                               "JOIN sales_order ON sales_order.id = order_id "
                                               "JOIN customer ON customer.id = customer_id "
                                               "JOIN product ON product.id = product_id "
                                               "WHERE customer.code = ? AND units > 0");
        bought.bind(1, recommendations["customer"].toString().toStdString());
        QSet<QString> skus;
        QSet<QString> titles;
        while (bought.executeStep()) {
            skus << QString::fromUtf8(bought.getColumn(0).getText());
            titles << QString::fromUtf8(bought.getColumn(1).getText());
        }
        const auto items = recommendations["items"].toArray();
        QVERIFY(!items.isEmpty());
        for (const auto& item : items) {
            QVERIFY(!skus.contains(item.toObject()["sku"].toString()));
            const QString because = item.toObject()["because_of"].toString();
            QVERIFY2(because.isEmpty() || titles.contains(because), qPrintable(because));
        }
    }

    void everythingApprovedReachedTheShop()
    {
        const auto push = m_summary["push"].toObject();
        const auto approvals = m_summary["approvals"].toObject();
        QCOMPARE(push["not_confirmed"].toInt(), 0);
        QCOMPARE(push["confirmed"].toInt(), approvals["prices"].toInt() + approvals["reorders"].toInt());
        QCOMPARE(push["confirmed"].toInt(), number("SELECT count(*) FROM outbox WHERE state = 'confirmed'"));
        QCOMPARE(
            number("SELECT count(*) FROM approval JOIN proposal ON proposal.id = proposal_id WHERE approver = author"),
            0);
        QCOMPARE(push["purchase_orders"].toArray().size(),
                 number("SELECT count(DISTINCT platform_ref) FROM outbox WHERE platform_ref <> ''"));
    }

    void theShopShowsThePricesAndTheOrders()
    {
        const SQLite::Database shop(shopFile().toStdString());
        SQLite::Statement pushed(*m_workspace, "SELECT sku, new_price_minor FROM proposal JOIN product "
                                               "ON product.id = product_id WHERE kind = 'price'");
        while (pushed.executeStep()) {
            SQLite::Statement shown(shop, "SELECT price_minor FROM product WHERE sku = ?");
            shown.bind(1, pushed.getColumn(0).getString());
            QVERIFY(shown.executeStep());
            QCOMPARE(shown.getColumn(0).getInt64(), pushed.getColumn(1).getInt64());
        }
        SQLite::Statement orders(shop, "SELECT count(*) FROM purchase_order");
        QVERIFY(orders.executeStep());
        QCOMPARE(orders.getColumn(0).getInt(), m_summary["push"].toObject()["purchase_orders"].toArray().size());
    }

private:
    std::string runKey() const { return std::to_string(m_summary["forecast"].toObject()["run"].toInt()); }
    int number(const std::string& query) const { return m_workspace->execAndGet(query).getInt(); }
    double real(const std::string& query) const { return m_workspace->execAndGet(query).getDouble(); }
    QString shopFile() const
    {
        const QDir folder(m_folder.filePath("shop"));
        const QStringList files = folder.entryList({"*.sqlite", "*.db"}, QDir::Files);
        return files.isEmpty() ? QString() : folder.filePath(files.first());
    }

    QTemporaryDir m_folder;
    QJsonObject m_summary;
    std::unique_ptr<SQLite::Database> m_workspace;
};

QTEST_GUILESS_MAIN(TestWalk)
#include "tst_walk.moc"
