// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/stock.h"

#include "workspace/guarded.h"
#include "workspace/query.h"
#include "workspace/settings.h"
#include "workspace/workspace.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace ms::features {
namespace {

using workspace::Query;

constexpr int receiptsToMeasure = 3;
// Counts beyond all measure are cut, so that they can be added up without an overflow.
constexpr std::int64_t mostCounted = 1'000'000'000'000'000;

using StockByProduct = std::map<std::int64_t, ProductStock>;

void addCounts(workspace::Connection& connection, Day asOf, std::optional<workspace::LocationKey> location,
               StockByProduct& stock)
{
    // SQLite takes the other columns from the row that has the maximum.
    Query query(connection,
                "SELECT product_id, max(day), max(-?3, min(on_hand, ?3)), min(reserved, ?3), min(backorders, ?3) "
                "FROM stock_position WHERE day <= ?1 AND (?2 IS NULL OR location_id = ?2) "
                "GROUP BY product_id, location_id",
                asOf, location, mostCounted);
    while (query.step()) {
        const auto it = stock.find(query.integer(0));
        if (it == stock.end())
            continue;
        ProductStock& product = it->second;
        product.countedDay = product.counted ? std::min(product.countedDay, query.day(1)) : query.day(1);
        product.counted = true;
        product.onHand = product.onHand + query.quantity(2);
        product.reserved = product.reserved + query.quantity(3);
        product.backorders = product.backorders + query.quantity(4);
    }
}

/// Stands in for the receipts that a file of an older version, open for reading, does not have.
std::string withReceipts(workspace::Connection& connection)
{
    return workspace::hasTable(connection, "purchase_receipt")
               ? ""
               : "WITH purchase_receipt(purchase_order_id, product_id, day, units) AS (SELECT 0, 0, 0, 0 WHERE 0) ";
}

void addInbound(workspace::Connection& connection, Day asOf, std::optional<workspace::LocationKey> location,
                OrdersSince since, StockByProduct& stock)
{
    Query query(
        connection,
        withReceipts(connection) +
            "SELECT l.product_id, o.id, o.expected_day - max(0, o.ordered_day - ?1) AS due, "
            "l.units - l.received_units + iif(?3, 0, coalesce((SELECT sum(r.units) FROM purchase_receipt r "
            "WHERE r.purchase_order_id = o.id AND r.product_id = l.product_id AND r.day > ?1), 0)), "
            "o.ordered_day, o.expected_day, o.supplier_id "
            "FROM purchase_order o JOIN purchase_order_line l ON l.purchase_order_id = o.id "
            "WHERE (?3 OR o.ordered_day <= ?1) AND (o.received_day IS NULL OR (NOT ?3 AND o.received_day > ?1)) "
            "AND NOT EXISTS (SELECT 1 FROM purchase_receipt r WHERE r.purchase_order_id = o.id AND "
            "r.product_id = l.product_id AND r.units = 0 AND (?3 OR r.day <= ?1)) "
            "AND (?2 IS NULL OR o.location_id = ?2) ORDER BY due, o.id",
        asOf, location, since == OrdersSince::Counted ? 1 : 0);
    while (query.step()) {
        const auto it = stock.find(query.integer(0));
        if (it == stock.end() || query.integer(3) <= 0)
            continue;
        const Day due = std::max(query.day(2), asOf + std::chrono::days(1));
        it->second.inbound.push_back({query.key<workspace::PurchaseOrderKey>(1), due, query.quantity(3),
                                      query.day(2) <= asOf, query.day(4), query.day(5),
                                      query.optionalKey<workspace::SupplierKey>(6)});
    }
}

/// What came after the goods were counted, and is not in the count: of the place where it came, else, where that place
/// never counted them, anywhere. A count speaks of the end of its day.
void addReceipts(workspace::Connection& connection, Day asOf, std::optional<workspace::LocationKey> location,
                 OrdersSince since, StockByProduct& stock)
{
    Query query(connection,
                withReceipts(connection) +
                    "SELECT r.product_id, sum(r.units) FROM purchase_receipt r "
                    "JOIN purchase_order o ON o.id = r.purchase_order_id "
                    "WHERE (?3 OR r.day <= ?1) AND (?2 IS NULL OR o.location_id = ?2) AND r.day > coalesce("
                    "(SELECT max(c.day) FROM stock_position c WHERE c.product_id = r.product_id AND c.location_id = "
                    "o.location_id AND c.day <= ?1), (SELECT max(c.day) FROM stock_position c WHERE c.product_id = "
                    "r.product_id AND c.day <= ?1)) GROUP BY r.product_id",
                asOf, location, since == OrdersSince::Counted ? 1 : 0);
    while (query.step()) {
        const auto it = stock.find(query.integer(0));
        if (it == stock.end() || !it->second.counted)
            continue;
        it->second.receivedSince = query.quantity(1);
        it->second.onHand = it->second.onHand + it->second.receivedSince;
    }
}

/// What approved transfers hold back where goods leave and bring where they go: nothing leaves or comes twice, because
/// each end speaks of a transfer until a count of the day that it left, or came, is there.
void addTransfers(workspace::Connection& connection, Day asOf, std::optional<workspace::LocationKey> location,
                  OrdersSince since, StockByProduct& stock)
{
    if (!workspace::hasTable(connection, "transfer_journey"))
        return; // a file of an older version that is open for reading
    Query query(connection,
                "SELECT p.product_id, p.units, p.expected_day - max(0, a.decided_at / 86400 - ?1) AS due, "
                "(?2 IS NULL OR p.location_id = ?2) AND coalesce(j.left_day > coalesce((SELECT max(c.day) FROM "
                "stock_position c WHERE c.product_id = p.product_id AND c.location_id = p.location_id AND "
                "c.day <= ?1), j.left_day - 1), 1) AS leaves, "
                "(?2 IS NULL OR p.to_location_id = ?2) AND coalesce(j.arrived_day > coalesce((SELECT max(c.day) FROM "
                "stock_position c WHERE c.product_id = p.product_id AND c.location_id = p.to_location_id AND "
                "c.day <= ?1), j.arrived_day - 1), 1) AS comes, "
                "j.arrived_day IS NOT NULL AND j.arrived_day <= ?1 "
                "FROM proposal p JOIN approval a ON a.proposal_id = p.id AND a.approved = 1 "
                "LEFT JOIN transfer_journey j ON j.proposal_id = p.id "
                "WHERE p.kind = 'transfer' AND p.state IN ('approved', 'sent', 'confirmed') "
                "AND (?3 OR a.decided_at / 86400 <= ?1) ORDER BY due, p.id",
                asOf, location, since == OrdersSince::Counted ? 1 : 0);
    const Day tomorrow = asOf + std::chrono::days(1);
    while (query.step()) {
        const auto it = stock.find(query.integer(0));
        if (it == stock.end())
            continue;
        if (query.boolean(3))
            it->second.reserved = it->second.reserved + query.quantity(1);
        if (!query.boolean(4))
            continue;
        const bool there = query.boolean(5); // came in, and was not counted since
        const Day due = there ? tomorrow : std::max(query.day(2), tomorrow);
        it->second.inbound.push_back({{}, due, query.quantity(1), !there && query.day(2) <= asOf});
    }
    for (auto& [key, product] : stock)
        std::ranges::stable_sort(product.inbound, {}, &Inbound::due);
}

struct Receipts {
    int count = 0;
    double mean = 0;
    double squares = 0; ///< of deviations from the mean
};

/// Days from order to receipt by supplier key. Running mean and squares: Welford (1962), Technometrics 4(3).
std::map<std::int64_t, Receipts> measureReceipts(workspace::Connection& connection, Day asOf)
{
    std::map<std::int64_t, Receipts> measured;
    Query query(
        connection,
        "SELECT supplier_id, received_day - ordered_day FROM purchase_order WHERE received_day <= ? "
        "AND supplier_id IS NOT NULL AND received_day > ordered_day AND coalesce((SELECT max(received_units) > 0 "
        "FROM purchase_order_line WHERE purchase_order_id = purchase_order.id), 1)", // what was lost took no time
        asOf);
    while (query.step()) {
        Receipts& receipts = measured[query.integer(0)];
        const double days = query.real(1);
        ++receipts.count;
        const double delta = days - receipts.mean;
        receipts.mean += delta / receipts.count;
        receipts.squares += delta * (days - receipts.mean);
    }
    return measured;
}

} // namespace

