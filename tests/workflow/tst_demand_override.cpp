// SPDX-License-Identifier: GPL-3.0-or-later
#include "../features/small_shop.h"
#include "workflow/demand_exception.h"
#include "workflow/demand_override.h"
#include "workflow/forecast_run.h"
#include "workflow/override_undo.h"
#include "workspace/forecast_repository.h"
#include "workspace/product_repository.h"

#include <QTest>

#include <algorithm>

#include <cmath>

using namespace ms;
using features::testing::SmallShop;
using workspace::OverrideKind;

class TestDemandOverride : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void laysOverTheForecastAndLeavesIt_data();
    void laysOverTheForecastAndLeavesIt();
    void aSecondOneTakesTheFirstBack();
    void takesBackWhateverHolds();
    void aCategoryCalledSkuIsOne();
    void errorsThatAddUpAndBigChangesAreExceptions();
    void refusesWhatCannotBe();
    void spreadsACategoryInWholeUnits();
    void valueAddedIsThatOfASheet();
    void anOverrideOfACategoryIsJudgedAtItsOwnLevel();
    void snapshotsShowThenNowAndWhatCame();

private:
    void sell(int firstWeek, int weeks, int units)
    {
        std::vector<std::string> days;
        for (int week = firstWeek; week < firstWeek + weeks; ++week)
            days.push_back(toIsoText(m_monday + std::chrono::days{7 * week}));
        std::vector<SmallShop::Sale> sales;
        for (const std::string& day : days)
            for (const char* sku : {"A", "B"})
                sales.push_back({day.c_str(), sku, units, 500});
        m_shop->sell(sales);
        // The next Sunday, so that the last week is complete.
        const std::string end = toIsoText(m_monday + std::chrono::days{7 * (firstWeek + weeks) - 1});
        m_shop->sell({{end.c_str(), "B", 1, 300}});
    }
    void forecast(const char* at)
    {
        workflow::ForecastRunRequest request;
        request.workspace = (*m_shop)->path();
        request.horizon = 4;
        request.at = *parseShopTime(at);
        QVERIFY(workflow::runForecast(request, m_progress));
    }
    workflow::OverrideRequest request(double amount, OverrideKind kind = OverrideKind::Value)
    {
        workflow::OverrideRequest request;
        request.workspace = (*m_shop)->path();
        request.sku = Sku{"A"};
        request.week = m_monday + std::chrono::days{7 * 20 + 3}; // the first of the future, on its Thursday
        request.kind = kind;
        request.amount = amount;
        request.reason = "campaign";
        request.author = "Ada";
        request.at = *parseShopTime("2011-06-01T09:00");
        return request;
    }

    Day m_monday = *parseDay("2011-01-03");
    std::unique_ptr<SmallShop> m_shop;
    NoProgress m_progress;
};

void TestDemandOverride::init()
{
    m_shop = std::make_unique<SmallShop>();
    sell(0, 20, 10);
    forecast("2011-05-23T09:00");
}

void TestDemandOverride::laysOverTheForecastAndLeavesIt_data()
{
    QTest::addColumn<int>("kind");
    QTest::addColumn<double>("amount");
    QTest::addColumn<double>("factor");
    QTest::addColumn<double>("more");
    QTest::newRow("so many") << static_cast<int>(OverrideKind::Value) << 30.0 << 0.0 << 30.0;
    QTest::newRow("per cent") << static_cast<int>(OverrideKind::Percent) << -20.0 << 0.8 << 0.0;
    QTest::newRow("more") << static_cast<int>(OverrideKind::Increment) << 5.0 << 1.0 << 5.0;
}

void TestDemandOverride::laysOverTheForecastAndLeavesIt()
{
    QFETCH(int, kind);
    QFETCH(double, amount);
    QFETCH(double, factor);
    QFETCH(double, more);
    const auto before = workflow::readSnapshots((*m_shop)->path(), Sku{"A"}, 1);
    QVERIFY(before);
    const double baseline = *before->weeks[0].said[0];
    QVERIFY(workflow::overrideDemand(request(amount, static_cast<OverrideKind>(kind))));
    const auto after = workflow::readSnapshots((*m_shop)->path(), Sku{"A"}, 1);
    QCOMPARE(*after->weeks[0].said[0], baseline);
    QVERIFY(std::abs(*after->weeks[0].held - (factor * baseline + more)) < 1e-9);
    QVERIFY(!after->weeks[1].held && !after->weeks[0].actual);
}

void TestDemandOverride::aSecondOneTakesTheFirstBack()
{
    QVERIFY(workflow::overrideDemand(request(30)));
    QVERIFY(workflow::overrideDemand(request(40)));
    auto review = workflow::reviewOverrides((*m_shop)->path(), Sku{"A"});
    QVERIFY(review);
    QCOMPARE(review->overrides.size(), std::size_t{2});
    QVERIFY(review->overrides[0].said.withdrawnAt && !review->overrides[1].said.withdrawnAt);
    const auto key = review->overrides[1].said.key;
    QVERIFY(workflow::withdrawOverride((*m_shop)->path(), key, *parseShopTime("2011-06-02T09:00")));
    QCOMPARE(workflow::withdrawOverride((*m_shop)->path(), key, *parseShopTime("2011-06-02T09:00")).error().code,
             ErrorCode::NotFound);
    QVERIFY(!workflow::readSnapshots((*m_shop)->path(), Sku{"A"}, 1)->weeks[0].held);
}

