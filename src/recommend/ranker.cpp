// SPDX-License-Identifier: GPL-3.0-or-later
#include "recommend/ranker.h"

#include "core/parallel.h"
#include "recommend/reasons.h"

#include <algorithm>
#include <unordered_map>
#include <utility>

namespace ms::recommend {

namespace {
constexpr std::size_t poolBeyondList = 100; // items below the list whose ranks count when causes are sought
constexpr std::size_t sampledCustomers = 1000;
constexpr std::size_t sampledTop = 10;
constexpr std::size_t beyondShortlist = 50; // asked for beyond the list, in case rules forbid some
} // namespace

/// What a list may still take: one mark an item.
class Ranker::Selection {
public:
    Selection(const ListRequest& request, std::size_t itemCount) : m_closed(itemCount, 0)
    {
        const auto& blocked = request.rules.blocked;
        if (!blocked.empty())
            std::copy(blocked.begin(), blocked.end(), m_closed.begin());
        for (const ItemIndex item : request.excluded)
            close(item);
    }
    [[nodiscard]] bool open(ItemIndex item) const { return m_closed[item] == 0; }
    void close(ItemIndex item) { m_closed[item] = 1; }

private:
    std::vector<std::uint8_t> m_closed;
};

Ranker::Ranker(std::unique_ptr<Recommender> model, std::unique_ptr<Popularity> popularity, Scale scale)
    : m_model(std::move(model)), m_popularity(std::move(popularity)), m_scale(std::move(scale))
{
    const auto& strength = m_popularity->strength();
    for (std::size_t item = 0; item < strength.size(); ++item)
        if (strength[item] > 0)
            m_popularFirst.emplace_back(item);
    std::stable_sort(m_popularFirst.begin(), m_popularFirst.end(),
                     [&](ItemIndex a, ItemIndex b) { return strength[a] > strength[b]; });
}

double Ranker::percentile(float score, bool fill) const
{
    const auto& among = fill ? m_scale.fill : m_scale.own;
    const auto below = std::lower_bound(among.begin(), among.end(), score) - among.begin();
    const auto notAbove = std::upper_bound(among.begin(), among.end(), score) - among.begin();
    const double weaker =
        static_cast<double>(below + notAbove) / 2 + (fill ? 0.0 : static_cast<double>(m_scale.fill.size()));
    const auto all = static_cast<double>(m_scale.own.size() + m_scale.fill.size());
    return all > 0 ? 100 * weaker / all : 0;
}

std::vector<ScoredItem> Ranker::popular(const ListRequest& request, const Selection& selection, std::size_t size) const
{
    const std::span<const float> strength = request.around.empty() ? m_popularity->strength() : request.around;
    std::vector<ScoredItem> found;
    if (!request.candidates && request.around.empty()) {
        for (auto item = m_popularFirst.begin(); item != m_popularFirst.end() && found.size() < size; ++item)
            if (selection.open(*item))
                found.push_back({*item, strength[*item]});
        return found;
    }
    TopList best(size);
    if (request.candidates) {
        Selection left = selection; // a candidate may be named twice
        for (const ItemIndex item : *request.candidates) {
            if (!left.open(item))
                continue;
            left.close(item);
            best.offer({item, strength[item]});
        }
    } else {
        for (const ItemIndex item : m_popularFirst)
            if (selection.open(item))
                best.offer({item, strength[item]});
    }
    return best.take();
}

std::vector<ScoredItem> Ranker::pool(const ListRequest& request, const Selection& selection, std::size_t size) const
{
    TopList best(size);
    const auto offer = [&](ItemIndex item, float score) {
        if (score != silent && selection.open(item))
            best.offer({item, score});
    };
    const auto offerSome = [&](std::span<const ItemIndex> items) {
        std::vector<float> scores(items.size());
        m_model->scoreSome(request.history, items, scores);
        for (std::size_t i = 0; i < scores.size(); ++i)
            offer(items[i], scores[i]);
    };
    if (request.candidates) {
        offerSome(*request.candidates);
        return best.take();
    }
    const auto shortlist = request.rules.shape()
                               ? std::vector<ItemIndex>()
                               : m_model->shortlist(request.history, size + request.history.size() + beyondShortlist);
    if (!shortlist.empty()) {
        offerSome(shortlist);
        return best.take();
    }
    std::vector<float> scores(itemCount());
    m_model->score(request.history, scores);
    for (std::size_t i = 0; i < scores.size(); ++i)
        offer(ItemIndex(i), scores[i]);
    return best.take();
}

std::vector<Placed> Ranker::chosen(const ListRequest& request, std::span<const ItemIndex> pinned,
                                   std::span<const ScoredItem> own, std::span<const ScoredItem> fill) const
{
    std::vector<ItemIndex> order;
    order.reserve(own.size() + fill.size());
    for (const auto& items : {own, fill})
        for (const ScoredItem& scored : items)
            order.push_back(scored.item);
    return shapeList(order, pinned, request.rules, request.top);
}

/// Finds the causes of what the model put into the list. `own` is the model's order, best first.
void Ranker::explain(std::vector<RankedItem>& list, const ListRequest& request, std::span<const ScoredItem> own) const
{
    std::vector<std::size_t> places, at;
    std::size_t deepest = 0;
    for (std::size_t i = 0; i < list.size(); ++i) {
        if (list[i].basis != Basis::Model)
            continue;
        const auto found = std::find_if(
            own.begin(), own.end(), [&](const ScoredItem& scored) { return scored.item.value == list[i].item.value; });
        places.push_back(static_cast<std::size_t>(found - own.begin()));
        at.push_back(i);
        deepest = std::max(deepest, places.back());
    }
    const auto around = own.first(std::min(own.size(), deepest + 1 + poolBeyondList));
    auto why = causes(*m_model, request.history, around, places);
    for (std::size_t i = 0; i < at.size(); ++i) {
        RankedItem& ranked = list[at[i]];
        ranked.causes = std::move(why[i]);
        if (ranked.causes.empty() && m_model->fallsBackOnTheShop() && !ranked.untried)
            ranked.basis = Basis::Popular;
    }
}

std::vector<RankedItem> Ranker::rank(const ListRequest& request) const
{
    Selection selection(request, itemCount());
    std::vector<ItemIndex> pinned;
    for (const ItemIndex item : request.pinned)
        if (selection.open(item)) {
            selection.close(item);
            pinned.push_back(item);
        }
    if (!request.includeSeen)
        for (const Event& event : request.history)
            if (request.rules.consumable.empty() || request.rules.consumable[event.item] == 0)
                selection.close(event.item);
    const bool shape = request.rules.shape();
    const std::size_t wanted = shape ? itemCount() : request.top - std::min(request.top, pinned.size());
    const bool asksModel = m_model && !request.history.empty();
    std::vector<ScoredItem> own;
    if (asksModel)
        own = pool(request, selection, shape ? wanted : wanted + (request.explain ? poolBeyondList : 0));
    std::unordered_map<std::uint32_t, float> scores;
    for (const ScoredItem& scored : std::span(own).first(std::min(own.size(), wanted))) {
        selection.close(scored.item);
        scores[scored.item.value] = scored.score;
    }
    std::vector<ScoredItem> fill;
    if (shape || scores.size() < wanted)
        fill = popular(request, selection, wanted - scores.size());
    const auto& strength = m_popularity->strength();
    std::vector<RankedItem> list;
    const auto mine = std::span(std::as_const(own)).first(std::min(own.size(), wanted));
    for (const Placed& placed : chosen(request, pinned, mine, fill)) {
        RankedItem ranked{placed.item, 100, Basis::Pinned, strength[placed.item] <= 0, {}};
        const auto scored = scores.find(placed.item.value);
        if (!placed.pinned && scored != scores.end()) {
            ranked.score = percentile(scored->second, false);
            ranked.basis = placed.promoted ? Basis::Promoted : Basis::Model;
        } else if (!placed.pinned) {
            const auto& around = request.around.empty() ? std::span<const float>(strength) : request.around;
            ranked.score = percentile(around[placed.item], true);
            ranked.basis = placed.promoted ? Basis::Promoted : request.history.empty() ? Basis::Cold : Basis::Popular;
        }
        list.push_back(std::move(ranked));
    }
    if (asksModel && request.explain)
        explain(list, request, own);
    return list;
}

namespace {

std::vector<UserIndex> sampleOf(const Interactions& interactions)
{
    std::vector<UserIndex> sample;
    const std::size_t step = std::max<std::size_t>(1, interactions.userCount / sampledCustomers);
    for (std::size_t user = 0; user < interactions.userCount && sample.size() < sampledCustomers; user += step)
        sample.emplace_back(user);
    return sample;
}

/// The scores of the list that one customer would get.
Ranker::Scale placesOf(const Ranker& ranker, History history)
{
    ListRequest request;
    request.history = history;
    request.top = sampledTop;
    request.explain = false;
    Ranker::Scale places;
    std::vector<ItemIndex> own;
    for (const RankedItem& ranked : ranker.rank(request)) {
        if (ranked.basis == Basis::Model)
            own.push_back(ranked.item);
        else
            places.fill.push_back(ranker.popularity().strength()[ranked.item]);
    }
    places.own.resize(own.size());
    if (!own.empty())
        ranker.model()->scoreSome(history, own, places.own);
    return places;
}

} // namespace

Result<Ranker> makeRanker(std::unique_ptr<Recommender> model, std::unique_ptr<Popularity> popularity,
                          const Interactions& interactions, int threads, Progress& progress)
{
    const std::size_t items = popularity->itemCount();
    if ((model && model->itemCount() != items) || interactions.itemCount != items)
        return failure(ErrorCode::InvalidInput, "the model and the catalogue have different numbers of items");
    Ranker ranker(std::move(model), std::move(popularity), {});
    const auto sample = sampleOf(interactions);
    std::vector<Ranker::Scale> places(sample.size());
    const bool done = parallelFor(sample.size(), threads, progress,
                                  [&](std::size_t i) { places[i] = placesOf(ranker, interactions.of(sample[i])); });
    if (!done)
        return failure(ErrorCode::Canceled, "putting the scores on a scale was canceled");
    Ranker::Scale scale;
    for (const Ranker::Scale& of : places) {
        scale.own.insert(scale.own.end(), of.own.begin(), of.own.end());
        scale.fill.insert(scale.fill.end(), of.fill.begin(), of.fill.end());
    }
    std::sort(scale.own.begin(), scale.own.end());
    std::sort(scale.fill.begin(), scale.fill.end());
    ranker.setScale(std::move(scale));
    return ranker;
}

} // namespace ms::recommend
