// SPDX-License-Identifier: GPL-3.0-or-later
// Price updates a second that a push brings to Medusa, looks and read-backs included, beside what the shop's own batch
// route gives to `curl` with the same batch size, one call after the other, in the same run. Both come with a session
// of the admin. The two take turns, and each goes first as often; the middle of the rounds counts, after one that does
// not. The seeded shop has 360 variants, a second's work: goods are added for the time of the run, so that it is the
// rate that is measured.
//   medusa_throughput [rounds, 5] [goods added, 3000]      target: at least 90 %
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

/// Goods that are in the shop as long as this lives.
class AddedGoods {
public:
    AddedGoods(MedusaShop& shop, int variants) : m_shop(shop)
    {
        for (int done = 0; done < variants;) {
            json products = json::array();
            for (int n = 0; n < 20 && done < variants; ++n) {
                json sizes = json::array();
                json made = json::array();
                for (int size = 0; size < 10 && done < variants; ++size, ++done) {
                    const std::string name = std::to_string(size);
                    sizes.push_back(name);
                    made.push_back({{"title", name},
                                    {"sku", "ZZ-RATE-" + m_run + std::to_string(done)},
                                    {"manage_inventory", false},
                                    {"options", {{"Size", name}}},
                                    {"prices", {{{"currency_code", currency()}, {"amount", 20 + done % 50}}}}});
                }
                products.push_back({{"title", "For a measurement"},
                                    {"handle", "zz-rate-" + m_run + std::to_string(done)},
                                    {"status", "draft"},
                                    {"options", {{{"title", "Size"}, {"values", sizes}}}},
                                    {"variants", made}});
            }
            const json answer = shop.ask("POST", "/admin/products/batch?fields=id", {{"create", products}});
            for (const json& product : answer["created"])
                m_ids.push_back(product["id"]);
        }
    }
    ~AddedGoods()
    {
        for (const std::string& id : m_ids)
            m_shop.ask("DELETE", "/admin/products/" + id);
    }
    AddedGoods(const AddedGoods&) = delete;
    AddedGoods& operator=(const AddedGoods&) = delete;

private:
    static std::string currency() { return qEnvironmentVariable("MEDUSA_CURRENCY").toStdString(); }

    MedusaShop& m_shop;
    const std::string m_run = std::to_string(QCoreApplication::applicationPid()) + "-";
    std::vector<std::string> m_ids;
};

/// Seconds that curl takes for the same prices as the push would send; negative when one call was refused.
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
        // Not asked for what the push reads back in the answer: only the write itself counts.
        const std::string path = requests[i].path.substr(0, requests[i].path.find('?')) + "?fields=id";
        config.write("url = \"" + qEnvironmentVariable("MEDUSA_URL").toUtf8() + QByteArray::fromStdString(path) +
                     "\"\n");
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

/// A workspace of the shop's goods whose cuts are approved, and the push of it.
workflow::PushRequest approvedCuts(const QTemporaryDir& folder, MedusaShop& shop)
{
    const std::filesystem::path path = folder.filePath("shop.studio").toStdString();
    makeWorkspaceOf(path, shop, 5000);
    approveCutsOf(path, shop.currency());
    workflow::PushRequest request = pushRequestOf(path, shop);
    request.shop.baseUrl = qEnvironmentVariable("MEDUSA_URL").toStdString(); // past the door
    request.shop.timeout = std::chrono::seconds(30);
    request.token = shop.session();
    return request;
}

/// Seconds of a push that confirms all; negative when it did not.
double pushSeconds(MedusaShop& shop, std::size_t& changes)
{
    QTemporaryDir folder;
    const workflow::PushRequest request = approvedCuts(folder, shop);
    NoProgress none;
    QElapsedTimer watch;
    watch.start();
    const auto report = workflow::push(request, none);
    const double seconds = double(watch.nsecsElapsed()) * 1e-9;
    if (!report || report->confirmed == 0 || report->failed + report->waiting > 0)
        return -1;
    changes = std::size_t(report->confirmed);
    return seconds;
}

double curlSeconds(MedusaShop& shop)
{
    QTemporaryDir folder;
    NoProgress none;
    const auto requests = workflow::dryRun(approvedCuts(folder, shop), none);
    return requests ? curlSeconds(*requests, folder, QString::fromStdString(shop.session())) : -1;
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
    const AddedGoods added(shop, argc > 2 ? std::atoi(argv[2]) : 3000);
    std::vector<double> curl;
    std::vector<double> pushed;
    std::vector<double> shares;
    std::size_t changes = 0;
    if (pushSeconds(shop, changes) < 0 || curlSeconds(shop) < 0) { // new goods, and code that the shop compiles now
        std::fprintf(stderr, "not every price was written\n");
        return 1;
    }
    for (int round = 0; round < rounds; ++round) {
        const bool pushFirst = round % 2 == 0;
        const double first = pushFirst ? pushSeconds(shop, changes) : curlSeconds(shop);
        const double second = pushFirst ? curlSeconds(shop) : pushSeconds(shop, changes);
        pushed.push_back(pushFirst ? first : second);
        curl.push_back(pushFirst ? second : first);
        shares.push_back(100 * curl.back() / pushed.back());
        if (pushed.back() <= 0 || curl.back() <= 0) {
            std::fprintf(stderr, "not every price was written\n");
            return 1;
        }
        std::printf("round %d: curl %.2f s, push with look and read-back %.2f s, %.0f %%\n", round + 1, curl.back(),
                    pushed.back(), shares.back());
        std::fflush(stdout);
    }
    std::printf("%zu prices in batches of up to %zu, the middle of %d rounds\n", changes, batch, rounds);
    std::printf("curl                          %6.2f s  %6.0f prices a second\n", middle(curl),
                double(changes) / middle(curl));
    std::printf("push with look and read-back  %6.2f s  %6.0f prices a second, %.0f %% of curl (target: 90 %%)\n",
                middle(pushed), double(changes) / middle(pushed), middle(shares));
    return 0;
}
