// SPDX-License-Identifier: GPL-3.0-or-later
// Markdowns, promotions, strategies and families from files; bulk what-ifs, cost changes and the price ledger of a
// workspace.
#include "import_fixture.h"

#include "sources/csv_reader.h"
#include "workflow/price_bulk.h"
#include "workflow/price_cost_change.h"
#include "workflow/price_ledger.h"
#include "workflow/price_markdown.h"
#include "workflow/price_optimization.h"
#include "workflow/price_promotions.h"
#include "workflow/price_rules.h"
#include "workflow/price_shop_rules.h"
#include "workflow/price_strategies.h"
#include "workflow/price_test_plan.h"
#include "workspace/proposal_repository.h"

#include <cmath>
#include <map>

using namespace ms;
using namespace ms::workflow;
using namespace ms::workflow::testing;

namespace {

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

/// Forty weeks of two sizes with elasticity -2 and a competitor; the last competitor price is absurd.
QByteArray twoSizes(const QByteArray& lastCompetitor)
{
    QByteArray csv = "product_id,location_id,t,units,price,cost,competitor_price\n";
    for (int t = 0; t < 40; ++t) {
        for (const auto& [name, usual] : {std::pair("small", 10.0), std::pair("large", 16.0)}) {
            const double price = usual * (1 + 0.05 * ((t * 7 + (usual > 12 ? 3 : 0)) % 5 - 2));
            const double units = 100 * std::pow(price / usual, -2);
            csv += QByteArray(name) + ",a," + QByteArray::number(t) + "," + QByteArray::number(units, 'g', 15) + "," +
                   QByteArray::number(price, 'g', 15) + "," + QByteArray::number(0.4 * usual) + "," +
                   (t == 39 ? lastCompetitor : QByteArray::number(usual * (0.95 + 0.02 * (t % 3)), 'g', 15)) + "\n";
        }
    }
    return csv;
}

} // namespace

class TestPriceTools : public QObject, private ImportFixture {
    Q_OBJECT
private Q_SLOTS:
    void init() { takeNewWorkspace(); }

    void markdownCasesGiveLaddersAndRejectsNameTheirColumn()
    {
        write("cases.csv",
              "product_id,price,stock,units_per_period,elasticity,periods,lowest_price,prices,leftover_value\n"
              "coat,100,30,4,-2.5,6,50,4,10\n"
              "hat,20,5,9|8|7,-1.5,,,,\n"
              "free,0,5,9,-1.5,4,,,\n"
              "many,20,5,9|8,-1.5,4,,,\n"
              "text,20,five,9,-1.5,4,,,\n");
        const auto run =
            planMarkdownFile({.cases = text("cases.csv"), .out = text("m.csv"), .rejects = text("r.csv")}, m_progress);
        QVERIFY2(run.has_value(), run ? "" : run.error().detail.c_str());
        QCOMPARE(run->products, 2);
        QCOMPARE(run->rowsRejected, 3);
        QVERIFY(run->value >= run->keepValue);
        const auto rows = readTable(path("m.csv"));
        QCOMPARE(rows.size(), std::size_t(7 + 4));
        QCOMPARE(rows[0].at("product_id"), std::string("coat"));
        QCOMPARE(rows[6].at("period"), std::string("total"));
        QVERIFY(std::stod(rows[6].at("value")) >= std::stod(rows[6].at("one_cut_value")) - 1e-9);
        QCOMPARE(readTable(path("r.csv")).size(), std::size_t(3));
    }

    void promotionsOfAFileAreMeasured()
    {
        QByteArray csv = "product_id,location_id,t,units,price,promotion\n";
        for (int t = 0; t < 60; ++t) {
            const bool on = t % 10 == 5;
            const double units = on ? 200 : t % 10 == 6 ? 70 : 100;
            csv += "P,a," + QByteArray::number(t) + "," + QByteArray::number(units) + ",5," + (on ? "1" : "0") + "\n";
            csv += "Q,a," + QByteArray::number(t) + ",50,5,0\n";
        }
        write("o.csv", csv);
        const auto run = measurePromotionFile(
            {.observations = text("o.csv"), .out = text("p.csv"), .settings = {.leads = 1, .lags = 1}}, m_progress);
        QVERIFY(run);
        QCOMPARE(run->measured, 1);
        const auto rows = readTable(path("p.csv"));
        QVERIFY(std::abs(std::stod(rows[0].at("uplift")) - 1) < 1e-6);
        QVERIFY(std::abs(std::stod(rows[0].at("pulled_forward")) - 0.3) < 1e-6);
        QVERIFY(std::abs(std::stod(rows[0].at("net")) - 0.7) < 1e-6);
        QCOMPARE(rows[1].at("reason"), std::string("It was never on promotion."));
    }

