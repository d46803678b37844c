// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/commands.h"
#include "workflow/approval_queue.h"
#include "workflow/clock.h"
#include "workflow/inventory_propose.h"
#include "workflow/propose_file.h"
#include "workflow/rejects_file.h"
#include "workflow/rollback.h"
#include "workflow/schedule.h"

#include <iostream>
#include <memory>

namespace ms::cli {
namespace {

struct ProposeOptions {
    std::string workspace;
    std::string file;
    std::string sku;
    std::string price;
    std::string reason;
    std::string author;
    std::string rejects;
    std::vector<std::int64_t> proposals;
    std::string start; ///< ISO, shop time
    std::string end;
    int days = 1; ///< that moved goods are on the way
    double gain = workflow::usualTransferGain;
};

workflow::Proposer proposerOf(const ProposeOptions& options)
{
    return {options.workspace, options.author, workflow::shopNow()};
}

Summary summaryOf(const workflow::ProposedBatch& batch)
{
    for (const workflow::RefusedWish& refused : batch.refused)
        std::cerr << "merchant propose: row " << refused.row << ": " << refused.reason << '\n';
    Summary summary;
    summary["batch"] = batch.batch;
    summary["proposals"] = batch.proposals;
    summary["refused"] = batch.refused.size();
    return summary;
}

Result<Summary> summaryOf(const ProposeOptions& options, const Result<workflow::ProposedFile>& done)
{
    if (!done)
        return tl::unexpected(done.error());
    if (!options.rejects.empty()) {
        if (auto written = workflow::writeRejects(options.rejects, options.file, done->rejects); !written)
            return tl::unexpected(written.error());
    }
    for (const sources::RejectedRow& reject : done->rejects)
        std::cerr << "merchant propose: " << options.file << ": row " << reject.why.row << ", column "
                  << reject.why.column << ": " << reject.why.reason << '\n';
    if (done->batch.proposals == 0 && done->rowsRead > 0) {
        summaryOf(done->batch); // says why
        return failure(ErrorCode::InvalidInput, options.file + ": no row of it could be proposed");
    }
    Summary summary = summaryOf(done->batch);
    summary["rows_read"] = done->rowsRead;
    summary["rows_rejected"] = done->rejects.size();
    return summary;
}

Result<workspace::Schedule> scheduleOf(const ProposeOptions& options)
{
    workspace::Schedule schedule;
    for (const auto& [text, time] :
         {std::pair(&options.start, &schedule.startsAt), std::pair(&options.end, &schedule.endsAt)}) {
        if (text->empty())
            continue;
        const auto parsed = parseShopTime(*text);
        if (!parsed)
            return tl::unexpected(parsed.error());
        *time = *parsed;
    }
    if (auto ok = workflow::checkSchedule(schedule, workflow::shopNow()); !ok)
        return tl::unexpected(ok.error());
    return schedule;
}

/// Gives the proposals of a batch the start and the end that were asked for, if any were.
Result<void> scheduleBatch(const ProposeOptions& options, std::int64_t batch)
{
    if ((options.start.empty() && options.end.empty()) || batch == 0)
        return {};
    const auto schedule = scheduleOf(options);
    if (!schedule)
        return tl::unexpected(schedule.error());
    const auto queue = workflow::readApprovalQueue(options.workspace);
    if (!queue)
        return tl::unexpected(queue.error());
    std::vector<std::int64_t> ids;
    for (const workflow::QueuedChange& change : *queue) {
        if (change.proposal.batch == batch)
            ids.push_back(change.proposal.id);
    }
    return workflow::scheduleProposals(options.workspace, options.author, ids, *schedule, workflow::shopNow());
}

Result<Summary> proposeSchedule(const ProposeOptions& options)
{
    const auto schedule = scheduleOf(options);
    if (!schedule)
        return tl::unexpected(schedule.error());
    const auto done = workflow::scheduleProposals(options.workspace, options.author, options.proposals, *schedule,
                                                  workflow::shopNow());
    if (!done)
        return tl::unexpected(done.error());
    return Summary{{"scheduled", options.proposals.size()}};
}

Result<Summary> proposePrices(const ProposeOptions& options, const Context& context)
{
    if (const auto schedule = scheduleOf(options); !schedule)
        return tl::unexpected(schedule.error());
    if (!options.file.empty()) {
        const auto done = workflow::proposePriceFile(proposerOf(options), options.file, context.progress);
        if (done) {
            if (auto scheduled = scheduleBatch(options, done->batch.batch); !scheduled)
                return tl::unexpected(scheduled.error());
        }
        return summaryOf(options, done);
    }
    if (options.sku.empty() || options.price.empty())
        return failure(ErrorCode::InvalidInput, "say --file FILE, or --sku S and --price P");
    const auto batch = workflow::proposeOnePrice(proposerOf(options), Sku{options.sku}, options.price, options.reason,
                                                 context.progress);
    if (!batch)
        return tl::unexpected(batch.error());
    if (auto scheduled = scheduleBatch(options, batch->batch); !scheduled)
        return tl::unexpected(scheduled.error());
    return summaryOf(*batch);
}

Result<Summary> proposeReorders(const ProposeOptions& options, const Context& context)
{
    return summaryOf(options, workflow::proposeReorderFile(proposerOf(options), options.file, context.progress));
}

Result<Summary> proposeTransfers(const ProposeOptions& options, const Context& context)
{
    const auto batch = workflow::proposeAllMoves(proposerOf(options), options.gain, options.days, context.progress);
    if (!batch)
        return tl::unexpected(batch.error());
    return summaryOf(*batch);
}

Result<Summary> proposeRollback(const ProposeOptions& options, const Context& context)
{
    const auto batch = workflow::proposeRollback(proposerOf(options), options.proposals, context.progress);
    if (!batch)
        return tl::unexpected(batch.error());
    return summaryOf(*batch);
}

void addShared(CLI::App& command, ProposeOptions& options)
{
    command.add_option("--workspace", options.workspace, "The workspace")->required();
    command.add_option("--as", options.author, "Who proposes")->envname("USER")->required();
    command.add_option("--rejects", options.rejects, "Write rows that could not be read to this CSV");
}

} // namespace

void addProposeCommand(Commands& commands)
{
    CLI::App& propose = commands.add("propose", "Put prices, reorders or transfers into the approval queue");
    propose.require_subcommand(1);
    const auto options = std::make_shared<ProposeOptions>();

    CLI::App& prices = commands.add("prices", "Propose new prices", &propose);
    addShared(prices, *options);
    auto* file = prices.add_option("--file", options->file, "CSV: sku,price and optional reason");
    prices.add_option("--sku", options->sku, "One SKU")->excludes(file);
    prices.add_option("--price", options->price, "Its new price, such as 12.50")->excludes(file);
    prices.add_option("--reason", options->reason, "Why")->excludes(file);
    prices.add_option("--start", options->start, "Not sent before this time of the shop, such as 2026-11-27T00:00");
    prices.add_option("--end", options->end, "The price before comes back with the first push after this time");
    commands.onRun(prices, [options](const Context& context) { return proposePrices(*options, context); });

    CLI::App& reorders = commands.add("reorders", "Propose orders to suppliers", &propose);
    addShared(reorders, *options);
    reorders
        .add_option("--file", options->file,
                    "CSV: sku,quantity and optional location,supplier,unit_cost,expected,reason")
        ->required();
    commands.onRun(reorders, [options](const Context& context) { return proposeReorders(*options, context); });

    CLI::App& transfers =
        commands.add("transfers", "Propose to move stock between locations where it is needed more", &propose);
    addShared(transfers, *options);
    transfers.add_option("--days", options->days, "Days that the goods are on the way")->check(CLI::Range(0, 365));
    transfers.add_option("--least-gain", options->gain, "Units short that one moved unit must take away")
        ->check(CLI::Range(0.0, 1.0));
    commands.onRun(transfers, [options](const Context& context) { return proposeTransfers(*options, context); });

    CLI::App& rollback = commands.add("rollback", "Propose to set confirmed price changes back", &propose);
    addShared(rollback, *options);
    rollback.add_option("--ids", options->proposals, "Proposals, by id")->delimiter(',')->required();
    commands.onRun(rollback, [options](const Context& context) { return proposeRollback(*options, context); });

    CLI::App& schedule = commands.add("schedule", "Give proposed prices a start and an end", &propose);
    schedule.add_option("--workspace", options->workspace, "The workspace")->required();
    schedule.add_option("--as", options->author, "Who does it")->envname("USER")->required();
    schedule.add_option("--ids", options->proposals, "Proposals, by id")->delimiter(',')->required();
    schedule.add_option("--start", options->start, "Not sent before this time of the shop");
    schedule.add_option("--end", options->end, "The price before comes back after this time");
    commands.onRun(schedule, [options](const Context&) { return proposeSchedule(*options); });
}

} // namespace ms::cli
