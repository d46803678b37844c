// SPDX-License-Identifier: GPL-3.0-or-later
#include "pricing/season.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <limits>

namespace ms::pricing {

namespace {

/// P(demand = d) for d = 0..; what is left of the probability belongs to the last entry.
std::vector<double> poisson(double mean)
{
    std::vector<double> probability;
    double left = 1;
    double term = std::exp(-mean);
    for (int d = 0; left > 1e-14 && d < 100000; ++d) {
        probability.push_back(term);
        left -= term;
        term *= mean / (d + 1);
        if (d > mean && term < 1e-17)
            break;
    }
    probability.back() += std::max(0.0, left);
    return probability;
}

/// Values of all states of one day, stock running fastest.
class Values {
public:
    explicit Values(const Season& season)
        : m_stocks(season.mostStock + 1), m_competitors(static_cast<int>(season.competitorPrices.size())),
          m_values(static_cast<std::size_t>(m_stocks) * static_cast<std::size_t>(season.prices()) *
                   static_cast<std::size_t>(m_competitors))
    {
    }
    double* of(int step, int competitor)
    {
        return m_values.data() +
               static_cast<std::size_t>(step * m_competitors + competitor) * static_cast<std::size_t>(m_stocks);
    }

private:
    int m_stocks;
    int m_competitors;
    std::vector<double> m_values;
};

/// Backward induction, a day at a time.
class Induction {
public:
    explicit Induction(const Season& season) : m_season(season), m_next(season), m_after(season), m_traded(season)
    {
        for (int step = 0; step < season.prices(); ++step)
            m_price.push_back(season.priceAt(step));
        for (int step = 0; step < season.prices(); ++step)
            for (int q = 0; q < competitors(); ++q)
                for (int stock = 0; stock <= season.mostStock; ++stock)
                    m_next.of(step, q)[stock] = -stock * (season.unitCost - season.salvage);
    }

    /// Expected value of trading `day` at each step and of everything after it.
    void trade(int day)
    {
        for (int step = 0; step < m_season.prices(); ++step)
            for (int q = 0; q < competitors(); ++q)
                tradeAt(day, step, q);
    }
    /// Of trading one step only.
    void tradeAt(int day, int step, int q)
    {
        meanOverMoves(step, q);
        const double* after = m_after.of(step, q);
        double* traded = m_traded.of(step, q);
        const auto demand = poisson(m_season.meanDemand(day, step, q));
        const double profit = m_season.priceAt(step) - m_season.unitCost;
        const int most = static_cast<int>(demand.size()) - 1;
        for (int stock = 0; stock <= m_season.mostStock; ++stock) {
            double value = 0;
            double left = 1;
            const int sold = std::min(stock, most);
            for (int d = 0; d < sold; ++d) {
                const int remaining = stock - d;
                value += demand[static_cast<std::size_t>(d)] *
                         (d * profit - m_season.holdingCost * remaining + after[remaining]);
                left -= demand[static_cast<std::size_t>(d)];
            }
            const int remaining = stock - sold;
            traded[stock] =
                value + std::max(0.0, left) * (sold * profit - m_season.holdingCost * remaining + after[remaining]);
        }
    }
    /// The value of moving from `step` by an action before trading.
    [[nodiscard]] double moved(int stock, int step, int q, int action)
    {
        const int to = target(step, action);
        return m_traded.of(to, q)[stock] - markdown(step, to);
    }
    [[nodiscard]] int target(int step, int action) const
    {
        return std::clamp(step + m_season.actions[static_cast<std::size_t>(action)], 0, m_season.prices() - 1);
    }
    [[nodiscard]] double markdown(int from, int to) const
    {
        return m_season.markdownCost *
               std::max(0.0, m_price[static_cast<std::size_t>(from)] - m_price[static_cast<std::size_t>(to)]) /
               m_season.referencePrice;
    }
    double& next(int stock, int step, int q) { return m_next.of(step, q)[stock]; }
    double* traded(int step, int q) { return m_traded.of(step, q); }
    [[nodiscard]] int competitors() const { return static_cast<int>(m_season.competitorPrices.size()); }
    [[nodiscard]] int actions() const { return static_cast<int>(m_season.actions.size()); }

