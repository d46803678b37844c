// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "workflow/demo_history.h"
#include "workflow/demo_orders.h"

#include <string>
#include <vector>

namespace ms::workflow {

/// What engines are to find in a demo shop, as JSON:
///   seed, first_day, last_day, weekday_factors (Monday first), shop_share, noise_shape
///   suppliers: code, lead_time_days, lead_time_sd_days
///   products: sku, kind, base_units_a_day, reference_price_minor, elasticity, trend_a_year, amplitude,
///   peak_day_of_year,
///     christmas_factor, promotion_uplift, units_a_line, taste, first_day, price_changes, demand_units, sold_units,
///     lost_units, stockout_days
///   customers: code, taste, second_taste
/// DemoProduct says by which formula they make demand.
std::string demoTruth(const DemoPlan& plan, const std::vector<DemoHistory>& histories,
                      const std::vector<DemoCustomer>& customers);

/// Writes `text` whole or not at all. Errors: ReadWrite.
Result<void> writeTextFile(const std::string& path, const std::string& text);

} // namespace ms::workflow
