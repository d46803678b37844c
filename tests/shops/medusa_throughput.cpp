// SPDX-License-Identifier: GPL-3.0-or-later
// Price updates a second that a push brings to Medusa, looks and read-backs included, beside what the shop's own batch
// route gives to `curl`, one call after the other, in the same run: with 100 and 200 prices a call and with as many as
// the push sends, each a variant, a currency and an amount; with as many that name the price by its id, as the push
// does; and with those when curl looks before and reads back as well. All come with a session of the admin.
// They take turns, and each goes first as often; the middle of the rounds counts, after one that does not. The seeded
// shop has 360 variants, a second's work: goods are added for the time of the run, so that it is the rate that is
// measured.
//   medusa_throughput [rounds, 5] [goods added, 3000]      target: at least 90 % of curl
#include "medusa_shop.h"
#include "platform/connector.h"
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

constexpr std::size_t usualBatches[] = {100, 200}; // what keeps a call near a second, and a retry small

/// What curl is asked to do.
struct CurlWay {
    const char* name;
    std::size_t size; ///< prices a call
    bool byPriceId; ///< its bodies are those of the push, which name each price; else a variant, a currency, an amount
    bool looksAndReads; ///< it asks for the prices before each call, and for what they are in its answer
};

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

/// The same updates in other portions.
std::vector<json> portions(const std::vector<platform::Request>& requests, const CurlWay& way)
{
    std::vector<json> bodies;
    for (const platform::Request& request : requests) {
        json body = json::parse(request.body);
        for (json& update : body["update"]) {
            if (!way.byPriceId) {
                for (json& price : update["prices"])
                    price.erase("id");
            }
            if (bodies.empty() || bodies.back()["update"].size() == way.size)
                bodies.push_back({{"update", json::array()}});
            bodies.back()["update"].push_back(std::move(update));
        }
    }
    return bodies;
}

/// The looks of the push at the variants of `body`.
std::vector<std::string> looksAt(const json& body)
{
    const platform::Connector& medusa = platform::connectorOf(platform::ShopKind::Medusa);
    const std::size_t most = medusa.capabilities().largestPriceQuery;
    const std::vector<Sku> any{Sku{"any"}};
    const std::string path = medusa.queryPrices(any, *Currency::parse("EUR")).path;
    std::string start = path.substr(0, path.find("&sku"));
    start.replace(start.find("limit=") + 6, start.find('&') - start.find("limit=") - 6, std::to_string(2 * most));
    std::vector<std::string> looks;
    std::size_t held = 0;
    for (const json& update : body["update"]) {
        if (held++ % most == 0)
            looks.push_back(start);
        looks.back() += "&id%5B%5D=" + update["id"].get<std::string>();
    }
    return looks;
}

/// One call more for curl.
void addCall(QFile& config, const std::string& path, const QString& token, const QString& bodyFile)
{
    config.write(config.pos() == 0 ? "" : "next\n");
    config.write("silent\nshow-error\nfail\noutput = /dev/null\nheader = \"content-type: application/json\"\n");
    config.write("header = \"authorization: Bearer " + token.toUtf8() + "\"\n");
    if (!bodyFile.isEmpty())
        config.write("data = \"@" + bodyFile.toUtf8() + "\"\n");
    config.write("url = \"" + qEnvironmentVariable("MEDUSA_URL").toUtf8() + QByteArray::fromStdString(path) + "\"\n");
}

