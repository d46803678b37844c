// SPDX-License-Identifier: GPL-3.0-or-later
#include "recommend/reasons.h"

#include <algorithm>
#include <map>

namespace ms::recommend {

namespace {

constexpr std::size_t singlesTried = 5;

/// Positive parts by item, largest first; ties by the lower index.
std::vector<Cause> sharesOf(History history, std::span<const double> parts)
{
    std::map<std::uint32_t, double> byItem;
    double total = 0;
    for (std::size_t i = 0; i < history.size(); ++i) {
        if (parts[i] <= 0)
            continue;
        byItem[history[i].item.value] += parts[i];
        total += parts[i];
    }
    std::vector<Cause> shares;
    for (const auto& [cause, part] : byItem)
        shares.push_back({ItemIndex(cause), std::min(1.0, part / total)});
    std::stable_sort(shares.begin(), shares.end(), [](const Cause& a, const Cause& b) { return a.share > b.share; });
    return shares;
}

/// Asks the model again without some items, and remembers the answers.
class WhatIf {
public:
    WhatIf(const Recommender& model, History history, std::span<const ScoredItem> pool)
        : m_model(model), m_history(history)
    {
        for (const ScoredItem& scored : pool)
            m_items.push_back(scored.item);
    }

    /// Whether the item at `place` of the pool has another rank when `removed` was never taken.
    bool moves(std::size_t place, std::span<const Cause> removed)
    {
        const std::vector<float>& scores = scoresWithout(removed);
        if (scores[place] == silent)
            return true;
        std::size_t before = 0;
        for (std::size_t i = 0; i < m_items.size(); ++i)
            before += ranksBefore({m_items[i], scores[i]}, {m_items[place], scores[place]}) ? 1 : 0;
        return before != place;
    }

private:
    const std::vector<float>& scoresWithout(std::span<const Cause> removed)
    {
        std::vector<std::uint32_t> key;
        for (const Cause& cause : removed)
            key.push_back(cause.item.value);
        std::sort(key.begin(), key.end());
        const auto [answer, fresh] = m_answers.try_emplace(key);
        if (fresh) {
            std::vector<Event> left;
            for (const Event& event : m_history)
                if (!std::binary_search(key.begin(), key.end(), event.item.value))
                    left.push_back(event);
            answer->second.resize(m_items.size());
            m_model.scoreSome(left, m_items, answer->second);
        }
        return answer->second;
    }

    const Recommender& m_model;
    History m_history;
    std::vector<ItemIndex> m_items;
    std::map<std::vector<std::uint32_t>, std::vector<float>> m_answers;
};

std::vector<Cause> causesOf(WhatIf& whatIf, std::size_t place, const std::vector<Cause>& shares)
{
    for (const Cause& single : std::span(shares).first(std::min(singlesTried, shares.size())))
        if (whatIf.moves(place, std::span(&single, 1)))
            return {single};
    for (std::size_t count = 2; count <= shares.size(); count = std::max(count + 1, count * 3 / 2))
        if (whatIf.moves(place, std::span(shares).first(count)))
            return {shares.begin(), shares.begin() + static_cast<std::ptrdiff_t>(count)};
    return whatIf.moves(place, shares) ? shares : std::vector<Cause>();
}

} // namespace

std::vector<std::vector<Cause>> causes(const Recommender& model, History history, std::span<const ScoredItem> pool,
                                       std::span<const std::size_t> places)
{
    std::vector<ItemIndex> items;
    for (const std::size_t place : places)
        items.push_back(pool[place].item);
    std::vector<double> parts(items.size() * history.size());
    model.contributions(history, items, parts);
    WhatIf whatIf(model, history, pool);
    std::vector<std::vector<Cause>> found;
    for (std::size_t i = 0; i < places.size(); ++i)
        found.push_back(causesOf(whatIf, places[i],
                                 sharesOf(history, std::span(parts).subspan(i * history.size(), history.size()))));
    return found;
}

} // namespace ms::recommend
