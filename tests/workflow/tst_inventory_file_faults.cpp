// SPDX-License-Identifier: GPL-3.0-or-later
// Files that are wrong: each fault is said with file, row, column and value, and no series is left out without a word.
#include "core/progress.h"
#include "workflow/inventory_files.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <initializer_list>
#include <string_view>

using namespace ms;
using namespace ms::workflow;

class TestInventoryFileFaults : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    NoProgress m_progress;

    std::string write(const char* name, const QByteArray& text) const
    {
        QFile file(m_folder.filePath(QString::fromLatin1(name)));
        if (!file.open(QIODevice::WriteOnly))
            qFatal("cannot write");
        file.write(text);
        return file.fileName().toStdString();
    }
    [[nodiscard]] std::string out() const { return m_folder.filePath(QStringLiteral("out.csv")).toStdString(); }
    [[nodiscard]] int rowsOut() const
    {
        QFile file(QString::fromStdString(out()));
        return file.open(QIODevice::ReadOnly) ? static_cast<int>(file.readAll().count('\n')) - 1 : -1;
    }
    /// A and B, ten a period.
    [[nodiscard]] std::string demand() const
    {
        QByteArray rows = "series_id,t,value\n";
        for (int t = 1; t <= 20; ++t)
            rows += "A," + QByteArray::number(t) + ",10\nB," + QByteArray::number(t) + ",10\n";
        return write("demand.csv", rows);
    }
    Result<InventoryFilesSummary> ordered(const QByteArray& state, const QByteArray& costs)
    {
        return replenishFiles({demand(), write("state.csv", state), write("costs.csv", costs), out(), {}}, m_progress);
    }
    Result<InventoryFilesSummary> replayed(const std::string& demandPath, const QByteArray& policies)
    {
        return simulateFiles({demandPath, write("policies.csv", policies), out(), {}}, m_progress);
    }
    static bool says(const std::vector<std::string>& sentences, std::string_view what)
    {
        return std::ranges::any_of(sentences, [what](const std::string& one) { return one.ends_with(what); });
    }

