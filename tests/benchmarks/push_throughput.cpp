// SPDX-License-Identifier: GPL-3.0-or-later
// How fast approved prices reach a practice shop, beside a bare HTTP client that sends the same requests over as many
// connections and writes nothing down: push_throughput [changes]
#include "../workflow/push_fixture.h"

#include <QCoreApplication>
#include <QElapsedTimer>

#include <cstdio>
#include <cstdlib>

using namespace ms;
using namespace ms::test;

namespace {

/// Sends every request once, four at a time, and waits for the answers. Seconds; negative when one was not answered.
double bareSeconds(const PracticeShop& shop, const std::vector<platform::Request>& requests)
{
    auto client = platform::HttpClient::create({shop.address()}, shop.token());
    QElapsedTimer watch;
    watch.start();
    constexpr std::size_t connections = 4;
    std::size_t sent = 0;
    std::size_t answered = 0;
    while (answered < requests.size()) {
        while (sent < requests.size() && (*client)->inFlight() < connections) {
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

} // namespace

int main(int argc, char** argv)
{
    QCoreApplication application(argc, argv);
    const int changes = argc > 1 ? std::atoi(argv[1]) : 10000;
    QTemporaryDir folder;
    const std::filesystem::path workspace = folder.filePath("gifts.studio").toStdString();
    makeWorkspace(workspace, changes);
    if (!proposeCuts(workspace, changes) || !approveAll(workspace))
        return 1;
    const auto requests = workflow::dryRun(workspace);
    if (!requests)
        return 1;

    PracticeShop bareShop(shopSettings(folder.filePath("bare").toStdString(), changes));
    const double bare = bareSeconds(bareShop, *requests);

    PracticeShop shop(shopSettings(folder.filePath("shop").toStdString(), changes));
    auto request = pushRequest(workspace, shop);
    request.shop.timeout = std::chrono::seconds(30);
    NoProgress none;
    QElapsedTimer watch;
    watch.start();
    const auto report = workflow::push(request, none);
    const double pushed = double(watch.nsecsElapsed()) * 1e-9;
    if (!report || report->confirmed != changes || bare <= 0) {
        std::fprintf(stderr, "the push did not confirm every change\n");
        return 1;
    }
    std::printf("%d price changes, %zu requests of up to 100, 4 at once\n", changes, requests->size());
    std::printf("bare client          %8.2f s  %9.0f changes a second\n", bare, changes / bare);
    std::printf("push with read-back  %8.2f s  %9.0f changes a second, %.0f %% of the bare client\n", pushed,
                changes / pushed, 100 * bare / pushed);
    return 0;
}
