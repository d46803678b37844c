// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What a PriceStudy holds and how it is read; included by the files of the study only.
#include "pricing/optimise.h"
#include "pricing/panel.h"
#include "pricing/price_family.h"
#include "workflow/price_neighbours.h"
#include "workflow/price_rules.h"
#include "workflow/price_study.h"

#include <mutex>
#include <unordered_map>

namespace ms::workflow {

struct PriceStudyContent {
    Currency currency;
    DayRange span{};
    double minorPerUnit = 100;
    PriceRules rules;
    std::vector<PricedSku> rows;
    std::vector<std::optional<pricing::PreparedProduct>> prepared; ///< one a row; none where no elasticity is known
    std::vector<pricing::RuleFacts> facts;                         ///< one a row
    std::vector<std::int32_t> panelIndex;                          ///< of each row, -1: sold without a price
    std::vector<pricing::PriceFamily> families;                    ///< of the rules; members are rows
    std::vector<pricing::CategoryElasticity> categories;
    std::optional<pricing::SortedPanel> panel;
    TitleIndex titles;                                  ///< by row
    InventoryInputsPtr inventory;                       ///< what the same workspace orders by
    std::vector<std::optional<std::size_t>> stockItems; ///< its item of each row; none: it keeps no stock of it
    std::unordered_map<Sku, std::size_t> rowBySku;

    /// Of the rows that were asked for, because looking takes milliseconds. The only thing here that changes.
    mutable std::mutex neighboursGuard;
    mutable std::unordered_map<std::size_t, std::vector<Neighbour>> neighbours;

    [[nodiscard]] const pricing::Guardrails& rulesOf(std::size_t row) const { return rules.of(rows[row].sku.text); }
    [[nodiscard]] double inUnits(std::int64_t minor) const { return static_cast<double>(minor) / minorPerUnit; }
};

/// Makes the families of the rules from the rows that are there.
void placeFamilyRules(PriceStudyContent& content);
/// Replaces the suggestions of family members by those that are best together and keep the relation. Errors: Canceled.
Result<void> suggestForFamilies(PriceStudyContent& content, Progress& progress);
/// The shop's objective; revenue instead of margin where the cost is not known.
pricing::Objective objectiveOf(const PriceRules& rules, bool costKnown);

/// Reads the workspace, estimates, prepares and suggests. Errors: as PriceStudy::make().
Result<std::unique_ptr<PriceStudyContent>> readPriceStudy(const PriceStudyRequest& request, Progress& progress);

} // namespace ms::workflow