    void familiesTaxAndAnAbsurdCompetitorPrice()
    {
        write("rules.json", R"({"rules": {"step": 0.1, "competitor_index": 1.0}, "tax_rate": 0.19,
                                "families": [{"name": "sizes", "members": ["small", "large"], "least": 1.5, "most": 1.7}]})");
        std::vector<std::string> prices;
        for (const char* last : {"9.7", "0.01"}) {
            write("o.csv", twoSizes(last));
            const auto run = optimizePriceFile(
                {.observations = text("o.csv"), .rules = text("rules.json"), .out = text("out.csv")}, m_progress);
            QVERIFY2(run.has_value(), run ? "" : run.error().detail.c_str());
            QCOMPARE(run->hardRulesBroken, 0);
            QCOMPARE(run->familiesBroken, 0);
            const auto rows = readTable(path("out.csv"));
            const double small = std::stod(rows[0].at("price"));
            const double large = std::stod(rows[1].at("price"));
            QVERIFY(large >= 1.5 * small - 1e-9 && large <= 1.7 * small + 1e-9);
            // Revenue is without tax.
            QVERIFY(std::abs(std::stod(rows[0].at("revenue")) - small / 1.19 * std::stod(rows[0].at("units"))) <
                    1e-6 * std::stod(rows[0].at("revenue")));
            prices.push_back(rows[0].at("price") + " " + rows[1].at("price"));
        }
        write("rules.json", R"({"families": [{"name": "x", "members": ["small", "unknown"]}]})");
        const auto run = optimizePriceFile(
            {.observations = text("o.csv"), .rules = text("rules.json"), .out = text("out.csv")}, m_progress);
        QVERIFY(run.error().detail.find("unknown") != std::string::npos);
    }

    void aSecondCurrencyIsRejectedWithTheFirstOnesName()
    {
        QByteArray csv = "product_id,location_id,t,units,price,currency\n";
        for (int t = 0; t < 20; ++t)
            csv += "A,a," + QByteArray::number(t) + ",5," + QByteArray::number(2 + 0.1 * (t % 3)) + "," +
                   (t % 2 == 0 ? "GBP" : "EUR") + "\n";
        write("o.csv", csv);
        write("rules.json", "{}");
        const auto run = optimizePriceFile({.observations = text("o.csv"),
                                            .rules = text("rules.json"),
                                            .out = text("out.csv"),
                                            .rejects = text("r.csv")},
                                           m_progress);
        QVERIFY(run);
        QCOMPARE(run->rowsRejected, 10);
        QVERIFY(readTable(path("r.csv"))[0].at("reason").find("GBP") != std::string::npos);
    }

    void endingBandsAndFamiliesAreRead()
    {
        const auto rules = parsePriceRules(
            R"({"rules": {"endings": {"bands": [{"from": 0, "values": [9], "digits": 1}, {"from": 10, "values": [95]}],
                                      "soft": false}, "competitor_least": 0.9, "competitor_max_age": 3, "reduction": 0.05},
                "competitor_reaction": 0.5, "families": [{"members": ["a", "b"]}]})",
            "rules.json");
        QVERIFY2(rules.has_value(), rules ? "" : rules.error().detail.c_str());
        QCOMPARE(rules->all.endings.size(), std::size_t(2));
        QCOMPARE(rules->all.endings[1].fromMinor, 1000);
        QCOMPARE(rules->all.endings[0].base, 10);
        QVERIFY(rules->all.endingsHard);
        QCOMPARE(rules->all.competitorMaxAge, 3);
        QCOMPARE(rules->families[0].most, 1.0);
        QCOMPARE(rules->competitorReaction, 0.5);
        for (const char* bad : {R"({"families": [{"members": [1]}]})", R"({"tax_rate": -1})",
                                R"({"rules": {"endings": [120]}})", R"({"families": {}})"})
            QCOMPARE(parsePriceRules(bad, "rules.json").error().code, ErrorCode::InvalidInput);
    }

    void strategiesStandSideBySide()
    {
        write("o.csv", twoSizes("9.7"));
        write("rules.json", R"({"rules": {"step": 0.1}})");
        write("stock.csv", "product_id,stock,leftover_value\nsmall,900,1\n");
        const auto run = comparePriceStrategies({.observations = text("o.csv"),
                                                 .rules = text("rules.json"),
                                                 .out = text("s.csv"),
                                                 .stock = text("stock.csv")},
                                                m_progress);
        QVERIFY2(run.has_value(), run ? "" : run.error().detail.c_str());
        QCOMPARE(run->advised.at("regression"), 2);
        QCOMPARE(run->advised.at("time-series"), 2);
        const auto rows = readTable(path("s.csv"));
        QCOMPARE(rows.size(), std::size_t(4));
        // 900 units at 100 a week for four weeks cannot all be sold: the price falls as far as it may.
        QCOMPARE(rows[1].at("strategy"), std::string("time-series"));
        QVERIFY(std::stod(rows[1].at("price")) < std::stod(rows[1].at("current_price")));
        const auto half = comparePriceStrategies(
            {.observations = text("o.csv"), .rules = text("rules.json"), .out = text("s.csv"), .agent = "nowhere"},
            m_progress);
        QCOMPARE(half.error().code, ErrorCode::InvalidInput);
    }

    void aTestPlanFindsItsPeriods()
    {
        PriceTestRequest request;
        request.setup.unitsPerPeriod = 200;
        request.setup.noise = 0.2;
        request.setup.locations = 10;
        request.power = 0.8;
        request.simulations = 300;
        const auto plan = planPriceTest(request, m_progress);
        QVERIFY(plan);
        QVERIFY(plan->power.power >= 0.8 && plan->periods >= 2);
    }

    void aCostChangeAffectsExactlyTheSkusThatLose()
    {
        sellWeekly();
        setCosts();
        write("costs.csv", "sku,cost,currency\n20001,6.30,GBP\n20002,4.00,GBP\n20003,5.00,GBP\n20004,9.99,GBP\n20005,3,"
                           "EUR\n20006,x,GBP\nX,1,GBP\n");
        const auto changes = costChanges({.workspace = workspacePath(), .costs = text("costs.csv")}, m_progress);
        QVERIFY2(changes.has_value(), changes ? "" : changes.error().detail.c_str());
        // 20001 went up from 6.00; 20002 is as before; 20003 went down; the cost of 20004 was not known.
        QCOMPARE(changes->affected.size(), std::size_t(1));
        QCOMPARE(changes->unchanged, 1);
        QCOMPARE(changes->cheaper, 1);
        QCOMPARE(changes->firstCosts, 1);
        QCOMPARE(changes->rejects.size(), std::size_t(3));
        const AffectedSku& row = changes->affected.front();
        QCOMPARE(row.sku, Sku{"20001"});
        QCOMPARE(*row.proposedMinor, 1050); // 10.00 * 6.30 / 6.00
        QVERIFY(std::abs(row.marginAfter - 0.4) < 1e-9);
        QCOMPARE(writeCostChanges(*changes, *Currency::parse("GBP"), text("c.csv")).value_or(0), 1);
        const auto batch =
            proposeCostChanges(*changes, *Currency::parse("GBP"),
                               {workspacePath(), "buyer", ShopTime(std::chrono::seconds(1))}, m_progress);
        QVERIFY(batch);
        QCOMPARE(batch->proposals, 1);
        // With a jump beyond the step, the rule that holds it is named.
        write("costs.csv", "sku,cost\n20001,9\n");
        const auto far = costChanges({.workspace = workspacePath(), .costs = text("costs.csv")}, m_progress);
        QCOMPARE(*far->affected.front().proposedMinor, 1100);
        QCOMPARE(far->affected.front().bindingRules, std::vector<std::string>{"step"});
    }

    void theLedgerHoldsForeseenAgainstReal()
    {
        sellWeekly();
        const Day changed = weekStart + std::chrono::days(70);
        {
            auto workspace = writable();
            const auto product = ProductRepository(workspace).bySku({"20001"});
            approvals::Proposal proposal;
            const Currency pounds = *Currency::parse("GBP");
            proposal.change = approvals::PriceChange{Sku{"20001"}, {1000, pounds}, {900, pounds}};
            proposal.author = "buyer";
            proposal.reason = "try";
            proposal.explanation = R"({"units_per_week": 10})";
            proposal.effect = R"({"units": 4, "units_low": 1, "units_high": 8})";
            const auto stored = ProposalRepository(workspace).add(std::span(&proposal, 1));
            QVERIFY(stored);
            QVERIFY(PriceRepository(workspace).setPrice({product->key, changed, 900, "push", stored->front().id}));
        }
        const auto ledger = priceLedger(workspacePath(), Sku{"20001"}, m_progress);
        QVERIFY2(ledger.has_value(), ledger ? "" : ledger.error().detail.c_str());
        const auto pushed = std::ranges::count(ledger->events, std::string("push"), &PriceEvent::source);
        QCOMPARE(pushed, 1);
        const PriceEvent& event = ledger->events.back();
        QCOMPARE(event.author, std::string("buyer"));
        QCOMPARE(*event.predictedUnits, 14.0);
        QCOMPARE(*event.unitsBefore, 10.0);
        QCOMPARE(*event.realisedUnits, 16.0);
        QCOMPARE(*event.lowestPriorMinor, 1000);
        QCOMPARE(ledger->totals.judged, std::size_t(1));
        QVERIFY(std::abs(*ledger->totals.bias - 2.0 / 14) < 1e-12);
        QCOMPARE(*ledger->totals.insideBand, 1.0);
        QVERIFY(writePriceLedger(*ledger, text("l.csv")));
        QCOMPARE(readTable(path("l.csv")).back().at("predicted_units"), std::string("14"));
        QCOMPARE(priceLedger(workspacePath(), Sku{"nothing"}, m_progress).error().code, ErrorCode::NotFound);
    }

    void rulesAndCompetitorsOfAShopReachItsWhatIfs()
    {
        sellWeekly();
        setCosts();
        write("c.csv", "sku,competitor,day,price,currency\n20001,Other,2011-03-01,9.20,GBP\n"
                       "20001,Typo,2011-03-01,0.01,GBP\n20001,Old,2010-12-08,8.00,GBP\nnone,Other,2011-03-01,1,GBP\n"
                       "20001,Other,2011-03-02,9.10,EUR\n20002,Other,yesterday,1,GBP\n20002,Other,2011-03-01,0,GBP\n");
        const auto imported = importCompetitorPrices(
            {.workspace = workspacePath(), .file = text("c.csv"), .rejects = text("r.csv")}, m_progress);
        QVERIFY2(imported.has_value(), imported ? "" : imported.error().detail.c_str());
        QCOMPARE(imported->rowsStored, 3);
        QCOMPARE(imported->rowsRejected, 4);
        write("rules.json", R"({"rules": {"step": 0.2, "competitor_index": 1.0, "endings": [49, 99]}})");
        QVERIFY(storeShopRules(workspacePath(), text("rules.json")));
        const auto study = PriceStudy::make({.workspace = workspacePath()}, m_progress);
        QVERIFY2(study.has_value(), study ? "" : study.error().detail.c_str());
        const std::size_t row = *(*study)->rowOf(Sku{"20001"});
        QCOMPARE(*(*study)->rows()[row].competitorMinor, 920);
        QCOMPARE((*study)->rows()[row].competitorsRejected, std::size_t(2));
        const auto kept = (*study)->guarded(row, 1150);
        QVERIFY(kept);
        QCOMPARE(kept->priceMinor, 899); // at most 9.20, then the nearest ending
        QCOMPARE((*study)->guarded(*(*study)->rowOf(Sku{"20002"}), 950)->priceMinor, 949);
        // The margin floor of the workspace stays beneath the stored rules.
        const auto words = (*study)->rulesInWords(row);
        QVERIFY(std::ranges::any_of(words, [](const std::string& w) { return w.find("margin") != std::string::npos; }));
        write("rules.json", R"({"decimals": 3})");
        QCOMPARE(storeShopRules(workspacePath(), text("rules.json")).error().code, ErrorCode::InvalidInput);
    }

    void bulkTotalsAreTheSumsOfTheirRows()
    {
        sellWeekly();
        setCosts();
        const auto study = PriceStudy::make({.workspace = workspacePath()}, m_progress);
        QVERIFY2(study.has_value(), study ? "" : study.error().detail.c_str());
        const auto prices = movedPrices(**study, -0.05, std::nullopt);
        const auto bulk = bulkWhatIf(**study, prices, m_progress);
        QVERIFY(bulk);
        double won = 0, lost = 0;
        for (const BulkRow& row : bulk->rows) {
            const double gain = row.change.margin.value_or(row.change.revenue).mean;
            (gain > 0 ? won : lost) += gain;
        }
        QCOMPARE(bulk->spread.won, won);
        QCOMPARE(bulk->spread.lost, lost);
        double margin = 0;
        for (const BulkRow& row : bulk->rows)
            margin += row.change.margin ? row.change.margin->mean : 0;
        QVERIFY(std::abs((bulk->after.marginMinor.mean - bulk->before.marginMinor.mean) / 100 - margin -
                         bulk->neighbourGain) < 1e-6);
        QCOMPARE(bulk->after.neighbours == 0, std::abs(bulk->neighbourGain) < 1e-9);
        QCOMPARE(bulk->spread.winners + bulk->spread.losers <= bulk->rows.size(), true);
        QCOMPARE(writeBulk(**study, *bulk, text("b.csv")).value_or(-1), static_cast<std::int64_t>(bulk->rows.size()));
        write("p.csv", "sku,price\n20001,9.50\nnone,1\n");
        QCOMPARE(readTrialPrices(**study, text("p.csv")).error().code, ErrorCode::InvalidInput);
        write("p.csv", "sku,price\n20001,9.50\n");
        QCOMPARE(readTrialPrices(**study, text("p.csv"))->begin()->second, 950);
    }

