// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/recommend_evaluate.h"
#include "workflow/recommend_input.h"
#include "workflow/recommend_rank.h"
#include "workflow/recommend_rules.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <cmath>

using namespace ms;
using namespace ms::workflow;

namespace {

/// Tea goes with cups, ink with pens; eve came once and dan is nobody's friend.
constexpr auto shop = "user_id,item_id,t\n"
                      "ann,tea,2024-01-01\nann,cup,2024-01-02\n"
                      "bob,tea,2024-01-03\nbob,cup,2024-01-04\nbob,spoon,2024-01-05\n"
                      "cat,ink,2024-01-01\ncat,pen,2024-01-02\n"
                      "dan,ink,2024-02-01T10:30\ndan,pen,2024-02-02\n"
                      "eve,tea,2024-02-03\n";

class Canceled final : public Progress {
public:
    bool canceled() const override { return true; }
};

} // namespace

class TestRecommendFiles : public QObject {
    Q_OBJECT
private:
    QTemporaryDir m_folder;

    std::string file(const char* name, const QByteArray& text = {})
    {
        const QString path = m_folder.filePath(QString::fromLatin1(name));
        if (!text.isEmpty()) {
            QFile out(path);
            if (!out.open(QIODevice::WriteOnly))
                qFatal("cannot write %s", name);
            out.write(text);
        }
        return path.toStdString();
    }
    QByteArrayList lines(const char* name)
    {
        QFile in(m_folder.filePath(QString::fromLatin1(name)));
        if (!in.open(QIODevice::ReadOnly))
            return {};
        QByteArrayList read = in.readAll().split('\n');
        read.removeLast();
        return read;
    }
    RankFilesRequest request(const std::string& model = "item-knn")
    {
        RankFilesRequest made;
        made.interactions = file("shop.csv", shop);
        made.out = file("lists.csv");
        made.fit.model = model;
        made.top = 2;
        return made;
    }

private Q_SLOTS:
    void listsAreWrittenAsTheContractSays()
    {
        NoProgress progress;
        RankFilesRequest asked = request();
        asked.users = file("users.csv", "user_id\neve\nnobody\n");
        asked.items = file("items.csv", "item_id,title,colour\ntea,Earl Grey,black\nkettle,Kettle,\n");
        const auto run = rankFiles(asked, progress);
        QVERIFY2(run.has_value(), run ? "" : run.error().detail.c_str());
        const auto rows = lines("lists.csv");
        QCOMPARE(rows.size(), 5);
        QCOMPARE(rows[0], QByteArray("user_id,rank,item_id,score,reason"));
        QVERIFY(rows[1].startsWith("eve,1,cup,"));
        QVERIFY(rows[1].endsWith(",because of tea (Earl Grey)"));
        QVERIFY(rows[3].startsWith("nobody,1,"));
        QVERIFY(rows[3].endsWith(",cold: popular"));
        QCOMPARE(run->coldUsers, 1);
        QCOMPARE(run->rowsRead, 10);
        QCOMPARE(run->items, std::size_t{6}); // the kettle that nobody took is known too
    }

    void whatACustomerHasIsShownOnlyWhenItIsAskedFor()
    {
        NoProgress progress;
        RankFilesRequest asked = request("popular");
        asked.users = file("users.csv", "user_id\nann\n");
        asked.top = 10;
        QVERIFY(rankFiles(asked, progress).has_value());
        for (const QByteArray& row : lines("lists.csv"))
            QVERIFY(!row.contains(",tea,") && !row.contains(",cup,"));
        asked.fit.includeSeen = true;
        QVERIFY(rankFiles(asked, progress).has_value());
        QCOMPARE(lines("lists.csv").size(), 1 + 5);
    }

