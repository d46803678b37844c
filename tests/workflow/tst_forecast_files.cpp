// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/forecast_evaluation.h"
#include "workflow/forecast_files.h"
#include "workflow/series_file.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <cmath>
#include <map>

using namespace ms;
using namespace ms::workflow;

class TestForecastFiles : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsRowsInAnyOrder();
    void rowsInOrderMayEndInDisorder();
    void aMissingStepIsUnknownUnlessZeroIsAskedFor();
    void rejectsWithReasonAndGoesOn();
    void rowsAfterTheLastKnownValueCarryRegressors();
    void namesTheMissingColumn();
    void readsTrueAndFalseAndCategories();
    void refusesColumnsThatCannotBeCauses();
    void saysWhyNoRowCouldBeUsed();
    void forecastsWithCausesFromAFile();
    void holidaysNeedDatesAndACountry();
    void totalsAddUpInTheFile();
    void newItemsSellLikeTheirAnalogue();
    void writesEffectsPartsAndBacktests();
    void writesOneRowAStepWithDates();
    void sameBytesForAnyThreadCount();
    void canceledRunLeavesNoFile();
    void namesEachSeriesThatFailed();
    void evaluationKnowsAPerfectForecast();
    void evaluationRefusesAMissingStep();

private:
    std::string write(const char* name, const QByteArray& text)
    {
        const QString path = m_folder.filePath(QString::fromUtf8(name));
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size())
            qFatal("cannot write %s", name);
        return path.toStdString();
    }
    static QByteArray read(const std::string& path)
    {
        QFile file(QString::fromStdString(path));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    std::string monthlySales()
    {
        QByteArray text = "series_id,t,value\n";
        for (const char* id : {"A", "B,\"quoted\""})
            for (int t = 0; t < 48; ++t)
                text += (QByteArray(id) == "A" ? QByteArray("A") : QByteArray("\"B,\"\"quoted\"\"\"")) + ',' +
                        QByteArray::number(2010 + t / 12) + '-' +
                        QByteArray::number(t % 12 + 1).rightJustified(2, '0') + "-01," +
                        QByteArray::number(100 + 20 * (t % 12) + t) + '\n';
        return write("sales.csv", text);
    }
    ForecastFilesRequest request(const char* out)
    {
        ForecastFilesRequest request;
        request.seriesPath = monthlySales();
        request.outPath = m_folder.filePath(QString::fromUtf8(out)).toStdString();
        request.frequency = forecast::Frequency::Monthly;
        request.horizon = 6;
        return request;
    }

    QTemporaryDir m_folder;
    NoProgress m_progress;
};

void TestForecastFiles::readsRowsInAnyOrder()
{
    const auto file = readSeriesFile(
        write("order.csv", "value,t,series_id,extra\n3,3,A,x\n1,1,A,x\n7,5,B,x\n2,2,A,x\n"), {}, m_progress);
    QVERIFY(file);
    QCOMPARE(file->series.size(), std::size_t{2});
    QCOMPARE(file->series[0].series.history, (std::vector<double>{1, 2, 3}));
    QCOMPARE(file->series[0].firstPeriod, 1);
    QCOMPARE(file->series[1].series.id, std::string("B"));
    QCOMPARE(file->rowsRead, 4);
}

/// Rows in order are kept as they come; one that does not follow turns them into rows like any other.
void TestForecastFiles::rowsInOrderMayEndInDisorder()
{
    const auto file =
        readSeriesFile(write("late.csv", "series_id,t,value,price\nA,1,4,1\nA,2,5,2\nA,3,6,3\nB,1,7,9\n"
                                         "A,2,99,8\nA,6,,6\nA,5,8,5\nC,4,,1\nC,5,,2\nB,2,8,10\nB,3,,11\n"),
                       {.regressors = {"price"}, .gapsAreZero = true}, m_progress);
    QVERIFY(file);
    QCOMPARE(file->series[0].series.history, (std::vector<double>{4, 5, 6, 0, 8}));
    QCOMPARE(file->series[0].series.regressors[0].values.size(), std::size_t{6});
    QCOMPARE(file->series[0].series.regressors[0].values[1], 2.0);
    QVERIFY(std::isnan(file->series[0].series.regressors[0].values[3]));
    QCOMPARE(file->series[0].series.regressors[0].values[5], 6.0);
    QCOMPARE(file->series[1].series.history, (std::vector<double>{7, 8}));
    QCOMPARE(file->series[1].series.regressors[0].values, (std::vector<double>{9, 10, 11}));
    QVERIFY(file->series[2].series.history.empty());
    QCOMPARE(file->series[2].firstPeriod, 4);
    QCOMPARE(file->rejects.size(), std::size_t{1});
    QCOMPARE(file->rejects[0].why.row, 6);
}

