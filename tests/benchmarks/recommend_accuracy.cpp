// SPDX-License-Identifier: GPL-3.0-or-later
// How well models recommend, and what it costs, on public data, beside the baselines. Nothing is fitted on test data.
//   recommend_accuracy games [model...]        last item of each customer, whole catalogue (SASRec's protocol)
//   recommend_accuracy negatives [model...]    the same against 100 items that the customer never had
//   recommend_accuracy both [model...]         both, one after the other, with each network trained once
//   recommend_accuracy journey [model...]      the last four weeks of a grocer's households, owned items allowed
// With --users N a seeded sample of the customers is ranked. A blend's parts are measured too, as they stand in it.
// Targets: games: item-knn HR@10 0.0927, NDCG@10 0.0516, fit 1 s; transformer 0.1165 / 0.0640 in 400 s; hybrid or auto
// 0.130 / 0.072. negatives: 0.745 / 0.57. journey: auto 0.185 / 0.047.
#include "recommend/fit.h"
#include "recommend/hybrid.h"
#include "recommend/interactions.h"
#include "recommend/trial.h"
#include "sources/csv_reader.h"
#include "stats/random.h"
#include "workflow/networks.h"
#include "workflow/recommend_input.h"

#include <algorithm>
#include <cstdio>
#include <ctime>
#include <map>
#include <optional>
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

/// Trains a network on the same data and settings once, and gives it again: training is the same every time.
class OnceDoor final : public NetworkDoor {
public:
    explicit OnceDoor(const NetworkDoor& door) : m_door(door) {}
    Result<SasRecTraining> trainSasRec(const Interactions& interactions, const SasRecSettings& settings,
                                       Progress& progress) const override
    {
        const auto key = std::pair(interactions.events.size(), settings.seed);
        auto& state = m_states[key];
        SasRecTraining training;
        if (!state.empty()) {
            auto model = m_door.loadSasRec(state);
            if (!model)
                return tl::unexpected(model.error());
            training.model = std::move(*model);
            return training;
        }
        const double start = cpuSeconds();
        auto trained = m_door.trainSasRec(interactions, settings, progress);
        if (!trained)
            return tl::unexpected(trained.error());
        state = trained->model->state();
        std::printf("    network: %zu epochs in %.1f CPU s; loss %.4f, then %.4f; validation", trained->loss.size(),
                    cpuSeconds() - start, trained->loss.front(), trained->loss.back());
        for (const double ndcg : trained->validation)
            std::printf(" %.4f", ndcg);
        std::printf("\n");
        return trained;
    }
    Result<std::unique_ptr<Recommender>> loadSasRec(std::string_view state) const override
    {
        return m_door.loadSasRec(state);
    }

private:
    const NetworkDoor& m_door;
    mutable std::map<std::pair<std::size_t, std::uint64_t>, std::string> m_states;
};

/// Measures the lists of a ranker and prints a line.
Result<void> print(const Ranker& ranker, const Trial& trial, const std::string& name, const std::string& after)
{
    NoProgress progress;
    const double start = cpuSeconds();
    const auto lists = listsOf(ranker, trial, k, 1, progress);
    if (!lists)
        return tl::unexpected(lists.error());
    const auto m = measureLists(*lists, k, trial.left.itemCount, ranker.popularity().strength());
    if (!m)
        return tl::unexpected(m.error());
    std::printf("%-14s HR@10 %.4f  NDCG@10 %.4f  MRR %.4f  recall %.4f  coverage %.3f  Gini %.3f  tail %.3f"
                "  rank %.2f ms a customer%s\n",
                name.c_str(), m->hr, m->ndcg, m->mrr, m->recall, m->coverage, m->gini, m->tailShare,
                1000 * (cpuSeconds() - start) / static_cast<double>(trial.customers.size()), after.c_str());
    std::fflush(stdout);
    return {};
}

/// The parts of a blend, one by one.
Result<void> printParts(const Ranker& ranker, const Trial& trial)
{
    const auto* const hybrid = dynamic_cast<const Hybrid*>(ranker.model());
    if (hybrid == nullptr)
        return {};
    const auto door = workflow::recommendNetworks();
    for (const Hybrid::Part& part : hybrid->parts()) {
        auto copy = loadModel(part.model->name(), part.model->state(), door.value_or(nullptr));
        auto popularity = fitPopularity(trial.left);
        if (!copy || !popularity)
            return tl::unexpected(copy ? popularity.error() : copy.error());
        const Ranker own(std::move(*copy), std::move(*popularity), {});
        if (const auto printed = print(own, trial, "  " + std::string(part.model->name()), ""); !printed)
            return printed;
    }
    return {};
}

Result<void> measure(const Trial& trial, const std::string& model, const NetworkDoor* door)
{
    NoProgress progress;
    FitRequest request;
    request.model = model;
    request.threads = 1;
    request.includeSeen = trial.includeSeen;
    request.candidatesEach = trial.candidates.empty() ? 0 : negatives + 1;
    if (model == "transformer" || model == "hybrid")
        request.networks = door;
    const double start = cpuSeconds();
    const auto fitted = fitRanker(trial.left, request, progress);
    if (!fitted)
        return tl::unexpected(fitted.error());
    char after[64];
    std::snprintf(after, sizeof after, "  fit %.2f CPU s", cpuSeconds() - start);
    const std::string took = model == "auto" ? "  took " + std::string(fitted->ranker.name()) : "";
    if (const auto printed = print(fitted->ranker, trial, model, after + took); !printed)
        return printed;
    for (const TrialScore& score : fitted->trial)
        std::printf("    trial %-12s HR@10 %.4f  NDCG@10 %.4f\n", score.model.c_str(), score.hr, score.ndcg);
    return model == "hybrid" ? printParts(fitted->ranker, trial) : Result<void>();
}

Result<void> measureAll(const Trial& trial, const std::string& what, const std::vector<std::string>& models,
                        const NetworkDoor* door)
{
    std::printf("%s: %zu customers, %zu items, %zu events, %zu customers judged\n", what.c_str(), trial.left.userCount,
                trial.left.itemCount, trial.left.events.size(), trial.customers.size());
    for (const std::string& model : models)
        if (const auto measured = measure(trial, model, door); !measured)
            return measured;
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
    if (models.empty())
        models = {"popular", "item-knn", "als", "bpr", "auto", "transformer", "hybrid"};
    const auto plugin = workflow::recommendNetworks();
    std::optional<OnceDoor> door;
    if (plugin)
        door.emplace(**plugin);
    if (what != "negatives")
        if (const auto measured = measureAll(trial, what, models, door ? &*door : nullptr); !measured)
            return measured;
    if (what != "negatives" && what != "both")
        return {};
    drawCandidates(trial, negatives, 1);
    return measureAll(trial, "negatives", models, door ? &*door : nullptr);
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
