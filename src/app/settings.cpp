// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/settings.h"

#include <QCryptographicHash>
#include <QFileInfo>

namespace ms::app {
namespace {

const QString themeKey = QStringLiteral("look/theme");
const QString recentKey = QStringLiteral("workspace/recent");
const QString lastPageKey = QStringLiteral("window/page");
const QString geometryKey = QStringLiteral("window/geometry");
constexpr int recentLimit = 8;

QString viewKey(const QString& workspace, const QString& view)
{
    const QByteArray hash = QCryptographicHash::hash(workspace.toUtf8(), QCryptographicHash::Sha1).toHex().left(12);
    return QStringLiteral("view-%1/%2").arg(QString::fromLatin1(hash), view);
}

QString anyViewKey(const QString& view)
{
    return QStringLiteral("view-any/%1").arg(view);
}

} // namespace

Settings::Settings(const QString& file, QObject* parent)
    : QObject(parent), m_store(file.isEmpty() ? QSettings().fileName() : file, QSettings::IniFormat)
{
}

ThemeMode Settings::theme() const
{
    const int stored = m_store.value(themeKey, 0).toInt();
    return stored == 1 ? ThemeMode::Light : stored == 2 ? ThemeMode::Dark : ThemeMode::System;
}

void Settings::setTheme(ThemeMode mode)
{
    m_store.setValue(themeKey, static_cast<int>(mode));
    Q_EMIT themeChanged(mode);
}

QStringList Settings::recentWorkspaces() const
{
    QStringList recent;
    for (const QString& path : m_store.value(recentKey).toStringList()) {
        if (QFileInfo::exists(path))
            recent << path;
    }
    return recent;
}

void Settings::addRecentWorkspace(const QString& path)
{
    QStringList recent = recentWorkspaces();
    recent.removeAll(path);
    recent.prepend(path);
    m_store.setValue(recentKey, QStringList(recent.mid(0, recentLimit)));
}

QString Settings::lastPage() const
{
    return m_store.value(lastPageKey).toString();
}

void Settings::setLastPage(const QString& id)
{
    m_store.setValue(lastPageKey, id);
}

QByteArray Settings::windowGeometry() const
{
    return m_store.value(geometryKey).toByteArray();
}

void Settings::setWindowGeometry(const QByteArray& geometry)
{
    m_store.setValue(geometryKey, geometry);
}

QByteArray Settings::viewState(const QString& workspace, const QString& view) const
{
    return m_store.value(viewKey(workspace, view), m_store.value(anyViewKey(view))).toByteArray();
}

void Settings::setViewState(const QString& workspace, const QString& view, const QByteArray& state)
{
    m_store.setValue(viewKey(workspace, view), state);
    m_store.setValue(anyViewKey(view), state);
}

} // namespace ms::app
