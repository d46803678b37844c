// SPDX-License-Identifier: GPL-3.0-or-later
#include "forecast/theta.h"
#include "textbook_series.h"

#include <QTest>

#include <algorithm>
#include <cmath>

using namespace ms::forecast;

class TestTheta : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void matchesStatsmodelsOnTheNile();
    void standardMethodKeepsThetaTwo();
    void optimisedMethodsFitNoWorse();
    void findsTheLeastErrorsOfAFineGrid();
    void continuesAStraightLineByHalfItsSlopeOrMore();
};

// statsmodels 0.13.5: ThetaModel(nile, period=1, deseasonalize=False).fit().forecast(5), alpha 0.246542, b0 -2.714305.
// There alpha is that of simple smoothing; here alpha and the first level minimise the errors of the Theta model
// itself, as in Fiorucci et al., so that the level differs by one per cent, and the drift not at all.
void TestTheta::matchesStatsmodelsOnTheNile()
{
    const auto fit = fitTheta(textbook::nile, ThetaKind::Standard);
    QVERIFY(std::abs(fit.slope - -2.714305) < 1e-5);
    const auto forecast = forecastTheta(fit, 5);
    const double expected[] = {799.539, 798.182, 796.825, 795.468, 794.111};
    for (std::size_t k = 0; k < 5; ++k)
        QVERIFY2(std::abs(forecast[k] - expected[k]) < 9, qPrintable(QString::number(forecast[k])));
    QVERIFY(std::abs((forecast[4] - forecast[3]) - fit.slope / 2) < 1e-9);
}

void TestTheta::standardMethodKeepsThetaTwo()
{
    QCOMPARE(fitTheta(textbook::nile, ThetaKind::Standard).theta, 2.0);
}

void TestTheta::optimisedMethodsFitNoWorse()
{
    const auto squares = [](const ThetaFit& fit) {
        double sum = 0;
        for (std::size_t t = 2; t < textbook::nile.size(); ++t)
            sum += std::pow(textbook::nile[t] - fit.fitted[t], 2);
        return sum;
    };
    QVERIFY(squares(fitTheta(textbook::nile, ThetaKind::Optimised)) <=
            squares(fitTheta(textbook::nile, ThetaKind::Standard)) * 1.001);
}

// The recursion of Fiorucci et al. (2016), eq. 8-11, written out once more and run over a grid of every parameter.
void TestTheta::findsTheLeastErrorsOfAFineGrid()
{
    const auto& y = textbook::nile;
    const ThetaFit fit = fitTheta(y, ThetaKind::Standard);
    const auto squaresAt = [&](double alpha, double level) {
        double sum = 0;
        for (std::size_t t = 0; t < y.size(); ++t) {
            const double power = std::pow(1 - alpha, static_cast<double>(t));
            const double forecast =
                level + 0.5 * (power * fit.intercept + (1 - power * (1 - alpha)) / alpha * fit.slope);
            sum += t >= 2 ? (y[t] - forecast) * (y[t] - forecast) : 0;
            level = alpha * y[t] + (1 - alpha) * level;
        }
        return sum;
    };
    double least = HUGE_VAL;
    for (double alpha = 0.1; alpha <= 0.99; alpha += 0.002)
        for (double level = -500; level <= 3000; level += 20)
            least = std::min(least, squaresAt(alpha, level));
    double own = 0;
    for (std::size_t t = 2; t < y.size(); ++t)
        own += (y[t] - fit.fitted[t]) * (y[t] - fit.fitted[t]);
    QVERIFY2(own < 1.0001 * least, qPrintable(QString("%1 against %2").arg(own).arg(least)));
    QVERIFY(std::abs(own / (static_cast<double>(y.size()) - 4) - fit.sigma * fit.sigma) < 1e-6 * own);
}

void TestTheta::continuesAStraightLineByHalfItsSlopeOrMore()
{
    std::vector<double> line;
    for (int t = 0; t < 40; ++t)
        line.push_back(100 + 2 * t);
    for (const ThetaKind kind : {ThetaKind::Standard, ThetaKind::Optimised, ThetaKind::Dynamic}) {
        const auto forecast = forecastTheta(fitTheta(line, kind), 10);
        const double step = forecast[9] - forecast[8];
        QVERIFY2(step > 0.99 && step < 2.01, qPrintable(QString::number(step)));
    }
}

QTEST_APPLESS_MAIN(TestTheta)
#include "tst_theta.moc"
