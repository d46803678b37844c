// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/commands.h"
#include "workflow/clock.h"
#include "workflow/forget_customer.h"

#include <memory>

namespace ms::cli {
namespace {

struct ForgetOptions {
    std::string workspace;
    std::string actor;
    std::string customer;
};

Result<Summary> forget(const ForgetOptions& options)
{
    const auto gone =
        workflow::forgetCustomer({options.workspace, CustomerId{options.customer}, options.actor, workflow::unixNow()});
    if (!gone)
        return tl::unexpected(gone.error());
    Summary summary;
    summary["orders_kept_without_a_name"] = gone->orders;
    summary["events_kept_without_a_name"] = gone->events;
    summary["bytes_gone"] = gone->bytesGone;
    summary["copies_not_touched"] = Summary::array();
    for (const auto& copy : gone->copies)
        summary["copies_not_touched"].push_back(copy.string());
    return summary;
}

} // namespace

void addForgetCommand(Commands& commands)
{
    CLI::App& command = commands.add("forget", "Take a customer out of the workspace; totals stay");
    const auto options = std::make_shared<ForgetOptions>();
    command.add_option("--workspace", options->workspace, "The workspace")->required();
    command.add_option("--customer", options->customer, "The customer's id")->required();
    command.add_option("--as", options->actor, "Who does it")->envname("USER")->required();
    commands.onRun(command, [options](const Context&) { return forget(*options); });
}

} // namespace ms::cli
