// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "../app/app_test.h"
#include "app/page.h"

#include <QCoreApplication>
#include <QEvent>
#include <QTimer>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <string>
#include <vector>

namespace ms::test {

/// Milliseconds on the wall.
inline double now()
{
    return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

/// Milliseconds of this thread (CLOCK_THREAD_CPUTIME_ID: what the machine's other work does not touch) or of all
/// threads of this program (CLOCK_PROCESS_CPUTIME_ID).
inline double processor(clockid_t clock = CLOCK_THREAD_CPUTIME_ID)
{
    timespec time{};
    clock_gettime(clock, &time);
    return 1e3 * static_cast<double>(time.tv_sec) + 1e-6 * static_cast<double>(time.tv_nsec);
}

inline void printTimes(const std::string& what, std::vector<double> took)
{
    std::ranges::sort(took);
    std::printf("%s: median %.2f ms, 99 %% within %.2f ms, slowest %.2f ms of %zu\n", what.c_str(),
                took[took.size() / 2], took[took.size() * 99 / 100], took.back(), took.size());
}

/// Times of one gesture on a page, up to what it painted.
struct GestureTimes {
    std::vector<double> wall;
    std::vector<double> worked;

    template <class Gesture>
    void take(app::Page& page, Gesture&& gesture)
    {
        const double start = now();
        const double before = processor();
        gesture();
        // what the event loop does next: posted events, then everything that asked to be painted
        QCoreApplication::sendPostedEvents();
        QEvent update(QEvent::UpdateRequest);
        QCoreApplication::sendEvent(page.window(), &update);
        wall.push_back(now() - start);
        worked.push_back(processor() - before);
    }
    void print(const std::string& what) const
    {
        printTimes(what, wall);
        printTimes(what + ", processor time", worked);
    }
};

/// `PROGRAM WORKSPACE [TIMES]`: opens the workspace on a page of 1240 x 760 and hands it over once it is filled.
/// Returns the program's status. Offscreen unless QT_QPA_PLATFORM says otherwise.
template <class PageType, class Work>
int onPage(int argc, char** argv, int times, Work&& work)
{
    if (argc < 2) {
        std::fprintf(stderr, "usage: %s WORKSPACE [TIMES]\n", argv[0]);
        return 64;
    }
    if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication application(argc, argv);
    app::prepareLook();
    app::TestSession session;
    PageType page(session.session);
    page.resize(1240, 760);
    session.session.openWorkspace(QString::fromLocal8Bit(argv[1]));
    page.setVisible(true);
    page.activate();
    QTimer loaded;
    QObject::connect(&loaded, &QTimer::timeout, &page, [&] {
        if (page.state() == app::Page::State::Working || page.settling())
            return;
        loaded.stop();
        work(page, argc > 2 ? std::atoi(argv[2]) : times);
        QCoreApplication::quit();
    });
    loaded.start(20);
    return QCoreApplication::exec();
}

} // namespace ms::test
