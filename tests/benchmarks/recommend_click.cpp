// SPDX-License-Identifier: GPL-3.0-or-later
// Page Recommendations under the hand: time from the click on a customer to the painted lists, with reasons, and from a
// purchase that is taken out to the painted what-if.
//   recommend_click WORKSPACE [CLICKS]         target: 50 ms
// Runs offscreen unless QT_QPA_PLATFORM says otherwise.
#include "../app/app_test.h"
#include "app/recommendations/recommendations_page.h"
#include "app/table/table_view.h"

#include <QAbstractItemModel>
#include <QCoreApplication>
#include <QEvent>
#include <QLabel>
#include <QPushButton>
#include <QTableView>
#include <QTimer>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <ctime>

using namespace ms;
using namespace ms::app;

namespace {

double now()
{
    return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

/// Of this thread: what the machine's other work does not touch.
double processor()
{
    timespec time{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return 1e3 * static_cast<double>(time.tv_sec) + 1e-6 * static_cast<double>(time.tv_nsec);
}

/// Times of one gesture.
struct Times {
    std::vector<double> wall;
    std::vector<double> worked;

    template <class Gesture>
    void take(RecommendationsPage& page, Gesture&& gesture)
    {
        const double start = now(), before = processor();
        gesture();
        // what the event loop does next: posted events, then everything that asked to be painted
        QCoreApplication::sendPostedEvents();
        QEvent update(QEvent::UpdateRequest);
        QCoreApplication::sendEvent(page.window(), &update);
        wall.push_back(now() - start);
        worked.push_back(processor() - before);
    }
    void print(const char* what)
    {
        for (auto* const took : {&wall, &worked}) {
            std::ranges::sort(*took);
            std::printf("%s%s: median %.1f ms, 99 %% within %.1f ms, slowest %.1f ms of %zu\n", what,
                        took == &wall ? "" : ", processor time", (*took)[took->size() / 2],
                        (*took)[took->size() * 99 / 100], took->back(), took->size());
        }
    }
};

void clickThrough(RecommendationsPage& page, int clicks)
{
    auto* const customers = page.findChild<TableView*>("customersView");
    auto* const purchases = page.findChild<TableView*>("purchasesView");
    auto* const remove = page.findChild<QPushButton*>("removeButton");
    const int rows = customers->table()->model()->rowCount();
    const int first = rows / 20; // below the visitor and the segments
    std::printf("%s; %d rows of customers\n", qPrintable(page.findChild<QLabel*>("listLabel")->text()), rows);
    Times click, removed;
    for (int i = 0; i < clicks; ++i) {
        const int row = first + static_cast<int>(static_cast<long long>(rows - first) * ((i * 37) % 101) / 101);
        click.take(page, [&] { customers->selectRow((row + i) % rows); });
        purchases->selectFirstRow();
        if (remove->isEnabled())
            removed.take(page, [&] { remove->click(); });
    }
    click.print("click on a customer to painted lists");
    removed.print("purchase taken out to painted what-if");
}

} // namespace

int main(int argc, char** argv)
{
    if (argc < 2) {
        std::fputs("usage: recommend_click WORKSPACE [CLICKS]\n", stderr);
        return 64;
    }
    if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication application(argc, argv);
    prepareLook();
    TestSession session;
    RecommendationsPage page(session.session);
    page.resize(1240, 760);
    session.session.openWorkspace(QString::fromLocal8Bit(argv[1]));
    page.setVisible(true);
    page.activate();
    QTimer loaded;
    QObject::connect(&loaded, &QTimer::timeout, &page, [&] {
        if (page.state() == Page::State::Working || page.settling())
            return;
        loaded.stop();
        clickThrough(page, argc > 2 ? std::atoi(argv[2]) : 500);
        QCoreApplication::quit();
    });
    loaded.start(20);
    return QCoreApplication::exec();
}
