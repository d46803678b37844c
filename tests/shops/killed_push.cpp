// SPDX-License-Identifier: GPL-3.0-or-later
// `merchant push` is killed with SIGKILL: with each of its requests on the way, done by the shop or not, and at random
// moments; the next push goes on. Prints how often every change was applied. Shops: the practice shop, the two that
// follow a vendor's documentation, and Medusa where MEDUSA_URL and its companions are set.
//   killed_push [random kills, 200] [kind: studio, medusa, shopify, woocommerce; all]
#include "fake_shopify.h"
#include "fake_woocommerce.h"
#include "medusa_shop.h"
#include "sandbox_shop.h"
#include "shop_workspace.h"

#include "platform/connector.h"
#include "stats/random.h"
#include "workflow/audit.h"
#include "workflow/clock.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QProcess>

#include <csignal>
#include <cstdio>
#include <cstdlib>

using namespace ms;
using namespace ms::test;
using nlohmann::json;

namespace {

constexpr std::size_t products = 8;

/// What became of all changes of all rounds.
struct Counts {
    int rounds = 0;
    int killed = 0;
    int ended = 0; ///< pushes that had ended before they could be killed
    int changes = 0;
    int once = 0;
    int lost = 0;
    int doubled = 0;
    int disagree = 0; ///< ledger and shop
};

std::unique_ptr<TestShop> openShop(const std::string& kind, const QTemporaryDir& folder)
{
    if (kind == "shopify")
        return std::make_unique<FakeShopify>(12);
    if (kind == "woocommerce")
        return std::make_unique<FakeWooCommerce>(12);
    if (kind == "medusa")
        return std::make_unique<MedusaShop>();
    return std::make_unique<SandboxShop>(folder.filePath("sandbox").toStdString());
}

class Round {
public:
    Round(const std::string& kind, Counts& counts) : m_counts(counts)
    {
        m_path = m_folder.filePath("shop.studio").toStdString();
        m_shop = openShop(kind, m_folder);
        makeWorkspaceOf(m_path, *m_shop, products);
        m_before = m_shop->goods();
        approveNow();
        ++m_counts.rounds;
    }

    [[nodiscard]] TestShop& shop() { return *m_shop; }

    void start(QProcess& push)
    {
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert("MERCHANT_TOKEN", QString::fromStdString(m_shop->secret()));
        push.setProcessEnvironment(environment);
        push.start(QStringLiteral(MS_BINARY_DIR "/bin/merchant"),
                   {"push", "--workspace", QString::fromStdString(m_path.string()), "--url",
                    QString::fromStdString(m_shop->address()), "--platform",
                    QString::fromStdString(std::string(platform::toText(m_shop->kind()))), "--production",
                    QString::fromStdString(m_shop->name()), "--as", "Grace", "--quiet"});
        push.waitForStarted();
    }

    void kill(QProcess& push)
    {
        if (push.state() != QProcess::NotRunning) {
            ::kill(static_cast<pid_t>(push.processId()), SIGKILL);
            ++m_counts.killed;
        } else {
            ++m_counts.ended;
        }
        push.waitForFinished();
    }

    /// Kills the push once its request number `request` has arrived, answered or not.
    void killAt(int request, const char* fault)
    {
        m_shop->fault({{"kind", fault}, {"path", "/"}, {"skip", request}});
        QProcess push;
        start(push);
        push.waitForFinished(1500); // long enough for the request to arrive; the fault keeps the answer back
        kill(push);
        m_shop->fault(m_shop->kind() == platform::ShopKind::Studio ? json{{"kind", "slow"}, {"times", 0}} : json());
    }

    void killAfter(double milliseconds)
    {
        QProcess push;
        start(push);
        push.waitForFinished(int(milliseconds));
        kill(push);
    }

