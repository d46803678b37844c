// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "approvals/types.h"
#include "core/result.h"

#include <span>

namespace ms::approvals {

/// `previous` of the first entry: 64 zeros.
std::string firstPrevious();

/// The bytes that an entry's hash covers: id, at, actor, action, subject, detail and previous, joined by U+001F.
std::string auditBytes(const AuditEntry& entry);

/// SHA-256 over id, at, actor, action, subject, detail and previous, joined by U+001F (numbers in decimal), so that
/// `printf '1\x1f...' | sha256sum` gives the same. 64 hexadecimal digits.
std::string auditHash(const AuditEntry& entry);

/// `entry` as the next one after `last` (none: the first): its id, previous and hash are filled in.
/// Errors: InvalidInput when a field holds U+001F, which would let two entries share one hash.
Result<AuditEntry> chained(AuditEntry entry, const AuditEntry* last);

/// Where a chain is broken, and why, for a person.
struct AuditBreak {
    std::int64_t id = 0; ///< of the first entry that cannot be trusted
    std::string reason;
};

/// Walks a chain in pieces, so that a log of any length needs no memory.
class AuditVerifier {
public:
    /// Returns the break, if `entry` is the first that does not follow from the entries before. Stop then.
    std::optional<AuditBreak> add(const AuditEntry& entry);
    [[nodiscard]] std::int64_t entries() const { return m_entries; }
    /// The hash of the last entry: who notes it elsewhere can later see that nothing was cut off the end.
    [[nodiscard]] const std::string& head() const { return m_head; }

private:
    std::int64_t m_entries = 0;
    std::string m_head = firstPrevious();
};

} // namespace ms::approvals
