// SPDX-License-Identifier: GPL-3.0-or-later
#include "forecast/forecaster.h"
#include "forecast/neural/lstm.h"
#include "stats/random.h"

#include <QElapsedTimer>
#include <QTest>

#include <atomic>
#include <cmath>
#include <limits>
#include <thread>

using namespace ms;
using namespace ms::forecast;

namespace {

constexpr double unknown = std::numeric_limits<double>::quiet_NaN();
constexpr int horizon = 3;

/// Shops that sell their size, and three times that in weeks of a promotion, one in six; the second of the weeks
/// to forecast is promoted.
std::vector<Series> plantedPanel(int shops = 20)
{
    std::vector<Series> panel;
    for (int i = 0; i < shops; ++i) {
        stats::Random random(3, static_cast<std::uint64_t>(i));
        Series one;
        one.id = "shop " + std::to_string(i);
        one.frequency = Frequency::Weekly;
        one.firstPeriod = 2000;
        Regressor promotion{"promotion", {}};
        for (int t = 0; t < 70 + horizon; ++t) {
            const bool promoted = t < 70 ? random.uniform() < 1.0 / 6 : t == 71;
            promotion.values.push_back(promoted ? 1 : 0);
            if (t < 70)
                one.history.push_back((20 + 10 * i) * (promoted ? 3 : 1) * std::exp(0.05 * random.normal()));
        }
        one.regressors = {promotion};
        panel.push_back(std::move(one));
    }
    return panel;
}

double truth(std::size_t series, std::size_t step)
{
    return (20 + 10 * static_cast<double>(series)) * (step == 1 ? 3 : 1);
}

/// The door without the plugin: the test links the room itself.
class Door final : public NetworkDoor {
public:
    Result<std::vector<std::optional<PanelOpinion>>> forecastLstm(std::span<const Series> series, int steps,
                                                                  const LstmSettings& settings,
                                                                  Progress& progress) const override
    {
        return forecast::forecastLstm(series, steps, settings, progress);
    }
};

class CancelAfter final : public Progress {
public:
    explicit CancelAfter(int questions) : m_left(questions) {}
    [[nodiscard]] bool canceled() const override { return m_left-- <= 0; }

private:
    mutable std::atomic<int> m_left;
};

class Switch final : public Progress {
public:
    [[nodiscard]] bool canceled() const override { return m_canceled; }
    void cancel() { m_canceled = true; }

private:
    std::atomic<bool> m_canceled = false;
};

} // namespace

class TestLstm : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void forecastsAPlantedPromotion();
    void sameBytesForAnyThreadCountAndRun();
    void copesWithGapsAndUnknownFutures();
    void shortPanelsFallBackWithANote();
    void saysSoWithoutThePlugin();
    void cancelIsAnswered();

private:
    Door m_door;
    NoProgress m_progress;
};

void TestLstm::forecastsAPlantedPromotion()
{
    const std::vector<Series> panel = plantedPanel();
    const auto forecasts = forecastAll(panel, horizon, {.model = "lstm", .networks = &m_door}, 1, m_progress);
    QVERIFY2(forecasts, forecasts ? "" : forecasts.error().detail.c_str());
    double sum = 0;
    for (std::size_t i = 0; i < panel.size(); ++i) {
        const Forecast& one = *(*forecasts)[i];
        QCOMPARE(one.method, std::string("lstm"));
        QCOMPARE(one.backtest.size(), std::size_t{3}); // together, alone, each by itself
        for (std::size_t k = 0; k < horizon; ++k) {
            sum += std::abs(one.mean[k] / truth(i, k) - 1);
            QVERIFY(one.intervals[1].low[k] >= 0 && one.intervals[1].low[k] <= one.mean[k]);
            QVERIFY(one.intervals[1].high[k] >= one.intervals[0].high[k]);
        }
    }
    // Blind to promotions it would be off by 0.22 on the mean of the three weeks.
    QVERIFY2(sum / (20 * horizon) < 0.1, qPrintable(QString::number(sum / (20 * horizon))));
}

void TestLstm::sameBytesForAnyThreadCountAndRun()
{
    const std::vector<Series> panel = plantedPanel(5);
    const auto once = forecastAll(panel, horizon, {.model = "lstm", .networks = &m_door}, 1, m_progress);
    const auto again = forecastAll(panel, horizon, {.model = "lstm", .networks = &m_door}, 3, m_progress);
    QVERIFY(once && again);
    for (std::size_t i = 0; i < panel.size(); ++i) {
        QCOMPARE((*again)[i]->mean, (*once)[i]->mean);
        QCOMPARE((*again)[i]->intervals[1].high, (*once)[i]->intervals[1].high);
    }
}

void TestLstm::copesWithGapsAndUnknownFutures()
{
    std::vector<Series> panel = plantedPanel(8);
    for (std::size_t i = 0; i < panel.size(); ++i)
        panel[i].history[20 + i] = unknown;
    panel[2].regressors.clear();
    panel[3].history.assign(70, 0.0);
    panel[4].history[5] = std::numeric_limits<double>::infinity();
    panel[5].history[60] = 1e12;
    const auto forecasts = forecastAll(panel, horizon, {.model = "lstm", .networks = &m_door}, 1, m_progress);
    QVERIFY(forecasts);
    for (std::size_t i = 0; i < panel.size(); ++i) {
        if (i == 4) {
            QVERIFY(!(*forecasts)[i] && (*forecasts)[i].error().code == ErrorCode::InvalidInput);
            continue;
        }
        QVERIFY((*forecasts)[i]);
        for (const double mean : (*forecasts)[i]->mean)
            QVERIFY(std::isfinite(mean) && mean >= 0);
    }
    QCOMPARE((*forecasts)[3]->mean, std::vector<double>(horizon, 0.0));
}

void TestLstm::shortPanelsFallBackWithANote()
{
    Series one;
    one.id = "short";
    one.history = {3, 4, 5, 4, 6};
    const auto forecast = forecastSeries(one, 2, {.model = "lstm", .networks = &m_door});
    QVERIFY(forecast);
    QVERIFY2(forecast->note.starts_with("lstm needs more history"), forecast->note.c_str());
}

void TestLstm::saysSoWithoutThePlugin()
{
    const auto forecasts = forecastAll(plantedPanel(), horizon, {.model = "lstm"}, 1, m_progress);
    QVERIFY(!forecasts);
    QCOMPARE(forecasts.error().code, ErrorCode::Unavailable);
    QCOMPARE(forecasts.error().detail,
             std::string("the networks are not installed; every other model works without them"));
}

void TestLstm::cancelIsAnswered()
{
    const std::vector<Series> panel = plantedPanel();
    for (const int questions : {0, 5, 60}) {
        CancelAfter progress(questions);
        const auto opinions = forecastLstm(panel, horizon, {}, progress);
        QVERIFY(!opinions);
        QCOMPARE(opinions.error().code, ErrorCode::Canceled);
    }
    Switch progress;
    QElapsedTimer sinceCancel;
    std::thread merchant([&] {
        std::this_thread::sleep_for(std::chrono::milliseconds(300));
        sinceCancel.start();
        progress.cancel();
    });
    LstmSettings longRun;
    longRun.epochs = 100000;
    longRun.patience = 100000;
    const auto opinions = forecastLstm(panel, horizon, longRun, progress);
    const qint64 answered = sinceCancel.elapsed();
    merchant.join();
    QVERIFY(!opinions);
    QVERIFY2(answered < 1000, qPrintable(QString::number(answered)));
}

QTEST_GUILESS_MAIN(TestLstm)
#include "tst_lstm.moc"
