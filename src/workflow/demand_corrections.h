// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/id.h"
#include "core/result.h"
#include "workspace/demand_correction_repository.h"
#include "workspace/types.h"

#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace ms::workflow {

/// A week whose sales are not what demand was, by the newest run or by a person.
struct OddWeek {
    Day week{};                   ///< its first day
    double sold = 0;              ///< units
    std::optional<bool> stockout; ///< true: stock ran out; false: an outlier; none: only a person says so
    std::optional<double> found;  ///< units that the run put in its place; none: nothing
    std::optional<workspace::DemandCorrection> said; ///< what a person says; none: the run decides

    /// What the next forecast is made from, units.
    [[nodiscard]] double used() const { return said ? said->value.value_or(sold) : found.value_or(sold); }
};

/// Lays what people said over what a run found, by week.
std::vector<OddWeek> oddWeeks(std::span<const workspace::ForecastAdjustment> found,
                              std::span<const workspace::DemandCorrection> said);

/// What demand of a week was, instead of what was sold or of what a run makes of it.
struct CorrectionRequest {
    std::filesystem::path workspace;
    Sku sku;
    Day week{};                  ///< any day of it
    std::optional<double> value; ///< units; none: what was sold stands
    std::string author;
    ShopTime at{};
    friend bool operator==(const CorrectionRequest&, const CorrectionRequest&) = default;
};

/// Sales stay as they are; the next run follows what is said. Errors: as Workspace::open; NotFound for a SKU that is
/// not there or a week in which it was not sold yet; as DemandCorrectionRepository::save.
Result<void> correctWeek(const CorrectionRequest& request);
/// Takes back what was said of a week. Errors: as Workspace::open; NotFound for a SKU that is not there.
Result<void> leaveWeek(const std::filesystem::path& workspace, const Sku& sku, Day week);

/// Writes odd weeks as CSV: sku, week, why (stockout, outlier or empty), sold, found, said (kept, corrected or empty),
/// used, author; of all SKUs, or of one. Returns how many. Errors: as Workspace::open; NotFound for a SKU that is not
/// there; ReadWrite.
Result<std::int64_t> writeOddWeeksFile(const std::filesystem::path& workspace, const std::optional<Sku>& sku,
                                       const std::string& outPath);

} // namespace ms::workflow
