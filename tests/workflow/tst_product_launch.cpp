// SPDX-License-Identifier: GPL-3.0-or-later
#include "../features/small_shop.h"
#include "workflow/demand_corrections.h"
#include "workflow/demand_view.h"
#include "workflow/forecast_run.h"
#include "workflow/method_lock.h"
#include "workflow/product_launch.h"
#include "workspace/forecast_repository.h"
#include "workspace/product_repository.h"

#include <QTest>

#include <cmath>

using namespace ms;
using features::testing::SmallShop;

/// A shop with two lunch bags that sold for 40 weeks, a lamp, a bag that began six weeks ago and one that never sold.
class TestProductLaunch : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void choosesThoseThatAreAlike();
    void equalsTheAnalogueTimesTheMultiplier();
    void learnsFromItsOwnFirstWeeks();
    void followsTheFirstWeeksOfItsAnalogues();
    void savesItAsTheForecastAtOnce();
    void runsToComeFollowIt();
    void takesItBack();
    void takenBackItsOwnFollowsWhatPeopleSaid();
    void refusesWhatCannotBe();

private:
    workspace::ProductKey list(const char* sku, const char* title, std::int64_t price)
    {
        const auto key = m_shop->product(sku);
        auto product = *workspace::ProductRepository(**m_shop).byKey(key);
        product.title = title;
        product.priceMinor = price;
        (void)workspace::ProductRepository(**m_shop).update(product);
        return key;
    }
    void sell(const char* sku, int firstWeek, int units)
    {
        std::vector<std::string> days;
        for (int week = firstWeek; week < 40; ++week)
            days.push_back(toIsoText(m_monday + std::chrono::days(7 * week)));
        std::vector<SmallShop::Sale> sales;
        for (const std::string& day : days)
            sales.push_back({day.c_str(), sku, units, 500});
        m_shop->sell(sales);
    }
    void forecast()
    {
        workflow::ForecastRunRequest request;
        request.workspace = (*m_shop)->path();
        request.horizon = 4;
        request.at = m_now;
        QVERIFY(workflow::runForecast(request, m_progress));
    }
    workflow::LaunchRequest request(workspace::ProductKey product)
    {
        workflow::LaunchRequest request;
        request.workspace = (*m_shop)->path();
        request.product = product;
        return request;
    }
    Result<workspace::ProductForecast> stored(workspace::ProductKey product)
    {
        const workspace::ForecastRepository repository(**m_shop);
        return repository.of((*repository.latest())->key, product);
    }

    const Day m_monday = *parseDay("2011-01-03");
    const ShopTime m_now = *parseShopTime("2011-10-12T09:00");
    std::unique_ptr<SmallShop> m_shop;
    NoProgress m_progress;
    workspace::ProductKey m_red;
    workspace::ProductKey m_blue;
    workspace::ProductKey m_young;
    workspace::ProductKey m_new;
};

void TestProductLaunch::init()
{
    m_shop = std::make_unique<SmallShop>();
    m_red = list("RED", "red lunch bag", 500);
    m_blue = list("BLUE", "blue lunch bag", 520);
    list("LAMP", "reading lamp", 4000);
    m_young = list("YOUNG", "green lunch bag", 500);
    m_new = list("NEW", "yellow lunch bag", 510);
    sell("RED", 0, 20);
    sell("BLUE", 10, 10);
    sell("LAMP", 0, 3);
    sell("YOUNG", 34, 30);
    m_shop->sell({{"2011-10-09", "LAMP", 1, 300}}); // so that the last week is complete
    forecast();
}

void TestProductLaunch::choosesThoseThatAreAlike()
{
    const auto proposal = workflow::proposeLaunch(request(m_new), m_progress);
    QVERIFY(proposal);
    QCOMPARE(proposal->analogues.size(), std::size_t{3}); // the young bag is too young to be borrowed from
    QCOMPARE(proposal->analogues[2].sku.text, std::string("LAMP"));
    QVERIFY(proposal->analogues[1].weight > 2 * proposal->analogues[2].weight);
    double total = 0;
    for (const auto& one : proposal->analogues)
        total += one.weight;
    QVERIFY(std::abs(total - 1) < 1e-12);
    QCOMPARE(proposal->launch.multiplier, 1.0);
}

void TestProductLaunch::equalsTheAnalogueTimesTheMultiplier()
{
    auto asked = request(m_new);
    asked.analogues = {Sku{std::string("RED")}};
    asked.multiplier = 1.5;
    const auto proposal = workflow::proposeLaunch(asked, m_progress);
    const auto red = stored(m_red);
    QCOMPARE(proposal->points.size(), std::size_t{4});
    for (std::size_t k = 0; k < 4; ++k) {
        QCOMPARE(proposal->points[k].mean, 1.5 * red->points[k].mean);
        QCOMPARE(proposal->points[k].high95, 1.5 * red->points[k].high95);
    }
}

void TestProductLaunch::learnsFromItsOwnFirstWeeks()
{
    auto asked = request(m_young);
    asked.analogues = {Sku{std::string("RED")}};
    const auto proposal = workflow::proposeLaunch(asked, m_progress);
    // Six weeks of 30 against 20: (4 + 9) / (4 + 6).
    QVERIFY(std::abs(proposal->launch.multiplier - 1.3) < 1e-12);
}

