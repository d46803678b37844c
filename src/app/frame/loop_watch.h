// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

namespace ms::app {

/// Measures how long this thread's event loop is kept from turning: the CPU time between waking up and waiting again.
/// CPU time, not time on the wall, so that a busy machine does not count as a slow window.
class LoopWatch : public QObject {
    Q_OBJECT
public:
    explicit LoopWatch(QObject* parent = nullptr);
    /// The longest block since the last call, in milliseconds; a block that still lasts is counted as far as it got.
    double takeLongestMs();

private:
    void wake();
    void rest();
    static double threadCpuMs();

    double m_wokenAt;
    double m_longestMs = 0;
};

} // namespace ms::app