void TestDemandOverride::takesBackWhateverHolds()
{
    const auto at = *parseShopTime("2011-06-02T09:00");
    const auto takeBack = [&](const char* sku, Day week) {
        return workflow::overrideInstead((*m_shop)->path(), {Sku{sku}, {}, week}, std::nullopt, at);
    };
    const Day thursday = request(30).week;
    QVERIFY(takeBack("A", thursday)->empty()); // nothing holds
    QVERIFY(workflow::overrideDemand(request(30)));
    QVERIFY(takeBack("A", thursday + std::chrono::days{7})->empty()); // another week
    QVERIFY(!workflow::reviewOverrides((*m_shop)->path(), Sku{"A"})->overrides.front().said.withdrawnAt);
    const auto held = takeBack("A", thursday);
    QCOMPARE(held->size(), std::size_t{1});
    QCOMPARE(held->front().value, 30.0);
    QVERIFY(workflow::reviewOverrides((*m_shop)->path(), Sku{"A"})->overrides.front().said.withdrawnAt == at);
    QCOMPARE(takeBack("none", thursday).error().code, ErrorCode::NotFound);
}

// A category may be called what the command line calls a SKU.
void TestDemandOverride::aCategoryCalledSkuIsOne()
{
    workspace::ProductRepository products(**m_shop);
    for (const char* sku : {"A", "B"}) {
        auto product = *products.byKey(m_shop->product(sku));
        product.category = "sku";
        QVERIFY(products.update(product));
    }
    workflow::OverrideRequest both = request(30);
    both.sku = {};
    both.category = "sku";
    QVERIFY(workflow::overrideDemand(both));
    workflow::OverrideRequest next = request(11); // and of A alone
    next.week += std::chrono::days{7};
    QVERIFY(workflow::overrideDemand(next));
    sell(20, 2, 12);
    const auto review = workflow::reviewOverrides((*m_shop)->path(), std::nullopt);
    QCOMPARE(review->byLevel.size(), std::size_t{2});
    QVERIFY(!review->byLevel[0].ofCategory && review->byLevel[1].ofCategory);
    QCOMPARE(review->byLevel[1].name, std::string("sku"));
    QCOMPARE(review->byLevel[1].overrides, 1);       // of both together, at its own level
    QCOMPARE(review->byLevel[1].overrideError, 6.0); // 12 of each came
}

void TestDemandOverride::errorsThatAddUpAndBigChangesAreExceptions()
{
    // By hand: Brown (1959). Errors of 2, -2 and 2: a sum of 2 over a mean size of 2.
    QCOMPARE(workflow::trackingSignal(std::vector{2.0, -2.0, 2.0}), 1.0);
    QCOMPARE(workflow::trackingSignal(std::vector{-3.0, -3.0, -3.0, -3.0}), -4.0);
    QCOMPARE(workflow::trackingSignal({}), 0.0);
    const auto rowOfA = [this] {
        const auto view = workflow::readDemandView((*m_shop)->path(), m_progress);
        return *std::find_if(view->rows.begin(), view->rows.end(), [](const auto& row) { return row.sku == Sku{"A"}; });
    };
    QCOMPARE(rowOfA().exception, workflow::DemandException::None);
    sell(20, 3, 18); // after 20 weeks of 10
    forecast("2011-06-13T09:00");
    const auto changed = rowOfA();
    QCOMPARE(changed.exception, workflow::DemandException::BigChange);
    QVERIFY2(changed.exceptionSize > 0.5 && changed.exceptionSize < 1,
             qPrintable(QString::number(changed.exceptionSize)));
    forecast("2011-06-13T10:00"); // of the same sales: no change against itself
    QCOMPARE(rowOfA().exception, workflow::DemandException::BigChange);
    // Four weeks that the second run foretold too low as well, after the three that the first one did.
    sell(23, 4, 26);
    forecast("2011-07-11T09:00");
    const auto off = rowOfA();
    QCOMPARE(off.exception, workflow::DemandException::OffTrack);
    QVERIFY2(off.exceptionSize < -6.9 && off.exceptionSize > -7.1, qPrintable(QString::number(off.exceptionSize)));
}

void TestDemandOverride::refusesWhatCannotBe()
{
    const auto codeOf = [](const workflow::OverrideRequest& asked) {
        const auto done = workflow::overrideDemand(asked);
        return done ? std::nullopt : std::optional(done.error().code);
    };
    workflow::OverrideRequest asked = request(-1);
    QCOMPARE(codeOf(asked), ErrorCode::InvalidInput);
    asked = request(5);
    asked.reason.clear();
    QCOMPARE(codeOf(asked), ErrorCode::InvalidInput);
    asked = request(5);
    asked.author.clear();
    QCOMPARE(codeOf(asked), ErrorCode::InvalidInput);
    asked = request(5);
    asked.sku = Sku{"nothing"};
    QCOMPARE(codeOf(asked), ErrorCode::NotFound);
    asked = request(5);
    asked.week += std::chrono::days{70};
    QCOMPARE(codeOf(asked), ErrorCode::NotFound);
    QVERIFY(workflow::reviewOverrides((*m_shop)->path(), std::nullopt)->overrides.empty());
}

