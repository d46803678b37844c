// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/commands.h"
#include "workflow/audit.h"

#include <iostream>
#include <memory>

namespace ms::cli {
namespace {

Result<Summary> verify(const std::string& workspace, const Context& context)
{
    const auto report = workflow::verifyAudit(workspace, context.progress);
    if (!report)
        return tl::unexpected(report.error());
    if (report->broken)
        return failure(ErrorCode::InvalidInput, workspace + ": the audit log is broken: " + report->broken->reason +
                                                    "; the " + std::to_string(report->entries) +
                                                    " entries before it hold");
    Summary summary;
    summary["entries"] = report->entries;
    summary["head"] = report->head;
    return summary;
}

} // namespace

void addAuditCommand(Commands& commands)
{
    CLI::App& audit = commands.add("audit", "The log of who did what");
    audit.require_subcommand(1);
    CLI::App& command = commands.add("verify", "Check the chain of hashes; names the first broken entry", &audit);
    const auto workspace = std::make_shared<std::string>();
    command.add_option("--workspace", *workspace, "The workspace")->required();
    commands.onRun(command, [workspace](const Context& context) { return verify(*workspace, context); });
}

} // namespace ms::cli
