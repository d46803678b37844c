// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/demo_shop.h"
#include "workflow/price_scenarios.h"
#include "workflow/price_study.h"
#include "workflow/price_suggestions.h"
#include "workflow/recommend_prices.h"
#include "workspace/settings.h"
#include "workspace/workspace.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

#include <cmath>
#include <map>

using namespace ms;
using namespace ms::workflow;

class TestPriceStudy : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void scenariosDifferAndMergeByThePickedSkus()
    {
        using Prices = std::map<Sku, std::int64_t>;
        const Prices first{{Sku{"a"}, 100}, {Sku{"b"}, 200}};
        const Prices second{{Sku{"b"}, 250}, {Sku{"c"}, 300}};
        QVERIFY(priceDifferences(first, Prices(first)).empty());
        const auto found = priceDifferences(first, second);
        const std::vector<PriceDifference> expected{{Sku{"a"}, 100, {}}, {Sku{"b"}, 200, 250}, {Sku{"c"}, {}, 300}};
        QCOMPARE(found, expected);
        const std::vector<Sku> picked{Sku{"a"}, Sku{"c"}};
        const Prices merged = mergedPrices(first, second, picked);
        QCOMPARE(merged, (Prices{{Sku{"b"}, 200}, {Sku{"c"}, 300}}));
        const std::vector<Sku> all{Sku{"a"}, Sku{"b"}, Sku{"c"}};
        QCOMPARE(mergedPrices(mergedPrices(first, second, all), first, all), first); // and back
    }
    void initTestCase()
    {
        QVERIFY(m_dir.isValid());
        DemoRequest request;
        request.workspace = path();
        request.size.products = 1000;
        QVERIFY(createDemoShop(request, m_progress));
        auto study = PriceStudy::make({.workspace = path(), .threads = 0}, m_progress);
        QVERIFY2(study.has_value(), study ? "" : study.error().detail.c_str());
        m_study = *study;
        QFile truth(QString::fromStdString(path() + ".truth.json"));
        QVERIFY(truth.open(QIODevice::ReadOnly));
        for (const auto& value : QJsonDocument::fromJson(truth.readAll())["products"].toArray()) {
            const QJsonObject product = value.toObject();
            m_truth[product["sku"].toString().toStdString()] = {product["elasticity"].toDouble(),
                                                                product["price_changes"].toInt()};
        }
    }
    void recommendationsKnowTheSameElasticities()
    {
        PreviewData data;
        for (const PricedSku& row : m_study->rows()) {
            PreviewItem item;
            item.sku = row.sku;
            data.items.push_back(std::move(item));
        }
        data.items.emplace_back().sku = Sku{"not sold here"};
        const auto responses = priceResponses(path(), data, 0, m_progress);
        QVERIFY2(responses.has_value(), responses ? "" : responses.error().detail.c_str());
        int known = 0, near = 0;
        for (std::size_t i = 0; i < m_study->rows().size(); ++i) {
            const PricedSku& row = m_study->rows()[i];
            const auto& response = responses->of(recommend::ItemIndex(i));
            QCOMPARE(response.has_value(), row.source != ElasticitySource::None);
            if (!response)
                continue;
            ++known;
            const std::int64_t tried = row.priceMinor * 9 / 10;
            const double factor = responses->factor({recommend::ItemIndex(i), tried}).value();
            // what page Pricing foresees at that price; its mean is over the elasticity's error too, a lognormal
            const double wide =
                response->stdError * std::log(static_cast<double>(tried) / static_cast<double>(row.priceMinor));
            const auto now = m_study->effect(i, row.priceMinor), then = m_study->effect(i, tried);
            QVERIFY(now && then);
            near +=
                std::abs(factor * std::exp(wide * wide / 2) / (then->units.mean / now->units.mean) - 1) < 0.03 ? 1 : 0;
            QCOMPARE(response->elasticity, row.usedElasticity);
        }
        QVERIFY(known > 500);
        QVERIFY2(near > 0.9 * known, qPrintable(QString("%1 of %2").arg(near).arg(known)));
        QVERIFY(!responses->of(recommend::ItemIndex(data.items.size() - 1)).has_value());
    }
    void plantedElasticitiesAreCoveredAndRefusalsAreRight()
    {
        int covered = 0;
        int estimated = 0;
        double shrunk = 0;
        double own = 0;
        for (const PricedSku& row : m_study->rows()) {
            const Truth& truth = m_truth.at(row.sku.text);
            const bool refused = row.elasticity.status == pricing::ElasticityStatus::NotIdentifiable;
            if (truth.changes == 0)
                QVERIFY2(refused, row.sku.text.c_str());
            if (truth.changes >= 10)
                QVERIFY2(!refused, row.elasticity.reason.c_str());
            QCOMPARE(refused, row.source == ElasticitySource::Category || row.source == ElasticitySource::None);
            if (refused) {
                QVERIFY(!row.elasticity.reason.empty());
                QVERIFY(!row.suggestionMinor);
                continue;
            }
            ++estimated;
            covered +=
                std::abs(row.elasticity.value - truth.elasticity) <= 1.6448536269514722 * row.elasticity.stdError;
            shrunk += std::abs(row.elasticity.value - truth.elasticity);
            own += std::abs(row.elasticity.ownValue - truth.elasticity);
        }
        const double coverage = 100.0 * covered / estimated;
        const double gain = 100 * (1 - shrunk / own);
        qInfo("%d estimated, 90 %% intervals cover %.1f %%, mean error %.3f own, %.3f shrunk (%.0f %% less)", estimated,
              coverage, own / estimated, shrunk / estimated, gain);
        QVERIFY2(coverage >= 88 && coverage <= 92, qPrintable(QString::number(coverage)));
        QVERIFY2(gain >= 30, qPrintable(QString::number(gain)));
    }
    void suggestionsKeepTheRulesAndGainForSure()
    {
        int suggestions = 0;
        for (std::size_t i = 0; i < m_study->rows().size(); ++i) {
            const PricedSku& row = m_study->rows()[i];
            QVERIFY2(row.suggestionMinor || !row.note.empty(), row.sku.text.c_str());
            if (!row.suggestionMinor)
                continue;
            ++suggestions;
            QCOMPARE(m_study->guarded(i, *row.suggestionMinor)->priceMinor, *row.suggestionMinor);
            const double step = std::abs(std::log(double(*row.suggestionMinor) / double(row.priceMinor)));
            QVERIFY(step <= std::log(1 / 0.9) + 1e-9);
            QVERIFY(m_study->change(i, *row.suggestionMinor)->margin->low80 > 0);
        }
        QVERIFY(suggestions > 0);
    }
    void theCurveGoesThroughTheEffects()
    {
        const auto curve = m_study->curve(0, 61);
        QCOMPARE(curve.size(), std::size_t(61));
        const PricedSku& row = m_study->rows().front();
        const auto now = m_study->effect(0, row.priceMinor);
        QVERIFY(std::abs(curve[30].units.mean - now->units.mean) < 1e-9 * now->units.mean + 1e-12);
        QVERIFY(std::abs(now->units.mean - row.unitsPerWeek * PriceStudy::horizonWeeks) < 1e-6);
        QVERIFY(!m_study->effect(0, 0));
    }
    void totalsAreTheSumOfTheRows()
    {
        TrialPrices trial;
        double revenue = 0;
        for (std::size_t i = 0; i < m_study->rows().size(); ++i) {
            const PricedSku& row = m_study->rows()[i];
            const std::int64_t price = i % 3 == 0 ? row.priceMinor * 105 / 100 : row.priceMinor;
            if (i % 3 == 0)
                trial[i] = price;
            if (const auto effect = m_study->effect(i, price))
                revenue += 100 * effect->revenue.mean;
        }
        const auto totals = m_study->totals(trial, m_progress);
        QVERIFY(totals);
        QVERIFY(std::abs(totals->revenueMinor.mean - revenue) < 1e-6 * revenue);
        QVERIFY(totals->marginMinor.low80 < totals->marginMinor.mean);
    }
    void theWishCarriesItsArithmetic()
    {
        const auto& rows = m_study->rows();
        const auto at = static_cast<std::size_t>(
            std::ranges::find_if(rows, [](const PricedSku& row) { return row.source == ElasticitySource::Shrunk; }) -
            rows.begin());
        const PriceWish wish = m_study->wish(at, rows[at].priceMinor * 2);
        QCOMPARE(wish.price.minor, m_study->guarded(at, rows[at].priceMinor * 2)->priceMinor);
        const auto explanation = QJsonDocument::fromJson(QByteArray::fromStdString(wish.explanation)).object();
        QCOMPARE(explanation["trace"].toArray().size(), 1);
        QCOMPARE(explanation["trace"].toArray()[0].toObject()["rule"].toString(), QString("step"));
        const auto effect = QJsonDocument::fromJson(QByteArray::fromStdString(wish.effect)).object();
        const auto change = m_study->change(at, wish.price.minor);
        QVERIFY(std::abs(effect["units"].toDouble() - change->units.mean / PriceStudy::horizonWeeks) < 1e-9);
        QVERIFY(effect["margin_minor_low"].toDouble() <= effect["margin_minor"].toDouble());
        QVERIFY(!wish.reason.empty());
    }
    void neighboursShareWordsAndNoEffectIsNoChange()
    {
        bool some = false;
        for (std::size_t i = 0; i < 40; ++i) {
            for (const Neighbour& neighbour : m_study->neighbours(i)) {
                some = true;
                QVERIFY(neighbour.row != i);
                QCOMPARE(m_study->unitsChange(i, m_study->rows()[i].priceMinor, neighbour).mean, 0.0);
                QCOMPARE(m_study->rows()[neighbour.row].category, m_study->rows()[i].category);
            }
        }
        QVERIFY(some);
    }
    void theStudyIsTheSameAgain()
    {
        const auto again = PriceStudy::make({.workspace = path(), .threads = 1}, m_progress);
        QVERIFY(again);
        for (std::size_t i = 0; i < m_study->rows().size(); ++i) {
            const auto one = m_study->effect(i, m_study->rows()[i].priceMinor);
            const auto two = (*again)->effect(i, m_study->rows()[i].priceMinor);
            QCOMPARE(one.has_value(), two.has_value());
            if (one)
                QCOMPARE(one->units.low80, two->units.low80);
        }
    }
    void suggestionsAreWritten()
    {
        const QString out = m_dir.filePath("suggestions.csv");
        const auto run = writePriceSuggestions(*m_study, out.toStdString());
        QVERIFY(run);
        QCOMPARE(static_cast<std::size_t>(run->rowsWritten), m_study->rows().size());
        QFile file(out);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY(file.readLine().startsWith("sku,price,cost,elasticity,"));
    }
    void scenariosComeBackAsTheyWereStored()
    {
        const PriceScenario autumn{0, "Autumn -5 %", {{Sku{"0805"}, 250}, {Sku{"B"}, 99}}, false};
        const PriceScenario plain{0, "Plain", {}, false};
        auto stored = storePriceScenarios(path(), {autumn, plain}, ShopTime{}, m_progress);
        QVERIFY2(stored.has_value(), stored ? "" : stored.error().detail.c_str());
        QVERIFY(stored->front().key != 0);
        QCOMPARE(readPriceScenarios(path(), m_progress)->front().prices, autumn.prices);
        stored->front().prices[Sku{"C"}] = 1;
        stored->pop_back();
        const auto changed = storePriceScenarios(path(), *stored, ShopTime{}, m_progress);
        QCOMPARE(*readPriceScenarios(path(), m_progress), *changed);
        // Undo of a removal: the key is gone and the scenario gets a new one.
        QVERIFY(storePriceScenarios(path(), {}, ShopTime{}, m_progress)->empty());
        QVERIFY(storePriceScenarios(path(), *changed, ShopTime{}, m_progress)->front().key != 0);
        const auto twice = storePriceScenarios(path(), {plain, plain}, ShopTime{}, m_progress);
        QVERIFY(!twice);
        QCOMPARE(readPriceScenarios(path(), m_progress)->size(), std::size_t(1));
    }
    void aLockedScenarioStaysAsItIsUntilItIsUnlocked()
    {
        QVERIFY(storePriceScenarios(path(), {}, ShopTime{}, m_progress));
        const PriceScenario plan{0, "Plan", {{Sku{"A"}, 100}}, true};
        const auto stored = storePriceScenarios(path(), {plan}, ShopTime{}, m_progress);
        QVERIFY(stored && readPriceScenarios(path(), m_progress)->front().locked);
        QVERIFY(storePriceScenarios(path(), *stored, ShopTime{}, m_progress)); // the same again
        std::vector<std::vector<PriceScenario>> edits{{}, *stored, *stored};
        edits[1].front().prices[Sku{"A"}] = 101;
        edits[2].front().name = "Other";
        edits[2].push_back({0, "New beside it", {}, false});
        for (const auto& edit : edits) {
            const auto refused = storePriceScenarios(path(), edit, ShopTime{}, m_progress);
            QVERIFY(!refused);
            QCOMPARE(refused.error().code, ErrorCode::Conflict);
            QVERIFY(refused.error().detail.find("'Plan'") != std::string::npos);
            QCOMPARE(*readPriceScenarios(path(), m_progress), *stored); // nothing of it is there
        }
        auto unlocked = *stored;
        unlocked.front().locked = false;
        unlocked.front().prices[Sku{"A"}] = 101;
        QVERIFY(storePriceScenarios(path(), unlocked, ShopTime{}, m_progress));
        QVERIFY(storePriceScenarios(path(), *stored, ShopTime{}, m_progress)); // locked again
        const std::vector<std::int64_t> keys{stored->front().key};             // unlocked and removed in one go
        QVERIFY(storePriceScenarios(path(), {}, ShopTime{}, m_progress, keys)->empty());
    }
    void aShopWithoutSalesIsSaidToBeOne()
    {
        const std::string empty = m_dir.filePath("empty.studio").toStdString();
        workspace::Settings settings;
        settings.currency = *Currency::parse("GBP");
        QVERIFY(workspace::Workspace::create(empty, settings));
        const auto study = PriceStudy::make({.workspace = empty, .threads = 1}, m_progress);
        QVERIFY(!study);
        QCOMPARE(study.error().code, ErrorCode::NotEnoughData);
        QCOMPARE(PriceStudy::make({.workspace = empty + "x", .threads = 1}, m_progress).error().code,
                 ErrorCode::NotFound);
    }

private:
    struct Truth {
        double elasticity = 0;
        int changes = 0;
    };
    std::string path() const { return m_dir.filePath("demo.studio").toStdString(); }

    QTemporaryDir m_dir;
    NoProgress m_progress;
    std::shared_ptr<const PriceStudy> m_study;
    std::map<std::string, Truth> m_truth;
};

QTEST_GUILESS_MAIN(TestPriceStudy)
#include "tst_price_study.moc"