private Q_SLOTS:
    void noSeriesIsLeftOutWithoutAWord()
    {
        const char* forAll = "holding_cost,stockout_cost,lead_time\n0.2,1,2\n";
        auto done = ordered("series_id,on_hand\nA,5\nZ,5\n", forAll);
        QVERIFY(says(done->notes, "have no row in the state and are not ordered: 'B'"));
        QVERIFY(says(done->failures, "series 'Z': no demand"));
        QCOMPARE(rowsOut(), 1);
        done = ordered("series_id,on_hand\nA,5\nB,5\n",
                       "series_id,holding_cost,stockout_cost,lead_time\n,0.2,1,2\nb,1,1,2\n");
        QVERIFY(says(done->notes, "series with costs have no row in the state: 'b'"));
        done = ordered("series_id,on_hand\nA,5\nB,-5\n", forAll); // said once, as what it is
        QVERIFY(done->notes.empty() && done->failures.size() == 1);
        done = replayed(demand(), "policy,series_id,lead_time,order_up_to\np,A,1,10\n");
        QVERIFY(says(done->notes, "have no policy and are not replayed: 'B'"));
        const auto bad = write("bad.csv", "series_id,t,value\nA,1,-5\nA,2,nan\nA,3,1e300\nB,1,4\n");
        done = replayed(bad, "policy,lead_time,order_up_to\np,1,10\n");
        QCOMPARE(rowsOut(), 1);
        QVERIFY(says(done->failures, "series 'A': none of its 3 rows can be used, the first is row 2"));
        QVERIFY(says(done->notes, "bad.csv, row 2, column value, '-5': expected a number of 0 to 1e12"));
    }
    /// Units on order that nobody counted on would be ordered again.
    void onOrderColumnsWithoutOneBetweenAreRefused()
    {
        const char* costs = "holding_cost,stockout_cost,lead_time\n0.2,1,2\n";
        auto done = ordered("series_id,on_hand,on_order_2\nA,5,70\n", costs);
        QVERIFY(!done && done.error().detail.find("state.csv: column 'on_order_1' is missing") != std::string::npos);
        done = ordered("series_id,on_hand,on_order_1,on_order_1\nA,5,0,70\n", costs);
        QVERIFY(!done && done.error().detail.find("'on_order_1' is there twice") != std::string::npos);
        QVERIFY(ordered("series_id,on_hand,on_order_1,on_order_2,on_order_note,on_order_\nA,5,0,70,x,y\n", costs));
    }
    void eachFaultNamesFileRowColumnAndValue_data()
    {
        QTest::addColumn<QByteArray>("state");
        QTest::addColumn<QByteArray>("costs");
        QTest::addColumn<QByteArray>("said");
        const QByteArray state = "series_id,on_hand,moq,pack_size\nA,5,,\n";
        const QByteArray costs = "series_id,holding_cost,stockout_cost,lead_time,review_period\n,0.2,1,2,1\n";
        const auto wrongState = [&](const char* name, const QByteArray& row, const QByteArray& said) {
            QTest::newRow(name) << state + row << costs << "state.csv, row 3, column " + said;
        };
        wrongState("pack of none", "B,5,,0\n", "pack_size, '0': series 'B': expected a number of 1 to 1e12");
        wrongState("half a pack", "B,5,,2.5\n", "pack_size, '2.5': series 'B': expected a whole number of units");
        wrongState("moq of all", "B,5,1e300,\n", "moq, '1e300': series 'B': expected a number of 0 to 1e12");
        wrongState("no number", "B,nan,,\n", "on_hand, 'nan': series 'B': expected a number of 0 to 1e12");
        wrongState("less than none", "B,-1,,\n", "on_hand, '-1': series 'B': expected a number of 0 to 1e12");
        const auto wrongCosts = [&](const char* name, const QByteArray& row, const QByteArray& said) {
            QTest::newRow(name) << state + "B,5,,\n" << costs + row << "costs.csv, row 3, column " + said;
        };
        wrongCosts("half a period", "B,0.2,1,1.5,1\n",
                   "lead_time, '1.5': series 'B': expected whole periods, at most 1000");
        wrongCosts("long review", "B,0.2,1,1,2000\n",
                   "review_period, '2000': series 'B': expected whole periods, at most 1000");
        wrongCosts("no review", "B,0.2,1,1,0\n", "review_period, '0': series 'B': expected a number of 1 to 1e12");
        wrongCosts("infinite", "B,inf,1,1,1\n", "holding_cost, 'inf': series 'B': expected a number of 0 to 1e12");
    }
    void eachFaultNamesFileRowColumnAndValue()
    {
        QFETCH(QByteArray, state);
        QFETCH(QByteArray, costs);
        QFETCH(QByteArray, said);
        const auto done = ordered(state, costs);
        QVERIFY2(done, done ? "" : done.error().detail.c_str());
        QCOMPARE(done->failures.size(), std::size_t{1});
        QVERIFY2(says(done->failures, said.toStdString()), done->failures[0].c_str());
        QCOMPARE(rowsOut(), 1);
    }
    void eachFaultOfAPolicyNamesItsColumn_data()
    {
        QTest::addColumn<QByteArray>("row");
        QTest::addColumn<QByteArray>("said");
        const auto wrong = [](const char* name, const QByteArray& row, const QByteArray& said) {
            QTest::newRow(name) << row << "policies.csv, row 3, column " + said;
        };
        wrong("time back", "b,-1,10,,,,,\n", "lead_time, '-1': expected a number of 0 to 1e12");
        wrong("half a period", "b,1.5,10,,,,,\n", "lead_time, '1.5': expected whole periods, 0 to 1000");
        wrong("no lead time", "b,,10,,,,,\n", "lead_time, '': expected whole periods, 0 to 1000");
        wrong("no review", "b,1,10,0,,,,\n", "review_period, '0': expected whole periods, 1 to 1000");
        wrong("half lost", "b,1,10,,2,,,\n",
              "lost_sales, '2': expected 1 where unmet demand is lost, or 0 where it waits");
        wrong("beyond measure", "b,1,1e300,,,,,\n", "order_up_to, '1e300': expected a number of -1e12 to 1e12");
        wrong("less than none", "b,1,10,,,-1,,\n", "initial_on_hand, '-1': expected a number of 0 to 1e12");
        wrong("no name", ",1,10,,,,,\n", "policy, '': expected a name");
        wrong("pack of none", "b,1,10,,,,,0\n", "pack_size, '0': expected a number of 1 to 1e12");
        wrong("half a pack", "b,1,10,,,,,1.5\n", "pack_size, '1.5': expected a whole number of units");
        wrong("moq of no number", "b,1,10,,,,x,\n", "moq, 'x': expected a number of 0 to 1e12");
        wrong("the same", "good,1,12,,,,,\n", "policy, 'good': another row has this policy for the same series");
    }
    void eachFaultOfAPolicyNamesItsColumn()
    {
        QFETCH(QByteArray, row);
        QFETCH(QByteArray, said);
        const auto done = replayed(
            demand(),
            "policy,lead_time,order_up_to,review_period,lost_sales,initial_on_hand,moq,pack_size\ngood,1,10,,,,,\n" +
                row);
        QVERIFY2(done, done ? "" : done.error().detail.c_str());
        QCOMPARE(done->failures.size(), std::size_t{1});
        QVERIFY2(says(done->failures, said.toStdString()), done->failures[0].c_str());
        QCOMPARE(rowsOut(), 2);
    }
    /// Ten a period are asked for, and sold where there are; up to 30 from nothing in packs of 12 are 36.
    void policiesOrderInPacks()
    {
        const auto done = replayed(write("one.csv", "series_id,t,value\nA,1,10\n"),
                                   "policy,lead_time,order_up_to,initial_on_hand,pack_size,moq\n"
                                   "as,0,30,0,,\npacks,0,30,0,12,\nmany,0,30,0,12,40\n");
        QVERIFY(done && done->failures.empty());
        QFile file(QString::fromStdString(out()));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const auto rows = file.readAll().split('\n');
        QCOMPARE(rows[1].split(',')[8], QByteArray("30"));
        QCOMPARE(rows[2].split(',')[8], QByteArray("36"));
        QCOMPARE(rows[3].split(',')[8], QByteArray("48"));
    }
    /// Ten a period are asked for; a pallet of a thousand lasts two years, one of fifty is ordered as it is.
    void ordersFarAboveTheNeedAreSaid()
    {
        const char* costs = "holding_cost,stockout_cost,lead_time\n0.2,1,2\n";
        const auto done = ordered("series_id,on_hand,moq\nA,5,1000\nB,5,50\n", costs);
        QVERIFY(
            says(done->notes, "1 series are ordered more than ten times their need, as moq or pack_size asks: 'A'"));
        QCOMPARE(rowsOut(), 2);
    }
    void filesOfAHeaderAloneAreSaid()
    {
        const QByteArray state = "series_id,on_hand\n";
        const QByteArray costs = "holding_cost,stockout_cost,lead_time\n";
        auto done = ordered(state, costs + "0.2,1,2\n");
        QVERIFY(!done && done.error().detail.find("state.csv: no stock that can be used") != std::string::npos);
        done = ordered(state + "A,5\n", costs);
        QVERIFY(!done && done.error().detail.find("costs.csv: no costs that can be used") != std::string::npos);
        done = replayed(demand(), "policy,lead_time,order_up_to\n");
        QVERIFY(!done && done.error().detail.find("policies.csv: no policy that can be used") != std::string::npos);
        const auto empty = write("none.csv", "series_id,t,value\n");
        done = replayed(empty, "policy,lead_time,order_up_to\np,1,10\n");
        QVERIFY(!done && done.error().detail.find("none.csv: no demand in it") != std::string::npos);
        QCOMPARE(done.error().code, ErrorCode::InvalidInput);
    }
    void noFileThatIsReadIsReplaced()
    {
        const auto read = demand();
        const auto state = write("state.csv", "series_id,on_hand\nA,5\n");
        const auto costs = write("costs.csv", "holding_cost,stockout_cost,lead_time\n0.2,1,2\n");
        const auto policies = write("policies.csv", "policy,lead_time,order_up_to\np,1,10\n");
        const auto refused = [](const Result<InventoryFilesSummary>& done, const char* file) {
            return !done && done.error().detail.ends_with(
                                std::string(file) + ": is read, and would be replaced; name another file to write");
        };
        QVERIFY(refused(replenishFiles({read, state, costs, state, {}}, m_progress), "state.csv"));
        QVERIFY(refused(replenishFiles({read, state, costs, out(), read}, m_progress), "demand.csv"));
        QVERIFY(refused(simulateFiles({read, policies, policies, {}}, m_progress), "policies.csv"));
        QVERIFY(refused(solvePolicyFile(state, state, m_progress), "state.csv"));
        QVERIFY(replenishFiles({read, state, costs, out(), {}}, m_progress));
        QVERIFY(replenishFiles({read, state, costs, out(), {}}, m_progress)); // over what was written before
    }
    void tornCasesAreSaid()
    {
        const auto cases = write("cases.csv", "case_id,model,inputs_json\na,eoq\n");
        const auto done = solvePolicyFile(cases, out(), m_progress);
        QVERIFY(done && says(done->failures, "cases.csv, row 2: 2 fields, expected 3 as in the header"));
        QCOMPARE(done->rowsRejected, 1);
    }
    /// A mark of byte order, Windows' line ends, quotes and spaces around numbers change nothing.
    void windowsFilesSayTheSame()
    {
        const auto read = [this] {
            QFile file(QString::fromStdString(out()));
            return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
        };
        QVERIFY(ordered("series_id,on_hand\nA,5\nB,7\n", "holding_cost,stockout_cost,lead_time\n0.2,1,2\n"));
        const auto plain = read();
        QVERIFY(ordered("\xef\xbb\xbf\"series_id\",on_hand\r\n\"A\",\"5\"\r\nB, 7 \r\n",
                        "\xef\xbb\xbfholding_cost,stockout_cost,lead_time\r\n0.2,1,2\r\n"));
        QCOMPARE(read(), plain);
    }
};

QTEST_APPLESS_MAIN(TestInventoryFileFaults)
#include "tst_inventory_file_faults.moc"
