// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/theme.h"

#include <QByteArray>
#include <QObject>
#include <QSettings>
#include <QStringList>

namespace ms::app {

/// What changes only the look, on this computer. What changes a number lives in the workspace.
class Settings : public QObject {
    Q_OBJECT
public:
    /// `file`: an INI file, for tests; empty: the user's own place.
    explicit Settings(const QString& file = {}, QObject* parent = nullptr);

    [[nodiscard]] ThemeMode theme() const; ///< default System
    void setTheme(ThemeMode mode);

    [[nodiscard]] QStringList recentWorkspaces() const; ///< newest first, at most eight, only files that still exist
    void addRecentWorkspace(const QString& path);

    [[nodiscard]] QString lastPage() const; ///< a page id, or empty
    void setLastPage(const QString& id);

    [[nodiscard]] QByteArray windowGeometry() const;
    void setWindowGeometry(const QByteArray& geometry);

    /// Splitters, columns and filters of one view ("demand/table"), remembered per workspace; a workspace seen for the
    /// first time starts with what was last used in any other.
    [[nodiscard]] QByteArray viewState(const QString& workspace, const QString& view) const;
    void setViewState(const QString& workspace, const QString& view, const QByteArray& state);

Q_SIGNALS:
    void themeChanged(ms::app::ThemeMode mode);

private:
    QSettings m_store;
};

} // namespace ms::app
