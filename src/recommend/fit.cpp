// SPDX-License-Identifier: GPL-3.0-or-later
#include "recommend/fit.h"

#include "recommend/buy_again.h"
#include "recommend/content.h"
#include "recommend/ease.h"
#include "recommend/fit_model.h"
#include "recommend/hybrid.h"
#include "recommend/item_knn.h"

#include <array>

namespace ms::recommend {

namespace {

constexpr std::array<ModelName, 10> names{{
    {"auto", "the best of the others on this data, by NDCG@10 on held-out last visits", false},
    {"popular", "what the shop sells to everybody, recent sales count more", false},
    {"item-knn", "items that the same customers took, shrunk cosine with recency", false},
    {"ease", "a linear model of items on items in closed form, up to 8,000 items", false},
    {"als", "matrix factorisation of what was taken by alternating least squares (iALS)", false},
    {"bpr", "matrix factorisation that learns to rank (Bayesian personalised ranking)", false},
    {"buy-again", "what the customer takes again and again; needs lists that may show what is owned", false},
    {"content", "what is like it by title, attributes and neighbours in baskets; needs titles", false},
    {"hybrid", "several of the others and popularity, weighed by what held-out customers took", false},
    {"transformer", "self-attention over the customer's history (SASRec), trained on this data", true},
}};

tl::unexpected<Error> noPlugin()
{
    return failure(ErrorCode::Unavailable, "the model 'transformer' needs the plugin with the networks");
}

Result<std::unique_ptr<Recommender>> fitTransformer(const Interactions& interactions, const FitRequest& request,
                                                    Progress& progress)
{
    if (request.networks == nullptr)
        return noPlugin();
    SasRecSettings settings = request.sasRec;
    settings.seed = request.seed;
    auto trained = request.networks->trainSasRec(interactions, settings, progress);
    if (!trained)
        return tl::unexpected(trained.error());
    if (request.log != nullptr)
        *request.log = {trained->loss, trained->validation};
    return std::move(trained->model);
}

} // namespace

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
    if (name == "als") {
        AlsSettings settings = request.als;
        settings.seed = request.seed;
        return fitAls(interactions, settings, request.threads, progress);
    }
    if (name == "bpr") {
        BprSettings settings = request.bpr;
        settings.seed = request.seed;
        return fitBpr(interactions, settings, progress);
    }
    if (name == "content") {
        ContentSettings settings;
        settings.embedding.seed = request.seed;
        return fitContent(interactions, request.items, settings, progress);
    }
    if (name == "transformer")
        return fitTransformer(interactions, request, progress);
    std::string known;
    for (const ModelName& model : names)
        known += (known.empty() ? "" : ", ") + std::string(model.name);
    return failure(ErrorCode::InvalidInput, "no model '" + std::string(name) + "', expected one of " + known);
}

bool triedByAuto(const ModelName& model, const Interactions& interactions, bool includeSeen)
{
    if (model.name == "buy-again")
        return includeSeen;
    if (model.name == "ease")
        return interactions.itemCount <= easeQuickItems;
    if (model.name == "als")
        return interactions.itemCount + interactions.userCount <= alsQuickRows;
    return model.name != "auto" && model.name != "bpr" && model.name != "content" && !model.network;
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
    auto model = request.model == "hybrid" ? fitHybrid(interactions, request, progress)
                                           : fitModel(request.model, interactions, request, progress);
    if (!model)
        return tl::unexpected(model.error());
    auto popularity = fitPopularity(interactions);
    if (!popularity)
        return tl::unexpected(popularity.error());
    auto ranker = makeRanker(std::move(*model), std::move(*popularity), interactions, request.threads, progress);
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
    if (name == "als")
        return loadAls(state);
    if (name == "bpr")
        return loadBpr(state);
    if (name == "buy-again")
        return loadBuyAgain(state);
    if (name == "content")
        return loadContent(state);
    if (name == "hybrid")
        return loadHybrid(state, networks);
    if (name == "transformer")
        return networks == nullptr ? noPlugin() : networks->loadSasRec(state);
    return failure(ErrorCode::InvalidInput,
                   "the saved model is called '" + std::string(name) + "', which is not known");
}

} // namespace ms::recommend
