// SPDX-License-Identifier: GPL-3.0-or-later
#include "pricing/markdown.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <limits>

namespace ms::pricing {

namespace {

constexpr int mostStock = 5000;
constexpr int mostPrices = 50;
constexpr int bisections = 24;
constexpr double closeEnough = 1e-4; // of the wanted sell-through

Result<void> check(const MarkdownTask& task)
{
    const auto bad = [](const char* what) { return failure(ErrorCode::InvalidInput, what); };
    const auto periods = task.unitsPerPeriod.size();
    if (periods < 1 || periods > 366)
        return bad("a markdown plan needs 1 to 366 periods");
    if (std::ranges::any_of(task.unitsPerPeriod, [](double u) { return !(u >= 0 && u < 1e6); }))
        return bad("demand of a period is not 0 or more");
    if (!(task.referencePrice > 0) || !std::isfinite(task.elasticity) || !(task.dispersion >= 1))
        return bad("a reference price above 0, an elasticity and a dispersion of 1 or more were expected");
    if (task.prices.empty() || task.prices.size() > mostPrices || !(task.prices.back() > 0) ||
        std::ranges::adjacent_find(task.prices, std::less_equal<>()) != task.prices.end())
        return bad("a ladder of 1 to 50 descending prices above 0 was expected");
    if (task.stock < 0 || task.stock > mostStock)
        return bad("a stock of 0 to 5,000 units was expected");
    if (!std::isfinite(task.leftoverValue) || !(task.holdingCost >= 0) || !(task.markdownCost >= 0) ||
        !(task.taxRate >= 0))
        return bad("costs of 0 or more were expected");
    if (task.leastPeriods < 1 || static_cast<std::size_t>(task.leastPeriods) > periods)
        return bad("a price must stand for 1 period or more, and not longer than the plan");
    if (task.sellThrough && !(*task.sellThrough > 0 && *task.sellThrough < 1))
        return bad("a sell-through between 0 and 1 was expected");
    return {};
}

/// The dynamic program of one task.
class Program {
public:
    explicit Program(const MarkdownTask& task)
        : m_task(task), m_periods(static_cast<int>(task.unitsPerPeriod.size())),
          m_prices(static_cast<int>(task.prices.size())), m_ages(task.leastPeriods), m_stocks(task.stock + 1)
    {
        for (const double units : task.unitsPerPeriod)
            for (const double price : task.prices)
                m_demand.push_back(demandProbabilities(units * std::pow(price / task.referencePrice, task.elasticity),
                                                       task.dispersion, task.stock));
    }

    /// Which markdowns a policy may choose from: given period, price before, and the price after.
    using Allowed = std::function<bool(int period, int before, int after)>;

    /// The best policy with what a unit left is worth.
    MarkdownPlan solve(double leftoverWorth, const Allowed& allowed)
    {
        MarkdownPlan plan;
        plan.prices = m_prices;
        plan.ages = m_ages;
        plan.stocks = m_stocks;
        plan.policy.assign(index(m_periods, 0, 0, 0), 0);
        std::vector<double> next(index(1, 0, 0, 0));
        for (int price = 0; price < m_prices; ++price)
            for (int age = 0; age < m_ages; ++age)
                for (int stock = 0; stock < m_stocks; ++stock)
                    next[index(0, price, age, stock)] = stock * leftoverWorth;
        std::vector<double> traded(next.size());
        for (int period = m_periods - 1; period >= 0; --period) {
            trade(period, next, traded);
            choose(period, traded, next, allowed, plan);
        }
        plan.value = next[index(0, 0, m_ages - 1, m_task.stock)];
        return plan;
    }

    /// What a policy does, period by period, over all that may happen.
    void foresee(MarkdownPlan& plan) const
    {
        std::vector<double> now(index(1, 0, 0, 0), 0.0);
        now[index(0, 0, m_ages - 1, m_task.stock)] = 1;
        double stockBefore = m_task.stock;
        int usual = 0;
        int usualAge = m_ages - 1;
        double cuts = 0;
        double held = 0;
        for (int period = 0; period < m_periods; ++period) {
            MarkdownPeriod seen;
            const int expected = std::clamp(static_cast<int>(std::lround(stockBefore)), 0, m_task.stock);
            const int to = plan.priceIndex(period, expected, usual, usualAge);
            seen.stockAtLeast = leastStockFor(plan, period, usual, usualAge, to);
            usualAge = to == usual ? std::min(usualAge + 1, m_ages - 1) : 0;
            usual = to;
            seen.price = m_task.prices[static_cast<std::size_t>(to)];
            now = step(plan, period, now, seen, cuts);
            seen.soldOut = 0;
            for (int price = 0; price < m_prices; ++price)
                for (int age = 0; age < m_ages; ++age) {
                    seen.soldOut += now[index(0, price, age, 0)];
                    for (int stock = 0; stock < m_stocks; ++stock)
                        seen.stockAfter += stock * now[index(0, price, age, stock)];
                }
            stockBefore = seen.stockAfter;
            held += seen.stockAfter;
            plan.revenue += m_earned;
            plan.periods.push_back(seen);
        }
        plan.leftover = plan.periods.back().stockAfter;
        plan.leftoverValue = plan.leftover * m_task.leftoverValue;
        plan.sellThrough = m_task.stock == 0 ? 1 : 1 - plan.leftover / m_task.stock;
        plan.value = plan.revenue + plan.leftoverValue - m_task.markdownCost * cuts - m_task.holdingCost * held;
    }

