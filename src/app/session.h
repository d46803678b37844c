// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/clock.h"
#include "app/file_dialogs.h"
#include "app/job_list.h"
#include "app/settings.h"
#include "app/status_feed.h"

#include <QObject>
#include <QString>

namespace ms::app {

/// What the frame lends to every page. It knows no SKU and opens no connection: a job takes `workspacePath()` along and
/// opens its own.
class Session : public QObject {
    Q_OBJECT
public:
    Session(Settings& settings, FileDialogs& dialogs, const Clock& clock, QObject* parent = nullptr);

    /// Empty while no workspace is open.
    [[nodiscard]] QString workspacePath() const { return m_workspacePath; }
    void openWorkspace(const QString& path);

    /// False: opening a workspace leaves no trace in the list of recent ones (pictures, tests).
    void setRemembering(bool remembering) { m_remembering = remembering; }

    Settings& settings() { return m_settings; }
    FileDialogs& dialogs() { return m_dialogs; }
    [[nodiscard]] const Clock& clock() const { return m_clock; }
    JobList& jobs() { return m_jobs; }
    /// What the workspace holds and what needs attention, read once for everyone.
    StatusFeed& status() { return m_status; }

    /// Whoever changed the workspace says so once, when done; pages reload when they are next seen.
    void noteDataChanged();
    /// A short sentence in the job bar: what was just done.
    void say(const QString& sentence);
    /// The number at a page's name in the rail; 0 takes it away.
    void setBadge(const QString& pageId, int waiting);
    /// Files that were dropped on the window or chosen on the welcome page, to be imported.
    void offerFiles(const QStringList& files);

Q_SIGNALS:
    void workspaceOpened(const QString& path);
    void dataChanged();
    void said(const QString& sentence);
    void badgeChanged(const QString& pageId, int waiting);
    void filesOffered(const QStringList& files);

private:
    Settings& m_settings;
    FileDialogs& m_dialogs;
    const Clock& m_clock;
    JobList m_jobs;
    QString m_workspacePath;
    StatusFeed m_status{*this};
    bool m_remembering = true;
};

} // namespace ms::app
