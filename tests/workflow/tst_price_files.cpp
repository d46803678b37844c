// SPDX-License-Identifier: GPL-3.0-or-later
#include "sources/csv_reader.h"
#include "workflow/price_elasticity.h"
#include "workflow/price_optimization.h"
#include "workflow/price_prediction.h"
#include "workflow/price_rules.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <array>
#include <cmath>
#include <map>

using namespace ms;
using namespace ms::workflow;

namespace {

/// Rows of a CSV file by column name.
std::vector<std::map<std::string, std::string>> readTable(const QString& path)
{
    std::vector<std::map<std::string, std::string>> rows;
    auto reader = sources::CsvReader::open(path.toStdString());
    while (reader && reader->next().value_or(false)) {
        auto& row = rows.emplace_back();
        for (std::size_t i = 0; i < reader->row().size(); ++i)
            row[reader->shape().header[i]] = std::string(reader->row()[i]);
    }
    return rows;
}

void write(const QString& path, const QByteArray& text)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(text);
}

/// The Dominick's panel as observations up to `lastTraining` and scenarios after it, with what was sold then.
struct OrangeJuice {
    QByteArray observations = "product_id,location_id,t,units,price,promotion,feature\n";
    QByteArray scenarios = "product_id,location_id,t,price,promotion,feature\n";
    std::vector<double> actual;
};

OrangeJuice readOrangeJuice(const QString& path, int lastTraining)
{
    OrangeJuice data;
    for (auto& row : readTable(path)) {
        const QByteArray place = QByteArray::fromStdString(row["brand"] + "," + row["store"] + "," + row["week"] + ",");
        const QByteArray causes =
            QByteArray::fromStdString(row["price" + row["brand"]] + "," + row["deal"] + "," + row["feat"] + "\n");
        const double units = std::exp(std::stod(row["logmove"]));
        if (std::stoi(row["week"]) <= lastTraining) {
            data.observations += place + QByteArray::number(units, 'g', 17) + "," + causes;
        } else {
            data.scenarios += place + causes;
            data.actual.push_back(units);
        }
    }
    return data;
}

} // namespace