void TestForecastFiles::aMissingStepIsUnknownUnlessZeroIsAskedFor()
{
    const std::string path = write("gap.csv", "series_id,t,value\nA,1,4\nA,3,5\nA,4,NA\nA,5,6\n");
    const auto unknown = readSeriesFile(path, {}, m_progress);
    QVERIFY(std::isnan(unknown->series[0].series.history[1]) && std::isnan(unknown->series[0].series.history[3]));
    const auto zero = readSeriesFile(path, {.gapsAreZero = true}, m_progress);
    QCOMPARE(zero->series[0].series.history[1], 0.0);
    QVERIFY(std::isnan(zero->series[0].series.history[3])); // said to be unknown, not missing
}

void TestForecastFiles::rejectsWithReasonAndGoesOn()
{
    const auto file = readSeriesFile(
        write("bad.csv",
              "series_id,t,value\nA,1,4\nA,x,5\n,2,5\nA,2,inf\nA,1,9\nA,2011-01-01,3\nA,3\nA,3,7\nA,99999999,1\n"),
        {}, m_progress);
    QVERIFY(file);
    QCOMPARE(file->rowsRead, 9);
    QCOMPARE(file->rejects.size(), std::size_t{7});
    QCOMPARE(file->series[0].series.history.size(), std::size_t{3});
    QCOMPARE(file->series[0].series.history[0], 4.0); // the first row of a step stays
    QCOMPARE(file->series[0].series.history[2], 7.0);
    const auto repeated = std::find_if(file->rejects.begin(), file->rejects.end(), [](const auto& reject) {
        return reject.why.reason.find("another row") != std::string::npos;
    });
    QVERIFY(repeated != file->rejects.end());
    QCOMPARE(repeated->why.row, 6);
}

void TestForecastFiles::rowsAfterTheLastKnownValueCarryRegressors()
{
    const auto file = readSeriesFile(write("cause.csv", "series_id,t,value,price\nA,1,4,2.5\nA,2,5,2.0\nA,3,,1.5\n"),
                                     {.regressors = {"price"}}, m_progress);
    QVERIFY(file);
    QCOMPARE(file->series[0].series.history.size(), std::size_t{2});
    QCOMPARE(file->series[0].series.regressors[0].values, (std::vector<double>{2.5, 2.0, 1.5}));
}

void TestForecastFiles::namesTheMissingColumn()
{
    const auto file = readSeriesFile(write("column.csv", "series_id,when,value\nA,1,4\n"), {}, m_progress);
    QVERIFY(!file);
    QCOMPARE(file.error().code, ErrorCode::InvalidInput);
    QVERIFY2(file.error().detail.find("t") != std::string::npos, file.error().detail.c_str());
}

void TestForecastFiles::readsTrueAndFalseAndCategories()
{
    const auto file = readSeriesFile(write("causes.csv", "series_id,t,value,holiday,store\n"
                                                         "A,2012-01-06,1,TRUE,7\nA,2012-01-13,2,false,7\n"
                                                         "A,2012-01-20,,True,7\nB,2012-01-13,2,0,8\n"
                                                         "B,2012-01-20,3,perhaps,8\n"),
                                     {forecast::Frequency::Weekly, {"holiday"}, false, {"store"}}, m_progress);
    QVERIFY(file);
    const forecast::Series& first = file->series[0].series;
    QCOMPARE(first.regressors[0].values, (std::vector<double>{1, 0, 1}));
    QCOMPARE(first.categories, (std::vector<std::string>{"7"}));
    QCOMPARE(file->series[1].series.categories, (std::vector<std::string>{"8"}));
    // One clock for both: the second series starts one week after the first.
    QCOMPARE(file->series[1].series.firstPeriod, first.firstPeriod + 1);
    QCOMPARE(first.firstPeriod, std::int64_t{15345 / 7}); // 2012-01-06 is day 15345
    QCOMPARE(file->rejects.size(), std::size_t{1});
    QCOMPARE(file->rejects[0].why.column, std::string("holiday"));
    QCOMPARE(file->rejects[0].why.value, std::string("perhaps"));
}

