// SPDX-License-Identifier: GPL-3.0-or-later
// Catalogue, prices, stock, customers, orders and carts of every kind of shop come into a workspace: complete, without
// duplicates, page by page, whatever the network does. Medusa is left out unless MEDUSA_URL and its companions are set.
#include "fake_shopify.h"
#include "fake_woocommerce.h"
#include "medusa_shop.h"
#include "sandbox_shop.h"

#include "workflow/audit.h"
#include "workflow/pull.h"
#include "workspace/customer_repository.h"
#include "workspace/event_repository.h"
#include "workspace/import_repository.h"
#include "workspace/order_repository.h"
#include "workspace/price_repository.h"
#include "workspace/stock_repository.h"

#include <QTest>

using namespace ms;
using namespace ms::test;
using nlohmann::json;

namespace {

/// A practice shop with more orders than one page holds; the first is of a product that the catalogue lost.
class BusySandbox final : public SandboxShop {
public:
    explicit BusySandbox(const std::filesystem::path& folder) : SandboxShop(folder)
    {
        json orders = json::array();
        for (int i = 0; i < 730; ++i)
            orders.push_back({{"id", "o" + std::to_string(i)},
                              {"customer", i % 7 == 0 ? json() : json("c" + std::to_string(i % 5))},
                              {"ordered_at", 1'700'000'000 + i},
                              {"updated_at", 1'700'000'000 + 60 * i},
                              {"lines", json::array({{{"sku", i == 0 ? "GONE" : skuName(i % 12)},
                                                      {"units", 1 + i % 3},
                                                      {"net_minor", 900}}})}});
        json customers = json::array();
        for (int i = 0; i < 5; ++i)
            customers.push_back({{"id", "c" + std::to_string(i)}, {"country", "GB"}, {"updated_at", 1'700'000'000}});
        tell({{"orders", orders}, {"customers", customers}});
    }
};

/// All that a pull brings, one line a fact.
std::string contentOf(const std::filesystem::path& path)
{
    auto opened = workspace::Workspace::open(path, workspace::OpenMode::ReadOnly);
    std::string text;
    std::map<std::int64_t, std::string> sku;
    const auto products = workspace::ProductRepository(*opened).forEach([&](const workspace::Product& one) {
        sku[one.key.value] = one.sku.text;
        text += one.sku.text + " " + one.title + " " + std::to_string(one.priceMinor.value_or(-1)) + " " +
                std::to_string(one.unitCostMinor.value_or(-1)) + "\n";
    });
    std::map<std::int64_t, std::string> code;
    const auto orders = workspace::OrderRepository(*opened).forEachOrder(
        [&](const workspace::Order& one) { code[one.key.value] = one.id.text; });
    std::vector<std::string> facts;
    const auto lines = workspace::OrderRepository(*opened).forEachLine([&](const workspace::OrderLine& one) {
        facts.push_back(code[one.order.value] + " " + sku[one.product.value] + " " + std::to_string(one.units) + " " +
                        std::to_string(one.netMinor));
    });
    const auto stock = workspace::StockRepository(*opened).forEach([&](const workspace::StockPosition& one) {
        facts.push_back("stock " + sku[one.product.value] + " " + std::to_string(one.location.value) + " " +
                        std::to_string(one.onHand.units) + " " + std::to_string(one.reserved.units));
    });
    const auto customers = workspace::CustomerRepository(*opened).forEach([&](const workspace::Customer& one) {
        facts.push_back("customer " + one.id.text + " " + one.country + " " + one.segment);
    });
    const auto events = workspace::EventRepository(*opened).forEach([&](const workspace::Event& one) {
        facts.push_back("cart " + one.cart + " " + sku[one.product->value] + " " +
                        std::to_string(one.valueMinor.value_or(0)));
    });
    if (!products || !orders || !lines || !stock || !customers || !events)
        return "unreadable";
    std::sort(facts.begin(), facts.end());
    for (const std::string& fact : facts)
        text += fact + "\n";
    return text;
}

std::map<std::string, workflow::PulledList> byName(const workflow::PullReport& report)
{
    std::map<std::string, workflow::PulledList> lists;
    for (const workflow::PulledList& list : report.lists)
        lists[list.name] = list;
    return lists;
}

} // namespace

class TestPull : public QObject {
    Q_OBJECT
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<TestShop> m_shop;
    NoProgress m_none;

    bool open(const QString& kind)
    {
        m_folder = std::make_unique<QTemporaryDir>();
        if (kind == "studio")
            m_shop = std::make_unique<BusySandbox>(m_folder->filePath("sandbox").toStdString());
        else if (kind == "shopify")
            m_shop = std::make_unique<FakeShopify>(120);
        else if (kind == "woocommerce")
            m_shop = std::make_unique<FakeWooCommerce>(90);
        else if (MedusaShop::isThere())
            m_shop = std::make_unique<MedusaShop>();
        else
            return false;
        return true;
    }

    std::filesystem::path workspaceAt(const char* name)
    {
        const std::filesystem::path path = m_folder->filePath(name).toStdString();
        if (!workspace::Workspace::create(path, {}))
            qFatal("no workspace");
        return path;
    }

    workflow::PullRequest request(const std::filesystem::path& path)
    {
        workflow::PullRequest wanted;
        wanted.workspace = path;
        wanted.kind = m_shop->kind();
        wanted.shop.baseUrl = m_shop->address();
        wanted.shop.timeout = std::chrono::milliseconds(m_shop->kind() == platform::ShopKind::Medusa ? 8000 : 500);
        wanted.secret = m_shop->secret();
        wanted.actor = "Ada";
        wanted.at = noon;
        wanted.retry.firstPause = std::chrono::milliseconds(5);
        wanted.retry.longestPause = std::chrono::milliseconds(20);
        return wanted;
    }

    static void addKinds()
    {
        QTest::addColumn<QString>("kind");
        for (const char* kind : {"studio", "medusa", "shopify", "woocommerce"})
            QTest::newRow(kind) << QString(kind);
    }

private Q_SLOTS:
    void cleanup()
    {
        m_shop.reset();
        m_folder.reset();
    }

    void everythingComesOnceAndASecondPullChangesNothing_data() { addKinds(); }
    void everythingComesOnceAndASecondPullChangesNothing()
    {
        QFETCH(QString, kind);
        if (!open(kind))
            QSKIP("MEDUSA_URL is not set");
        const auto path = workspaceAt("shop.studio");
        const auto report = workflow::pull(request(path), m_none);
        QVERIFY2(report.has_value(), report ? "" : report.error().detail.c_str());
        QVERIFY2(!report->stopped, report->stopped ? report->stopped->detail.c_str() : "");
        auto lists = byName(*report);
        // Rows as the shop was made: every page but the first of Medusa shows five rows again.
        struct Wanted {
            std::int64_t products, stock, customers, orders, carts;
        };
        const std::map<QString, Wanted> wanted{{"studio", {12, 12, 5, 730, 0}},
                                               {"medusa", {360, 480, 40, 60, 12}},
                                               {"shopify", {120, 120, 1, 120, 1}},
                                               {"woocommerce", {90, 90, 1, 2, 0}}};
        QCOMPARE(lists["products"].changed, wanted.at(kind).products);
        QCOMPARE(lists["stock"].changed, wanted.at(kind).stock);
        QVERIFY(lists["customers"].rows >= wanted.at(kind).customers);
        QCOMPARE(lists["orders"].changed, wanted.at(kind).orders);
        if (!lists["carts"].absent)
            QCOMPARE(lists["carts"].changed, wanted.at(kind).carts);
        const std::string before = contentOf(path);
        for (const Goods& one : m_shop->goods())
            QVERIFY2(before.find(one.sku) != std::string::npos, one.sku.c_str());

        const auto again = workflow::pull(request(path), m_none);
        QVERIFY(again && !again->stopped);
        for (const workflow::PulledList& list : again->lists)
            QVERIFY2(list.changed == 0, list.name.c_str());
        QVERIFY(contentOf(path) == before);
        QVERIFY(byName(*again)["orders"].rows <= lists["orders"].rows); // since the newest, less the overlap
        QVERIFY(!workflow::verifyAudit(path, m_none)->broken);
    }

    void aPullThatIsCutOffAnywhereGoesOnFromTheLastWholePage_data() { addKinds(); }
    void aPullThatIsCutOffAnywhereGoesOnFromTheLastWholePage()
    {
        QFETCH(QString, kind);
        if (!open(kind))
            QSKIP("MEDUSA_URL is not set");
        const auto whole = workspaceAt("whole.studio");
        const auto complete = workflow::pull(request(whole), m_none);
        QVERIFY(complete && !complete->stopped);
        const std::string content = contentOf(whole);
        const int requests = int(complete->requests);
        QVERIFY(requests >= 4);
        bool resumed = false;
        for (int at = 2; at < requests; at += kind == "medusa" ? 3 : 1) {
            const auto path = workspaceAt(("cut" + std::to_string(at) + ".studio").c_str());
            m_shop->fault({{"kind", "reset_half_way"}, {"path", "/"}, {"skip", at}, {"times", -1}});
            auto cut = request(path);
            cut.retry.mostAttempts = 1;
            const auto stopped = workflow::pull(cut, m_none);
            QVERIFY(!stopped || stopped->stopped);
            m_shop->fault({{"kind", "slow"}, {"path", "/none"}});
            const auto rest = workflow::pull(request(path), m_none);
            QVERIFY2(rest && !rest->stopped, rest ? "" : rest.error().detail.c_str());
            for (const workflow::PulledList& list : rest->lists)
                resumed = resumed || list.resumed;
            QVERIFY2(contentOf(path) == content, std::to_string(at).c_str());
        }
        QCOMPARE(resumed, kind == "studio" || kind == "medusa" || kind == "shopify" || resumed);
    }

    void busyLostAndBrokenAnswersAreAskedForAgain_data()
    {
        QTest::addColumn<QString>("kind");
        QTest::addColumn<QString>("fault");
        for (const char* kind : {"studio", "medusa", "shopify", "woocommerce"}) {
            for (const char* fault : {"busy", "error_after", "timeout_after", "reset_half_way"})
                QTest::addRow("%s, %s", kind, fault) << QString(kind) << QString(fault);
        }
    }
    void busyLostAndBrokenAnswersAreAskedForAgain()
    {
        QFETCH(QString, kind);
        QFETCH(QString, fault);
        if (!open(kind))
            QSKIP("MEDUSA_URL is not set");
        const auto whole = workspaceAt("whole.studio");
        QVERIFY(workflow::pull(request(whole), m_none).has_value());
        const auto path = workspaceAt("shop.studio");
        m_shop->fault({{"kind", fault.toStdString()}, {"path", "/"}, {"skip", 3}, {"times", 2}, {"seconds", 0}});
        const auto report = workflow::pull(request(path), m_none);
        QVERIFY2(report && !report->stopped, report ? "" : report.error().detail.c_str());
        QVERIFY(contentOf(path) == contentOf(whole));
    }

    void anAnswerThatIsNotWhatWasAgreedOnLeavesTheLastWholePage_data() { addKinds(); }
    void anAnswerThatIsNotWhatWasAgreedOnLeavesTheLastWholePage()
    {
        QFETCH(QString, kind);
        if (!open(kind))
            QSKIP("MEDUSA_URL is not set");
        for (const char* fault : {"not_json", "cut_off", "redirect", "huge"}) {
            const auto path = workspaceAt((std::string(fault) + ".studio").c_str());
            m_shop->fault({{"kind", fault}, {"path", "/"}, {"skip", 3}, {"times", -1}});
            auto wanted = request(path);
            wanted.retry.mostAttempts = 2;
            const auto report = workflow::pull(wanted, m_none);
            QVERIFY2(!report || report->stopped, fault);
            m_shop->fault({{"kind", "slow"}, {"path", "/none"}});
            const auto rest = workflow::pull(request(path), m_none);
            QVERIFY2(rest && !rest->stopped, rest ? "" : rest.error().detail.c_str());
        }
    }

    void aPriceThatTheShopMovedIsFoundWithItsHistory()
    {
        QVERIFY(open("studio"));
        const auto path = workspaceAt("shop.studio");
        QVERIFY(workflow::pull(request(path), m_none).has_value());
        m_shop->movePrice(skuName(3), 4321);
        auto later = request(path);
        later.at = noon + std::chrono::days{1};
        QCOMPARE(byName(*workflow::pull(later, m_none))["products"].changed, 1);
        auto opened = workspace::Workspace::open(path, workspace::OpenMode::ReadOnly);
        const auto product = workspace::ProductRepository(*opened).bySku(Sku{skuName(3)});
        QCOMPARE(*product->priceMinor, 4321);
        const auto history = workspace::PriceRepository(*opened).historyOf(product->key);
        QCOMPARE(history->size(), std::size_t(2));
        QCOMPARE(history->back().source, std::string("pull"));
    }

    void aCanceledOrderIsTakenBackByAReturn()
    {
        QVERIFY(open("shopify"));
        const auto path = workspaceAt("shop.studio");
        QVERIFY(workflow::pull(request(path), m_none).has_value());
        auto opened = workspace::Workspace::open(path, workspace::OpenMode::ReadOnly);
        workspace::OrderRepository repository(*opened);
        const auto order = repository.byId(OrderId{"#1000"});
        const auto back = repository.byId(OrderId{"#1000-canceled"});
        QVERIFY(order && *order && back && *back);
        QVERIFY((*back)->isReturn);
        QCOMPARE(repository.linesOf((*order)->key)->front().units, 2);
        QCOMPARE(repository.linesOf((*back)->key)->front().units, -2);
    }

    void aPullCanBeUndoneLikeAFile()
    {
        QVERIFY(open("woocommerce"));
        const auto path = workspaceAt("shop.studio");
        const std::string empty = contentOf(path);
        QVERIFY(workflow::pull(request(path), m_none).has_value());
        auto opened = workspace::Workspace::open(path, workspace::OpenMode::ReadWrite);
        workspace::ImportRepository imports(*opened);
        const auto records = imports.all();
        for (const workspace::ImportRecord& record : *records)
            QVERIFY(imports.undo(record.key).has_value());
        QCOMPARE(contentOf(path), empty);
        QVERIFY(workflow::pull(request(path), m_none).has_value());
    }
};

QTEST_GUILESS_MAIN(TestPull)
#include "tst_pull.moc"