Result<std::vector<ProductStock>> stockOnHand(workspace::Workspace& workspace, Day asOf,
                                              std::optional<workspace::LocationKey> location, OrdersSince since)
{
    return workspace::guarded([&] {
        workspace::Connection& connection = workspace.connection();
        StockByProduct stock;
        {
            Query query(connection, "SELECT id FROM product WHERE is_goods = 1");
            while (query.step())
                stock[query.integer(0)].product = query.key<workspace::ProductKey>(0);
        }
        addCounts(connection, asOf, location, stock);
        addReceipts(connection, asOf, location, since, stock);
        addInbound(connection, asOf, location, since, stock);
        addTransfers(connection, asOf, location, since, stock);
        std::vector<ProductStock> result;
        for (auto& [key, product] : stock)
            result.push_back(std::move(product));
        return result;
    });
}

inventory::StockState stockState(const ProductStock& stock, Day asOf, double periodDays)
{
    inventory::StockState state;
    state.onHand = static_cast<double>(std::max<std::int64_t>(stock.onHand.units, 0));
    state.reserved = static_cast<double>(stock.reserved.units);
    state.backorders = static_cast<double>(stock.backorders.units);
    const Day tomorrow = asOf + std::chrono::days(1);
    for (const Inbound& inbound : stock.inbound) {
        const double days = static_cast<double>((inbound.due - tomorrow).count());
        const auto period = static_cast<std::size_t>(std::ceil(days / periodDays));
        if (state.onOrder.size() <= period)
            state.onOrder.resize(period + 1, 0.0);
        state.onOrder[period] += static_cast<double>(inbound.quantity.units);
    }
    return state;
}

