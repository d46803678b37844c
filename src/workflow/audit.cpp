// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/audit.h"

#include "workspace/audit_repository.h"
#include "workspace/workspace.h"

namespace ms::workflow {

Result<void> recordAudit(workspace::Workspace& workspace, const std::string& actor, const std::string& action,
                         const std::string& subject, const std::string& detail, std::int64_t unixSeconds)
{
    workspace::AuditRepository audit(workspace);
    const auto last = audit.last();
    if (!last)
        return tl::unexpected(last.error());
    const approvals::AuditEntry entry{0, unixSeconds, actor, action, subject, detail, {}, {}};
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
