// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/price_study.h"

#include "workflow/price_study_content.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>
#include <cstdio>

namespace ms::workflow {

namespace {

constexpr double z90 = 1.2815515655446004;

std::string ruleInWords(const pricing::RuleLimit& limit, const pricing::RuleFacts& facts,
                        const pricing::Guardrails& rules, const Currency& currency)
{
    const std::string price = toDecimalText(limit.limitMinor, currency.decimals());
    char share[32];
    if (limit.rule == "step") {
        std::snprintf(share, sizeof share, "%.4g %%", 100 * rules.step->value);
        return std::string(limit.bound == pricing::Bound::AtLeast ? "At least " : "At most ") + price +
               ": a change of " + share + " from " + toDecimalText(facts.currentMinor, currency.decimals());
    }
    if (limit.rule == "margin_floor") {
        std::snprintf(share, sizeof share, "%.4g %%", 100 * rules.marginFloor->value);
        return "At least " + price + ": a margin of " + share;
    }
    return (limit.bound == pricing::Bound::AtLeast ? "At least " : "At most ") + price + ": " + limit.rule;
}

} // namespace

PriceStudy::PriceStudy(std::unique_ptr<PriceStudyContent> content) : m_content(std::move(content)) {}
PriceStudy::~PriceStudy() = default;

Result<std::shared_ptr<const PriceStudy>> PriceStudy::make(const PriceStudyRequest& request, Progress& progress)
{
    auto content = readPriceStudy(request, progress);
    if (!content)
        return tl::unexpected(content.error());
    return std::shared_ptr<const PriceStudy>(new PriceStudy(std::move(*content)));
}

const std::vector<PricedSku>& PriceStudy::rows() const
{
    return m_content->rows;
}

const std::vector<pricing::CategoryElasticity>& PriceStudy::categories() const
{
    return m_content->categories;
}

Currency PriceStudy::currency() const
{
    return m_content->currency;
}

DayRange PriceStudy::span() const
{
    return m_content->span;
}

std::optional<pricing::PriceEffect> PriceStudy::effect(std::size_t row, std::int64_t priceMinor) const
{
    const auto& product = m_content->prepared[row];
    if (!product || priceMinor <= 0)
        return std::nullopt;
    return product->evaluate(m_content->inUnits(priceMinor));
}

std::optional<pricing::PriceEffect> PriceStudy::change(std::size_t row, std::int64_t priceMinor) const
{
    const auto& product = m_content->prepared[row];
    if (!product || priceMinor <= 0)
        return std::nullopt;
    return product->change(m_content->inUnits(m_content->rows[row].priceMinor), m_content->inUnits(priceMinor));
}

std::vector<pricing::PriceEffect> PriceStudy::curve(std::size_t row, int points) const
{
    const auto& product = m_content->prepared[row];
    if (!product || points < 2)
        return {};
    const double current = m_content->inUnits(m_content->rows[row].priceMinor);
    return pricing::priceCurve(*product, 0.5 * current, 1.5 * current, points);
}

Result<pricing::GuardedPrice> PriceStudy::guarded(std::size_t row, std::int64_t priceMinor) const
{
    return pricing::applyGuardrails(static_cast<double>(priceMinor), m_content->rulesOf(row), m_content->facts[row]);
}

std::vector<std::string> PriceStudy::rulesInWords(std::size_t row) const
{
    const pricing::RuleFacts& facts = m_content->facts[row];
    const auto limits = pricing::ruleLimits(m_content->rulesOf(row), facts);
    std::vector<std::string> words;
    if (!limits)
        return {limits.error().detail};
    for (const pricing::RuleLimit& limit : *limits)
        words.push_back(ruleInWords(limit, facts, m_content->rulesOf(row), m_content->currency));
    return words;
}

pricing::Band PriceStudy::unitsChange(std::size_t row, std::int64_t priceMinor, const Neighbour& neighbour) const
{
    const double change =
        std::log(static_cast<double>(priceMinor) / static_cast<double>(m_content->rows[row].priceMinor));
    const auto moved = [&](double elasticity) { return neighbour.unitsPerWeek * std::expm1(elasticity * change); };
    const double half = z90 * neighbour.stdError;
    const auto [low, high] =
        std::minmax({moved(neighbour.crossElasticity - half), moved(neighbour.crossElasticity + half)});
    return {moved(neighbour.crossElasticity), low, high};
}

PriceWish PriceStudy::wish(std::size_t row, std::int64_t priceMinor) const
{
    const PricedSku& sku = m_content->rows[row];
    PriceWish wish;
    wish.sku = sku.sku;
    wish.price = {priceMinor, m_content->currency};
    const double percent =
        100.0 * static_cast<double>(priceMinor - sku.priceMinor) / static_cast<double>(sku.priceMinor);
    char reason[160];
    std::snprintf(reason, sizeof reason, "%+.1f %%: elasticity %.2f ± %.2f (%s)", percent, sku.usedElasticity,
                  sku.usedHalfWidth95(),
                  sku.source == ElasticitySource::Category ? "of its category, not its own" : "from its own history");
    wish.reason = sku.source == ElasticitySource::None ? "Chosen by hand: no elasticity is known" : reason;
    nlohmann::ordered_json explanation{{"proposed_minor", priceMinor}, {"trace", nlohmann::ordered_json::array()}};
    if (const auto kept = guarded(row, priceMinor)) {
        for (const pricing::RuleStep& step : kept->trace)
            explanation["trace"].push_back({{"rule", step.rule},
                                            {"hard", step.hard},
                                            {"before", step.beforeMinor},
                                            {"limit", step.limitMinor},
                                            {"after", step.afterMinor}});
        explanation["price_minor"] = kept->priceMinor;
        wish.price.minor = kept->priceMinor;
    }
    explanation["elasticity"] = sku.usedElasticity;
    explanation["units_per_week"] = sku.unitsPerWeek;
    wish.explanation = explanation.dump();
    if (const auto change = this->change(row, wish.price.minor)) {
        nlohmann::ordered_json effect;
        const auto add = [&](const std::string& name, const pricing::Band& band, double scale) {
            effect[name] = band.mean * scale / horizonWeeks;
            effect[name + "_low"] = band.low80 * scale / horizonWeeks;
            effect[name + "_high"] = band.high80 * scale / horizonWeeks;
        };
        add("units", change->units, 1);
        add("revenue_minor", change->revenue, m_content->minorPerUnit);
        if (change->margin)
            add("margin_minor", *change->margin, m_content->minorPerUnit);
        wish.effect = effect.dump();
    }
    return wish;
}

std::optional<std::size_t> PriceStudy::rowOf(const Sku& sku) const
{
    const auto found = m_content->rowBySku.find(sku);
    return found == m_content->rowBySku.end() ? std::nullopt : std::optional(found->second);
}

} // namespace ms::workflow
