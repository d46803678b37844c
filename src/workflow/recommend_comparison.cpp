// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/recommend_comparison.h"

#include "recommend/fit.h"
#include "recommend/trial.h"

#include <algorithm>
#include <chrono>

namespace ms::workflow {

namespace {

constexpr std::size_t k = 10;

struct Judged {
    ComparedModel compared;
    std::vector<recommend::JudgedList> lists;
};

Result<Judged> judge(std::string_view name, const recommend::Trial& trial, std::span<const recommend::Item> about,
                     std::uint64_t seed, Progress& progress)
{
    recommend::FitRequest request;
    request.model = name;
    request.items = about;
    request.includeSeen = trial.includeSeen;
    request.seed = seed;
    const auto start = std::chrono::steady_clock::now();
    const auto fitted = recommend::fitRanker(trial.left, request, progress);
    if (!fitted)
        return tl::unexpected(fitted.error());
    Judged judged;
    judged.compared.model = name;
    judged.compared.fitSeconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    auto lists = recommend::listsOf(fitted->ranker, trial, k, 0, progress);
    if (!lists)
        return tl::unexpected(lists.error());
    const auto measures =
        recommend::measureLists(*lists, k, trial.left.itemCount, fitted->ranker.popularity().strength());
    if (!measures)
        return tl::unexpected(measures.error());
    judged.compared.measures = *measures;
    for (std::size_t places = 1; places <= k; ++places)
        judged.compared.hrByPlaces.push_back(recommend::measureLists(*lists, places, trial.left.itemCount)->hr);
    judged.lists = std::move(*lists);
    return judged;
}

/// Zeros where there are too few customers to say.
recommend::PairedDifference difference(const Judged& first, const Judged& second)
{
    return recommend::compareNdcg(first.lists, second.lists, k).value_or(recommend::PairedDifference{});
}

} // namespace

Result<ModelComparison> compareModels(const PreviewData& data, bool showOwned, Progress& progress)
{
    const auto trial = recommend::holdOutLastVisits(data.interactions, showOwned, recommend::trialCustomers);
    if (trial.customers.empty())
        return failure(ErrorCode::NotEnoughData, "no customer came twice, so that no last visit can be held out");
    const std::vector<recommend::Item> about = aboutItems(data);
    std::vector<Judged> judged;
    for (const recommend::ModelName& model : recommend::modelNames()) {
        if (!recommend::triedByAuto(model, data.interactions, showOwned))
            continue;
        auto one = judge(model.name, trial, about, data.seed, progress);
        if (!one)
            return tl::unexpected(one.error());
        judged.push_back(std::move(*one));
    }
    std::stable_sort(judged.begin(), judged.end(), [](const Judged& a, const Judged& b) {
        return a.compared.measures.ndcg > b.compared.measures.ndcg;
    });
    const auto popular =
        std::find_if(judged.begin(), judged.end(), [](const Judged& one) { return one.compared.model == "popular"; });
    ModelComparison comparison;
    comparison.customers = trial.customers.size();
    comparison.showOwned = showOwned;
    for (Judged& one : judged) {
        one.compared.againstPopular = difference(one, *popular);
        one.compared.againstBest = difference(one, judged.front());
        comparison.models.push_back(one.compared);
    }
    return comparison;
}

} // namespace ms::workflow
