// SPDX-License-Identifier: GPL-3.0-or-later
#include "../features/small_shop.h"
#include "features/demand_hours.h"
#include "workflow/demand_comparison.h"
#include "workflow/demand_periods_file.h"
#include "workflow/forecast_run.h"
#include "workspace/settings.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <cmath>
#include <map>

using namespace ms;
using features::testing::SmallShop;
using workflow::Grain;
using workflow::GrainPeriod;

/// A shop that sells A on Mondays at ten and on Thursdays at three, B on Fridays; 36 weeks from 3 January 2011.
class TestDemandGrain : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void hoursAreThoseOfTheShop();
    void totalsAreTheSameInEveryPeriod_data();
    void totalsAreTheSameInEveryPeriod();
    void weeksAreTheSumsOfTheirDays();
    void daysThatNeverSoldStayEmpty();
    void monthsAreTheSumsOfTheirDays();
    void intervalsHoldTheMean();
    void anOverrideIsToldInEveryPeriod();
    void whatAnOldForecastSaidOfThePastIsLeftOut();
    void sharesReturnsOutLikeSales();
    void aTrialIsMeasuredLikeTheChoice();
    void aVerdictNamesTheNearerOne();
    void filesOfAnyGrainHaveTheSameTotals();

private:
    void sell(int firstWeek, int weeks)
    {
        std::vector<std::string> times;
        for (int week = firstWeek; week < firstWeek + weeks; ++week)
            for (const auto& [day, clock] : {std::pair(0, "T10:20"), std::pair(3, "T15:59"), std::pair(4, "T09:00")})
                times.push_back(toIsoText(m_monday + std::chrono::days(7 * week + day)) + clock);
        std::vector<SmallShop::Sale> sales;
        for (std::size_t i = 0; i < times.size(); ++i)
            sales.push_back(
                {times[i].c_str(), i % 3 == 2 ? "B" : "A", i % 3 == 0 ? 6 : 18 + static_cast<int>(i % 5), 500});
        m_shop->sell(sales);
        // The next Sunday, so that the last week is complete.
        const std::string end = toIsoText(m_monday + std::chrono::days(7 * (firstWeek + weeks) - 1)) + "T12:00";
        m_shop->sell({{end.c_str(), "B", 1, 300}});
    }
    void forecast()
    {
        workflow::ForecastRunRequest request;
        request.workspace = (*m_shop)->path();
        request.horizon = 9;
        request.at = *parseShopTime("2011-12-10T09:00");
        QVERIFY(workflow::runForecast(request, m_progress));
    }
    workflow::DemandDetail detail(const char* sku)
    {
        const auto view = workflow::readDemandView((*m_shop)->path(), m_progress);
        for (const workflow::DemandRow& row : view->rows)
            if (row.sku.text == sku)
                return *workflow::readDemandDetail((*m_shop)->path(), row, m_progress);
        return {};
    }
    std::vector<GrainPeriod> at(Grain grain, const workflow::DemandDetail& detail)
    {
        return workflow::demandAtGrain((*m_shop)->path(), detail, grain, m_progress)->periods;
    }
    static double sum(const std::vector<GrainPeriod>& periods, std::optional<double> GrainPeriod::*what)
    {
        double total = 0;
        for (const GrainPeriod& period : periods)
            total += (period.*what).value_or(0);
        return total;
    }

    const Day m_monday = *parseDay("2011-01-03");
    std::unique_ptr<SmallShop> m_shop;
    NoProgress m_progress;
};

void TestDemandGrain::init()
{
    m_shop = std::make_unique<SmallShop>();
    sell(0, 36);
}

