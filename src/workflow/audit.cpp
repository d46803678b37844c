// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/audit.h"

#include "workflow/whole_file.h"
#include "workspace/audit_repository.h"
#include "workspace/workspace.h"

namespace ms::workflow {
namespace {

/// A name on one line, so that an entry is one line of an export.
std::string oneLine(std::string text)
{
    for (char& c : text) {
        if (static_cast<unsigned char>(c) < 0x20)
            c = ' ';
    }
    return text;
}

} // namespace

Result<void> recordAudit(workspace::Workspace& workspace, const std::string& actor, const std::string& action,
                         const std::string& subject, const std::string& detail, std::int64_t unixSeconds)
{
    workspace::AuditRepository audit(workspace);
    const auto last = audit.last();
    if (!last)
        return tl::unexpected(last.error());
    const approvals::AuditEntry entry{0, unixSeconds, oneLine(actor), action, oneLine(subject), detail, {}, {}};
    const auto chained = approvals::chained(entry, *last ? &**last : nullptr);
    if (!chained)
        return tl::unexpected(chained.error());
    return audit.append(*chained);
}

Result<AuditReport> verifyAudit(const std::filesystem::path& path, Progress& progress)
{
    auto workspace = workspace::Workspace::open(path, workspace::OpenMode::ReadOnly);
    if (!workspace)
        return tl::unexpected(workspace.error());
    approvals::AuditVerifier verifier;
    AuditReport report;
    const auto walked = workspace::AuditRepository(*workspace).forEach([&](const approvals::AuditEntry& entry) {
        if (report.broken || progress.canceled())
            return;
        report.broken = verifier.add(entry);
        progress.report(verifier.entries(), 0);
    });
    if (!walked)
        return tl::unexpected(walked.error());
    if (progress.canceled())
        return failure(ErrorCode::Canceled, "the audit log was not read to its end");
    report.entries = verifier.entries();
    report.head = verifier.head();
    return report;
}

Result<std::int64_t> exportAudit(const std::filesystem::path& path, const std::filesystem::path& out,
                                 Progress& progress)
{
    const auto report = verifyAudit(path, progress);
    if (!report)
        return tl::unexpected(report.error());
    if (report->broken)
        return failure(ErrorCode::InvalidInput, path.string() + ": the audit log is broken: " + report->broken->reason);
    const auto entries = readAudit(path);
    if (!entries)
        return tl::unexpected(entries.error());
    std::string text;
    for (const approvals::AuditEntry& entry : *entries)
        text += entry.hash + "  " + approvals::auditBytes(entry) + "\n";
    if (auto written = writeWholeFile(out.string(), text); !written)
        return tl::unexpected(written.error());
    return static_cast<std::int64_t>(entries->size());
}

Result<std::vector<approvals::AuditEntry>> readAudit(const std::filesystem::path& path, std::int64_t limit)
{
    auto workspace = workspace::Workspace::open(path, workspace::OpenMode::ReadOnly);
    if (!workspace)
        return tl::unexpected(workspace.error());
    std::vector<approvals::AuditEntry> entries;
    const auto walked = workspace::AuditRepository(*workspace).forEach([&](const approvals::AuditEntry& entry) {
        entries.push_back(entry);
    });
    if (!walked)
        return tl::unexpected(walked.error());
    if (limit > 0 && static_cast<std::int64_t>(entries.size()) > limit)
        entries.erase(entries.begin(), entries.end() - limit);
    return entries;
}

} // namespace ms::workflow
