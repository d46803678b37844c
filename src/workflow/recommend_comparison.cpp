// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/recommend_comparison.h"

#include "core/parallel.h"
#include "recommend/fit.h"
#include "recommend/trial.h"
#include "workflow/recommend_networks.h"

#include <algorithm>
#include <chrono>
#include <numeric>

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

recommend::Trial trialOf(const PreviewData& data, TrialSplit split, bool showOwned)
{
    constexpr double days = 28;
    return split == TrialSplit::LastWeeks
               ? recommend::holdOutLastDays(data.interactions, days, showOwned, recommend::trialCustomers)
               : recommend::holdOutLastVisits(data.interactions, showOwned, recommend::trialCustomers);
}

/// The lists of one model for the customers of a segment.
std::vector<recommend::JudgedList> listsFor(const Judged& judged, const std::vector<std::size_t>& places)
{
    std::vector<recommend::JudgedList> lists;
    for (const std::size_t place : places)
        lists.push_back(judged.lists[place]);
    return lists;
}

/// Who wins in each segment that has ten judged customers or more.
std::vector<SegmentWinner> winners(const PreviewData& data, const recommend::Trial& trial,
                                   const std::vector<Judged>& judged)
{
    constexpr std::size_t least = 10;
    std::vector<std::size_t> placeOf(data.customers.size(), trial.customers.size());
    for (std::size_t place = 0; place < trial.customers.size(); ++place)
        placeOf[trial.customers[place]] = place;
    std::vector<SegmentWinner> found;
    for (const PreviewSegment& segment : segmentsOf(data)) {
        std::vector<std::size_t> places;
        for (const recommend::UserIndex customer : segment.customers)
            if (placeOf[customer] < trial.customers.size())
                places.push_back(placeOf[customer]);
        if (places.size() < least || judged.size() < 2)
            continue;
        std::vector<std::pair<double, std::size_t>> order; // NDCG, model
        for (std::size_t model = 0; model < judged.size(); ++model)
            order.emplace_back(recommend::measureLists(listsFor(judged[model], places), k, trial.left.itemCount)->ndcg,
                               model);
        std::stable_sort(order.begin(), order.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
        const Judged& best = judged[order[0].second];
        const Judged& next = judged[order[1].second];
        const auto ahead = recommend::compareNdcg(listsFor(best, places), listsFor(next, places), k);
        found.push_back({segment.kind, segment.name, places.size(), best.compared.model, next.compared.model,
                         order[0].first, ahead.value_or(recommend::PairedDifference{})});
    }
    return found;
}

} // namespace

Result<ModelComparison> compareModels(const PreviewData& data, TrialSplit split, bool showOwned, Progress& progress)
{
    const auto trial = trialOf(data, split, showOwned);
    if (trial.customers.empty())
        return failure(ErrorCode::NotEnoughData, split == TrialSplit::LastWeeks
                                                     ? "the data are too short to hold their last four weeks out"
                                                     : "no customer came twice, so that no last visit can be held out");
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
    comparison.split = split;
    comparison.segments = winners(data, trial, judged);
    for (Judged& one : judged) {
        one.compared.againstPopular = difference(one, *popular);
        one.compared.againstBest = difference(one, judged.front());
        comparison.models.push_back(one.compared);
    }
    return comparison;
}

Result<std::vector<DiversityCost>> measureDiversity(const PreviewData& data, const std::string& model,
                                                    const PreviewRules& rules, Progress& progress)
{
    constexpr std::size_t mostAsked = 400;
    constexpr int steps = 5;
    const auto trial = trialOf(data, TrialSplit::LastVisits, rules.showOwned);
    if (trial.customers.empty())
        return failure(ErrorCode::NotEnoughData, "no customer came twice, so that no last visit can be held out");
    const std::vector<recommend::Item> about = aboutItems(data);
    recommend::FitRequest request;
    request.model = model;
    request.items = about;
    request.includeSeen = rules.showOwned;
    request.seed = data.seed;
    if (const auto opened = openRecommendNetworks(request); !opened)
        return tl::unexpected(opened.error());
    const auto fitted = recommend::fitRanker(trial.left, request, progress);
    if (!fitted)
        return tl::unexpected(fitted.error());
    const std::vector<std::uint8_t> blocked = blockedBy(data, rules);
    const std::size_t asked = std::min(mostAsked, trial.customers.size());
    std::vector<DiversityCost> costs;
    for (int step = 0; step <= steps; ++step) {
        PreviewRules own = rules;
        own.diversity = static_cast<double>(step) / steps;
        std::vector<recommend::JudgedList> lists(asked);
        std::vector<double> diversity(asked);
        const bool done = parallelFor(asked, 0, progress, [&](std::size_t i) {
            const std::size_t judged = i * trial.customers.size() / asked;
            recommend::ListRequest list;
            list.history = trial.left.of(trial.customers[judged]);
            list.top = k;
            list.includeSeen = rules.showOwned;
            list.explain = false;
            list.rules = listRules(data, own, blocked);
            for (const recommend::RankedItem& ranked : fitted->ranker.rank(list))
                lists[i].ranked.push_back(ranked.item);
            lists[i].taken = trial.taken[judged];
            diversity[i] = recommend::diversityOf(lists[i].ranked, data.likeness);
        });
        if (!done)
            return failure(ErrorCode::Canceled, "measuring diversity was canceled");
        const auto measures = recommend::measureLists(lists, k, trial.left.itemCount);
        if (!measures)
            return tl::unexpected(measures.error());
        costs.push_back({own.diversity,
                         std::accumulate(diversity.begin(), diversity.end(), 0.0) / static_cast<double>(asked),
                         measures->ndcg});
    }
    return costs;
}

} // namespace ms::workflow
