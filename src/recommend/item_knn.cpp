// SPDX-License-Identifier: GPL-3.0-or-later
#include "recommend/item_knn.h"

#include "core/parallel.h"
#include "recommend/interactions.h"
#include "recommend/model_state.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace ms::recommend {

namespace {

constexpr std::string_view kind = "ms-item-knn";
constexpr std::uint32_t version = 1;
constexpr std::size_t blocks = 256;     // of items; the unit of parallel work and of cancelling
constexpr double smallestWeight = 1e-6; // purchases so long ago that they count less are left out

/// Where an item stands among a customer's holdings.
struct Posting {
    std::uint32_t user;
    std::uint32_t place;
};

/// Customers' holdings and, for each item, who holds it.
struct Postings {
    std::vector<std::vector<Holding>> held;
    std::vector<std::size_t> first;
    std::vector<Posting> postings;
    [[nodiscard]] std::span<const Posting> of(std::size_t item) const
    {
        return std::span(postings).subspan(first[item], first[item + 1] - first[item]);
    }
    [[nodiscard]] double customers(std::size_t item) const
    {
        return static_cast<double>(first[item + 1] - first[item]);
    }
};

Postings invert(const Interactions& interactions, std::size_t historyLimit)
{
    Postings inverted;
    inverted.held.reserve(interactions.userCount);
    inverted.first.assign(interactions.itemCount + 1, 0);
    for (std::size_t user = 0; user < interactions.userCount; ++user) {
        inverted.held.push_back(holdings(interactions.of(UserIndex(user)), historyLimit));
        for (const Holding& holding : inverted.held.back())
            ++inverted.first[holding.item + 1];
    }
    std::partial_sum(inverted.first.begin(), inverted.first.end(), inverted.first.begin());
    inverted.postings.resize(inverted.first.back());
    std::vector<std::size_t> next(inverted.first.begin(), inverted.first.end());
    for (std::size_t user = 0; user < inverted.held.size(); ++user) {
        const auto& held = inverted.held[user];
        for (std::size_t place = 0; place < held.size(); ++place)
            inverted.postings[next[held[place].item]++] = {static_cast<std::uint32_t>(user),
                                                           static_cast<std::uint32_t>(place)};
    }
    return inverted;
}

/// Collects the neighbours of one item after the other; one object a thread of work.
class NeighbourCounter {
public:
    NeighbourCounter(const Postings& postings, const ItemKnnSettings& settings, std::span<const double> closeness)
        : m_postings(postings), m_settings(settings), m_closeness(closeness), m_sums(postings.first.size() - 1, 0.0)
    {
    }

    std::vector<ItemKnn::Neighbour> neighboursOf(std::size_t item)
    {
        for (const Posting& posting : m_postings.of(item))
            addCustomer(m_postings.held[posting.user], posting.place);
        std::vector<ItemKnn::Neighbour> found;
        found.reserve(m_touched.size());
        const double own = std::pow(m_postings.customers(item), 1 - m_settings.popularityPower);
        for (const std::uint32_t other : m_touched) {
            const double norm = own * std::pow(m_postings.customers(other), m_settings.popularityPower);
            found.push_back({ItemIndex(other), static_cast<float>(m_sums[other] / (norm + m_settings.shrinkage))});
            m_sums[other] = 0;
        }
        m_touched.clear();
        keepStrongest(found);
        return found;
    }

private:
    void addCustomer(std::span<const Holding> held, std::size_t place)
    {
        const std::uint32_t age = held[place].age;
        for (std::size_t i = 0; i < held.size(); ++i) {
            if (i == place)
                continue;
            const bool later = held[i].age <= age; // taken after the item, or in the same visit
            const std::size_t distance = later ? age - held[i].age : held[i].age - age;
            const double weight =
                m_closeness[std::min(distance, m_closeness.size() - 1)] * (later ? 1.0 : m_settings.backward);
            if (weight <= 0)
                continue;
            double& sum = m_sums[held[i].item];
            if (sum == 0)
                m_touched.push_back(held[i].item.value);
            sum += weight;
        }
    }

