// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/frame/loop_watch.h"

#include <QAbstractEventDispatcher>

#include <algorithm>
#include <ctime>
#include <utility>

namespace ms::app {

LoopWatch::LoopWatch(QObject* parent) : QObject(parent), m_wokenAt(threadCpuMs())
{
    QAbstractEventDispatcher* dispatcher = QAbstractEventDispatcher::instance();
    connect(dispatcher, &QAbstractEventDispatcher::awake, this, &LoopWatch::wake);
    connect(dispatcher, &QAbstractEventDispatcher::aboutToBlock, this, &LoopWatch::rest);
}

double LoopWatch::takeLongestMs()
{
    rest();
    m_wokenAt = threadCpuMs();
    return std::exchange(m_longestMs, 0);
}

void LoopWatch::wake()
{
    rest(); // a loop that always has something to do never says that it is about to wait
    m_wokenAt = threadCpuMs();
}

void LoopWatch::rest()
{
    m_longestMs = std::max(m_longestMs, threadCpuMs() - m_wokenAt);
}

double LoopWatch::threadCpuMs()
{
    timespec time{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return static_cast<double>(time.tv_sec) * 1e3 + static_cast<double>(time.tv_nsec) / 1e6;
}

} // namespace ms::app
