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

Result<Summary> exported(const std::string& workspace, const std::string& out, const Context& context)
{
    const auto entries = workflow::exportAudit(workspace, out, context.progress);
    if (!entries)
        return tl::unexpected(entries.error());
    return Summary{{"entries", *entries}, {"file", out}};
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

    CLI::App& file = commands.add("export", "Write the log as a file that sha256sum can check, line by line", &audit);
    const auto out = std::make_shared<std::string>();
    file.add_option("--workspace", *workspace, "The workspace")->required();
    file.add_option("--out", *out, "The file")->required();
    file.footer(
        "Each line is the SHA-256 of an entry, two blanks, and the bytes that were hashed; the last of their\n"
        "fields, which U+001F parts, is the hash of the line before. To check it without this program:\n"
        "  tail=$(printf '%064d' 0); while IFS= read -r line; do h=${line%%  *}; body=${line#*  };\n"
        "  [ \"$(printf %s \"$body\" | sha256sum | cut -c1-64)\" = \"$h\" ] && [ \"${body##*$(printf '\\037')}\" = "
        "\"$tail\" ] ||\n"
        "  { echo \"broken: $body\"; break; }; tail=$h; done < FILE");
    commands.onRun(file, [workspace, out](const Context& context) { return exported(*workspace, *out, context); });
}

} // namespace ms::cli
