// SPDX-License-Identifier: GPL-3.0-or-later
#include "approvals/audit_chain.h"

#include "core/sha256.h"

namespace ms::approvals {
namespace {

constexpr char separator = '\x1f';

} // namespace

std::string firstPrevious()
{
    return std::string(64, '0');
}

std::string auditBytes(const AuditEntry& entry)
{
    const std::string separated(1, separator);
    return std::to_string(entry.id) + separated + std::to_string(entry.at) + separated + entry.actor + separated +
           entry.action + separated + entry.subject + separated + entry.detail + separated + entry.previous;
}

std::string auditHash(const AuditEntry& entry)
{
    return sha256(auditBytes(entry));
}

Result<AuditEntry> chained(AuditEntry entry, const AuditEntry* last)
{
    for (const std::string* field : {&entry.actor, &entry.action, &entry.subject, &entry.detail}) {
        if (field->find(separator) != std::string::npos)
            return failure(ErrorCode::InvalidInput, "an audit entry may not hold the control character U+001F");
    }
    entry.id = last == nullptr ? 1 : last->id + 1;
    entry.previous = last == nullptr ? firstPrevious() : last->hash;
    entry.hash = auditHash(entry);
    return entry;
}

std::optional<AuditBreak> AuditVerifier::add(const AuditEntry& entry)
{
    const std::string name = "entry " + std::to_string(entry.id);
    if (entry.id != m_entries + 1)
        return AuditBreak{entry.id, name + " stands where entry " + std::to_string(m_entries + 1) + " belongs"};
    if (entry.previous != m_head)
        return AuditBreak{entry.id, name + " does not continue the entry before it"};
    if (entry.hash != auditHash(entry))
        return AuditBreak{entry.id, name + " was changed after it was written"};
    m_head = entry.hash;
    ++m_entries;
    return std::nullopt;
}

} // namespace ms::approvals