void TestDemandGrain::hoursAreThoseOfTheShop()
{
    const std::vector products{m_shop->product("A")};
    const DayRange week{m_monday, m_monday + std::chrono::days(7)};
    const auto hours = features::demandHours(**m_shop, products, week);
    QCOMPARE(hours->units.size(), std::size_t{168});
    QCOMPARE(hours->units[10], 6.0);           // Monday, ten
    QCOMPARE(hours->units[3 * 24 + 15], 19.0); // Thursday, one minute to four
    QCOMPARE(hours->units[4 * 24 + 9], 0.0);   // B's
    QCOMPARE(hours->allUnits[10], 6.0);        // later weeks are not read
    QCOMPARE(hours->allUnits[4 * 24 + 9], 20.0);
}

void TestDemandGrain::totalsAreTheSameInEveryPeriod_data()
{
    QTest::addColumn<int>("grain");
    QTest::newRow("hour") << static_cast<int>(Grain::Hour);
    QTest::newRow("day") << static_cast<int>(Grain::Day);
    QTest::newRow("month") << static_cast<int>(Grain::Month);
}

void TestDemandGrain::totalsAreTheSameInEveryPeriod()
{
    QFETCH(int, grain);
    forecast();
    const auto shown = detail("A");
    const auto weeks = at(Grain::Week, shown);
    const auto periods = at(static_cast<Grain>(grain), shown);
    QCOMPARE(weeks.size(), std::size_t{36 + 9});
    QVERIFY(sum(weeks, &GrainPeriod::sold) > 36 * 24 && sum(weeks, &GrainPeriod::mean) > 9 * 20);
    QVERIFY(std::abs(sum(periods, &GrainPeriod::sold) - sum(weeks, &GrainPeriod::sold)) < 1e-9);
    QVERIFY(std::abs(sum(periods, &GrainPeriod::mean) - sum(weeks, &GrainPeriod::mean)) < 1e-9);
}

void TestDemandGrain::weeksAreTheSumsOfTheirDays()
{
    forecast();
    const auto shown = detail("A");
    const auto weeks = at(Grain::Week, shown);
    const auto days = at(Grain::Day, shown);
    const auto hours = at(Grain::Hour, shown);
    QCOMPARE(days.size(), weeks.size() * 7);
    QCOMPARE(hours.size(), days.size() * 24);
    for (std::size_t w = 0; w < weeks.size(); ++w) {
        const auto what = weeks[w].sold ? &GrainPeriod::sold : &GrainPeriod::mean;
        double ofDays = 0;
        for (std::size_t d = 7 * w; d < 7 * w + 7; ++d) {
            ofDays += *(days[d].*what);
            double ofHours = 0;
            for (std::size_t h = 24 * d; h < 24 * d + 24; ++h)
                ofHours += *(hours[h].*what);
            QVERIFY(std::abs(ofHours - *(days[d].*what)) < 1e-9);
        }
        QVERIFY(std::abs(ofDays - *(weeks[w].*what)) < 1e-9);
    }
    QCOMPARE(*days[0].sold, 6.0); // what was sold on a day is what the shop's orders say
    QCOMPARE(*hours[3 * 24 + 15].sold, 19.0);
}

void TestDemandGrain::daysThatNeverSoldStayEmpty()
{
    forecast();
    const auto days = at(Grain::Day, detail("A"));
    const auto ahead = std::span(days).last(7);
    // Of all weeks A sold on two days only; the shop sells on Fridays too, and A leans on that as 40 weeks of 76 would.
    QVERIFY(*ahead[3].mean > *ahead[0].mean && *ahead[0].mean > 0);
    QVERIFY(*ahead[4].mean > 0 && *ahead[4].mean < *ahead[3].mean);
    for (const std::size_t closed : {1, 2, 5}) {
        QCOMPARE(*ahead[closed].mean, 0.0);
        QCOMPARE(ahead[closed].high95, 0.0);
    }
}

