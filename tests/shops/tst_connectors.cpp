// SPDX-License-Identifier: GPL-3.0-or-later
// One suite that every kind of shop must pass: every fault of the practice shop, for prices and for orders. Nothing is
// lost, nothing is done twice, nothing is overwritten that moved before the push looked. Medusa is the real thing and
// is left out unless MEDUSA_URL and its companions are set.
#include "fake_shopify.h"
#include "fake_woocommerce.h"
#include "medusa_shop.h"
#include "sandbox_shop.h"
#include "shop_workspace.h"

#include "workflow/audit.h"
#include "workflow/rollback.h"
#include "workflow/schedule.h"

#include <QTest>

using namespace ms;
using namespace ms::test;
using approvals::State;
using nlohmann::json;

namespace {

enum class Ending { Confirmed, Waiting, Failed };

constexpr std::size_t products = 3;
const std::vector<const char*> kinds{"studio", "medusa", "shopify", "woocommerce"};

} // namespace

class TestConnectors : public QObject {
    Q_OBJECT
    std::unique_ptr<QTemporaryDir> m_folder;
    std::filesystem::path m_workspace;
    std::unique_ptr<TestShop> m_shop;
    NoProgress m_none;
    int m_lost = 0;
    int m_doubled = 0;
    int m_overwritten = 0;
    int m_faults = 0;

    /// False when this kind of shop is not here.
    bool open(const QString& kind)
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_workspace = m_folder->filePath("shop.studio").toStdString();
        if (kind == "studio")
            m_shop = std::make_unique<SandboxShop>(m_folder->filePath("sandbox").toStdString());
        else if (kind == "shopify")
            m_shop = std::make_unique<FakeShopify>();
        else if (kind == "woocommerce")
            m_shop = std::make_unique<FakeWooCommerce>();
        else if (MedusaShop::isThere())
            m_shop = std::make_unique<MedusaShop>();
        else
            return false;
        makeWorkspaceOf(m_workspace, *m_shop, products);
        return true;
    }

    Result<workflow::PushReport> push() { return workflow::push(pushRequestOf(m_workspace, *m_shop), m_none); }

    void check(const std::vector<Goods>& before, const QString& fault, bool orders,
               const Result<workflow::PushReport>& first, const Result<workflow::PushReport>& second)
    {
        auto states = statesOf(m_workspace);
        std::string reasons;
        for (const auto* report : {&*first, &*second}) {
            for (const workflow::PushedRow& row : report->rows)
                reasons += row.reason + "; ";
        }
        // Medusa reads the price again within its answer: a move after that is no business of the push, and stays.
        const bool readBefore = fault == "moved_after" && m_shop->kind() == platform::ShopKind::Medusa;
        const bool named = fault == "lying" || (fault.startsWith("moved") && !readBefore);
        if (!named) {
            m_lost += int(products) - states[State::Confirmed];
            QVERIFY2(states[State::Confirmed] == int(products), reasons.c_str());
        } else {
            QVERIFY2(states[State::Failed] > 0, reasons.c_str());
            QCOMPARE(states[State::Failed] + states[State::Confirmed], int(products));
        }
        for (std::size_t i = 0; i < products; ++i) {
            const std::string& sku = before[i].sku;
            if (orders) {
                const std::int64_t units = m_shop->ordered(sku);
                m_doubled += units > 5 ? 1 : 0;
                QVERIFY2(named ? units == 0 || units == 5 : units == 5, sku.c_str());
                continue;
            }
            const int writes = m_shop->writes(sku);
            m_doubled += writes > 1 ? 1 : 0;
            QVERIFY2(writes <= 1, sku.c_str());
            const std::int64_t now = m_shop->price(sku);
            if (i == 0 && fault == "moved_before") {
                m_overwritten += now == before[i].priceMinor - 10 ? 1 : 0;
                QCOMPARE(now, before[i].priceMinor + 1);
            } else if (i == 0 && fault == "moved_after") { // left as the other one set it
                QCOMPARE(now, before[i].priceMinor - 9);
            } else if (!named) {
                QCOMPARE(now, before[i].priceMinor - 10);
            }
        }
    }

    static void addKinds()
    {
        QTest::addColumn<QString>("kind");
        for (const char* kind : kinds)
            QTest::newRow(kind) << QString(kind);
    }

