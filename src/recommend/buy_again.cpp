// SPDX-License-Identifier: GPL-3.0-or-later
#include "recommend/buy_again.h"

#include "recommend/interactions.h"
#include "recommend/model_state.h"
#include "recommend/popularity.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <unordered_map>

namespace ms::recommend {

namespace {

constexpr std::string_view kind = "ms-buy-again";
constexpr std::uint32_t version = 1;

} // namespace

BuyAgain::Habits BuyAgain::habitsOf(History history) const
{
    Habits habits;
    habits.divisor = m_learnt.settings.priorVisits;
    const double now = std::max(m_learnt.latest, history.empty() ? m_learnt.latest : history.back().time);
    double visitsSince = 0;
    double weight = 0;
    std::unordered_map<std::uint32_t, double> counted; // an item counts once a visit
    for (std::size_t i = history.size(); i-- > 0;) {
        const Event& event = history[i];
        const bool newVisit = i + 1 == history.size() || event.time != history[i + 1].time;
        if (newVisit) {
            weight = m_learnt.clock ? std::exp2((event.time - now) / m_learnt.settings.halfLifeDays)
                                    : std::pow(m_learnt.settings.visitDecay, visitsSince);
            habits.divisor += weight;
            ++visitsSince;
        }
        const auto [last, fresh] = counted.try_emplace(event.item.value, event.time);
        if (!fresh && last->second == event.time)
            continue;
        last->second = event.time;
        habits.own[event.item.value] += weight * static_cast<double>(m_learnt.repeatRate[event.item]);
    }
    return habits;
}

void BuyAgain::score(History history, std::span<float> scores) const
{
    const Habits habits = habitsOf(history);
    const double shop = m_learnt.settings.priorVisits / habits.divisor;
    for (std::size_t item = 0; item < scores.size(); ++item)
        scores[item] = static_cast<float>(shop * static_cast<double>(m_learnt.shopRate[item]));
    for (const auto& [item, own] : habits.own)
        scores[item] = static_cast<float>(shop * static_cast<double>(m_learnt.shopRate[item]) + own / habits.divisor);
    for (float& score : scores)
        score = score > 0 ? score : silent;
}

void BuyAgain::scoreSome(History history, std::span<const ItemIndex> items, std::span<float> scores) const
{
    const Habits habits = habitsOf(history);
    const double shop = m_learnt.settings.priorVisits / habits.divisor;
    for (std::size_t i = 0; i < items.size(); ++i) {
        const auto own = habits.own.find(items[i].value);
        const double habit = own == habits.own.end() ? 0 : own->second / habits.divisor;
        const auto score = static_cast<float>(shop * static_cast<double>(m_learnt.shopRate[items[i]]) + habit);
        scores[i] = score > 0 ? score : silent;
    }
}

void BuyAgain::contributions(History history, std::span<const ItemIndex> items, std::span<double> parts) const
{
    std::fill(parts.begin(), parts.end(), 0.0);
    const Habits habits = habitsOf(history);
    for (std::size_t i = 0; i < items.size(); ++i) {
        const auto own = habits.own.find(items[i].value);
        if (own == habits.own.end())
            continue;
        const auto latest = std::find_if(history.rbegin(), history.rend(),
                                         [&](const Event& event) { return event.item.value == items[i].value; });
        parts[i * history.size() + static_cast<std::size_t>(history.rend() - latest) - 1] =
            own->second / habits.divisor;
    }
}

std::string BuyAgain::state() const
{
    StateWriter writer(kind, version);
    writer.value(static_cast<std::uint8_t>(m_learnt.clock ? 1 : 0));
    writer.value(m_learnt.latest);
    writer.value(m_learnt.settings);
    writer.values(m_learnt.repeatRate);
    writer.values(m_learnt.shopRate);
    return writer.take();
}

namespace {

bool good(const BuyAgainSettings& settings)
{
    return settings.halfLifeDays > 0 && settings.visitDecay > 0 && settings.visitDecay <= 1 &&
           settings.priorCustomers >= 0 && settings.priorVisits >= 0;
}

/// Share of the shop's visits that took each item, recent visits counting more.
Result<std::vector<float>> shopRates(const Interactions& interactions)
{
    const PopularitySettings settings;
    const auto popularity = fitPopularity(interactions, settings);
    if (!popularity)
        return tl::unexpected(popularity.error());
    const double latest = latestTime(interactions);
    double visits = 0;
    for (std::size_t user = 0; user < interactions.userCount; ++user) {
        const History history = interactions.of(UserIndex(user));
        for (std::size_t i = 0; i < history.size(); ++i)
            if (i == 0 || history[i].time != history[i - 1].time)
                visits += interactions.clock ? std::exp2((history[i].time - latest) / settings.halfLifeDays) : 1.0;
    }
    std::vector<float> rates;
    for (const float strength : (*popularity)->strength())
        rates.push_back(visits > 0 ? static_cast<float>(static_cast<double>(strength) / visits) : 0.0F);
    return rates;
}

} // namespace

Result<std::unique_ptr<BuyAgain>> fitBuyAgain(const Interactions& interactions, const BuyAgainSettings& settings)
{
    if (!good(settings))
        return failure(ErrorCode::InvalidInput, "buy-again: a setting is outside its range");
    std::vector<double> customers(interactions.itemCount, 0.0);
    std::vector<double> repeated(interactions.itemCount, 0.0);
    for (std::size_t user = 0; user < interactions.userCount; ++user)
        for (const Holding& holding : holdings(interactions.of(UserIndex(user)))) {
            customers[holding.item] += 1;
            repeated[holding.item] += holding.visits > 1 ? 1 : 0;
        }
    const double all = std::accumulate(customers.begin(), customers.end(), 0.0);
    const double overall = all > 0 ? std::accumulate(repeated.begin(), repeated.end(), 0.0) / all : 0;
    // where nothing was ever repeated, frequency alone decides
    const double floor = 1e-6;
    std::vector<float> rate(interactions.itemCount, static_cast<float>(std::max(floor, overall)));
    for (std::size_t item = 0; item < rate.size(); ++item)
        if (customers[item] > 0)
            rate[item] = static_cast<float>(std::max(floor, (repeated[item] + settings.priorCustomers * overall) /
                                                                (customers[item] + settings.priorCustomers)));
    auto shop = shopRates(interactions);
    if (!shop)
        return tl::unexpected(shop.error());
    return std::make_unique<BuyAgain>(
        BuyAgain::Learnt{std::move(rate), std::move(*shop), interactions.clock, latestTime(interactions), settings});
}

Result<std::unique_ptr<BuyAgain>> loadBuyAgain(std::string_view state)
{
    StateReader reader(state, kind, version);
    BuyAgain::Learnt learnt;
    learnt.clock = reader.value<std::uint8_t>() != 0;
    learnt.latest = reader.value<double>();
    learnt.settings = reader.value<BuyAgainSettings>();
    learnt.repeatRate = reader.values<float>();
    learnt.shopRate = reader.values<float>();
    if (!reader.good() || !good(learnt.settings) || learnt.repeatRate.size() != learnt.shopRate.size())
        return failure(ErrorCode::InvalidInput, "the saved buy-again cannot be read");
    return std::make_unique<BuyAgain>(std::move(learnt));
}

} // namespace ms::recommend
