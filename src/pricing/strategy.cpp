// SPDX-License-Identifier: GPL-3.0-or-later
#include "pricing/strategy.h"

#include "pricing/markdown.h"
#include "stats/regression.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <numeric>

namespace ms::pricing {

namespace {

constexpr std::size_t fewestPeriods = 8;
constexpr std::size_t fewestPrices = 3;
constexpr int ladderPrices = 10;
constexpr double lowestLadderShare = 0.5;

std::string sentence(const char* format, double a, double b)
{
    char text[160];
    std::snprintf(text, sizeof text, format, a, b);
    return text;
}

Result<StrategyAdvice> within(const StrategyInput& input, double wanted, double gain, std::string reason)
{
    auto guarded = applyGuardrails(wanted * input.minorPerUnit, input.rules, input.facts);
    if (!guarded)
        return tl::unexpected(guarded.error());
    return StrategyAdvice{std::move(*guarded), wanted, gain, std::move(reason)};
}

class MarginRegression final : public PricingStrategy {
public:
    [[nodiscard]] std::string_view name() const override { return "regression"; }

    Result<StrategyAdvice> advise(const StrategyInput& input, Progress&) const override
    {
        if (!input.unitCost)
            return failure(ErrorCode::NotEnoughData, "The unit cost is not known: there are no margins to learn from.");
        std::vector<double> price, square, margin;
        for (std::size_t i = 0; i < std::min(input.units.size(), input.prices.size()); ++i) {
            if (!std::isfinite(input.units[i]) || !(input.prices[i] > 0))
                continue;
            // In parts of the current price, so that the two columns are of one size.
            price.push_back(input.prices[i] / input.price);
            square.push_back(price.back() * price.back());
            margin.push_back(input.units[i] * (input.prices[i] / (1 + input.facts.taxRate) - *input.unitCost));
        }
        std::vector<double> different = price;
        std::ranges::sort(different);
        different.erase(
            std::unique(different.begin(), different.end(), [](double a, double b) { return std::abs(a - b) < 0.005; }),
            different.end());
        if (price.size() < fewestPeriods || different.size() < fewestPrices)
            return failure(ErrorCode::NotEnoughData, "Margins of 8 periods at 3 prices or more are needed; there are " +
                                                         std::to_string(price.size()) + " at " +
                                                         std::to_string(different.size()) + ".");
        stats::Design design;
        design.add("price", price);
        design.add("price²", square);
        const auto fit = stats::leastSquares(design, margin, {});
        if (!fit)
            return failure(ErrorCode::NotEnoughData, "No curve fits the margins: " + fit.error().detail + ".");
        const auto at = [&](double p) { return fit->coefficients[0] * p + fit->coefficients[1] * p * p; };
        double best = at(different.front()) > at(different.back()) ? different.front() : different.back();
        if (fit->coefficients[1] < 0)
            best = std::clamp(-fit->coefficients[0] / (2 * fit->coefficients[1]), different.front(), different.back());
        return within(input, best * input.price, at(best) - at(1),
                      sentence("Past margins peak at %.2f (over %.0f periods).", best * input.price,
                               static_cast<double>(price.size())));
    }
};

class SeasonalDemand final : public PricingStrategy {
public:
    [[nodiscard]] std::string_view name() const override { return "time-series"; }