    void candidatesAreAllRankedTheUnknownOnesLast()
    {
        NoProgress progress;
        RankFilesRequest asked = request();
        asked.candidates = file("candidates.csv", "user_id,item_id\neve,pen\neve,novelty\neve,cup\n");
        asked.top = 5;
        const auto run = rankFiles(asked, progress);
        QVERIFY(run.has_value());
        const auto rows = lines("lists.csv");
        QCOMPARE(rows.size(), 4);
        QVERIFY(rows[1].startsWith("eve,1,cup,"));
        QVERIFY(rows[2].startsWith("eve,2,pen,"));
        QCOMPARE(rows[3], QByteArray("eve,3,novelty,0,cold: nobody took it yet"));
        QCOMPARE(run->unknownPlaces, 1);
    }

    /// Five teas and two inks, popular in this order; rules that speak of each column.
    void theShopsRulesShapeEveryList()
    {
        NoProgress progress;
        RankFilesRequest asked = request("popular");
        QByteArray sales = "user_id,item_id,t\n";
        const QByteArrayList items{"t1", "t2", "t3", "t4", "i1", "i2", "i3"};
        for (int item = 0; item < items.size(); ++item)
            for (int user = 0; user < 20 - 2 * item; ++user)
                sales += "u" + QByteArray::number(user) + ',' + items[item] + ",2024-01-01\n";
        asked.interactions = file("popular.csv", sales);
        asked.users = file("users.csv", "user_id\nnobody\nu0\n");
        asked.items = file("facts.csv", "item_id,title,category,price,cost,stock,promoted\n"
                                        "t1,Tea 1,tea,10,9,5,\nt2,Tea 2,tea,10,2,0,\nt3,Tea 3,tea,10,2,,\n"
                                        "t4,Tea 4,tea,10,2,3,\ni1,Ink 1,ink,10,2,3,\ni2,Ink 2,ink,10,2,3,1\n"
                                        "i3,Ink 3,ink,,,3,\n");
        asked.top = 4;
        const auto shown = [&](const QByteArray& rules) {
            asked.rules = file("rules.json", rules);
            const auto run = rankFiles(asked, progress);
            if (!run)
                return QByteArray(run.error().detail.c_str());
            QByteArray order;
            for (const QByteArray& row : lines("lists.csv"))
                if (row.startsWith("nobody,"))
                    order += row.split(',')[2] + ' ';
            return order.trimmed();
        };
        QCOMPARE(shown("{}"), QByteArray("t1 t3 t4 i1")); // t2 is out of stock
        QCOMPARE(shown(R"({"show_out_of_stock": true})"), QByteArray("t1 t2 t3 t4"));
        QCOMPARE(shown(R"({"margin_floor": 0.5, "exclude": ["t3"]})"), QByteArray("t4 i1 i2 i3"));
        QCOMPARE(shown(R"({"most_of_category": 2})"), QByteArray("t1 t3 i1 i2"));
        QCOMPARE(shown(R"({"bury": ["t1"], "pin": ["i3"]})"), QByteArray("i3 t3 t4 i1"));
        QCOMPARE(shown(R"({"promoted_share": 0.5})"), QByteArray("t1 i2 t3 t4"));
        QCOMPARE(shown(R"({"promoted_share": 0.5, "promote": ["t4"]})"), QByteArray("t1 t4 t3 i2"));
        QVERIFY(shown(R"({"promoted_share": 2})").contains("promoted_share: a number from 0 to 1"));
        QVERIFY(shown(R"({"sort": "up"})").contains("sort"));
        QVERIFY(shown("[").contains("is not JSON"));
        shown(R"({"consumable_categories": ["ink"]})"); // u0 has everything, and may see ink again
        QByteArrayList again;
        for (const QByteArray& row : lines("lists.csv"))
            if (row.startsWith("u0,"))
                again << row.split(',')[2];
        QCOMPARE(again, (QByteArrayList{"i1", "i2", "i3"}));
    }

