// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/sheet_file.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace ms;
using namespace ms::workflow;

namespace {

Sheet sample()
{
    Sheet sheet;
    sheet.name = "Stock: today/now";
    sheet.columns = {{"SKU"}, {"Value, £", SheetFormat::TwoDecimals}, {"Last sold"}};
    sheet.rows = {{std::string("0805"), 12.5, Day(std::chrono::year(2011) / 12 / 9)},
                  {std::string("=1+1"), std::monostate{}, std::monostate{}}};
    return sheet;
}

class Stopped final : public Progress {
public:
    [[nodiscard]] bool canceled() const override { return true; }
};

/// A part of a workbook, by the unzip that python3 has.
QByteArray partOf(const QString& workbook, const QString& part)
{
    QProcess python;
    python.start("python3",
                 {"-c",
                  "import sys, zipfile; sys.stdout.write(zipfile.ZipFile(sys.argv[1]).read(sys.argv[2]).decode())",
                  workbook, part});
    python.waitForFinished();
    return python.readAllStandardOutput();
}

} // namespace

class TestSheetFile : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void writesCsv()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath("stock.csv");
        NoProgress progress;
        const auto rows = writeSheet(path.toStdString(), sample(), progress);
        QCOMPARE(rows.value(), 2);
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll(), QByteArray("SKU,\"Value, £\",Last sold\n0805,12.5,2011-12-09\n=1+1,,\n"));
    }

    void aWorkbookKeepsTypes()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath("stock.xlsx");
        NoProgress progress;
        QCOMPARE(writeSheet(path.toStdString(), sample(), progress).value(), 2);
        const QByteArray cells = partOf(path, "xl/worksheets/sheet1.xml");
        QVERIFY(cells.contains("<v>12.5</v>"));
        QVERIFY(cells.contains("<v>40886</v>")); // 9 December 2011, as Excel counts days
        QVERIFY(!cells.contains("<f>"));         // "=1+1" stays words
        const QByteArray words = partOf(path, "xl/sharedStrings.xml");
        QVERIFY(words.contains("<t>0805</t>"));
        QVERIFY(words.contains("<t>=1+1</t>"));
        QCOMPARE(QDir(folder.path()).entryList(QDir::Files), QStringList{"stock.xlsx"});
    }

    void refusesWhatItCannotWrite()
    {
        const QTemporaryDir folder;
        NoProgress progress;
        const auto ending = writeSheet(folder.filePath("stock.ods").toStdString(), sample(), progress);
        QVERIFY(!ending);
        QCOMPARE(ending.error().code, ErrorCode::InvalidInput);
        QVERIFY(ending.error().detail.find(".ods") != std::string::npos);
        for (const char* name : {"nowhere/stock.xlsx", "nowhere/stock.csv"}) {
            const auto written = writeSheet(folder.filePath(name).toStdString(), sample(), progress);
            QVERIFY(!written);
            QCOMPARE(written.error().code, ErrorCode::ReadWrite);
        }
        Sheet endless;
        endless.columns = {{"SKU"}};
        endless.rows.resize(1'048'576, {std::string("A")});
        QCOMPARE(writeSheet(folder.filePath("all.xlsx").toStdString(), endless, progress).error().code,
                 ErrorCode::InvalidInput);
    }

    void stopsAndLeavesNothing()
    {
        const QTemporaryDir folder;
        Stopped progress;
        for (const char* name : {"stock.xlsx", "stock.csv"})
            QCOMPARE(writeSheet(folder.filePath(name).toStdString(), sample(), progress).error().code,
                     ErrorCode::Canceled);
        QVERIFY(QDir(folder.path()).isEmpty());
    }
};

QTEST_APPLESS_MAIN(TestSheetFile)
#include "tst_sheet_file.moc"
