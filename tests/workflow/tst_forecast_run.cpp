// SPDX-License-Identifier: GPL-3.0-or-later
#include "../features/small_shop.h"
#include "workflow/demand_view.h"
#include "workflow/forecast_run.h"
#include "workspace/forecast_repository.h"
#include "workspace/price_repository.h"

#include <QTest>

#include <algorithm>
#include <cmath>

using namespace ms;
using features::testing::SmallShop;
using workflow::DemandException;

namespace {

/// Cancels after `m_left` questions.
class StopsLater : public Progress {
public:
    explicit StopsLater(int left) : m_left(left) {}
    [[nodiscard]] bool canceled() const override { return m_left-- <= 0; }

private:
    mutable int m_left;
};

} // namespace

class TestForecastRun : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void storesWhatItForecast();
    void sameInputGivesTheSameRun();
    void cancelKeepsFinishedSkus();
    void saysWhenThereIsNothingToForecast();
    void viewShowsEverySkuWithItsForecast();
    void viewSaysWhenTheRunIsStale();
    void viewPutsWhatStoppedAmongTheExceptions();
    void detailShowsHistoryForecastAndBacktest();

private:
    workflow::ForecastRunRequest request(int horizon = 4)
    {
        workflow::ForecastRunRequest request;
        request.workspace = (*m_shop)->path();
        request.horizon = horizon;
        request.at = *parseShopTime("2011-12-10T09:00");
        return request;
    }
    std::unique_ptr<SmallShop> m_shop;
    NoProgress m_progress;
};

void TestForecastRun::init()
{
    m_shop = std::make_unique<SmallShop>();
}

void TestForecastRun::storesWhatItForecast()
{
    m_shop->sellForAYear();
    const auto summary = workflow::runForecast(request(), m_progress);
    QVERIFY2(summary, summary ? "" : summary.error().detail.c_str());
    QCOMPARE(summary->forecast, 3);
    QCOMPARE(summary->failed, 0);
    const workspace::ForecastRepository repository(**m_shop);
    const auto run = repository.latest();
    QVERIFY(run && *run);
    QCOMPARE((*run)->horizon, 4);
    QCOMPARE((*run)->dataSha256.size(), std::size_t{64});
    QVERIFY((*run)->firstDay == *parseDay("2011-10-10"));
    const auto forecast = repository.of((*run)->key, m_shop->product("A"));
    QVERIFY(forecast);
    QCOMPARE(forecast->points.size(), std::size_t{4});
    QVERIFY2(std::abs(forecast->points[0].mean - 21) < 1, qPrintable(QString::number(forecast->points[0].mean)));
    QVERIFY(forecast->points[0].low95 <= forecast->points[0].low80 &&
            forecast->points[0].high80 <= forecast->points[0].high95);
    QVERIFY(!forecast->runnerUp.empty() && forecast->runnerUp != forecast->method);
    QVERIFY(forecast->mase && forecast->errorStdDev && *forecast->errorStdDev > 0);
}

void TestForecastRun::sameInputGivesTheSameRun()
{
    m_shop->sellForAYear();
    QVERIFY(workflow::runForecast(request(), m_progress));
    auto again = request();
    again.threads = 3;
    QVERIFY(workflow::runForecast(again, m_progress));
    const workspace::ForecastRepository repository(**m_shop);
    const auto runs = repository.runs();
    QCOMPARE(runs->size(), std::size_t{2});
    QCOMPARE((*runs)[0].dataSha256, (*runs)[1].dataSha256);
    for (const char* sku : {"A", "B", "C"})
        QVERIFY(*repository.of((*runs)[0].key, m_shop->product(sku)) ==
                *repository.of((*runs)[1].key, m_shop->product(sku)));
}

void TestForecastRun::cancelKeepsFinishedSkus()
{
    m_shop->sellForAYear();
    auto asked = request();
    asked.threads = 1;
    StopsLater afterTwo(2);
    const auto summary = workflow::runForecast(asked, afterTwo);
    QVERIFY(summary);
    QCOMPARE(summary->forecast, 2);
    QCOMPARE(summary->notReached, 1);
    StopsLater atOnce(0);
    QCOMPARE(workflow::runForecast(asked, atOnce).error().code, ErrorCode::Canceled);
    QCOMPARE(workspace::ForecastRepository(**m_shop).runs()->size(), std::size_t{1});
}

