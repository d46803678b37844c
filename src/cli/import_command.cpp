// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/commands.h"
#include "workflow/import_file.h"

#include <chrono>
#include <ctime>
#include <iostream>
#include <map>
#include <memory>

namespace ms::cli {
namespace {

struct ImportOptions {
    std::vector<std::string> files;
    workflow::ImportRequest request;
    std::string workspace;
    std::string dates;
    std::string decimal;
};

void printProfiles()
{
    for (const workflow::ImportProfile& profile : workflow::knownProfiles())
        std::cout << profile.name << std::string(profile.name.size() < 28 ? 28 - profile.name.size() : 1, ' ')
                  << profile.title << '\n';
    std::cout.flush();
    throw CLI::Success();
}

/// The time on this machine's clock, as shop files state it.
ShopTime localNow()
{
    const std::time_t now = std::time(nullptr);
    std::tm local{};
    localtime_r(&now, &local);
    return ShopTime{std::chrono::seconds{now + local.tm_gmtoff}};
}

Summary toSummary(const workflow::ImportSummary& done)
{
    Summary summary;
    summary["file"] = done.file;
    summary["profile"] = done.profile;
    summary["currency"] = done.currency.text();
    summary["rows_read"] = done.rowsRead;
    summary["rows_added"] = done.counts.rowsAdded;
    summary["rows_known"] = done.counts.rowsKnown;
    summary["rows_rejected"] = done.rowsRejected;
    summary["products_added"] = done.counts.products;
    summary["customers_added"] = done.counts.customers;
    summary["orders_added"] = done.counts.orders;
    summary["seconds"] = done.seconds;
    summary["rows_per_second"] = static_cast<std::int64_t>(done.rowsPerSecond());
    return summary;
}

/// The first few rejected rows in words; --rejects has all.
void printRejects(const workflow::ImportSummary& done)
{
    constexpr std::size_t shown = 5;
    for (std::size_t i = 0; i < std::min(shown, done.rejects.size()); ++i) {
        const sources::RowReject& reject = done.rejects[i];
        std::cerr << "merchant import: file " << done.file << ", row " << reject.row;
        if (!reject.column.empty())
            std::cerr << ", column " << reject.column << ": '" << reject.value << "' " << reject.reason << '\n';
        else
            std::cerr << ": " << reject.reason << '\n';
    }
    if (done.rowsRejected > static_cast<std::int64_t>(shown))
        std::cerr << "merchant import: " << done.rowsRejected << " rows were rejected in all\n";
}

Result<Summary> import(ImportOptions options, const Context& context)
{
    using sources::DateOrder;
    using sources::DecimalMark;
    options.request.workspace = options.workspace;
    options.request.now = localNow();
    if (!options.dates.empty())
        options.request.choices.order = options.dates == "dmy" ? DateOrder::DayFirst : DateOrder::MonthFirst;
    if (!options.decimal.empty())
        options.request.choices.mark = options.decimal == "comma" ? DecimalMark::Comma : DecimalMark::Point;
    if (options.files.size() > 1 && !options.request.rejectsFile.empty())
        return failure(ErrorCode::InvalidInput, "--rejects takes the rows of one file; import the files one by one");
    Summary summary;
    summary["workspace"] = options.workspace;
    summary["dry_run"] = options.request.dryRun;
    std::map<std::string, std::int64_t> totals;
    for (const std::string& file : options.files) {
        options.request.file = file;
        const auto done = workflow::importFile(options.request, context.progress);
        if (!done)
            return tl::unexpected(done.error());
        if (!context.options.quiet)
            printRejects(*done);
        const Summary one = toSummary(*done);
        for (const char* count : {"rows_read", "rows_added", "rows_known", "rows_rejected"})
            totals[count] += one[count].get<std::int64_t>();
        if (options.files.size() == 1)
            summary.update(one);
        else
            summary["files"].push_back(one);
    }
    summary.update(Summary(totals));
    return summary;
}

} // namespace

void addImportCommand(Commands& commands)
{
    CLI::App& command = commands.add("import", "Bring files that a shop exported into a workspace");
    const auto options = std::make_shared<ImportOptions>();
    auto& choices = options->request.choices;
    command.add_option("files", options->files, "CSV or .csv.gz files; - for standard input")->required();
    command.add_option("--workspace", options->workspace, "Workspace; made when it is not there")->required();
    command.add_option("--profile", choices.profile, "Name of a known format, or a JSON profile; else by the headers");
    command.add_flag_callback("--list-profiles", printProfiles, "List the known formats");
    command.add_option("--map", choices.map, "What the columns are: order_id=Bestellung,sku=Artikel,...");
    command.add_option("--currency", choices.currency, "ISO code, where file and workspace do not say it");
    command.add_option("--dates", options->dates, "Order of day and month, where the file does not tell")
        ->check(CLI::IsMember({"dmy", "mdy"}));
    command.add_option("--decimal", options->decimal, "Decimal mark, where the file does not tell")
        ->check(CLI::IsMember({"point", "comma"}));
    command.add_option("--rejects", options->request.rejectsFile, "CSV for the rows that could not be used");
    command.add_flag("--dry-run", options->request.dryRun, "Say what would happen and write nothing");
    commands.onRun(command, [options](const Context& context) { return import(*options, context); });
}

} // namespace ms::cli
