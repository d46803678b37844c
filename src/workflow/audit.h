// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "approvals/audit_chain.h"
#include "core/progress.h"
#include "core/result.h"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace ms::workspace {
class Workspace;
}

namespace ms::workflow {

/// Adds one entry to the workspace's chain, in the transaction that is open. `detail` is JSON.
/// Errors: ReadWrite, Conflict, InvalidInput (a control character that the chain cannot hold).
Result<void> recordAudit(workspace::Workspace& workspace, const std::string& actor, const std::string& action,
                         const std::string& subject, const std::string& detail, std::int64_t unixSeconds);

/// What a walk through the chain found. `head` is the hash of the last good entry.
struct AuditReport {
    std::int64_t entries = 0; ///< good ones, up to the break
    std::string head;
    std::optional<approvals::AuditBreak> broken;
};

/// Walks the whole chain. Errors: those of opening the workspace, ReadWrite, Canceled.
Result<AuditReport> verifyAudit(const std::filesystem::path& workspace, Progress& progress);

/// Writes the chain to `out`, one entry a line: its hash, two blanks, and the very bytes that were hashed (fields
/// parted by U+001F, the last one the hash before). So `sha256sum` checks each line, and each line names the one
/// before. Returns how many. Errors: as verifyAudit(); InvalidInput when the chain is broken, then nothing is written.
Result<std::int64_t> exportAudit(const std::filesystem::path& workspace, const std::filesystem::path& out,
                                 Progress& progress);

/// The chain as a table, oldest first, newest `limit` entries (0: all). Errors: as verifyAudit().
Result<std::vector<approvals::AuditEntry>> readAudit(const std::filesystem::path& workspace, std::int64_t limit = 0);

} // namespace ms::workflow
