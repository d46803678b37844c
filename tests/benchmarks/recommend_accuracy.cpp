// SPDX-License-Identifier: GPL-3.0-or-later
// How well models recommend, and what it costs, on public data, beside the baselines. Nothing is fitted on test data.
//   recommend_accuracy games [model...]        last item of each customer, whole catalogue (SASRec's protocol)
//   recommend_accuracy negatives [model...]    the same against 100 items that the customer never had
//   recommend_accuracy journey [model...]      the last four weeks of a grocer's households, owned items allowed
// With --users N a seeded sample of the customers is ranked.
#include "recommend/fit.h"
#include "recommend/interactions.h"
#include "recommend/trial.h"
#include "sources/csv_reader.h"
#include "stats/random.h"
#include "workflow/networks.h"
#include "workflow/recommend_input.h"

#include <algorithm>
#include <cstdio>
#include <ctime>
#include <string>
#include <vector>

using namespace ms;
using namespace ms::recommend;

namespace {

constexpr double testDays = 28;
constexpr std::size_t negatives = 100;
constexpr std::size_t k = 10;

double cpuSeconds()
{
    return static_cast<double>(std::clock()) / CLOCKS_PER_SEC;
}

/// The last event of each customer with three or more.
Trial leaveOneOut(const Interactions& all)
{
    Trial trial;
    trial.left = {all.userCount, all.itemCount, all.clock, {}, {0}};
    for (std::size_t user = 0; user < all.userCount; ++user) {
        const History history = all.of(UserIndex(user));
        const bool tested = history.size() >= 3;
        trial.left.events.insert(trial.left.events.end(), history.begin(), history.end() - (tested ? 1 : 0));
        trial.left.firstEvent.push_back(trial.left.events.size());
        if (!tested)
            continue;
        trial.customers.emplace_back(user);
        trial.taken.push_back({history.back().item});
    }
    return trial;
}

Result<Interactions> readJourney(const std::string& path)
{
    auto reader = sources::CsvReader::open(path);
    if (!reader)
        return tl::unexpected(reader.error());
    const auto household = reader->column("household_id");
    const auto product = reader->column("product_id");
    const auto time = reader->column("transaction_timestamp");
    for (const auto* column : {&household, &product, &time})
        if (!*column)
            return tl::unexpected(column->error());
    workflow::IdList users, items;
    std::vector<Interaction> rows;
    for (;;) {
        const auto more = reader->next();
        if (!more)
            return tl::unexpected(more.error());
        if (!*more)
            return groupByUser(rows, users.size(), items.size(), true);
        const auto row = reader->row();
        const auto moment = row.toTime(*time);
        if (!moment)
            return tl::unexpected(moment.error());
        rows.push_back({UserIndex(users.add(row[*household])), ItemIndex(items.add(row[*product])),
                        static_cast<double>(moment->time_since_epoch().count()) / 86400, 1});
    }
}

void keepSome(Trial& trial, std::size_t users)
{
    stats::Random random(1);
    while (trial.customers.size() > users) {
        const std::size_t out = random.below(trial.customers.size());
        trial.customers[out] = trial.customers.back();
        trial.taken[out] = std::move(trial.taken.back());
        trial.customers.pop_back();
        trial.taken.pop_back();
    }
}

Result<void> measure(const Trial& trial, const std::string& model)
{
    NoProgress progress;
    FitRequest request;
    request.model = model;
    request.threads = 1;
    request.includeSeen = trial.includeSeen;
    request.candidatesEach = trial.candidates.empty() ? 0 : negatives + 1;
    if (model == "transformer" || model == "hybrid") {
        const auto door = workflow::recommendNetworks();
        if (!door && model == "transformer")
            return tl::unexpected(door.error());
        request.networks = door.value_or(nullptr);
    }
    double start = cpuSeconds();
    const auto fitted = fitRanker(trial.left, request, progress);
    if (!fitted)
        return tl::unexpected(fitted.error());
    const double fitSeconds = cpuSeconds() - start;
    start = cpuSeconds();
    const auto lists = listsOf(fitted->ranker, trial, k, 1, progress);
    if (!lists)
        return tl::unexpected(lists.error());
    const auto m = measureLists(*lists, k, trial.left.itemCount, fitted->ranker.popularity().strength());
    if (!m)
        return tl::unexpected(m.error());
    std::printf("%-12s HR@10 %.4f  NDCG@10 %.4f  MRR %.4f  recall %.4f  coverage %.3f  Gini %.3f  tail %.3f  fit %.1f s"
                "  rank %.2f ms a customer%s%s\n",
                model.c_str(), m->hr, m->ndcg, m->mrr, m->recall, m->coverage, m->gini, m->tailShare, fitSeconds,
                1000 * (cpuSeconds() - start) / static_cast<double>(trial.customers.size()),
                model == "auto" ? "  took " : "", model == "auto" ? std::string(fitted->ranker.name()).c_str() : "");
    for (const TrialScore& score : fitted->trial)
        std::printf("    trial %-12s HR@10 %.4f  NDCG@10 %.4f\n", score.model.c_str(), score.hr, score.ndcg);
    std::fflush(stdout);
    return {};
}

Result<void> run(const std::string& what, std::vector<std::string> models, std::size_t users)
{
    const std::string data = std::string(MS_SHARED_DIR) + "/data/";
    Trial trial;
    if (what == "journey") {
        const auto all = readJourney(data + "completejourney/transactions_sample.csv.gz");
        if (!all)
            return tl::unexpected(all.error());
        trial = holdOutLastDays(*all, testDays, true, all->userCount);
    } else {
        NoProgress progress;
        const auto file = workflow::readInteractions(data + "amazon-games/interactions.csv.gz", {}, progress);
        if (!file)
            return tl::unexpected(file.error());
        trial = leaveOneOut(file->interactions);
    }
    keepSome(trial, users);
    if (what == "negatives")
        drawCandidates(trial, negatives, 1);
    std::printf("%s: %zu customers, %zu items, %zu events, %zu customers judged\n", what.c_str(), trial.left.userCount,
                trial.left.itemCount, trial.left.events.size(), trial.customers.size());
    if (models.empty())
        models = {"popular", "item-knn", "als", "bpr", "auto", "transformer", "hybrid"};
    for (const std::string& model : models)
        if (const auto measured = measure(trial, model); !measured)
            return measured;
    return {};
}

} // namespace

int main(int argc, char** argv)
{
    const std::vector<std::string> arguments(argv + 1, argv + argc);
    std::vector<std::string> names;
    std::size_t users = static_cast<std::size_t>(-1);
    for (std::size_t i = 0; i < arguments.size(); ++i)
        if (arguments[i] == "--users" && i + 1 < arguments.size())
            users = std::stoul(arguments[++i]);
        else
            names.push_back(arguments[i]);
    if (names.empty())
        names = {"games"};
    const auto done = run(names.front(), {names.begin() + 1, names.end()}, users);
    if (!done) {
        std::fprintf(stderr, "recommend_accuracy: %s\n", done.error().detail.c_str());
        return 1;
    }
}
