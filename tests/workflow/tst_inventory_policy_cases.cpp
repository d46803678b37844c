// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/inventory_policy_cases.h"

#include <QTest>

#include <nlohmann/json.hpp>

#include <cmath>

using namespace ms::workflow;

namespace {

ms::NoProgress nobody;

/// Someone who loses patience after some questions.
class Impatient final : public ms::Progress {
public:
    [[nodiscard]] bool canceled() const override { return ++m_asked > 100; }

private:
    mutable int m_asked = 0;
};

double answer(const char* model, const char* inputs, const char* key)
{
    const auto solved = solvePolicyCase(model, inputs, nobody);
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
    void neighboursOfTheTextbook_data()
    {
        QTest::addColumn<QByteArray>("model");
        QTest::addColumn<QByteArray>("inputs");
        QTest::addColumn<QByteArray>("key");
        QTest::addColumn<double>("value");
        const auto row = [](const char* name, const char* model, const char* inputs, const char* key, double value) {
            QTest::newRow(name) << QByteArray(model) << QByteArray(inputs) << QByteArray(key) << value;
        };
        // Snyder & Shen (2019), examples 4.4, 4.7, 3.1 and 4.2, asked in other words
        constexpr auto example44 =
            R"({"holding_cost": 0.18, "stockout_cost": 0.7, "demand_mean": 50, "demand_sd": 8, "lead_time": 4})";
        row("newsvendor with a lead time", "newsvendor_normal", example44, "base_stock_level", 264.7668943741548);
        row("newsvendor with a lead time costs", "newsvendor_normal", example44, "cost", 4.466781004149578);
        row("review of one period", "periodic_review_normal",
            R"({"holding_cost": 0.18, "stockout_cost": 0.7, "demand_mean": 50, "demand_sd": 8, "lead_time": 4, "review_period": 1})",
            "base_stock_level", 264.7668943741548);
        row("demand named among the inputs", "newsvendor",
            R"({"overage_cost": 1, "underage_cost": 4, "demand_distribution": "poisson", "mean": 6})", "cost",
            3.570106945770946);
        row("normal where none is named", "newsvendor_cost_at_s",
            R"({"holding_cost": 0.18, "stockout_cost": 0.7, "demand_mean": 50, "demand_variance": 64, "S": 40})",
            "cost", 7.356131552870388);
        row("level given", "newsvendor_normal",
            R"({"holding_cost": 0.18, "stockout_cost": 0.7, "demand_mean": 50, "demand_sd": 8, "base_stock_level": 40})",
            "cost", 7.356131552870388);
        row("holding cost as a rate", "eoq",
            R"({"fixed_cost": 8, "holding_cost_rate": 0.3, "unit_cost": 0.75, "demand_rate": 1300})", "order_quantity",
            304.0467800264368);
        row("quantity given", "eoq",
            R"({"fixed_cost": 8, "holding_cost": 0.225, "demand_rate": 1300, "order_quantity": 250})", "cost", 69.725);
        row("explicit prices", "newsvendor_normal_explicit",
            R"({"selling_price": 1, "purchase_cost": 0.3, "salvage_value": 0.12, "demand_mean": 50, "demand_sd": 8})",
            "profit", 33.002394806823354);
        // Silver, Pyke & Thomas, ch. 6, P2 = 0.99: G(k) = 0.01 · 200/11.4 = 0.1754, k = 0.58 in their table; to more
        // digits by bisection with Python 3.11's statistics.NormalDist
        row("fill rate for a given quantity", "rq_fill_rate",
            R"({"fill_rate": 0.99, "demand_mean": 50, "demand_sd": 11.4, "lead_time": 1, "order_quantity": 200})",
            "reorder_point", 56.56287280264117);
        row("fill rate with an uncertain lead time", "safety_stock_fill_rate",
            R"({"fill_rate": 0.95, "demand_mean": 50, "demand_sd": 8, "lead_time": 4, "lead_time_sd": 0.5, "order_quantity": 200})",
            "reorder_point", 203.88511173926813);
        // sqrt(2Kd(h + p) / (h p (1 − d/m))), computed by hand
        row("production with backorders", "epq_with_backorders",
            R"({"fixed_cost": 8, "holding_cost": 0.225, "stockout_cost": 5, "demand_rate": 1300, "production_rate": 2000})",
            "order_quantity", 525.3691068312814);
        row("production with backorders costs", "epq_with_backorders",
            R"({"fixed_cost": 8, "holding_cost": 0.225, "stockout_cost": 5, "demand_rate": 1300, "production_rate": 2000})",
            "cost", 39.59121259613724);
        // Every S tried with the probabilities summed up, in Python
        constexpr auto threePeriods =
            R"({"holding_cost": 1, "stockout_cost": 4, "demand_mean": 6, "lead_time": 2, "review_period": 3})";
        row("review of three periods", "periodic_review_poisson", threePeriods, "base_stock_level", 30);
        row("review of three periods costs", "RS_poisson", threePeriods, "cost", 10.13603662714339);
        constexpr auto twoPeriods =
            R"({"holding_cost": 0.18, "stockout_cost": 0.7, "demand_mean": 50, "demand_sd": 8, "lead_time": 4, "review_period": 2})";
        row("review of two periods", "periodic_review_normal", twoPeriods, "base_stock_level", 304.5624917274121);
        row("review of two periods costs", "periodic_review_normal", twoPeriods, "cost", 7.8525934081284525);
        row("negative binomial over a lead time", "base_stock_negative_binomial_lead_time",
            R"({"holding_cost": 1, "stockout_cost": 9, "demand_mean": 6, "demand_sd": 4, "lead_time": 2})", "cost",
            13.648181366351162);
        row("listed demand over a lead time", "base_stock_custom_discrete_lead_time",
            R"({"holding_cost": 1, "stockout_cost": 9, "demand_values": [4, 0, 1], "demand_probabilities": [0.2, 0.5, 0.3], "lead_time": 2})",
            "cost", 5.38);
        // Snyder & Shen (2019), example 5.8, of which Q = 5 is the best; Q = 8 tried r by r in Python
        row("reorder point of a given quantity", "rq_poisson_optimal_r_for_q",
            R"({"holding_cost": 20, "stockout_cost": 150, "demand_mean": 1.5, "lead_time": 2, "order_quantity": 5})",
            "reorder_point", 3);
        row("reorder point of a large quantity costs", "rq_poisson_optimal_r_for_q",
            R"({"holding_cost": 20, "stockout_cost": 150, "fixed_cost": 100, "demand_mean": 1.5, "lead_time": 2, "order_quantity": 8})",
            "cost", 114.27465503907911);
        // By hand: 1 to 10 equally likely, F(8) = 0.8; 1·28/10 + 4·3/10
        row("whole numbers equally likely", "newsvendor_uniform_discrete",
            R"({"holding_cost": 1, "stockout_cost": 4, "low": 1, "high": 10})", "cost", 4.0);
        row("listed demand in any order, twice", "newsvendor_discrete",
            R"({"holding_cost": 1, "stockout_cost": 4, "demand_values": [30, 10, 20, 10], "demand_probabilities": [0.2, 0.25, 0.3, 0.25]})",
            "cost", 13.0);
        row("lognormal in other letters", "newsvendor_lognormal",
            R"({"holding_cost": 1, "stockout_cost": 4, "meanlog": 3, "sdlog": 0.5})", "base_stock_level",
            30.594205148307637);
        // Shape 1 is exponential: 40·ln 5
        row("gamma by shape and scale", "newsvendor_gamma",
            R"({"holding_cost": 1, "stockout_cost": 4, "shape": 1, "scale": 40})", "base_stock_level",
            40.0 * std::log(5.0));
        row("exponential by its rate", "newsvendor_exponential",
            R"({"holding_cost": 1, "stockout_cost": 4, "rate": 0.025})", "base_stock_level", 40.0 * std::log(5.0));
        // 300 + z(0.95)·8·sqrt(6), z(0.95) = 1.6448536269514722
        row("review with a service level", "periodic_review_normal",
            R"({"service_level": 0.95, "demand_mean": 50, "demand_sd": 8, "lead_time": 4, "review_period": 2})",
            "base_stock_level", 300.0 + 1.6448536269514722 * 8.0 * std::sqrt(6.0));
        // P(X <= 8) = 0.8472, P(X <= 9) = 0.9161, P(X <= 10) = 0.9574 for Poisson(6): any table
        row("base stock with a service level", "base_stock_poisson", R"({"service_level": 0.95, "demand_mean": 6})",
            "base_stock_level", 10);
    }
    void neighboursOfTheTextbook() { everyModelIsReachedByItsName(); }
    void aLevelThatIsGivenIsNeverCheaperThanTheBest()
    {
        const auto at = [](double level) {
            const std::string inputs = R"({"holding_cost": 1, "stockout_cost": 4, "demand_mean": 6, "lead_time": 2,
                "review_period": 3, "base_stock_level": )" +
                                       std::to_string(level) + "}";
            return answer("periodic_review_poisson_cost_at_s", inputs.c_str(), "cost");
        };
        for (double level = 20; level <= 40; ++level)
            QVERIFY(at(level) >= at(30) - 1e-12);
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
        row("a negative probability", "newsvendor_discrete",
            R"({"holding_cost": 1, "stockout_cost": 3, "demand_values": [1, 2], "demand_probabilities": [1.2, -0.2]})",
            "probabilit");
        row("fewer probabilities than values", "newsvendor_discrete",
            R"({"holding_cost": 1, "stockout_cost": 3, "demand_values": [1, 2], "demand_probabilities": [1]})",
            "probabilit");
        row("a base stock that is reviewed seldom", "base_stock_normal_lead_time",
            R"({"holding_cost": 1, "stockout_cost": 4, "demand_mean": 50, "demand_sd": 8, "lead_time": 4, "review_period": 2})",
            "periodic_review_normal");
        row("half a review period", "periodic_review_normal",
            R"({"holding_cost": 1, "stockout_cost": 4, "demand_mean": 50, "demand_sd": 8, "review_period": 1.5})",
            "review_period");
        row("a distribution nobody knows", "newsvendor",
            R"({"holding_cost": 1, "stockout_cost": 4, "distribution": "weather"})", "weather");
        row("a missing name is called by its own", "newsvendor_poisson", R"({"stockout_cost": 4, "mean": 2})",
            "holding_cost");
        row("production slower than demand", "epq_with_backorders",
            R"({"fixed_cost": 8, "holding_cost": 1, "stockout_cost": 5, "demand_rate": 1300, "production_rate": 1300})",
            "production_rate");
        row("service level 1", "safety_stock", R"({"service_level": 1, "demand_sd": 3, "lead_time": 9})",
            "service level");
        row("more than can be computed", "newsvendor_poisson",
            R"({"holding_cost": 1, "stockout_cost": 4, "demand_mean": 1e11})", "1e9");
        row("more than anybody sells", "newsvendor_poisson",
            R"({"holding_cost": 1, "stockout_cost": 4, "demand_mean": 1e15})", "demand_mean");
        row("more than doubles hold", "eoq", R"({"fixed_cost": 1e300, "holding_cost": 1, "demand_rate": 1e300})",
            "fixed_cost");
        row("an order that is not finite", "eoq",
            R"({"fixed_cost": 1e12, "holding_cost": 1e-300, "demand_rate": 1e12})", "order_quantity");
        row("an order without end", "sS_poisson_exact",
            R"({"holding_cost": 1, "stockout_cost": 9, "fixed_cost": 1e12, "demand_mean": 10})", "50,000 units");
        row("units without end", "rq_poisson_exact",
            R"({"holding_cost": 1e-9, "stockout_cost": 9, "fixed_cost": 1e12, "demand_mean": 10, "lead_time": 1})",
            "1,000,000 units");
        row("an order from the past", "sS_poisson_exact",
            R"({"holding_cost": 1, "stockout_cost": 9, "fixed_cost": 64, "demand_mean": 10, "lead_time": -1})",
            "lead_time");
        row("a list to the power of a thousand", "base_stock_uniform_discrete_lead_time",
            R"({"holding_cost": 1, "stockout_cost": 4, "low": 0, "high": 10000, "lead_time": 999})", "listed values");
    }
    void saysWhatIsWrong()
    {
        QFETCH(QByteArray, model);
        QFETCH(QByteArray, inputs);
        QFETCH(QByteArray, word);
        const auto solved = solvePolicyCase(model.toStdString(), inputs.toStdString(), nobody);
        QVERIFY(!solved);
        QVERIFY2(solved.error().detail.find(word.toStdString()) != std::string::npos, solved.error().detail.c_str());
    }
    /// An order cost of a thousand periods' holding: in no time, as every (s, S) tried by Python from the renewal
    /// equation.
    void aLargeOrderCostIsSolved()
    {
        constexpr auto inputs = R"({"holding_cost": 1, "stockout_cost": 9, "fixed_cost": 10000, "demand_mean": 10})";
        QCOMPARE(answer("sS_poisson_exact", inputs, "reorder_point_s"), -38.0);
        QCOMPARE(answer("sS_poisson_exact", inputs, "order_up_to_S"), 429.0);
        QVERIFY(std::fabs(answer("sS_poisson_exact", inputs, "cost") - 424.35451977399293) < 1e-6);
    }
    void aLongSearchIsCanceled_data()
    {
        QTest::addColumn<QByteArray>("model");
        QTest::addColumn<QByteArray>("inputs");
        const auto row = [](const char* model, const char* inputs) {
            QTest::newRow(model) << QByteArray(model) << QByteArray(inputs);
        };
        row("sS_poisson_exact", R"({"holding_cost": 1, "stockout_cost": 9, "fixed_cost": 1e7, "demand_mean": 10})");
        row("sS_poisson_cost_at_s", R"({"holding_cost": 1, "stockout_cost": 9, "fixed_cost": 64, "demand_mean": 10,
            "reorder_point_s": 0, "order_up_to_S": 90000})");
        row("rq_poisson_exact", R"({"holding_cost": 1, "stockout_cost": 9, "fixed_cost": 1e9, "demand_mean": 10,
            "lead_time": 1})");
        row("rq_poisson_cost", R"({"holding_cost": 1, "stockout_cost": 9, "fixed_cost": 10, "demand_mean": 10,
            "lead_time": 1, "reorder_point": 5, "order_quantity": 900000})");
        row("rq_poisson_optimal_r_for_q", R"({"holding_cost": 1, "stockout_cost": 9, "demand_mean": 10,
            "lead_time": 1, "order_quantity": 900000})");
        row("base_stock_uniform_discrete_lead_time", R"({"holding_cost": 1, "stockout_cost": 4, "low": 0, "high": 1,
            "lead_time": 999})");
    }
    void aLongSearchIsCanceled()
    {
        QFETCH(QByteArray, model);
        QFETCH(QByteArray, inputs);
        Impatient progress;
        const auto solved = solvePolicyCase(model.toStdString(), inputs.toStdString(), progress);
        QVERIFY(!solved);
        QCOMPARE(solved.error().code, ms::ErrorCode::Canceled);
    }
    void listsItsModels() { QVERIFY(policyModels().size() > 20); }
};

QTEST_APPLESS_MAIN(TestInventoryPolicyCases)
#include "tst_inventory_policy_cases.moc"
