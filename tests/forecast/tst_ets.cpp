// SPDX-License-Identifier: GPL-3.0-or-later
#include "forecast/ets.h"
#include "textbook_series.h"

#include <QTest>

#include <algorithm>
#include <cmath>

using namespace ms::forecast;

// Reference values: statsmodels 0.13.5 ETSModel, which estimates the first state by maximum likelihood; here it is
// backcast, so that forecasts agree to about one per cent, not to the last digit.
class TestEts : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void matchesStatsmodelsOnTheNile();
    void matchesStatsmodelsOnAirPassengers_data();
    void matchesStatsmodelsOnAirPassengers();
    void prefersAMultiplicativeSeasonForAirPassengers();
    void continuesAStraightLine();
    void damps();
    void refusesWhatTheFormCannotSay();
    void growthOfTheErrorIsTheClosedForm();
    void formsAreThoseOfR();
};

void TestEts::matchesStatsmodelsOnTheNile()
{
    const auto fit = fitEts(textbook::nile, 1, {});
    QVERIFY(fit);
    QVERIFY2(std::abs(fit->parameters.alpha - 0.2467) < 0.01, qPrintable(QString::number(fit->parameters.alpha)));
    const auto forecast = forecastEts(*fit, 3);
    for (const double value : forecast)
        QVERIFY2(std::abs(value - 804.997) < 2, qPrintable(QString::number(value)));
    QCOMPARE(fit->fitted.size(), textbook::nile.size());
}

void TestEts::matchesStatsmodelsOnAirPassengers_data()
{
    QTest::addColumn<int>("trend");
    QTest::addColumn<QList<double>>("expected");
    QTest::newRow("MAM") << static_cast<int>(EtsTrend::Additive)
                         << QList<double>{442.77, 435.9,  498.81, 485.94, 487.54, 554.05,
                                          617.45, 614.16, 534.25, 467.0,  406.24, 457.37};
    QTest::newRow("MAdM") << static_cast<int>(EtsTrend::Damped)
                          << QList<double>{441.91, 434.65, 496.92, 483.52, 484.49, 549.91,
                                           611.97, 607.94, 528.33, 461.12, 400.49, 450.23};
}

void TestEts::matchesStatsmodelsOnAirPassengers()
{
    QFETCH(int, trend);
    QFETCH(QList<double>, expected);
    const auto fit = fitEts(textbook::airPassengers, 12,
                            {EtsError::Multiplicative, static_cast<EtsTrend>(trend), EtsSeason::Multiplicative});
    QVERIFY(fit);
    const auto forecast = forecastEts(*fit, 12);
    for (qsizetype k = 0; k < expected.size(); ++k) {
        const double got = forecast[static_cast<std::size_t>(k)];
        QVERIFY2(std::abs(got / expected[k] - 1) < 0.03,
                 qPrintable(QString("step %1: %2, not %3").arg(k + 1).arg(got).arg(expected[k])));
    }
}

void TestEts::prefersAMultiplicativeSeasonForAirPassengers()
{
    const EtsForm* best = nullptr;
    double bestAicc = HUGE_VAL;
    const auto forms = etsForms(true, true);
    for (const EtsForm& form : forms)
        if (const auto fit = fitEts(textbook::airPassengers, 12, form); fit && fit->aicc < bestAicc) {
            bestAicc = fit->aicc;
            best = &form;
        }
    QVERIFY(best);
    QVERIFY2(best->season == EtsSeason::Multiplicative && best->error == EtsError::Multiplicative,
             nameOf(*best).c_str());
}

void TestEts::continuesAStraightLine()
{
    std::vector<double> line;
    for (int t = 0; t < 30; ++t)
        line.push_back(10 + 3 * t);
    const auto fit = fitEts(line, 1, {EtsError::Additive, EtsTrend::Additive, EtsSeason::None});
    QVERIFY(fit);
    QVERIFY(std::abs(forecastEts(*fit, 5).back() - (10 + 3 * 34)) < 1e-6);
}

void TestEts::damps()
{
    const auto fit = fitEts(textbook::airPassengers, 1, {EtsError::Additive, EtsTrend::Damped, EtsSeason::None});
    QVERIFY(fit);
    const auto forecast = forecastEts(*fit, 40);
    QVERIFY(std::abs(forecast[39] - forecast[38]) <= std::abs(forecast[1] - forecast[0]) + 1e-12);
}

void TestEts::refusesWhatTheFormCannotSay()
{
    const std::vector<double> withZero = {1, 2, 0, 4, 5, 6, 7, 8, 9, 10};
    QVERIFY(!fitEts(withZero, 1, {EtsError::Multiplicative, EtsTrend::None, EtsSeason::None}));
    QVERIFY(!fitEts(withZero, 12, {EtsError::Additive, EtsTrend::None, EtsSeason::Additive}));
    QVERIFY(!fitEts(std::vector<double>{1, 2}, 1, {}));
}

void TestEts::growthOfTheErrorIsTheClosedForm()
{
    EtsFit fit;
    fit.parameters.alpha = 0.4;
    const auto growth = etsErrorGrowth(fit, 3); // SES: sqrt(1 + (h - 1)·alpha²)
    QCOMPARE(growth[0], 1.0);
    QVERIFY(std::abs(growth[2] - std::sqrt(1 + 2 * 0.16)) < 1e-12);
}

void TestEts::formsAreThoseOfR()
{
    QCOMPARE(etsForms(true, true).size(), std::size_t{15});
    QCOMPARE(etsForms(false, true).size(), std::size_t{6});
    QCOMPARE(etsForms(false, false).size(), std::size_t{3});
    QCOMPARE(nameOf({EtsError::Multiplicative, EtsTrend::Damped, EtsSeason::Multiplicative}), std::string("MAdM"));
}

QTEST_APPLESS_MAIN(TestEts)
#include "tst_ets.moc"
