// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/settings.h"

#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace ms::app;

class SettingsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void whatIsSetIsThereTheNextTime()
    {
        const QTemporaryDir folder;
        const QString file = folder.filePath("s.ini");
        {
            Settings settings(file);
            QCOMPARE(settings.theme(), ThemeMode::System);
            QSignalSpy changed(&settings, &Settings::themeChanged);
            settings.setTheme(ThemeMode::Dark);
            QCOMPARE(changed.size(), 1);
            settings.setLastPage("pricing");
        }
        const Settings settings(file);
        QCOMPARE(settings.theme(), ThemeMode::Dark);
        QCOMPARE(settings.lastPage(), "pricing");
    }

    void recentWorkspacesAreNewestFirstAndExist()
    {
        const QTemporaryDir folder;
        Settings settings(folder.filePath("s.ini"));
        for (int i = 0; i < 10; ++i) {
            QFile file(folder.filePath(QString("%1.studio").arg(i)));
            QVERIFY(file.open(QIODevice::WriteOnly));
            settings.addRecentWorkspace(file.fileName());
        }
        settings.addRecentWorkspace(folder.filePath("3.studio"));
        QCOMPARE(settings.recentWorkspaces().size(), 8);
        QCOMPARE(settings.recentWorkspaces().front(), folder.filePath("3.studio"));
        QVERIFY(QFile::remove(folder.filePath("3.studio")));
        QCOMPARE(settings.recentWorkspaces().front(), folder.filePath("9.studio"));
    }

    void viewsAreRememberedPerWorkspaceAndNewOnesStartFromTheLast()
    {
        const QTemporaryDir folder;
        Settings settings(folder.filePath("s.ini"));
        settings.setViewState("/a.studio", "demand-table", "wide");
        QCOMPARE(settings.viewState("/a.studio", "demand-table"), "wide");
        QCOMPARE(settings.viewState("/b.studio", "demand-table"), "wide");
        settings.setViewState("/b.studio", "demand-table", "narrow");
        QCOMPARE(settings.viewState("/a.studio", "demand-table"), "wide");
        QCOMPARE(settings.viewState("/b.studio", "demand-table"), "narrow");
    }
};

QTEST_GUILESS_MAIN(SettingsTest)
#include "tst_settings.moc"
