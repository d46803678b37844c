// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session.h"

#include <QFileInfo>

namespace ms::app {

Session::Session(Settings& settings, FileDialogs& dialogs, const Clock& clock, QObject* parent)
    : QObject(parent), m_settings(settings), m_dialogs(dialogs), m_clock(clock)
{
}

void Session::openWorkspace(const QString& path)
{
    m_workspacePath = path.isEmpty() ? QString() : QFileInfo(path).absoluteFilePath();
    if (m_remembering && !m_workspacePath.isEmpty())
        m_settings.addRecentWorkspace(m_workspacePath);
    m_status.refresh();
    Q_EMIT workspaceOpened(m_workspacePath);
    Q_EMIT dataChanged();
}

void Session::noteDataChanged()
{
    m_status.refresh();
    Q_EMIT dataChanged();
}

void Session::say(const QString& sentence)
{
    Q_EMIT said(sentence);
}

void Session::setBadge(const QString& pageId, int waiting)
{
    Q_EMIT badgeChanged(pageId, waiting);
}

void Session::offerFiles(const QStringList& files)
{
    Q_EMIT filesOffered(files);
}

} // namespace ms::app