class TestPriceFiles : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() { QVERIFY(m_dir.isValid()); }

    void orangeJuiceElasticitiesAgreeWithTheReferenceFit()
    {
        const QString source = juicePath();
        if (!QFile::exists(source))
            QSKIP("orange-juice data are not here");
        write(path("all.csv"), readOrangeJuice(source, 9999).observations);
        const auto run = estimateElasticityFile({.observations = text("all.csv"), .out = text("e.csv")}, m_progress);
        QVERIFY(run);
        QCOMPARE(run->rowsRead, 106139);
        // Reference: numpy 1.24.2 least squares on all eleven log prices, deal, feature and a dummy a store.
        const std::array<double, 11> reference{-2.78, -1.84, -3.33, -3.85, -2.91, -2.47,
                                               -3.63, -2.73, -4.09, -2.83, -1.00};
        const auto rows = readTable(path("e.csv"));
        QCOMPARE(rows.size(), reference.size());
        for (const auto& row : rows) {
            const auto brand = static_cast<std::size_t>(std::stoi(row.at("product_id"))) - 1;
            QVERIFY2(std::abs(std::stod(row.at("elasticity")) - reference[brand]) <= 0.02,
                     row.at("product_id").c_str());
            QCOMPARE(row.at("status"), std::string("ok"));
        }
    }
    void orangeJuicePredictionOfTheLastTwelveWeeks()
    {
        const QString source = juicePath();
        if (!QFile::exists(source))
            QSKIP("orange-juice data are not here");
        const OrangeJuice data = readOrangeJuice(source, 148);
        write(path("train.csv"), data.observations);
        write(path("asked.csv"), data.scenarios);
        QVERIFY(predictPriceFile({.observations = text("train.csv"),
                                  .scenarios = text("asked.csv"),
                                  .out = text("p.csv"),
                                  .rejects = {},
                                  .threads = 0},
                                 m_progress));
        const auto rows = readTable(path("p.csv"));
        QCOMPARE(rows.size(), data.actual.size());
        double squares = 0;
        double absolute = 0;
        double sold = 0;
        int covered = 0;
        for (std::size_t i = 0; i < rows.size(); ++i) {
            const double predicted = std::stod(rows[i].at("units"));
            squares += std::pow(std::log(data.actual[i] / predicted), 2);
            absolute += std::abs(data.actual[i] - predicted);
            sold += data.actual[i];
            covered +=
                data.actual[i] >= std::stod(rows[i].at("lo80")) && data.actual[i] <= std::stod(rows[i].at("hi80"));
        }
        const double rmse = std::sqrt(squares / static_cast<double>(rows.size()));
        const double wape = 100 * absolute / sold;
        const double coverage = 100.0 * covered / static_cast<double>(rows.size());
        qInfo("log RMSE %.3f, WAPE %.1f %%, 80 %% bands cover %.1f %%", rmse, wape, coverage);
        QVERIFY2(rmse <= 0.55, qPrintable(QString::number(rmse)));
        QVERIFY2(wape <= 44, qPrintable(QString::number(wape)));
        QVERIFY2(coverage >= 72 && coverage <= 88, qPrintable(QString::number(coverage)));
    }
    void badRowsAreRejectedWithTheirReasonAndGoodOnesCount()
    {
        QByteArray csv = "product_id,location_id,t,units,price\n";
        for (int t = 0; t < 20; ++t)
            csv += "A,x," + QByteArray::number(t) + "," + QByteArray::number(20 + t % 5) + "," +
                   QByteArray::number(5 + t % 3) + "\n";
        csv += "A,x,20,5,0\nA,x,21,-2,5\n,x,22,5,5\nA,x,soon,5,5\nA,x,3,5,5\nA,x,23,many,5\n";
        write(path("bad.csv"), csv);
        const auto run = estimateElasticityFile(
            {.observations = text("bad.csv"), .out = text("e.csv"), .rejects = text("r.csv")}, m_progress);
        QVERIFY(run);
        QCOMPARE(run->rowsRead, 26);
        QCOMPARE(run->rowsRejected, 6);
        const auto rejects = readTable(path("r.csv"));
        QCOMPARE(rejects.size(), std::size_t(6));
        QCOMPARE(rejects[0].at("row"), std::string("22"));
        QCOMPARE(rejects[0].at("column"), std::string("price"));
        QCOMPARE(rejects[0].at("reason"), std::string("a price above 0 is expected"));
        QCOMPARE(rejects[4].at("reason"), std::string("this product, place and time was there before"));
    }
    void datesCountLikeNumbers()
    {
        QByteArray numbers = "product_id,location_id,t,units,price\n";
        QByteArray dates = numbers;
        for (int t = 0; t < 20; ++t) {
            const QByteArray rest = "," + QByteArray::number(20 + t % 5) + "," + QByteArray::number(5 + t % 3) + "\n";
            numbers += "A,x," + QByteArray::number(t) + rest;
            dates += "A,x," + QDate(2024, 1, 1).addDays(7 * t).toString(Qt::ISODate).toUtf8() + rest;
        }
        write(path("n.csv"), numbers);
        write(path("d.csv"), dates);
        QVERIFY(estimateElasticityFile({.observations = text("n.csv"), .out = text("1.csv")}, m_progress));
        QVERIFY(estimateElasticityFile({.observations = text("d.csv"), .out = text("2.csv")}, m_progress));
        QCOMPARE(readTable(path("1.csv")), readTable(path("2.csv")));
        write(path("m.csv"), numbers + "A,x,2024-01-01,5,5\n");
        const auto mixed = estimateElasticityFile({.observations = text("m.csv"), .out = text("3.csv")}, m_progress);
        QCOMPARE(mixed.error().code, ErrorCode::InvalidInput);
    }
    void aFileThatSaysNothingIsAnError()
    {
        QCOMPARE(
            estimateElasticityFile({.observations = text("none.csv"), .out = text("e.csv")}, m_progress).error().code,
            ErrorCode::NotFound);
        write(path("head.csv"), "product_id,location_id,t,units\n");
        QCOMPARE(
            estimateElasticityFile({.observations = text("head.csv"), .out = text("e.csv")}, m_progress).error().code,
            ErrorCode::InvalidInput);
        write(path("empty.csv"), "product_id,location_id,t,units,price\n");
        QCOMPARE(
            estimateElasticityFile({.observations = text("empty.csv"), .out = text("e.csv")}, m_progress).error().code,
            ErrorCode::NotEnoughData);
        write(path("free.csv"), "product_id,location_id,t,units,price\nA,1,1,5,0\nA,1,2,5,0\n");
        const auto free = estimateElasticityFile({.observations = text("free.csv"), .out = text("e.csv")}, m_progress);
        QVERIFY(!free);
        QVERIFY2(free.error().detail.find("line 2, column price: '0'") != std::string::npos,
                 free.error().detail.c_str());
    }
    void scenariosOfUnknownProductsAreRejected()
    {
        QByteArray csv = "product_id,location_id,t,units,price\n";
        for (int t = 0; t < 30; ++t)
            csv += "A,x," + QByteArray::number(t) + "," + QByteArray::number(20 + t % 5) + "," +
                   QByteArray::number(5 + t % 3) + "\n";
        write(path("o.csv"), csv);
        write(path("s.csv"), "product_id,location_id,t,price,note\nA,x,30,6,kept\nB,x,30,6,lost\n");
        const auto run = predictPriceFile({.observations = text("o.csv"),
                                           .scenarios = text("s.csv"),
                                           .out = text("p.csv"),
                                           .rejects = {},
                                           .threads = 1},
                                          m_progress);
        QVERIFY(run);
        QCOMPARE(run->rowsRejected, 1);
        const auto rows = readTable(path("p.csv"));
        QCOMPARE(rows.size(), std::size_t(1));
        QCOMPARE(rows[0].at("note"), std::string("kept"));
        QVERIFY(std::stod(rows[0].at("lo80")) <= std::stod(rows[0].at("units")));
    }
    void optimisationKeepsTheRulesAndSaysWhy()
    {
        QByteArray csv = "product_id,location_id,t,units,price,cost\n";
        for (int t = 0; t < 60; ++t) {
            const double price = 10 + 0.5 * (t % 4);
            const auto row = [&](const char* name, double at, double elasticity, double cost) {
                csv += QByteArray(name) + ",x," + QByteArray::number(t) + "," +
                       QByteArray::number(5000 * std::pow(at, elasticity) * (1 + 0.05 * std::sin(t))) + "," +
                       QByteArray::number(at) + "," + QByteArray::number(cost) + "\n";
            };
            row("dear", price, -3, 5);
            row("cheap", price, -1.2, 5);
            row("still", 8, -2, 5);
            row("loss", price, -2, 30);
        }
        write(path("o.csv"), csv);
        write(path("rules.json"), R"({"rules": {"step": 0.1, "margin_floor": 0.1, "endings": [99]}, "periods": 4})");
        const auto run = optimizePriceFile({.observations = text("o.csv"),
                                            .rules = text("rules.json"),
                                            .out = text("out.csv"),
                                            .rejects = {},
                                            .threads = 1,
                                            .seed = 1},
                                           m_progress);
        QVERIFY(run);
        QCOMPARE(run->hardRulesBroken, 0);
        QCOMPARE(run->refused, 2);
        const auto rows = readTable(path("out.csv"));
        // Last price 11.50: elastic demand wants 7.50, the step allows 10.35; inelastic demand wants more, 12.65.
        QCOMPARE(rows[0].at("price"), std::string("10.99"));
        QCOMPARE(rows[1].at("price"), std::string("11.99"));
        QVERIFY(rows[1].at("binding_rules").find("ending") != std::string::npos);
        QVERIFY(rows[2].at("price").empty());
        QVERIFY(rows[2].at("reason").find("never moved") != std::string::npos);
        QVERIFY(rows[3].at("price").empty());
        QVERIFY(rows[3].at("reason").find("margin_floor asks for at least") != std::string::npos);
    }
    void rulesAreReadWithTheirUnits()
    {
        const auto rules = parsePriceRules(
            R"({"decimals": 3, "rules": {"floor": {"value": 1.5, "soft": true}, "step": 0.1},
                "products": {"A": {"step": null, "ceiling": 9}}, "objective": {"margin": 1, "units": 0.5}})",
            "rules.json");
        QVERIFY(rules);
        QCOMPARE(rules->all.floor->value, 1500.0);
        QVERIFY(!rules->all.floor->hard);
        QVERIFY(!rules->of("A").step);
        QCOMPARE(rules->of("A").ceiling->value, 9000.0);
        QCOMPARE(rules->of("A").floor->value, 1500.0);
        QVERIFY(rules->of("B").step);
        QCOMPARE(rules->objective.units, 0.5);
    }
    void badRulesNameTheKey_data()
    {
        QTest::addColumn<QString>("json");
        QTest::addColumn<QString>("says");
        QTest::newRow("no JSON") << "{"
                                 << "is not JSON";
        QTest::newRow("a list") << "[]"
                                << "an object was expected";
        QTest::newRow("unknown key") << R"({"rule": {}})"
                                     << "rule: one of";
        QTest::newRow("unknown rule") << R"({"rules": {"flor": 1}})"
                                      << "rules.flor";
        QTest::newRow("text for a number") << R"({"rules": {"floor": "1"}})"
                                           << "rules.floor";
        QTest::newRow("step of 200 %") << R"({"rules": {"step": 2}})"
                                       << "step";
        QTest::newRow("objective") << R"({"objective": "profit"})"
                                   << "objective";
        QTest::newRow("periods") << R"({"periods": 0})"
                                 << "periods";
        QTest::newRow("product") << R"({"products": {"A": {"ceiling": -1}}})"
                                 << "A";
    }
    void badRulesNameTheKey()
    {
        QFETCH(QString, json);
        QFETCH(QString, says);
        const auto rules = parsePriceRules(json.toStdString(), "rules.json");
        QVERIFY(!rules);
        QCOMPARE(rules.error().code, ErrorCode::InvalidInput);
        QVERIFY2(QString::fromStdString(rules.error().detail).contains(says), rules.error().detail.c_str());
    }

private:
    static QString juicePath() { return QStringLiteral(MS_SHARED_DIR "/data/orange-juice/yx.csv.gz"); }
    QString path(const char* name) const { return m_dir.filePath(QString::fromLatin1(name)); }
    std::string text(const char* name) const { return path(name).toStdString(); }

    QTemporaryDir m_dir;
    NoProgress m_progress;
};

QTEST_GUILESS_MAIN(TestPriceFiles)
#include "tst_price_files.moc"