void TestForecastRun::saysWhenThereIsNothingToForecast()
{
    QCOMPARE(workflow::runForecast(request(), m_progress).error().code, ErrorCode::NotEnoughData);
    auto elsewhere = request();
    elsewhere.workspace += ".missing";
    QCOMPARE(workflow::runForecast(elsewhere, m_progress).error().code, ErrorCode::NotFound);
    for (const int horizon : {0, workflow::longestRunHorizon + 1})
        QCOMPARE(workflow::runForecast(request(horizon), m_progress).error().code, ErrorCode::InvalidInput);
}

void TestForecastRun::viewShowsEverySkuWithItsForecast()
{
    m_shop->sellForAYear();
    const auto before = workflow::readDemandView((*m_shop)->path(), m_progress);
    QVERIFY(before && !before->run);
    QCOMPARE(before->rows.size(), std::size_t{3});
    QVERIFY(workflow::runForecast(request(), m_progress));
    const auto view = workflow::readDemandView((*m_shop)->path(), m_progress);
    QVERIFY(view && view->run);
    QCOMPARE(view->rows[0].sku.text, std::string("A")); // most value first
    QCOMPARE(view->rows[0].abc, 'A');
    QCOMPARE(view->rows[0].xyz, 'X');
    QVERIFY(std::abs(view->rows[0].unitsAWeek - 21) < 0.5);
    QVERIFY(view->rows[0].forecastAWeek && view->rows[0].change);
    QCOMPARE(view->rows[0].history.size(), std::size_t{40});
    QCOMPARE(view->skusByClass[0] + view->skusByClass[1] + view->skusByClass[2], 3);
}

void TestForecastRun::viewSaysWhenTheRunIsStale()
{
    m_shop->sellForAYear();
    QVERIFY(workflow::runForecast(request(), m_progress));
    QVERIFY(!workflow::readDemandView((*m_shop)->path(), m_progress)->run->stale);
    m_shop->sell({{"2011-10-16", "A", 20, 500}});
    QVERIFY(workflow::readDemandView((*m_shop)->path(), m_progress)->run->stale);
}

void TestForecastRun::viewPutsWhatStoppedAmongTheExceptions()
{
    m_shop->sellForAYear();
    QVERIFY(workflow::runForecast(request(), m_progress));
    const auto view = workflow::readDemandView((*m_shop)->path(), m_progress);
    const auto stopped =
        std::find_if(view->rows.begin(), view->rows.end(), [](const auto& row) { return row.sku.text == "C"; });
    QVERIFY(stopped->exception == DemandException::Stopped);
    QCOMPARE(stopped->exceptionSize, 15.0);
    QVERIFY(view->exceptions >= 1);
}

void TestForecastRun::detailShowsHistoryForecastAndBacktest()
{
    m_shop->sellForAYear();
    workspace::Promotion promotion;
    promotion.product = m_shop->product("A");
    promotion.days = {*parseDay("2011-03-07"), *parseDay("2011-03-14")};
    promotion.kind = std::string("deal");
    QVERIFY(workspace::PriceRepository(**m_shop).addPromotion(promotion));
    QVERIFY(workflow::runForecast(request(), m_progress));
    const auto view = workflow::readDemandView((*m_shop)->path(), m_progress);
    QVERIFY(view);
    const auto detail = workflow::readDemandDetail((*m_shop)->path(), view->rows[0], m_progress);
    QVERIFY2(detail, detail ? "" : detail.error().detail.c_str());
    QCOMPARE(detail->history.size(), std::size_t{40});
    QVERIFY(detail->days[0] == *parseDay("2011-01-03"));
    QVERIFY(detail->forecastDays[0] == *parseDay("2011-10-10"));
    QCOMPARE(detail->mean.size(), std::size_t{4});
    QCOMPARE(detail->promotions.size(), std::size_t{1});
    QVERIFY(detail->backtest.size() >= 3);
    QCOMPARE(detail->past.size(), std::size_t{2});
    QVERIFY(detail->past[0].firstDay == *parseDay("2011-09-12"));
    QCOMPARE(detail->fitted.size(), detail->history.size());
}

QTEST_APPLESS_MAIN(TestForecastRun)
#include "tst_forecast_run.moc"
