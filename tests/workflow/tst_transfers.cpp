// SPDX-License-Identifier: GPL-3.0-or-later
// Goods that move between locations: proposed, approved, on a note, there. Whatever the step, no unit is counted twice.
#include "../features/small_shop.h"
#include "features/stock.h"
#include "workflow/approval_queue.h"
#include "workflow/audit.h"
#include "workflow/inventory_propose.h"
#include "workflow/transfer_notes.h"
#include "workspace/outbox_repository.h"
#include "workspace/product_repository.h"
#include "workspace/settings.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <array>

using namespace ms;
using namespace ms::workflow;
using approvals::State;

namespace {

const ShopTime noon = *parseShopTime("2011-07-31T12:00");
const Day countedDay = *parseDay("2011-07-31");

std::string onDay(int days)
{
    return toIsoText(countedDay + std::chrono::days(days));
}

} // namespace

class TestTransfers : public QObject {
    Q_OBJECT
    std::unique_ptr<features::testing::SmallShop> m_shop;
    NoProgress m_none;
    QTemporaryDir m_folder;

    /// North and south sell ten of A a week each; all 60 lie in the north.
    void sell()
    {
        for (int week = 0; week < 30; ++week) {
            const std::string day = toIsoText(Day{*parseDay("2011-01-03")} + std::chrono::days{7 * week});
            m_shop->sell({{day.c_str(), "A", 10, 500, "", "north"}, {day.c_str(), "A", 10, 500, "", "south"}});
        }
        m_shop->sell({{"2011-07-31", "B", 1, 100}});
        count("north", 60);
        count("south", 0);
    }
    void count(const char* place, std::int64_t units, int day = 0, const char* sku = "A")
    {
        QVERIFY(workspace::StockRepository(**m_shop).set(
            {m_shop->product(sku), m_shop->place(place), countedDay + std::chrono::days(day), {units}, {0}, {0}}));
    }
    static TransferWish wish(const char* sku, const char* from, const char* to, std::int64_t units)
    {
        return {Sku{sku}, LocationId{from}, LocationId{to}, {units}, countedDay + std::chrono::days(2), "needed more"};
    }
    Result<ProposedBatch> propose(const std::vector<TransferWish>& wishes)
    {
        return proposeTransfers({(*m_shop)->path(), "Ada", noon}, wishes, m_none);
    }
    DecisionRequest act(std::vector<std::int64_t> ids, int day = 0, const char* reason = "fine")
    {
        return {(*m_shop)->path(), std::move(ids), "Grace", reason, noon + std::chrono::days(day)};
    }
    std::string file(const char* name) { return m_folder.filePath(name).toStdString(); }
    QByteArray content(const char* name)
    {
        QFile in(m_folder.filePath(name));
        return in.open(QIODevice::ReadOnly) ? in.readAll() : QByteArray();
    }
    QueuedChange change(std::int64_t id)
    {
        const auto queue = readApprovalQueue((*m_shop)->path());
        return *std::ranges::find_if(*queue, [id](const auto& one) { return one.proposal.id == id; });
    }
    State state(std::int64_t id) { return change(id).proposal.state; }

    /// On hand, reserved and on the way of A at one place, or all of them.
    std::array<std::int64_t, 3> stock(const char* place, int day = 0)
    {
        const auto all = features::stockOnHand(**m_shop, countedDay + std::chrono::days(day),
                                               *place ? std::optional(m_shop->place(place)) : std::nullopt,
                                               features::OrdersSince::Counted);
        const auto one = std::ranges::find(*all, m_shop->product("A"), &features::ProductStock::product);
        std::int64_t inbound = 0;
        for (const auto& each : one->inbound)
            inbound += each.quantity.units;
        return {one->onHand.units, one->reserved.units, inbound};
    }
    using Stock = std::array<std::int64_t, 3>;

private Q_SLOTS:
    void init()
    {
        m_shop = std::make_unique<features::testing::SmallShop>();
        sell();
    }