    void aNewCustomerGetsWhatIsPopularAmongTheirLike()
    {
        NoProgress progress;
        RankFilesRequest asked = request("popular");
        asked.users = file("users.csv", "user_id,country\nann,France\nbob,France\ncat,Spain\ndan,Spain\n"
                                        "new,Spain\nother,Italy\n");
        asked.top = 1;
        QByteArray likely = "user_id,item_id\n";
        for (int sale = 0; sale < 60; ++sale) // enough to be believed
            likely += "cat,p" + QByteArray::number(sale) + "\ndan,pen\nann,tea\nbob,tea\nbob,tea\n";
        asked.interactions = file("many.csv", likely);
        QVERIFY(rankFiles(asked, progress).has_value());
        const auto rows = lines("lists.csv");
        QVERIFY(rows[5].startsWith("new,1,pen,"));
        QVERIFY(rows[5].endsWith(",cold: popular with country Spain"));
        QVERIFY(rows[6].startsWith("other,1,tea,"));
        QVERIFY(rows[6].endsWith(",cold: popular"));
    }

    void theOrderOfTheRowsAndTheThreadsChangeNothing()
    {
        NoProgress progress;
        RankFilesRequest asked = request();
        asked.fit.threads = 1;
        QVERIFY(rankFiles(asked, progress).has_value());
        const auto before = lines("lists.csv");
        QByteArrayList rows = QByteArray(shop).trimmed().split('\n');
        std::reverse(rows.begin() + 1, rows.end());
        asked.interactions = file("reversed.csv", rows.join('\n') + '\n');
        asked.fit.threads = 3;
        QVERIFY(rankFiles(asked, progress).has_value());
        QCOMPARE(lines("lists.csv"), before);
    }

    void badRowsAreRejectedWithTheirReason()
    {
        NoProgress progress;
        RankFilesRequest asked = request();
        asked.interactions = file("bad.csv", QByteArray(shop) + "fay,,2024-01-01\n,tea,2024-01-01\nfay,tea,soon\n");
        asked.rejects = file("rejects.csv");
        const auto run = rankFiles(asked, progress);
        QVERIFY(run.has_value());
        QCOMPARE(run->rowsRejected, 3);
        const auto rejects = lines("rejects.csv");
        QCOMPARE(rejects.size(), 4);
        QVERIFY(rejects[1].contains(",12,item_id,"));
        QVERIFY(rejects[3].contains(",14,t,soon,"));
    }