void TestDemandGrain::monthsAreTheSumsOfTheirDays()
{
    forecast();
    const auto shown = detail("A");
    std::map<std::pair<int, unsigned>, std::pair<double, double>> sums;
    for (const GrainPeriod& day : at(Grain::Day, shown)) {
        const std::chrono::year_month_day date(std::chrono::floor<std::chrono::days>(day.start));
        auto& month = sums[{static_cast<int>(date.year()), static_cast<unsigned>(date.month())}];
        month.first += day.sold.value_or(0);
        month.second += day.mean.value_or(0);
    }
    const auto months = at(Grain::Month, shown);
    QCOMPARE(months.size(), sums.size()); // January to November
    std::size_t at = 0;
    for (const auto& [month, sum] : sums) {
        QVERIFY(std::abs(months[at].sold.value_or(0) - sum.first) < 1e-9);
        QVERIFY(std::abs(months[at].mean.value_or(0) - sum.second) < 1e-9);
        ++at;
    }
    QVERIFY(!months.front().whole);                               // the data begin on 3 January
    QVERIFY(months[8].sold && months[8].mean && months[8].whole); // the forecast begins on 12 September
    QVERIFY(!months.back().whole);                                // and ends on 13 November
}

void TestDemandGrain::intervalsHoldTheMean()
{
    forecast();
    const auto shown = detail("A");
    for (const Grain grain : {Grain::Day, Grain::Month})
        for (const GrainPeriod& one : at(grain, shown))
            if (one.mean)
                QVERIFY(one.low95 >= 0 && one.low95 <= one.low80 && one.low80 <= *one.mean + 1e-12 &&
                        *one.mean <= one.high80 + 1e-12 && one.high80 <= one.high95);
    // Four or five weeks spread less than each alone would, added up, and more than one of them.
    const auto months = at(Grain::Month, shown);
    const double october = months[9].high80 - *months[9].mean;
    double added = 0;
    for (std::size_t k = 0; k < shown.mean.size(); ++k)
        added += (shown.high80[k] - shown.mean[k]) * 31.0 / 63;
    QVERIFY(october < added && october > added / 10);
}

void TestDemandGrain::anOverrideIsToldInEveryPeriod()
{
    forecast();
    workflow::OverrideRequest request;
    request.workspace = (*m_shop)->path();
    request.sku = Sku{std::string("A")};
    request.week = *parseDay("2011-09-20");
    request.amount = 100;
    request.reason = "fair";
    request.author = "Ada";
    request.at = *parseShopTime("2011-12-10T10:00");
    QVERIFY(workflow::overrideDemand(request));
    const auto shown = detail("A");
    QVERIFY(std::abs(sum(at(Grain::Day, shown), &GrainPeriod::held) - 100) < 1e-9);
    const auto months = at(Grain::Month, shown);
    const double lifted = 100 - shown.mean[1];
    QVERIFY(std::abs(*months[8].held - *months[8].mean - lifted) < 1e-9);
    QVERIFY(!months[9].held);
}

void TestDemandGrain::whatAnOldForecastSaidOfThePastIsLeftOut()
{
    forecast();
    sell(36, 3);
    const auto shown = detail("A");
    QCOMPARE(shown.history.size(), std::size_t{39});
    for (const Grain grain : {Grain::Week, Grain::Day, Grain::Month})
        QVERIFY(std::abs(sum(at(grain, shown), &GrainPeriod::mean) -
                         std::accumulate(shown.mean.begin() + 3, shown.mean.end(), 0.0)) < 1e-9);
}

void TestDemandGrain::sharesReturnsOutLikeSales()
{
    auto settings = *workspace::loadSettings(**m_shop);
    settings.demand = workspace::DemandKind::Net;
    QVERIFY(workspace::saveSettings(**m_shop, settings));
    m_shop->sell({{"2011-02-01T11:00", "A", -10, 500}}); // a Tuesday, on which nothing was sold
    forecast();
    const auto shown = detail("A");
    const auto days = at(Grain::Day, shown);
    double week = 0;
    for (std::size_t d = 28; d < 35; ++d) {
        QVERIFY(*days[d].sold >= 0);
        week += *days[d].sold;
    }
    QVERIFY(std::abs(week - shown.history[4]) < 1e-9);
    QCOMPARE(*days[29].sold, 0.0);
}

