// SPDX-License-Identifier: GPL-3.0-or-later
#include "approvals/policy.h"

#include <QTest>

using namespace ms;
using namespace ms::approvals;

namespace {

const Currency gbp = *Currency::parse("GBP");

Proposal priceProposal(std::int64_t oldMinor, std::int64_t newMinor)
{
    Proposal proposal;
    proposal.id = 7;
    proposal.author = "Ada";
    proposal.change = PriceChange{Sku{"A"}, {oldMinor, gbp}, {newMinor, gbp}};
    return proposal;
}

} // namespace

class TestPolicy : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theAuthorIsNotTheApprover()
    {
        const Proposal proposal = priceProposal(1000, 950);
        for (const char* name : {"Ada", "ada", " ADA ", "ada\t"}) {
            const auto refused = mayBeApprovedBy(proposal, name, {});
            QVERIFY2(!refused, name);
            QVERIFY(refused.error().code == ErrorCode::Permission);
        }
        QVERIFY(mayBeApprovedBy(proposal, "Grace", {}).has_value());
    }
    void anApproverHasAName()
    {
        QVERIFY(mayBeApprovedBy(priceProposal(1000, 950), "  ", {}).error().code == ErrorCode::InvalidInput);
    }
    void authorsMayApproveSmallChangesOfTheirOwnWhereAllowed()
    {
        Policy policy;
        policy.selfApprovalPercent = 5;
        QVERIFY(mayBeApprovedBy(priceProposal(1000, 950), "Ada", policy).has_value());
        QVERIFY(mayBeApprovedBy(priceProposal(1000, 1050), "Ada", policy).has_value());
        QVERIFY(!mayBeApprovedBy(priceProposal(1000, 949), "Ada", policy));
        Proposal reorder;
        reorder.author = "Ada";
        reorder.change = Reorder{Sku{"A"}, LocationId{"L"}, SupplierId{"S"}, Quantity{1}, {1, gbp}, Day{}};
        QVERIFY(!mayBeApprovedBy(reorder, "Ada", policy));
    }
    void changesAboveTheLimitAreRefusedToEverybody()
    {
        Policy policy;
        policy.largestChangePercent = 10;
        QVERIFY(withinPolicy(priceProposal(1000, 900), std::nullopt, policy).has_value());
        QVERIFY(withinPolicy(priceProposal(1000, 899), std::nullopt, policy).error().code == ErrorCode::Permission);
        QVERIFY(!withinPolicy(priceProposal(1000, 1101), std::nullopt, policy));
    }
    void aCutBelowTheMarginIsRefusedAndARiseTowardsItIsNot()
    {
        Policy policy;
        policy.smallestMarginPercent = 20;
        const Money cost{800, gbp};
        QVERIFY(withinPolicy(priceProposal(1100, 1000), cost, policy).has_value()); // exactly 20 %
        QVERIFY(!withinPolicy(priceProposal(1100, 999), cost, policy));
        QVERIFY(withinPolicy(priceProposal(900, 950), cost, policy).has_value());
        QVERIFY(withinPolicy(priceProposal(1100, 999), std::nullopt, policy).has_value());
    }
    void measuresTheChange()
    {
        QCOMPARE(changePercent({Sku{"A"}, {1000, gbp}, {925, gbp}}), 7.5);
        QCOMPARE(changePercent({Sku{"A"}, {1000, gbp}, {1075, gbp}}), 7.5);
    }
    void anApprovalGrowsOld()
    {
        Policy policy;
        policy.validDays = 7;
        const ShopTime decided{std::chrono::seconds{1'000'000}};
        QVERIFY(!isExpired(decided, decided + std::chrono::days{7}, policy));
        QVERIFY(isExpired(decided, decided + std::chrono::days{7} + std::chrono::seconds{1}, policy));
    }
    void limitsOutsideTheirRangeAreRefused()
    {
        QVERIFY(validatePolicy({}).has_value());
        const auto broken = [](auto&& change) {
            Policy policy;
            change(policy);
            return !validatePolicy(policy).has_value();
        };
        QVERIFY(broken([](Policy& p) { p.selfApprovalPercent = -1; }));
        QVERIFY(broken([](Policy& p) { p.largestChangePercent = 0; }));
        QVERIFY(broken([](Policy& p) { p.smallestMarginPercent = 100; }));
        QVERIFY(broken([](Policy& p) { p.largestBatch = 0; }));
        QVERIFY(broken([](Policy& p) { p.validDays = 0; }));
    }
};

QTEST_APPLESS_MAIN(TestPolicy)
#include "tst_policy.moc"
