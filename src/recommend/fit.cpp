// SPDX-License-Identifier: GPL-3.0-or-later
#include "recommend/fit.h"

#include "core/parallel.h"
#include "recommend/evaluation.h"
#include "recommend/item_knn.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace ms::recommend {

namespace {

constexpr std::array<ModelName, 4> names{{
    {"auto", "the best of the others on this data, by NDCG@10 on held-out last visits", false},
    {"popular", "what the shop sells to everybody, recent sales count more", false},
    {"item-knn", "items that the same customers took, shrunk cosine with recency", false},
    {"transformer", "self-attention over the customer's history (SASRec), trained on this data", true},
}};
constexpr std::size_t trialCustomers = 2000;
constexpr std::size_t trialTop = 10;

tl::unexpected<Error> noPlugin()
{
    return failure(ErrorCode::Unavailable, "the model 'transformer' needs the plugin with the networks");
}

/// Empty for "popular", which needs no model beside the popular fill.
Result<std::unique_ptr<Recommender>> fitModel(std::string_view name, const Interactions& interactions,
                                              const FitRequest& request, Progress& progress)
{
    if (name == "popular")
        return std::unique_ptr<Recommender>();
    if (name == "item-knn")
        return fitItemKnn(interactions, {}, request.threads, progress);
    if (name == "transformer") {
        if (request.networks == nullptr)
            return noPlugin();
        SasRecSettings settings = request.sasRec;
        settings.seed = request.seed;
        auto trained = request.networks->trainSasRec(interactions, settings, progress);
        if (!trained)
            return tl::unexpected(trained.error());
        return std::move(trained->model);
    }
    std::string known;
    for (const ModelName& model : names)
        known += (known.empty() ? "" : ", ") + std::string(model.name);
    return failure(ErrorCode::InvalidInput, "no model '" + std::string(name) + "', expected one of " + known);
}

Result<Ranker> fitNamed(std::string_view name, const Interactions& interactions, const FitRequest& request,
                        Progress& progress)
{
    auto model = fitModel(name, interactions, request, progress);
    if (!model)
        return tl::unexpected(model.error());
    auto popularity = fitPopularity(interactions);
    if (!popularity)
        return tl::unexpected(popularity.error());
    return makeRanker(std::move(*model), std::move(*popularity), interactions, request.threads, progress);
}

/// The interactions without the last visit of some customers, and what those visits took.
struct Trial {
    Interactions left;
    std::vector<UserIndex> customers;
    std::vector<std::vector<ItemIndex>> taken;
};

Trial holdOut(const Interactions& interactions, bool includeSeen)
{
    Trial trial;
    trial.left = {interactions.userCount, interactions.itemCount, interactions.clock, {}, {0}};
    const std::size_t step = std::max<std::size_t>(1, interactions.userCount / trialCustomers);
    for (std::size_t user = 0; user < interactions.userCount; ++user) {
        const History history = interactions.of(UserIndex(user));
        std::size_t keep = history.size();
        while (keep > 0 && history[keep - 1].time == history.back().time)
            --keep;
        std::vector<ItemIndex> taken;
        for (const Event& event : history.subspan(keep)) {
            const auto same = [&](const auto& other) { return other.value == event.item.value; };
            const bool seen = std::any_of(history.begin(), history.begin() + static_cast<std::ptrdiff_t>(keep),
                                          [&](const Event& earlier) { return same(earlier.item); });
            if ((includeSeen || !seen) && std::none_of(taken.begin(), taken.end(), same))
                taken.push_back(event.item);
        }
        const bool chosen = user % step == 0 && keep > 0 && !taken.empty();
        const History left = chosen ? history.first(keep) : history;
        trial.left.events.insert(trial.left.events.end(), left.begin(), left.end());
        trial.left.firstEvent.push_back(trial.left.events.size());
        if (chosen) {
            trial.customers.emplace_back(user);
            trial.taken.push_back(std::move(taken));
        }
    }
    return trial;
}

Result<TrialScore> score(std::string_view name, const Trial& trial, const FitRequest& request, Progress& progress)
{
    const auto ranker = fitNamed(name, trial.left, request, progress);
    if (!ranker)
        return tl::unexpected(ranker.error());
    std::vector<JudgedList> lists(trial.customers.size());
    const bool done = parallelFor(lists.size(), request.threads, progress, [&](std::size_t i) {
        ListRequest asked;
        asked.history = trial.left.of(trial.customers[i]);
        asked.top = trialTop;
        asked.includeSeen = request.includeSeen;
        asked.explain = false;
        for (const RankedItem& ranked : ranker->rank(asked))
            lists[i].ranked.push_back(ranked.item);
        lists[i].taken = trial.taken[i];
    });
    if (!done)
        return failure(ErrorCode::Canceled, "choosing a model was canceled");
    const auto measures = measureLists(lists, trialTop, trial.left.itemCount);
    if (!measures)
        return tl::unexpected(measures.error());
    return TrialScore{std::string(name), measures->ndcg, measures->hr};
}

Result<FittedRanker> fitBest(const Interactions& interactions, const FitRequest& request, Progress& progress)
{
    const Trial trial = holdOut(interactions, request.includeSeen);
    std::vector<TrialScore> scores;
    for (const ModelName& model : names) {
        if (model.name == "auto" || model.network || trial.customers.empty())
            continue;
        auto found = score(model.name, trial, request, progress);
        if (!found)
            return tl::unexpected(found.error());
        scores.push_back(std::move(*found));
    }
    std::stable_sort(scores.begin(), scores.end(),
                     [](const TrialScore& a, const TrialScore& b) { return a.ndcg > b.ndcg; });
    const std::string best = scores.empty() ? "popular" : scores.front().model;
    auto ranker = fitNamed(best, interactions, request, progress);
    if (!ranker)
        return tl::unexpected(ranker.error());
    return FittedRanker{std::move(*ranker), std::move(scores), trial.customers.size()};
}

} // namespace

std::span<const ModelName> modelNames()
{
    return names;
}

Result<FittedRanker> fitRanker(const Interactions& interactions, const FitRequest& request, Progress& progress)
{
    if (interactions.events.empty())
        return failure(ErrorCode::NotEnoughData, "there are no interactions to learn from");
    if (request.model == "auto")
        return fitBest(interactions, request, progress);
    auto ranker = fitNamed(request.model, interactions, request, progress);
    if (!ranker)
        return tl::unexpected(ranker.error());
    return FittedRanker{std::move(*ranker), {}, 0};
}

Result<std::unique_ptr<Recommender>> loadModel(std::string_view name, std::string_view state,
                                               const NetworkDoor* networks)
{
    if (name == "popular")
        return std::unique_ptr<Recommender>();
    if (name == "item-knn")
        return loadItemKnn(state);
    if (name == "transformer")
        return networks == nullptr ? noPlugin() : networks->loadSasRec(state);
    return failure(ErrorCode::InvalidInput,
                   "the saved model is called '" + std::string(name) + "', which is not known");
}

} // namespace ms::recommend