    /// Expected value of the current price up to `when` and of price `to` from there on, whatever sells.
    [[nodiscard]] double fixedCut(int when, int to) const
    {
        std::vector<double> now(static_cast<std::size_t>(m_stocks), 0.0);
        now.back() = 1;
        double value = -m_task.markdownCost;
        for (int period = 0; period < m_periods; ++period) {
            const int price = period < when ? 0 : to;
            std::vector<double> after(now.size(), 0.0);
            for (int stock = 0; stock < m_stocks; ++stock) {
                const double here = now[static_cast<std::size_t>(stock)];
                if (here == 0)
                    continue;
                eachSale(period, price, stock, [&](int sold, double probability) {
                    after[static_cast<std::size_t>(stock - sold)] += here * probability;
                    value += here * probability * (sold * net(price) - m_task.holdingCost * (stock - sold));
                });
            }
            now = std::move(after);
        }
        for (int stock = 0; stock < m_stocks; ++stock)
            value += now[static_cast<std::size_t>(stock)] * stock * m_task.leftoverValue;
        return value;
    }

private:
    [[nodiscard]] std::size_t index(int period, int price, int age, int stock) const
    {
        return ((static_cast<std::size_t>(period) * static_cast<std::size_t>(m_prices) +
                 static_cast<std::size_t>(price)) *
                    static_cast<std::size_t>(m_ages) +
                static_cast<std::size_t>(age)) *
                   static_cast<std::size_t>(m_stocks) +
               static_cast<std::size_t>(stock);
    }
    [[nodiscard]] const std::vector<double>& demandOf(int period, int price) const
    {
        return m_demand[static_cast<std::size_t>(period * m_prices + price)];
    }
    [[nodiscard]] double net(int price) const
    {
        return m_task.prices[static_cast<std::size_t>(price)] / (1 + m_task.taxRate);
    }

    /// Calls back with each possible number sold from a stock and its probability.
    template <class Visit>
    void eachSale(int period, int price, int stock, const Visit& visit) const
    {
        const auto& demand = demandOf(period, price);
        const int most = static_cast<int>(demand.size()) - 1;
        double left = 1;
        const int sold = std::min(stock, most);
        for (int d = 0; d < sold; ++d) {
            visit(d, demand[static_cast<std::size_t>(d)]);
            left -= demand[static_cast<std::size_t>(d)];
        }
        visit(sold, std::max(0.0, left));
    }

    void trade(int period, const std::vector<double>& next, std::vector<double>& traded) const
    {
        for (int price = 0; price < m_prices; ++price)
            for (int age = 0; age < m_ages; ++age)
                for (int stock = 0; stock < m_stocks; ++stock) {
                    double value = 0;
                    eachSale(period, price, stock, [&](int sold, double probability) {
                        value += probability * (sold * net(price) - m_task.holdingCost * (stock - sold) +
                                                next[index(0, price, age, stock - sold)]);
                    });
                    traded[index(0, price, age, stock)] = value;
                }
    }

    void choose(int period, const std::vector<double>& traded, std::vector<double>& next, const Allowed& allowed,
                MarkdownPlan& plan) const
    {
        for (int price = 0; price < m_prices; ++price)
            for (int age = 0; age < m_ages; ++age)
                for (int stock = 0; stock < m_stocks; ++stock) {
                    int best = price;
                    double value = traded[index(0, price, std::min(age + 1, m_ages - 1), stock)];
                    for (int to = price + 1; to < m_prices && age == m_ages - 1; ++to) {
                        if (!allowed(period, price, to))
                            continue;
                        const double moved = traded[index(0, to, 0, stock)] - m_task.markdownCost;
                        if (moved > value + 1e-12 * std::abs(value)) {
                            value = moved;
                            best = to;
                        }
                    }
                    next[index(0, price, age, stock)] = value;
                    plan.policy[index(period, price, age, stock)] = static_cast<std::int16_t>(best);
                }
    }

