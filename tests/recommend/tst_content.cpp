// SPDX-License-Identifier: GPL-3.0-or-later
#include "recommend/content.h"
#include "recommend/fit.h"
#include "small_shop.h"

#include <QTest>

#include <cmath>

using namespace ms;
using namespace ms::recommend;

namespace {

double cosine(const TitleTerms& terms, std::size_t a, std::size_t b)
{
    double sum = 0;
    for (const auto& first : terms.of(ItemIndex(a)))
        for (const auto& second : terms.of(ItemIndex(b)))
            sum +=
                first.term == second.term ? static_cast<double>(first.weight) * static_cast<double>(second.weight) : 0;
    return sum;
}

} // namespace

class TestContent : public QObject {
    Q_OBJECT
private Q_SLOTS:
    /// Three titles by hand. "ab" has the terms <ab>, <ab and ab>; all items share them, so that each weighs 1 + ln 1
    /// = 1. "cd" is in two titles: 1 + ln(4 / 3).
    void weighsTermsAsInTheBook()
    {
        const std::vector<Item> items{{"ab cd", {}}, {"AB", {"cd"}}, {"ab", {}}};
        const TitleTerms terms = titleTerms(items);
        QCOMPARE(terms.termCount, std::size_t{8});         // " ab", "ab ", " ab ", "<ab>" and the same of cd
        QVERIFY(std::abs(cosine(terms, 0, 1) - 1) < 1e-6); // case and the place of a word do not count
        const double rare = 1 + std::log(4.0 / 3.0);
        QVERIFY(std::abs(cosine(terms, 0, 2) - 4 / std::sqrt(4 * (4 + 4 * rare * rare))) < 1e-6);
    }
    void titlesPutTogetherAlikeAreNearer()
    {
        const std::vector<Item> items{{"ICE - CREAM", {}}, {"ice  -\tcream", {}}, {"Ice cream", {}}, {"ICE CREAM", {}}};
        const TitleTerms terms = titleTerms(items);
        QVERIFY(std::abs(cosine(terms, 0, 1) - 1) < 1e-6); // however wide the spaces are
        QVERIFY(std::abs(cosine(terms, 2, 3) - 1) < 1e-6);
        QVERIFY(cosine(terms, 0, 2) > 0.3); // they share both words
        QVERIFY(cosine(terms, 0, 2) < 0.9); // and not the dash
    }
    void anItemWithoutATitleHasNoTermsAndOneWordAloneSaysNothing()
    {
        const std::vector<Item> items{{"", {}}, {"unique", {}}, {"shared", {}}, {"shared", {}}};
        const TitleTerms terms = titleTerms(items);
        QVERIFY(terms.of(ItemIndex(0)).empty());
        QVERIFY(terms.of(ItemIndex(1)).empty());
        QVERIFY(std::abs(cosine(terms, 2, 3) - 1) < 1e-6);
    }
    void vectorsOfItemsBoughtTogetherPointTheSameWay()
    {
        const auto shop = smallshop::aisles(400);
        NoProgress progress;
        EmbeddingSettings settings;
        settings.epochs = 30;
        settings.dimension = 8;
        const auto rows = embedItems(shop, titleTerms(std::vector<Item>(40)), settings, progress);
        QVERIFY(rows.has_value());
        double within = 0, across = 0, pairsWithin = 0, pairsAcross = 0;
        for (std::size_t a = 0; a < 40; ++a)
            for (std::size_t b = 0; b < a; ++b) {
                double together = 0;
                for (std::size_t d = 0; d < 8; ++d)
                    together += static_cast<double>((*rows)[a * 8 + d]) * static_cast<double>((*rows)[b * 8 + d]);
                (a / 10 == b / 10 ? within : across) += together;
                (a / 10 == b / 10 ? pairsWithin : pairsAcross) += 1;
            }
        QVERIFY(within / pairsWithin > across / pairsAcross + 0.5);
    }
    /// Item 40 was never sold; its title says that it is tea, aisle 0.
    void aNewItemIsShownToWhomItsTitleFits()
    {
        std::vector<Interaction> rows;
        const auto shop = smallshop::aisles(200);
        for (std::size_t user = 0; user < shop.userCount; ++user)
            for (const Event& event : shop.of(UserIndex(user)))
                rows.push_back({UserIndex(user), event.item, event.time, 1});
        const auto wider = groupByUser(rows, shop.userCount, 41, true).value();
        auto titles = smallshop::titles(40);
        titles.push_back({"tea number new", {}});
        NoProgress progress;
        const auto content = fitContent(wider, titles, {}, progress);
        QVERIFY(content.has_value());
        const auto like = (*content)->mostLike(ItemIndex(40), 5);
        for (const ScoredItem& near : like)
            QVERIFY2(near.item.value < 10, qPrintable(QString::number(near.item.value)));
        std::vector<float> ofTea(41), ofMugs(41);
        (*content)->score(wider.of(UserIndex(0)), ofTea);
        (*content)->score(wider.of(UserIndex(3)), ofMugs);
        QVERIFY(ofTea[40] > ofMugs[40] && ofTea[40] != silent);
    }
    void withoutTitlesItSaysSo()
    {
        FitRequest request;
        request.model = "content";
        NoProgress progress;
        const auto fitted = fitRanker(smallshop::aisles(10), request, progress);
        QVERIFY(!fitted.has_value());
        QCOMPARE(fitted.error().code, ErrorCode::InvalidInput);
        QVERIFY(fitted.error().detail.find("titles") != std::string::npos);
    }
};

QTEST_APPLESS_MAIN(TestContent)
#include "tst_content.moc"
