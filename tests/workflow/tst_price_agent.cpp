// SPDX-License-Identifier: GPL-3.0-or-later
// A pricing agent from its environment to its folder, and back to the table beside the plain policies.
#include "workflow/price_agent.h"
#include "workflow/price_season.h"

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

#include <atomic>

using namespace ms;
using namespace ms::workflow;

namespace {

const QByteArray season = R"({"name": "ten days", "horizon_days": 10,
  "prices": {"start": 10.0, "ratio": 1.05, "steps_down": 8, "steps_up": 8}, "actions": [-2, -1, 0, 1, 2],
  "competitor": {"prices": [9.0, 10.0, 11.0], "stay": 0.7, "start": "uniform"},
  "demand": {"distribution": "poisson", "base_units": 4.0, "reference_price": 10.0, "elasticity": -2.2,
             "cross_elasticity": 0.8, "weekday_factors": [1.0, 1.0, 1.0, 1.0, 1.2, 1.4, 0.8]},
  "start_stock": {"min": 10, "max": 70}, "unit_cost": 6.0, "salvage_value": 2.0, "holding_cost": 0.02,
  "markdown_cost": 3.0})";

/// Cancels after it was told of some steps.
class CanceledAfter final : public Progress {
public:
    explicit CanceledAfter(std::int64_t steps) : m_steps(steps) {}
    bool canceled() const override { return m_done >= m_steps; }
    void report(std::int64_t done, std::int64_t) override { m_done = done; }

private:
    std::int64_t m_steps;
    std::atomic<std::int64_t> m_done = 0;
};

} // namespace

class TestPriceAgent : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        QFile file(m_folder.filePath("season.json"));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(season);
    }
    void anAgentIsTrainedStoredAndComesOffWell()
    {
        NoProgress progress;
        const auto trained = trainPricingAgent(request("agent"), progress);
        QVERIFY2(trained.has_value(), trained ? "" : trained.error().detail.c_str());
        QVERIFY(trained->exact <= trained->optimum && trained->exact > trained->fixed);
        QVERIFY2(trained->exact > 0.985 * trained->optimum,
                 qPrintable(QString::number(trained->exact / trained->optimum)));
        const auto run = evaluateSeason({.environment = path("season.json"),
                                         .agent = path("agent"),
                                         .policies = seasonPolicies(),
                                         .out = path("out.csv"),
                                         .episodes = 4000,
                                         .threads = 1,
                                         .seed = 9},
                                        progress);
        QVERIFY2(run.has_value(), run ? "" : run.error().detail.c_str());
        QCOMPARE(run->policies.size(), std::size_t(5));
        const PolicyResult& agent = run->policies.front();
        QCOMPARE(agent.exact, trained->exact); // the numbers in the file are all of the network
        QVERIFY(std::abs(agent.mean - agent.exact) < 4 * agent.stdError);
        const auto card = QJsonDocument::fromJson(contents("agent/card.json")).object();
        QVERIFY(card["finished"].toBool() && card["beats_best_fixed_price"].toBool());
        QCOMPARE(card["exact_return"].toObject().size(), 5);
        QVERIFY(contents("agent/learning_curve.csv").startsWith("updates,loss,exploration,mean_return\n"));
        QVERIFY(contents("agent/learning_curve.csv").count('\n') > 20);
    }
    void theSameSeedGivesTheSameAgent()
    {
        NoProgress progress;
        auto again = request("again");
        again.settings.updates = 60;
        auto once = request("once");
        once.settings.updates = 60;
        QVERIFY(trainPricingAgent(once, progress) && trainPricingAgent(again, progress));
        QCOMPARE(contents("once/agent.json"), contents("again/agent.json"));
        again.settings.seed = 2;
        QVERIFY(trainPricingAgent(again, progress));
        QVERIFY(contents("once/agent.json") != contents("again/agent.json"));
    }
    void canceledHalfWayItKeepsTheBestUntilThen()
    {
        CanceledAfter progress(150); // plain policies report their ten days first
        const auto canceled = trainPricingAgent(request("half"), progress);
        QVERIFY(!canceled);
        QCOMPARE(canceled.error().code, ErrorCode::Canceled);
        QVERIFY(canceled.error().detail.find("150 of 400") != std::string::npos);
        QVERIFY(!QJsonDocument::fromJson(contents("half/card.json")).object()["finished"].toBool());
        NoProgress rest;
        QVERIFY(evaluateSeason({.environment = path("season.json"),
                                .agent = path("half"),
                                .policies = {"agent"},
                                .out = path("out.csv"),
                                .episodes = 10,
                                .threads = 1,
                                .seed = 1},
                               rest));
    }
    void damagedAndForeignAgentsAreRefused()
    {
        NoProgress progress;
        auto small = request("small");
        small.settings.updates = 40;
        QVERIFY(trainPricingAgent(small, progress));
        SeasonEvaluationRequest asked{.environment = path("season.json"),
                                      .agent = path("small"),
                                      .policies = {"agent"},
                                      .out = path("out.csv"),
                                      .episodes = 10,
                                      .threads = 1,
                                      .seed = 1};
        QByteArray other = season;
        QFile file(m_folder.filePath("other.json"));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(other.replace("[-2, -1, 0, 1, 2]", "[-1, 0, 1]"));
        file.close();
        asked.environment = path("other.json");
        QVERIFY(evaluateSeason(asked, progress).error().detail.find("other actions") != std::string::npos);
        asked.environment = path("season.json");
        QFile agent(m_folder.filePath("small/agent.json"));
        QVERIFY(agent.open(QIODevice::Append));
        agent.write(" ");
        agent.close();
        QVERIFY(evaluateSeason(asked, progress).error().detail.find("checksum") != std::string::npos);
        asked.agent = path("nowhere");
        QCOMPARE(evaluateSeason(asked, progress).error().code, ErrorCode::NotFound);
    }

private:
    AgentTrainingRequest request(const char* out) const
    {
        AgentTrainingRequest made{path("season.json"), path(out), {}, 1};
        made.settings.updates = 400;
        made.settings.evaluationEpisodes = 200;
        return made;
    }
    std::string path(const char* name) const { return m_folder.filePath(QLatin1String(name)).toStdString(); }
    QByteArray contents(const char* name) const
    {
        QFile file(m_folder.filePath(QLatin1String(name)));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    QTemporaryDir m_folder;
};

QTEST_GUILESS_MAIN(TestPriceAgent)
#include "tst_price_agent.moc"