Result<std::vector<LeadTimeEstimate>> leadTimes(workspace::Workspace& workspace, Day asOf)
{
    const auto settings = workspace::loadSettings(workspace);
    if (!settings)
        return tl::unexpected(settings.error());
    return workspace::guarded([&] {
        const auto measured = measureReceipts(workspace.connection(), asOf);
        std::vector<LeadTimeEstimate> estimates;
        Query query(workspace.connection(), "SELECT id, lead_time_days, lead_time_sd_days FROM supplier ORDER BY id");
        while (query.step()) {
            LeadTimeEstimate estimate;
            estimate.supplier = query.key<workspace::SupplierKey>(0);
            estimate.meanDays = query.optionalReal(1).value_or(settings->leadTimeDays);
            estimate.stdDevDays = query.optionalReal(2).value_or(settings->leadTimeStdDevDays);
            estimate.source = query.null(1) ? LeadTimeSource::Settings : LeadTimeSource::Supplier;
            if (const auto it = measured.find(query.integer(0)); it != measured.end()) {
                estimate.receipts = it->second.count;
                if (estimate.receipts >= receiptsToMeasure) {
                    estimate.meanDays = it->second.mean;
                    estimate.stdDevDays = std::sqrt(it->second.squares / (estimate.receipts - 1));
                    estimate.source = LeadTimeSource::Receipts;
                }
            }
            estimates.push_back(estimate);
        }
        return estimates;
    });
}

} // namespace ms::features
