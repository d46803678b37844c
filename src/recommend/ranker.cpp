// SPDX-License-Identifier: GPL-3.0-or-later
#include "recommend/ranker.h"

#include "core/parallel.h"
#include "recommend/reasons.h"

#include <algorithm>
#include <numeric>

namespace ms::recommend {

namespace {
constexpr std::size_t poolBeyondList = 100; // items below the list whose ranks count when causes are sought
constexpr std::size_t sampledCustomers = 1000;
constexpr std::size_t sampledTop = 10;
} // namespace

/// What a list may still take: one mark an item.
class Ranker::Selection {
public:
    Selection(const ListRequest& request, std::size_t itemCount) : m_closed(itemCount, 0)
    {
        if (!request.blocked.empty())
            std::copy(request.blocked.begin(), request.blocked.end(), m_closed.begin());
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

void Ranker::fillUp(std::vector<RankedItem>& list, const ListRequest& request, Selection& selection) const
{
    const auto& strength = m_popularity->strength();
    const Basis basis = request.history.empty() ? Basis::Cold : Basis::Popular;
    const auto take = [&](ItemIndex item) {
        if (!selection.open(item))
            return;
        selection.close(item);
        list.push_back({item, percentile(strength[item], true), basis, {}});
    };
    if (!request.candidates) {
        for (auto item = m_popularFirst.begin(); item != m_popularFirst.end() && list.size() < request.top; ++item)
            take(*item);
        return;
    }
    std::vector<ItemIndex> rest = *request.candidates;
    std::sort(rest.begin(), rest.end(), [&](ItemIndex a, ItemIndex b) {
        return ranksBefore({a, strength[a]}, {b, strength[b]});
    });
    for (auto item = rest.begin(); item != rest.end() && list.size() < request.top; ++item)
        take(*item);
}

void Ranker::pin(std::vector<RankedItem>& list, const ListRequest& request, Selection& selection) const
{
    for (const ItemIndex item : request.pinned) {
        if (list.size() == request.top || !selection.open(item))
            continue;
        selection.close(item);
        list.push_back({item, 100, Basis::Pinned, {}});
    }
}

std::vector<ScoredItem> Ranker::pool(const ListRequest& request, const Selection& selection, std::size_t size) const
{
    TopList best(size);
    const auto offer = [&](ItemIndex item, float score) {
        if (score != silent && selection.open(item))
            best.offer({item, score});
    };
    if (request.candidates) {
        std::vector<float> scores(request.candidates->size());
        m_model->scoreSome(request.history, *request.candidates, scores);
        for (std::size_t i = 0; i < scores.size(); ++i)
            offer((*request.candidates)[i], scores[i]);
    } else {
        std::vector<float> scores(itemCount());
        m_model->score(request.history, scores);
        for (std::size_t i = 0; i < scores.size(); ++i)
            offer(ItemIndex(i), scores[i]);
    }
    return best.take();
}

std::vector<RankedItem> Ranker::rank(const ListRequest& request) const
{
    Selection selection(request, itemCount());
    std::vector<RankedItem> list;
    pin(list, request, selection);
    if (!request.includeSeen)
        for (const Event& event : request.history)
            selection.close(event.item);
    if (m_model && !request.history.empty()) {
        const std::size_t wanted = request.top - list.size();
        const auto best = pool(request, selection, wanted + (request.explain ? poolBeyondList : 0));
        std::vector<std::vector<Cause>> why(wanted);
        if (request.explain)
            why = causes(*m_model, request.history, best, wanted);
        for (std::size_t i = 0; i < std::min(wanted, best.size()); ++i) {
            selection.close(best[i].item);
            const bool shops = request.explain && why[i].empty() && m_model->fallsBackOnTheShop();
            list.push_back({best[i].item, percentile(best[i].score, false), shops ? Basis::Popular : Basis::Model,
                            std::move(why[i])});
        }
    }
    fillUp(list, request, selection);
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
