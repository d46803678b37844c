// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/id.h"
#include "core/result.h"
#include "forecast/forecaster.h"
#include "workspace/demand_event_repository.h"
#include "workspace/types.h"

#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace ms::workspace {
class Workspace;
}

namespace ms::workflow {

/// Whether a cause was seen to move demand: its 95 % interval does not hold 0.
bool movesDemand(const workspace::ForecastCause& cause);

/// Of the causes that a forecast reckons with and that move demand, the one whose effect is largest against its doubt.
std::optional<workspace::ForecastCause> surestCause(std::span<const workspace::ForecastCause> causes);

/// How a forecast with these causes is made again: it reckons with all that it used, or with none.
forecast::CauseRule causeRule(std::span<const workspace::ForecastCause> causes);

/// A cause of the demand of one SKU, as the newest weekly run found it.
struct SkuCause {
    Sku sku;
    workspace::ForecastCause cause;
};

/// By SKU key and name; of one SKU where one is asked for. Errors: as Workspace::open; NotFound when nothing was
/// forecast yet, or for a SKU that is not there.
Result<std::vector<SkuCause>> readCauses(const std::filesystem::path& workspace, const std::optional<Sku>& sku);

/// Writes them as CSV: sku, cause, kind (elasticity or change), value, lo95, hi95, moves_demand, in_forecast,
/// added_units. Returns how many rows. Errors: as readCauses; ReadWrite.
Result<std::int64_t> writeCausesFile(const std::filesystem::path& workspace, const std::optional<Sku>& sku,
                                     const std::string& outPath);

/// Countries whose holidays are known, ISO 3166 codes.
std::vector<std::string> causeCountries();

/// What may move demand beside what sales tell: whose holidays count, and events that people named.
struct CauseCalendar {
    std::string holidayCountry;                 ///< ISO 3166 code; empty: none
    std::vector<workspace::DemandEvent> events; ///< by name and day
};
Result<CauseCalendar> readCauseCalendar(const std::filesystem::path& workspace);
Result<CauseCalendar> readCauseCalendar(workspace::Workspace& workspace);

/// Lays the difference of two calendars over the workspace's own: events of `from` alone are taken back, those of `to`
/// alone are added, the country changes where both differ. What neither speaks of stays, whoever said it meanwhile.
/// Errors: as setHolidayCountry and addDemandEvent; then nothing was changed.
Result<void> saveCauseCalendar(const std::filesystem::path& workspace, const CauseCalendar& from,
                               const CauseCalendar& to);

/// Whose holidays the next forecasts reckon with, in capitals or not; empty: none. Errors: NotFound for a country that
/// is not known; as Workspace::open.
Result<void> setHolidayCountry(const std::filesystem::path& workspace, const std::string& country);

/// Errors: as Workspace::open and DemandEventRepository; NotFound for a category that no product has.
Result<workspace::DemandEventKey> addDemandEvent(const std::filesystem::path& workspace,
                                                 const workspace::DemandEvent& event);
Result<void> removeDemandEvent(const std::filesystem::path& workspace, workspace::DemandEventKey key);

} // namespace ms::workflow
