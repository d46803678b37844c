// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/day.h"
#include "core/result.h"
#include "inventory/supplier_watch.h"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace ms::workflow {

struct SupplierReview {
    std::string id;
    std::string name;
    std::optional<double> statedLeadDays; ///< as the supplier promises
    double plannedLeadDays = 0; ///< what plans use: learnt from three receipts on, else stated, else the settings'
    double plannedStdDevDays = 0;
    inventory::SupplierRecord record;
    std::vector<std::string> overdueOrders; ///< their codes, the longest overdue first
};

/// Every supplier with what its purchase orders say as of `today`; those with alerts first, then by receipts.
/// Errors: as Workspace::open and features::leadTimes.
Result<std::vector<SupplierReview>> reviewSuppliers(const std::filesystem::path& workspace, Day today);

/// A message to the supplier about one alert, in English, to be read and sent by a person.
std::string draftMessage(const SupplierReview& supplier, const inventory::SupplierAlert& alert);

/// `supplier_id,name,receipts,mean_lead_days,sd_lead_days,stated_lead_days,planned_lead_days,planned_sd_days,late_share,
/// fill_rate,open_orders,alert,message`, one row a supplier and alert, one for a supplier without. Returns the rows.
/// Errors: as reviewSuppliers(), and of writing.
Result<std::int64_t> exportSuppliers(const std::filesystem::path& workspace, Day today, const std::string& outPath);

} // namespace ms::workflow
