// SPDX-License-Identifier: GPL-3.0-or-later
#include "recommend/evaluation.h"

#include "stats/normal.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <unordered_set>

namespace ms::recommend {

namespace {

double discount(std::size_t place) // 0-based
{
    return 1.0 / std::log2(static_cast<double>(place) + 2);
}

Result<void> check(const JudgedList& list, std::size_t shown, std::size_t catalogueSize)
{
    if (list.taken.empty())
        return failure(ErrorCode::InvalidInput, "a judged customer took nothing");
    std::unordered_set<std::uint32_t> once;
    for (std::size_t i = 0; i < shown; ++i) {
        if (list.ranked[i] >= catalogueSize)
            return failure(ErrorCode::InvalidInput, "a list names an item outside the catalogue");
        if (!once.insert(list.ranked[i].value).second)
            return failure(ErrorCode::InvalidInput, "an item stands twice in one list");
    }
    return {};
}

void addList(RankingMeasures& sums, const JudgedList& list, std::size_t shown, std::size_t k)
{
    double gained = 0;
    std::size_t hits = 0;
    for (std::size_t place = 0; place < shown; ++place) {
        const bool hit = std::any_of(list.taken.begin(), list.taken.end(),
                                     [&](ItemIndex item) { return item.value == list.ranked[place].value; });
        if (!hit)
            continue;
        if (hits++ == 0) {
            sums.hr += 1;
            sums.mrr += 1.0 / static_cast<double>(place + 1);
        }
        gained += discount(place);
    }
    double ideal = 0;
    for (std::size_t place = 0; place < std::min(k, list.taken.size()); ++place)
        ideal += discount(place);
    sums.ndcg += gained / ideal;
    sums.recall += static_cast<double>(hits) / static_cast<double>(list.taken.size());
    sums.precision += static_cast<double>(hits) / static_cast<double>(k);
}

/// Gini coefficient of non-negative counts, sorted here. Source: Damgaard & Weiner (2000), Ecology 81(4).
double gini(std::vector<double> exposure)
{
    std::sort(exposure.begin(), exposure.end());
    const double total = std::accumulate(exposure.begin(), exposure.end(), 0.0);
    const auto n = static_cast<double>(exposure.size());
    double weighted = 0;
    for (std::size_t i = 0; i < exposure.size(); ++i)
        weighted += (2 * static_cast<double>(i + 1) - n - 1) * exposure[i];
    return total > 0 ? weighted / (n * total) : 0;
}

double tailShareOf(const std::vector<double>& exposure, std::span<const float> popularity)
{
    std::vector<std::size_t> order(popularity.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(), [&](auto a, auto b) { return popularity[a] > popularity[b]; });
    const double total = std::accumulate(exposure.begin(), exposure.end(), 0.0);
    double tail = 0;
    for (std::size_t i = order.size() / 5; i < order.size(); ++i)
        tail += exposure[order[i]];
    return total > 0 ? tail / total : 0;
}

} // namespace

Result<RankingMeasures> measureLists(std::span<const JudgedList> lists, std::size_t k, std::size_t catalogueSize,
                                     std::span<const float> popularity)
{
    if (k == 0 || lists.empty())
        return failure(ErrorCode::InvalidInput, k == 0 ? "k is 0" : "nobody is judged");
    if (!popularity.empty() && popularity.size() != catalogueSize)
        return failure(ErrorCode::InvalidInput, "popularity must have one entry an item");
    RankingMeasures measures;
    std::vector<double> exposure(catalogueSize, 0.0);
    for (const JudgedList& list : lists) {
        const std::size_t shown = std::min(k, list.ranked.size());
        if (const auto good = check(list, shown, catalogueSize); !good)
            return tl::unexpected(good.error());
        addList(measures, list, shown, k);
        for (std::size_t place = 0; place < shown; ++place)
            exposure[list.ranked[place]] += 1;
    }
    const auto customers = static_cast<double>(lists.size());
    for (double* sum : {&measures.hr, &measures.ndcg, &measures.mrr, &measures.recall, &measures.precision})
        *sum /= customers;
    measures.customers = lists.size();
    if (!popularity.empty())
        measures.tailShare = tailShareOf(exposure, popularity);
    const auto shownItems = std::count_if(exposure.begin(), exposure.end(), [](double count) { return count > 0; });
    measures.coverage = static_cast<double>(shownItems) / static_cast<double>(catalogueSize);
    measures.gini = gini(std::move(exposure));
    return measures;
}

Result<PairedDifference> compareNdcg(std::span<const JudgedList> first, std::span<const JudgedList> second,
                                     std::size_t k)
{
    if (first.size() != second.size() || first.size() < 2 || k == 0)
        return failure(ErrorCode::InvalidInput, "two models are compared on the same two or more customers");
    const auto ndcgOf = [k](const JudgedList& list) {
        RankingMeasures one;
        addList(one, list, std::min(k, list.ranked.size()), k);
        return one.ndcg;
    };
    const auto n = static_cast<double>(first.size());
    double sum = 0, squares = 0;
    for (std::size_t i = 0; i < first.size(); ++i) {
        if (first[i].taken.empty() || second[i].taken.empty())
            return failure(ErrorCode::InvalidInput, "a judged customer took nothing");
        const double difference = ndcgOf(first[i]) - ndcgOf(second[i]);
        sum += difference;
        squares += difference * difference;
    }
    PairedDifference result;
    result.mean = sum / n;
    const double error = std::sqrt(std::max(0.0, squares / n - result.mean * result.mean) / (n - 1));
    result.low95 = result.mean - stats::normalQuantile(0.975) * error;
    result.high95 = result.mean + stats::normalQuantile(0.975) * error;
    if (error > 0)
        result.pValue = 2 * stats::normalCdf(-std::abs(result.mean) / error);
    else if (result.mean != 0)
        result.pValue = 0;
    return result;
}

} // namespace ms::recommend
