// SPDX-License-Identifier: GPL-3.0-or-later
// What-ifs of a preview: a brand that is pinned, a price that is tried, and what each may not do.
#include "../app/recommendations/two_tastes_shop.h"
#include "workflow/recommend_moves.h"
#include "workflow/recommend_preview_file.h"
#include "workflow/recommend_prices.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace ms;
using namespace ms::workflow;

class TestRecommendWhatIf : public QObject {
    Q_OBJECT
private:
    QTemporaryDir m_folder;
    std::string m_path;
    std::shared_ptr<const PreviewData> m_data;
    std::optional<PreviewModel> m_model;
    NoProgress m_progress;

    [[nodiscard]] recommend::ItemIndex item(const std::string& sku) const
    {
        const auto found = std::find_if(m_data->items.begin(), m_data->items.end(),
                                        [&](const PreviewItem& of) { return of.sku.text == sku; });
        Q_ASSERT(found != m_data->items.end());
        return recommend::ItemIndex(found - m_data->items.begin());
    }
    [[nodiscard]] recommend::UserIndex customer(const std::string& id) const
    {
        const auto found = std::find_if(m_data->customers.begin(), m_data->customers.end(),
                                        [&](const PreviewCustomer& of) { return of.id.text == id; });
        return recommend::UserIndex(found - m_data->customers.begin());
    }
    [[nodiscard]] std::vector<std::string> list(const WhatIf& whatIf, const PreviewRules& rules = {},
                                                const PriceResponses* responses = nullptr,
                                                const std::string& who = "tea-0") const
    {
        std::vector<std::string> skus;
        for (const auto& ranked : previewList(*m_data, *m_model->ranker, customer(who), whatIf, rules, responses))
            skus.push_back(m_data->items[ranked.item].sku.text);
        return skus;
    }
    /// An elasticity of -2 for every product at 2.95, but none for `unknown`.
    [[nodiscard]] PriceResponses responses(recommend::ItemIndex unknown) const
    {
        std::vector<std::optional<PriceResponse>> byItem(m_data->items.size(), PriceResponse{-2, 0.1, true, 295});
        byItem[unknown].reset();
        return PriceResponses(std::move(byItem));
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_path = m_folder.filePath("shop.studio").toStdString();
        QVERIFY(makeTwoTastesShop(m_path));
        const auto data = loadPreview(m_path, m_progress);
        QVERIFY(data.has_value());
        m_data = *data;
        auto model = fitPreview(*m_data, "item-knn", false, m_progress);
        QVERIFY(model.has_value());
        m_model = std::move(*model);
    }

    void theBestOfAPinnedBrandStandFirstAndTheOthersKeepTheirOrder()
    {
        const auto before = list({});
        WhatIf whatIf;
        whatIf.brands = {"Seven"};
        QVERIFY(!whatIf.empty());
        const auto after = list(whatIf);
        QCOMPARE(after.size(), before.size());
        // TEA7 is this customer's taste; INK7 is of the brand too
        std::vector<std::string> rest;
        for (const std::string& sku : after)
            if (sku.back() != '7')
                rest.push_back(sku);
        QCOMPARE(static_cast<int>(after.size() - rest.size()), 2);
        QVERIFY(after[0].back() == '7' && after[1].back() == '7');
        std::vector<std::string> others;
        for (const std::string& sku : before)
            if (sku.back() != '7')
                others.push_back(sku);
        QVERIFY(std::equal(rest.begin(), rest.end(), others.begin()));
    }

    void aPinnedBrandNeverShowsWhatTheCustomerHasOrWhatARuleForbids()
    {
        WhatIf whatIf;
        whatIf.brands = {"Seven"};
        for (const PreviewCustomer& of : m_data->customers) {
            const auto skus = list(whatIf, {}, nullptr, of.id.text);
            for (const recommend::Event& event : m_data->interactions.of(customer(of.id.text)))
                QVERIFY(std::find(skus.begin(), skus.end(), m_data->items[event.item].sku.text) == skus.end());
        }
        whatIf.excluded = {item("TEA7")};
        const auto skus = list(whatIf);
        QVERIFY(std::find(skus.begin(), skus.end(), "TEA7") == skus.end());
        QCOMPARE(skus.front(), std::string("INK7"));
    }

    void aPriceMovesAProductByWhatDemandDoes()
    {
        const auto before = list({});
        const auto last = item(before.back());
        const auto known = responses(item(before.front()));
        WhatIf whatIf;
        whatIf.prices = {{last, 236}}; // 20 % off: 0.8 ^ -2 = 1.5625 times as often
        QVERIFY(std::abs(known.factor(whatIf.prices.front()).value() - 1.5625) < 1e-12);
        auto wanted = before; // tenth, 0.289 * 1.5625 = 0.452: above the fourth
        std::rotate(wanted.begin() + 3, wanted.begin() + 9, wanted.end());
        QCOMPARE(list(whatIf, {}, &known), wanted);
        QCOMPARE(list(whatIf), before); // without what demand does, the model asks for no price
        whatIf.prices = {{last, 295}};
        QCOMPARE(list(whatIf, {}, &known), before);
        whatIf.prices = {{item(before.front()), 200}}; // of which nothing is known
        QCOMPARE(list(whatIf, {}, &known), before);
        whatIf.prices = {{last, 1}}; // half price is as far as an elasticity goes
        QVERIFY(std::abs(known.factor(whatIf.prices.front()).value() - 4) < 1e-12);
    }