    /// Mean over start stocks and competitor prices of the value before day 0 at the start price.
    double startValue()
    {
        double sum = 0;
        for (int stock = m_season.leastStock; stock <= m_season.mostStock; ++stock)
            sum += startValue(stock);
        return sum / (m_season.mostStock - m_season.leastStock + 1);
    }
    double startValue(int stock)
    {
        double sum = 0;
        for (int q = 0; q < competitors(); ++q)
            sum += next(stock, m_season.stepsDown, q);
        return sum / competitors();
    }

private:
    /// Expected value of the next day over the competitor's move; at an end the outward half stays.
    void meanOverMoves(int step, int q)
    {
        const double half = (1 - m_season.stay) / 2;
        const double* same = m_next.of(step, q);
        const double* down = m_next.of(step, std::max(q - 1, 0));
        const double* up = m_next.of(step, std::min(q + 1, competitors() - 1));
        double* mean = m_after.of(step, q);
        for (int stock = 0; stock <= m_season.mostStock; ++stock)
            mean[stock] = m_season.stay * same[stock] + half * (down[stock] + up[stock]);
    }

    const Season& m_season;
    std::vector<double> m_price; // by step
    Values m_next;               // before the moves of the day after
    Values m_after;              // the same, mean over the competitor's move
    Values m_traded;             // after the move, before the trade of the day
};

/// Runs the induction; `decide` says what becomes of a state once all its moves are valued.
Result<double> induce(const Season& season, Progress& progress,
                      const std::function<double(Induction&, int day, int stock, int step, int q)>& decide)
{
    if (auto checked = checkSeason(season); !checked)
        return tl::unexpected(checked.error());
    Induction induction(season);
    for (int day = season.days - 1; day >= 0; --day) {
        if (progress.canceled())
            return failure(ErrorCode::Canceled, "season");
        induction.trade(day);
        for (int step = 0; step < season.prices(); ++step)
            for (int q = 0; q < induction.competitors(); ++q)
                for (int stock = 0; stock <= season.mostStock; ++stock)
                    induction.next(stock, step, q) = decide(induction, day, stock, step, q);
        progress.report(season.days - day, season.days);
    }
    return induction.startValue();
}

/// Before a table of all states is made.
Result<void> checkListable(const Season& season)
{
    if (auto checked = checkSeason(season); !checked)
        return checked;
    if (seasonStates(season) > mostSolvedStates)
        return failure(ErrorCode::NotEnoughData, "the season has too many states to list them all");
    return {};
}

double expectedReward(const Season& season, int day, int stock, int step, int q)
{
    const auto demand = poisson(season.meanDemand(day, step, q));
    double sold = 0;
    for (std::size_t d = 0; d < demand.size(); ++d)
        sold += demand[d] * std::min<double>(static_cast<double>(d), stock);
    return sold * (season.priceAt(step) - season.unitCost) - season.holdingCost * (stock - sold);
}

/// The step to be on each day when the price goes to `target` as fast as the actions let it.
std::vector<int> pathTo(const Season& season, int target)
{
    std::vector<int> path;
    int step = season.stepsDown;
    for (int day = 0; day < season.days; ++day) {
        const int move = season.actions[static_cast<std::size_t>(actionTowards(season, step, target))];
        path.push_back(step = std::clamp(step + move, 0, season.prices() - 1));
    }
    return path;
}

/// Expected return by start stock when the price goes to `target` and stays.
std::vector<double> fixedValues(const Season& season, int target)
{
    const auto path = pathTo(season, target);
    Induction induction(season);
    for (int day = season.days - 1; day >= 0; --day) {
        const int to = path[static_cast<std::size_t>(day)];
        const int from = day == 0 ? season.stepsDown : path[static_cast<std::size_t>(day) - 1];
        for (int q = 0; q < induction.competitors(); ++q)
            induction.tradeAt(day, to, q);
        for (int q = 0; q < induction.competitors(); ++q)
            for (int stock = 0; stock <= season.mostStock; ++stock)
                induction.next(stock, from, q) = induction.traded(to, q)[stock] - induction.markdown(from, to);
    }
    std::vector<double> values;
    for (int stock = season.leastStock; stock <= season.mostStock; ++stock)
        values.push_back(induction.startValue(stock));
    return values;
}

} // namespace

int actionTowards(const Season& season, int step, int target)
{
    int best = 0;
    int distance = std::numeric_limits<int>::max();
    for (std::size_t action = 0; action < season.actions.size(); ++action) {
        const int to = std::clamp(step + season.actions[action], 0, season.prices() - 1);
        if (std::abs(to - target) < distance) {
            distance = std::abs(to - target);
            best = static_cast<int>(action);
        }
    }
    return best;
}

SeasonPolicy::SeasonPolicy(const Season& season)
    : m_stocks(season.mostStock + 1), m_steps(season.prices()),
      m_competitors(static_cast<int>(season.competitorPrices.size())),
      m_actions(static_cast<std::size_t>(season.days) * static_cast<std::size_t>(m_stocks) *
                static_cast<std::size_t>(m_steps) * static_cast<std::size_t>(m_competitors))
{
}

std::size_t SeasonPolicy::at(int day, int stock, int step, int competitor) const
{
    return ((static_cast<std::size_t>(day) * static_cast<std::size_t>(m_steps) + static_cast<std::size_t>(step)) *
                static_cast<std::size_t>(m_competitors) +
            static_cast<std::size_t>(competitor)) *
               static_cast<std::size_t>(m_stocks) +
           static_cast<std::size_t>(stock);
}

int SeasonPolicy::action(int day, int stock, int step, int competitor) const
{
    return m_actions[at(day, stock, step, competitor)];
}

void SeasonPolicy::set(int day, int stock, int step, int competitor, int action)
{
    m_actions[at(day, stock, step, competitor)] = static_cast<std::int16_t>(action);
}

Result<SolvedPolicy> solveSeason(const Season& season, Progress& progress)
{
    if (auto listed = checkListable(season); !listed)
        return tl::unexpected(listed.error());
    SolvedPolicy solved{SeasonPolicy(season), 0};
    const auto value = induce(season, progress, [&](Induction& induction, int day, int stock, int step, int q) {
        double best = -std::numeric_limits<double>::infinity();
        for (int action = 0; action < induction.actions(); ++action) {
            const double moved = induction.moved(stock, step, q, action);
            if (moved > best) {
                best = moved;
                solved.policy.set(day, stock, step, q, action);
            }
        }
        return best;
    });
    if (!value)
        return tl::unexpected(value.error());
    solved.value = *value;
    return solved;
}

Result<SolvedPolicy> myopicPolicy(const Season& season, Progress& progress)
{
    if (auto listed = checkListable(season); !listed)
        return tl::unexpected(listed.error());
    SolvedPolicy solved{SeasonPolicy(season), 0};
    Values today(season);
    int filled = -1;
    const auto value = induce(season, progress, [&](Induction& induction, int day, int stock, int step, int q) {
        if (filled != day) {
            for (int to = 0; to < season.prices(); ++to)
                for (int c = 0; c < induction.competitors(); ++c)
                    for (int s = 0; s <= season.mostStock; ++s)
                        today.of(to, c)[s] = expectedReward(season, day, s, to, c);
            filled = day;
        }
        double best = -std::numeric_limits<double>::infinity();
        int chosen = 0;
        for (int action = 0; action < induction.actions(); ++action) {
            const int to = induction.target(step, action);
            const double reward = today.of(to, q)[stock] - induction.markdown(step, to);
            if (reward > best + 1e-12) {
                best = reward;
                chosen = action;
            }
        }
        solved.policy.set(day, stock, step, q, chosen);
        return induction.moved(stock, step, q, chosen);
    });
    if (!value)
        return tl::unexpected(value.error());
    solved.value = *value;
    return solved;
}

Result<double> policyValue(const Season& season, const SeasonPolicy& policy, Progress& progress)
{
    return induce(season, progress, [&](Induction& induction, int day, int stock, int step, int q) {
        return induction.moved(stock, step, q, policy.action(day, stock, step, q));
    });
}

Result<double> randomValue(const Season& season, Progress& progress)
{
    return induce(season, progress, [](Induction& induction, int, int stock, int step, int q) {
        double sum = 0;
        for (int action = 0; action < induction.actions(); ++action)
            sum += induction.moved(stock, step, q, action);
        return sum / induction.actions();
    });
}

Result<FixedPrices> bestFixedPrices(const Season& season, Progress& progress)
{
    if (auto checked = checkSeason(season); !checked)
        return tl::unexpected(checked.error());
    const auto stocks = static_cast<std::size_t>(season.mostStock - season.leastStock + 1);
    FixedPrices best{std::vector<int>(stocks, 0), 0, 0, -std::numeric_limits<double>::infinity()};
    std::vector<double> values(stocks, -std::numeric_limits<double>::infinity());
    for (int target = 0; target < season.prices(); ++target) {
        if (progress.canceled())
            return failure(ErrorCode::Canceled, "season");
        const auto own = fixedValues(season, target);
        double sum = 0;
        for (std::size_t i = 0; i < stocks; ++i) {
            sum += own[i];
            if (own[i] > values[i]) {
                values[i] = own[i];
                best.step[i] = target;
            }
        }
        if (sum / static_cast<double>(stocks) > best.singleValue) {
            best.singleValue = sum / static_cast<double>(stocks);
            best.singleStep = target;
        }
    }
    for (const double value : values)
        best.value += value / static_cast<double>(stocks);
    return best;
}

} // namespace ms::pricing
