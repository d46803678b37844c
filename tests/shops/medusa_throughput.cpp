// SPDX-License-Identifier: GPL-3.0-or-later
// Price updates a second that a push brings to Medusa, looks and read-backs included, beside what the shop's own batch
// route gives to `curl` with the same batch size, one call after the other, in the same run. The two take turns; the
// middle of the rounds counts.   medusa_throughput [rounds, 5]      target: at least 90 %
#include "medusa_shop.h"
#include "shop_workspace.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QFile>
#include <QProcess>

#include <algorithm>
#include <cstdio>
#include <cstdlib>

using namespace ms;
using namespace ms::test;
using nlohmann::json;

namespace {

constexpr std::size_t batch = 100;

/// Seconds that curl takes for the same bytes as the push would send; negative when one call was refused.
double curlSeconds(const std::vector<platform::Request>& requests, const QTemporaryDir& folder, const QString& token)
{
    QStringList bodies;
    for (std::size_t i = 0; i < requests.size(); ++i) {
        QFile file(folder.filePath(QStringLiteral("body%1.json").arg(i)));
        if (!file.open(QIODevice::WriteOnly))
            return -1;
        file.write(QByteArray::fromStdString(requests[i].body));
        bodies << file.fileName();
    }
    QFile config(folder.filePath("curl.conf")); // one curl for all calls: it keeps its connection, as the studio does
    if (!config.open(QIODevice::WriteOnly))
        return -1;
    for (std::size_t i = 0; i < requests.size(); ++i) {
        config.write(i == 0 ? "" : "next\n");
        config.write("silent\nfail\noutput = /dev/null\nheader = \"content-type: application/json\"\n");
        config.write("header = \"authorization: Bearer " + token.toUtf8() + "\"\n");
        config.write("data = \"@" + bodies[qsizetype(i)].toUtf8() + "\"\n");
        config.write("url = \"" + qEnvironmentVariable("MEDUSA_URL").toUtf8() +
                     QByteArray::fromStdString(requests[i].path) + "\"\n");
    }
    config.close();
    QProcess curl;
    QElapsedTimer watch;
    watch.start();
    curl.start("curl", {"-K", config.fileName()});
    curl.waitForFinished(120000);
    return curl.exitCode() == 0 ? double(watch.nsecsElapsed()) * 1e-9 : -1;
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
    if (!MedusaShop::isThere()) {
        std::printf("skipped: MEDUSA_URL is not set\n");
        return 0;
    }
    const int rounds = argc > 1 ? std::atoi(argv[1]) : 5;
    MedusaShop shop;
    const QString token = QString::fromStdString(shop.session());
    std::vector<double> curl;
    std::vector<double> pushed;
    std::size_t changes = 0;
    for (int round = 0; round < rounds; ++round) {
        QTemporaryDir folder;
        const std::filesystem::path path = folder.filePath("shop.studio").toStdString();
        makeWorkspaceOf(path, shop, 1000);
        approveCutsOf(path, shop.currency());
        workflow::PushRequest request = pushRequestOf(path, shop);
        request.shop.baseUrl = qEnvironmentVariable("MEDUSA_URL").toStdString(); // past the door
        request.shop.timeout = std::chrono::seconds(30);
        NoProgress none;
        QElapsedTimer watch;
        watch.start();
        const auto report = workflow::push(request, none);
        pushed.push_back(double(watch.nsecsElapsed()) * 1e-9);
        if (!report || report->confirmed == 0 || report->failed + report->waiting > 0) {
            std::fprintf(stderr, "not every price was confirmed\n");
            return 1;
        }
        changes = std::size_t(report->confirmed);

        QTemporaryDir other;
        const std::filesystem::path again = other.filePath("shop.studio").toStdString();
        makeWorkspaceOf(again, shop, 1000);
        approveCutsOf(again, shop.currency());
        request.workspace = again;
        const auto requests = workflow::dryRun(request, none);
        curl.push_back(requests ? curlSeconds(*requests, other, token) : -1);
        if (curl.back() <= 0) {
            std::fprintf(stderr, "curl was refused\n");
            return 1;
        }
        std::printf("round %d: curl %.2f s, push with look and read-back %.2f s, %.0f %%\n", round + 1, curl.back(),
                    pushed.back(), 100 * curl.back() / pushed.back());
        std::fflush(stdout);
    }
    std::printf("%zu prices in batches of up to %zu, the middle of %d rounds\n", changes, batch, rounds);
    std::printf("curl                          %6.2f s  %6.0f prices a second\n", middle(curl),
                double(changes) / middle(curl));
    std::printf("push with look and read-back  %6.2f s  %6.0f prices a second, %.0f %% of curl (target: 90 %%)\n",
                middle(pushed), double(changes) / middle(pushed), 100 * middle(curl) / middle(pushed));
    return 0;
}
