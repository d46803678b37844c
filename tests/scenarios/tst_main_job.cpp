// SPDX-License-Identifier: GPL-3.0-or-later
// The main job from start to end: sales in, forecast, plan, what-if price, approval, push over real HTTP, and the shop
// shows the price and the purchase order. Then the same again changes nothing.
#include "shop_process.h"

#include "workflow/approval_queue.h"
#include "workflow/approve.h"
#include "workflow/audit.h"
#include "workflow/demo_shop.h"
#include "workflow/forecast_run.h"
#include "workflow/import_file.h"
#include "workflow/inventory_plan.h"
#include "workflow/price_study.h"
#include "workflow/propose.h"
#include "workflow/push.h"
#include "workflow/reorder_wish.h"

#include <QFile>
#include <QTemporaryDir>

using namespace ms;
using namespace ms::workflow;
using nlohmann::json;

namespace {

const ShopTime noon = *parseShopTime("2011-12-09T12:00");

std::string problem(const Error& error)
{
    return error.detail;
}

} // namespace

class TestMainJob : public QObject {
    Q_OBJECT
    QTemporaryDir m_folder;
    NoProgress m_none;

    /// Two suggested prices, or five per cent off where the study suggests none.
    std::vector<PriceWish> priceWishes(const std::filesystem::path& workspace)
    {
        const auto study = PriceStudy::make({workspace, 2}, m_none);
        if (!study) {
            qWarning("%s", problem(study.error()).c_str());
            return {};
        }
        std::vector<PriceWish> wishes;
        for (std::size_t row = 0; row < (*study)->rows().size() && wishes.size() < 2; ++row) {
            const PricedSku& sku = (*study)->rows()[row];
            const auto effect = (*study)->effect(row, sku.priceMinor * 95 / 100);
            if (effect && sku.priceMinor >= 200)
                wishes.push_back((*study)->wish(row, sku.suggestionMinor.value_or(sku.priceMinor * 95 / 100)));
        }
        return wishes;
    }

    std::vector<ReorderWish> reorderWishes(const std::filesystem::path& workspace)
    {
        const auto inputs = loadInventory(workspace, m_none);
        if (!inputs) {
            qWarning("%s", problem(inputs.error()).c_str());
            return {};
        }
        InventoryScenario scenario = headerOf(**inputs).scenario;
        scenario.assumedCoverDays = 5; // a sales export has no stock counts
        const auto plan = planInventory(**inputs, scenario, m_none);
        std::vector<ReorderWish> wishes;
        for (std::size_t i = 0; plan && i < plan->rows.size() && wishes.size() < 3; ++i) {
            if (!plan->rows[i].suggestion || plan->rows[i].suggestion->units <= 0)
                continue;
            if (auto wish = reorderWish(**inputs, scenario, plan->rows[i], headerOf(**inputs).asOf))
                wishes.push_back(std::move(*wish));
        }
        return wishes;
    }

    void walk(const std::filesystem::path& workspace, const std::string& model)
    {
        ForecastRunRequest forecast;
        forecast.workspace = workspace;
        forecast.at = noon;
        forecast.model = model;
        const auto run = runForecast(forecast, m_none);
        QVERIFY2(run.has_value(), run ? "" : run.error().detail.c_str());
        QVERIFY(run->forecast > 0);

        const auto prices = priceWishes(workspace);
        QVERIFY(!prices.empty());
        const auto reorders = reorderWishes(workspace);
        QVERIFY(!reorders.empty());
        const test::ShopProcess shop(QString::fromStdString(workspace.string() + ".shop"),
                                     QString::fromStdString(workspace.string()));
        QVERIFY(!shop.token().empty());

        const Proposer ada{workspace, "Ada", noon};
        const auto priceBatch = proposePrices(ada, prices, m_none);
        QVERIFY2(priceBatch.has_value(), priceBatch ? "" : priceBatch.error().detail.c_str());
        QVERIFY2(priceBatch->refused.empty(), priceBatch->refused.empty() ? "" : priceBatch->refused[0].reason.c_str());
        const auto orderBatch = proposeReorders(ada, reorders, m_none);
        QVERIFY2(orderBatch.has_value(), orderBatch ? "" : orderBatch.error().detail.c_str());
        QVERIFY2(orderBatch->refused.empty(), orderBatch->refused.empty() ? "" : orderBatch->refused[0].reason.c_str());
        QVERIFY(approve({workspace, {}, "ada", "mine", noon}, m_none)->decided.empty());
        QCOMPARE(approve({workspace, {}, "Grace", "fine", noon}, m_none)->decided.size(),
                 prices.size() + reorders.size());
        pushTwice(workspace, shop, prices, reorders);
    }

    void pushTwice(const std::filesystem::path& workspace, const test::ShopProcess& shop,
                   const std::vector<PriceWish>& prices, const std::vector<ReorderWish>& reorders)
    {
        PushRequest request;
        request.workspace = workspace;
        request.shop.baseUrl = shop.address();
        request.token = shop.token();
        request.actor = "Grace";
        request.at = noon;
        const auto report = workflow::push(request, m_none);
        QVERIFY2(report.has_value(), report ? "" : report.error().detail.c_str());
        for (const PushedRow& row : report->rows)
            QVERIFY2(row.state == PushState::Confirmed, row.reason.c_str());
        const json ledger = shop.ask("GET", "/sandbox/ledger");
        const json orders = shop.ask("GET", "/v1/purchase-orders");
        QCOMPARE(ledger["prices"].size(), prices.size());
        for (const PriceWish& wish : prices) {
            const json shown = shop.ask("POST", "/v1/prices/query", {{"skus", {wish.sku.text}}});
            QCOMPARE(shown["items"][0]["price_minor"].get<std::int64_t>(), wish.price.minor);
        }
        std::map<std::string, std::int64_t> ordered;
        for (const json& order : orders["items"]) {
            for (const json& line : order["lines"])
                ordered[line["sku"]] += line["units"].get<std::int64_t>();
        }
        QCOMPARE(ordered.size(), reorders.size());
        for (const ReorderWish& wish : reorders)
            QCOMPARE(ordered[wish.sku.text], wish.quantity.units);

        const auto again = workflow::push(request, m_none);
        QCOMPARE(again->requests, 0);
        QVERIFY(shop.ask("GET", "/sandbox/ledger") == ledger);
        QVERIFY(shop.ask("GET", "/v1/purchase-orders") == orders);
        QVERIFY(!verifyAudit(workspace, m_none)->broken);
    }

private Q_SLOTS:
    void fromADemoShopToAPriceAndAnOrder()
    {
        DemoRequest demo;
        demo.workspace = m_folder.filePath("demo.studio").toStdString();
        demo.size.products = 60;
        const auto made = createDemoShop(demo, m_none);
        QVERIFY2(made.has_value(), made ? "" : made.error().detail.c_str());
        walk(demo.workspace, "auto");
    }

    void fromOnlineRetailToAPriceAndAnOrder()
    {
        const QString file = QStringLiteral(MS_SHARED_DIR "/data/online-retail/online_retail.csv.gz");
        if (!QFile::exists(file))
            QSKIP("Online Retail is not here");
        ImportRequest request;
        request.file = file.toStdString();
        request.workspace = m_folder.filePath("retail.studio").toStdString();
        request.now = noon;
        const auto imported = importFile(request, m_none);
        QVERIFY2(imported.has_value(), imported ? "" : imported.error().detail.c_str());
        walk(request.workspace, "theta"); // the backtest of all methods has its own tests
    }
};

QTEST_GUILESS_MAIN(TestMainJob)
#include "tst_main_job.moc"