void TestForecastFiles::refusesColumnsThatCannotBeCauses()
{
    const std::string path = write("names.csv", "series_id,t,value,price\nA,1,2,3\n");
    for (const auto& [names, word] : {std::pair{std::vector<std::string>{"price", "price"}, "twice"},
                                      {std::vector<std::string>{"value"}, "the series itself"},
                                      {std::vector<std::string>{"cost"}, "cost"}}) {
        const auto file = readSeriesFile(path, {forecast::Frequency::Other, names, false, {}}, m_progress);
        QVERIFY(!file);
        QCOMPARE(file.error().code, ErrorCode::InvalidInput);
        QVERIFY2(file.error().detail.find(word) != std::string::npos, file.error().detail.c_str());
    }
    QVERIFY(!readSeriesFile(path, {forecast::Frequency::Other, {"price"}, false, {"price"}}, m_progress));
}

void TestForecastFiles::saysWhyNoRowCouldBeUsed()
{
    const auto file = readSeriesFile(write("text.csv", "series_id,t,value,price\nA,1,2,cheap\nA,2,2,dear\n"),
                                     {forecast::Frequency::Other, {"price"}, false, {}}, m_progress);
    QVERIFY(!file);
    QCOMPARE(file.error().code, ErrorCode::InvalidInput);
    for (const char* word : {"line 2", "column price", "'cheap'", "finite number"})
        QVERIFY2(file.error().detail.find(word) != std::string::npos, file.error().detail.c_str());
}

void TestForecastFiles::forecastsWithCausesFromAFile()
{
    // Twelve shops that sell 100 a week, and 300 in weeks with a deal, which come every seventh or fifth week.
    QByteArray text = "series_id,t,value,deal\n";
    for (int shop = 0; shop < 12; ++shop)
        for (int t = 0; t < 74; ++t) {
            const bool deal = t < 70 ? (t + shop) % (t % 2 == 0 ? 7 : 5) == 0 : t == 71;
            const int value = (deal ? 300 : 100) + (t * 7 + shop * 3) % 5;
            text += 's' + QByteArray::number(shop) + ',' + QByteArray::number(t) + ',' +
                    (t < 70 ? QByteArray::number(value) : QByteArray()) + ',' + (deal ? "1" : "0") + '\n';
        }
    ForecastFilesRequest asked = request("causes-out.csv");
    asked.seriesPath = write("deals.csv", text);
    asked.frequency = forecast::Frequency::Weekly;
    asked.horizon = 4;
    asked.regressors = {"deal"};
    for (const char* model : {"boosted-trees", "auto"}) {
        asked.model = model;
        const auto done = forecastFiles(asked, m_progress);
        QVERIFY2(done, done ? "" : done.error().detail.c_str());
        QCOMPARE(done->rowsWritten, 48);
        const QList<QByteArray> lines = read(asked.outPath).split('\n');
        for (int step = 1; step <= 4; ++step) {
            const double mean = lines[step].split(',')[3].toDouble();
            QVERIFY2(std::abs(mean / (step == 2 ? 302 : 102) - 1) < 0.15, lines[step].constData());
        }
    }
}

void TestForecastFiles::writesOneRowAStepWithDates()
{
    const auto asked = request("dates.csv");
    const auto done = forecastFiles(asked, m_progress);
    QVERIFY2(done, done ? "" : done.error().detail.c_str());
    QCOMPARE(done->rowsRead, 96);
    QCOMPARE(done->rowsWritten, 12);
    QCOMPARE(done->series, 2);
    const auto lines = read(asked.outPath).split('\n');
    QCOMPARE(lines[0], QByteArray("series_id,step,t,mean,lo80,hi80,lo95,hi95,model"));
    QVERIFY2(lines[1].startsWith("A,1,2014-01-01,"), lines[1].constData());
    QVERIFY2(lines[6].startsWith("A,6,2014-06-01,"), lines[6].constData());
    QVERIFY2(lines[7].startsWith("\"B,\"\"quoted\"\"\",1,"), lines[7].constData());
}

