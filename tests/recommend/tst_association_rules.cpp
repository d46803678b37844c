// SPDX-License-Identifier: GPL-3.0-or-later
#include "recommend/association_rules.h"
#include "stats/random.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <set>

using namespace ms;
using namespace ms::recommend;

namespace {

enum : unsigned { Bread, Milk, Diapers, Beer, Eggs, Cola };

std::vector<std::vector<ItemIndex>> baskets(const std::vector<std::set<unsigned>>& sets)
{
    std::vector<std::vector<ItemIndex>> made;
    for (const auto& set : sets) {
        made.emplace_back();
        for (const unsigned item : set)
            made.back().emplace_back(item);
    }
    return made;
}

/// Table 5.1 of Tan, Steinbach, Karpatne & Kumar, Introduction to Data Mining.
std::vector<std::vector<ItemIndex>> textbook()
{
    return baskets({{Bread, Milk},
                    {Bread, Diapers, Beer, Eggs},
                    {Milk, Diapers, Beer, Cola},
                    {Bread, Milk, Diapers, Beer},
                    {Bread, Milk, Diapers, Cola}});
}

const AssociationRule* ruleFor(const std::vector<AssociationRule>& rules, const std::vector<unsigned>& antecedent,
                               unsigned consequent)
{
    for (const AssociationRule& rule : rules) {
        const bool same = std::equal(rule.antecedent.begin(), rule.antecedent.end(), antecedent.begin(),
                                     antecedent.end(), [](ItemIndex a, unsigned b) { return a.value == b; });
        if (same && rule.consequent.value == consequent)
            return &rule;
    }
    return nullptr;
}

Result<std::vector<AssociationRule>> rulesOf(const std::vector<std::vector<ItemIndex>>& from, double support,
                                             double confidence, std::size_t maxItems)
{
    RuleLimits limits;
    limits.minSupport = support;
    limits.minConfidence = confidence;
    limits.minBaskets = 1;
    limits.maxItems = maxItems;
    NoProgress progress;
    return associationRules(from, 6, limits, progress);
}

} // namespace

class TestAssociationRules : public QObject {
    Q_OBJECT
private Q_SLOTS:
    /// The book: {Milk, Diapers} -> {Beer} has support 2/5 = 0.4 and confidence 2/3 = 0.67.
    void theTextbookRuleHasTheTextbookNumbers()
    {
        const auto rules = rulesOf(textbook(), 0.4, 0.5, 3);
        QVERIFY(rules.has_value());
        const AssociationRule* rule = ruleFor(*rules, {Milk, Diapers}, Beer);
        QVERIFY(rule != nullptr);
        QCOMPARE(rule->baskets, std::size_t{2});
        QCOMPARE(rule->support, 0.4);
        QCOMPARE(rule->confidence, 2.0 / 3);
        QVERIFY(std::abs(rule->lift - (2.0 / 3) / (3.0 / 5)) < 1e-12);
    }
    void pairsAreAllThatPairsAskFor()
    {
        const auto rules = rulesOf(textbook(), 0.6, 0, 2);
        // pairs in three baskets or more: Bread-Milk, Bread-Diapers, Milk-Diapers, Diapers-Beer; two rules each
        QCOMPARE(rules->size(), std::size_t{8});
        QCOMPARE(ruleFor(*rules, {Beer}, Diapers)->confidence, 1.0);
        QCOMPARE(ruleFor(*rules, {Beer}, Diapers)->lift, 1.25);
        QVERIFY(rules->front().lift >= rules->back().lift);
    }
    /// All rules of random baskets, found by counting every pair.
    void agreesWithCountingEveryPair()
    {
        stats::Random random(8);
        std::vector<std::set<unsigned>> sets(60);
        for (auto& set : sets)
            for (int i = 0; i < 3; ++i)
                set.insert(static_cast<unsigned>(random.below(6)));
        const auto rules = rulesOf(baskets(sets), 0.05, 0.3, 2);
        std::size_t expected = 0;
        for (unsigned a = 0; a < 6; ++a)
            for (unsigned b = 0; b < 6; ++b) {
                if (a == b)
                    continue;
                double both = 0, withA = 0, withB = 0;
                for (const auto& set : sets) {
                    both += set.contains(a) && set.contains(b) ? 1 : 0;
                    withA += set.contains(a) ? 1 : 0;
                    withB += set.contains(b) ? 1 : 0;
                }
                const AssociationRule* rule = ruleFor(*rules, {a}, b);
                const bool wanted = both / 60 >= 0.05 && both / withA >= 0.3;
                QCOMPARE(rule != nullptr, wanted);
                if (!wanted)
                    continue;
                ++expected;
                QVERIFY(std::abs(rule->confidence - both / withA) < 1e-12);
                QVERIFY(std::abs(rule->lift - both * 60 / (withA * withB)) < 1e-12);
            }
        QCOMPARE(rules->size(), expected);
    }
    void anItemTwiceInABasketCountsOnce()
    {
        const std::vector<std::vector<ItemIndex>> twice{{ItemIndex(0), ItemIndex(0), ItemIndex(1)}};
        QCOMPARE(rulesOf(twice, 0.5, 0, 2)->front().support, 1.0);
    }
    void limitsOutsideTheirRangesAreRefused()
    {
        QVERIFY(!rulesOf(textbook(), 0, 0.5, 2).has_value());
        QVERIFY(!rulesOf(textbook(), 1.5, 0.5, 2).has_value());
        QVERIFY(!rulesOf(textbook(), 0.5, -0.1, 2).has_value());
        QVERIFY(!rulesOf(textbook(), 0.5, 0.5, 1).has_value());
        RuleLimits few;
        few.minSupport = 0.01;
        few.minBaskets = 1;
        few.maxRules = 3;
        NoProgress progress;
        const auto tooMany = associationRules(textbook(), 6, few, progress);
        QCOMPARE(tooMany.error().code, ErrorCode::InvalidInput);
    }
};

QTEST_APPLESS_MAIN(TestAssociationRules)
#include "tst_association_rules.moc"
