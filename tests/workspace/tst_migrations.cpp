// SPDX-License-Identifier: GPL-3.0-or-later
// Workspaces of other versions: opened, brought up to date with a copy kept, or left as they are.
#include "scratch_workspace.h"

#include "workspace/guarded.h"
#include "workspace/override_repository.h"
#include "workspace/settings.h"

#include <atomic>
#include <thread>

using namespace ms;
using namespace ms::workspace;
using namespace ms::workspace::testing;
namespace fs = std::filesystem;

namespace {

/// A step that a version to come might take.
constexpr Migration nextMigration{"0002_next.sql",
                                  "CREATE TABLE next (a INTEGER NOT NULL) STRICT; INSERT INTO next VALUES (7);"};

std::vector<Migration> withNext()
{
    std::vector<Migration> known(migrations().begin(), migrations().end());
    known.push_back(nextMigration);
    return known;
}

} // namespace

class TestMigrations : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void opensANewerWorkspaceForReadingOnly()
    {
        QTemporaryDir folder;
        const fs::path path = fs::path(folder.path().toStdString()) / "shop.studio";
        const auto known = withNext();
        MS_VERIFY_OK(Workspace::create(path, ScratchWorkspace::settings(), known));
        const std::string before = bytesOf(path);
        {
            auto newer = Workspace::open(path, OpenMode::ReadWrite);
            MS_VERIFY_OK(newer);
            QVERIFY(newer->readOnly());
            QVERIFY(newer->notice().find("newer version") != std::string::npos);
            QCOMPARE(loadSettings(*newer)->shopName, std::string("Gift shop"));
            const auto written = saveSettings(*newer, ScratchWorkspace::settings());
            QVERIFY(!written && written.error().code == ErrorCode::Permission);
        }
        QCOMPARE(sha256(bytesOf(path)), sha256(before));
    }

    void migratesAnOlderWorkspaceAndKeepsACopy()
    {
        ScratchWorkspace shop;
        MS_VERIFY_OK(ProductRepository(*shop).add({{}, Sku{"0805"}, "Lamp", {}, {}, {}, {}, {}, {1}, {1}, true}));
        const std::string before = dump(*shop);
        shop.close();
        const auto known = withNext();
        {
            auto readOnly = Workspace::open(shop.path(), OpenMode::ReadOnly, known); // reading is enough to update it
            MS_VERIFY_OK(readOnly);
            QCOMPARE(number(*readOnly, "PRAGMA user_version"), std::int64_t(known.size()));
        }
        {
            auto opened = Workspace::open(shop.path(), OpenMode::ReadWrite, known);
            MS_VERIFY_OK(opened);
            QCOMPARE(number(*opened, "SELECT a FROM next"), std::int64_t{7});
            QCOMPARE(number(*opened, "PRAGMA user_version"), std::int64_t(known.size()));
            QCOMPARE(dump(*opened, {"next"}), before);
        }
        const fs::path copy = shop.path().string() + ".v" + std::to_string(migrations().size()) + ".bak";
        auto kept = Workspace::open(copy, OpenMode::ReadOnly);
        MS_VERIFY_OK(kept);
        QCOMPARE(dump(*kept), before);
    }

    void everyOlderVersionOpens()
    {
        for (std::size_t version = 1; version < migrations().size(); ++version) {
            QTemporaryDir folder;
            const fs::path path = fs::path(folder.path().toStdString()) / "old.studio";
            MS_VERIFY_OK(Workspace::create(path, {}, migrations().first(version)));
            MS_VERIFY_OK(Workspace::open(path, version % 2 == 1 ? OpenMode::ReadOnly : OpenMode::ReadWrite));
        }
    }

    /// Version 8 makes the table of proposals again: what refers to its rows must find them.
    void proposalsAndWhatRefersToThemOutliveTheirNewTable()
    {
        QTemporaryDir folder;
        const fs::path path = fs::path(folder.path().toStdString()) / "old.studio";
        {
            auto old = Workspace::create(path, {}, migrations().first(7));
            MS_VERIFY_OK(old);
            old->connection().execute(
                "INSERT INTO product (id, sku) VALUES (1, 'A'); INSERT INTO location (id, code) VALUES (1, 'north');"
                "INSERT INTO proposal VALUES (3, 1, 'reorder', 1, 1, NULL, NULL, NULL, 12, 250, 15000, 'GBP', "
                "'queued', "
                "'ada', 'why', '{}', '{}', 100), (7, 2, 'price', 1, NULL, NULL, 900, 800, NULL, NULL, NULL, 'GBP', "
                "'submitted', 'ada', 'slow', '{\"a\":1}', '{}', 200);"
                "INSERT INTO approval VALUES (3, 1, 'grace', 'fine', 150);"
                "INSERT INTO outbox (proposal_id, idempotency_key, request, state, queued_at) VALUES (3, 'k', '{}', "
                "'queued', 151);"
                "INSERT INTO proposal_schedule VALUES (7, 300, 400, 3)");
        }
        auto opened = Workspace::open(path, OpenMode::ReadWrite);
        MS_VERIFY_OK(opened);
        QCOMPARE(number(*opened, "SELECT count(*) FROM pragma_foreign_key_check"), std::int64_t{0});
        QCOMPARE(number(*opened, "SELECT count(*) FROM proposal"), std::int64_t{2});
        QCOMPARE(number(*opened, "SELECT units * unit_cost_minor FROM proposal WHERE id = 3"), std::int64_t{3000});
        QCOMPARE(number(*opened, "SELECT new_price_minor FROM proposal JOIN proposal_schedule s ON s.proposal_id = id"),
                 std::int64_t{800});
        QCOMPARE(number(*opened, "SELECT expected_day FROM proposal JOIN outbox o ON o.proposal_id = proposal.id "
                                 "JOIN approval a ON a.proposal_id = proposal.id"),
                 std::int64_t{15000});
        QCOMPARE(number(*opened, "SELECT count(*) FROM sqlite_schema WHERE name = 'proposal_aside'"), std::int64_t{0});
        Connection& connection = opened->connection();
        const auto refused = guarded([&] { connection.execute("DELETE FROM proposal WHERE id = 3"); });
        QVERIFY(!refused); // the references hold as before
    }

    /// Version 13 tells what was said of a SKU from what was said of a category, whatever that is called.
    void overridesKeepOfWhatTheyWereSaid()
    {
        QTemporaryDir folder;
        const fs::path path = fs::path(folder.path().toStdString()) / "old.studio";
        {
            auto old = Workspace::create(path, {}, migrations().first(12));
            MS_VERIFY_OK(old);
            old->connection().execute(
                "INSERT INTO product (id, sku) VALUES (1, 'A'); INSERT INTO demand_override (product_id, first_day, "
                "kind, amount, baseline, value, reason, author, level, created_at) VALUES "
                "(1, 15000, 'value', 5, 4, 5, 'fair', 'ada', 'bags', 100), "
                "(1, 15007, 'value', 6, 4, 6, 'fair', 'ada', 'sku', 100), "
                "(1, 15014, 'value', 7, 4, 7, 'fair', 'ada', '', 100)");
        }
        auto opened = Workspace::open(path, OpenMode::ReadWrite);
        MS_VERIFY_OK(opened);
        const auto all = OverrideRepository(*opened).all();
        MS_VERIFY_OK(all);
        QCOMPARE(all->size(), std::size_t{3});
        QVERIFY((*all)[0].category == "bags" && !(*all)[1].category && (*all)[2].category == "");
    }

    void anOlderVersionOpensForManyReadersAtOnce()
    {
        QTemporaryDir folder;
        const fs::path path = fs::path(folder.path().toStdString()) / "old.studio";
        MS_VERIFY_OK(Workspace::create(path, {}, migrations().first(1)));
        std::vector<std::thread> readers;
        std::atomic<int> read = 0;
        for (int i = 0; i < 6; ++i)
            readers.emplace_back([&] {
                const auto opened = Workspace::open(path, OpenMode::ReadOnly);
                read += opened ? 1 : 0;
            });
        for (std::thread& reader : readers)
            reader.join();
        QCOMPARE(read.load(), 6);
        QVERIFY(fs::exists(path.string() + ".v1.bak"));
    }

    void aMigrationThatFailsChangesNothing()
    {
        ScratchWorkspace shop;
        const std::string before = dump(*shop);
        std::vector<Migration> known = withNext();
        known.push_back({"0003_broken.sql", "CREATE TABLE half (a INTEGER) STRICT; INSERT INTO missing VALUES (1);"});
        const auto result = migrate(shop->connection(), known);
        QVERIFY(!result && result.error().code == ErrorCode::ReadWrite);
        // The step before the broken one stays, the broken one left nothing.
        QCOMPARE(number(*shop, "PRAGMA user_version"), std::int64_t(known.size() - 1));
        QCOMPARE(number(*shop, "SELECT count(*) FROM sqlite_schema WHERE name = 'half'"), std::int64_t{0});
        QCOMPARE(dump(*shop, {"next"}), before);
    }
};

QTEST_GUILESS_MAIN(TestMigrations)
#include "tst_migrations.moc"
