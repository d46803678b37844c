// SPDX-License-Identifier: GPL-3.0-or-later
#include "recommend/interactions.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>
#include <unordered_map>

namespace ms::recommend {

namespace {

Result<void> check(const Interaction& row, std::size_t at, std::size_t userCount, std::size_t itemCount)
{
    const auto where = [at] { return "interaction " + std::to_string(at + 1) + ": "; };
    if (row.user >= userCount)
        return failure(ErrorCode::InvalidInput,
                       where() + "user " + std::to_string(row.user.value) + " of " + std::to_string(userCount));
    if (row.item >= itemCount)
        return failure(ErrorCode::InvalidInput,
                       where() + "item " + std::to_string(row.item.value) + " of " + std::to_string(itemCount));
    if (!std::isfinite(row.time))
        return failure(ErrorCode::InvalidInput, where() + "the time is not a finite number");
    if (!std::isfinite(row.weight) || row.weight <= 0)
        return failure(ErrorCode::InvalidInput, where() + "weight " + std::to_string(row.weight) + ", expected > 0");
    return {};
}

} // namespace

Result<Interactions> groupByUser(std::span<const Interaction> rows, std::size_t userCount, std::size_t itemCount,
                                 bool clock)
{
    Interactions grouped;
    grouped.userCount = userCount;
    grouped.itemCount = itemCount;
    grouped.clock = clock;
    grouped.firstEvent.assign(userCount + 1, 0);
    for (std::size_t i = 0; i < rows.size(); ++i) {
        if (const auto good = check(rows[i], i, userCount, itemCount); !good)
            return tl::unexpected(good.error());
        ++grouped.firstEvent[rows[i].user + 1];
    }
    std::partial_sum(grouped.firstEvent.begin(), grouped.firstEvent.end(), grouped.firstEvent.begin());
    std::vector<std::size_t> next(grouped.firstEvent.begin(), grouped.firstEvent.end());
    grouped.events.resize(rows.size());
    for (const Interaction& row : rows)
        grouped.events[next[row.user]++] = {row.item, row.time, row.weight};
    const auto older = [](const Event& a, const Event& b) { return a.time < b.time; };
    for (std::size_t user = 0; user < userCount; ++user) {
        const auto first = grouped.events.begin() + static_cast<std::ptrdiff_t>(grouped.firstEvent[user]);
        const auto last = grouped.events.begin() + static_cast<std::ptrdiff_t>(grouped.firstEvent[user + 1]);
        if (!std::is_sorted(first, last, older))
            std::stable_sort(first, last, older);
    }
    return grouped;
}

namespace {

constexpr std::size_t fewEvents = 24; // looking through so few is faster than a hash of them

/// holdings() of few events.
std::vector<Holding> fewHoldings(History history, std::size_t limit)
{
    std::vector<Holding> held;
    std::array<double, fewEvents> counted{}; // time of the visit that was counted last, by place in `held`
    held.reserve(history.size());
    std::uint32_t age = 0;
    for (std::size_t i = history.size(); i-- > 0;) {
        const Event& event = history[i];
        if (i + 1 < history.size() && event.time != history[i + 1].time)
            ++age;
        std::size_t place = 0;
        while (place < held.size() && held[place].item.value != event.item.value)
            ++place;
        if (place == held.size()) {
            if (held.size() == limit)
                break;
            held.push_back({event.item, age, 1});
        } else if (counted[place] != event.time) {
            ++held[place].visits;
        }
        counted[place] = event.time;
    }
    return held;
}

} // namespace

std::vector<Holding> holdings(History history, std::size_t limit)
{
    if (history.size() <= fewEvents)
        return fewHoldings(history, limit);
    std::vector<Holding> held;
    std::unordered_map<std::uint32_t, std::pair<std::size_t, double>> known; // item -> place in held, time last counted
    known.reserve(history.size());
    std::uint32_t age = 0;
    for (std::size_t i = history.size(); i-- > 0;) {
        const Event& event = history[i];
        if (i + 1 < history.size() && event.time != history[i + 1].time)
            ++age;
        const auto [place, fresh] = known.try_emplace(event.item.value, held.size(), event.time);
        if (fresh) {
            if (held.size() == limit)
                break;
            held.push_back({event.item, age, 1});
        } else if (place->second.second != event.time) {
            place->second.second = event.time;
            ++held[place->second.first].visits;
        }
    }
    return held;
}

double latestTime(const Interactions& interactions)
{
    double latest = interactions.events.empty() ? 0 : interactions.events.front().time;
    for (const Event& event : interactions.events)
        latest = std::max(latest, event.time);
    return latest;
}

} // namespace ms::recommend
