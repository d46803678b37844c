// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/commands.h"
#include "workflow/status.h"

#include <ctime>
#include <memory>

namespace ms::cli {
namespace {

struct StatusOptions {
    std::string workspace;
    std::string today;
};

/// The wall clock of this place, without its zone, as shops write their orders.
ShopTime localTime()
{
    const std::time_t now = std::time(nullptr);
    std::tm parts{};
    localtime_r(&now, &parts);
    return ShopTime{std::chrono::seconds{timegm(&parts)}};
}

Summary toJson(const workspace::ImportRecord& import)
{
    Summary out;
    out["id"] = import.key.value;
    out["file"] = import.fileName;
    out["sha256"] = import.sha256;
    out["profile"] = import.profile;
    out["rows_read"] = import.rowsRead;
    out["rows_added"] = import.rowsAdded;
    out["rows_known"] = import.rowsKnown;
    out["rows_rejected"] = import.rowsRejected;
    out["imported_at"] = toIsoText(import.importedAt);
    out["seconds"] = import.seconds;
    return out;
}

Summary toJson(const workflow::ForecastStatus& forecast, bool outdated)
{
    Summary out;
    out["id"] = forecast.run.key.value;
    out["created_at"] = toIsoText(forecast.run.createdAt);
    out["first_day"] = toIsoText(forecast.run.firstDay);
    out["horizon"] = forecast.run.horizon;
    out["model"] = forecast.run.model;
    out["products"] = forecast.products;
    out["median_mase"] = forecast.medianMase ? Summary(*forecast.medianMase) : Summary();
    out["outdated"] = outdated;
    return out;
}

Summary toJson(const features::DataProblem& problem, const Currency& currency)
{
    Summary out;
    out["kind"] = workflow::problemName(problem.kind);
    out["count"] = problem.count;
    out["money"] = toDecimalText(problem.moneyMinor, currency.known() ? currency.decimals() : 2);
    out["sentence"] = workflow::problemSentence(problem);
    out["examples"] = problem.examples;
    return out;
}

Summary toJson(const StatusOptions& options, const workflow::Status& status)
{
    Summary out;
    out["workspace"] = options.workspace;
    out["shop"] = status.settings.shopName;
    out["currency"] = status.settings.currency.text();
    out["connection"] = status.settings.connection == workspace::ConnectionKind::Sandbox ? "sandbox" : "production";
    if (!status.notice.empty())
        out["notice"] = status.notice;
    out["orders"] = status.orders;
    out["returns"] = status.returns;
    out["lines"] = status.lines;
    out["skus"] = status.products;
    out["goods"] = status.goods;
    out["customers"] = status.customers;
    out["locations"] = status.locations;
    out["suppliers"] = status.suppliers;
    out["first_sale"] = status.firstSale ? Summary(toIsoText(*status.firstSale)) : Summary();
    out["last_sale"] = status.lastSale ? Summary(toIsoText(*status.lastSale)) : Summary();
    out["age_days"] = status.ageDays ? Summary(*status.ageDays) : Summary();
    out["stale"] = status.stale;
    out["imports"] = Summary::array();
    for (const workspace::ImportRecord& import : status.imports)
        out["imports"].push_back(toJson(import));
    out["forecast"] = status.forecast ? toJson(*status.forecast, status.forecastIsOutdated) : Summary();
    out["proposals"] = Summary::object();
    for (const auto& [state, count] : status.proposals)
        out["proposals"][std::string(approvals::toText(state))] = count;
    out["problems"] = Summary::array();
    for (const features::DataProblem& problem : status.problems)
        out["problems"].push_back(toJson(problem, status.settings.currency));
    return out;
}

Result<Summary> showStatus(const StatusOptions& options, const Context& context)
{
    workflow::StatusRequest request;
    request.workspace = options.workspace;
    request.now = localTime();
    request.checkFile = true;
    if (!options.today.empty()) {
        const auto today = parseDay(options.today);
        if (!today)
            return tl::unexpected(today.error());
        request.now = ShopTime{*today};
    }
    const auto status = workflow::workspaceStatus(request, context.progress);
    if (!status)
        return tl::unexpected(status.error());
    return toJson(options, *status);
}

} // namespace

void addStatusCommand(Commands& commands)
{
    CLI::App& command = commands.add("status", "Show what a workspace holds and what needs attention");
    const auto options = std::make_shared<StatusOptions>();
    command.add_option("--workspace", options->workspace, "The merchant's file")->required();
    command.add_option("--today", options->today, "Judge how fresh the data are on this day instead of today");
    commands.onRun(command, [options](const Context& context) { return showStatus(*options, context); });
}

} // namespace ms::cli
