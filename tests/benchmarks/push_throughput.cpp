// SPDX-License-Identifier: GPL-3.0-or-later
// How fast approved prices reach a practice shop, beside a bare HTTP client that sends the same requests over as many
// connections and writes nothing down. The shop is a program of its own; both clients take turns, the middle of the
// rounds counts: push_throughput [changes] [rounds]
#include "../scenarios/shop_process.h"
#include "../workflow/push_fixture.h"

#include "platform/connector.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QFile>

#include <sys/resource.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>

using namespace ms;
using namespace ms::test;

namespace {

/// CPU seconds of this program and of the shop's: on a machine that others use they say more than the clock on the
/// wall.
struct Cpu {
    double client = 0;
    double shop = 0;
};

Cpu cpuOf(const ShopProcess& shop)
{
    rusage own{};
    getrusage(RUSAGE_SELF, &own);
    const auto seconds = [](const timeval& time) { return double(time.tv_sec) + double(time.tv_usec) * 1e-6; };
    QFile file(QStringLiteral("/proc/%1/stat").arg(shop.pid()));
    double ticks = 0;
    if (file.open(QIODevice::ReadOnly)) { // proc(5): utime and stime are fields 14 and 15
        const QList<QByteArray> fields = file.readAll().split(')').last().simplified().split(' ');
        ticks = fields.size() > 12 ? fields[11].toDouble() + fields[12].toDouble() : 0;
    }
    return {seconds(own.ru_utime) + seconds(own.ru_stime), ticks / double(sysconf(_SC_CLK_TCK))};
}

std::size_t atOnce()
{
    return platform::connectorOf(platform::ShopKind::Studio).capabilities().mostInFlight;
}

/// Sends every request once, as many at a time as the push does, and waits for the answers. Seconds; negative when one
/// was not answered.
double bareSeconds(const ShopProcess& shop, const std::vector<platform::Request>& requests)
{
    auto client = platform::HttpClient::create({shop.address()}, shop.token());
    QElapsedTimer watch;
    watch.start();
    std::size_t sent = 0;
    std::size_t answered = 0;
    while (answered < requests.size()) {
        while (sent < requests.size() && (*client)->inFlight() < atOnce()) {
            (*client)->send(sent, requests[sent]);
            ++sent;
        }
        const auto one = (*client)->next(std::chrono::milliseconds(10000));
        if (!one || !one->exchange.answer || one->exchange.answer->status != 200)
            return -1;
        ++answered;
    }
    return double(watch.nsecsElapsed()) * 1e-9;
}

workflow::PushRequest requestFor(const std::filesystem::path& workspace, const ShopProcess& shop)
{
    workflow::PushRequest request;
    request.workspace = workspace;
    request.shop.baseUrl = shop.address();
    request.token = shop.token();
    request.actor = "Grace";
    request.at = noon;
    return request;
}

/// Seconds of a push that confirms all; negative when it did not.
double pushSeconds(const std::filesystem::path& workspace, const ShopProcess& shop, int changes)
{
    NoProgress none;
    QElapsedTimer watch;
    watch.start();
    const auto report = workflow::push(requestFor(workspace, shop), none);
    const double seconds = double(watch.nsecsElapsed()) * 1e-9;
    return report && report->confirmed == changes ? seconds : -1;
}

double middle(std::vector<double> values)
{
    std::sort(values.begin(), values.end());
    return values[values.size() / 2];
}

} // namespace

int main(int argc, char** argv)
{
    QCoreApplication application(argc, argv);
    const int changes = argc > 1 ? std::atoi(argv[1]) : 10000;
    const int rounds = argc > 2 ? std::atoi(argv[2]) : 5;
    std::vector<double> bare;
    std::vector<double> pushed;
    std::vector<double> shares;
    std::size_t sent = 0;
    for (int round = 0; round < rounds; ++round) {
        QTemporaryDir folder;
        const QString workspace = folder.filePath("gifts.studio");
        makeWorkspace(workspace.toStdString(), changes);
        const ShopProcess bareShop(folder.filePath("bare"), workspace);
        const ShopProcess shop(folder.filePath("shop"), workspace);
        NoProgress none;
        if (!proposeCuts(workspace.toStdString(), changes) || !approveAll(workspace.toStdString()))
            return 1;
        const auto requests = workflow::dryRun(requestFor(workspace.toStdString(), shop), none);
        if (!requests)
            return 1;
        sent = requests->requests.size();
        const Cpu before = cpuOf(bareShop);
        bare.push_back(bareSeconds(bareShop, requests->requests));
        const Cpu between = cpuOf(bareShop);
        const Cpu start = cpuOf(shop);
        pushed.push_back(pushSeconds(workspace.toStdString(), shop, changes));
        const Cpu end = cpuOf(shop);
        if (bare.back() <= 0 || pushed.back() <= 0) {
            std::fprintf(stderr, "not every change was made\n");
            return 1;
        }
        shares.push_back(100 * bare.back() / pushed.back());
        std::printf("round %d: bare client %.2f s (CPU %.2f + shop %.2f), push with read-back %.2f s (CPU %.2f + shop "
                    "%.2f), %.0f %%\n",
                    round + 1, bare.back(), between.client - before.client, between.shop - before.shop, pushed.back(),
                    end.client - start.client, end.shop - start.shop, shares.back());
    }
    std::printf("%d price changes, %zu requests of up to 100, %zu at once, the middle of %d rounds\n", changes, sent,
                atOnce(), rounds);
    std::printf("bare client          %8.2f s  %9.0f changes a second\n", middle(bare), changes / middle(bare));
    std::printf("push with read-back  %8.2f s  %9.0f changes a second, %.0f %% of the bare client\n", middle(pushed),
                changes / middle(pushed), middle(shares));
    return 0;
}