    void keepStrongest(std::vector<ItemKnn::Neighbour>& found) const
    {
        if (found.size() > m_settings.neighbours) {
            const auto cut = found.begin() + static_cast<std::ptrdiff_t>(m_settings.neighbours);
            std::nth_element(found.begin(), cut, found.end(), [](const auto& a, const auto& b) {
                return a.similarity > b.similarity || (a.similarity == b.similarity && a.item.value < b.item.value);
            });
            found.erase(cut, found.end());
        }
        std::sort(found.begin(), found.end(), [](const auto& a, const auto& b) { return a.item.value < b.item.value; });
    }

    const Postings& m_postings;
    const ItemKnnSettings& m_settings;
    std::span<const double> m_closeness;
    std::vector<double> m_sums;
    std::vector<std::uint32_t> m_touched;
};

Result<void> check(const ItemKnnSettings& settings)
{
    const auto inside = [](double value, double low, double high) { return value >= low && value <= high; };
    if (settings.neighbours == 0 || settings.historyLimit == 0)
        return failure(ErrorCode::InvalidInput, "item-knn: neighbours and history limit must be > 0");
    if (!inside(settings.popularityPower, 0, 1) || !inside(settings.backward, 0, 1))
        return failure(ErrorCode::InvalidInput, "item-knn: popularity power and backward must be in [0, 1]");
    if (!(settings.shrinkage >= 0) || !(settings.distancePower >= 0))
        return failure(ErrorCode::InvalidInput, "item-knn: shrinkage and distance power must be >= 0");
    if (!(settings.visitDecay > 0 && settings.visitDecay <= 1))
        return failure(ErrorCode::InvalidInput, "item-knn: visit decay must be in (0, 1]");
    return {};
}

std::vector<double> closenessByDistance(double power)
{
    std::vector<double> closeness(1024, 1.0); // further apart counts as 1,023 visits
    for (std::size_t distance = 2; distance < closeness.size(); ++distance)
        closeness[distance] = std::pow(static_cast<double>(distance), -power);
    return closeness;
}

} // namespace

ItemKnn::ItemKnn(std::vector<std::size_t> first, std::vector<Neighbour> neighbours, double visitDecay)
    : m_first(std::move(first)), m_neighbours(std::move(neighbours)), m_visitDecay(visitDecay)
{
}

std::span<const ItemKnn::Neighbour> ItemKnn::neighboursOf(ItemIndex item) const
{
    return std::span(m_neighbours).subspan(m_first[item], m_first[item + 1] - m_first[item]);
}

float ItemKnn::similarity(ItemIndex from, ItemIndex item) const
{
    const auto near = neighboursOf(from);
    const auto at = std::lower_bound(near.begin(), near.end(), item.value,
                                     [](const Neighbour& a, std::uint32_t value) { return a.item.value < value; });
    return at != near.end() && at->item.value == item.value ? at->similarity : 0.0F;
}

void ItemKnn::score(History history, std::span<float> scores) const
{
    std::fill(scores.begin(), scores.end(), 0.0F);
    for (const Holding& holding : holdings(history)) {
        const double counts = std::pow(m_visitDecay, holding.age);
        if (counts < smallestWeight)
            break; // the holdings after it are older
        const auto weight = static_cast<float>(counts);
        for (const Neighbour& near : neighboursOf(holding.item))
            scores[near.item] += weight * near.similarity;
    }
    for (float& score : scores)
        score = score > 0 ? score : silent;
}

