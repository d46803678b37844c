// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/planned_lead_time.h"

#include "features/stock.h"
#include "inventory/late_delivery.h"
#include "workspace/purchase_order_repository.h"
#include "workspace/workspace.h"

#include <algorithm>
#include <cmath>
#include <unordered_map>

namespace ms::workflow {
namespace {

using features::LeadTimeEstimate;
using inventory::Delivery;

double numberOf(Day day)
{
    return static_cast<double>(day.time_since_epoch().count());
}

/// Adds what is overdue to `count` deliveries of which mean and spread are known.
void addOverdue(LeadTimeEstimate& estimate, double count, const std::vector<Delivery>& deliveries, double today)
{
    double sum = count * estimate.meanDays;
    double squares = (count - 1.0) * estimate.stdDevDays * estimate.stdDevDays + sum * estimate.meanDays;
    for (const Delivery& one : deliveries) {
        if ((one.receivedDay && *one.receivedDay <= today) || one.expectedDay > today)
            continue;
        const double age = today - one.orderedDay;
        const auto late =
            inventory::lateDelivery({estimate.meanDays, estimate.stdDevDays}, one.expectedDay - one.orderedDay, age);
        if (!late || late->doubtful())
            continue;
        const double days = age + late->remainingDays;
        sum += days;
        squares += days * days;
        count += 1.0;
    }
    estimate.meanDays = sum / count;
    estimate.stdDevDays = std::sqrt(std::max(0.0, (squares - sum * estimate.meanDays) / (count - 1.0)));
}

} // namespace

Delivery deliveryOf(const workspace::PurchaseOrder& order)
{
    Delivery delivery{numberOf(order.orderedDay), numberOf(order.expectedDay), std::nullopt, 0, 0};
    if (order.receivedDay)
        delivery.receivedDay = numberOf(*order.receivedDay);
    for (const auto& line : order.lines) {
        delivery.ordered += static_cast<double>(line.ordered.units);
        delivery.received += static_cast<double>(line.received.units);
    }
    return delivery;
}

Result<std::vector<LeadTimeEstimate>> plannedLeadTimes(workspace::Workspace& workspace, Day asOf)
{
    auto estimates = features::leadTimes(workspace, asOf);
    const auto orders = workspace::PurchaseOrderRepository(workspace).all();
    if (!estimates || !orders)
        return tl::unexpected(!estimates ? estimates.error() : orders.error());
    std::unordered_map<std::int64_t, std::vector<Delivery>> deliveries;
    for (const auto& order : *orders) {
        if (order.supplier && order.orderedDay <= asOf)
            deliveries[order.supplier->value].push_back(deliveryOf(order));
    }
    for (LeadTimeEstimate& estimate : *estimates) {
        if (estimate.source != features::LeadTimeSource::Receipts)
            continue;
        const auto& known = deliveries[estimate.supplier.value];
        const auto record = inventory::reviewDeliveries(known, numberOf(asOf));
        double count = estimate.receipts;
        const auto drift =
            std::ranges::find(record.alerts, inventory::SupplierAlertKind::Drifting, &inventory::SupplierAlert::kind);
        if (drift != record.alerts.end()) {
            count = drift->deliveries;
            estimate.meanDays = drift->now;
            estimate.stdDevDays = drift->spread;
        }
        addOverdue(estimate, count, known, numberOf(asOf));
    }
    return estimates;
}

} // namespace ms::workflow
