// SPDX-License-Identifier: GPL-3.0-or-later
// The arithmetic behind an order, with what the scenario adds to it.
#include "workflow/inventory_inputs.h"

#include <algorithm>

namespace ms::workflow {
namespace {

using inventory::Operation;
using inventory::Term;

/// The name of the most that a limit leaves.
const char* limitName(OrderLimit limit)
{
    switch (limit) {
    case OrderLimit::Budget:
    case OrderLimit::MinimumAboveBudget:
        return "most_by_budget";
    case OrderLimit::Room:
    case OrderLimit::MinimumAboveRoom:
        return "most_by_room";
    case OrderLimit::SupplierMinimum:
    case OrderLimit::SupplierMinimumAboveBudget:
        return "most_by_supplier_minimum";
    case OrderLimit::CostUnknown:
        return "most_without_cost";
    case OrderLimit::MinimumAboveCover:
        return "nothing_smallest_order_is_above_cover";
    case OrderLimit::Cover:
        return "nothing_covered_already";
    case OrderLimit::None:
        break;
    }
    return "maximum_order";
}

/// Lead time = that of the supplier + the days until orders may go out.
void splitWait(std::vector<Term>& terms, double waitingDays)
{
    const auto lead = std::ranges::find(terms, std::string("lead_time"), &Term::name);
    if (waitingDays <= 0.0 || lead == terms.end() || lead->operation != Operation::Given)
        return;
    const double whole = lead->value;
    for (Term& term : terms) {
        for (std::size_t& position : term.of)
            position += 2;
    }
    lead->operation = Operation::Sum;
    lead->of = {0, 1};
    terms.insert(terms.begin(), {{"supplier_lead_time", "days", Operation::Given, {}, whole - waitingDays},
                                 {"wait_for_order_day", "days", Operation::Given, {}, waitingDays}});
}

} // namespace

Result<inventory::OrderQuantity> explainedOrder(const inventory::PlanInputs& plan, OrderLimit cutBy, double waitingDays)
{
    auto order = inventory::explainPlan(plan);
    if (!order)
        return order;
    for (Term& term : order->why.terms) {
        if (cutBy != OrderLimit::None &&
            (term.name == "maximum_order" || term.name == "nothing_maximum_is_below_minimum"))
            term.name = limitName(cutBy);
    }
    splitWait(order->why.terms, waitingDays);
    return order;
}

} // namespace ms::workflow
