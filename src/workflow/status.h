// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "approvals/types.h"
#include "core/progress.h"
#include "core/result.h"
#include "features/types.h"
#include "workspace/types.h"

#include <filesystem>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace ms::workflow {

struct StatusRequest {
    std::filesystem::path workspace;
    ShopTime now{};         ///< what "fresh" and "future" are held against
    bool checkFile = false; ///< read every page too, for damage
};

/// The latest forecast run and what it holds.
struct ForecastStatus {
    workspace::ForecastRun run;
    std::int64_t products = 0;
    std::optional<double> medianMase; ///< of the products that could be tested
};

/// What is in a workspace and what needs attention.
struct Status {
    std::string notice; ///< why it is open for reading only, or empty
    workspace::Settings settings;
    std::int64_t orders = 0; ///< without returns
    std::int64_t returns = 0;
    std::int64_t lines = 0;
    std::int64_t products = 0; ///< SKUs, services such as postage included
    std::int64_t goods = 0;    ///< SKUs that are stocked
    std::int64_t customers = 0;
    std::int64_t locations = 0;
    std::int64_t suppliers = 0;
    std::optional<ShopTime> firstSale; ///< none: no orders
    std::optional<ShopTime> lastSale;
    std::optional<std::int64_t> ageDays;          ///< whole days from the last sale to now; none: no orders
    bool stale = false;                           ///< older than settings.staleAfterDays
    std::vector<workspace::ImportRecord> imports; ///< newest first
    std::optional<ForecastStatus> forecast;
    bool forecastIsOutdated = false;                                  ///< an import came after it
    std::vector<std::pair<approvals::State, std::int64_t>> proposals; ///< states that have any
    std::vector<features::DataProblem> problems;                      ///< the one with the most money first
};

/// Errors: of opening the workspace; ReadWrite when the file is damaged; Canceled.
Result<Status> workspaceStatus(const StatusRequest& request, Progress& progress);

/// "sold_without_cost": stable, for files and scripts.
const char* problemName(features::DataProblemKind kind);

/// One sentence a person can read, in English, money left out: "3 products were sold that have no unit cost."
std::string problemSentence(const features::DataProblem& problem);

} // namespace ms::workflow
