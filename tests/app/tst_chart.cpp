// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/chart/axis_ticks.h"
#include "app/chart/chart_view.h"
#include "app/chart/decimate.h"
#include "app/chart/plot_view.h"
#include "app_test.h"

#include <QFile>
#include <QSignalSpy>

#include <cmath>
#include <limits>

using namespace ms;
using namespace ms::app;

namespace {

QList<QPointF> wave(int count)
{
    QList<QPointF> points;
    for (int i = 0; i < count; ++i)
        points << QPointF(i, std::sin(i / 50.0));
    return points;
}

double dayOf(int year, int month, int day)
{
    return static_cast<double>(QDate(1970, 1, 1).daysTo(QDate(year, month, day)));
}

} // namespace

class ChartTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { prepareLook(); }

    void fewPointsStayAsTheyAre() { QCOMPARE(decimated(wave(1000), 0, 999, 100), wave(1000)); }

    void manyPointsBecomeAtMostFourAPixel()
    {
        const auto kept = decimated(wave(100'000), 0, 99'999, 500);
        QVERIFY(kept.size() <= 4 * 500 + 2);
        QVERIFY(
            std::is_sorted(kept.begin(), kept.end(), [](const QPointF& a, const QPointF& b) { return a.x() < b.x(); }));
        QCOMPARE(kept.front(), QPointF(0, 0));
        QCOMPARE(kept.back().x(), 99'999.0);
    }

    void noSpikeIsLost()
    {
        auto points = wave(100'000);
        points[54'321].setY(1000);
        points[12'345].setY(-1000);
        const auto kept = decimated(points, 0, 99'999, 300);
        QVERIFY(kept.contains(QPointF(54'321, 1000)));
        QVERIFY(kept.contains(QPointF(12'345, -1000)));
    }

    void aZoomKeepsOneNeighbourAtEitherSide()
    {
        const auto kept = decimated(wave(100), 10.5, 20.5, 100);
        QCOMPARE(kept.front().x(), 10.0);
        QCOMPARE(kept.back().x(), 21.0);
    }

    void gapsAreLeftOut()
    {
        auto points = wave(10);
        points[4].setY(std::numeric_limits<double>::quiet_NaN());
        QCOMPARE(decimated(points, 0, 9, 100).size(), 9);
        QVERIFY(decimated({}, 0, 9, 100).isEmpty());
    }

    void numbersAreTickedAtRoundValues()
    {
        const auto ticks = numberTicks(0, 187, 5);
        QCOMPARE(ticks.size(), std::size_t{4});
        QCOMPARE(ticks[1].at, 50.0);
        QCOMPARE(numberTicks(0, 1, 5)[1].label, "0.2");
        QCOMPARE(numberTicks(0, 400'000, 5)[1].label, "100k");
        QVERIFY(numberTicks(1, 1, 5).empty());
    }

    void daysAreTickedAtFirstDays()
    {
        const auto ticks = dayTicks(dayOf(2010, 12, 1), dayOf(2011, 12, 9), 6);
        QCOMPARE(ticks.front().at, dayOf(2011, 1, 1));
        QCOMPARE(ticks.front().label, "Jan 2011");
        QCOMPARE(ticks[1].label, "Apr");
        const auto weeks = dayTicks(dayOf(2011, 3, 1), dayOf(2011, 3, 31), 5);
        for (const Tick& tick : weeks)
            QCOMPARE(QDate(1970, 1, 1).addDays(static_cast<qint64>(tick.at)).dayOfWeek(), static_cast<int>(Qt::Monday));
        QVERIFY(dayTicks(dayOf(1990, 1, 1), dayOf(2020, 1, 1), 4).size() <= 4);
    }

    void theWheelZoomsAndADoubleClickResets()
    {
        ChartView chart;
        chart.resize(600, 400);
        chart.begin({"x"}, {"y"});
        chart.addLine("wave", wave(1000), Ink::History);
        chart.end();
        chart.show();
        const auto full = chart.shownRange();
        auto* plot = chart.findChild<PlotView*>();
        QWheelEvent wheel(QPointF(300, 200), plot->mapToGlobal(QPointF(300, 200)), {}, QPoint(0, 120), Qt::NoButton,
                          Qt::NoModifier, Qt::NoScrollPhase, false);
        QApplication::sendEvent(plot->viewport(), &wheel);
        QVERIFY(chart.shownRange().second - chart.shownRange().first < full.second - full.first);
        QTest::mouseDClick(plot->viewport(), Qt::LeftButton, {}, QPoint(300, 200));
        QCOMPARE(chart.shownRange(), full);
    }

    void aHandleFollowsTheMouse()
    {
        ChartView chart;
        chart.resize(600, 400);
        chart.begin({"Price"}, {"Units"});
        chart.addLine("demand", wave(101), Ink::Forecast);
        const int id = chart.addHandle(50, "£50", Ink::Forecast);
        chart.end();
        chart.show();
        auto* plot = chart.findChild<PlotView*>();
        const QRectF area = plot->chart()->plotArea();
        QSignalSpy moved(&chart, &ChartView::handleMoved);
        const QPoint from(static_cast<int>(area.center().x()), static_cast<int>(area.center().y()));
        QTest::mousePress(plot->viewport(), Qt::LeftButton, {}, from);
        QTest::mouseMove(plot->viewport(), from + QPoint(60, 0));
        QVERIFY(!moved.isEmpty());
        QCOMPARE(moved.back()[0].toInt(), id);
        QVERIFY(moved.back()[1].toDouble() > 55);
        QTest::mouseRelease(plot->viewport(), Qt::LeftButton, {}, from + QPoint(60, 0));
    }

    void whatIsSeenIsWhatIsExported()
    {
        ChartView chart;
        chart.resize(600, 400);
        chart.setTitle("Waves");
        chart.setCaption("A sine.");
        chart.begin({"Day", AxisKind::Day}, {"Units"});
        chart.addLine("wave", {{0, 1}, {1, 2.5}}, Ink::History);
        chart.end();
        QCOMPARE(chart.dataAsText(), "Series\tDay\tUnits\tLow\nwave\t1970-01-01\t1\t\nwave\t1970-01-02\t2.5\t\n");
        const QTemporaryDir folder;
        for (const char* ending : {"png", "svg", "pdf"}) {
            const QString path = folder.filePath(QString("chart.") + ending);
            QVERIFY2(chart.exportPicture(path), ending);
            QVERIFY2(QFile(path).size() > 500, ending);
        }
        QVERIFY(!chart.exportPicture("/nowhere/chart.png"));
        QCOMPARE(chart.picture(2).width(), 1200);
    }
};

QTEST_MAIN(ChartTest)
#include "tst_chart.moc"
