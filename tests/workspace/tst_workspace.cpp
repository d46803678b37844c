// SPDX-License-Identifier: GPL-3.0-or-later
#include "scratch_workspace.h"

#include "workspace/settings.h"

#include <QProcess>

#include <sqlite3.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace ms;
using namespace ms::workspace;
using namespace ms::workspace::testing;
namespace fs = std::filesystem;

namespace {

bool isOneSentence(const std::string& text)
{
    return !text.empty() && text.find('\n') == std::string::npos;
}

} // namespace

class TestWorkspace : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void createsAFileThatSaysWhatItIs()
    {
        ScratchWorkspace shop;
        MS_VERIFY_OK(Workspace::open(shop.path(), OpenMode::ReadWrite));
        QCOMPARE(number(*shop, "PRAGMA application_id"), std::int64_t{applicationId});
        QCOMPARE(number(*shop, "PRAGMA user_version"), std::int64_t(migrations().size()));
        QCOMPARE(number(*shop, "PRAGMA foreign_keys"), std::int64_t{1});
        {
            Query query(shop->connection(), "PRAGMA journal_mode");
            query.step();
            QCOMPARE(query.text(0), std::string("wal"));
        }
        QVERIFY(!shop->readOnly());
        QVERIFY(shop->notice().empty());
        MS_VERIFY_OK(shop->check());
        shop.close();
        // Nothing is left beside the file.
        QCOMPARE(std::distance(fs::directory_iterator(shop.folder()), fs::directory_iterator()), std::ptrdiff_t{1});
    }

    void everyTableIsStrict()
    {
        ScratchWorkspace shop;
        QCOMPARE(
            number(*shop,
                   "SELECT count(*) FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND strict = 0 "
                   "AND name NOT LIKE 'sqlite_%'"),
            std::int64_t{0});
        QVERIFY(number(*shop, "SELECT count(*) FROM pragma_table_list WHERE schema = 'main' AND strict = 1") > 20);
    }

    void doesNotOverwriteWhatIsThere()
    {
        QTemporaryDir folder;
        const fs::path path = fs::path(folder.path().toStdString()) / "letter.txt";
        writeBytes(path, "Dear shop");
        const auto made = Workspace::create(path, {});
        QVERIFY(!made);
        QVERIFY(made.error().code == ErrorCode::Conflict);
        QCOMPARE(bytesOf(path), std::string("Dear shop"));
    }

    void saysWhyAFolderCannotBeWritten()
    {
        const auto made = Workspace::create("/proc/nowhere/shop.studio", {});
        QVERIFY(!made);
        QVERIFY(made.error().code == ErrorCode::ReadWrite);
        QVERIFY(isOneSentence(made.error().detail));
    }

    void rejectsSettingsOutOfRangeBeforeAFileExists()
    {
        QTemporaryDir folder;
        const fs::path path = fs::path(folder.path().toStdString()) / "shop.studio";
        Settings settings;
        settings.cycleServiceLevel = 1;
        const auto made = Workspace::create(path, settings);
        QVERIFY(!made && made.error().code == ErrorCode::InvalidInput);
        QVERIFY(!fs::exists(path));
    }

    void refusesWhatIsNoWorkspaceAndLeavesItAlone_data()
    {
        QTest::addColumn<QByteArray>("kind");
        QTest::addColumn<int>("code");
        for (const char* kind :
             {"text", "empty", "short", "other database", "truncated", "zeroed schema", "random schema"}) {
            const bool damaged = QByteArray(kind).startsWith("trunc") || QByteArray(kind).endsWith("schema");
            QTest::newRow(kind) << QByteArray(kind) << int(damaged ? ErrorCode::ReadWrite : ErrorCode::InvalidInput);
        }
    }
    void refusesWhatIsNoWorkspaceAndLeavesItAlone()
    {
        QFETCH(QByteArray, kind);
        QFETCH(int, code);
        ScratchWorkspace shop;
        shop.close();
        const fs::path path = shop.path();
        std::string bytes = bytesOf(path);
        if (kind == "text")
            bytes = std::string(5000, 'a');
        else if (kind == "empty")
            bytes.clear();
        else if (kind == "short")
            bytes.resize(60);
        else if (kind == "other database")
            bytes[71] = 'x'; // application_id
        else if (kind == "truncated")
            bytes.resize(bytes.size() / 2);
        else if (kind == "zeroed schema")
            std::fill(bytes.begin() + 100, bytes.begin() + 4096, '\0');
        else
            std::fill(bytes.begin() + 100, bytes.begin() + 400, '\xAB');
        writeBytes(path, bytes);
        for (const OpenMode mode : {OpenMode::ReadWrite, OpenMode::ReadOnly}) {
            const auto opened = Workspace::open(path, mode);
            QVERIFY(!opened);
            QCOMPARE(int(opened.error().code), code);
            QVERIFY2(isOneSentence(opened.error().detail), opened.error().detail.c_str());
            QVERIFY(opened.error().detail.find("shop.studio") != std::string::npos);
            QCOMPARE(sha256(bytesOf(path)), sha256(bytes));
        }
    }

    void refusesAMissingFileAndAFolder()
    {
        QTemporaryDir folder;
        const fs::path path = folder.path().toStdString();
        const auto missing = Workspace::open(path / "none.studio", OpenMode::ReadWrite);
        QVERIFY(!missing && missing.error().code == ErrorCode::NotFound);
        QVERIFY(!fs::exists(path / "none.studio"));
        const auto directory = Workspace::open(path, OpenMode::ReadWrite);
        QVERIFY(!directory && directory.error().code == ErrorCode::InvalidInput);
        const auto device = Workspace::open("/dev/full", OpenMode::ReadWrite);
        QVERIFY(!device && device.error().code == ErrorCode::InvalidInput);
        QVERIFY(fs::is_empty(path));
    }

    void saysThatAnotherProgramHoldsTheFile()
    {
        ScratchWorkspace shop;
        shop.close();
        const std::string before = bytesOf(shop.path());
        sqlite3* other = nullptr;
        QCOMPARE(sqlite3_open(shop.path().c_str(), &other), SQLITE_OK);
        QCOMPARE(sqlite3_exec(other, "PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE; SELECT 1 FROM setting", nullptr,
                              nullptr, nullptr),
                 SQLITE_OK);
        const auto opened = Workspace::open(shop.path(), OpenMode::ReadWrite);
        QVERIFY(!opened);
        QVERIFY2(opened.error().code == ErrorCode::Conflict, opened.error().detail.c_str());
        QVERIFY(isOneSentence(opened.error().detail));
        sqlite3_exec(other, "ROLLBACK", nullptr, nullptr, nullptr);
        sqlite3_close(other);
        QCOMPARE(sha256(bytesOf(shop.path())), sha256(before));
    }

    void aSecondConnectionReadsWhatTheFirstCommittedAndWaitsToWrite()
    {
        ScratchWorkspace shop;
        auto second = Workspace::open(shop.path(), OpenMode::ReadWrite);
        MS_VERIFY_OK(second);
        auto transaction = shop->begin();
        MS_VERIFY_OK(transaction);
        MS_VERIFY_OK(ProductRepository(*shop).add({{}, Sku{"A"}, {}, {}, {}, {}, {}, {}, {1}, {1}, true}));
        QCOMPARE(*ProductRepository(*second).count(), std::int64_t{0});
        const auto blocked = ProductRepository(*second).add({{}, Sku{"B"}, {}, {}, {}, {}, {}, {}, {1}, {1}, true});
        QVERIFY(!blocked && blocked.error().code == ErrorCode::Conflict);
        MS_VERIFY_OK(transaction->commit());
        QCOMPARE(*ProductRepository(*second).count(), std::int64_t{1});
        MS_VERIFY_OK(ProductRepository(*second).add({{}, Sku{"B"}, {}, {}, {}, {}, {}, {}, {1}, {1}, true}));
    }

    void whatIsNotCommittedIsGone()
    {
        ScratchWorkspace shop;
        const std::string before = dump(*shop);
        {
            auto outer = shop->begin();
            MS_VERIFY_OK(outer);
            MS_VERIFY_OK(ProductRepository(*shop).add({{}, Sku{"A"}, {}, {}, {}, {}, {}, {}, {1}, {1}, true}));
            {
                auto inner = shop->begin();
                MS_VERIFY_OK(inner);
                MS_VERIFY_OK(ProductRepository(*shop).add({{}, Sku{"B"}, {}, {}, {}, {}, {}, {}, {1}, {1}, true}));
            }
            QCOMPARE(*ProductRepository(*shop).count(), std::int64_t{1});
        }
        QCOMPARE(dump(*shop), before);
    }

    void readsAWriteProtectedFileInAWriteProtectedFolder()
    {
        if (geteuid() == 0)
            QSKIP("root may write everywhere");
        ScratchWorkspace shop;
        shop.close();
        ::chmod(shop.path().c_str(), 0444);
        ::chmod(shop.folder().c_str(), 0555);
        const auto written = Workspace::open(shop.path(), OpenMode::ReadWrite);
        const auto read = Workspace::open(shop.path(), OpenMode::ReadOnly);
        ::chmod(shop.folder().c_str(), 0755);
        QVERIFY(!written && written.error().code == ErrorCode::Permission);
        MS_VERIFY_OK(read);
    }

    void aFullDiskIsSaidAndNothingIsHalfWritten()
    {
        ScratchWorkspace shop;
        const std::string before = dump(*shop);
        // A file that may not grow behaves as one on a full disk.
        shop->connection().execute("PRAGMA max_page_count = " + std::to_string(number(*shop, "PRAGMA page_count") + 2));
        auto transaction = shop->begin();
        MS_VERIFY_OK(transaction);
        Result<ProductKey> added;
        for (int i = 0; i < 10000 && added; ++i)
            added = ProductRepository(*shop).add(
                {{}, Sku{"SKU-" + std::to_string(i)}, std::string(500, 'x'), {}, {}, {}, {}, {}, {1}, {1}, true});
        QVERIFY(!added);
        QVERIFY(added.error().code == ErrorCode::ReadWrite);
        QVERIFY(added.error().detail.find("full") != std::string::npos);
        // Whoever overlooks the error and goes on writes nothing that stays.
        (void)ProductRepository(*shop).add({{}, Sku{"B"}, {}, {}, {}, {}, {}, {}, {1}, {1}, true});
        {
            const auto ended = std::move(*transaction); // its end undoes the rest
        }
        QCOMPARE(dump(*shop), before);
        MS_VERIFY_OK(shop->check());
    }

    void flippedBytesNeverCrash()
    {
        ScratchWorkspace shop;
        for (int i = 0; i < 300; ++i)
            MS_VERIFY_OK(ProductRepository(*shop).add({{},
                                                       Sku{"SKU-" + std::to_string(i)},
                                                       "Title " + std::to_string(i * i),
                                                       {},
                                                       {},
                                                       {},
                                                       {},
                                                       {},
                                                       {1},
                                                       {1},
                                                       true}));
        shop.close();
        const std::string sound = bytesOf(shop.path());
        std::uint64_t state = 12345;
        int refused = 0;
        for (int round = 0; round < 400; ++round) {
            std::string bytes = sound;
            for (int flips = 0; flips < 8; ++flips) {
                state = state * 6364136223846793005ULL + 1442695040888963407ULL;
                bytes[static_cast<std::size_t>((state >> 20) % bytes.size())] ^=
                    static_cast<char>(1 + (state >> 56) % 255);
            }
            writeBytes(shop.path(), bytes);
            auto opened = Workspace::open(shop.path(), OpenMode::ReadOnly);
            if (!opened || !opened->check()) {
                ++refused;
            } else {
                (void)ProductRepository(*opened).all();
                (void)loadSettings(*opened);
            }
            opened = failure(ErrorCode::NotFound, "closed");
            QCOMPARE(sha256(bytesOf(shop.path())), sha256(bytes));
        }
        QVERIFY(refused > 100);
    }
};

QTEST_APPLESS_MAIN(TestWorkspace)
#include "tst_workspace.moc"
