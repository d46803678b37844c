// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workflow/inventory_plan.h"
#include "workflow/price_scenarios.h"
#include "workflow/price_study.h"

#include <filesystem>
#include <span>
#include <string>
#include <vector>

namespace ms::workflow {

/// Within so many days excess is to be sold off: the cover beyond the order-up-to level from which stock is excess.
inline constexpr int clearanceDays = 90;

/// Why no markdown is suggested.
enum class ClearanceProblem {
    None,
    NotAsked,     ///< elasticities were not looked at yet
    NoDemand,     ///< nobody buys it, so no answer to a price is known
    NoElasticity, ///< neither its history nor its category says what a price does
    TooDeep       ///< not even nine tenths off would clear it
};

/// Stock of one SKU beyond what is needed, and the markdown that would sell it. Money in minor units.
struct ExcessStock {
    Sku sku;
    std::string title;
    std::string category;
    bool dead = false; ///< no demand expected at all
    double onHand = 0; ///< free units
    double excessUnits = 0;
    std::optional<std::int64_t> excessMinor; ///< at cost, else at price
    std::optional<double> coverDays;         ///< none: nobody buys it
    double demandADay = 0;                   ///< units, at today's price
    ClearanceProblem problem = ClearanceProblem::NotAsked;
    std::optional<double> elasticity; ///< used
    ElasticitySource source = ElasticitySource::None;
    std::optional<std::int64_t> priceMinor;       ///< today's
    std::optional<double> markdown;               ///< share of the price to take off, so that the excess is sold
    std::optional<std::int64_t> clearingMinor;    ///< the price then
    std::optional<std::int64_t> allowedMinor;     ///< the price nearest to it that the shop's rules let through now
    std::optional<std::int64_t> salesChangeMinor; ///< of clearanceDays, against keeping the price
    bool belowCost = false;                       ///< the clearing price does not earn the unit cost
};

/// The rows with excess, most money first; no markdown yet.
std::vector<ExcessStock> excessOf(std::span<const InventoryRow> rows);

/// Adds the markdown that sells the excess within clearanceDays on top of usual demand, with the elasticity that page
/// Pricing uses: inventory::clearanceMarkdown(). A SKU without one says why.
void addMarkdowns(std::vector<ExcessStock>& excess, const PriceStudy& study);

/// Stores the clearing prices as a price scenario of that name, which page Pricing opens: one that is there and not
/// locked gets these prices, beside a locked one a number is added to the name. Returns the name.
/// Errors: InvalidInput without a price; as readPriceScenarios() and storePriceScenarios().
Result<std::string> makeClearanceScenario(const std::filesystem::path& workspace, const std::string& name,
                                          std::span<const ExcessStock> excess, ShopTime at, Progress& progress);

} // namespace ms::workflow
