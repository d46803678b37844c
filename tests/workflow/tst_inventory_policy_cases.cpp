// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/inventory_policy_cases.h"

#include <QTest>

#include <nlohmann/json.hpp>

#include <cmath>

using namespace ms::workflow;

namespace {

double answer(const char* model, const char* inputs, const char* key)
{
    const auto solved = solvePolicyCase(model, inputs);
    return solved ? nlohmann::json::parse(*solved).at(key).get<double>() : std::nan("");
}

} // namespace

class TestInventoryPolicyCases : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyModelIsReachedByItsName_data()
    {
        QTest::addColumn<QByteArray>("model");
        QTest::addColumn<QByteArray>("inputs");
        QTest::addColumn<QByteArray>("key");
        QTest::addColumn<double>("value");
        const auto row = [](const char* model, const char* inputs, const char* key, double value) {
            QTest::newRow(model) << QByteArray(model) << QByteArray(inputs) << QByteArray(key) << value;
        };
        // Snyder & Shen (2019), as asserted in stockpyl (MIT licence)
        row("eoq", R"({"fixed_cost": 8, "holding_cost": 0.225, "demand_rate": 1300})", "order_quantity",
            304.0467800264368);
        row("eoq_cost_at_q", R"({"fixed_cost": 8, "holding_cost": 0.225, "demand_rate": 1300, "order_quantity": 250})",
            "cost", 69.725);
        row("newsvendor_poisson", R"({"holding_cost": 1, "stockout_cost": 4, "demand_mean": 6})", "cost",
            3.570106945770946);
        row("base_stock_normal_lead_time",
            R"({"holding_cost": 0.18, "stockout_cost": 0.7, "demand_mean": 50, "demand_sd": 8, "lead_time": 4})",
            "safety_stock", 14.766894374154788);
        row("sS_poisson_exact", R"({"holding_cost": 1, "stockout_cost": 4, "fixed_cost": 5, "demand_mean": 6})", "cost",
            8.034111561471644);
        row("wagner_whitin", R"({"holding_cost": 2, "fixed_cost": 500, "demand": [90, 120, 80, 70]})", "cost", 1380);
        // By hand. Discrete: F(2) = 0.6 < 0.75 <= F(5); cost 1·(0.3·5 + 0.3·3) + 3·0.1·5
        row("newsvendor_discrete",
            R"({"holding_cost": 1, "stockout_cost": 3, "demand_values": [0, 2, 5, 10], "demand_probabilities": [0.3, 0.3, 0.3, 0.1]})",
            "cost", 3.9);
        row("newsvendor_discrete_cost_at_s",
            R"({"holding_cost": 1, "stockout_cost": 3, "base_stock_level": 5, "demand_pmf": {"0": 0.3, "2": 0.3, "5": 0.3, "10": 0.1}})",
            "cost", 3.9);
        // exp(6 + 0.3·z(0.85)), z(0.85) = 1.0364333894937896
        row("newsvendor_lognormal",
            R"({"holding_cost": 0.15, "stockout_cost": 0.85, "demand_log_mean": 6, "demand_log_sd": 0.3})",
            "base_stock_level", std::exp(6.0 + 0.3 * 1.0364333894937896));
        row("newsvendor_uniform", R"({"holding_cost": 1, "stockout_cost": 4, "demand_low": 0, "demand_high": 100})",
            "base_stock_level", 80);
        row("newsvendor_exponential", R"({"holding_cost": 1, "stockout_cost": 4, "demand_mean": 10})",
            "base_stock_level", 10.0 * std::log(5.0));
        // Poisson demand of 2 a period over 3 periods is Poisson(6)
        row("base_stock_poisson_lead_time",
            R"({"holding_cost": 1, "stockout_cost": 4, "demand_mean": 2, "lead_time": 2})", "cost", 3.570106945770946);
        row("base_stock_poisson", R"({"holding_cost": 1, "stockout_cost": 4, "demand_mean": 2, "lead_time": 2})",
            "cost", 3.570106945770946);
        row("sS_poisson_cost_at_s",
            R"({"holding_cost": 1, "stockout_cost": 4, "fixed_cost": 5, "demand_mean": 6, "reorder_point_s": 4, "order_up_to_S": 10})",
            "cost", 8.034111561471644);
        row("safety_stock", R"({"service_level": 0.95, "demand_mean": 10, "demand_sd": 3, "lead_time": 9})",
            "reorder_point", 104.8036826425632);
    }
    void everyModelIsReachedByItsName()
    {
        QFETCH(QByteArray, model);
        QFETCH(QByteArray, inputs);
        QFETCH(QByteArray, key);
        QFETCH(double, value);
        QVERIFY2(std::fabs(answer(model, inputs, key) - value) < 1e-6,
                 qPrintable(QString::number(answer(model, inputs, key), 'g', 12)));
    }
    void sumOfListedDemandsIsTheirConvolution()
    {
        // Two fair coins worth 1: 0, 1, 2 with 1/4, 1/2, 1/4
        constexpr auto inputs = R"({"holding_cost": 1, "stockout_cost": 2, "demand_pmf": [0.5, 0.5], "lead_time": 1})";
        QCOMPARE(answer("base_stock_discrete_lead_time", inputs, "base_stock_level"), 1.0);
        QCOMPARE(answer("base_stock_discrete_lead_time", inputs, "cost"), 0.75);
    }
    void saysWhatIsWrong_data()
    {
        QTest::addColumn<QByteArray>("model");
        QTest::addColumn<QByteArray>("inputs");
        QTest::addColumn<QByteArray>("word");
        const auto row = [](const char* name, const char* model, const char* inputs, const char* word) {
            QTest::newRow(name) << QByteArray(model) << QByteArray(inputs) << QByteArray(word);
        };
        row("unknown model", "crystal_ball", "{}", "crystal_ball");
        row("unknown demand", "newsvendor_weather", "{}", "newsvendor_weather");
        row("no object", "eoq", "[8]", "inputs_json");
        row("missing number", "eoq", R"({"fixed_cost": 8, "holding_cost": 1})", "demand_rate");
        row("missing lead time", "base_stock_poisson_lead_time",
            R"({"holding_cost": 1, "stockout_cost": 4, "demand_mean": 2})", "lead_time");
        row("text for a number", "eoq", R"({"fixed_cost": 8, "holding_cost": "x", "demand_rate": 1})", "holding_cost");
        row("negative cost", "eoq", R"({"fixed_cost": -8, "holding_cost": 1, "demand_rate": 1})", "fixed cost");
        row("text for a list", "wagner_whitin", R"({"fixed_cost": 8, "holding_cost": 1, "demand": "many"})", "demand");
        row("probabilities that are not 1", "newsvendor_discrete",
            R"({"holding_cost": 1, "stockout_cost": 3, "demand_pmf": [0.3, 0.3]})", "probabilities");
        row("service level 1", "safety_stock", R"({"service_level": 1, "demand_sd": 3, "lead_time": 9})",
            "service level");
    }
    void saysWhatIsWrong()
    {
        QFETCH(QByteArray, model);
        QFETCH(QByteArray, inputs);
        QFETCH(QByteArray, word);
        const auto solved = solvePolicyCase(model.toStdString(), inputs.toStdString());
        QVERIFY(!solved);
        QVERIFY2(solved.error().detail.find(word.toStdString()) != std::string::npos, solved.error().detail.c_str());
    }
    void listsItsModels() { QVERIFY(policyModels().size() > 20); }
};

QTEST_APPLESS_MAIN(TestInventoryPolicyCases)
#include "tst_inventory_policy_cases.moc"