void TestDemandGrain::aTrialIsMeasuredLikeTheChoice()
{
    forecast();
    const auto shown = detail("A");
    QVERIFY(!shown.backtest.empty());
    // A method that the choice tested keeps that score; one that it did not gets its own, at as many moments.
    for (const std::string& method : workflow::comparableMethods()) {
        const auto trial = workflow::tryMethod(shown, method, m_progress);
        QVERIFY2(trial, method.c_str());
        QCOMPARE(trial->mean.size(), shown.mean.size());
        const auto known = std::find_if(shown.backtest.begin(), shown.backtest.end(),
                                        [&](const auto& score) { return score.method == method; });
        if (known != shown.backtest.end())
            QCOMPARE(trial->score->mase, known->mase);
        else if (trial->score)
            QCOMPARE(trial->score->origins, shown.backtest.front().origins);
    }
    // The naive method says the last week again, now and then.
    const auto naive = workflow::tryMethod(shown, "naive", m_progress);
    for (const double mean : naive->mean)
        QCOMPARE(mean, shown.history.back());
    QCOMPARE(naive->past.size(), shown.past.size());
    QCOMPARE(naive->past.front().mean.front(), shown.history[shown.history.size() - 10]);
    QVERIFY(!workflow::tryMethod(shown, "no such method", m_progress));
}

void TestDemandGrain::aVerdictNamesTheNearerOne()
{
    forecast::BacktestScore one;
    one.method = "theta";
    one.mase = 0.8;
    forecast::BacktestScore two = one;
    two.method = "naive";
    two.mase = 1;
    const auto judged = workflow::verdictOn(two, one);
    QCOMPARE(judged->winner.method, std::string("theta"));
    QCOMPARE(judged->runnerUp.method, std::string("naive"));
    QVERIFY(std::abs(judged->margin - 0.2) < 1e-15);
    two.mase = std::nan("");
    QVERIFY(!workflow::verdictOn(two, one));
}

void TestDemandGrain::filesOfAnyGrainHaveTheSameTotals()
{
    forecast();
    const QTemporaryDir folder;
    for (const char* sku : {"A", ""}) { // one SKU, and all together
        std::optional<workflow::GrainFileSummary> weeks;
        for (const auto& [grain, rows] : {std::pair(Grain::Week, 45), std::pair(Grain::Hour, 45 * 168),
                                          std::pair(Grain::Day, 45 * 7), std::pair(Grain::Month, 11)}) {
            workflow::GrainFileRequest request;
            request.workspace = (*m_shop)->path();
            request.sku = Sku{std::string(sku)};
            request.grain = grain;
            request.outPath = folder.filePath("periods.csv").toStdString();
            const auto written = workflow::writeGrainFile(request, m_progress);
            QCOMPARE(written->rows, std::int64_t{rows});
            weeks = weeks.value_or(*written);
            QVERIFY(std::abs(written->sold - weeks->sold) < 1e-6 && written->sold > 800);
            QVERIFY(std::abs(written->forecast - weeks->forecast) < 1e-6 && written->forecast > 100);
            QFile file(folder.filePath("periods.csv"));
            QVERIFY(file.open(QIODevice::ReadOnly));
            QVERIFY(file.readLine().startsWith("start,sold,forecast,override,lo80"));
            QVERIFY(file.readLine().startsWith(grain == Grain::Month  ? "2011-01-01,"
                                               : grain == Grain::Hour ? "2011-01-03T00:00"
                                                                      : "2011-01-03,"));
        }
    }
    workflow::GrainFileRequest unknown;
    unknown.workspace = (*m_shop)->path();
    unknown.sku = Sku{std::string("Z")};
    QCOMPARE(workflow::writeGrainFile(unknown, m_progress).error().code, ErrorCode::NotFound);
}

QTEST_GUILESS_MAIN(TestDemandGrain)
#include "tst_demand_grain.moc"
