// SPDX-License-Identifier: GPL-3.0-or-later
#include "recommend/blend.h"
#include "recommend/fit_model.h"
#include "recommend/hybrid.h"
#include "recommend/trial.h"

#include <algorithm>

namespace ms::recommend {

namespace {

constexpr std::size_t trialTop = 10;
constexpr std::size_t factorsInHybrid = 64;       // of ALS, at least: its cost is small beside the network's
constexpr std::size_t leastCustomersToWeigh = 40; // fewer say nothing about a dozen weights

using Models = std::vector<std::unique_ptr<Recommender>>;

Trial trialOf(const Interactions& interactions, const FitRequest& request, std::size_t customers)
{
    Trial trial = holdOutLastVisits(interactions, request.includeSeen, customers);
    if (request.candidatesEach > 0)
        drawCandidates(trial, request.candidatesEach - 1, request.seed);
    return trial;
}

bool titled(std::span<const Item> items)
{
    return std::any_of(items.begin(), items.end(),
                       [](const Item& item) { return !item.title.empty() || !item.attributes.empty(); });
}

/// The models that `hybrid` weighs: those of `auto`, `content` where there are titles, and the network if there is the
/// plugin.
std::vector<std::string_view> partNames(const Interactions& interactions, const FitRequest& request)
{
    std::vector<std::string_view> parts;
    for (const ModelName& model : modelNames()) {
        const bool tried =
            triedByAuto(model, interactions, request.includeSeen) && model.name != "popular" && model.name != "hybrid";
        if (tried || (model.name == "content" && titled(request.items)) ||
            (model.network && request.networks != nullptr))
            parts.push_back(model.name);
    }
    return parts;
}

Result<Models> fitAll(const std::vector<std::string_view>& parts, const Interactions& interactions,
                      const FitRequest& request, bool withNetworks, Progress& progress)
{
    Models models;
    for (const std::string_view name : parts) {
        const bool network = std::any_of(modelNames().begin(), modelNames().end(),
                                         [&](const ModelName& model) { return model.name == name && model.network; });
        models.emplace_back();
        if (network && !withNetworks)
            continue;
        auto model = fitModel(name, interactions, request, progress);
        if (!model)
            return tl::unexpected(model.error());
        models.back() = std::move(*model);
    }
    return models;
}

/// Equal belief in every part and little in popularity: where too few customers can be held out.
std::vector<float> plainWeights(std::size_t parts)
{
    std::vector<float> weights;
    for (std::size_t part = 0; part < parts; ++part)
        weights.insert(weights.end(), {0.0F, 1.0F, 0.0F});
    weights.insert(weights.end(), {0.0F, 0.1F});
    return weights;
}

Result<std::unique_ptr<Hybrid>> assemble(Models models, const Interactions& interactions)
{
    const auto popularity = fitPopularity(interactions);
    if (!popularity)
        return tl::unexpected(popularity.error());
    std::vector<Hybrid::Part> parts;
    for (auto& model : models)
        parts.push_back({std::move(model), 1, 1});
    const std::size_t count = parts.size();
    return std::make_unique<Hybrid>(std::move(parts), (*popularity)->strength(), plainWeights(count));
}

/// Fits the parts again on everything, but for the networks.
Result<void> refit(Hybrid& hybrid, const std::vector<std::string_view>& parts, const Interactions& interactions,
                   const FitRequest& request, Progress& progress)
{
    auto models = fitAll(parts, interactions, request, false, progress);
    if (!models)
        return tl::unexpected(models.error());
    const auto popularity = fitPopularity(interactions);
    if (!popularity)
        return tl::unexpected(popularity.error());
    hybrid.replaceModels(std::move(*models), (*popularity)->strength());
    return {};
}

/// The lists of a model that was fitted on trial.left, beside what was taken. `model` comes back.
Result<std::vector<JudgedList>> judge(std::unique_ptr<Recommender>& model, const Trial& trial,
                                      const FitRequest& request, Progress& progress)
{
    auto popularity = fitPopularity(trial.left);
    if (!popularity)
        return tl::unexpected(popularity.error());
    Ranker ranker(std::move(model), std::move(*popularity), {});
    auto lists = listsOf(ranker, trial, trialTop, request.threads, progress);
    model = ranker.takeModel();
    return lists;
}

Result<TrialScore> scoreOf(std::string_view name, const std::vector<JudgedList>& lists, std::size_t itemCount)
{
    const auto measures = measureLists(lists, trialTop, itemCount);
    if (!measures)
        return tl::unexpected(measures.error());
    return TrialScore{std::string(name), measures->ndcg, measures->hr};
}

/// How a hybrid of `parts` does: each half of the customers is ranked with the weights that the other half taught.
/// `hybrid` ends with the weights of all.
Result<TrialScore> weighAndJudge(std::unique_ptr<Recommender>& model, const Trial& trial, const FitRequest& request,
                                 Progress& progress)
{
    auto& hybrid = static_cast<Hybrid&>(*model);
    const auto popularity = fitPopularity(trial.left);
    if (!popularity)
        return tl::unexpected(popularity.error());
    const auto sample = observeParts(hybrid, trial, (*popularity)->strength(), request.threads, request.seed, progress);
    if (!sample)
        return tl::unexpected(sample.error());
    std::vector<JudgedList> all;
    for (std::size_t fold = 0; fold < 2; ++fold) {
        auto weights = learnWeights(hybrid, *sample, 1 - fold, progress);
        if (!weights)
            return tl::unexpected(weights.error());
        hybrid.setWeights(std::move(*weights));
        const auto lists = judge(model, foldOf(trial, fold), request, progress);
        if (!lists)
            return tl::unexpected(lists.error());
        all.insert(all.end(), lists->begin(), lists->end());
    }
    auto weights = learnWeights(hybrid, *sample, 2, progress);
    if (!weights)
        return tl::unexpected(weights.error());
    hybrid.setWeights(std::move(*weights));
    return scoreOf("hybrid", all, trial.left.itemCount);
}

/// What `auto` learnt of its trial.
struct Tried {
    std::vector<TrialScore> scores;      ///< best first
    std::unique_ptr<Recommender> hybrid; ///< fitted on what the trial left, with its weights; none: not tried
};

Result<Tried> tryAll(const Trial& trial, const std::vector<std::string_view>& parts, const FitRequest& request,
                     Progress& progress)
{
    Tried tried;
    auto models = fitAll(parts, trial.left, request, true, progress);
    if (!models)
        return tl::unexpected(models.error());
    std::unique_ptr<Recommender> nothing;
    const auto add = [&](std::string_view name, std::unique_ptr<Recommender>& model) -> Result<void> {
        const auto lists = judge(model, trial, request, progress);
        if (!lists)
            return tl::unexpected(lists.error());
        auto found = scoreOf(name, *lists, trial.left.itemCount);
        if (!found)
            return tl::unexpected(found.error());
        tried.scores.push_back(std::move(*found));
        return {};
    };
    if (const auto added = add("popular", nothing); !added)
        return tl::unexpected(added.error());
    for (std::size_t part = 0; part < parts.size(); ++part)
        if (const auto added = add(parts[part], (*models)[part]); !added)
            return tl::unexpected(added.error());
    if (trial.customers.size() >= leastCustomersToWeigh) {
        auto hybrid = assemble(std::move(*models), trial.left);
        if (!hybrid)
            return tl::unexpected(hybrid.error());
        tried.hybrid = std::move(*hybrid);
        auto found = weighAndJudge(tried.hybrid, trial, request, progress);
        if (!found)
            return tl::unexpected(found.error());
        tried.scores.push_back(std::move(*found));
    }
    std::stable_sort(tried.scores.begin(), tried.scores.end(),
                     [](const TrialScore& a, const TrialScore& b) { return a.ndcg > b.ndcg; });
    return tried;
}

Result<Ranker> rankerOf(std::unique_ptr<Recommender> model, const Interactions& interactions, const FitRequest& request,
                        Progress& progress)
{
    auto popularity = fitPopularity(interactions);
    if (!popularity)
        return tl::unexpected(popularity.error());
    return makeRanker(std::move(model), std::move(*popularity), interactions, request.threads, progress);
}

} // namespace

Result<std::unique_ptr<Recommender>> fitHybrid(const Interactions& interactions, const FitRequest& asked,
                                               Progress& progress)
{
    FitRequest request = asked;
    request.als.factors = std::max(request.als.factors, factorsInHybrid);
    const Trial trial = trialOf(interactions, request, mostObserved);
    const auto parts = partNames(interactions, request);
    const bool weigh = trial.customers.size() >= leastCustomersToWeigh;
    auto models = fitAll(parts, weigh ? trial.left : interactions, request, true, progress);
    if (!models)
        return tl::unexpected(models.error());
    auto hybrid = assemble(std::move(*models), weigh ? trial.left : interactions);
    if (!hybrid || !weigh)
        return hybrid;
    const auto popularity = fitPopularity(trial.left);
    if (!popularity)
        return tl::unexpected(popularity.error());
    const auto sample =
        observeParts(**hybrid, trial, (*popularity)->strength(), request.threads, request.seed, progress);
    if (!sample)
        return tl::unexpected(sample.error());
    auto weights = learnWeights(**hybrid, *sample, 2, progress);
    if (!weights)
        return tl::unexpected(weights.error());
    (*hybrid)->setWeights(std::move(*weights));
    if (const auto fitted = refit(**hybrid, parts, interactions, request, progress); !fitted)
        return tl::unexpected(fitted.error());
    return hybrid;
}

Result<FittedRanker> fitBest(const Interactions& interactions, const FitRequest& request, Progress& progress)
{
    const Trial trial = trialOf(interactions, request, trialCustomers);
    const auto parts = partNames(interactions, request);
    Tried tried;
    if (!trial.customers.empty()) {
        auto found = tryAll(trial, parts, request, progress);
        if (!found)
            return tl::unexpected(found.error());
        tried = std::move(*found);
    }
    const std::string best = tried.scores.empty() ? "popular" : tried.scores.front().model;
    std::unique_ptr<Recommender> model;
    if (best == "hybrid") {
        if (const auto fitted = refit(static_cast<Hybrid&>(*tried.hybrid), parts, interactions, request, progress);
            !fitted)
            return tl::unexpected(fitted.error());
        model = std::move(tried.hybrid);
    } else {
        auto fitted = fitModel(best, interactions, request, progress);
        if (!fitted)
            return tl::unexpected(fitted.error());
        model = std::move(*fitted);
    }
    auto ranker = rankerOf(std::move(model), interactions, request, progress);
    if (!ranker)
        return tl::unexpected(ranker.error());
    return FittedRanker{std::move(*ranker), std::move(tried.scores), trial.customers.size()};
}

} // namespace ms::recommend