void TestForecastFiles::sameBytesForAnyThreadCount()
{
    auto asked = request("one.csv");
    asked.threads = 1;
    QVERIFY(forecastFiles(asked, m_progress));
    const QByteArray one = read(asked.outPath);
    asked.threads = 4;
    QVERIFY(forecastFiles(asked, m_progress));
    QCOMPARE(read(asked.outPath), one);
}

void TestForecastFiles::canceledRunLeavesNoFile()
{
    class Canceled : public Progress {
    public:
        [[nodiscard]] bool canceled() const override { return true; }
    } canceled;
    const auto asked = request("canceled.csv");
    const auto done = forecastFiles(asked, canceled);
    QVERIFY(!done);
    QCOMPARE(done.error().code, ErrorCode::Canceled);
    QVERIFY(!QFile::exists(QString::fromStdString(asked.outPath)));
}

void TestForecastFiles::namesEachSeriesThatFailed()
{
    auto asked = request("some.csv");
    asked.seriesPath = write("some_in.csv", "series_id,t,value\nA,1,4\nA,2,5\nA,3,6\nEmpty,1,\n");
    const auto done = forecastFiles(asked, m_progress);
    QVERIFY(done);
    QCOMPARE(done->series, 1);
    QCOMPARE(done->failures.size(), std::size_t{1});
    QVERIFY(done->failures[0].find("Empty") != std::string::npos);
    asked.seriesPath = write("none_in.csv", "series_id,t,value\nEmpty,1,\n");
    QCOMPARE(forecastFiles(asked, m_progress).error().code, ErrorCode::NotEnoughData);
}

void TestForecastFiles::evaluationKnowsAPerfectForecast()
{
    ForecastEvaluationRequest asked;
    asked.trainPath = write("train.csv", "series_id,t,value\nA,1,1\nA,2,3\nA,3,5\n");
    asked.actualPath = write("actual.csv", "series_id,t,value\nA,5,9\nA,4,7\n");
    asked.forecastPath = write(
        "forecast.csv", "series_id,step,t,mean,lo80,hi80,lo95,hi95,model\nA,1,,7,6,8,5,9,x\nA,2,,9,8,10,7,8.5,x\n");
    const auto evaluation = evaluateForecasts(asked);
    QVERIFY2(evaluation, evaluation ? "" : evaluation.error().detail.c_str());
    QCOMPARE(evaluation->overall.points, 2);
    QCOMPARE(evaluation->overall.smape, 0.0);
    QCOMPARE(evaluation->overall.mase, 0.0);
    QCOMPARE(evaluation->overall.coverage80, 1.0);
    QCOMPARE(evaluation->overall.coverage95, 0.5);
}

void TestForecastFiles::evaluationRefusesAMissingStep()
{
    ForecastEvaluationRequest asked;
    asked.trainPath = write("train.csv", "series_id,t,value\nA,1,1\nA,2,3\n");
    asked.actualPath = write("actual.csv", "series_id,t,value\nA,3,7\nA,4,7\n");
    asked.forecastPath = write("forecast.csv", "series_id,step,t,mean,model\nA,1,,7,x\n");
    const auto evaluation = evaluateForecasts(asked);
    QVERIFY(!evaluation);
    QVERIFY2(evaluation.error().detail.find("series A") != std::string::npos, evaluation.error().detail.c_str());
}

void TestForecastFiles::holidaysNeedDatesAndACountry()
{
    ForecastFilesRequest asked = request("holidays.csv");
    asked.holidays = "XX";
    QCOMPARE(forecastFiles(asked, m_progress).error().code, ErrorCode::NotFound);
    asked.holidays = "GB";
    QVERIFY(forecastFiles(asked, m_progress));
    asked.seriesPath = write("numbers.csv", "series_id,t,value\nA,1,4\nA,2,5\nA,3,4\nA,4,6\n");
    QCOMPARE(forecastFiles(asked, m_progress).error().code, ErrorCode::InvalidInput);
}

