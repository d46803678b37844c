// SPDX-License-Identifier: GPL-3.0-or-later
#include "pricing/agent.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>

namespace ms::pricing {

namespace {

float within(double value, double limit)
{
    return static_cast<float>(std::clamp(value, -limit, limit));
}

} // namespace

SeasonView::SeasonView(const Season& season) : m_season(season)
{
    for (int step = 0; step < season.prices(); ++step) {
        m_price.push_back(season.priceAt(step));
        m_priceFactor.push_back(season.baseUnits * std::pow(m_price.back() / season.referencePrice, season.elasticity));
    }
    for (const double price : season.competitorPrices)
        m_competitorFactor.push_back(std::pow(price / season.referencePrice, season.crossElasticity));
    const auto competitors = season.competitorPrices.size();
    m_left.assign((static_cast<std::size_t>(season.days) + 1) * competitors, 0.0);
    const double half = (1 - season.stay) / 2;
    for (int day = season.days - 1; day >= 0; --day) {
        const double weekday = season.weekdayFactors[static_cast<std::size_t>(day) % season.weekdayFactors.size()];
        const double* after = m_left.data() + static_cast<std::size_t>(day + 1) * competitors;
        for (std::size_t q = 0; q < competitors; ++q) {
            const double moved = season.stay * after[q] + half * after[q == 0 ? 0 : q - 1] +
                                 half * after[std::min(q + 1, competitors - 1)];
            m_left[static_cast<std::size_t>(day) * competitors + q] = weekday * m_competitorFactor[q] + moved;
        }
    }
    for (const int move : season.actions)
        m_farthest = std::max(m_farthest, std::abs(move));
    const double slope = std::max(0.1, std::abs(season.elasticity));
    m_runOutScale = slope * std::log(season.ratio) * m_farthest;
    tabulateBound();
    m_steady.emplace(m_season, m_left, m_priceFactor);
    if (!m_steady->known())
        m_steady.reset();
}

std::size_t SeasonView::boundAt(int day, int competitor) const
{
    return (static_cast<std::size_t>(day) * m_competitorFactor.size() + static_cast<std::size_t>(competitor)) * worths;
}

void SeasonView::tabulateBound()
{
    const auto competitors = static_cast<int>(m_competitorFactor.size());
    const double most = m_price.back() - m_season.salvage + m_season.holdingCost * m_season.days;
    m_worthStep = std::max(1e-9, most) / static_cast<double>(worths - 1);
    m_bound.assign(boundAt(m_season.days + 1, 0), 0.0);
    m_wanted.assign(boundAt(m_season.days, 0), 0.0F);
    const double half = (1 - m_season.stay) / 2;
    for (int day = m_season.days - 1; day >= 0; --day) {
        for (int q = 0; q < competitors; ++q) {
            const double* stay = m_bound.data() + boundAt(day + 1, q);
            const double* down = m_bound.data() + boundAt(day + 1, std::max(q - 1, 0));
            const double* up = m_bound.data() + boundAt(day + 1, std::min(q + 1, competitors - 1));
            const double saved = m_season.holdingCost * (m_season.days - day) - m_season.salvage;
            for (std::size_t worth = 0; worth < worths; ++worth) {
                double best = -std::numeric_limits<double>::infinity();
                for (int step = 0; step < m_season.prices(); ++step) {
                    const double earned =
                        demandOf({day, 0, step, q}) * (price(step) + saved - m_worthStep * static_cast<double>(worth));
                    if (earned > best) {
                        best = earned;
                        m_wanted[boundAt(day, q) + worth] = static_cast<float>(step);
                    }
                }
                m_bound[boundAt(day, q) + worth] =
                    best + m_season.stay * stay[worth] + half * (down[worth] + up[worth]);
            }
        }
    }
}

/// The bound is convex in the worth: the first place where it rises, then the lowest point of the parabola through it
/// and its neighbours, so that it is smooth in the stock.
SeasonView::Worth SeasonView::worthOf(const SeasonState& state) const
{
    const double* bound = m_bound.data() + boundAt(state.day, state.competitor);
    const double rent = m_worthStep * state.stock;
    std::size_t low = 0;
    std::size_t high = worths - 1;
    while (low < high) {
        const std::size_t middle = (low + high) / 2;
        if (bound[middle + 1] - bound[middle] + rent >= 0)
            high = middle;
        else
            low = middle + 1;
    }
    const auto at = [&](std::size_t worth) { return bound[worth] + rent * static_cast<double>(worth); };
    const double middle = at(low);
    if (low == 0 || low == worths - 1)
        return {static_cast<double>(low), middle};
    const double fall = at(low - 1) - middle;
    const double rise = at(low + 1) - middle;
    if (!(fall + rise > 0))
        return {static_cast<double>(low), middle};
    const double shift = 0.5 * (fall - rise) / (fall + rise);
    return {static_cast<double>(low) + shift, middle - (fall - rise) * (fall - rise) / (8 * (fall + rise))};
}

double SeasonView::wantedStep(int day, int competitor, double place) const
{
    const auto below = std::min(static_cast<std::size_t>(place), worths - 2);
    const float* wanted = m_wanted.data() + boundAt(day, competitor) + below;
    const double share = place - static_cast<double>(below);
    return static_cast<double>(wanted[0]) * (1 - share) + static_cast<double>(wanted[1]) * share;
}

double SeasonView::competitorFactorLeft(int day, int competitor) const
{
    return m_left[static_cast<std::size_t>(day) * m_competitorFactor.size() + static_cast<std::size_t>(competitor)];
}

double SeasonView::demandOf(const SeasonState& state) const
{
    return m_priceFactor[static_cast<std::size_t>(state.step)] *
           m_competitorFactor[static_cast<std::size_t>(state.competitor)] *
           m_season.weekdayFactors[static_cast<std::size_t>(state.day) % m_season.weekdayFactors.size()];
}

double SeasonView::demandLeft(const SeasonState& state) const
{
    return m_priceFactor[static_cast<std::size_t>(state.step)] * competitorFactorLeft(state.day, state.competitor);
}

void SeasonView::describe(const SeasonState& state, std::span<float> into) const
{
    const double days = m_season.days;
    const double left = days - state.day;
    const double demand = demandLeft(state);
    const double stock = state.stock;
    const double most = std::max(1, m_season.mostStock);
    const double balance = std::log((stock + 0.5) / (demand + 0.5));
    const auto weekdays = m_season.weekdayFactors.size();
    const auto weekday = static_cast<std::size_t>(state.day) % weekdays;
    const double phase = 2 * std::numbers::pi * static_cast<double>(weekday) / static_cast<double>(weekdays);
    const double today = demandOf(state);
    const double usual = std::max(1e-9, demand / left);
    const auto competitors = static_cast<double>(m_competitorFactor.size());
    const double top = m_season.prices() - 1 - state.step;
    std::size_t next = 0;
    const auto put = [&](double value, double limit) { into[next++] = within(value, limit); };
    put(2 * left / days - 1, 1);
    put(1 / std::sqrt(left), 1);
    put(std::log(left) / std::log(days + 1), 1);
    put(balance, 3);
    put(balance / m_runOutScale, 3);
    put(balance / m_runOutScale * 0.2, 3);
    put((stock - demand) / std::sqrt(demand + 1) / 3, 2);
    put(stock / most, 1);
    put(std::log1p(stock) / std::log1p(most), 1);
    put(stock == 0 ? 1 : 0, 1);
    put(2.0 * state.step / std::max(1, m_season.prices() - 1) - 1, 1);
    put(state.step / static_cast<double>(m_farthest), 1);
    put(top / m_farthest, 1);
    put((price(state.step) - m_season.unitCost) / price(state.step), 1);
    put(competitors > 1 ? 2 * state.competitor / (competitors - 1) - 1 : 0, 1);
    put(std::log(std::max(1e-9, m_competitorFactor[static_cast<std::size_t>(state.competitor)])) * 3, 3);
    put(std::log((today + 0.1) / (usual + 0.1)), 2);
    put(std::sin(phase), 1);
    put(std::cos(phase), 1);
    put(std::log1p(today) / 3, 3);
    const Worth worth = worthOf(state);
    double usualStep = 0;
    for (int q = 0; q < static_cast<int>(competitors); ++q)
        usualStep += wantedStep(state.day, q, worth.place) / competitors;
    const double wanted = wantedStep(state.day, state.competitor, worth.place);
    put(2 * worth.place / static_cast<double>(worths - 1) - 1, 1);
    put((wanted - state.step) / m_farthest, 2);
    put((wanted - state.step) / m_farthest * 0.2, 3);
    put((usualStep - state.step) / m_farthest, 3);
    const double steady = m_steady ? m_steady->best(state.day, state.stock, state.competitor) : wanted;
    put((steady - state.step) / m_farthest, 2);
    put((steady - state.step) / m_farthest * 0.2, 3);
}

double SeasonView::potential(const SeasonState& state) const
{
    if (state.day < m_season.days && m_steady)
        return m_steady->value(state.day, state.stock, state.step, state.competitor);
    return fluidBound(state);
}

double SeasonView::fluidBound(const SeasonState& state) const
{
    const double stock = state.stock;
    const double loss = m_season.unitCost - m_season.salvage;
    if (state.day >= m_season.days)
        return -stock * loss;
    return worthOf(state).bound - stock * (loss + m_season.holdingCost * (m_season.days - state.day));
}

int SeasonView::target(int step, std::size_t action) const
{
    return std::clamp(step + m_season.actions[action], 0, m_season.prices() - 1);
}

double SeasonView::markdown(int from, int to) const
{
    return m_season.markdownCost * std::max(0.0, price(from) - price(to)) / m_season.referencePrice;
}

} // namespace ms::pricing