    /// A push that is let alone, and the sums. Milliseconds.
    double endWell()
    {
        QElapsedTimer watch;
        watch.start();
        QProcess push;
        start(push);
        push.waitForFinished(120000);
        const double took = double(watch.elapsed());
        if (push.exitCode() != 0)
            std::fprintf(stderr, "%s", push.readAllStandardError().constData());
        count();
        return took;
    }

private:
    void approveNow()
    {
        std::vector<workflow::PriceWish> wishes;
        std::vector<workflow::ReorderWish> orders;
        for (std::size_t i = 0; i < products; ++i) {
            wishes.push_back(
                {Sku{m_before[i].sku}, {m_before[i].priceMinor - 10, m_shop->currency()}, "a test", "{}", "{}"});
            workflow::ReorderWish order;
            order.sku.text = m_before[i].sku;
            order.quantity.units = 5;
            order.expected = *parseDay("2011-12-20");
            orders.push_back(order);
        }
        NoProgress none;
        const ShopTime now = workflow::shopNow();
        if (!workflow::proposePrices({m_path, "Ada", now}, wishes, none) ||
            !workflow::proposeReorders({m_path, "Ada", now}, orders, none))
            qFatal("no proposals");
        // What waits for another approval is no push's loss: prices fall with every round, down to the limits of one.
        const auto approved = workflow::approve({m_path, {}, "Grace", "fine", now}, none);
        if (!approved || !approved->refused.empty())
            qFatal("not approved, put the shop back to what it was: %s",
                   approved ? approved->refused.front().reason.c_str() : approved.error().detail.c_str());
    }

    void count()
    {
        const auto queue = workflow::readApprovalQueue(m_path);
        for (const workflow::QueuedChange& change : *queue) {
            ++m_counts.changes;
            const bool confirmed = change.proposal.state == approvals::State::Confirmed;
            const auto* price = std::get_if<approvals::PriceChange>(&change.proposal.change);
            bool there = false;
            bool twice = false;
            if (price != nullptr) {
                const int writes = m_shop->writes(price->sku.text);
                there = writes >= 1 && m_shop->price(price->sku.text) == price->newPrice.minor;
                twice = writes > 1;
            } else {
                const auto& reorder = std::get<approvals::Reorder>(change.proposal.change);
                const std::int64_t units = m_shop->ordered(reorder.sku.text);
                there = units >= reorder.quantity.units;
                twice = units > reorder.quantity.units;
            }
            m_counts.once += there && !twice ? 1 : 0;
            m_counts.lost += there ? 0 : 1;
            m_counts.doubled += twice ? 1 : 0;
            m_counts.disagree += confirmed == there ? 0 : 1;
        }
        NoProgress none;
        if (workflow::verifyAudit(m_path, none)->broken)
            ++m_counts.disagree;
    }

    Counts& m_counts;
    QTemporaryDir m_folder;
    std::filesystem::path m_path;
    std::unique_ptr<TestShop> m_shop;
    std::vector<Goods> m_before;
};

void print(const std::string& kind, const char* what, const Counts& counts)
{
    std::printf("%-12s %-14s %3d pushes killed, %3d had ended, %3d rounds; %4d changes: %4d applied once, %d lost, "
                "%d doubled, %d where ledger and shop disagree\n",
                kind.c_str(), what, counts.killed, counts.ended, counts.rounds, counts.changes, counts.once,
                counts.lost, counts.doubled, counts.disagree);
    std::fflush(stdout);
}

bool good(const Counts& counts)
{
    return counts.lost == 0 && counts.doubled == 0 && counts.disagree == 0;
}

/// How many requests a push of a round makes that is let alone, at most.
int requestsOf(const std::string& kind)
{
    return kind == "studio" ? 6 : kind == "woocommerce" ? 16 : kind == "shopify" ? 14 : 18;
}

bool run(const std::string& kind, int kills)
{
    Counts steps;
    for (const char* fault : {"timeout_before", "timeout_after"}) {
        for (int request = 0; request < requestsOf(kind); ++request) {
            Round round(kind, steps);
            round.killAt(request, fault);
            round.endWell();
        }
    }
    print(kind, "at each step:", steps);
    Counts random;
    stats::Random draw(20261126);
    Counts alone;
    const double whole = std::max(20.0, Round(kind, alone).endWell());
    while (random.killed < kills) {
        Round round(kind, random);
        for (int i = 0; i < 4 && random.killed < kills; ++i)
            round.killAfter(draw.uniform() * whole);
        round.endWell();
    }
    print(kind, "at random:", random);
    return good(steps) && good(random) && good(alone);
}

} // namespace

int main(int argc, char** argv)
{
    QCoreApplication application(argc, argv);
    const int kills = argc > 1 ? std::atoi(argv[1]) : 200;
    std::vector<std::string> kinds{"studio", "shopify", "woocommerce", "medusa"};
    if (argc > 2)
        kinds = {argv[2]};
    bool all = true;
    for (const std::string& kind : kinds) {
        if (kind == "medusa" && !MedusaShop::isThere()) {
            std::printf("medusa       skipped: MEDUSA_URL is not set\n");
            continue;
        }
        all = run(kind, kills) && all;
    }
    return all ? 0 : 1;
}