    void wishesThatCannotBeMeantAreNamedAndTheRestGoes()
    {
        const auto batch =
            propose({wish("A", "north", "south", 20), wish("none", "north", "south", 1), wish("A", "north", "moon", 1),
                     wish("A", "moon", "south", 1), wish("A", "north", "north", 1), wish("A", "north", "south", 1),
                     wish("A", "south", "north", 1), wish("B", "north", "south", 1)});
        QVERIFY2(batch, batch ? "" : batch.error().detail.c_str());
        QCOMPARE(batch->proposals, 1);
        QCOMPARE(batch->refused.size(), std::size_t{7});
        const auto reason = [&](std::size_t i) { return QString::fromStdString(batch->refused[i].reason); };
        QVERIFY(reason(0).contains("no such SKU"));
        QVERIFY(reason(1).contains("no location 'moon'"));
        QVERIFY(reason(2).contains("no location 'moon'"));
        QVERIFY(reason(3).contains("moves nothing"));
        QVERIFY(reason(4).contains("another transfer"));
        QVERIFY(reason(5).contains("0 are free")); // nothing lies there
        QVERIFY(reason(6).contains("0 are free")); // never counted there
        const auto made = std::get<approvals::Transfer>(change(1).proposal.change);
        QVERIFY(made.sku.text == "A" && made.from.text == "north" && made.to.text == "south");
        QVERIFY(made.quantity.units == 20 && toIsoText(made.expected) == onDay(2));
        for (const std::int64_t units : {0, -5})
            QVERIFY(propose({wish("A", "north", "shop", units)})->proposals == 0);
    }
    void noUnitIsPromisedTwiceWithinABatchOrAtApproval()
    {
        m_shop->place("east");
        const auto both = propose({wish("A", "north", "south", 40), wish("A", "north", "east", 40)});
        QCOMPARE(both->proposals, 1);
        QVERIFY(both->refused.front().reason.find("20 are free") != std::string::npos);
        QCOMPARE(propose({wish("A", "north", "east", 40)})->proposals, 1); // waits beside the first: neither holds any
        const auto decided = approve(act({1, 2}), m_none);
        QCOMPARE(decided->decided, std::vector<std::int64_t>{1});
        QVERIFY(decided->refused.front().reason.find("20 are free") != std::string::npos);
        QCOMPARE(approve(act({2}), m_none)->refused.size(), std::size_t{1}); // the first is held already
    }
    void whatWasSoldSinceIsNotApproved()
    {
        QCOMPARE(propose({wish("A", "north", "south", 50)})->proposals, 1);
        count("north", 30, 1);
        const auto decided = approve(act({1}, 1), m_none);
        QVERIFY(decided && decided->decided.empty());
        QVERIFY(decided->refused.front().reason.find("30 are free") != std::string::npos);
        QCOMPARE(state(1), State::Submitted);
    }
    void theAuthorMayNotApproveIt()
    {
        QVERIFY(propose({wish("A", "north", "south", 20)}));
        auto own = act({1});
        own.approver = "ada";
        QCOMPARE(approve(own, m_none)->refused.size(), std::size_t{1});
    }

    /// Day 0: all lie in the north. The goods leave on day 1 and come on day 3; each end is counted in between.
    void everyUnitIsCountedOnceAtEveryStep()
    {
        QVERIFY(propose({wish("A", "north", "south", 20)}));
        QCOMPARE(stock("north"), (Stock{60, 0, 0})); // a proposal holds nothing
        QCOMPARE(approve(act({1}), m_none)->decided.size(), std::size_t{1});
        QCOMPARE(state(1), State::Approved);
        QVERIFY(workspace::OutboxRepository(**m_shop).all()->empty()); // no shop is told
        const auto everywhere = [&](int day) {
            const Stock all = stock("", day);
            return all[0] - all[1] + all[2];
        };
        QCOMPARE(stock("north"), (Stock{60, 20, 0}));
        QCOMPARE(stock("south"), (Stock{0, 0, 20}));
        QCOMPARE(everywhere(0), 60);
        count("north", 60, 1); // counted again before they left: still there
        QCOMPARE(stock("north", 1), (Stock{60, 20, 0}));
        QCOMPARE(writeTransferNote(act({1}, 1), file("note.csv"), m_none)->decided.size(), std::size_t{1});
        QCOMPARE(state(1), State::Sent);
        count("north", 40, 1); // at the end of that day they are gone
        QCOMPARE(stock("north", 1), (Stock{40, 0, 0}));
        QCOMPARE(stock("south", 1), (Stock{0, 0, 20}));
        QCOMPARE(everywhere(1), 60);
        count("south", 0, 2);
        QCOMPARE(stock("south", 2), (Stock{0, 0, 20}));
        QCOMPARE(confirmArrival(act({1}, 3), m_none)->decided.size(), std::size_t{1});
        QCOMPARE(state(1), State::Confirmed);
        QCOMPARE(stock("south", 3), (Stock{0, 0, 20})); // there, and not counted yet
        QCOMPARE(everywhere(3), 60);
        count("south", 20, 3);
        QCOMPARE(stock("south", 3), (Stock{20, 0, 0}));
        QCOMPARE(stock("north", 3), (Stock{40, 0, 0}));
        QCOMPARE(everywhere(3), 60);
        QCOMPARE(stock("north", 0), (Stock{60, 20, 0})); // as of a past day the counts of then hold
    }
    void aPastDayKnowsNothingOfLaterTransfers()
    {
        QVERIFY(propose({wish("A", "north", "south", 20)}));
        QVERIFY(approve(act({1}, 5), m_none));
        const auto all = features::stockOnHand(**m_shop, countedDay, m_shop->place("north"));
        QCOMPARE(std::ranges::find(*all, m_shop->product("A"), &features::ProductStock::product)->reserved.units, 0);
        QCOMPARE(stock("north"), (Stock{60, 20, 0})); // but a plan for now on those data does
    }