private Q_SLOTS:
    void cleanup()
    {
        m_shop.reset();
        m_folder.reset();
    }
    void cleanupTestCase()
    {
        qInfo("%d faults of prices and orders over the kinds of shop: %d lost, %d done twice, %d overwritten", m_faults,
              m_lost, m_doubled, m_overwritten);
    }

    void everyFaultEndsWithEachChangeOnceOrNamed_data()
    {
        QTest::addColumn<QString>("kind");
        QTest::addColumn<QString>("fault");
        QTest::addColumn<bool>("orders");
        for (const char* kind : kinds) {
            for (const sandbox::FaultKind fault : sandbox::allFaults()) {
                const std::string name = sandbox::toText(fault);
                for (const bool orders : {false, true}) {
                    if (!orders || !name.starts_with("moved")) // there is no price in an order
                        QTest::addRow("%s, %s, %s", kind, name.c_str(), orders ? "orders" : "prices")
                            << QString(kind) << QString::fromStdString(name) << orders;
                }
            }
        }
    }
    void everyFaultEndsWithEachChangeOnceOrNamed()
    {
        QFETCH(QString, kind);
        QFETCH(QString, fault);
        QFETCH(bool, orders);
        if (!open(kind))
            QSKIP("MEDUSA_URL is not set");
        ++m_faults;
        const std::vector<Goods> before = m_shop->goods();
        if (orders)
            approveOrdersOf(m_workspace);
        else
            approveCutsOf(m_workspace, m_shop->currency());
        // Someone else's move is met where the shop's price is compared: by the shop, or by the look before the write.
        const bool compared = fault == "moved_before";
        m_shop->fault({{"kind", fault.toStdString()},
                       {"path", orders     ? m_shop->orderWrite()
                                : compared ? m_shop->priceLook()
                                           : m_shop->priceWrite()},
                       {"milliseconds", 60},
                       {"seconds", 0}});
        const auto first = push();
        QVERIFY2(first.has_value(), first ? "" : first.error().detail.c_str());
        const auto states = statesOf(m_workspace);
        const bool certain = fault == "redirect" || (fault == "expired_token" && kind != "medusa"); // nothing was done
        if (certain)
            QVERIFY(first->waiting > 0);
        const auto second = push();
        QVERIFY2(second.has_value(), second ? "" : second.error().detail.c_str());
        check(before, fault, orders, first, second);
        QVERIFY(!workflow::verifyAudit(m_workspace, m_none)->broken);
    }

    void whatMovedSinceTheApprovalIsNotOverwritten_data() { addKinds(); }
    void whatMovedSinceTheApprovalIsNotOverwritten()
    {
        QFETCH(QString, kind);
        if (!open(kind))
            QSKIP("MEDUSA_URL is not set");
        const std::vector<Goods> before = m_shop->goods();
        approveCutsOf(m_workspace, m_shop->currency());
        m_shop->movePrice(before[1].sku, before[1].priceMinor + 500);
        m_shop->movePrice(before[2].sku, before[2].priceMinor - 10); // the very change that was approved
        const auto report = push();
        QVERIFY2(report.has_value(), report ? "" : report.error().detail.c_str());
        QCOMPARE(report->confirmed, 2);
        QCOMPARE(report->failed, 1);
        QCOMPARE(m_shop->price(before[0].sku), before[0].priceMinor - 10);
        QCOMPARE(m_shop->price(before[1].sku), before[1].priceMinor + 500);
        QCOMPARE(m_shop->writes(before[2].sku), 0);
        for (const std::int64_t value : {before[1].priceMinor, before[1].priceMinor - 10, before[1].priceMinor + 500})
            QVERIFY(report->rows[1].reason.find(toDecimalText(value, 2)) != std::string::npos);
    }

    void anEndDoesNotTakeBackANewerPrice_data() { addKinds(); }
    void anEndDoesNotTakeBackANewerPrice()
    {
        QFETCH(QString, kind);
        if (!open(kind))
            QSKIP("MEDUSA_URL is not set");
        const Goods first = m_shop->goods()[0];
        const auto change = [&](std::int64_t minor) {
            const workflow::PriceWish wish{Sku{first.sku}, {minor, m_shop->currency()}, "a test", "{}", "{}"};
            return workflow::proposePrices({m_workspace, "Ada", noon}, {wish}, m_none);
        };
        const workspace::Schedule tomorrow{std::nullopt, noon + std::chrono::days{1}};
        QVERIFY(change(first.priceMinor - 10).has_value());
        QVERIFY(workflow::scheduleProposals(m_workspace, "Ada", {1}, tomorrow, noon) && approveAll(m_workspace));
        QCOMPARE(push()->confirmed, 1);
        QVERIFY(change(first.priceMinor - 20) && approveAll(m_workspace)); // the end comes before it is sent
        auto request = pushRequestOf(m_workspace, *m_shop);
        request.at = noon + std::chrono::days{2};
        const auto report = workflow::push(request, m_none);
        QVERIFY2(report.has_value(), report ? "" : report.error().detail.c_str());
        QCOMPARE(report->confirmed, 1);
        QCOMPARE(report->failed, 1); // somebody changed the price meanwhile
        QCOMPARE(m_shop->price(first.sku), first.priceMinor - 20);
        m_shop->movePrice(first.sku, first.priceMinor);
    }

    void aRollBackSetsBackWhatNobodyChangedSince_data() { addKinds(); }
    void aRollBackSetsBackWhatNobodyChangedSince()
    {
        QFETCH(QString, kind);
        if (!open(kind))
            QSKIP("MEDUSA_URL is not set");
        const std::vector<Goods> before = m_shop->goods();
        approveCutsOf(m_workspace, m_shop->currency());
        QCOMPARE(push()->confirmed, std::int64_t(products));
        m_shop->movePrice(before[1].sku, before[1].priceMinor + 500);
        QCOMPARE(workflow::proposeRollback({m_workspace, "Ada", noon}, {1, 2, 3}, m_none)->proposals, 3);
        QVERIFY(approveAll(m_workspace).has_value());
        const auto report = push();
        QCOMPARE(report->confirmed, 2);
        QCOMPARE(report->failed, 1);
        QCOMPARE(m_shop->price(before[0].sku), before[0].priceMinor);
        QCOMPARE(m_shop->price(before[1].sku), before[1].priceMinor + 500);
        QCOMPARE(statesOf(m_workspace)[State::Reverted], 2);
    }

    void aSkuThatTheShopLacksIsNamedAndTheRestGoes_data() { addKinds(); }
    void aSkuThatTheShopLacksIsNamedAndTheRestGoes()
    {
        QFETCH(QString, kind);
        if (!open(kind))
            QSKIP("MEDUSA_URL is not set");
        {
            auto workspace = workspace::Workspace::open(m_workspace, workspace::OpenMode::ReadWrite);
            workspace::Product product;
            product.sku.text = "NOT-THERE";
            product.priceMinor = 1000;
            QVERIFY(workspace::ProductRepository(*workspace).add(product).has_value());
        }
        approveCutsOf(m_workspace, m_shop->currency());
        const auto report = push();
        QCOMPARE(report->confirmed, std::int64_t(products));
        QCOMPARE(report->failed, 1);
        QVERIFY(report->rows.back().reason.find("NOT-THERE") != std::string::npos);
    }

    void aDryRunShowsTheBytesThatAreSentLater_data() { addKinds(); }
    void aDryRunShowsTheBytesThatAreSentLater()
    {
        QFETCH(QString, kind);
        if (!open(kind))
            QSKIP("MEDUSA_URL is not set");
        approveCutsOf(m_workspace, m_shop->currency());
        const std::vector<Goods> before = m_shop->goods();
        const auto dry = workflow::dryRun(pushRequestOf(m_workspace, *m_shop), m_none);
        QVERIFY2(dry.has_value(), dry ? "" : dry.error().detail.c_str());
        QVERIFY(!dry->requests.empty());
        QCOMPARE(workflow::dryRun(pushRequestOf(m_workspace, *m_shop), m_none)->requests, dry->requests);
        QCOMPARE(m_shop->price(before[0].sku), before[0].priceMinor);
        QCOMPARE(statesOf(m_workspace)[State::Queued], int(products));
    }

    void aPriceOfARegionStaysWhatItIs()
    {
        if (!open("medusa"))
            QSKIP("MEDUSA_URL is not set");
        auto& shop = static_cast<MedusaShop&>(*m_shop);
        const std::vector<Goods> before = shop.goods();
        const std::string region = qEnvironmentVariable("MEDUSA_REGION_ID").toStdString();
        shop.addRegionPrice(before[0].sku, region, before[0].priceMinor - 200);
        approveCutsOf(m_workspace, shop.currency());
        const auto report = push();
        QVERIFY2(report.has_value(), report ? "" : report.error().detail.c_str());
        QCOMPARE(report->confirmed, std::int64_t(products));
        QCOMPARE(shop.price(before[0].sku), before[0].priceMinor - 10);
        QCOMPARE(shop.regionPrice(before[0].sku, region), before[0].priceMinor - 200);
        shop.movePrice(before[0].sku, before[0].priceMinor); // its own price alone again
    }

    void aWriteLargerThanAQueryIsLookedAtWhole()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_workspace = m_folder->filePath("shop.studio").toStdString();
        m_shop = std::make_unique<FakeWooCommerce>(130); // asks for 50 at once, writes 100
        makeWorkspaceOf(m_workspace, *m_shop, 130);
        approveCutsOf(m_workspace, m_shop->currency());
        const std::vector<Goods> before = m_shop->goods();
        const std::size_t late = 77; // in the second query
        m_shop->movePrice(before[late].sku, before[late].priceMinor + 1);
        const auto dry = workflow::dryRun(pushRequestOf(m_workspace, *m_shop), m_none);
        QVERIFY2(dry.has_value(), dry ? "" : dry.error().detail.c_str());
        QCOMPARE(dry->requests.size(),
                 std::size_t(4)); // 100 and 30, each with products and with variations of a product
        const auto report = push();
        QVERIFY2(report.has_value(), report ? "" : report.error().detail.c_str());
        QCOMPARE(report->confirmed, 129);
        QCOMPARE(report->failed, 1);
        for (std::size_t i = 0; i < before.size(); ++i) {
            QCOMPARE(m_shop->writes(before[i].sku), i == late ? 0 : 1);
            QCOMPARE(m_shop->price(before[i].sku), before[i].priceMinor + (i == late ? 1 : -10));
        }
    }

    void theBucketOfPointsIsObeyed()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_workspace = m_folder->filePath("shop.studio").toStdString();
        auto shop = std::make_unique<FakeShopify>(600, 400.0); // each look costs 402 points of 1,000
        FakeShopify* const watched = shop.get();
        m_shop = std::move(shop);
        makeWorkspaceOf(m_workspace, *m_shop, 600);
        approveCutsOf(m_workspace, m_shop->currency());
        auto request = pushRequestOf(m_workspace, *m_shop);
        request.retry.mostAttempts = 20;
        const auto report = workflow::push(request, m_none);
        QVERIFY2(report.has_value(), report ? "" : report.error().detail.c_str());
        QCOMPARE(report->confirmed, 600);
        QVERIFY(watched->throttled() > 0);
        for (const Goods& one : m_shop->goods())
            QCOMPARE(m_shop->writes(one.sku), 1);
    }
};

QTEST_GUILESS_MAIN(TestConnectors)
#include "tst_connectors.moc"
