// SPDX-License-Identifier: GPL-3.0-or-later
// `merchant limits` and `merchant people`: how much may be let through, and by whom.
#include "cli/commands.h"
#include "workflow/people.h"

#include <cmath>
#include <map>
#include <memory>
#include <optional>

namespace ms::cli {
namespace {

constexpr double largestValue = 1e15; // whole numbers are exact up to here

struct LimitOptions {
    std::string workspace;
    std::string actor;
    std::string reason;
    std::map<std::string, double> values;
};

/// Every limit by the name of its option, what it says, and where it lies.
struct Limit {
    const char* name;
    const char* meaning;
    double (*get)(const workflow::Rulebook&);
    void (*set)(workflow::Rulebook&, double);
};

template <auto Part, auto Field>
constexpr Limit limit(const char* name, const char* meaning)
{
    return {name, meaning, [](const workflow::Rulebook& rules) { return static_cast<double>(rules.*Part.*Field); },
            [](workflow::Rulebook& rules, double value) {
                auto& field = rules.*Part.*Field;
                field = static_cast<std::remove_reference_t<decltype(field)>>(value);
            }};
}

const std::vector<Limit>& limits()
{
    using approvals::Limits;
    using approvals::Policy;
    using workflow::Rulebook;
    static const std::vector<Limit> all{
        limit<&Rulebook::policy, &Policy::selfApprovalPercent>(
            "self-approval-percent", "Authors may approve their own price changes up to this size; 0: never"),
        limit<&Rulebook::policy, &Policy::largestChangePercent>("largest-change-percent", "Largest price change"),
        limit<&Rulebook::policy, &Policy::smallestMarginPercent>("smallest-margin-percent",
                                                                 "Margin that a lower price must leave"),
        limit<&Rulebook::policy, &Policy::largestBatch>("largest-batch", "Changes that one approval lets through"),
        limit<&Rulebook::policy, &Policy::validDays>("valid-days", "Days after which an approval is never sent"),
        limit<&Rulebook::limits, &Limits::largestChangeMinor>("largest-change-minor",
                                                              "Largest price change in minor units; 0: none"),
        limit<&Rulebook::limits, &Limits::largestOrderMinor>("largest-order-minor",
                                                             "Largest value of a reorder in minor units; 0: none"),
        limit<&Rulebook::limits, &Limits::dailySkus>("daily-skus", "Prices let through on one day; 0: no limit"),
        limit<&Rulebook::limits, &Limits::dailyCataloguePercent>("daily-catalogue-percent",
                                                                 "The same as a share of the catalogue"),
        limit<&Rulebook::limits, &Limits::dailyChangeMinor>("daily-change-minor",
                                                            "Sum of a day's price moves in minor units; 0: no limit")};
    return all;
}

Result<Summary> limitsOf(const LimitOptions& options, const Context&)
{
    auto rules = workflow::rulebookOf(options.workspace);
    if (!rules)
        return tl::unexpected(rules.error());
    if (!options.values.empty()) {
        for (const Limit& one : limits()) {
            const auto value = options.values.find(one.name);
            if (value == options.values.end())
                continue;
            if (!(std::fabs(value->second) <= largestValue))
                return failure(ErrorCode::InvalidInput,
                               std::string("--") + one.name + " needs a number that is not infinite, nor above 10^15");
            one.set(*rules, value->second);
        }
        if (auto changed = workflow::changeRulebook(options.workspace, options.actor, *rules); !changed)
            return tl::unexpected(changed.error());
        if (rules = workflow::rulebookOf(options.workspace); !rules) // as they are now, with a pause from elsewhere
            return tl::unexpected(rules.error());
    }
    Summary summary;
    for (const Limit& one : limits())
        summary[one.name] = one.get(*rules);
    summary["paused"] = rules->limits.paused;
    return summary;
}

Result<Summary> pause(const LimitOptions& options, bool paused)
{
    if (auto done = workflow::pauseAll(options.workspace, options.actor, options.reason, paused); !done)
        return tl::unexpected(done.error());
    return Summary{{"paused", paused}};
}

struct PeopleOptions {
    std::string workspace;
    std::string actor;
    std::string name;
    std::string role;
};

Result<Summary> listPeople(const PeopleOptions& options)
{
    const auto people = workflow::people(options.workspace);
    if (!people)
        return tl::unexpected(people.error());
    Summary summary = Summary::object();
    for (const approvals::Person& person : *people)
        summary[person.name] = approvals::toText(person.role);
    return summary;
}

Result<Summary> setPerson(const PeopleOptions& options)
{
    const auto role = approvals::roleFromText(options.role);
    const auto done = role ? workflow::giveRole(options.workspace, options.actor, options.name, *role)
                           : workflow::takeRole(options.workspace, options.actor, options.name);
    if (!done)
        return tl::unexpected(done.error());
    return listPeople(options);
}

} // namespace

void addLimitsCommand(Commands& commands)
{
    CLI::App& command = commands.add("limits", "See and set what an approval may let through; pause everything");
    const auto options = std::make_shared<LimitOptions>();
    command.require_subcommand(0, 1);
    command.add_option("--workspace", options->workspace, "The workspace");
    command.add_option("--as", options->actor, "Who sets them")->envname("USER");
    for (const Limit& one : limits())
        command.add_option_function<double>(
            std::string("--") + one.name,
            [options, name = std::string(one.name)](double value) { options->values[name] = value; }, one.meaning);
    commands.onRun(command, [options](const Context& context) { return limitsOf(*options, context); });
    for (const bool paused : {true, false}) {
        CLI::App& verb = commands.add(paused ? "pause" : "resume",
                                      paused ? "Nothing is approved and nothing is sent" : "Go on", &command);
        verb.add_option("--workspace", options->workspace, "The workspace")->required();
        verb.add_option("--as", options->actor, "Who does it")->envname("USER")->required();
        verb.add_option("--reason", options->reason, "Why");
        commands.onRun(verb, [options, paused](const Context&) { return pause(*options, paused); });
    }
}

void addPeopleCommand(Commands& commands)
{
    CLI::App& command =
        commands.add("people", "Roles: viewer, editor, approver, admin; none for all: everyone may all");
    command.require_subcommand(1);
    const auto options = std::make_shared<PeopleOptions>();
    CLI::App& list = commands.add("list", "Who has which role", &command);
    list.add_option("--workspace", options->workspace, "The workspace")->required();
    commands.onRun(list, [options](const Context&) { return listPeople(*options); });
    CLI::App& set = commands.add("set", "Give somebody a role, or none; the first one must be an admin", &command);
    set.add_option("--workspace", options->workspace, "The workspace")->required();
    set.add_option("--as", options->actor, "Who does it")->envname("USER")->required();
    set.add_option("--name", options->name, "Whom")->required();
    set.add_option("--role", options->role, "viewer, editor, approver, admin or none")
        ->required()
        ->check(CLI::IsMember({"viewer", "editor", "approver", "admin", "none"}));
    commands.onRun(set, [options](const Context&) { return setPerson(*options); });
}

} // namespace ms::cli