void TestProductLaunch::followsTheFirstWeeksOfItsAnalogues()
{
    // BLUE began with 90 a week more for its second month.
    for (int week = 10; week < 12; ++week)
        m_shop->sell({{toIsoText(m_monday + std::chrono::days(7 * week)).c_str(), "BLUE", 90, 500}});
    auto asked = request(m_new);
    asked.analogues = {Sku{std::string("BLUE")}};
    asked.multiplier = 0.5;
    asked.asStarted = true;
    const auto proposal = workflow::proposeLaunch(asked, m_progress);
    QVERIFY(proposal->analogues.front().launchSeen);
    for (const auto& [step, units] : {std::pair(0, 50.0), std::pair(1, 50.0), std::pair(2, 5.0), std::pair(3, 5.0)})
        QVERIFY(std::abs(proposal->points[static_cast<std::size_t>(step)].mean - units) < 1e-9);
    // RED was there when the data began: how it started is not known, and it is as it is now.
    asked.analogues = {Sku{std::string("RED")}};
    const auto now = workflow::proposeLaunch(asked, m_progress);
    QVERIFY(!now->analogues.front().launchSeen);
    QCOMPARE(now->points[0].mean, 0.5 * stored(m_red)->points[0].mean);
}

void TestProductLaunch::savesItAsTheForecastAtOnce()
{
    QVERIFY(!stored(m_new));
    const auto red = *stored(m_red);
    const auto proposal = workflow::proposeLaunch(request(m_new), m_progress);
    QVERIFY(workflow::saveLaunch((*m_shop)->path(), proposal->launch, m_now + std::chrono::hours(1)));
    QCOMPARE(stored(m_new)->method, std::string("like"));
    QVERIFY(stored(m_new)->points == proposal->points);
    QVERIFY(*stored(m_red) == red); // the others are as they were
    const auto view = workflow::readDemandView((*m_shop)->path(), m_progress);
    const auto row =
        std::find_if(view->rows.begin(), view->rows.end(), [](const auto& one) { return one.sku.text == "NEW"; });
    QVERIFY(row != view->rows.end() && row->forecastAWeek && *row->forecastAWeek > 5);
    QVERIFY(!view->run->stale);
    const auto detail = workflow::readDemandDetail((*m_shop)->path(), *row, m_progress);
    QVERIFY(detail->newcomer && detail->launch && detail->mean.size() == 4);
    // What was saved is what the next look starts from.
    const auto again = workflow::proposeLaunch(request(m_new), m_progress);
    QVERIFY(again->launch.analogues == proposal->launch.analogues);
}

void TestProductLaunch::runsToComeFollowIt()
{
    auto asked = request(m_new);
    asked.analogues = {Sku{std::string("RED")}};
    asked.multiplier = 3;
    QVERIFY(workflow::launchSku(Sku{std::string("NEW")}, asked, m_now, m_progress));
    QCOMPARE(workflow::launchSku(Sku{std::string("NOPE")}, asked, m_now, m_progress).error().code, ErrorCode::NotFound);
    forecast();
    QCOMPARE(stored(m_new)->points[2].mean, 3 * stored(m_red)->points[2].mean);
}

void TestProductLaunch::takesItBack()
{
    const auto before = *stored(m_young);
    int hour = 0;
    for (const auto product : {m_new, m_young}) {
        const auto proposal = workflow::proposeLaunch(request(product), m_progress);
        QVERIFY(workflow::saveLaunch((*m_shop)->path(), proposal->launch, m_now + std::chrono::hours(++hour)));
        QCOMPARE(stored(product)->method, std::string("like"));
        QVERIFY(workflow::removeLaunch((*m_shop)->path(), product, m_now + std::chrono::hours(++hour)));
    }
    QVERIFY(!stored(m_new)); // it never sold
    QVERIFY(*stored(m_young) == before);
}

void TestProductLaunch::takenBackItsOwnFollowsWhatPeopleSaid()
{
    const auto proposal = workflow::proposeLaunch(request(m_young), m_progress);
    QVERIFY(workflow::saveLaunch((*m_shop)->path(), proposal->launch, m_now));
    workflow::MethodLockRequest lock;
    lock.workspace = (*m_shop)->path();
    lock.sku = Sku{std::string("YOUNG")};
    lock.method = "ses";
    lock.author = "Ada";
    QVERIFY(workflow::lockMethod(lock));
    QVERIFY(workflow::correctWeek({lock.workspace, lock.sku, m_monday + std::chrono::days(7 * 39), 90, "Ada", {}}));
    forecast(); // no run of these data has a row of its own
    QCOMPARE(stored(m_young)->method, std::string("like"));
    QVERIFY(workflow::removeLaunch((*m_shop)->path(), lock.sku, m_now));
    QCOMPARE(workflow::removeLaunch((*m_shop)->path(), lock.sku, m_now).error().code, ErrorCode::NotFound);
    const auto own = *stored(m_young);
    forecast();
    QCOMPARE(own.method, std::string("ses"));
    QVERIFY(std::abs(own.points[0].mean - stored(m_young)->points[0].mean) < 1e-9);
    QVERIFY(own.errorStdDev == stored(m_young)->errorStdDev);
}

void TestProductLaunch::refusesWhatCannotBe()
{
    auto asked = request(m_new);
    asked.analogues = {Sku{std::string("YOUNG")}};
    QCOMPARE(workflow::proposeLaunch(asked, m_progress).error().code, ErrorCode::NotFound);
    asked = request(m_new);
    asked.multiplier = 0;
    QCOMPARE(workflow::proposeLaunch(asked, m_progress).error().code, ErrorCode::InvalidInput);
    workspace::Launch launch;
    launch.product = m_new;
    QCOMPARE(workflow::saveLaunch((*m_shop)->path(), launch, m_now).error().code, ErrorCode::InvalidInput);
    launch.analogues = {{m_new, 1.0}};
    QCOMPARE(workflow::saveLaunch((*m_shop)->path(), launch, m_now).error().code, ErrorCode::InvalidInput);
}

QTEST_GUILESS_MAIN(TestProductLaunch)
#include "tst_product_launch.moc"
