// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/session.h"
#include "app/theme.h"

#include <QApplication>
#include <QLocale>
#include <QTemporaryDir>
#include <QTest>

namespace ms::app {

/// A clock that stands still on 9 December 2011, noon.
class FixedClock final : public Clock {
public:
    [[nodiscard]] ShopTime now() const override { return ShopTime{std::chrono::seconds(1323432000)}; }
};

/// Answers every question at once, with what the test says.
class ScriptedDialogs final : public FileDialogs {
public:
    void openFiles(QWidget*, const QString&, const QString&, std::function<void(QStringList)> chosen) override
    {
        ++asked;
        if (!files.isEmpty())
            chosen(files);
    }
    void openFile(QWidget*, const QString&, const QString&, std::function<void(QString)> chosen) override
    {
        ++asked;
        if (!files.isEmpty())
            chosen(files.front());
    }
    void saveFile(QWidget*, const QString&, const QString&, const QString&,
                  std::function<void(QString)> chosen) override
    {
        ++asked;
        if (!files.isEmpty())
            chosen(files.front());
    }
    void confirm(QWidget*, const QString&, const QString&, const QString&, std::function<void()> confirmed) override
    {
        ++asked;
        if (confirms)
            confirmed();
    }
    QStringList files;
    bool confirms = true;
    int asked = 0;
};

/// A session whose settings live in a folder of their own and whose dialogs answer by script.
struct TestSession {
    QTemporaryDir folder;
    Settings settings{folder.filePath("settings.ini")};
    ScriptedDialogs dialogs;
    FixedClock clock;
    Session session{settings, dialogs, clock};
};

/// British numbers and the light theme, whatever the machine prefers.
inline void prepareLook()
{
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom));
    applyTheme(*qApp, ThemeMode::Light);
}

} // namespace ms::app