    void aNoteIsWrittenAgainUnderTheSameNumber()
    {
        QVERIFY(propose({wish("A", "north", "south", 20)}));
        QVERIFY(approve(act({1}), m_none));
        QVERIFY(writeTransferNote(act({1}, 1), file("first.csv"), m_none));
        const QByteArray first = content("first.csv");
        QCOMPARE(first, QByteArray("transfer,sku,title,from,to,units,expected_day,approved_by,left_day\n"
                                   "1,A,Title of A,north,south,20,2011-08-02,Grace,2011-08-01\n"));
        QVERIFY(writeTransferNote(act({1}, 4), file("again.csv"), m_none));
        QCOMPARE(content("again.csv"), first);
        QVERIFY(toIsoText(*change(1).leftDay) == onDay(1) && !change(1).arrivedDay);
        QVERIFY(
            writeTransferNote(act({}, 4), file("none.csv"), m_none)->decided.empty()); // nothing is left to send off
        QVERIFY(!QFile::exists(m_folder.filePath("none.csv")));
        QVERIFY(confirmArrival(act({1}, 4), m_none));
        QCOMPARE(toIsoText(*change(1).arrivedDay), onDay(4));
        const auto late = writeTransferNote(act({1}, 5), file("late.csv"), m_none);
        QVERIFY(late && late->decided.empty() && late->refused.size() == 1);
        QCOMPARE(confirmArrival(act({1}, 5), m_none)->refused.size(), std::size_t{1}); // it comes once
        QVERIFY(!verifyAudit((*m_shop)->path(), m_none)->broken);
    }
    void aNoteThatCannotBeWrittenSendsNothingOff()
    {
        QVERIFY(propose({wish("A", "north", "south", 20)}));
        QVERIFY(approve(act({1}), m_none));
        const auto failed = writeTransferNote(act({1}), "/nowhere/note.csv", m_none);
        QVERIFY(!failed && failed.error().code == ErrorCode::ReadWrite);
        QCOMPARE(state(1), State::Approved);
        QVERIFY(!change(1).leftDay);
    }
    void anApprovalThatIsTooOldSendsNothingOff()
    {
        QVERIFY(propose({wish("A", "north", "south", 20)}));
        QVERIFY(approve(act({1}), m_none));
        const auto late = writeTransferNote(act({1}, 8), file("old.csv"), m_none); // the policy allows seven days
        QVERIFY(late && late->decided.empty());
        QVERIFY(late->refused.front().reason.find("too long ago") != std::string::npos);
        QCOMPARE(state(1), State::Approved);
    }
    void whatIsTakenBackOrCalledOffHoldsNothing()
    {
        QVERIFY(propose({wish("A", "north", "south", 20)}));
        QVERIFY(approve(act({1}), m_none));
        QCOMPARE(undoApproval(act({1}), m_none)->decided.size(), std::size_t{1});
        QCOMPARE(state(1), State::Submitted);
        QCOMPARE(stock("north"), (Stock{60, 0, 0}));
        QVERIFY(approve(act({1}), m_none));
        QCOMPARE(callOffTransfers(act({1}), m_none)->refused.size(), std::size_t{1}); // not on its way yet
        QVERIFY(writeTransferNote(act({1}), file("off.csv"), m_none));
        QCOMPARE(undoApproval(act({1}), m_none)->refused.size(), std::size_t{1}); // the note is out
        QVERIFY(!callOffTransfers(act({1}, 0, ""), m_none));
        QCOMPARE(callOffTransfers(act({1}, 0, "van broke down"), m_none)->decided.size(), std::size_t{1});
        QCOMPARE(state(1), State::Failed);
        QCOMPARE(stock("north"), (Stock{60, 0, 0}));
        QCOMPARE(stock("south"), (Stock{0, 0, 0}));
    }
    void otherProposalsHaveNoNote()
    {
        PriceWish price;
        auto settings = *workspace::loadSettings(**m_shop);
        settings.currency = *Currency::parse("GBP");
        QVERIFY(workspace::saveSettings(**m_shop, settings));
        workspace::ProductRepository products(**m_shop);
        auto product = *products.bySku(Sku{"A"});
        product.priceMinor = 500;
        QVERIFY(products.update(product));
        price.sku.text = "A";
        price.price = {450, settings.currency};
        QVERIFY(proposePrices({(*m_shop)->path(), "Ada", noon}, {price}, m_none));
        QVERIFY(approve(act({1}), m_none));
        const auto note = writeTransferNote(act({1}), file("price.csv"), m_none);
        QVERIFY(note && note->decided.empty() && note->refused.size() == 1);
    }

