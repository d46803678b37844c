// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/supplier_review.h"

#include "inventory/late_delivery.h"
#include "workflow/csv_file.h"
#include "workflow/planned_lead_time.h"
#include "workspace/product_repository.h"
#include "workspace/purchase_order_repository.h"
#include "workspace/receipt_repository.h"
#include "workspace/settings.h"
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

using OpenLines = std::unordered_map<std::int64_t, std::vector<OpenOrderLine>>; ///< by supplier key, 0: none

/// What is still to come, as of now.
Result<OpenLines> openLines(workspace::Workspace& workspace, const std::vector<workspace::PurchaseOrder>& orders)
{
    std::unordered_map<std::int64_t, Sku> skus;
    const auto read = workspace::ProductRepository(workspace).forEach(
        [&](const workspace::Product& product) { skus.emplace(product.key.value, product.sku); });
    if (!read)
        return tl::unexpected(read.error());
    auto receipts = workspace::ReceiptRepository(workspace).byOrder();
    if (!receipts)
        return tl::unexpected(receipts.error());
    OpenLines open;
    for (const auto& order : orders) {
        if (order.receivedDay)
            continue;
        const auto& came = (*receipts)[order.key.value];
        for (const auto& line : order.lines) {
            const Quantity left{line.ordered.units - line.received.units};
            if (!workspace::givenUp(came, line.product) && left.units > 0)
                open[order.supplier ? order.supplier->value : 0].push_back(
                    {order.code, skus[line.product.value], left, order.orderedDay, order.expectedDay, false});
        }
    }
    for (auto& [supplier, lines] : open)
        std::ranges::stable_sort(lines, {}, &OpenOrderLine::expected);
    return open;
}

/// Which of them are no longer to be counted on, `today`, where deliveries take as long as plans take them to.
void doubt(SupplierReview& review, Day today)
{
    for (OpenOrderLine& line : review.open) {
        const auto late = inventory::lateDelivery({review.plannedLeadDays, review.plannedStdDevDays},
                                                  dayNumber(line.expected) - dayNumber(line.ordered),
                                                  dayNumber(today) - dayNumber(line.ordered));
        line.doubtful = line.expected <= today && late && late->doubtful();
    }
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
    const auto leadTimes = plannedLeadTimes(*workspace, today);
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
    auto open = openLines(*workspace, *orders);
    if (!open)
        return tl::unexpected(open.error());
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
        one.open = std::move((*open)[supplier.key.value]);
        doubt(one, today);
    }
    std::ranges::stable_sort(reviews, [](const SupplierReview& a, const SupplierReview& b) {
        return std::pair(a.record.alerts.size(), a.record.receipts) >
               std::pair(b.record.alerts.size(), b.record.receipts);
    });
    if (auto& unknown = (*open)[0]; !unknown.empty()) {
        SupplierReview& one = reviews.emplace_back();
        one.open = std::move(unknown);
        const auto settings = workspace::loadSettings(*workspace);
        if (!settings)
            return tl::unexpected(settings.error());
        one.plannedLeadDays = settings->leadTimeDays;
        one.plannedStdDevDays = settings->leadTimeStdDevDays;
        doubt(one, today);
    }
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
        if (one.id.empty())
            continue; // orders that name no supplier
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
