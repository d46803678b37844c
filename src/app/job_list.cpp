// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/job_list.h"

#include <algorithm>

namespace ms::app {

JobList::JobList(QObject* parent) : QObject(parent) {}

void JobList::add(const QString& name, QFutureWatcherBase* watcher)
{
    remove(watcher);
    Entry entry{name, watcher, {}};
    entry.started.start();
    m_entries.push_back(entry);
    connect(watcher, &QFutureWatcherBase::progressValueChanged, this, &JobList::changed);
    connect(watcher, &QFutureWatcherBase::finished, this, [this, watcher] { remove(watcher); });
    Q_EMIT changed();
}

void JobList::remove(QFutureWatcherBase* watcher)
{
    const auto last = std::remove_if(m_entries.begin(), m_entries.end(),
                                     [watcher](const Entry& entry) { return entry.watcher == watcher; });
    if (last == m_entries.end())
        return;
    m_entries.erase(last, m_entries.end());
    disconnect(watcher, nullptr, this, nullptr);
    Q_EMIT changed();
}

double JobList::secondsLeft(const Entry& entry)
{
    constexpr qint64 tooSoonMs = 1000;
    const qint64 elapsedMs = entry.started.elapsed();
    const int total = entry.watcher->progressMaximum();
    const int done = entry.watcher->progressValue();
    if (total <= 0 || done <= 0 || elapsedMs < tooSoonMs)
        return -1;
    return static_cast<double>(elapsedMs) / 1000.0 * (total - done) / done;
}

} // namespace ms::app
