// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/commands.h"
#include "workflow/approval_queue.h"
#include "workflow/approve.h"
#include "workflow/clock.h"
#include "workflow/transfer_notes.h"

#include <functional>
#include <iostream>
#include <memory>

namespace ms::cli {
namespace {

struct ApprovalOptions {
    workflow::DecisionRequest request;
    std::string workspace;
    std::string state;
    std::string out;
    bool all = false;
};

std::string amount(const Money& money)
{
    return toDecimalText(money.minor, money.currency.decimals());
}

Summary rowOf(const workflow::QueuedChange& change)
{
    const approvals::Proposal& proposal = change.proposal;
    Summary row;
    row["id"] = proposal.id;
    row["batch"] = proposal.batch;
    row["state"] = approvals::toText(proposal.state);
    if (const auto* price = std::get_if<approvals::PriceChange>(&proposal.change)) {
        row["kind"] = "price";
        row["sku"] = price->sku.text;
        row["old"] = amount(price->oldPrice);
        row["new"] = amount(price->newPrice);
    } else if (const auto* transfer = std::get_if<approvals::Transfer>(&proposal.change)) {
        row["kind"] = "transfer";
        row["sku"] = transfer->sku.text;
        row["units"] = transfer->quantity.units;
        row["from"] = transfer->from.text;
        row["to"] = transfer->to.text;
        row["expected"] = toIsoText(transfer->expected);
    } else {
        const auto& reorder = std::get<approvals::Reorder>(proposal.change);
        row["kind"] = "reorder";
        row["sku"] = reorder.sku.text;
        row["units"] = reorder.quantity.units;
        row["supplier"] = reorder.supplier.text;
        row["expected"] = toIsoText(reorder.expected);
    }
    row["author"] = proposal.author;
    row["reason"] = proposal.reason;
    if (change.decision)
        row["approver"] = change.decision->approver;
    if (!change.failure.empty())
        row["failure"] = change.failure;
    if (!change.platformRef.empty())
        row["platform_ref"] = change.platformRef;
    return row;
}

/// One line a change, for a person.
void print(const workflow::QueuedChange& change)
{
    const Summary row = rowOf(change);
    const auto text = [&](const char* name) {
        return row.contains(name) ? (row[name].is_string() ? row[name].get<std::string>() : row[name].dump())
                                  : std::string();
    };
    const std::string what = row["kind"] == "price"      ? text("old") + " -> " + text("new")
                             : row["kind"] == "transfer" ? text("units") + " from " + text("from") + " to " + text("to")
                                                         : text("units") + " from " + text("supplier");
    std::cout << text("id") << "  " << text("state") << "  " << text("sku") << "  " << what << "  by "
              << text("author");
    if (row.contains("failure"))
        std::cout << "  (" << text("failure") << ')';
    if (row.contains("platform_ref"))
        std::cout << "  " << text("platform_ref");
    std::cout << '\n';
}

Result<Summary> list(const ApprovalOptions& options, const Context& context)
{
    const auto queue = workflow::readApprovalQueue(options.workspace);
    if (!queue)
        return tl::unexpected(queue.error());
    Summary summary;
    Summary rows = Summary::array();
    std::int64_t shown = 0;
    for (const workflow::QueuedChange& change : *queue) {
        if (!options.state.empty() && approvals::toText(change.proposal.state) != options.state)
            continue;
        ++shown;
        if (context.options.json)
            rows.push_back(rowOf(change));
        else
            print(change);
    }
    summary["proposals"] = shown;
    if (context.options.json)
        summary["rows"] = std::move(rows);
    return summary;
}

using Decide = std::function<Result<workflow::DecidedProposals>(const workflow::DecisionRequest&, Progress&)>;

Result<Summary> decide(const Decide& action, const char* done, const ApprovalOptions& options, const Context& context)
{
    if (options.all == !options.request.proposals.empty())
        return failure(ErrorCode::InvalidInput, "say either --all or --ids");
    workflow::DecisionRequest request = options.request;
    request.workspace = options.workspace;
    request.at = workflow::shopNow();
    const auto decided = action(request, context.progress);
    if (!decided)
        return tl::unexpected(decided.error());
    for (const workflow::UndecidedProposal& refused : decided->refused)
        std::cerr << "merchant approvals: proposal " << refused.proposal << ": " << refused.reason << '\n';
    if (decided->decided.empty() && !decided->refused.empty())
        return failure(ErrorCode::Permission,
                       "none of the " + std::to_string(decided->refused.size()) + " proposals could be " + done);
    Summary summary;
    summary[done] = decided->decided.size();
    summary["refused"] = decided->refused.size();
    return summary;
}

} // namespace

void addApprovalsCommand(Commands& commands)
{
    CLI::App& approvals = commands.add("approvals", "See and decide what waits for approval");
    approvals.require_subcommand(1);
    const auto options = std::make_shared<ApprovalOptions>();

    CLI::App& listing = commands.add("list", "All proposals, newest batch first", &approvals);
    listing.add_option("--workspace", options->workspace, "The workspace")->required();
    listing.add_option("--state", options->state, "Only those in this state")
        ->check(CLI::IsMember(
            std::vector<std::string>(ms::approvals::stateNames.begin(), ms::approvals::stateNames.end())));
    commands.onRun(listing, [options](const Context& context) { return list(*options, context); });

    struct Verb {
        const char* name;
        const char* description;
        const char* done;
        Decide action;
    };
    for (const Verb& verb :
         {Verb{"approve", "Approve, and queue for the next push", "approved", workflow::approve},
          Verb{"reject", "Reject, with a reason", "rejected", workflow::reject},
          Verb{"undo", "Take approvals back that were not sent", "undone", workflow::undoApproval},
          Verb{"note", "Write the note of approved transfers: their goods are on the way then", "moved",
               [options](const workflow::DecisionRequest&request, Progress&progress) {
                   return workflow::writeTransferNote(request, options->out, progress);
               }},
          Verb{"arrived", "Say that the goods of transfers arrived", "received", workflow::confirmArrival},
          Verb{"call-off", "Say that goods stay where they are after all", "stopped", workflow::callOffTransfers}}) {
        CLI::App& command = commands.add(verb.name, verb.description, &approvals);
        command.add_option("--workspace", options->workspace, "The workspace")->required();
        command.add_option("--as", options->request.approver, "Who decides")->envname("USER")->required();
        command.add_option("--reason", options->request.reason, "Why");
        command.add_option("--ids", options->request.proposals, "Proposals, by id")->delimiter(',');
        command.add_flag("--all", options->all, "All that this verb can act on");
        if (verb.name == std::string_view("note"))
            command.add_option("--out", options->out, "The note, a CSV file")->required();
        commands.onRun(command, [options, verb](const Context& context) {
            return decide(verb.action, verb.done, *options, context);
        });
    }
}

} // namespace ms::cli
