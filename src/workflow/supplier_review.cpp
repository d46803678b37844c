// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/supplier_review.h"

#include "features/stock.h"
#include "workflow/csv_file.h"
#include "workspace/purchase_order_repository.h"
#include "workspace/supplier_repository.h"
#include "workspace/workspace.h"

#include <algorithm>
#include <cmath>
#include <unordered_map>
#include <utility>

namespace ms::workflow {
namespace {

using inventory::SupplierAlertKind;

double dayNumber(Day day)
{
    return static_cast<double>(day.time_since_epoch().count());
}

inventory::Delivery deliveryOf(const workspace::PurchaseOrder& order)
{
    inventory::Delivery delivery{dayNumber(order.orderedDay), dayNumber(order.expectedDay), std::nullopt, 0, 0};
    if (order.receivedDay)
        delivery.receivedDay = dayNumber(*order.receivedDay);
    for (const auto& line : order.lines) {
        delivery.ordered += static_cast<double>(line.ordered.units);
        delivery.received += static_cast<double>(line.received.units);
    }
    return delivery;
}

std::string rounded(double number)
{
    return std::to_string(std::lround(number));
}

const char* nameOf(SupplierAlertKind kind)
{
    switch (kind) {
    case SupplierAlertKind::Overdue:
        return "overdue";
    case SupplierAlertKind::Drifting:
        return "drifting";
    case SupplierAlertKind::Short:
        break;
    }
    return "short";
}

void writeRow(CsvFile& out, const SupplierReview& one, const inventory::SupplierAlert* alert)
{
    const auto& record = one.record;
    const auto number = [&out](const std::optional<double>& value) { out.cell(value.value_or(std::nan(""))); };
    out.cell(one.id).cell(one.name).cell(std::int64_t{record.receipts});
    number(record.meanLeadDays);
    number(record.stdDevLeadDays);
    number(one.statedLeadDays);
    out.cell(one.plannedLeadDays).cell(one.plannedStdDevDays);
    number(record.lateShare);
    number(record.fillRate);
    out.cell(std::int64_t{record.open});
    out.cell(alert ? nameOf(alert->kind) : "").cell(alert ? draftMessage(one, *alert) : "");
    out.endRow();
}

} // namespace

Result<std::vector<SupplierReview>> reviewSuppliers(const std::filesystem::path& path, Day today)
{
    auto workspace = workspace::Workspace::open(path, workspace::OpenMode::ReadOnly);
    if (!workspace)
        return tl::unexpected(workspace.error());
    const auto suppliers = workspace::SupplierRepository(*workspace).all();
    const auto orders = workspace::PurchaseOrderRepository(*workspace).all();
    const auto leadTimes = features::leadTimes(*workspace, today);
    if (!suppliers || !orders || !leadTimes)
        return tl::unexpected(!suppliers ? suppliers.error() : !orders ? orders.error() : leadTimes.error());
    std::unordered_map<std::int64_t, std::vector<inventory::Delivery>> deliveries;
    std::unordered_map<std::int64_t, std::vector<std::pair<Day, std::string>>> overdue;
    for (const auto& order : *orders) {
        if (!order.supplier || order.orderedDay > today)
            continue;
        deliveries[order.supplier->value].push_back(deliveryOf(order));
        if ((!order.receivedDay || *order.receivedDay > today) && order.expectedDay < today)
            overdue[order.supplier->value].emplace_back(order.expectedDay, order.code);
    }
    std::vector<SupplierReview> reviews;
    for (const auto& supplier : *suppliers) {
        SupplierReview& one = reviews.emplace_back();
        one.id = supplier.id.text;
        one.name = supplier.name.empty() ? supplier.id.text : supplier.name;
        one.statedLeadDays = supplier.leadTimeDays;
        const auto planned = std::ranges::find(*leadTimes, supplier.key, &features::LeadTimeEstimate::supplier);
        if (planned != leadTimes->end()) {
            one.plannedLeadDays = planned->meanDays;
            one.plannedStdDevDays = planned->stdDevDays;
        }
        one.record = inventory::reviewDeliveries(deliveries[supplier.key.value], dayNumber(today));
        auto& late = overdue[supplier.key.value];
        std::ranges::sort(late);
        for (auto& [day, code] : late)
            one.overdueOrders.push_back(std::move(code));
    }
    std::ranges::stable_sort(reviews, [](const SupplierReview& a, const SupplierReview& b) {
        return std::pair(a.record.alerts.size(), a.record.receipts) >
               std::pair(b.record.alerts.size(), b.record.receipts);
    });
    return reviews;
}

std::string draftMessage(const SupplierReview& supplier, const inventory::SupplierAlert& alert)
{
    std::string text = "Dear " + supplier.name + " team, ";
    switch (alert.kind) {
    case SupplierAlertKind::Overdue: {
        text += rounded(alert.deliveries) + (alert.deliveries == 1 ? " of our orders is" : " of our orders are") +
                " overdue, the oldest by " + rounded(alert.now) + " days (" + rounded(alert.units) + " units:";
        for (std::size_t i = 0; i < std::min<std::size_t>(5, supplier.overdueOrders.size()); ++i)
            text += (i == 0 ? " " : ", ") + supplier.overdueOrders[i];
        return text + "). When will they arrive?";
    }
    case SupplierAlertKind::Drifting:
        return text + "your last " + rounded(alert.deliveries) + " deliveries took " + rounded(alert.now) +
               " days on average, those before " + rounded(alert.before) +
               ". Which lead time should we plan with from now on?";
    case SupplierAlertKind::Short:
        break;
    }
    return text + "your last " + rounded(alert.deliveries) + " deliveries came " + rounded(alert.units) +
           " units short (" + rounded(100.0 * alert.now) + " % of what we ordered). Will the rest follow?";
}

Result<std::int64_t> exportSuppliers(const std::filesystem::path& path, Day today, const std::string& outPath)
{
    const auto reviews = reviewSuppliers(path, today);
    if (!reviews)
        return tl::unexpected(reviews.error());
    auto out = CsvFile::create(outPath, {"supplier_id", "name", "receipts", "mean_lead_days", "sd_lead_days",
                                         "stated_lead_days", "planned_lead_days", "planned_sd_days", "late_share",
                                         "fill_rate", "open_orders", "alert", "message"});
    if (!out)
        return tl::unexpected(out.error());
    for (const SupplierReview& one : *reviews) {
        if (one.record.alerts.empty())
            writeRow(*out, one, nullptr);
        for (const auto& alert : one.record.alerts)
            writeRow(*out, one, &alert);
    }
    const std::int64_t rows = out->rows();
    if (auto written = out->commit(); !written)
        return tl::unexpected(written.error());
    return rows;
}

} // namespace ms::workflow
