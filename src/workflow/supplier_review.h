// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/day.h"
#include "core/id.h"
#include "core/quantity.h"
#include "core/result.h"
#include "inventory/supplier_watch.h"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace ms::workflow {

/// One line of an order that has not come in full.
struct OpenOrderLine {
    std::string order; ///< its code
    Sku sku;
    Quantity units; ///< still to come
    Day ordered{};
    Day expected{};
    bool doubtful = false; ///< later than deliveries ever are: plans do not count on it
};

struct SupplierReview {
    std::string id;
    std::string name;
    std::optional<double> statedLeadDays; ///< as the supplier promises
    double plannedLeadDays = 0;           ///< what plans use (plannedLeadTimes())
    double plannedStdDevDays = 0;
    inventory::SupplierRecord record;
    std::vector<std::string> overdueOrders; ///< their codes, the longest overdue first
    std::vector<OpenOrderLine> open;        ///< as of now, be they placed after the day of the review; by expected day
};

/// Every supplier with what its purchase orders say as of `today`; those with alerts first, then by receipts. Open
/// orders that name no supplier come last, under one without id and name.
/// Errors: as Workspace::open and plannedLeadTimes().
Result<std::vector<SupplierReview>> reviewSuppliers(const std::filesystem::path& workspace, Day today);

/// A message to the supplier about one alert, in English, to be read and sent by a person.
std::string draftMessage(const SupplierReview& supplier, const inventory::SupplierAlert& alert);

/// `supplier_id,name,receipts,mean_lead_days,sd_lead_days,stated_lead_days,planned_lead_days,planned_sd_days,late_share,
/// fill_rate,open_orders,alert,message`, one row a supplier and alert, one for a supplier without. Returns the rows.
/// Errors: as reviewSuppliers(), and of writing.
Result<std::int64_t> exportSuppliers(const std::filesystem::path& workspace, Day today, const std::string& outPath);

} // namespace ms::workflow
