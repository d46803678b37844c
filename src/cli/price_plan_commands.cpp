// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/commands.h"
#include "workflow/price_markdown.h"
#include "workflow/price_promotions.h"
#include "workflow/price_strategies.h"
#include "workflow/price_test_plan.h"

#include <memory>

namespace ms::cli {

namespace {

void addMarkdown(Commands& commands, CLI::App& price)
{
    auto request = std::make_shared<workflow::MarkdownFileRequest>();
    CLI::App& command = commands.add("markdown", "Price ladders that sell stock through to a date", &price);
    command
        .add_option("--cases", request->cases,
                    "CSV: product_id,price,stock,units_per_period,elasticity and optional periods,lowest_price,prices,"
                    "leftover_value,holding_cost,markdown_cost,dispersion,least_periods,sell_through,tax_rate,decimals")
        ->required();
    command.add_option("--out", request->out, "CSV to write, - for standard output")->required();
    command.add_option("--rejects", request->rejects, "CSV of the rows that could not be planned");
    commands.onRun(command, [request](const Context& context) -> Result<Summary> {
        const auto run = workflow::planMarkdownFile(*request, context.progress);
        if (!run)
            return tl::unexpected(run.error());
        return Summary{{"rows_read", run->rowsRead},
                       {"rows_rejected", run->rowsRejected},
                       {"rows_written", run->rowsWritten},
                       {"products", run->products},
                       {"value", run->value},
                       {"keep_value", run->keepValue},
                       {"model", "dynamic programming"}};
    });
}

void addPromotions(Commands& commands, CLI::App& price)
{
    auto request = std::make_shared<workflow::PromotionFileRequest>();
    CLI::App& command =
        commands.add("promotions", "Uplift, pull-forward and post-promotion dip of every product", &price);
    command
        .add_option("--observations", request->observations,
                    "CSV: product_id,location_id,t,units,price,promotion (0..1)")
        ->required();
    command.add_option("--out", request->out, "CSV to write, - for standard output")->required();
    command.add_option("--rejects", request->rejects, "CSV of the rows that could not be used");
    command.add_option("--leads", request->settings.leads, "Periods before a promotion in which customers may wait")
        ->capture_default_str();
    command.add_option("--lags", request->settings.lags, "Periods after it in which they live on what they bought")
        ->capture_default_str();
    command.add_option("--season", request->settings.seasonPeriods, "Periods in a year, to hold the season constant");
    commands.onRun(command, [request](const Context& context) -> Result<Summary> {
        request->settings.threads = context.options.threads;
        const auto run = workflow::measurePromotionFile(*request, context.progress);
        if (!run)
            return tl::unexpected(run.error());
        return Summary{{"rows_read", run->rowsRead},
                       {"rows_rejected", run->rowsRejected},
                       {"rows_written", run->rowsWritten},
                       {"measured", run->measured},
                       {"refused", run->refused}};
    });
}

void addStrategies(Commands& commands, CLI::App& price)
{
    auto request = std::make_shared<workflow::PriceStrategiesRequest>();
    CLI::App& command = commands.add(
        "strategies", "What regression on margins, a seasonal forecast and the agent would do, side by side", &price);
    command
        .add_option("--observations", request->observations,
                    "CSV: product_id,location_id,t,units,price and optional cost,competitor_price,promotion,feature")
        ->required();
    command.add_option("--rules", request->rules, "JSON, see `merchant price rules --help`")->required();
    command.add_option("--out", request->out, "CSV to write, - for standard output")->required();
    command.add_option("--stock", request->stock, "CSV: product_id,stock and optional leftover_value (it is cleared)");
    command.add_option("--environment", request->environment, "JSON of the season that the agent was trained in");
    command.add_option("--agent", request->agent, "Folder of a trained agent");
    command.add_option("--season", request->seasonPeriods, "Periods in a season: 52, 12, 7 or 1")
        ->check(CLI::IsMember({52, 12, 7, 1}))
        ->capture_default_str();
    commands.onRun(command, [request](const Context& context) -> Result<Summary> {
        request->threads = context.options.threads;
        const auto run = workflow::comparePriceStrategies(*request, context.progress);
        if (!run)
            return tl::unexpected(run.error());
        Summary summary{
            {"rows_read", run->rowsRead}, {"rows_rejected", run->rowsRejected}, {"rows_written", run->rowsWritten}};
        for (const auto& [strategy, products] : run->advised)
            summary["advised"][strategy] = products;
        return summary;
    });
}

void addPlanTest(Commands& commands, CLI::App& price)
{
    struct Options {
        workflow::PriceTestRequest request;
        bool acrossPlaces = false;
        double power = 0;
    };
    auto options = std::make_shared<Options>();
    CLI::App& command =
        commands.add("plan-test", "Power of a price test, simulated: switchback, or A/B across places", &price);
    pricing::PriceTestSetup& setup = options->request.setup;
    command.add_option("--units", setup.unitsPerPeriod, "Mean units of one place and period")->required();
    command.add_option("--noise", setup.noise, "Standard deviation of log units a period, beyond counting")
        ->capture_default_str();
    command.add_option("--place-noise", setup.placeNoise, "The same between places")->capture_default_str();
    command.add_option("--elasticity", setup.elasticity, "True elasticity that is to be found")->capture_default_str();
    command.add_option("--null", setup.nullElasticity, "Elasticity that it is to be told apart from")
        ->capture_default_str();
    command.add_option("--step", setup.step, "Prices p (1 - step) and p (1 + step)")->capture_default_str();
    command.add_option("--places", setup.locations, "Places in the test")->capture_default_str();
    command.add_option("--periods", setup.periods, "Periods in each place")->capture_default_str();
    command.add_flag("--across-places", options->acrossPlaces, "Half of the places each price, instead of switching");
    command.add_option("--power", options->power, "Find the fewest periods with this power instead: 0.8");
    command.add_option("--most-periods", options->request.mostPeriods, "No more periods than these")
        ->capture_default_str();
    command.add_option("--simulations", options->request.simulations, "Simulated tests")->capture_default_str();
    commands.onRun(command, [options](const Context& context) -> Result<Summary> {
        workflow::PriceTestRequest& request = options->request;
        request.threads = context.options.threads;
        request.seed = context.options.seed;
        if (options->acrossPlaces)
            request.setup.design = pricing::TestDesign::AcrossPlaces;
        if (options->power > 0)
            request.power = options->power;
        const auto planned = workflow::planPriceTest(request, context.progress);
        if (!planned)
            return tl::unexpected(planned.error());
        const pricing::PriceTestPower& power = planned->power;
        return Summary{{"design", options->acrossPlaces ? "across places" : "switchback"},
                       {"step", request.setup.step},
                       {"places", request.setup.locations},
                       {"periods", planned->periods},
                       {"power", power.power},
                       {"half_width_95", power.halfWidth},
                       {"coverage", power.coverage},
                       {"bias", power.bias},
                       {"units_change", power.unitsCost},
                       {"revenue_change_share", power.revenueShare},
                       {"simulations", power.simulations}};
    });
}

} // namespace

void addPricePlanCommands(Commands& commands, CLI::App& price)
{
    addMarkdown(commands, price);
    addPromotions(commands, price);
    addStrategies(commands, price);
    addPlanTest(commands, price);
}

} // namespace ms::cli
