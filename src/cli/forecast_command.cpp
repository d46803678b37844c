// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/commands.h"
#include "workflow/forecast_evaluation.h"
#include "workflow/forecast_files.h"

#include <cmath>
#include <iostream>
#include <memory>

namespace ms::cli {
namespace {

struct ForecastOptions {
    workflow::ForecastFilesRequest request;
    std::string frequency;
    std::string gaps = "unknown";
};

void printMethods()
{
    for (const workflow::ForecastMethod& method : workflow::forecastMethods())
        std::cout << method.name << std::string(method.name.size() < 14 ? 14 - method.name.size() : 1, ' ')
                  << method.title << " (" << method.source << ")\n";
    std::cout.flush();
    throw CLI::Success();
}

Result<Summary> forecast(ForecastOptions options, const Context& context)
{
    const auto frequency = workflow::parseFrequency(options.frequency);
    if (!frequency)
        return tl::unexpected(frequency.error());
    options.request.frequency = *frequency;
    options.request.gapsAreZero = options.gaps == "zero";
    options.request.threads = context.options.threads;
    const auto done = workflow::forecastFiles(options.request, context.progress);
    if (!done)
        return tl::unexpected(done.error());
    for (const std::string& failed : done->failures)
        std::cerr << "merchant forecast: " << failed << '\n';
    Summary summary;
    summary["rows_read"] = done->rowsRead;
    summary["rows_rejected"] = done->rowsRejected;
    summary["rows_written"] = done->rowsWritten;
    summary["series"] = done->series;
    summary["series_failed"] = done->failures.size();
    summary["model"] = options.request.model;
    for (const auto& [method, count] : done->chosen)
        summary["chosen"][method] = count;
    if (!std::isnan(done->measuredCoverage80))
        summary["measured_coverage80"] = done->measuredCoverage80;
    return summary;
}

Summary toSummary(const workflow::ForecastAccuracy& accuracy)
{
    Summary summary;
    if (!accuracy.seriesId.empty())
        summary["series_id"] = accuracy.seriesId;
    const auto put = [&](const char* name, double value) {
        summary[name] = std::isnan(value) ? Summary() : Summary(value);
    };
    summary["points"] = accuracy.points;
    put("smape", accuracy.smape);
    put("mape", accuracy.mape);
    put("wape", accuracy.wape);
    put("mase", accuracy.mase);
    put("rmsse", accuracy.rmsse);
    put("bias", accuracy.bias);
    put("pinball", accuracy.pinball);
    put("coverage80", accuracy.coverage80);
    put("coverage95", accuracy.coverage95);
    put("msis95", accuracy.msis95);
    return summary;
}

Result<Summary> evaluate(const workflow::ForecastEvaluationRequest& request, const Context& context)
{
    const auto evaluation = workflow::evaluateForecasts(request);
    if (!evaluation)
        return tl::unexpected(evaluation.error());
    Summary summary;
    if (context.options.json) {
        for (const workflow::ForecastAccuracy& one : evaluation->series)
            summary["series"].push_back(toSummary(one));
    } else if (!context.options.quiet) {
        for (const workflow::ForecastAccuracy& one : evaluation->series)
            std::cout << toSummary(one).dump() << '\n';
    }
    summary["series_evaluated"] = evaluation->series.size();
    summary["overall"] = toSummary(evaluation->overall);
    return summary;
}

} // namespace

void addForecastCommand(Commands& commands)
{
    CLI::App& command = commands.add("forecast", "Forecast demand series, with intervals, from a CSV file");
    const auto options = std::make_shared<ForecastOptions>();
    auto& request = options->request;
    const std::initializer_list<CLI::Option*> required = {
        command.add_option("--series", request.seriesPath, "CSV with series_id,t,value; - for standard input"),
        command.add_option("--frequency", options->frequency, "Step of the series")
            ->check(CLI::IsMember({"yearly", "quarterly", "monthly", "weekly", "daily", "hourly", "other"})),
        command.add_option("--horizon", request.horizon, "Steps to forecast")->check(aboveZero()),
        command.add_option("--out", request.outPath, "CSV to write; - for standard output")};
    const std::vector<CLI::Option*> needed(required);
    for (CLI::Option* option : needed)
        option->required();
    command.add_option("--model", request.model, "auto, or a name from --list-models")->capture_default_str();
    command.add_option("--levels", request.levels, "Promised coverage of the intervals, per cent")
        ->delimiter(',')
        ->capture_default_str();
    command
        .add_option(
            "--regressors", request.regressors,
            "Columns that are causes (price, promotion, holiday), numbers or true and false; rows with an empty "
            "value carry the future ones")
        ->delimiter(',');
    command
        .add_option("--categories", request.categories,
                    "Columns that say what a series belongs to (store, brand), for the methods over all series")
        ->delimiter(',');
    command.add_option("--gaps", options->gaps, "What a missing step means")
        ->check(CLI::IsMember({"unknown", "zero"}))
        ->capture_default_str();
    command.add_option("--holidays", request.holidays,
                       "A country (GB, DE, US...) whose holidays are causes too; t must be dates");
    command.add_flag("--reconcile", request.reconcile,
                     "Forecast the totals of the categories too, outermost first, and make all of them add up");
    command.add_option("--like", request.likePath,
                       "CSV with series_id,like,multiplier: new items get the forecast of what they sell like");
    command.add_option("--effects", request.effectsPath, "CSV for what each cause does, with intervals");
    command.add_option("--parts", request.partsPath, "CSV for level, trend, season and causes of each step");
    command.add_option("--backtest", request.backtestPath, "CSV for how each method did at earlier moments");
    command.add_option("--rejects", request.rejectsPath, "CSV for the rows that could not be used");
    command.add_flag_callback("--list-models", printMethods, "List the models and where each comes from");
    commands.onRun(command, [options](const Context& context) { return forecast(*options, context); });

    CLI::App& evaluation = commands.add("evaluate", "Compare a forecast file with what came", &command);
    const auto asked = std::make_shared<workflow::ForecastEvaluationRequest>();
    evaluation.add_option("--series", asked->trainPath, "CSV the forecasts were made from")->required();
    evaluation.add_option("--actual", asked->actualPath, "CSV with series_id,t,value of what came")->required();
    evaluation.add_option("--forecast", asked->forecastPath, "CSV that merchant forecast wrote")->required();
    evaluation.add_option("--season", asked->season, "Periods in a season, for MASE and RMSSE")
        ->check(aboveZero())
        ->capture_default_str();
    // What forecasting cannot do without, evaluating can.
    evaluation.preparse_callback([needed](std::size_t) {
        for (CLI::Option* option : needed)
            option->required(false);
    });
    commands.onRun(evaluation, [asked](const Context& context) { return evaluate(*asked, context); });
}

} // namespace ms::cli
