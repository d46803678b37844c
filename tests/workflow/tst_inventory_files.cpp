// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/inventory_demand_file.h"
#include "workflow/inventory_files.h"

#include "core/progress.h"
#include "forecast/types.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace ms;
using namespace ms::workflow;

class TestInventoryFiles : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;

    std::string write(const char* name, const char* text) const
    {
        QFile file(m_folder.filePath(QString::fromLatin1(name)));
        if (!file.open(QIODevice::WriteOnly))
            qFatal("cannot write");
        file.write(text);
        return file.fileName().toStdString();
    }
    [[nodiscard]] std::string path(const char* name) const
    {
        return m_folder.filePath(QString::fromLatin1(name)).toStdString();
    }
    static QByteArrayList lines(const std::string& path)
    {
        QFile file(QString::fromStdString(path));
        if (!file.open(QIODevice::ReadOnly))
            return {};
        auto all = file.readAll().split('\n');
        all.removeLast();
        return all;
    }

private Q_SLOTS:
    void answersEachCaseOrSaysWhyNot()
    {
        const auto cases =
            write("cases.csv", "case_id,model,inputs_json\n"
                               "a,newsvendor_poisson,\"{\"\"holding_cost\"\": 1, \"\"stockout_cost\"\": 4, "
                               "\"\"demand_mean\"\": 6}\"\n"
                               "b,tarot,{}\n"
                               "c,eoq,\"{\"\"fixed_cost\"\": 8}\"\n");
        NoProgress progress;
        const auto done = solvePolicyFile(cases, path("policy.csv"), progress);
        QVERIFY(done);
        QCOMPARE(done->rowsRead, 3);
        QCOMPARE(done->rowsWritten, 3);
        QCOMPARE(done->failures.size(), std::size_t{2});
        const auto rows = lines(path("policy.csv"));
        QCOMPARE(rows[0], QByteArray("case_id,model,result_json,status"));
        QVERIFY(rows[1].startsWith("a,newsvendor_poisson,") && rows[1].endsWith(",ok") && rows[1].contains("8.0"));
        QVERIFY(rows[2].contains("tarot") && !rows[2].endsWith(",ok"));
        QVERIFY(rows[3].contains("is missing"));
    }
    void transfersComeBeforeOrders()
    {
        const auto stock = write("transfers.csv", "sku,location_id,position,demand_mean,demand_sd\n"
                                                  "A,north,40,8,3\nA,south,0,8,3\nB,north,5,5,2\nB,south,x,5,2\n");
        const auto done = transferFiles({stock, path("moves.csv"), 0.1});
        QVERIFY(done);
        QCOMPARE(done->rowsRejected, 1);
        const auto rows = lines(path("moves.csv"));
        QCOMPARE(rows.size(), 2);
        QVERIFY2(rows[1].startsWith("A,north,south,"), rows[1].constData());
    }
    /// Two jars and a box a hamper: 5 hampers and 3 loose jars are 13 jars; 9 jars and 2 boxes make two hampers.
    void kitsAreTakenApart()
    {
        const auto kits = write("kits.csv", "kit,component,units\nhamper,jar,2\nhamper,box,1\n");
        const auto stock = write("kitstock.csv", "sku,demand,on_hand\nhamper,5,0\njar,3,9\nbox,0,2\n");
        const auto done = kitFiles({kits, stock, path("components.csv")});
        QVERIFY(done);
        const auto rows = lines(path("components.csv"));
        QCOMPARE(rows, (QByteArrayList{"sku,demand,demand_with_kits,on_hand,available", "hamper,5,5,0,2",
                                       "jar,3,13,9,9", "box,0,5,2,2"}));
        const auto circle = write("circle.csv", "kit,component,units\na,b,1\nb,a,1\n");
        QVERIFY(!kitFiles({circle, stock, path("none.csv")}));
    }
    void replaysDemandAgainstPolicies()
    {
        const auto demand =
            write("demand.csv", "series_id,t,value\nA,2,4\nA,1,12\nA,3,0\nA,4,7\nB,1,1\nB,2,x\nB,1,5\n");
        const auto policies =
            write("policies.csv", "policy,series_id,lead_time,reorder_point,order_quantity,order_up_to,initial_on_hand,"
                                  "holding_cost,stockout_cost,order_cost\n"
                                  "base,A,1,,,10,10,0.5,3,2\n"
                                  "ss,,0,2,,5,,1,1,0\n"
                                  "bad,,1,3,,,,0,0,0\n"
                                  "worse,,half,,,5,,0,0,0\n");
        NoProgress progress;
        SimulationFiles files{demand, policies, path("simulation.csv"), path("rejects.csv")};
        const auto done = simulateFiles(files, progress);
        QVERIFY(done);
        QCOMPARE(done->rowsRejected, 4); // two of the demand, two policies
        QCOMPARE(done->rowsWritten, 3);
        const auto rows = lines(path("simulation.csv"));
        QVERIFY(rows[0].startsWith("series_id,policy,periods,stockout_periods,cycle_service,fill_rate"));
        // As worked by hand in tst_simulation
        QVERIFY2(rows[1].startsWith("A,base,4,2,0.5,") && rows[1].endsWith(",10,6,6.5,18,2,26.5"), rows[1].constData());
        QCOMPARE(lines(path("rejects.csv")).size(), 3);
    }
    void aSeriesBeyondAllMeasureDoesNotStopTheReplay()
    {
        const auto demand = write("huge.csv", "series_id,t,value\nA,1,4\nhuge,1,1e300\nB,1,2\n");
        const auto policies = write("one-policy.csv", "policy,lead_time,order_up_to\nbase,1,10\n");
        NoProgress progress;
        const auto done = simulateFiles({demand, policies, path("replayed.csv"), {}}, progress);
        QVERIFY(done);
        QCOMPARE(done->rowsWritten, 2);
        QCOMPARE(done->failures.size(), std::size_t{1});
        QVERIFY(done->failures[0].starts_with("series 'huge'"));
    }
    /// What is ordered in period 2 arrives in period 4: the shelf is full again in period 5, whether the two before it
    /// have rows or not.
    void aPeriodWithoutARowPasses_data()
    {
        QTest::addColumn<QByteArray>("rows");
        QTest::addColumn<DemandReading>("reading");
        QTest::addColumn<int>("gaps");
        QTest::addColumn<QByteArray>("outcome");
        const DemandReading unknown;
        const DemandReading zero{true, {}};
        const QByteArray threePeriods = "A,base,3,1,0.66";
        const QByteArray fivePeriods = "A,base,5,1,0.8,0.66";
        QTest::newRow("not known") << QByteArray("A,1,10\nA,2,10\nA,5,10\n") << unknown << 2 << threePeriods;
        QTest::newRow("no demand") << QByteArray("A,1,10\nA,2,10\nA,5,10\n") << zero << 2 << fivePeriods;
        QTest::newRow("written") << QByteArray("A,1,10\nA,2,10\nA,3,0\nA,4,0\nA,5,10\n") << unknown << 0 << fivePeriods;
        QTest::newRow("rejected") << QByteArray("A,1,10\nA,2,10\nA,3,x\nA,4,-1\nA,5,10\nA,6,\n") << zero << 0
                                  << threePeriods;
        QTest::newRow("months") << QByteArray("A,2020-12-31,10\nA,2021-01-31,10\nA,2021-04-30,10\n")
                                << DemandReading{true, forecast::Frequency::Monthly} << 2 << fivePeriods;
        QTest::newRow("weeks") << QByteArray("A,2021-01-04,10\nA,2021-01-11,10\nA,2021-02-01,10\nB,2021-01-04,1\n"
                                             "B,2021-01-11,1\n")
                               << zero << 2 << fivePeriods;
        QTest::newRow("weeks, said") << QByteArray("A,2021-01-04,10\nA,2021-01-11,10\nA,2021-02-01,10\n")
                                     << DemandReading{true, forecast::Frequency::Weekly} << 2 << fivePeriods;
        QTest::newRow("hours") << QByteArray("A,2021-01-04T22:00,10\nA,2021-01-04T23:00,10\nA,2021-01-05T02:00,10\n")
                               << DemandReading{true, forecast::Frequency::Hourly} << 2 << fivePeriods;
        QTest::newRow("tens") << QByteArray("A,10,10\nA,20,10\nA,50,10\n") << zero << 2 << fivePeriods;
    }
    void aPeriodWithoutARowPasses()
    {
        QFETCH(QByteArray, rows);
        QFETCH(DemandReading, reading);
        QFETCH(int, gaps);
        QFETCH(QByteArray, outcome);
        const auto demand = write("gaps.csv", ("series_id,t,value\n" + rows).constData());
        const auto policies = write("two-periods.csv", "policy,lead_time,order_up_to\nbase,2,10\n");
        NoProgress progress;
        const auto done = simulateFiles({demand, policies, path("passed.csv"), {}, reading}, progress);
        QVERIFY(done);
        QCOMPARE(done->gaps, gaps);
        QCOMPARE(done->notes.size(), std::size_t(gaps > 0 || done->rowsRejected > 0 ? 1 : 0));
        const auto written = lines(path("passed.csv"));
        QVERIFY2(written[1].startsWith(outcome), written[1].constData());
    }
    /// Within a gap the periods before it come again, backwards.
    void ordersDoNotDependOnWhatIsMissing()
    {
        QByteArray gaps = "series_id,t,value\n";
        QByteArray filled = gaps;
        const int units[] = {4, 9, 0, 7, 12, 3, 8, 5, 6, 2, 7, 9, 4, 5, 1, 6, 8, 3, 2, 5};
        for (int t = 0; t < 20; ++t) {
            const bool missing = t == 11 || t == 12;
            if (!missing)
                gaps += "A," + QByteArray::number(t) + "," + QByteArray::number(units[t]) + "\n";
            filled += "A," + QByteArray::number(t) + "," + QByteArray::number(units[missing ? 21 - t : t]) + "\n";
        }
        const auto state = write("a-state.csv", "series_id,on_hand\nA,2\n");
        const auto costs = write("a-costs.csv", "holding_cost,stockout_cost,lead_time\n0.2,1,2\n");
        NoProgress progress;
        const auto one =
            replenishFiles({write("a-gaps.csv", gaps.constData()), state, costs, path("a.csv"), {}}, progress);
        const auto other =
            replenishFiles({write("a-filled.csv", filled.constData()), state, costs, path("b.csv"), {}}, progress);
        QVERIFY(one && other);
        QCOMPARE(one->gaps, 2);
        QCOMPARE(lines(path("a.csv")).size(), 2);
        QCOMPARE(lines(path("a.csv")), lines(path("b.csv")));
    }
    void rowsThatShareNoStepAreSaid()
    {
        const auto read = readDemandFile(write(
            "odd.csv",
            "series_id,t,value\nweekly,2021-01-04,1\nweekly,2021-01-11,1\n"
            "weekly,2021-01-18,1\nweekly,2021-01-25,1\nweekly,2021-02-01,1\ndaily,2021-01-04,1\ndaily,2021-01-05,1\n"
            "odd,2021-01-04,1\nodd,2021-01-05,1\nodd,2021-01-06,1\nodd,2021-01-06T01:00,1\n"
            "mixed,2021-01-04,1\nmixed,7,1\nfar,2021-01-04,1\n"
            "far,1021-01-04,1\nlater,1,1\nlater,900000,1\nlater,2,1\n"));
        QVERIFY(read);
        QCOMPARE(read->rejects.size(), std::size_t{1});
        QVERIFY(read->rejects[0].why.reason.find("expected a date") != std::string::npos);
        const auto index = indexById(read->series);
        QCOMPARE(read->series[index.at("weekly")].units.size(), std::size_t{5});
        QCOMPARE(read->series[index.at("daily")].units.size(), std::size_t{2});
        QCOMPARE(read->series[index.at("odd")].units.size(), std::size_t{4});
        QVERIFY(std::ranges::any_of(read->notes, [](const auto& note) { return note.starts_with("series 'odd'"); }));
        QVERIFY(!index.contains("later"));
        QVERIFY(read->failures.contains("later") && read->failures.at("later").starts_with("series 'later'"));
    }
    void policiesThatCannotBeMeantAreSaid()
    {
        const auto demand = write("one-day.csv", "series_id,t,value\nA,1,4\n");
        const auto policies = write("odd-policies.csv", "policy,series_id,lead_time,order_up_to,holding_cost\n"
                                                        "base,,1,10,1\nstray,Z,1,10,1\nnegative,A,1,10,-1\n");
        NoProgress progress;
        const auto done = simulateFiles({demand, policies, path("odd.csv"), {}}, progress);
        QVERIFY(done);
        QCOMPARE(done->rowsWritten, 1);
        QCOMPARE(done->rowsRejected, 1);
        QCOMPARE(done->failures.size(), std::size_t{2});
        QVERIFY(done->failures[0].find("'Z' has no demand") != std::string::npos);
        QVERIFY(done->failures[1].find("row 4") != std::string::npos);
    }
    /// The first row counts, as it stands alone; the second is said.
    void secondRowsAreSaid()
    {
        QByteArray rows = "series_id,t,value\n";
        for (int t = 1; t <= 20; ++t)
            rows += "A," + QByteArray::number(t) + ",10\nB," + QByteArray::number(t) + ",10\n";
        const auto demand = write("ab.csv", rows.constData());
        const auto costs = write("one-cost.csv", "holding_cost,stockout_cost,lead_time\n0.2,1,2\n");
        const auto twoCosts = write("two-costs.csv", "series_id,holding_cost,stockout_cost,lead_time\n,0.2,1,2\n"
                                                     ",0.2,1,9\nB,0.2,1,2\nB,0.2,1,9\n");
        const auto state = write("one-state.csv", "series_id,on_hand\nA,5\nB,5\n");
        const auto twoStates = write("two-states.csv", "series_id,on_hand\nA,5\nB,5\nA,500\n");
        NoProgress progress;
        const auto once = replenishFiles({demand, state, costs, path("once.csv"), {}}, progress);
        const auto twice = replenishFiles({demand, twoStates, twoCosts, path("twice.csv"), {}}, progress);
        QVERIFY(once && twice);
        QVERIFY(once->failures.empty());
        QCOMPARE(lines(path("once.csv")).size(), 3);
        QCOMPARE(lines(path("once.csv")), lines(path("twice.csv")));
        QCOMPARE(twice->rowsRejected, 3);
        QCOMPARE(twice->failures.size(), std::size_t{3});
    }
    /// About ten a period, an empty shelf and two periods on the way: what is asked for meanwhile is lost and not
    /// ordered, or waits and is, some twenty units; what is owed comes on top.
    void unmetDemandIsLostOrWaits()
    {
        QByteArray rows = "series_id,t,value\n";
        for (int one = 0; one < 30; ++one) {
            for (int t = 1; t <= 104; ++t)
                rows += "S" + QByteArray::number(one) + "," + QByteArray::number(t) + "," +
                        QByteArray::number(8 + (7 * t + 3 * one) % 5) + "\n";
        }
        const auto demand = write("ten.csv", rows.constData());
        const auto orderOf = [&](const char* lost, const char* owed) {
            QByteArray stock = "series_id,on_hand,on_order_1,backorders\n";
            for (int one = 0; one < 30; ++one)
                stock += "S" + QByteArray::number(one) + ",0,0," + owed + "\n";
            const auto state = write("owed.csv", stock.constData());
            const auto costs =
                write("lost.csv",
                      (QByteArray("holding_cost,stockout_cost,lead_time,lost_sales\n0.2,1,2,") + lost).constData());
            NoProgress progress;
            const auto done = replenishFiles({demand, state, costs, path("lost-orders.csv"), {}}, progress);
            return done && done->failures.empty() ? lines(path("lost-orders.csv"))[1].split(',')[1].toInt() : -1;
        };
        const int lost = orderOf("1", "0");
        const int waits = orderOf("0", "0");
        QVERIFY2(waits >= lost + 15, qPrintable(QStringLiteral("%1 and %2").arg(lost).arg(waits)));
        QCOMPARE(orderOf("0", "5"), waits + 5);
        QCOMPARE(orderOf("", "0"), lost);
        QCOMPARE(orderOf("2", "0"), -1);
        QCOMPARE(orderOf("0", "-1"), -1);
    }
    void ordersForEverySeriesWithDemandAndCosts()
    {
        QByteArray demand = "series_id,t,value,in_stock\n";
        for (int t = 1; t <= 20; ++t) {
            demand += "A," + QByteArray::number(t) + ",10,1\n";
            demand += "B," + QByteArray::number(t) + "," + QByteArray::number(t % 5) + "," + (t % 7 ? "1" : "0") + "\n";
        }
        const auto demandPath = write("history.csv", demand.constData());
        const auto state = write("state.csv", "series_id,on_hand,on_order_1,on_order_2,moq,pack_size\n"
                                              "A,5,10,0,0,12\nB,400,0,0,,\nC,1,0,0,,\nA,-1,0,0,,\n");
        const auto costs =
            write("costs.csv", "holding_cost,stockout_cost,order_cost,lead_time,review_period\n0.2,1,0,2,1\n");
        NoProgress progress;
        ReplenishmentFiles files{demandPath, state, costs, path("orders.csv"), {}};
        const auto done = replenishFiles(files, progress);
        QVERIFY(done);
        QCOMPARE(done->rowsWritten, 2);
        QCOMPARE(done->failures.size(), std::size_t{2}); // C has no demand, one row has negative stock
        const auto rows = lines(path("orders.csv"));
        QCOMPARE(rows[0], QByteArray("series_id,order_quantity,reorder_point,order_up_to,"
                                     "expected_demand_over_lead_time,stockout_probability"));
        QVERIFY2(rows[1].startsWith("A,12,"), rows[1].constData()); // ten and safety, in packs: 15 are sold by then
        QVERIFY(rows[2].startsWith("B,0,"));
    }
    void eachBadSeriesHasOneReasonAndTheOthersAreOrdered()
    {
        QByteArray demand = "series_id,t,value\n";
        for (const char* id :
             {"good", "negative-lead", "no-lead", "half-lead", "free", "negative-stock", "past-order"}) {
            for (int t = 1; t <= 20; ++t)
                demand += QByteArray(id) + "," + QByteArray::number(t) + ",10\n";
        }
        demand += "one-day,20,4\nhuge,19,1e160\nhuge,20,1e300\nfar,1,4\nfar,300001,4\n";
        const auto demandPath = write("bad-history.csv", demand.constData());
        const auto state =
            write("bad-state.csv", "series_id,on_hand,on_order_1,on_order_2,moq\ngood,5,0,0,\nnegative-lead,5,0,0,\n"
                                   "no-lead,5,0,0,\nhalf-lead,5,0,0,\nfree,5,0,0,\nnegative-stock,-5,0,0,\n"
                                   "past-order,5,-3,0,\none-day,0,0,0,\nunsold,5,0,0,\nhuge,5,0,0,\nfar,5,0,0,\n");
        const auto costs =
            write("bad-costs.csv", "series_id,holding_cost,stockout_cost,lead_time\n,0.2,1,2\nnegative-lead,0.2,1,-2\n"
                                   "no-lead,0.2,1,\nhalf-lead,0.2,1,1.5\nfree,0.2,0,2\n");
        NoProgress progress;
        const auto done = replenishFiles({demandPath, state, costs, path("bad-orders.csv"), {}}, progress);
        QVERIFY2(done, done ? "" : done.error().detail.c_str());
        QCOMPARE(done->rowsWritten, 2); // good and one-day
        for (const char* id : {"negative-lead", "no-lead", "half-lead", "free", "negative-stock", "past-order",
                               "unsold", "huge", "far"}) {
            const auto names = [&](const std::string& said) {
                return said.find("series '" + std::string(id) + "'") != std::string::npos;
            };
            QVERIFY2(std::ranges::count_if(done->failures, names) == 1, id);
        }
        QCOMPARE(done->failures.size(), std::size_t{9});
        QVERIFY(std::ranges::any_of(
            done->failures, [](const std::string& said) { return said.starts_with("series 'far': 300001 periods"); }));
    }
    /// Dates say how long a year is, which the season of a year ago is looked up by; whole numbers do not.
    void datesTellTheLengthOfAYear_data()
    {
        QTest::addColumn<QByteArrayList>("dates");
        QTest::addColumn<int>("yearLength");
        QTest::newRow("weeks, one missing")
            << QByteArrayList{"2011-01-03", "2011-01-10", "2011-01-24", "2011-01-31"} << 52;
        QTest::newRow("months") << QByteArrayList{"1998-01-01", "1998-02-01", "1998-03-01", "1998-04-01"} << 12;
        QTest::newRow("days") << QByteArrayList{"2011-12-30", "2011-12-31", "2012-01-01"} << 364;
        QTest::newRow("quarters") << QByteArrayList{"2011-01-01", "2011-04-01", "2011-07-01"} << 4;
        QTest::newRow("five days") << QByteArrayList{"2011-01-01", "2011-01-06", "2011-01-11"} << 0;
        QTest::newRow("numbers") << QByteArrayList{"1", "8", "15"} << 0;
        QTest::newRow("one date") << QByteArrayList{"2011-01-01"} << 0;
    }
    void datesTellTheLengthOfAYear()
    {
        QFETCH(const QByteArrayList, dates);
        QFETCH(const int, yearLength);
        QByteArray demand = "series_id,t,value\n";
        for (const QByteArray& date : dates)
            demand += "A," + date + ",1\n";
        const auto read = readDemandFile(write("dates.csv", demand.constData()));
        QVERIFY(read);
        QCOMPARE(read->yearLength, static_cast<std::size_t>(yearLength));
    }
    void saysWhichFileAndColumnIsMissing()
    {
        NoProgress progress;
        const auto demand = write("nothing.csv", "series_id,t\nA,1\n");
        const auto costs = write("costs.csv", "holding_cost,stockout_cost,lead_time\n-1,1,2\n");
        const auto good = write("good.csv", "series_id,t,value\nA,1,3\n");
        const auto state = write("state.csv", "series_id,on_hand\nA,5\n");
        const auto first = replenishFiles({demand, state, costs, path("o.csv"), {}}, progress);
        QVERIFY(!first && first.error().detail.find("value") != std::string::npos);
        const auto second = replenishFiles({good, state, costs, path("o.csv"), {}}, progress);
        QVERIFY(!second && second.error().detail.find("costs.csv") != std::string::npos);
        QVERIFY(!replenishFiles({good, path("absent.csv"), costs, path("o.csv"), {}}, progress));
        const auto empty = write("policies.csv", "policy,lead_time\np,1\n");
        QVERIFY(!simulateFiles({good, empty, path("o.csv"), {}}, progress));
        QVERIFY(!solvePolicyFile(good, path("o.csv"), progress));
        QVERIFY(!QFile::exists(QString::fromStdString(path("o.csv"))));
    }
};

QTEST_APPLESS_MAIN(TestInventoryFiles)
#include "tst_inventory_files.moc"
