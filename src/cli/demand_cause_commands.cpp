// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/commands.h"
#include "workflow/demand_causes.h"

#include <memory>

namespace ms::cli {
namespace {

struct CauseOptions {
    std::string workspace;
    std::string sku;
    std::string out;
    std::string country;
    std::string at;
    std::string first;
    std::string last;
    std::int64_t remove = 0;
    workspace::DemandEvent event;
};

Result<Summary> writeCauses(const CauseOptions& options)
{
    const auto rows = workflow::writeCausesFile(
        options.workspace, options.sku.empty() ? std::nullopt : std::optional(Sku{options.sku}), options.out);
    return rows ? Result<Summary>(Summary{{"rows_written", *rows}}) : tl::unexpected(rows.error());
}

Result<Summary> setCountry(const CauseOptions& options)
{
    const auto done = workflow::setHolidayCountry(options.workspace, options.country);
    return done ? Result<Summary>(Summary{{"holidays_of", options.country}}) : tl::unexpected(done.error());
}

Result<Summary> addEvent(CauseOptions options)
{
    const auto at = parseShopTime(options.at);
    const auto first = parseDay(options.first);
    const auto last = options.last.empty() ? first : parseDay(options.last);
    if (!at || !first || !last)
        return tl::unexpected(!at ? at.error() : !first ? first.error() : last.error());
    options.event.createdAt = *at;
    options.event.days = {*first, *last + std::chrono::days(1)};
    const auto key = workflow::addDemandEvent(options.workspace, options.event);
    return key ? Result<Summary>(Summary{{"event", key->value}}) : tl::unexpected(key.error());
}

Result<Summary> listEvents(const CauseOptions& options)
{
    if (options.remove != 0) {
        const auto removed = workflow::removeDemandEvent(options.workspace, workspace::DemandEventKey{options.remove});
        if (!removed)
            return tl::unexpected(removed.error());
    }
    const auto calendar = workflow::readCauseCalendar(options.workspace);
    if (!calendar)
        return tl::unexpected(calendar.error());
    Summary summary;
    summary["holidays_of"] = calendar->holidayCountry;
    summary["events"] = Summary::array();
    for (const workspace::DemandEvent& event : calendar->events)
        summary["events"].push_back({{"key", event.key.value},
                                     {"name", event.name},
                                     {"first", toIsoText(event.days.first)},
                                     {"last", toIsoText(event.days.last - std::chrono::days(1))},
                                     {"amount", event.amount},
                                     {"category", event.category}});
    return summary;
}

} // namespace

void addDemandCauseCommands(Commands& commands, CLI::App& demand)
{
    const auto options = std::make_shared<CauseOptions>();
    const auto add = [&](const char* name, const char* description) -> CLI::App& {
        CLI::App& command = commands.add(name, description, &demand);
        command.add_option("--workspace", options->workspace, "Workspace file")->required();
        return command;
    };
    CLI::App& causes = add("causes", "What prices, promotions, holidays and events do to demand, by the newest run");
    causes.add_option("--sku", options->sku, "One SKU; all without it");
    causes.add_option("--out", options->out, "CSV to write; - for standard output")->required();
    commands.onRun(causes, [options](const Context&) { return writeCauses(*options); });

    CLI::App& holidays = add("holidays", "Whose holidays the next runs reckon with");
    holidays.add_option("--country", options->country, "ISO 3166 code, as GB; empty for none")->required();
    commands.onRun(holidays, [options](const Context&) { return setCountry(*options); });

    CLI::App& event = add("event", "Name something that moves demand on some days, each time it happens");
    event.add_option("--name", options->event.name, "The same each time")->required();
    event.add_option("--first", options->first, "First day")->required();
    event.add_option("--last", options->last, "Last day; the first without it");
    event.add_option("--amount", options->event.amount, "How much of it, as what a campaign cost")
        ->capture_default_str();
    event.add_option("--category", options->event.category, "Of the SKUs it speaks of; all without it");
    event.add_option("--at", options->at, "The shop's time now, 2011-12-10T09:00")->required();
    commands.onRun(event, [options](const Context&) { return addEvent(*options); });

    CLI::App& events = add("events", "Events that were named, and whose holidays count");
    events.add_option("--remove", options->remove, "Take one back, by its key");
    commands.onRun(events, [options](const Context&) { return listEvents(*options); });
}

} // namespace ms::cli
