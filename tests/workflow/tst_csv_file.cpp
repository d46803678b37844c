// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/csv_file.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <limits>

using ms::workflow::CsvFile;

namespace {
QByteArray contentOf(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("(no file)");
}
} // namespace

class TestCsvFile : public QObject {
    Q_OBJECT
private Q_SLOTS:
    /// A file that begins as <https://www.sqlite.org/fileformat.html>, 1.3.1, says.
    void replacesNoWorkspace()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath("shop.studio");
        const auto content = QByteArray("SQLite format 3\0", 16) + "pages";
        QFile shop(path);
        QVERIFY(shop.open(QIODevice::WriteOnly) && shop.write(content) == content.size());
        shop.close();
        const auto file = CsvFile::create(path.toStdString(), {"sku"});
        QVERIFY(!file && file.error().code == ms::ErrorCode::InvalidInput);
        QVERIFY(file.error().detail.find("shop.studio: is a workspace") != std::string::npos);
        QCOMPARE(contentOf(path), content);
        QCOMPARE(QDir(folder.path()).entryList(QDir::Files).size(), 1);
        QVERIFY(shop.open(QIODevice::WriteOnly) && shop.write("sku\n") == 4);
        shop.close();
        QVERIFY(CsvFile::create(path.toStdString(), {"sku"}));
    }
    void quotesWhatRfc4180AsksFor()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath("table.csv");
        auto file = CsvFile::create(path.toStdString(), {"sku", "title", "units"});
        QVERIFY(file.has_value());
        file->cell("0805").cell("Mug, \"large\"\nblue").cell(std::int64_t{-42}).endRow();
        file->cell("A").cell(0.1).cell(std::numeric_limits<double>::quiet_NaN()).endRow();
        QCOMPARE(contentOf(path), QByteArray("(no file)")); // nobody sees half a file
        QVERIFY(file->commit().has_value());
        QCOMPARE(contentOf(path), QByteArray("sku,title,units\n0805,\"Mug, \"\"large\"\"\nblue\",-42\nA,0.1,\n"));
        QCOMPARE(file->rows(), 2);
    }
    void leavesNothingBehindWithoutCommit()
    {
        const QTemporaryDir folder;
        {
            auto file = CsvFile::create(folder.filePath("table.csv").toStdString(), {"a"});
            QVERIFY(file.has_value());
            file->cell("1").endRow();
        }
        QVERIFY(QDir(folder.path()).isEmpty());
    }
    void namesAFolderThatIsNotThere()
    {
        const auto file = CsvFile::create("/no/such/folder/table.csv", {"a"});
        QVERIFY(!file);
        QCOMPARE(file.error().code, ms::ErrorCode::ReadWrite);
        QVERIFY(QString::fromStdString(file.error().detail).contains("/no/such/folder/table.csv"));
    }
    void aFullDiskIsAnErrorAndLeavesTheOldFile()
    {
        if (!QFile::exists("/dev/full"))
            QSKIP("/dev/full not here");
        const QTemporaryDir folder;
        const QString path = folder.filePath("table.csv");
        // The temporary name is taken by a link to the full device, so that flushing fails as on a full disk.
        QVERIFY(QFile::link("/dev/full", path + ".part-" + QString::number(QCoreApplication::applicationPid())));
        auto file = CsvFile::create(path.toStdString(), {"a"});
        QVERIFY(file.has_value());
        file->cell("1").endRow();
        const auto committed = file->commit();
        QVERIFY(!committed);
        QCOMPARE(committed.error().code, ms::ErrorCode::ReadWrite);
        QVERIFY(!QFile::exists(path));
    }
};

QTEST_APPLESS_MAIN(TestCsvFile)
#include "tst_csv_file.moc"
