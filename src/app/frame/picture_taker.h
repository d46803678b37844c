// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/frame/loop_watch.h"
#include "app/frame/page_list.h"
#include "app/theme.h"

#include <QObject>
#include <QPointer>
#include <QSize>
#include <QString>
#include <QTimer>

#include <deque>
#include <map>
#include <memory>
#include <utility>
#include <vector>

class QTabWidget;

namespace ms::app {

class FileDialogs;
class MainWindow;
class Session;
class Settings;

/// What to photograph.
struct PictureOrder {
    QString folder;
    QString page;             ///< only this page; empty: all
    std::vector<QSize> sizes; ///< of the window, in device-independent pixels
    std::vector<ThemeMode> themes;
    QString filledWorkspace; ///< state "filled"
    QString emptyWorkspace;  ///< state "empty"; none when empty
    QString brokenWorkspace; ///< state "error": a file that is no workspace; none when empty
    QString ending;          ///< of every name, before .png: "@2x"
};

/// Writes a PNG of every page in every state, size and theme, each when the page has settled, and of a filled page one
/// more for each tab behind the first and for each look that the page names; says how long each kept the event loop
/// from turning. A page that never settles is a failure.
class PictureTaker : public QObject {
    Q_OBJECT
public:
    PictureTaker(const PictureOrder& order, std::vector<PageEntry> pages, FileDialogs& dialogs,
                 QObject* parent = nullptr);
    ~PictureTaker() override;
    void start();
    /// The longest block of the event loop before each picture so far, ms, by page and state.
    [[nodiscard]] const std::map<QString, double>& longestBlocks() const { return m_longestMs; }

Q_SIGNALS:
    /// Every picture is taken; `failures` pages did not settle or could not be written.
    void finished(int failures);

private:
    struct Shot {
        QString state;
        QString workspace;
        QString page;
        QSize size;
        ThemeMode theme;
    };
    void planShots();
    void next();
    void prepare(const Shot& shot);
    void take();
    void takeTab();
    void takeLook();
    void giveUp();
    void openWindow(const Shot& shot);
    void queueTabs();
    void report(const QString& state);
    void write(const QString& state);

    PictureOrder m_order;
    std::vector<PageEntry> m_pages;
    FileDialogs& m_dialogs;
    std::deque<Shot> m_shots;
    std::deque<std::pair<QPointer<QTabWidget>, int>> m_tabs; ///< of the page at hand, still to be turned to
    QStringList m_looks;                                     ///< of the page at hand, still to be taken
    Shot m_current;
    std::unique_ptr<Settings> m_settings;
    std::unique_ptr<Session> m_session;
    std::unique_ptr<MainWindow> m_window;
    LoopWatch m_watch;
    QTimer m_patience;
    QString m_openState; ///< what the window at hand shows, so that it is made anew only when that changes
    double m_blockedMs = 0;
    std::map<QString, double> m_longestMs;
    int m_failures = 0;
};

} // namespace ms::app