    Result<StrategyAdvice> advise(const StrategyInput& input, Progress& progress) const override
    {
        if (input.expectedUnits.empty())
            return failure(ErrorCode::NotEnoughData, "There is no forecast of its demand.");
        if (!std::isfinite(input.elasticity))
            return failure(ErrorCode::NotEnoughData, "No elasticity is known.");
        return input.leftoverValue ? clear(input, progress) : best(input);
    }

private:
    static Result<StrategyAdvice> best(const StrategyInput& input)
    {
        const auto periods = static_cast<double>(input.expectedUnits.size());
        DemandAtPrice demand;
        demand.price = input.price;
        demand.unitsPerPeriod = std::accumulate(input.expectedUnits.begin(), input.expectedUnits.end(), 0.0) / periods;
        demand.elasticity = input.elasticity;
        demand.elasticityStdError = input.elasticityStdError;
        demand.unitCost = input.unitCost;
        demand.stock = input.stock;
        demand.taxRate = input.facts.taxRate;
        auto product =
            PreparedProduct::create(demand, {.periods = static_cast<int>(periods), .draws = 200, .seed = 1}, 0);
        if (!product)
            return tl::unexpected(product.error());
        const PricingTask task{std::move(*product), input.rules, input.facts, input.minorPerUnit};
        auto choice = choosePrice(task, input.unitCost ? Objective{} : Objective{0, 1, 0});
        if (!choice)
            return tl::unexpected(choice.error());
        return StrategyAdvice{
            choice->price, choice->chosen.price, choice->gain / periods,
            sentence("Best for the %.0f units expected in %.0f periods.", demand.unitsPerPeriod * periods, periods)};
    }

    static Result<StrategyAdvice> clear(const StrategyInput& input, Progress& progress)
    {
        if (!input.stock)
            return failure(ErrorCode::NotEnoughData, "The stock is not counted: there is nothing to clear.");
        MarkdownTask task;
        task.unitsPerPeriod = input.expectedUnits;
        task.referencePrice = input.price;
        task.elasticity = input.elasticity;
        for (int i = 0; i < ladderPrices; ++i)
            task.prices.push_back(input.price * (1 - (1 - lowestLadderShare) * i / (ladderPrices - 1)));
        task.stock = static_cast<int>(std::lround(*input.stock));
        task.leftoverValue = *input.leftoverValue;
        task.taxRate = input.facts.taxRate;
        const auto plan = planMarkdown(task, progress);
        if (!plan)
            return tl::unexpected(plan.error());
        return within(input, plan->periods.front().price,
                      (plan->value - plan->keepValue) / static_cast<double>(input.expectedUnits.size()),
                      sentence("First step of a ladder that sells %.0f %% and leaves %.0f units.",
                               100 * plan->sellThrough, plan->leftover));
    }
};

class AgentMove final : public PricingStrategy {
public:
    AgentMove(const Season& season, AgentPolicy policy) : m_season(season), m_policy(std::move(policy)) {}
    [[nodiscard]] std::string_view name() const override { return "agent"; }

    Result<StrategyAdvice> advise(const StrategyInput& input, Progress&) const override
    {
        if (!input.stock)
            return failure(ErrorCode::NotEnoughData, "The stock is not counted: the agent does not know its state.");
        SeasonState state;
        state.stock = std::clamp(static_cast<int>(std::lround(*input.stock)), 0, m_season.mostStock);
        state.step = m_season.stepsDown;
        const auto& rivals = m_season.competitorPrices;
        const double scale = m_season.startPrice / input.price;
        const double rival = input.competitorPrice.value_or(input.price) * scale;
        state.competitor = static_cast<int>(
            std::ranges::min_element(rivals, {}, [&](double price) { return std::abs(price - rival); }) -
            rivals.begin());
        const int action = m_policy.action(state);
        const int to =
            std::clamp(state.step + m_season.actions[static_cast<std::size_t>(action)], 0, m_season.prices() - 1);
        return within(input, m_season.priceAt(to) / scale, notKnown,
                      sentence("The trained agent moves by %+.1f %% with %.0f units on hand.",
                               100 * (m_season.priceAt(to) / m_season.startPrice - 1), state.stock));
    }

private:
    Season m_season;
    AgentPolicy m_policy;
};

} // namespace

std::unique_ptr<PricingStrategy> marginRegressionStrategy()
{
    return std::make_unique<MarginRegression>();
}

std::unique_ptr<PricingStrategy> seasonalDemandStrategy()
{
    return std::make_unique<SeasonalDemand>();
}

std::unique_ptr<PricingStrategy> agentStrategy(const Season& season, AgentPolicy policy)
{
    return std::make_unique<AgentMove>(season, std::move(policy));
}

} // namespace ms::pricing