    [[nodiscard]] std::vector<double> step(const MarkdownPlan& plan, int period, const std::vector<double>& now,
                                           MarkdownPeriod& seen, double& cuts) const
    {
        std::vector<double> after(now.size(), 0.0);
        m_earned = 0;
        for (int price = 0; price < m_prices; ++price)
            for (int age = 0; age < m_ages; ++age)
                for (int stock = 0; stock < m_stocks; ++stock) {
                    const double here = now[index(0, price, age, stock)];
                    if (here == 0)
                        continue;
                    const int to = plan.priceIndex(period, stock, price, age);
                    const int toAge = to == price ? std::min(age + 1, m_ages - 1) : 0;
                    cuts += to == price ? 0 : here;
                    seen.meanPrice += here * m_task.prices[static_cast<std::size_t>(to)];
                    eachSale(period, to, stock, [&](int sold, double probability) {
                        after[index(0, to, toAge, stock - sold)] += here * probability;
                        seen.units += here * probability * sold;
                        m_earned += here * probability * sold * net(to);
                    });
                }
        return after;
    }

    /// The least stock from which the policy goes as low as `to`.
    [[nodiscard]] double leastStockFor(const MarkdownPlan& plan, int period, int before, int age, int to) const
    {
        for (int stock = 0; stock < m_stocks; ++stock)
            if (plan.priceIndex(period, stock, before, age) >= to)
                return stock;
        return m_stocks;
    }

    const MarkdownTask& m_task;
    int m_periods;
    int m_prices;
    int m_ages;
    int m_stocks;
    std::vector<std::vector<double>> m_demand; // by period and price
    mutable double m_earned = 0;               // by the last step
};

bool anyMarkdown(int, int, int)
{
    return true;
}

MarkdownPlan solved(Program& program, double leftoverWorth)
{
    MarkdownPlan plan = program.solve(leftoverWorth, anyMarkdown);
    program.foresee(plan);
    return plan;
}

} // namespace

std::vector<double> demandProbabilities(double mean, double dispersion, int most)
{
    std::vector<double> probability;
    const bool poisson = dispersion < 1 + 1e-9;
    const double size = poisson ? 0 : mean / (dispersion - 1);
    // Logarithms, because the first term of a large mean is below the smallest number.
    double logTerm = poisson ? -mean : -size * std::log(dispersion);
    double left = 1;
    for (int d = 0; d <= most; ++d) {
        const double term = std::exp(logTerm);
        probability.push_back(term);
        left -= term;
        if (d > mean && left < 1e-13)
            break;
        logTerm += poisson ? std::log(mean / (d + 1)) : std::log((size + d) / (d + 1) * (dispersion - 1) / dispersion);
        if (mean == 0)
            break;
    }
    probability.back() += std::max(0.0, left);
    return probability;
}

int MarkdownPlan::priceIndex(int period, int stock, int before, int age) const
{
    const auto at =
        ((static_cast<std::size_t>(period) * static_cast<std::size_t>(prices) + static_cast<std::size_t>(before)) *
             static_cast<std::size_t>(ages) +
         static_cast<std::size_t>(age)) *
            static_cast<std::size_t>(stocks) +
        static_cast<std::size_t>(stock);
    return policy[at];
}

Result<MarkdownPlan> planMarkdown(const MarkdownTask& task, Progress& progress)
{
    if (auto checked = check(task); !checked)
        return tl::unexpected(checked.error());
    Program program(task);
    MarkdownPlan plan = solved(program, task.leftoverValue);
    if (task.sellThrough && plan.sellThrough < *task.sellThrough - closeEnough) {
        double low = 0;
        double high =
            2 * (task.prices.front() + std::abs(task.leftoverValue)) * static_cast<double>(task.prices.size());
        MarkdownPlan steepest = solved(program, task.leftoverValue - high);
        for (int i = 0; i < bisections && steepest.sellThrough >= *task.sellThrough; ++i) {
            if (progress.canceled())
                return failure(ErrorCode::Canceled, "markdown");
            const double middle = (low + high) / 2;
            MarkdownPlan tried = solved(program, task.leftoverValue - middle);
            if (tried.sellThrough >= *task.sellThrough) {
                high = middle;
                steepest = std::move(tried);
            } else {
                low = middle;
            }
        }
        plan = std::move(steepest);
        plan.leftoverPenalty = high;
        plan.reached = plan.sellThrough >= *task.sellThrough - closeEnough;
    }
    MarkdownPlan kept = program.solve(task.leftoverValue, [](int, int, int) { return false; });
    program.foresee(kept);
    plan.keepValue = plan.oneCutValue = kept.value;
    plan.keepLeftover = kept.leftover;
    for (int when = 0; when < static_cast<int>(task.unitsPerPeriod.size()); ++when) {
        if (progress.canceled())
            return failure(ErrorCode::Canceled, "markdown");
        progress.report(when, static_cast<std::int64_t>(task.unitsPerPeriod.size()));
        for (int to = 1; to < static_cast<int>(task.prices.size()); ++to)
            plan.oneCutValue = std::max(plan.oneCutValue, program.fixedCut(when, to));
    }
    return plan;
}

} // namespace ms::pricing
