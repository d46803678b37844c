// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/day.h"
#include "core/id.h"
#include "core/result.h"
#include "workspace/override_types.h"

#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace ms::workspace {
class Workspace;
}

namespace ms::workflow {

/// Units of a week that is over; none: it is not, or nothing is known of it.
using ActualOf = std::function<std::optional<double>(workspace::ProductKey product, Day week)>;

/// What a person says about one week instead of the forecast.
struct OverrideRequest {
    std::filesystem::path workspace;
    Sku sku;              ///< empty: a category is meant
    std::string category; ///< its SKUs share what is said of all of them, in whole units
    Day week{};           ///< any day of it
    workspace::OverrideKind kind = workspace::OverrideKind::Value;
    double amount = 0;  ///< as the kind says; of a category: of the sum of its SKUs
    std::string reason; ///< not empty
    std::string author; ///< not empty
    ShopTime at{};
    friend bool operator==(const OverrideRequest&, const OverrideRequest&) = default;
};

/// Lays an override over the newest weekly forecast, which stays as it is. A category's is spread over its SKUs in the
/// proportion of their forecasts, in whole units that add up to it. Returns what was stored.
/// Errors: as Workspace::open; NotFound for a SKU or category without a forecast, or a week outside it; InvalidInput
/// without reason or author, or below zero.
Result<std::vector<workspace::DemandOverride>> overrideDemand(const OverrideRequest& request);

Result<std::vector<workspace::DemandOverride>> overrideDemand(workspace::Workspace& workspace,
                                                              const OverrideRequest& request);

/// Takes an override back; it stays in the list. Errors: as Workspace::open; NotFound.
Result<void> withdrawOverride(const std::filesystem::path& workspace, workspace::OverrideKey key, ShopTime at);

/// An override and, once its week is over, what it was good for.
struct OverrideOutcome {
    workspace::DemandOverride said;
    Sku sku;
    std::optional<double> actual;     ///< units of the week; none: not over yet
    std::optional<double> valueAdded; ///< error of the baseline less that of the override, units; positive: it helped
};

/// Forecast value added by a group of overrides. Source: Gilliland (2010), The Business Forecasting Deal.
struct ValueAdded {
    std::string name;         ///< author, reason, or by level a category, and "sku" for what was said of SKUs
    bool ofCategory = false;  ///< by level: the name is a category's
    int overrides = 0;        ///< whose week is over
    double baselineError = 0; ///< sum of absolute errors, units
    double overrideError = 0; ///< the same with overrides
    int helped = 0;           ///< how many were nearer than the baseline
};

struct OverrideReview {
    std::vector<OverrideOutcome> overrides; ///< by SKU, week and time, those withdrawn included
    std::vector<ValueAdded> byAuthor;       ///< by name; withdrawn ones do not count
    std::vector<ValueAdded> byReason;
    std::vector<ValueAdded> byLevel;
};

/// All overrides, or those of one SKU. Errors: as Workspace::open and features::demandSeries.
Result<OverrideReview> reviewOverrides(const std::filesystem::path& workspace, const std::optional<Sku>& sku);

/// The same for a reader that knows what came.
Result<OverrideReview> reviewOverrides(workspace::Workspace& workspace, std::optional<workspace::ProductKey> product,
                                       const ActualOf& actualOf);

/// What was said of each week at different times, and what came.
struct Snapshots {
    struct Week {
        Day firstDay{};
        std::vector<std::optional<double>> said; ///< one a run; none: it did not reach the week
        std::optional<double> held;              ///< with the override that holds
        std::optional<double> actual;            ///< none: not over yet
    };
    std::vector<ShopTime> runs; ///< newest first
    std::vector<Week> weeks;    ///< ascending
};

/// The newest `runs` weekly forecasts of a SKU, week by week; of runs of the same data the newest. Errors: as
/// Workspace::open and features::demandSeries; NotFound for a SKU that is not there.
Result<Snapshots> readSnapshots(const std::filesystem::path& workspace, const Sku& sku, int runs);
/// The same for a reader that knows what came.
Result<Snapshots> readSnapshots(workspace::Workspace& workspace, workspace::ProductKey product, int runs,
                                const ActualOf& actualOf);

} // namespace ms::workflow
