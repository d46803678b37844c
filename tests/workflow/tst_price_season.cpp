// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/price_season.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <cmath>

using namespace ms;
using namespace ms::workflow;

namespace {

const QByteArray smallSeason = R"({"name": "small", "horizon_days": 5,
  "prices": {"start": 10.0, "ratio": 1.05, "steps_down": 4, "steps_up": 4}, "actions": [-2, -1, 0, 1, 2],
  "competitor": {"prices": [9.0, 10.0], "stay": 0.7, "start": "uniform"},
  "demand": {"distribution": "poisson", "base_units": 3.0, "reference_price": 10.0, "elasticity": -2.0,
             "cross_elasticity": 0.5, "weekday_factors": [1.0, 1.2]},
  "start_stock": {"min": 5, "max": 20}, "unit_cost": 6.0, "salvage_value": 2.0, "holding_cost": 0.02,
  "markdown_cost": 3.0})";

} // namespace

class TestPriceSeason : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyPolicyIsPlayedAndNoneBeatsTheOptimum()
    {
        write(smallSeason);
        const auto run = evaluateSeason({.environment = path("season.json"),
                                         .policies = {"fixed", "myopic", "random", "optimal"},
                                         .out = path("out.csv"),
                                         .episodes = 20000,
                                         .threads = 0,
                                         .seed = 4},
                                        m_progress);
        QVERIFY2(run.has_value(), run ? "" : run.error().detail.c_str());
        QCOMPARE(run->policies.size(), std::size_t(4));
        for (const PolicyResult& policy : run->policies) {
            QVERIFY(policy.exact <= run->optimum + 1e-9);
            QVERIFY2(std::abs(policy.mean - policy.exact) < 4 * policy.stdError, policy.policy.c_str());
        }
        QCOMPARE(run->policies.back().exact, run->optimum);
        QFile out(QString::fromStdString(path("out.csv")));
        QVERIFY(out.open(QIODevice::ReadOnly));
        QCOMPARE(out.readLine(), QByteArray("policy,mean_return,std_error,fraction_of_optimal,exact_return\n"));
    }
    void thePublishedSeasonIsRead()
    {
        const QString file = QStringLiteral(MS_SHARED_DIR "/data/pricing-environment/iso28.json");
        if (!QFile::exists(file))
            QSKIP("pricing-environment is not here");
        const auto run = evaluateSeason({.environment = file.toStdString(),
                                         .policies = {"optimal"},
                                         .out = path("out.csv"),
                                         .episodes = 4000,
                                         .threads = 0,
                                         .seed = 1},
                                        m_progress);
        QVERIFY(run);
        QVERIFY(std::abs(run->optimum - 1174.5) < 0.1);
        QVERIFY(std::abs(run->policies.front().fractionOfOptimal - 1) < 0.03);
    }
    void badEnvironmentsNameTheField_data()
    {
        QTest::addColumn<QByteArray>("from");
        QTest::addColumn<QByteArray>("to");
        QTest::addColumn<QString>("says");
        QTest::newRow("no JSON") << QByteArray("{") << QByteArray("[") << "is not a JSON object";
        QTest::newRow("half a day") << QByteArray("\"horizon_days\": 5,") << QByteArray("\"horizon_days\": 5.5,")
                                    << "/horizon_days";
        QTest::newRow("name") << QByteArray("\"small\"") << QByteArray("7") << "/name";
        QTest::newRow("missing") << QByteArray("\"horizon_days\": 5,") << QByteArray() << "/horizon_days";
        QTest::newRow("text") << QByteArray("\"start\": 10.0") << QByteArray("\"start\": \"ten\"") << "/prices/start";
        QTest::newRow("other demand") << QByteArray("poisson") << QByteArray("normal") << "/demand/distribution";
        QTest::newRow("impossible") << QByteArray("\"stay\": 0.7") << QByteArray("\"stay\": 7") << "competitor.stay";
    }
    void badEnvironmentsNameTheField()
    {
        QFETCH(QByteArray, from);
        QFETCH(QByteArray, to);
        QFETCH(QString, says);
        QByteArray text = smallSeason;
        write(text.replace(from, to));
        const auto run = evaluateSeason({.environment = path("season.json"),
                                         .policies = {"optimal"},
                                         .out = path("out.csv"),
                                         .episodes = 10,
                                         .threads = 1,
                                         .seed = 1},
                                        m_progress);
        QVERIFY(!run);
        QCOMPARE(run.error().code, ErrorCode::InvalidInput);
        QVERIFY2(QString::fromStdString(run.error().detail).contains(says), run.error().detail.c_str());
    }
    void theAgentNeedsItsFolder()
    {
        write(smallSeason);
        const auto run = evaluateSeason({.environment = path("season.json"),
                                         .policies = {"agent"},
                                         .out = path("out.csv"),
                                         .episodes = 10,
                                         .threads = 1,
                                         .seed = 1},
                                        m_progress);
        QVERIFY(!run && run.error().detail.find("--agent") != std::string::npos);
    }
    void unknownPoliciesAndFilesAreRefused()
    {
        write(smallSeason);
        SeasonEvaluationRequest request{.environment = path("season.json"),
                                        .policies = {"best"},
                                        .out = path("out.csv"),
                                        .episodes = 10,
                                        .threads = 1,
                                        .seed = 1};
        QCOMPARE(evaluateSeason(request, m_progress).error().code, ErrorCode::InvalidInput);
        request.environment = path("none.json");
        QCOMPARE(evaluateSeason(request, m_progress).error().code, ErrorCode::NotFound);
    }

private:
    std::string path(const char* name) const { return m_dir.filePath(QLatin1String(name)).toStdString(); }
    void write(const QByteArray& text)
    {
        QFile file(m_dir.filePath("season.json"));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(text);
    }

    QTemporaryDir m_dir;
    NoProgress m_progress;
};

QTEST_GUILESS_MAIN(TestPriceSeason)
#include "tst_price_season.moc"
