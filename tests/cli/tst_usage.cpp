// SPDX-License-Identifier: GPL-3.0-or-later
// What scripts rely on: exit statuses as in sysexits.h, one line on standard error, nothing half-written.
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

class TestUsage : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void saysWhatIsWrongInOneLine_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<int>("status");
        QTest::addColumn<QString>("line");
        const QString out = m_folder.filePath("out.csv");
        QTest::newRow("no command") << QStringList{} << 64 << "merchant: A subcommand is required; see merchant --help";
        QTest::newRow("unknown command") << QStringList{"nope"} << 64
                                         << "merchant: no command 'nope'; see merchant --help";
        QTest::newRow("unknown command below another")
            << QStringList{"price", "nope"} << 64 << "merchant price: no command 'nope'; see merchant price --help";
        QTest::newRow("unknown option") << QStringList{"status", "--workspace", "w", "--bogus"} << 64
                                        << "merchant status: no option '--bogus'; see merchant status --help";
        QTest::newRow("not a number")
            << QStringList{"forecast", "--series", "s.csv", "--frequency", "monthly", "--horizon", "abc", "--out", out}
            << 64 << "merchant forecast: --horizon: 'abc' is not a number above 0; see merchant forecast --help";
        QTest::newRow("horizon 0")
            << QStringList{"forecast", "--series", "s.csv", "--frequency", "monthly", "--horizon", "0", "--out", out}
            << 64 << "merchant forecast: --horizon: '0' is not a number above 0; see merchant forecast --help";
        QTest::newRow("an override of nothing")
            << QStringList{"demand", "override", "--workspace", "w",        "--week", "2011-12-12", "--amount",
                           "5",      "--reason", "fair",        "--author", "Ada",    "--at",       "2011-12-09T13:00"}
            << 65 << "merchant override: say either --sku or --category";
        QTest::newRow("no such input") << QStringList{"forecast",    "--series", m_folder.filePath("none.csv"),
                                                      "--frequency", "monthly",  "--horizon",
                                                      "3",           "--out",    out}
                                       << 66
                                       << "merchant forecast: file " + m_folder.filePath("none.csv") +
                                              ": No such file or directory";
        QTest::newRow("a folder that is not there")
            << QStringList{"forecast",    "--series", series(),
                           "--frequency", "monthly",  "--horizon",
                           "3",           "--out",    m_folder.filePath("nowhere/out.csv")}
            << 74 << "merchant forecast: ";
    }
    void saysWhatIsWrongInOneLine()
    {
        QFETCH(QStringList, arguments);
        QFETCH(int, status);
        QFETCH(QString, line);
        QProcess merchant;
        merchant.start(QStringLiteral(MS_BINARY_DIR "/bin/merchant"), arguments);
        QVERIFY(merchant.waitForFinished());
        const QString said = QString::fromUtf8(merchant.readAllStandardError());
        QCOMPARE(merchant.exitCode(), status);
        QVERIFY2(said.startsWith(line), qPrintable(said));
        QCOMPARE(said.count('\n'), 1);
        QVERIFY(merchant.readAllStandardOutput().isEmpty());
        QVERIFY(!QFile::exists(m_folder.filePath("out.csv")));
    }

    void aTableOnStandardOutputIsAllThatIsThere()
    {
        QProcess merchant;
        merchant.start(QStringLiteral(MS_BINARY_DIR "/bin/merchant"),
                       {"forecast", "--series", series(), "--frequency", "monthly", "--horizon", "2", "--out", "-"});
        QVERIFY(merchant.waitForFinished());
        QCOMPARE(merchant.exitCode(), 0);
        const QByteArray table = merchant.readAllStandardOutput();
        QVERIFY(table.startsWith("series_id,step,t,mean,"));
        QCOMPARE(table.count('\n'), 3);
        QVERIFY(merchant.readAllStandardError().contains("model")); // what is to be said beside it
    }

    void helpAndVersionAreNoErrors()
    {
        for (const QStringList& arguments : {QStringList{"--help"}, {"--version"}, {"forecast", "--help"}}) {
            QProcess merchant;
            merchant.start(QStringLiteral(MS_BINARY_DIR "/bin/merchant"), arguments);
            QVERIFY(merchant.waitForFinished());
            QCOMPARE(merchant.exitCode(), 0);
            QVERIFY(!merchant.readAllStandardOutput().isEmpty());
        }
    }

private:
    QString series()
    {
        QFile file(m_folder.filePath("series.csv"));
        if (file.open(QIODevice::WriteOnly))
            file.write("series_id,t,value\na,2020-01-01,4\na,2020-02-01,3\na,2020-03-01,5\n");
        return file.fileName();
    }

    QTemporaryDir m_folder;
};

QTEST_GUILESS_MAIN(TestUsage)
#include "tst_usage.moc"
