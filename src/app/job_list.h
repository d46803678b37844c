// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QElapsedTimer>
#include <QFutureWatcher>
#include <QObject>
#include <QString>

#include <vector>

namespace ms::app {

/// The background jobs that run now, for the job bar. Jobs enter through Job<T>::start and leave when they are done.
class JobList : public QObject {
    Q_OBJECT
public:
    struct Entry {
        QString name;                          ///< "Forecasting 1,204 SKUs"
        QFutureWatcherBase* watcher = nullptr; ///< progress and cancel
        QElapsedTimer started;
    };

    explicit JobList(QObject* parent = nullptr);
    void add(const QString& name, QFutureWatcherBase* watcher);
    void remove(QFutureWatcherBase* watcher);
    /// Oldest first.
    [[nodiscard]] const std::vector<Entry>& entries() const { return m_entries; }
    /// Seconds left by the share that is done, or a negative number while that cannot be said.
    static double secondsLeft(const Entry& entry);

Q_SIGNALS:
    void changed();

private:
    std::vector<Entry> m_entries;
};

} // namespace ms::app