void ItemKnn::scoreSome(History history, std::span<const ItemIndex> items, std::span<float> scores) const
{
    // where an item stands in `items`, from 1: reading a purchase's neighbours once beats looking each item up
    std::vector<std::uint32_t> place(itemCount(), 0);
    std::vector<float> sums(items.size() + 1, 0.0F);
    for (std::size_t i = 0; i < items.size(); ++i)
        place[items[i]] = static_cast<std::uint32_t>(i + 1);
    for (const Holding& holding : holdings(history)) {
        const double counts = std::pow(m_visitDecay, holding.age);
        if (counts < smallestWeight)
            break; // the holdings after it are older
        const auto weight = static_cast<float>(counts);
        for (const Neighbour& near : neighboursOf(holding.item))
            sums[place[near.item]] += weight * near.similarity; // 0: of no concern
    }
    for (std::size_t i = 0; i < items.size(); ++i) {
        const float sum = sums[place[items[i]]]; // an item that is asked for twice has one place
        scores[i] = sum > 0 ? sum : silent;
    }
}

void ItemKnn::contributions(History history, std::span<const ItemIndex> items, std::span<double> parts) const
{
    std::fill(parts.begin(), parts.end(), 0.0);
    const auto held = holdings(history);
    std::size_t next = 0;
    for (std::size_t event = history.size(); event-- > 0 && next < held.size();) {
        if (history[event].item.value != held[next].item.value)
            continue;
        const double weight = std::pow(m_visitDecay, held[next].age);
        if (weight < smallestWeight)
            break;
        for (std::size_t i = 0; i < items.size(); ++i)
            parts[i * history.size() + event] = weight * static_cast<double>(similarity(held[next].item, items[i]));
        ++next;
    }
}

std::string ItemKnn::state() const
{
    StateWriter writer(kind, version);
    writer.value(m_visitDecay);
    writer.values(m_first);
    writer.values(m_neighbours);
    return writer.take();
}

Result<std::unique_ptr<ItemKnn>> fitItemKnn(const Interactions& interactions, const ItemKnnSettings& settings,
                                            int threads, Progress& progress)
{
    if (const auto good = check(settings); !good)
        return tl::unexpected(good.error());
    const Postings postings = invert(interactions, settings.historyLimit);
    const std::vector<double> closeness = closenessByDistance(settings.distancePower);
    const std::size_t items = interactions.itemCount;
    std::vector<std::vector<ItemKnn::Neighbour>> found(items);
    const std::size_t step = std::max<std::size_t>(1, (items + blocks - 1) / blocks);
    const bool done = parallelFor((items + step - 1) / step, threads, progress, [&](std::size_t block) {
        NeighbourCounter counter(postings, settings, closeness);
        for (std::size_t item = block * step; item < std::min(items, (block + 1) * step); ++item) {
            if (progress.canceled())
                return;
            found[item] = counter.neighboursOf(item);
        }
    });
    if (!done || progress.canceled())
        return failure(ErrorCode::Canceled, "fitting item-knn was canceled");
    std::vector<std::size_t> first(items + 1, 0);
    for (std::size_t item = 0; item < items; ++item)
        first[item + 1] = first[item] + found[item].size();
    std::vector<ItemKnn::Neighbour> all;
    all.reserve(first.back());
    for (const auto& of : found)
        all.insert(all.end(), of.begin(), of.end());
    return std::make_unique<ItemKnn>(std::move(first), std::move(all), settings.visitDecay);
}

Result<std::unique_ptr<ItemKnn>> loadItemKnn(std::string_view state)
{
    StateReader reader(state, kind, version);
    const auto visitDecay = reader.value<double>();
    auto first = reader.values<std::size_t>();
    auto neighbours = reader.values<ItemKnn::Neighbour>();
    const bool whole = reader.good() && !first.empty() && first.front() == 0 && first.back() == neighbours.size() &&
                       std::is_sorted(first.begin(), first.end()) && visitDecay > 0 && visitDecay <= 1 &&
                       std::all_of(neighbours.begin(), neighbours.end(),
                                   [&](const auto& near) { return near.item + 1 < first.size(); });
    if (!whole)
        return failure(ErrorCode::InvalidInput, "the saved item-knn cannot be read");
    return std::make_unique<ItemKnn>(std::move(first), std::move(neighbours), visitDecay);
}

} // namespace ms::recommend