/// Seconds that curl takes for the prices that the push would send; negative when a call was refused.
double curlSeconds(const std::vector<platform::Request>& requests, const CurlWay& way, const QTemporaryDir& folder,
                   const QString& token)
{
    // Not asked for what the push reads back in the answer: only the write itself counts.
    const std::string path = way.looksAndReads
                                 ? requests.front().path
                                 : requests.front().path.substr(0, requests.front().path.find('?')) + "?fields=id";
    QFile config(folder.filePath("curl.conf")); // one curl for all calls: it keeps its connection, as the studio does
    if (!config.open(QIODevice::WriteOnly))
        return -1;
    int call = 0;
    for (const json& body : portions(requests, way)) {
        QFile file(folder.filePath(QStringLiteral("body%1.json").arg(call++)));
        if (!file.open(QIODevice::WriteOnly))
            return -1;
        file.write(QByteArray::fromStdString(body.dump()));
        if (way.looksAndReads) {
            for (const std::string& look : looksAt(body))
                addCall(config, look, token, {});
        }
        addCall(config, path, token, file.fileName());
    }
    config.close();
    QProcess curl;
    QElapsedTimer watch;
    watch.start();
    curl.start("curl", {"-K", config.fileName()});
    curl.waitForFinished(120000);
    std::fputs(curl.readAllStandardError().constData(), stderr);
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
    if (!report || report->confirmed == 0 || report->failed + report->waiting > 0) {
        const auto row = report ? std::find_if(report->rows.begin(), report->rows.end(),
                                               [](const auto& one) { return !one.reason.empty(); })
                                : std::vector<workflow::PushedRow>::const_iterator();
        std::fprintf(stderr, "%s\n",
                     !report                     ? report.error().detail.c_str()
                     : row != report->rows.end() ? row->reason.c_str()
                                                 : "nothing to push");
        return -1;
    }
    changes = std::size_t(report->confirmed);
    return seconds;
}

double curlSeconds(MedusaShop& shop, const CurlWay& way)
{
    QTemporaryDir folder;
    NoProgress none;
    const auto requests = workflow::dryRun(approvedCuts(folder, shop), none);
    return requests ? curlSeconds(requests->requests, way, folder, QString::fromStdString(shop.session())) : -1;
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
    const std::size_t pushed = platform::connectorOf(platform::ShopKind::Medusa).capabilities().largestPriceBatch;
    const std::vector<CurlWay> ways{{"curl", usualBatches[0], false, false},
                                    {"curl", usualBatches[1], false, false},
                                    {"curl", pushed, false, false},
                                    {"curl, by price id", pushed, true, false},
                                    {"curl with look and read-back", pushed, true, true}};
    std::vector<std::vector<double>> seconds(1 + ways.size()); // of the push, then of curl by way
    std::size_t changes = 0;
    for (int round = -1; round < rounds; ++round) { // the first does not count: new goods, code that is compiled then
        for (std::size_t turn = 0; turn < seconds.size(); ++turn) {
            const std::size_t who = (turn + std::size_t(round + 1)) % seconds.size();
            const double took = who == 0 ? pushSeconds(shop, changes) : curlSeconds(shop, ways[who - 1]);
            if (took <= 0) {
                std::fprintf(stderr, "not every price was written\n");
                return 1;
            }
            if (round >= 0)
                seconds[who].push_back(took);
        }
        if (round >= 0) {
            std::printf("round %d: push with look and read-back %.2f s, curl", round + 1, seconds[0].back());
            for (std::size_t i = 1; i < seconds.size(); ++i)
                std::printf(" %.2f", seconds[i].back());
            std::printf("\n");
        }
        std::fflush(stdout);
    }
    std::printf("%zu prices, the middle of %d rounds\n", changes, rounds);
    const double push = middle(seconds[0]);
    std::printf("%-28s %3zu a call  %6.2f s  %6.0f prices a second\n", "push with look and read-back", pushed, push,
                double(changes) / push);
    for (std::size_t i = 0; i < ways.size(); ++i) {
        const double curl = middle(seconds[i + 1]);
        std::printf("%-28s %3zu a call  %6.2f s  %6.0f prices a second; the push reaches %.0f %% (target: 90 %%)\n",
                    ways[i].name, ways[i].size, curl, double(changes) / curl, 100 * curl / push);
    }
    return 0;
}
