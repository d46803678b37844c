// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/commands.h"
#include "workflow/clock.h"
#include "workflow/propose_file.h"
#include "workflow/rejects_file.h"
#include "workflow/rollback.h"

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

Result<Summary> proposePrices(const ProposeOptions& options, const Context& context)
{
    if (!options.file.empty())
        return summaryOf(options, workflow::proposePriceFile(proposerOf(options), options.file, context.progress));
    if (options.sku.empty() || options.price.empty())
        return failure(ErrorCode::InvalidInput, "say --file FILE, or --sku S and --price P");
    const auto batch = workflow::proposeOnePrice(proposerOf(options), Sku{options.sku}, options.price, options.reason,
                                                 context.progress);
    if (!batch)
        return tl::unexpected(batch.error());
    return summaryOf(*batch);
}

Result<Summary> proposeReorders(const ProposeOptions& options, const Context& context)
{
    return summaryOf(options, workflow::proposeReorderFile(proposerOf(options), options.file, context.progress));
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
    CLI::App& propose = commands.add("propose", "Put prices or reorders into the approval queue");
    propose.require_subcommand(1);
    const auto options = std::make_shared<ProposeOptions>();

    CLI::App& prices = commands.add("prices", "Propose new prices", &propose);
    addShared(prices, *options);
    auto* file = prices.add_option("--file", options->file, "CSV: sku,price and optional reason");
    prices.add_option("--sku", options->sku, "One SKU")->excludes(file);
    prices.add_option("--price", options->price, "Its new price, such as 12.50")->excludes(file);
    prices.add_option("--reason", options->reason, "Why")->excludes(file);
    commands.onRun(prices, [options](const Context& context) { return proposePrices(*options, context); });

    CLI::App& reorders = commands.add("reorders", "Propose orders to suppliers", &propose);
    addShared(reorders, *options);
    reorders
        .add_option("--file", options->file,
                    "CSV: sku,quantity and optional location,supplier,unit_cost,expected,reason")
        ->required();
    commands.onRun(reorders, [options](const Context& context) { return proposeReorders(*options, context); });

    CLI::App& rollback = commands.add("rollback", "Propose to set confirmed price changes back", &propose);
    addShared(rollback, *options);
    rollback.add_option("--ids", options->proposals, "Proposals, by id")->delimiter(',')->required();
    commands.onRun(rollback, [options](const Context& context) { return proposeRollback(*options, context); });
}

} // namespace ms::cli
