// SPDX-License-Identifier: GPL-3.0-or-later
#include "recommend/trial.h"

#include "core/parallel.h"
#include "recommend/interactions.h"
#include "stats/random.h"

#include <algorithm>
#include <unordered_set>

namespace ms::recommend {

namespace {

/// How many events stand before the last visit.
std::size_t beforeLastVisit(History history)
{
    std::size_t keep = history.size();
    while (keep > 0 && history[keep - 1].time == history.back().time)
        --keep;
    return keep;
}

std::vector<ItemIndex> takenLast(History history, std::size_t keep, bool includeSeen)
{
    std::unordered_set<std::uint32_t> once;
    if (!includeSeen)
        for (const Event& event : history.first(keep))
            once.insert(event.item.value);
    std::vector<ItemIndex> taken;
    for (const Event& event : history.subspan(keep))
        if (once.insert(event.item.value).second)
            taken.push_back(event.item);
    return taken;
}

} // namespace

Trial holdOutLastVisits(const Interactions& interactions, bool includeSeen, std::size_t mostCustomers)
{
    Trial trial;
    trial.includeSeen = includeSeen;
    trial.left = {interactions.userCount, interactions.itemCount, interactions.clock, {}, {0}};
    trial.left.events.reserve(interactions.events.size());
    const std::size_t most = std::max<std::size_t>(1, mostCustomers);
    const std::size_t step = std::max<std::size_t>(1, (interactions.userCount + most - 1) / most);
    for (std::size_t user = 0; user < interactions.userCount; ++user) {
        const History history = interactions.of(UserIndex(user));
        const std::size_t keep = beforeLastVisit(history);
        std::vector<ItemIndex> taken;
        if (user % step == 0 && keep > 0)
            taken = takenLast(history, keep, includeSeen);
        const History left = taken.empty() ? history : history.first(keep);
        trial.left.events.insert(trial.left.events.end(), left.begin(), left.end());
        trial.left.firstEvent.push_back(trial.left.events.size());
        if (taken.empty())
            continue;
        trial.customers.emplace_back(user);
        trial.taken.push_back(std::move(taken));
    }
    return trial;
}

Trial holdOutLastDays(const Interactions& interactions, double days, bool includeSeen, std::size_t mostCustomers)
{
    const double from = latestTime(interactions) - days;
    Trial trial;
    trial.includeSeen = includeSeen;
    trial.left = {interactions.userCount, interactions.itemCount, interactions.clock, {}, {0}};
    for (std::size_t user = 0; user < interactions.userCount; ++user) {
        const History history = interactions.of(UserIndex(user));
        const auto keep = static_cast<std::size_t>(
            std::find_if(history.begin(), history.end(), [&](const Event& event) { return event.time >= from; }) -
            history.begin());
        trial.left.events.insert(trial.left.events.end(), history.begin(),
                                 history.begin() + static_cast<std::ptrdiff_t>(keep));
        trial.left.firstEvent.push_back(trial.left.events.size());
        auto taken = takenLast(history, keep, includeSeen);
        if (taken.empty())
            continue;
        trial.customers.emplace_back(user);
        trial.taken.push_back(std::move(taken));
    }
    if (!interactions.clock || trial.left.events.empty()) {
        trial.customers.clear();
        trial.taken.clear();
    }
    const std::size_t most = std::max<std::size_t>(1, mostCustomers);
    const std::size_t step = std::max<std::size_t>(1, (trial.customers.size() + most - 1) / most);
    for (std::size_t i = 1; i * step < trial.customers.size() && step > 1; ++i) { // the first stays
        trial.customers[i] = trial.customers[i * step];
        trial.taken[i] = std::move(trial.taken[i * step]);
    }
    trial.customers.resize((trial.customers.size() + step - 1) / step);
    trial.taken.resize(trial.customers.size());
    return trial;
}

void drawCandidates(Trial& trial, std::size_t others, std::uint64_t seed)
{
    trial.candidates.clear();
    for (std::size_t customer = 0; customer < trial.customers.size(); ++customer) {
        std::unordered_set<std::uint32_t> known;
        for (const Event& event : trial.left.of(trial.customers[customer]))
            known.insert(event.item.value);
        std::vector<ItemIndex> candidates = trial.taken[customer];
        for (const ItemIndex item : candidates)
            known.insert(item.value);
        const std::size_t free = trial.left.itemCount - known.size();
        const std::size_t wanted = candidates.size() + std::min(others, free);
        stats::Random random(seed, customer);
        while (candidates.size() < wanted) {
            const ItemIndex item(random.below(trial.left.itemCount));
            if (known.insert(item.value).second)
                candidates.push_back(item);
        }
        trial.candidates.push_back(std::move(candidates));
    }
}

Result<std::vector<JudgedList>> listsOf(const Ranker& ranker, const Trial& trial, std::size_t k, int threads,
                                        Progress& progress)
{
    std::vector<JudgedList> lists(trial.customers.size());
    const bool done = parallelFor(lists.size(), threads, progress, [&](std::size_t i) {
        ListRequest asked;
        asked.history = trial.left.of(trial.customers[i]);
        asked.top = k;
        asked.includeSeen = trial.includeSeen;
        asked.explain = false;
        if (!trial.candidates.empty())
            asked.candidates = trial.candidates[i];
        for (const RankedItem& ranked : ranker.rank(asked))
            lists[i].ranked.push_back(ranked.item);
        lists[i].taken = trial.taken[i];
    });
    if (!done)
        return failure(ErrorCode::Canceled, "judging a model was canceled");
    return lists;
}

} // namespace ms::recommend
