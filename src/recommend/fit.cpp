// SPDX-License-Identifier: GPL-3.0-or-later
#include "recommend/fit.h"

#include "recommend/buy_again.h"
#include "recommend/ease.h"
#include "recommend/item_knn.h"
#include "recommend/trial.h"

#include <algorithm>
#include <array>

namespace ms::recommend {

namespace {

constexpr std::array<ModelName, 6> names{{
    {"auto", "the best of the others on this data, by NDCG@10 on held-out last visits", false},
    {"popular", "what the shop sells to everybody, recent sales count more", false},
    {"item-knn", "items that the same customers took, shrunk cosine with recency", false},
    {"ease", "a linear model of items on items in closed form, up to 8,000 items", false},
    {"buy-again", "what the customer takes again and again; needs lists that may show what is owned", false},
    {"transformer", "self-attention over the customer's history (SASRec), trained on this data", true},
}};
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
    if (name == "ease")
        return fitEase(interactions, {}, request.threads, progress);
    if (name == "buy-again")
        return fitBuyAgain(interactions);
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

Result<TrialScore> score(std::string_view name, const Trial& trial, const FitRequest& request, Progress& progress)
{
    const auto ranker = fitNamed(name, trial.left, request, progress);
    if (!ranker)
        return tl::unexpected(ranker.error());
    const auto lists = listsOf(*ranker, trial, trialTop, request.threads, progress);
    if (!lists)
        return tl::unexpected(lists.error());
    const auto measures = measureLists(*lists, trialTop, trial.left.itemCount);
    if (!measures)
        return tl::unexpected(measures.error());
    return TrialScore{std::string(name), measures->ndcg, measures->hr};
}

Result<FittedRanker> fitBest(const Interactions& interactions, const FitRequest& request, Progress& progress)
{
    const Trial trial = holdOutLastVisits(interactions, request.includeSeen, trialCustomers);
    std::vector<TrialScore> scores;
    for (const ModelName& model : names) {
        if (trial.customers.empty() || !triedByAuto(model, interactions.itemCount, request.includeSeen))
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

bool triedByAuto(const ModelName& model, std::size_t itemCount, bool includeSeen)
{
    if (model.name == "buy-again")
        return includeSeen;
    if (model.name == "ease")
        return itemCount <= easeQuickItems;
    return model.name != "auto" && !model.network;
}

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
    if (name == "ease")
        return loadEase(state);
    if (name == "buy-again")
        return loadBuyAgain(state);
    if (name == "transformer")
        return networks == nullptr ? noPlugin() : networks->loadSasRec(state);
    return failure(ErrorCode::InvalidInput,
                   "the saved model is called '" + std::string(name) + "', which is not known");
}

} // namespace ms::recommend