    void filesThatCannotBeUsedAreOneClearError_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("said");
        QTest::newRow("no item column") << QByteArray("user_id,thing\na,b\n") << QByteArray("item_id");
        QTest::newRow("no rows") << QByteArray("user_id,item_id\n") << QByteArray("no row");
        QTest::newRow("times and orders")
            << QByteArray("user_id,item_id,t\na,b,1\na,c,2024-01-01\n") << QByteArray("mixed");
    }
    void filesThatCannotBeUsedAreOneClearError()
    {
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, said);
        NoProgress progress;
        RankFilesRequest asked = request();
        asked.interactions = file("unusable.csv", text);
        const auto run = rankFiles(asked, progress);
        QVERIFY(!run.has_value());
        QCOMPARE(run.error().code, ErrorCode::InvalidInput);
        QVERIFY2(run.error().detail.find(said.toStdString()) != std::string::npos, run.error().detail.c_str());
        asked.interactions = file("nowhere.csv");
        QCOMPARE(rankFiles(asked, progress).error().code, ErrorCode::NotFound);
    }

    void aCanceledRunLeavesNoFile()
    {
        Canceled progress;
        RankFilesRequest asked = request();
        asked.out = file("never.csv");
        QCOMPARE(rankFiles(asked, progress).error().code, ErrorCode::Canceled);
        QVERIFY(!QFile::exists(QString::fromStdString(asked.out)));
    }

    /// By hand: a hit at rank 2, a miss, and a user without a list.
    void measuresCountUsersWithoutAListAsMisses()
    {
        NoProgress progress;
        EvaluateListsRequest asked;
        asked.recommendations = file("recs.csv", "user_id,rank,item_id\na,2,x\na,1,y\nb,1,x\nz,1,x\n");
        asked.actual = file("actual.csv", "user_id,item_id\na,x\nb,q\nc,x\n");
        asked.train = file("train.csv", "user_id,item_id\nb,x\n");
        const auto run = evaluateLists(asked, progress);
        QVERIFY(run.has_value());
        QCOMPARE(run->measures.hr, 1.0 / 3);
        QVERIFY(std::abs(run->measures.ndcg - 1 / std::log2(3.0) / 3) < 1e-12);
        QCOMPARE(run->measures.mrr, 0.5 / 3);
        QCOMPARE(run->seenShare, 1.0 / 3);
        QCOMPARE(run->catalogue, std::size_t{3});
        QVERIFY(run->popular.has_value()); // x for everybody: right for a and c
        QCOMPARE(run->popular->hr, 2.0 / 3);
        QCOMPARE(run->popular->ndcg, 2.0 / 3);
        QVERIFY(!run->difference.has_value());
        asked.recommendations = file("twice.csv", "user_id,rank,item_id\na,1,x\na,2,x\n");
        QCOMPARE(evaluateLists(asked, progress).error().code, ErrorCode::InvalidInput);
        asked.recommendations = file("rank.csv", "user_id,rank,item_id\na,0,x\n");
        QCOMPARE(evaluateLists(asked, progress).error().code, ErrorCode::InvalidInput);
    }

    /// NDCG of a, b, c, d: 1, 1, 0, 0 against 0, 0, 0, 1. The differences 1, 1, 0, -1 have the mean 1/4 and the
    /// standard error sqrt(11/16 / 3); R: 2 * pnorm(-0.25 / sqrt(11/48)) = 0.6015081.
    void anotherModelIsComparedCustomerByCustomer()
    {
        NoProgress progress;
        EvaluateListsRequest asked;
        asked.actual = file("actual.csv", "user_id,item_id\na,x\nb,x\nc,x\nd,x\n");
        asked.recommendations = file("first.csv", "user_id,rank,item_id\na,1,x\nb,1,x\nc,1,y\n");
        asked.against = file("second.csv", "user_id,rank,item_id\na,1,y\nd,1,x\n");
        const auto run = evaluateLists(asked, progress);
        QVERIFY(run.has_value() && run->difference.has_value());
        QCOMPARE(run->other->hr, 0.25);
        QCOMPARE(run->difference->mean, 0.25);
        QVERIFY(std::abs(run->difference->pValue - 0.6015081) < 1e-6);
        QVERIFY(!run->popular.has_value());
    }

    void rulesAreWrittenStrongestFirst()
    {
        NoProgress progress;
        RuleFilesRequest asked;
        asked.transactions = file("baskets.csv", "transaction_id,item_id\n1,tea\n1,cup\n2,tea\n2,cup\n3,tea\n4,ink\n");
        asked.out = file("rules.csv");
        asked.limits.minSupport = 0.5;
        asked.limits.minConfidence = 0.5;
        const auto run = writeRules(asked, progress);
        QVERIFY(run.has_value());
        const auto rows = lines("rules.csv");
        QCOMPARE(rows.size(), 3);
        QCOMPARE(rows[0], QByteArray("antecedent,consequent,support,confidence,lift"));
        QVERIFY(rows[1].startsWith("cup,tea,0.5,1,1.33333333"));
        QVERIFY(rows[2].startsWith("tea,cup,0.5,0.66666666"));
    }

    void idsKeepTheirText()
    {
        IdList ids;
        QCOMPARE(ids.add("0805"), 0U);
        QCOMPARE(ids.add("805"), 1U);
        QCOMPARE(ids.add("0805"), 0U);
        QCOMPARE(ids.add("05"), 2U);
        QCOMPARE(ids.sort(), (std::vector<std::uint32_t>{1, 2, 0}));
        QCOMPARE(ids[0], std::string("05"));
        QCOMPARE(*ids.find("0805"), 1U);
        QVERIFY(!ids.find("8").has_value());
    }
};

QTEST_APPLESS_MAIN(TestRecommendFiles)
#include "tst_recommend_files.moc"
