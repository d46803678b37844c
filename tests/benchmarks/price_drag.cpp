// SPDX-License-Identifier: GPL-3.0-or-later
// Page Pricing under the hand: time from the event of the slider to painted curves with bands, and the totals of the
// whole assortment at changed prices.
//   price_drag WORKSPACE [EVENTS]
// Runs offscreen unless QT_QPA_PLATFORM says otherwise.
#include "app/pricing/pricing_page.h"
#include "page_gestures.h"
#include "workflow/price_study.h"

#include <QSlider>

using namespace ms;
using namespace ms::app;
using test::now;
using test::printTimes;

namespace {

double processorOfAll()
{
    return test::processor(CLOCK_PROCESS_CPUTIME_ID);
}

void drag(PricingPage& page, int events)
{
    auto* slider = page.findChild<QSlider*>("priceSlider");
    const int low = slider->minimum();
    const int span = slider->maximum() - low;
    test::GestureTimes times;
    slider->setSliderDown(true);
    for (int i = 0; i < events; ++i) {
        const int place = low + static_cast<int>(static_cast<long long>(span) * ((i * 37) % 101) / 100);
        times.take(page, [&] { slider->setValue(place); });
    }
    slider->setSliderDown(false);
    times.print("slider event to painted curves, one product");
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
    printTimes("totals with bands at new prices", std::move(took));
    printTimes("the same, processor time of all threads", std::move(worked));
    worked.clear();
    for (int i = 0; i < 10; ++i) {
        const double before = processorOfAll();
        if (!(*study)->stockTotals({{0, (*study)->rows()[0].priceMinor + i}}, progress))
            return;
        worked.push_back(processorOfAll() - before);
    }
    printTimes("orders of today and cash in stock of all of them, processor time of all threads", std::move(worked));
}

} // namespace

int main(int argc, char** argv)
{
    return test::onPage<PricingPage>(argc, argv, 1000, [&](PricingPage& page, int events) {
        drag(page, events);
        assortment(argv[1]);
    });
}