    void theReviewKnowsWhatWasProposed()
    {
        const auto inputs = loadInventory((*m_shop)->path(), m_none);
        QVERIFY(inputs);
        const auto review = [&] {
            return *reviewTransfers((*m_shop)->path(), **inputs, headerOf(**inputs).scenario, usualTransferGain,
                                    m_none);
        };
        QVERIFY(review().transfers.size() == 1 && !review().transfers.front().underWay);
        QVERIFY(propose({wish("A", "north", "south", 5)}));
        QVERIFY(review().transfers.front().underWay);
        QVERIFY(reject(act({1}), m_none));
        QVERIFY(!review().transfers.front().underWay);
    }
    void whatThePlanSuggestsIsProposedOnce()
    {
        const Proposer ada{(*m_shop)->path(), "Ada", noon};
        const auto batch = proposeAllMoves(ada, usualTransferGain, 2, m_none);
        QVERIFY2(batch, batch ? "" : batch.error().detail.c_str());
        QCOMPARE(batch->proposals, 1);
        const auto made = std::get<approvals::Transfer>(change(1).proposal.change);
        QVERIFY(made.from.text == "north" && made.to.text == "south" && made.quantity.units > 20);
        QVERIFY(change(1).proposal.explanation.find("\"short_before\"") != std::string::npos);
        const auto twice = proposeAllMoves(ada, usualTransferGain, 2, m_none);
        QVERIFY(!twice && twice.error().code == ErrorCode::NotFound);
        QVERIFY(twice.error().detail.find("proposed already") != std::string::npos);
        QVERIFY(approve(act({1}), m_none));
        const auto again = proposeAllMoves(ada, usualTransferGain, 2, m_none); // the plan counts what is on its way
        QVERIFY(!again && again.error().code == ErrorCode::NotFound);
    }
    void whatWaitsIsNotProposedBesideTheRest()
    {
        for (int week = 0; week < 30; ++week) {
            const std::string day = toIsoText(Day{*parseDay("2011-01-03")} + std::chrono::days{7 * week});
            m_shop->sell({{day.c_str(), "C", 10, 500, "", "north"}, {day.c_str(), "C", 10, 500, "", "south"}});
        }
        count("north", 60, 0, "C");
        count("south", 0, 0, "C");
        QVERIFY(propose({wish("A", "north", "south", 5)}));
        const auto rest = proposeAllMoves({(*m_shop)->path(), "Ada", noon}, usualTransferGain, 2, m_none);
        QVERIFY2(rest, rest ? "" : rest.error().detail.c_str());
        QVERIFY(rest->proposals == 1 && rest->refused.empty());
        QVERIFY(std::get<approvals::Transfer>(change(2).proposal.change).sku == Sku{"C"});
    }
};

QTEST_APPLESS_MAIN(TestTransfers)
#include "tst_transfers.moc"
