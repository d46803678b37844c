// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/id.h"
#include "core/progress.h"
#include "core/result.h"
#include "features/types.h"
#include "workspace/launch_repository.h"
#include "workspace/types.h"

#include <cstddef>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace ms::workflow {

/// Weeks of history below which a product counts as new; those that it may sell like have at least as many.
inline constexpr std::size_t newcomerWeeks = 26;

/// A new product, and what is already said of it.
struct LaunchRequest {
    std::filesystem::path workspace;
    workspace::ProductKey product;
    std::vector<Sku> analogues;       ///< empty: those that were saved, else the five that it resembles most
    std::optional<double> multiplier; ///< none: what was saved, else what its own first weeks say, else 1
    bool asStarted = false;           ///< like their first weeks, where those were seen
};

struct LaunchAnalogue {
    Sku sku;
    std::string title;
    double similarity = 0;       ///< 0..1
    double weight = 0;           ///< share of the mean; all add up to 1
    double unitsAWeek = 0;       ///< mean of its last 13 weeks
    bool launchSeen = false;     ///< its first weeks are in the data
    Day firstDay{};              ///< of history[0]
    std::vector<double> history; ///< units a week
};

/// What a new product would sell like others.
struct LaunchProposal {
    workspace::Launch launch;                     ///< what would be saved; its time is the caller's
    std::vector<LaunchAnalogue> analogues;        ///< most similar first
    Day firstDay{};                               ///< of step 1
    std::vector<workspace::ForecastPoint> points; ///< of the newest run's steps
};

/// Chooses what a product sells like by traits (forecast::nearestProducts), weighs them by their similarity and gives
/// the product the mean of their forecasts in the newest weekly run, times a multiplier that its own first weeks teach.
/// Errors: as Workspace::open and features::demandSeries; NotFound for an analogue without a forecast of its own, or
/// when there is no run; NotEnoughData when the product resembles none; InvalidInput for a multiplier that is not above
/// zero.
Result<LaunchProposal> proposeLaunch(const LaunchRequest& request, Progress& progress);

/// Saves what a product sells like, and the newest weekly run again with it: at once, with all other forecasts as they
/// were. Runs that come after follow it. Errors: as Workspace::open, LaunchRepository::save and layLaunches.
Result<void> saveLaunch(const std::filesystem::path& workspace, const workspace::Launch& launch, ShopTime at);

/// Proposes and saves for a SKU by name: `request.product` is looked up. Errors: of both; NotFound for the SKU.
Result<LaunchProposal> launchSku(const Sku& sku, LaunchRequest request, ShopTime at, Progress& progress);

/// Takes it back, and saves the newest weekly run again with the product's own forecast, or without one where it never
/// sold. Errors: as Workspace::open.
Result<void> removeLaunch(const std::filesystem::path& workspace, workspace::ProductKey product, ShopTime at);
/// Errors: NotFound, too, for a SKU that is not there or borrows no forecast.
Result<void> removeLaunch(const std::filesystem::path& workspace, const Sku& sku, ShopTime at);

/// Gives each launched product the forecast of its analogues in `rows`, in place of its own or behind the others. One
/// whose analogues have none keeps what it has. Errors: ReadWrite, Conflict.
Result<void> layLaunches(workspace::Workspace& workspace, const features::Demand& demand,
                         std::vector<workspace::ProductForecast>& rows);

} // namespace ms::workflow
