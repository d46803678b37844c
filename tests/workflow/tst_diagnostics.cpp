// SPDX-License-Identifier: GPL-3.0-or-later
#include "push_fixture.h"

#include "workflow/diagnostics.h"
#include "workspace/outbox_repository.h"

#include <QFile>

#include <memory>

using namespace ms;
using namespace ms::test;

namespace {

/// Nothing but these may tell the shop's own: each is written into the workspace, and looked for in the text.
constexpr const char* secrets[] = {
    "Canary Gifts",   "canary.example", "CANARY-SKU",    "canary title",  "canary supplier", "canary place",
    "canary ada",     "canary grace",   "canary note",   "canary-secret", "canary.csv",      "canary customer",
    "canary segment", "canary answer",  "canary action", "canary table",  "canary profile"};

} // namespace

class DiagnosticsTest : public QObject {
    Q_OBJECT
private:
    std::unique_ptr<QTemporaryDir> m_folder;
    std::filesystem::path m_path;
    NoProgress m_none;

    QString text() { return QString::fromStdString(*workflow::diagnostics(m_path, m_none)); }

    void edit(const QString& sql) { QCOMPARE(QProcess::execute("sqlite3", {QString::fromStdString(m_path), sql}), 0); }

    /// Two price cuts, approved; the first failed, as a shop answered, the second for a SKU that the shop lacks.
    void makeShop()
    {
        makeWorkspace(m_path, 2);
        edit("UPDATE product SET sku = 'CANARY-SKU-' || sku, title = 'canary title';"
             "UPDATE supplier SET code = 'canary supplier', name = 'canary supplier';"
             "UPDATE location SET code = 'canary place', name = 'canary place';"
             "INSERT INTO import (file_name, sha256, profile, rows_read, rows_added, rows_known, rows_rejected, "
             "imported_at, seconds) VALUES ('canary.csv', 'aa', 'shopify-orders', 7, 5, 0, 2, 0, 1.0),"
             "('canary.csv', 'ab', 'canary profile', 3, 3, 0, 0, 0, 1.0);"
             "INSERT INTO customer (code, segment) VALUES ('canary customer', 'canary segment');"
             "CREATE TABLE \"canary table\" (a TEXT);");
        workspace::Settings settings;
        auto file = workspace::Workspace::open(m_path, workspace::OpenMode::ReadWrite);
        settings = *loadSettings(*file);
        settings.shopName = "Canary Gifts";
        settings.baseUrl = "https://shop.canary.example/canary-secret";
        QVERIFY(saveSettings(*file, settings).has_value());
        std::vector<workflow::PriceWish> wishes(2);
        for (int i = 0; i < 2; ++i) {
            wishes[std::size_t(i)].sku.text = "CANARY-SKU-" + skuName(i);
            wishes[std::size_t(i)].price = {990, gbp};
            wishes[std::size_t(i)].reason = "canary note";
        }
        QVERIFY(workflow::proposePrices({m_path, "canary ada", noon}, wishes, m_none).has_value());
        QVERIFY(workflow::approve({m_path, {}, "canary grace", "canary note", noon}, m_none).has_value());
        workspace::OutboxRepository outbox(*file);
        auto rows = *outbox.all();
        QCOMPARE(rows.size(), std::size_t{2});
        rows[0].state = "failed";
        rows[0].failure = "after 6 attempts: the shop answered 503: canary answer";
        rows[0].answer = R"({"message":"canary answer"})";
        rows[1].failure = "the shop has no SKU 'CANARY-SKU-P1001'";
        for (const auto& row : rows)
            QVERIFY(outbox.update(row).has_value());
    }

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_path = m_folder->filePath("canary.studio").toStdString();
    }

    void withoutAWorkspaceItTellsOfProgramAndMachine()
    {
        const QString text = QString::fromStdString(*workflow::diagnostics({}, m_none));
        QVERIFY(text.contains(QLatin1String(qVersion())) && text.contains("threads"));
        QVERIFY(!text.contains("Workspace"));
    }

    void tellsWhatHappenedAndNothingOfTheShops()
    {
        makeShop();
        const QString text = this->text();
        for (const char* secret : secrets)
            QVERIFY2(!text.contains(QLatin1String(secret), Qt::CaseInsensitive), qPrintable(text));
        const QString path = QString::fromStdString(m_path.parent_path().string());
        QVERIFY2(!text.contains(path), qPrintable(text));
        for (const char* told :
             {"1 x failed", "1 x queued", "after … attempts: the shop answered …: …", "the shop has no SKU '…'",
              "holds, 2 entries", "propose", "approve", "https", "another machine", "shopify-orders",
              "7 rows read, 5 added, 2 refused", "product                 2", "damage                  none"}) {
            const QString words = QString::fromUtf8(told);
            QVERIFY2(text.contains(words), qPrintable(words + '\n' + text));
        }
    }

    /// The log may be edited past the studio: an action is said only where it looks like the program's own.
    void saysThatTheLogIsBrokenAndNotWithWhat()
    {
        makeShop();
        edit("DROP TRIGGER IF EXISTS audit_no_update; UPDATE audit SET action = 'Canary Action: canary-secret' WHERE "
             "id = 2");
        const QString text = this->text();
        QVERIFY2(text.contains("broken after entry 1"), qPrintable(text));
        QVERIFY(!text.contains("canary", Qt::CaseInsensitive));
    }

    void whatCannotBeOpenedIsSaidByKind_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("said");
        QTest::newRow("none") << QByteArray() << "no: there is no such file";
        QTest::newRow("another kind") << QByteArray("canary,1\n") << "no: it is no workspace";
    }
    void whatCannotBeOpenedIsSaidByKind()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QString, said);
        const QString path = m_folder->filePath(bytes.isEmpty() ? "canary-none" : "canary-other");
        QFile file(path);
        if (!bytes.isEmpty())
            QVERIFY(file.open(QIODevice::WriteOnly) && file.write(bytes) > 0);
        file.close();
        const QString text = QString::fromStdString(*workflow::diagnostics(path.toStdString(), m_none));
        QVERIFY2(text.contains(said), qPrintable(text));
        QVERIFY(!text.contains("canary"));
    }
};

QTEST_GUILESS_MAIN(DiagnosticsTest)
#include "tst_diagnostics.moc"