private:
    static constexpr Day weekStart{std::chrono::days(14949)}; // Monday 2010-12-06

    /// Thirteen weeks, an order a day: 10 units of A a week for ten weeks, then 16; others now and then.
    void sellWeekly()
    {
        QByteArray csv = header;
        int order = 1;
        for (int day = 0; day < 91; ++day) {
            const bool later = day >= 70;
            const QByteArray date = QByteArray::fromStdString(toIsoText(weekStart + std::chrono::days(day))) + "T10:00";
            const int units = day % 7 == 0 ? (later ? 10 : 4) : 1;
            csv += QByteArray::number(order++) + ",20001,THING," + QByteArray::number(units) + "," + date +
                   ",10,1,France\r\n";
            for (const char* sku : {"20002", "20003", "20004", "20005", "20006"})
                csv += QByteArray::number(order++) + "," + sku + ",OTHER,2," + date + ",8,1,France\r\n";
        }
        const auto done = import(csv);
        QVERIFY2(done.has_value(), done ? "" : done.error().detail.c_str());
    }
    void setCosts()
    {
        auto workspace = writable();
        ProductRepository products(workspace);
        for (const auto& [sku, cost] : {std::pair("20001", 600), std::pair("20002", 400), std::pair("20003", 600)}) {
            auto product = *products.bySku({sku});
            product.unitCostMinor = cost;
            QVERIFY(products.update(product));
        }
    }
    Workspace writable() { return *Workspace::open(m_workspace.toStdString(), OpenMode::ReadWrite); }
    std::filesystem::path workspacePath() const { return m_workspace.toStdString(); }
    void write(const char* name, const QByteArray& content)
    {
        QFile file(path(name));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(content);
    }
    QString path(const char* name) const { return m_files.filePath(QString::fromLatin1(name)); }
    std::string text(const char* name) const { return path(name).toStdString(); }

    QTemporaryDir m_files;
    NoProgress m_progress;
};

QTEST_GUILESS_MAIN(TestPriceTools)
#include "tst_price_tools.moc"
