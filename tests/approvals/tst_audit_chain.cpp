// SPDX-License-Identifier: GPL-3.0-or-later
#include "approvals/audit_chain.h"

#include <QTest>

#include <functional>

using namespace ms;
using namespace ms::approvals;

namespace
{

std::vector<AuditEntry> chainOf(int count)
{
    std::vector<AuditEntry> chain;
    for (int i = 0; i < count; ++i) {
        AuditEntry entry;
        entry.at = 1700000000 + i;
        entry.actor = "Ada";
        entry.action = "approve";
        entry.subject = "proposal " + std::to_string(i + 1);
        entry.detail = "{}";
        chain.push_back(*chained(entry, chain.empty() ? nullptr : &chain.back()));
    }
    return chain;
}

std::optional<AuditBreak> firstBreak(const std::vector<AuditEntry>& chain)
{
    AuditVerifier verifier;
    for (const AuditEntry& entry : chain) {
        if (auto found = verifier.add(entry))
            return found;
    }
    return std::nullopt;
}

} // namespace

class TestAuditChain : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void anUntouchedChainHolds()
    {
        AuditVerifier verifier;
        const auto chain = chainOf(50);
        for (const AuditEntry& entry : chain)
            QVERIFY(!verifier.add(entry));
        QCOMPARE(verifier.entries(), 50);
        QCOMPARE(verifier.head(), chain.back().hash);
    }
    void theFirstHashIsWhatSha256sumPrints()
    {
        QCOMPARE(chainOf(1).front().hash,
                 std::string("97fcc8a22c7c6ef82c08f80f35c0e80bb9790cf2519b882c159c647069222e3d"));
    }
    void everyChangedFieldIsFoundAtItsEntry()
    {
        const std::vector<std::function<void(AuditEntry&)>> changes{
            [](AuditEntry& e) { e.at += 1; },       [](AuditEntry& e) { e.actor = "Eve"; },
            [](AuditEntry& e) { e.action += "d"; }, [](AuditEntry& e) { e.subject += "0"; },
            [](AuditEntry& e) { e.detail = "[]"; }, [](AuditEntry& e) { e.previous[5] ^= 1; },
            [](AuditEntry& e) { e.hash[63] ^= 1; }};
        for (const auto& change : changes) {
            auto chain = chainOf(10);
            change(chain[6]);
            const auto found = firstBreak(chain);
            QVERIFY(found.has_value());
            QCOMPARE(found->id, 7);
        }
    }
    void aForgedHashIsFoundAtTheNextEntry()
    {
        auto chain = chainOf(10);
        chain[6].actor = "Eve";
        chain[6].hash = auditHash(chain[6]);
        QCOMPARE(firstBreak(chain)->id, 8);
    }
    void aMissingEntryIsFound()
    {
        for (const std::size_t gone : {std::size_t(0), std::size_t(4)}) {
            auto chain = chainOf(10);
            chain.erase(chain.begin() + static_cast<std::ptrdiff_t>(gone));
            QCOMPARE(firstBreak(chain)->id, static_cast<std::int64_t>(gone) + 2);
        }
    }
    void entriesThatChangedPlacesAreFound()
    {
        auto chain = chainOf(10);
        std::swap(chain[3], chain[4]);
        QCOMPARE(firstBreak(chain)->id, 5);
    }
    void aFieldMayNotHoldTheSeparator()
    {
        AuditEntry entry;
        entry.actor = "Ada\x1f"
                      "approve";
        QVERIFY(!chained(entry, nullptr));
    }
};

QTEST_APPLESS_MAIN(TestAuditChain)
#include "tst_audit_chain.moc"