void TestForecastFiles::totalsAddUpInTheFile()
{
    ForecastFilesRequest asked = request("totals.csv");
    QByteArray text = "series_id,t,value,category\n";
    for (int sku = 0; sku < 6; ++sku)
        for (int t = 0; t < 40; ++t)
            text += "S" + QByteArray::number(sku) + ',' + QByteArray::number(t) + ',' +
                    QByteArray::number(50 + 7 * sku + (t * (sku + 3)) % 11) + (sku < 4 ? ",tea\n" : ",cake\n");
    asked.seriesPath = write("tree.csv", text);
    asked.categories = {"category"};
    asked.reconcile = true;
    QVERIFY(forecastFiles(asked, m_progress));
    std::map<std::string, double> firstStep;
    for (const QByteArray& line : read(asked.outPath).split('\n'))
        if (const auto cells = line.split(','); cells.size() > 3 && cells[1] == "1")
            firstStep[cells[0].toStdString()] = cells[3].toDouble();
    QCOMPARE(firstStep.size(), std::size_t{9});
    const double tea = firstStep["S0"] + firstStep["S1"] + firstStep["S2"] + firstStep["S3"];
    QVERIFY(std::abs(tea - firstStep["tea"]) < 1e-9);
    QVERIFY(std::abs(firstStep["tea"] + firstStep["cake"] - firstStep["total"]) < 1e-9);
}

void TestForecastFiles::newItemsSellLikeTheirAnalogue()
{
    ForecastFilesRequest asked = request("like.csv");
    QVERIFY(forecastFiles(asked, m_progress));
    const QList<QByteArray> plain = read(asked.outPath).split('\n');
    asked.likePath = write("new.csv", "series_id,like,multiplier\nnew,A,0.5\n");
    QVERIFY(forecastFiles(asked, m_progress));
    const QList<QByteArray> rows = read(asked.outPath).split('\n');
    QCOMPARE(rows.size(), plain.size() + 6);
    const QList<QByteArray> made = rows[13].split(','); // after two series of six steps
    const QList<QByteArray> analogue = rows[1].split(',');
    QCOMPARE(made[0], QByteArray("new"));
    QCOMPARE(made[2], analogue[2]);
    for (const int column : {3, 4, 5, 6, 7})
        QVERIFY(std::abs(made[column].toDouble() - 0.5 * analogue[column].toDouble()) < 1e-9);
    QCOMPARE(made[8], QByteArray("like"));
    asked.likePath = write("nowhere.csv", "series_id,like\nnew,nothing\n");
    QCOMPARE(forecastFiles(asked, m_progress).error().code, ErrorCode::NotFound);
    asked.likePath = write("below.csv", "series_id,like,multiplier\nnew,A,-1\n");
    QCOMPARE(forecastFiles(asked, m_progress).error().code, ErrorCode::InvalidInput);
}

void TestForecastFiles::writesEffectsPartsAndBacktests()
{
    ForecastFilesRequest asked = request("effects-out.csv");
    QByteArray text = "series_id,t,value,promotion\n";
    for (int t = 0; t < 60; ++t)
        text += "A," + QByteArray::number(t) + ',' + QByteArray::number((t % 5 == 2 ? 160 : 100) + (t * 7) % 5) +
                (t % 5 == 2 ? ",1\n" : ",0\n");
    for (int t = 60; t < 66; ++t)
        text += "A," + QByteArray::number(t) + ",," + (t == 62 ? "1\n" : "0\n");
    asked.seriesPath = write("promoted.csv", text);
    asked.regressors = {"promotion"};
    asked.effectsPath = m_folder.filePath("effects.csv").toStdString();
    asked.partsPath = m_folder.filePath("parts.csv").toStdString();
    asked.backtestPath = m_folder.filePath("backtest.csv").toStdString();
    QVERIFY(forecastFiles(asked, m_progress));
    const auto effect = read(asked.effectsPath).split('\n')[1].split(',');
    QCOMPARE(effect[2], QByteArray("change"));
    QVERIFY2(std::abs(effect[3].toDouble() - 0.588) < 0.05, effect[3].constData()); // 60 of 102
    const auto parts = read(asked.partsPath).split('\n');
    QCOMPARE(parts.size(), 8); // header, six steps, end
    QVERIFY(parts[3].split(',')[6].toDouble() > 40 && std::abs(parts[4].split(',')[6].toDouble()) < 5);
    QVERIFY(read(asked.backtestPath).contains("A,combination,1,"));
}

QTEST_APPLESS_MAIN(TestForecastFiles)
#include "tst_forecast_files.moc"
