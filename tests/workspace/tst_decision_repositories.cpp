// SPDX-License-Identifier: GPL-3.0-or-later
#include "scratch_workspace.h"

#include "workspace/audit_repository.h"
#include "workspace/forecast_repository.h"
#include "workspace/location_repository.h"
#include "workspace/outbox_repository.h"
#include "workspace/price_repository.h"
#include "workspace/proposal_repository.h"
#include "workspace/scenario_repository.h"
#include "workspace/supplier_repository.h"

using namespace ms;
using namespace ms::workspace;
using namespace ms::workspace::testing;
using approvals::PriceChange;
using approvals::Proposal;
using approvals::Reorder;
using approvals::State;

namespace {

Product product(const char* sku, const char* title = "", const char* category = "")
{
    Product p;
    p.sku = Sku{sku};
    p.title = title;
    p.category = category;
    return p;
}

Money pounds(std::int64_t minor)
{
    return {minor, *Currency::parse("GBP")};
}

Proposal priceProposal(const char* sku, std::int64_t from, std::int64_t to)
{
    Proposal proposal;
    proposal.change = PriceChange{Sku{sku}, pounds(from), pounds(to)};
    proposal.state = State::Submitted;
    proposal.author = "ada";
    proposal.reason = "sells slowly";
    proposal.explanation = R"({"rule":"step"})";
    proposal.effect = R"({"units":3})";
    proposal.proposedAt = at("2011-12-09T12:50");
    return proposal;
}

} // namespace

