// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/inventory_clearance.h"

#include "inventory/clearance.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace ms::workflow {
namespace {

constexpr double deepest = 0.9; // share of the price beyond which no markdown is a suggestion

/// The markdown of one SKU, or why there is none.
void suggest(ExcessStock& one, const PriceStudy& study, std::size_t place)
{
    const PricedSku& priced = study.rows()[place];
    one.priceMinor = priced.priceMinor;
    one.source = priced.source;
    if (std::isfinite(priced.usedElasticity))
        one.elasticity = priced.usedElasticity;
    one.problem = ClearanceProblem::NoElasticity;
    const auto share =
        inventory::clearanceMarkdown(one.excessUnits, one.demandADay, clearanceDays, one.elasticity.value_or(0.0));
    if (!share)
        return;
    one.problem = ClearanceProblem::TooDeep;
    const auto price = static_cast<double>(priced.priceMinor);
    const auto clearing = static_cast<std::int64_t>(std::floor(price * (1.0 - *share)));
    if (*share > deepest || clearing <= 0)
        return;
    one.problem = ClearanceProblem::None;
    one.markdown = *share;
    one.clearingMinor = clearing;
    one.belowCost = priced.costMinor && clearing < *priced.costMinor;
    if (const auto guarded = study.guarded(place, clearing))
        one.allowedMinor = guarded->priceMinor;
    const double usual = one.demandADay * clearanceDays;
    one.salesChangeMinor = std::llround((usual + one.excessUnits) * static_cast<double>(clearing) - usual * price);
}

} // namespace

std::vector<ExcessStock> excessOf(std::span<const InventoryRow> rows)
{
    std::vector<ExcessStock> excess;
    for (const InventoryRow& row : rows) {
        if (!(row.excessUnits > 0.0))
            continue;
        ExcessStock& one = excess.emplace_back();
        one.sku = row.sku;
        one.title = row.title;
        one.category = row.category;
        one.dead = row.attention == InventoryAttention::Dead;
        one.onHand = row.onHand.value_or(0.0);
        one.excessUnits = row.excessUnits;
        one.excessMinor = row.excessMinor;
        one.coverDays = row.coverDays;
        one.demandADay = row.demandADay;
        if (one.dead)
            one.problem = ClearanceProblem::NoDemand;
    }
    std::ranges::stable_sort(excess, [](const ExcessStock& a, const ExcessStock& b) {
        return std::pair(a.excessMinor.value_or(-1), a.excessUnits) >
               std::pair(b.excessMinor.value_or(-1), b.excessUnits);
    });
    return excess;
}

void addMarkdowns(std::vector<ExcessStock>& excess, const PriceStudy& study)
{
    for (ExcessStock& one : excess) {
        if (one.dead)
            continue;
        if (const auto place = study.rowOf(one.sku))
            suggest(one, study, *place);
        else
            one.problem = ClearanceProblem::NoElasticity;
    }
}

Result<std::string> makeClearanceScenario(const std::filesystem::path& workspace, const std::string& name,
                                          std::span<const ExcessStock> excess, ShopTime at, Progress& progress)
{
    PriceScenario wanted;
    for (const ExcessStock& one : excess) {
        if (one.clearingMinor)
            wanted.prices[one.sku] = *one.clearingMinor;
    }
    if (wanted.prices.empty())
        return failure(ErrorCode::InvalidInput, "no markdown is known of these SKUs");
    auto scenarios = readPriceScenarios(workspace, progress);
    if (!scenarios)
        return tl::unexpected(scenarios.error());
    wanted.name = name;
    const auto named = [&] { return std::ranges::find(*scenarios, wanted.name, &PriceScenario::name); };
    for (int number = 2; named() != scenarios->end() && named()->locked; ++number)
        wanted.name = name + ' ' + std::to_string(number);
    if (const auto there = named(); there != scenarios->end())
        there->prices = wanted.prices;
    else
        scenarios->push_back(wanted);
    return storePriceScenarios(workspace, std::move(*scenarios), at, progress).map([&](const auto&) {
        return wanted.name;
    });
}

} // namespace ms::workflow
