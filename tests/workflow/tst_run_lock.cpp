// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/run_lock.h"

#include <QFile>
#include <QLockFile>
#include <QTemporaryDir>
#include <QTest>

using namespace ms;

class TestRunLock : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void whatIsHeldIsNotTaken()
    {
        QLockFile held(path());
        QVERIFY(workflow::takeRunLock(held));
        QLockFile other(path());
        QVERIFY(!workflow::takeRunLock(other));
    }
    void whatAProgramLeftIsTaken_data()
    {
        QTest::addColumn<QByteArray>("left");
        QTest::newRow("killed before it had written its name") << QByteArray();
        QTest::newRow("killed while it ran")
            << QByteArray("2147483647\nmerchant\n") + QSysInfo::machineHostName().toUtf8() + "\n";
    }
    void whatAProgramLeftIsTaken()
    {
        QFETCH(QByteArray, left);
        QFile file(path());
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(left);
        file.close();
        QLockFile lock(path());
        QVERIFY(workflow::takeRunLock(lock));
        QLockFile other(path());
        QVERIFY(!workflow::takeRunLock(other));
    }

    void aWorkspaceHasOneLockByWhateverPath()
    {
        QFile workspace(m_folder.filePath("real.studio"));
        QVERIFY(workspace.open(QIODevice::WriteOnly));
        QVERIFY(workspace.link(m_folder.filePath("other.studio")));
        const auto lock = [&](const char* name) {
            return workflow::runLockPath(m_folder.filePath(name).toStdString(), "push");
        };
        QCOMPARE(lock("other.studio"), lock("real.studio"));
        QVERIFY(lock("real.studio").endsWith("real.studio.push.lock"));
    }

private:
    QString path() const { return m_folder.filePath("shop.studio.push.lock"); }

    QTemporaryDir m_folder;
};

QTEST_GUILESS_MAIN(TestRunLock)
#include "tst_run_lock.moc"