class TestDecisionRepositories : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void forecastsComeBackAsTheyWereMade()
    {
        ScratchWorkspace shop;
        const ProductKey a = *ProductRepository(*shop).add(product("A"));
        const ProductKey b = *ProductRepository(*shop).add(product("B"));
        ForecastRepository forecasts(*shop);
        QVERIFY(!*forecasts.latest());
        ForecastRun run{
            {}, at("2011-12-09T13:00"), forecast::Frequency::Weekly, day("2011-12-12"), 2, 7, "auto", "0.1", "ab"};
        const ProductForecast bare{
            a, "theta", "ets", 0.8, 12.5, -3.0, 0.79, 2.25, "", {{1, 0, 2, 0, 3}, {1.1, 0, 2.5, 0, 4}}, {}, {}};
        ProductForecast first = bare;
        first.causes = {{"price", true, -2, -2.5, -1.5, false, 0}, {"promotion", false, 0.6, 0.5, 0.7, true, 12.5}};
        first.adjustments = {{day("2011-03-07"), true, 0, 4.5}, {day("2011-08-01"), false, 90, 12}};
        const ProductForecast second{
            b, "naive", "", {}, {}, {}, {}, {}, "too short", {{0, 0, 0, 0, 0}, {0, 0, 0, 0, 0}}, {}, {}};
        run.key = *forecasts.save(run, std::vector{second, first});
        std::vector<ProductForecast> read;
        MS_VERIFY_OK(forecasts.forEach(run.key, [&](const ProductForecast& f) { read.push_back(f); }));
        QVERIFY((read == std::vector{bare, second})); // what was found is asked for apart
        QVERIFY((*forecasts.withFindings(run.key) == std::vector{first, second}));
        QVERIFY(*forecasts.of(run.key, a) == first);
        QCOMPARE((*forecasts.latest(forecast::Frequency::Weekly))->firstDay, run.firstDay);
        QVERIFY(!*forecasts.latest(forecast::Frequency::Daily));
        const auto wrong = forecasts.save(
            run, std::vector{ProductForecast{a, "theta", "", {}, {}, {}, {}, {}, "", {{1, 0, 2, 0, 3}}, {}, {}}});
        QVERIFY(!wrong && wrong.error().code == ErrorCode::InvalidInput);
        // A file of the version before adjustments has causes all the same.
        shop->connection().execute("DROP TABLE forecast_adjustment");
        QCOMPARE(forecasts.of(run.key, a)->causes.size(), std::size_t{2});
        MS_VERIFY_OK(forecasts.remove(run.key));
        const auto gone = forecasts.of(run.key, a);
        QVERIFY(!gone && gone.error().code == ErrorCode::NotFound);
    }

    void runsOfEveryFrequencyComeBack()
    {
        ScratchWorkspace shop;
        ForecastRepository forecasts(*shop);
        for (int i = 0; i <= int(forecast::Frequency::Other); ++i) {
            ForecastRun run;
            run.frequency = static_cast<forecast::Frequency>(i);
            MS_VERIFY_OK(forecasts.save(run, {}));
            QVERIFY((*forecasts.latest())->frequency == run.frequency);
            QVERIFY(*parseFrequency(frequencyName(run.frequency)) == run.frequency);
        }
        QCOMPARE(forecasts.runs()->size(), std::size_t{7});
        QVERIFY(!parseFrequency("fortnightly"));
    }

    void scenariosAreNamedOnce()
    {
        ScratchWorkspace shop;
        ScenarioRepository scenarios(*shop);
        Scenario autumn{{}, "Autumn -5 %", "price", R"({"step":-0.05})", at("2011-12-09"), at("2011-12-09")};
        autumn.key = *scenarios.add(autumn);
        QVERIFY(!scenarios.add(autumn));
        autumn.content = "{}";
        MS_VERIFY_OK(scenarios.update(autumn));
        QCOMPARE(scenarios.all("price")->front().content, std::string("{}"));
        QVERIFY(scenarios.all("stock")->empty());
        MS_VERIFY_OK(scenarios.remove(autumn.key));
        const auto gone = scenarios.update(autumn);
        QVERIFY(!gone && gone.error().code == ErrorCode::NotFound);
    }

    void proposalsComeBackAsTheyWere()
    {
        ScratchWorkspace shop;
        MS_VERIFY_OK(ProductRepository(*shop).add(product("A")));
        MS_VERIFY_OK(LocationRepository(*shop).add({{}, LocationId{"store"}, ""}));
        MS_VERIFY_OK(SupplierRepository(*shop).add({{}, SupplierId{"acme"}, "", {}, {}, {}}));
        Proposal reorder = priceProposal("A", 0, 0);
        reorder.change =
            Reorder{Sku{"A"}, LocationId{"store"}, SupplierId{"acme"}, {37}, pounds(120), day("2011-12-24")};
        ProposalRepository proposals(*shop);
        const auto stored = proposals.add(std::vector{priceProposal("A", 300, 285), reorder});
        MS_VERIFY_OK(stored);
        QCOMPARE(stored->at(0).batch, std::int64_t{1});
        QCOMPARE(stored->at(1).batch, std::int64_t{1});
        const Proposal price = *proposals.byId(stored->at(0).id);
        QVERIFY(std::get<PriceChange>(price.change).newPrice == pounds(285));
        QVERIFY(std::get<PriceChange>(price.change).oldPrice == pounds(300));
        QCOMPARE(price.explanation, std::string(R"({"rule":"step"})"));
        QVERIFY(price.proposedAt == at("2011-12-09T12:50"));
        const Proposal stock = *proposals.byId(stored->at(1).id);
        const auto& change = std::get<Reorder>(stock.change);
        QCOMPARE(change.quantity.units, std::int64_t{37});
        QCOMPARE(change.supplier.text, std::string("acme"));
        QVERIFY(change.expected == day("2011-12-24") && change.unitCost == pounds(120));
        QCOMPARE(proposals.add(std::vector{priceProposal("A", 285, 280)})->front().batch, std::int64_t{2});
        QCOMPARE(proposals.all()->front().batch, std::int64_t{2});
    }

    void proposalsForWhatIsNotThereLeaveNoBatch()
    {
        ScratchWorkspace shop;
        MS_VERIFY_OK(ProductRepository(*shop).add(product("A")));
        ProposalRepository proposals(*shop);
        const auto unknown = proposals.add(std::vector{priceProposal("A", 1, 2), priceProposal("B", 1, 2)});
        QVERIFY(!unknown && unknown.error().code == ErrorCode::InvalidInput);
        QVERIFY(unknown.error().detail.find("'B'") != std::string::npos);
        QVERIFY(proposals.all()->empty());
    }

    void aDecisionItsStateAndItsOutboxRowAreOneThing()
    {
        ScratchWorkspace shop;
        MS_VERIFY_OK(ProductRepository(*shop).add(product("A")));
        ProposalRepository proposals(*shop);
        const std::int64_t id = proposals.add(std::vector{priceProposal("A", 300, 285)})->front().id;
        const approvals::Decision yes{id, true, "grace", "fine", at("2011-12-09T14:00")};
        OutboxRow row;
        row.idempotencyKey = "k1";
        row.request = "{}";
        row.state = "queued";
        row.queuedAt = 1000;

        // Nothing at all when one part fails: here the key is taken already.
        shop->connection().execute("INSERT INTO outbox (id, proposal_id, idempotency_key, request, state, queued_at) "
                                   "SELECT 9, id, 'k1', '{}', 'queued', 0 FROM proposal");
        const std::string before = dump(*shop);
        QVERIFY(!proposals.decide(yes, State::Submitted, State::Approved, row));
        QCOMPARE(dump(*shop), before);
        shop->connection().execute("DELETE FROM outbox");

        MS_VERIFY_OK(proposals.decide(yes, State::Submitted, State::Approved, row));
        QVERIFY(proposals.byId(id)->state == State::Approved);
        QCOMPARE((*proposals.decisionOn(id))->approver, std::string("grace"));
        OutboxRepository outbox(*shop);
        OutboxRow queued = **outbox.ofProposal(id);
        QCOMPARE(queued.proposal, id);
        QCOMPARE(outbox.due("queued", 0)->size(), std::size_t{1});
        queued.state = "sent";
        queued.attempts = 2;
        queued.nextAttemptAt = 2000;
        queued.failure = "no answer";
        MS_VERIFY_OK(outbox.update(queued));
        QVERIFY((*outbox.all() == std::vector{queued}));
        QVERIFY(outbox.due("sent", 1999)->empty());
        QCOMPARE(outbox.due("sent", 2000)->size(), std::size_t{1});

        const auto again = proposals.decide(yes, State::Submitted, State::Approved, row);
        QVERIFY(!again && again.error().code == ErrorCode::Conflict);
        const auto late = proposals.setState(id, State::Submitted, State::Rejected);
        QVERIFY(!late && late.error().code == ErrorCode::Conflict);
        MS_VERIFY_OK(proposals.setState(id, State::Approved, State::Queued));
        QCOMPARE(proposals.inState(State::Queued)->size(), std::size_t{1});
        QVERIFY((*proposals.countByState() == std::vector{std::pair{State::Queued, std::int64_t{1}}}));
    }

    void theAuditTrailTakesOnlyTheNextLink()
    {
        ScratchWorkspace shop;
        AuditRepository audit(*shop);
        QVERIFY(!*audit.last());
        const AuditEntry first{1, 1000, "ada", "propose", "batch 1", "{}", std::string(64, '0'), "h1"};
        const AuditEntry second{2, 1001, "grace", "approve", "proposal 1", "{}", "h1", "h2"};
        const auto early = audit.append(second);
        QVERIFY(!early && early.error().code == ErrorCode::Conflict);
        MS_VERIFY_OK(audit.append(first));
        QVERIFY(!audit.append(first));
        MS_VERIFY_OK(audit.append(second));
        QVERIFY(**audit.last() == second);
        std::vector<AuditEntry> all;
        MS_VERIFY_OK(audit.forEach([&](const AuditEntry& entry) { all.push_back(entry); }));
        QVERIFY((all == std::vector{first, second}));
    }
};

QTEST_APPLESS_MAIN(TestDecisionRepositories)
#include "tst_decision_repositories.moc"
