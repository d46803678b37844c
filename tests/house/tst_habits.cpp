// SPDX-License-Identifier: GPL-3.0-or-later
// The habits that a machine can see: size, licence line, a sign on every door, nothing left half done.
#include <QDirIterator>
#include <QFile>
#include <QRegularExpression>
#include <QTest>

namespace
{

const QString root = QStringLiteral(MS_SOURCE_DIR);

QStringList filesBelow(const QStringList& folders, const QStringList& patterns)
{
    QStringList paths;
    for (const QString& folder : folders) {
        QDirIterator it(root + '/' + folder, patterns, QDir::Files, QDirIterator::Subdirectories);
        while (it.hasNext())
            paths << it.next();
    }
    paths.sort();
    return paths;
}

QString contentOf(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

QStringList sourceFiles()
{
    return filesBelow({"src", "tests"}, {"*.h", "*.cpp"});
}

} // namespace

class Habits : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everySourceFileNamesItsLicence()
    {
        for (const QString& path : sourceFiles())
            QVERIFY2(contentOf(path).startsWith("// SPDX-License-Identifier: GPL-3.0-or-later\n"), qPrintable(path));
    }

    void filesStayReadable()
    {
        QStringList tooLong;
        for (const QString& path : sourceFiles()) {
            const auto lines = contentOf(path).count('\n');
            const int limit = path.endsWith(".h") ? 200 : 400;
            if (lines > limit)
                tooLong << QStringLiteral("%1: %2 lines, limit %3").arg(path).arg(lines).arg(limit);
        }
        QVERIFY2(tooLong.isEmpty(), qPrintable(tooLong.join('\n')));
    }

    void everyRoomHasASignOfAtMostThirtyLines()
    {
        for (const QString& room : QDir(root + "/src").entryList(QDir::Dirs | QDir::NoDotAndDotDot)) {
            const QString readme = root + "/src/" + room + "/README.md";
            QVERIFY2(QFile::exists(readme), qPrintable(readme + " is missing"));
            QVERIFY2(contentOf(readme).count('\n') <= 30, qPrintable(readme + " is longer than 30 lines"));
        }
    }

    void namesSayWhatIsInside()
    {
        static const QRegularExpression empty("(^|[/_])(utils?|helpers?|misc|common)([._]|$)");
        for (const QString& path : sourceFiles())
            QVERIFY2(!empty.match(QDir(root).relativeFilePath(path)).hasMatch(), qPrintable(path));
    }

    void nothingIsLeftHalfDone()
    {
        // Written in two parts so that this file does not find itself.
        static const QRegularExpression half("\\b(TO"
                                             "DO|FIX"
                                             "ME|XX"
                                             "X|HA"
                                             "CK)\\b|QEXPECT_"
                                             "FAIL|process"
                                             "Events\\(|\\bqW"
                                             "ait\\(");
        for (const QString& path : sourceFiles()) {
            const auto match = half.match(contentOf(path));
            QVERIFY2(!match.hasMatch(), qPrintable(path + ": " + match.captured()));
        }
    }

    void everyTestProgramIsBuilt()
    {
        for (const QString& path : filesBelow({"tests"}, {"tst_*.cpp"})) {
            const QFileInfo file(path);
            const QString list =
                contentOf(file.path() + "/CMakeLists.txt") + contentOf(file.path() + "/../CMakeLists.txt");
            QVERIFY2(list.contains(file.fileName()), qPrintable(path + " is in no CMakeLists.txt"));
        }
    }
};

QTEST_APPLESS_MAIN(Habits)
#include "tst_habits.moc"
