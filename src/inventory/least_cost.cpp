// SPDX-License-Identifier: GPL-3.0-or-later
#include "inventory/least_cost.h"

#include <algorithm>

namespace ms::inventory {
namespace {

constexpr double mostService = 0.9999; // beyond it no past says how far demand goes

} // namespace

double leastCostService(const UnitEconomics& unit)
{
    return std::min(unit.earned / (unit.earned + unit.held), mostService);
}

std::size_t explainLeastCost(ExplanationBuilder& why, const UnitEconomics& unit)
{
    const auto earned = why.given("earned_a_unit", unit.earned, "money");
    const auto held = why.given("held_for_a_review", unit.held, "money");
    const auto both = why.term("earned_and_held", Operation::Sum, {earned, held}, "money");
    if (unit.earned / (unit.earned + unit.held) <= mostService)
        return why.term("cycle_service_level", Operation::Quotient, {earned, both});
    const auto ratio = why.term("earned_share", Operation::Quotient, {earned, both});
    const auto most = why.given("most_service", mostService);
    return why.term("cycle_service_level", Operation::Smallest, {ratio, most});
}

} // namespace ms::inventory