    void aTriedPriceIsWhatTheLeastMarginAsksFor()
    {
        const auto before = list({});
        PreviewRules rules;
        rules.marginFloor = 0.3; // 2.95 over 2.00 leaves 32 %, 2.50 leaves 20 %
        WhatIf whatIf;
        QCOMPARE(list(whatIf, rules), before);
        whatIf.prices = {{item(before.front()), 250}};
        const auto after = list(whatIf, rules);
        QVERIFY(std::find(after.begin(), after.end(), before.front()) == after.end());
        QVERIFY(std::equal(before.begin() + 1, before.end(), after.begin()));
        rules.marginFloor = 0.4; // nothing passes but what is tried at 4.00
        whatIf.prices = {{item(before.front()), 400}};
        QCOMPARE(list(whatIf, rules), std::vector<std::string>{before.front()});
    }

    void everyMoveSaysWhatMovedIt()
    {
        using Why = Move::Why;
        const auto ranked = [&](const WhatIf& whatIf, const PriceResponses* responses) {
            return previewList(*m_data, *m_model->ranker, customer("tea-0"), whatIf, {}, responses);
        };
        const auto before = ranked({}, nullptr);
        const auto known = responses(before.front().item);
        for (const Move& move : movesOf(before, before, {}, nullptr))
            QCOMPARE(move.why, Why::Stayed);
        WhatIf whatIf;
        whatIf.prices = {{before.back().item, 236}};
        auto list = ranked(whatIf, &known);
        auto moves = movesOf(before, list, whatIf, &known);
        QCOMPARE(moves[2].why, Why::Stayed);
        QCOMPARE(moves[3].why, Why::Price);
        QCOMPARE(moves[3].before, std::optional(10));
        QVERIFY(std::abs(moves[3].factor - 1.5625) < 1e-12);
        QCOMPARE(moves[4].why, Why::Others);
        whatIf = {};
        whatIf.pinned = {before[5].item};
        whatIf.brands = {"Seven"};
        list = ranked(whatIf, nullptr);
        moves = movesOf(before, list, whatIf, nullptr);
        QCOMPARE(moves[0].why, Why::Pinned);
        QVERIFY(std::any_of(moves.begin(), moves.end(), [](const Move& move) { return move.why == Why::PinnedBrand; }));
        whatIf = {};
        whatIf.removed = {before.front().causes.front().item};
        list = ranked(whatIf, nullptr);
        moves = movesOf(before, list, whatIf, nullptr);
        for (std::size_t i = 0; i < list.size(); ++i)
            if (moves[i].why == Why::Removed)
                QCOMPARE(moves[i].cause->value, before.front().causes.front().item.value);
        QVERIFY(std::any_of(moves.begin(), moves.end(), [](const Move& move) { return move.why != Why::Stayed; }));
        whatIf = {};
        whatIf.added = {item("INK3")};
        list = ranked(whatIf, nullptr);
        moves = movesOf(before, list, whatIf, nullptr);
        QVERIFY(std::any_of(moves.begin(), moves.end(), [&](const Move& move) {
            return move.why == Why::Cart && move.cause->value == item("INK3").value;
        }));
    }

    void theCommandWritesTheListWithItsMoves()
    {
        PreviewFileRequest request;
        request.workspace = m_path;
        request.customer = "tea-0";
        request.model = "item-knn";
        request.out = m_folder.filePath("list.csv").toStdString();
        request.brands = {"Seven"};
        request.prices = {"TEA7=2.50"};
        const auto run = previewFile(request, m_progress);
        QVERIFY2(run.has_value(), run ? "" : run.error().detail.c_str());
        QCOMPARE(run->rowsWritten, 10);
        QCOMPARE(run->pricesUnknown, 1);
        QVERIFY(!run->cold);
        QFile file(QString::fromStdString(request.out));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QString text = QString::fromUtf8(file.readAll());
        QVERIFY(text.startsWith("rank,sku,title,price,stock,score,reason,before,moved_by\n"));
        QVERIFY2(text.contains(",TEA7,Tea 7,2.50,,100,pinned,"), qPrintable(text));
        QVERIFY(text.contains("pinned with the brand Seven"));
        request.customer.clear();                                 // a visitor
        QVERIFY(previewFile(request, m_progress)->cold == false); // the brand's products are pinned first
        request.brands.clear();
        QVERIFY(previewFile(request, m_progress)->cold);
        const auto refused = [&](auto change, ErrorCode code, const char* says) {
            PreviewFileRequest wrong = request;
            change(wrong);
            const auto ran = previewFile(wrong, m_progress);
            return !ran && ran.error().code == code && ran.error().detail.find(says) != std::string::npos;
        };
        QVERIFY(refused([](auto& r) { r.customer = "nobody"; }, ErrorCode::NotFound, "customer 'nobody'"));
        QVERIFY(refused([](auto& r) { r.removed = {"GIN"}; }, ErrorCode::NotFound, "SKU 'GIN'"));
        QVERIFY(refused([](auto& r) { r.brands = {"Acme"}; }, ErrorCode::NotFound, "brand 'Acme'"));
        QVERIFY(refused([](auto& r) { r.prices = {"TEA7"}; }, ErrorCode::InvalidInput, "SKU=PRICE"));
        QVERIFY(refused([](auto& r) { r.prices = {"TEA7=free"}; }, ErrorCode::InvalidInput, "SKU=PRICE"));
        QVERIFY(refused([](auto& r) { r.prices = {"TEA7=-1"}; }, ErrorCode::InvalidInput, "SKU=PRICE"));
    }

    void pricesThatNeverMovedGiveNoResponse()
    {
        const auto learnt = priceResponses(m_path, *m_data, 1, m_progress);
        QVERIFY2(learnt.has_value(), learnt ? "" : learnt.error().detail.c_str());
        for (std::size_t i = 0; i < m_data->items.size(); ++i)
            QVERIFY(!learnt->of(recommend::ItemIndex(i)).has_value());
    }
};

QTEST_GUILESS_MAIN(TestRecommendWhatIf)
#include "tst_recommend_what_if.moc"
