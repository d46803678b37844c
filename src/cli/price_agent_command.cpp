// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/commands.h"
#include "workflow/price_agent.h"
#include "workflow/price_season.h"

#include <cmath>
#include <memory>

namespace ms::cli {

namespace {

/// A number that was not computed is null.
Summary figure(double value)
{
    return std::isfinite(value) ? Summary(value) : Summary(nullptr);
}

void addTrainAgent(Commands& commands, CLI::App& price)
{
    auto request = std::make_shared<workflow::AgentTrainingRequest>();
    CLI::App& command = commands.add("train-agent", "Train a pricing agent in the simulator of a season", &price);
    command.add_option("--environment", request->environment, "JSON of the season")->required();
    command.add_option("--out", request->out, "Folder for the agent, its card and its learning curve")->required();
    command.add_option("--updates", request->settings.updates, "Steps of learning")
        ->check(aboveZero())
        ->capture_default_str();
    commands.onRun(command, [request](const Context& context) -> Result<Summary> {
        request->threads = context.options.threads;
        request->settings.seed = context.options.seed;
        const auto run = workflow::trainPricingAgent(*request, context.progress);
        if (!run)
            return tl::unexpected(run.error());
        return Summary{{"model", "dueling double Q-network"},
                       {"updates", run->updates},
                       {"mean_return", run->meanReturn},
                       {"exact_return", figure(run->exact)},
                       {"fixed", figure(run->fixed)},
                       {"myopic", figure(run->myopic)},
                       {"random", figure(run->random)},
                       {"optimal", figure(run->optimum)},
                       {"fraction_of_optimal", figure(run->exact / run->optimum)}};
    });
}

void addEvaluateAgent(Commands& commands, CLI::App& price)
{
    auto request = std::make_shared<workflow::SeasonEvaluationRequest>();
    CLI::App& command =
        commands.add("evaluate-agent", "Policies for a pricing season, beside its exact optimum", &price);
    command.add_option("--environment", request->environment, "JSON of the season")->required();
    command.add_option("--agent", request->agent, "Folder of a trained agent");
    command
        .add_option("--policies", request->policies,
                    "agent, fixed, myopic, random, optimal; all of them if not given, the agent if there is one")
        ->delimiter(',');
    command.add_option("--episodes", request->episodes, "Seasons to play with each policy")
        ->check(aboveZero())
        ->capture_default_str();
    command.add_option("--out", request->out, "CSV to write, - for standard output")->required();
    commands.onRun(command, [request](const Context& context) -> Result<Summary> {
        request->threads = context.options.threads;
        request->seed = context.options.seed;
        if (request->policies.empty()) {
            request->policies = workflow::seasonPolicies();
            if (request->agent.empty())
                std::erase(request->policies, "agent");
        }
        const auto run = workflow::evaluateSeason(*request, context.progress);
        if (!run)
            return tl::unexpected(run.error());
        Summary summary{{"optimum", figure(run->optimum)}, {"episodes", request->episodes}};
        for (const workflow::PolicyResult& policy : run->policies)
            summary[policy.policy] = {{"mean_return", figure(policy.mean)},
                                      {"std_error", figure(policy.stdError)},
                                      {"fraction_of_optimal", figure(policy.fractionOfOptimal)},
                                      {"exact_return", figure(policy.exact)}};
        return summary;
    });
}

} // namespace

void addPriceAgentCommands(Commands& commands, CLI::App& price)
{
    addTrainAgent(commands, price);
    addEvaluateAgent(commands, price);
}

} // namespace ms::cli
