// SPDX-License-Identifier: GPL-3.0-or-later
// Page Pricing under the hand: time from the event of the slider to painted curves with bands, and the totals of the
// whole assortment at changed prices.
//   price_drag WORKSPACE [EVENTS]
// Runs offscreen unless QT_QPA_PLATFORM says otherwise.
#include "../app/app_test.h"
#include "app/pricing/pricing_page.h"
#include "workflow/price_study.h"

#include <QCoreApplication>
#include <QEvent>
#include <QLabel>
#include <QSlider>
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

/// Of all threads of this program.
double processorOfAll()
{
    timespec time{};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
    return 1e3 * static_cast<double>(time.tv_sec) + 1e-6 * static_cast<double>(time.tv_nsec);
}

void print(const char* what, std::vector<double> took)
{
    std::ranges::sort(took);
    std::printf("%s: median %.2f ms, 99 %% within %.2f ms, slowest %.2f ms of %zu\n", what, took[took.size() / 2],
                took[took.size() * 99 / 100], took.back(), took.size());
}

/// What the event loop does next: posted events, then everything that asked to be painted. It is painted when this
/// returns.
void paint(PricingPage& page)
{
    QCoreApplication::sendPostedEvents();
    QEvent update(QEvent::UpdateRequest);
    QCoreApplication::sendEvent(page.window(), &update);
}

void drag(PricingPage& page, int events)
{
    auto* slider = page.findChild<QSlider*>("priceSlider");
    const int low = slider->minimum();
    const int span = slider->maximum() - low;
    std::vector<double> took;
    std::vector<double> worked;
    slider->setSliderDown(true);
    for (int i = 0; i < events; ++i) {
        const int place = low + static_cast<int>(static_cast<long long>(span) * ((i * 37) % 101) / 100);
        const double start = now();
        const double before = processor();
        slider->setValue(place);
        paint(page);
        took.push_back(now() - start);
        worked.push_back(processor() - before);
    }
    slider->setSliderDown(false);
    print("slider event to painted curves, one product", std::move(took));
    print("the same, processor time", std::move(worked));
}

void assortment(const std::string& workspace)
{
    NoProgress progress;
    const auto study = workflow::PriceStudy::make({.workspace = workspace, .threads = 0}, progress);
    if (!study)
        return;
    std::vector<double> took;
    std::vector<double> worked;
    for (int i = 0; i < 100; ++i) {
        workflow::TrialPrices prices;
        for (std::size_t row = 0; row < (*study)->rows().size(); ++row)
            prices[row] = (*study)->rows()[row].priceMinor * (95 + i % 20) / 100 + 1;
        const double start = now();
        const double before = processorOfAll();
        if (!(*study)->totals(prices, progress))
            return;
        took.push_back(now() - start);
        worked.push_back(processorOfAll() - before);
    }
    std::printf("%zu products, ", (*study)->rows().size());
    print("totals with bands at new prices", std::move(took));
    print("the same, processor time of all threads", std::move(worked));
    worked.clear();
    for (int i = 0; i < 10; ++i) {
        const double before = processorOfAll();
        if (!(*study)->stockTotals({{0, (*study)->rows()[0].priceMinor + i}}, progress))
            return;
        worked.push_back(processorOfAll() - before);
    }
    print("orders of today and cash in stock of all of them, processor time of all threads", std::move(worked));
}

} // namespace

int main(int argc, char** argv)
{
    if (argc < 2) {
        std::fputs("usage: price_drag WORKSPACE [EVENTS]\n", stderr);
        return 64;
    }
    if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication application(argc, argv);
    prepareLook();
    TestSession session;
    PricingPage page(session.session);
    page.resize(1240, 760);
    session.session.openWorkspace(QString::fromLocal8Bit(argv[1]));
    page.setVisible(true);
    page.activate();
    QTimer loaded;
    QObject::connect(&loaded, &QTimer::timeout, &page, [&] {
        if (page.state() == Page::State::Working)
            return;
        loaded.stop();
        drag(page, argc > 2 ? std::atoi(argv[2]) : 1000);
        assortment(argv[1]);
        QCoreApplication::quit();
    });
    loaded.start(20);
    return QCoreApplication::exec();
}
