// SPDX-License-Identifier: GPL-3.0-or-later
#include "pricing/elasticity.h"

#include "core/parallel.h"
#include "pricing/cross_effect.h"
#include "pricing/product_regression.h"
#include "pricing/shrinkage.h"
#include "stats/normal.h"
#include "stats/student.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <map>

namespace ms::pricing {

namespace {

constexpr std::size_t mostRivals = 20;
constexpr std::size_t fewestForMarket = 20;

/// Own data carry at least this share of the weight: shrinking would change nothing that matters.
constexpr double ownWeightThatStands = 0.9;

using Members = std::map<std::string, std::vector<std::int32_t>>;

std::string categoryOf(const Panel& panel, std::size_t product)
{
    return panel.categories.empty() ? std::string() : panel.categories[product];
}

Members membersOf(const Panel& panel)
{
    Members members;
    for (std::size_t i = 0; i < panel.products.size(); ++i)
        members[categoryOf(panel, i)].push_back(static_cast<std::int32_t>(i));
    return members;
}

std::vector<std::int32_t> rivalsOf(std::size_t product, const std::vector<std::int32_t>& members,
                                   const ElasticitySettings& settings)
{
    if (!settings.crossPrices || members.size() > mostRivals + 1)
        return {};
    std::vector<std::int32_t> rivals = members;
    std::erase(rivals, static_cast<std::int32_t>(product));
    return rivals;
}

/// Student's t is wider than the normal that shrinkage works with: its variance is freedom / (freedom - 2) as large.
Measured measuredOf(const OwnEstimate& own)
{
    return {own.value, own.stdError * own.stdError * own.freedom / (own.freedom - 2.0)};
}

bool usable(const OwnEstimate& own)
{
    return own.identified && own.freedom > 2 && own.stdError > 0;
}

std::optional<GroupPrior> priorOf(const std::vector<std::int32_t>& members, const std::vector<OwnEstimate>& own)
{
    std::vector<Measured> measured;
    for (const std::int32_t member : members) {
        if (usable(own[static_cast<std::size_t>(member)]))
            measured.push_back(measuredOf(own[static_cast<std::size_t>(member)]));
    }
    return estimatePrior(measured);
}

Elasticity fromOwn(const OwnEstimate& own)
{
    Elasticity result;
    result.observations = own.observations;
    result.priceChanges = own.priceChanges;
    result.reason = own.reason;
    if (!own.identified)
        return result;
    const double half = stats::studentQuantile(0.975, own.freedom) * own.stdError;
    result.status = ElasticityStatus::Ok;
    result.value = result.ownValue = own.value;
    result.stdError = result.ownStdError = own.stdError;
    result.low95 = own.value - half;
    result.high95 = own.value + half;
    result.method = own.method;
    if (own.competitor)
        if (const double drawn = shrinkCross(*own.competitor).value; std::isfinite(drawn))
            result.competitor = drawn;
    return result;
}

void drawTowards(Elasticity& result, const OwnEstimate& own, const GroupPrior& prior, const std::string& group)
{
    const Measured before = measuredOf(own);
    const double ownWeight = prior.spread * prior.spread / (prior.spread * prior.spread + before.variance);
    if (ownWeight >= ownWeightThatStands)
        return;
    const Measured after = shrink(before, prior);
    result.status = ElasticityStatus::Shrunk;
    result.value = after.value;
    result.stdError = std::sqrt(after.variance);
    const double half = stats::halfWidth95(result.stdError);
    result.low95 = after.value - half;
    result.high95 = after.value + half;
    char text[200];
    std::snprintf(text, sizeof text, "Own history gives %.2f ± %.2f and carries %.0f %% of the weight; %s gives %.2f.",
                  own.value, stats::halfWidth95(own.stdError), 100 * ownWeight, group.c_str(), prior.mean);
    result.reason = text;
}

void shrinkAll(ElasticityReport& report, const Members& members, const std::vector<OwnEstimate>& own)
{
    std::vector<std::int32_t> everyone;
    for (std::size_t i = 0; i < own.size(); ++i)
        everyone.push_back(static_cast<std::int32_t>(i));
    const auto general = priorOf(everyone, own);
    const auto note = [&](const std::string& category, const GroupPrior& prior) {
        report.categories.push_back({category, prior.mean, prior.meanStdError, prior.spread, prior.members});
    };
    for (const auto& [category, products] : members) {
        const auto prior = priorOf(products, own);
        if (prior && !category.empty())
            note(category, *prior);
        const auto& used = prior ? prior : general;
        const std::string group = prior && !category.empty() ? "its category" : "the average product";
        for (const std::int32_t product : products) {
            const auto at = static_cast<std::size_t>(product);
            if (used && usable(own[at]))
                drawTowards(report.products[at], own[at], *used, group);
        }
    }
    if (general)
        note({}, *general);
}

} // namespace

Result<ElasticityReport> estimateElasticities(const Panel& panel, const ElasticitySettings& settings,
                                              Progress& progress)
{
    const auto sorted = SortedPanel::create(panel);
    if (!sorted)
        return tl::unexpected(sorted.error());
    const Members members = membersOf(panel);
    std::vector<OwnEstimate> own(panel.products.size());
    std::optional<MarketIndex> market;
    if (settings.market && panel.products.size() >= fewestForMarket)
        market.emplace(*sorted);
    const bool finished = parallelFor(own.size(), settings.threads, progress, [&](std::size_t product) {
        const auto rivals = rivalsOf(product, members.at(categoryOf(panel, product)), settings);
        own[product] = estimateOwn(*sorted, product, rivals, settings, market ? &*market : nullptr);
    });
    if (!finished)
        return failure(ErrorCode::Canceled, "elasticities");

    ElasticityReport report;
    for (const OwnEstimate& estimate : own) {
        report.products.push_back(fromOwn(estimate));
        report.cross.insert(report.cross.end(), estimate.cross.begin(), estimate.cross.end());
    }
    if (settings.shrink)
        shrinkAll(report, members, own);
    return report;
}

} // namespace ms::pricing