void TestDemandOverride::spreadsACategoryInWholeUnits()
{
    workflow::OverrideRequest asked = request(33);
    asked.sku = {};
    asked.category = ""; // both SKUs of the small shop have none
    const auto stored = workflow::overrideDemand(asked);
    QVERIFY(stored);
    QCOMPARE(stored->size(), std::size_t{2});
    QCOMPARE((*stored)[0].value + (*stored)[1].value, 33.0);
    for (const workspace::DemandOverride& one : *stored)
        QCOMPARE(one.value, std::round(one.value));
}

// Sheet: baseline b for both; A said 14 and 12 came: |12 - b| - 2; B (by Bob) said 9 and 13 came: |13 - b| - 4.
void TestDemandOverride::valueAddedIsThatOfASheet()
{
    QVERIFY(workflow::overrideDemand(request(14)));
    workflow::OverrideRequest bobs = request(9);
    bobs.sku = Sku{"B"};
    bobs.author = "Bob";
    QVERIFY(workflow::overrideDemand(bobs));
    sell(20, 1, 12); // and one more of B on Sunday
    const auto review = workflow::reviewOverrides((*m_shop)->path(), std::nullopt);
    QVERIFY(review);
    QCOMPARE(review->byAuthor.size(), std::size_t{2});
    for (const workflow::OverrideOutcome& one : review->overrides) {
        const bool adas = one.said.author == "Ada";
        QCOMPARE(*one.actual, adas ? 12.0 : 13.0);
        const double expected = std::abs(*one.actual - one.said.baseline) - (adas ? 2 : 4);
        QVERIFY(std::abs(*one.valueAdded - expected) < 1e-9);
    }
    QCOMPARE(review->byAuthor[0].name, std::string("Ada"));
    QCOMPARE(review->byAuthor[0].overrideError, 2.0);
    QCOMPARE(review->byReason.size(), std::size_t{1});
    QCOMPARE(review->byReason[0].overrideError, 6.0);
    QCOMPARE(review->byLevel[0].name, std::string("sku"));
}

// Sheet: 30 were said of both together, and 25 came (12 of A, 13 of B): one override, 5 off at its own level, however
// the SKUs shared it. What is said of one of them alone is another one.
void TestDemandOverride::anOverrideOfACategoryIsJudgedAtItsOwnLevel()
{
    workflow::OverrideRequest both = request(30);
    both.sku = {};
    both.category = "";
    const auto stored = workflow::overrideDemand(both);
    const double baseline = (*stored)[0].baseline + (*stored)[1].baseline;
    sell(20, 1, 12);
    auto review = workflow::reviewOverrides((*m_shop)->path(), std::nullopt);
    QCOMPARE(review->overrides.size(), std::size_t{2});
    QCOMPARE(review->byAuthor.size(), std::size_t{1});
    QCOMPARE(review->byAuthor[0].overrides, 1);
    QCOMPARE(review->byAuthor[0].overrideError, 5.0);
    QVERIFY(std::abs(review->byAuthor[0].baselineError - std::abs(25 - baseline)) < 1e-9);
    QCOMPARE(review->byAuthor[0].helped, std::abs(25 - baseline) > 5 ? 1 : 0);
    QCOMPARE(review->byLevel.size(), std::size_t{1});
}

void TestDemandOverride::snapshotsShowThenNowAndWhatCame()
{
    sell(20, 1, 16);
    forecast("2011-05-30T09:00");
    sell(21, 1, 16);
    forecast("2011-06-06T09:00");
    forecast("2011-06-06T10:00"); // of the same sales: it says the same again
    const auto snapshots = workflow::readSnapshots((*m_shop)->path(), Sku{"A"}, 3);
    QVERIFY(snapshots);
    QCOMPARE(snapshots->runs.size(), std::size_t{3});
    QCOMPARE(snapshots->runs[0], *parseShopTime("2011-06-06T10:00"));
    QCOMPARE(snapshots->runs[1], *parseShopTime("2011-05-30T09:00"));
    QCOMPARE(snapshots->weeks.size(), std::size_t{6});
    QVERIFY(!snapshots->weeks[0].said[0] && !snapshots->weeks[0].said[1] && snapshots->weeks[0].said[2]);
    QCOMPARE(*snapshots->weeks[0].actual, 16.0);
    QVERIFY(snapshots->weeks[2].said[0] && snapshots->weeks[2].said[1] && snapshots->weeks[2].said[2]);
    QVERIFY(*snapshots->weeks[2].said[0] > *snapshots->weeks[2].said[2]); // it learned of the new level
    QVERIFY(!snapshots->weeks[2].actual);
}

QTEST_APPLESS_MAIN(TestDemandOverride)
#include "tst_demand_override.moc"
