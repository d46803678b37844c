// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace/proposal_repository.h"

#include "workspace/guarded.h"
#include "workspace/outbox_repository.h"
#include "workspace/query.h"
#include "workspace/workspace.h"

#include <array>

namespace ms::workspace {
namespace {

using approvals::Decision;
using approvals::PriceChange;
using approvals::Proposal;
using approvals::Reorder;
using approvals::State;
using approvals::Transfer;

using approvals::stateNames;

/// The state that a row names. Errors: InvalidInput: the row is of a newer program.
Result<State> parseState(std::string_view name)
{
    const auto state = approvals::stateFromText(name);
    if (!state)
        return failure(ErrorCode::InvalidInput, "'" + std::string(name) + "' is not the state of a proposal");
    return *state;
}

/// A file of an older version that is open for reading knows no transfers.
std::string selectProposal(Connection& connection)
{
    const bool transfers =
        Query(connection, "SELECT 1 FROM pragma_table_info('proposal') WHERE name = 'to_location_id'").step();
    return "SELECT a.id, a.batch, a.kind, p.sku, l.code, s.code, a.old_price_minor, a.new_price_minor, a.units, "
           "a.unit_cost_minor, a.expected_day, a.currency, a.state, a.author, a.reason, a.explanation, a.effect, "
           "a.proposed_at, " +
           std::string(transfers ? "t.code " : "NULL ") +
           "FROM proposal a JOIN product p ON p.id = a.product_id LEFT JOIN location l ON l.id = a.location_id "
           "LEFT JOIN supplier s ON s.id = a.supplier_id " +
           std::string(transfers ? "LEFT JOIN location t ON t.id = a.to_location_id " : "");
}

Result<Proposal> proposalFrom(const Query& row)
{
    const auto state = parseState(row.view(12));
    if (!state)
        return tl::unexpected(state.error());
    Currency currency{};
    if (!row.view(11).empty()) {
        const auto parsed = Currency::parse(row.view(11));
        if (!parsed)
            return tl::unexpected(parsed.error());
        currency = *parsed;
    }
    Proposal proposal;
    proposal.id = row.integer(0);
    proposal.batch = row.integer(1);
    if (row.view(2) == "price")
        proposal.change = PriceChange{Sku{row.text(3)}, {row.integer(6), currency}, {row.integer(7), currency}};
    else if (row.view(2) == "transfer")
        proposal.change =
            Transfer{Sku{row.text(3)}, LocationId{row.text(4)}, LocationId{row.text(18)}, row.quantity(8), row.day(10)};
    else
        proposal.change = Reorder{Sku{row.text(3)}, LocationId{row.text(4)},    SupplierId{row.text(5)},
                                  row.quantity(8),  {row.integer(9), currency}, row.day(10)};
    proposal.state = *state;
    proposal.author = row.text(13);
    proposal.reason = row.text(14);
    proposal.explanation = row.text(15);
    proposal.effect = row.text(16);
    proposal.proposedAt = row.time(17);
    return proposal;
}

Result<std::vector<Proposal>> read(Query& query)
{
    std::vector<Proposal> proposals;
    while (query.step()) {
        auto proposal = proposalFrom(query);
        if (!proposal)
            return tl::unexpected(proposal.error());
        proposals.push_back(std::move(*proposal));
    }
    return proposals;
}

/// The key of the row with this code; none for an empty code. Errors: InvalidInput when there is no such row.
Result<std::optional<std::int64_t>> keyOf(Connection& connection, const char* sql, const char* what,
                                          const std::string& code)
{
    if (code.empty())
        return std::nullopt;
    Query query(connection, sql, code);
    if (!query.step())
        return failure(ErrorCode::InvalidInput, std::string("there is no ") + what + " '" + code + "'");
    return query.integer(0);
}

struct Change {
    const char* kind;
    Sku sku;
    std::string location;
    std::string toLocation;
    std::string supplier;
    std::optional<std::int64_t> oldPrice;
    std::optional<std::int64_t> newPrice;
    std::optional<std::int64_t> units;
    std::optional<std::int64_t> unitCost;
    std::optional<Day> expected;
    Currency currency;
};

Change changeOf(const Proposal& proposal)
{
    if (const auto* price = std::get_if<PriceChange>(&proposal.change))
        return {"price",
                price->sku,
                {},
                {},
                {},
                price->oldPrice.minor,
                price->newPrice.minor,
                {},
                {},
                {},
                price->newPrice.currency};
    if (const auto* transfer = std::get_if<Transfer>(&proposal.change))
        return {"transfer",
                transfer->sku,
                transfer->from.text,
                transfer->to.text,
                {},
                {},
                {},
                transfer->quantity.units,
                {},
                transfer->expected,
                {}};
    const auto& reorder = std::get<Reorder>(proposal.change);
    return {"reorder",
            reorder.sku,
            reorder.location.text,
            {},
            reorder.supplier.text,
            {},
            {},
            reorder.quantity.units,
            reorder.unitCost.minor,
            reorder.expected,
            reorder.unitCost.currency};
}

Result<std::int64_t> insertProposal(Connection& connection, const Proposal& proposal, std::int64_t batch)
{
    const Change change = changeOf(proposal);
    const auto product = keyOf(connection, "SELECT id FROM product WHERE sku = ?", "SKU", change.sku.text);
    const char* byCode = "SELECT id FROM location WHERE code = ?";
    const auto location = keyOf(connection, byCode, "location", change.location);
    const auto toLocation = keyOf(connection, byCode, "location", change.toLocation);
    const auto supplier = keyOf(connection, "SELECT id FROM supplier WHERE code = ?", "supplier", change.supplier);
    for (const auto* key : {&product, &location, &toLocation, &supplier}) {
        if (!*key)
            return tl::unexpected(key->error());
    }
    if (!*product)
        return failure(ErrorCode::InvalidInput, "a proposal needs a SKU");
    Query insert(
        connection,
        "INSERT INTO proposal (batch, kind, product_id, location_id, to_location_id, supplier_id, old_price_minor, "
        "new_price_minor, units, unit_cost_minor, expected_day, currency, state, author, reason, explanation, "
        "effect, proposed_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING id",
        batch, change.kind, *product, *location, *toLocation, *supplier, change.oldPrice, change.newPrice, change.units,
        change.unitCost, change.expected, change.currency.text(), toText(proposal.state), proposal.author,
        proposal.reason, proposal.explanation, proposal.effect, proposal.proposedAt);
    insert.step();
    return insert.integer(0);
}

void moveState(Connection& connection, std::int64_t id, State from, State to, Result<void>& result)
{
    Query update(connection, "UPDATE proposal SET state = ? WHERE id = ? AND state = ?", toText(to), id, toText(from));
    if (update.run() == 0)
        result = failure(ErrorCode::Conflict,
                         "proposal " + std::to_string(id) + " is not " + std::string(toText(from)) + " any more");
}

} // namespace

ProposalRepository::ProposalRepository(Workspace& workspace) : m_connection(workspace.connection()) {}

Result<std::vector<Proposal>> ProposalRepository::add(std::span<const Proposal> proposals)
{
    auto transaction = m_connection.begin();
    if (!transaction)
        return tl::unexpected(transaction.error());
    auto stored = guarded([&]() -> Result<std::vector<Proposal>> {
        Query next(m_connection, "SELECT coalesce(max(batch), 0) + 1 FROM proposal");
        next.step();
        std::vector<Proposal> added(proposals.begin(), proposals.end());
        for (Proposal& proposal : added) {
            proposal.batch = next.integer(0);
            const auto id = insertProposal(m_connection, proposal, proposal.batch);
            if (!id)
                return tl::unexpected(id.error());
            proposal.id = *id;
        }
        return added;
    });
    if (!stored)
        return stored;
    if (auto kept = transaction->commit(); !kept)
        return tl::unexpected(kept.error());
    return stored;
}

Result<std::vector<Proposal>> ProposalRepository::all() const
{
    return guarded([&] {
        Query query(m_connection, selectProposal(m_connection) + "ORDER BY a.batch DESC, a.id");
        return read(query);
    });
}

Result<std::vector<Proposal>> ProposalRepository::inState(State state) const
{
    return guarded([&] {
        Query query(m_connection, selectProposal(m_connection) + "WHERE a.state = ? ORDER BY a.batch DESC, a.id",
                    toText(state));
        return read(query);
    });
}

Result<Proposal> ProposalRepository::byId(std::int64_t id) const
{
    return guarded([&]() -> Result<Proposal> {
        Query query(m_connection, selectProposal(m_connection) + "WHERE a.id = ?", id);
        if (!query.step())
            return failure(ErrorCode::NotFound, "there is no proposal " + std::to_string(id));
        return proposalFrom(query);
    });
}

Result<std::vector<std::pair<State, std::int64_t>>> ProposalRepository::countByState() const
{
    return guarded([&] {
        std::array<std::int64_t, stateNames.size()> counts{};
        Query query(m_connection, "SELECT state, count(*) FROM proposal GROUP BY state");
        while (query.step()) {
            if (const auto state = parseState(query.view(0)))
                counts[static_cast<std::size_t>(*state)] = query.integer(1);
        }
        std::vector<std::pair<State, std::int64_t>> present;
        for (std::size_t i = 0; i < counts.size(); ++i) {
            if (counts[i] > 0)
                present.emplace_back(static_cast<State>(i), counts[i]);
        }
        return present;
    });
}

Result<void> ProposalRepository::setState(std::int64_t id, State from, State to)
{
    return guarded([&] {
        Result<void> result;
        moveState(m_connection, id, from, to, result);
        return result;
    });
}

Result<void> ProposalRepository::decide(const Decision& decision, State from, State to,
                                        const std::optional<OutboxRow>& outbox)
{
    auto transaction = m_connection.begin();
    if (!transaction)
        return tl::unexpected(transaction.error());
    const auto written = guarded([&]() -> Result<void> {
        Result<void> moved;
        moveState(m_connection, decision.proposal, from, to, moved);
        if (!moved)
            return moved;
        Query(m_connection,
              "INSERT INTO approval (proposal_id, approved, approver, reason, decided_at) VALUES (?, ?, ?, ?, ?)",
              decision.proposal, decision.approved, decision.approver, decision.reason, decision.at)
            .run();
        if (outbox) {
            OutboxRow row = *outbox;
            row.proposal = decision.proposal;
            insertOutboxRow(m_connection, row);
        }
        return {};
    });
    if (!written)
        return written;
    return transaction->commit();
}

Result<void> ProposalRepository::undoDecision(std::int64_t id, State from, State to)
{
    auto transaction = m_connection.begin();
    if (!transaction)
        return tl::unexpected(transaction.error());
    const auto undone = guarded([&]() -> Result<void> {
        Result<void> moved;
        moveState(m_connection, id, from, to, moved);
        if (!moved)
            return moved;
        Query(m_connection, "DELETE FROM outbox WHERE proposal_id = ? AND attempts = 0", id).run();
        Query left(m_connection, "SELECT 1 FROM outbox WHERE proposal_id = ?", id);
        if (left.step())
            return failure(ErrorCode::Conflict, "proposal " + std::to_string(id) + " was sent to the shop already");
        Query(m_connection, "DELETE FROM approval WHERE proposal_id = ?", id).run();
        return {};
    });
    if (!undone)
        return undone;
    return transaction->commit();
}

Result<std::optional<Decision>> ProposalRepository::decisionOn(std::int64_t id) const
{
    return guarded([&]() -> std::optional<Decision> {
        Query query(m_connection, "SELECT approved, approver, reason, decided_at FROM approval WHERE proposal_id = ?",
                    id);
        if (!query.step())
            return std::nullopt;
        return Decision{id, query.boolean(0), query.text(1), query.text(2), query.time(3)};
    });
}

Result<std::unordered_map<std::int64_t, ShopTime>> ProposalRepository::decidedAtOfWaiting() const
{
    return guarded([&] {
        std::unordered_map<std::int64_t, ShopTime> times;
        Query query(m_connection, "SELECT a.proposal_id, a.decided_at FROM approval a JOIN proposal p "
                                  "ON p.id = a.proposal_id WHERE p.state IN ('queued', 'sent')");
        while (query.step())
            times.emplace(query.integer(0), query.time(1));
        return times;
    });
}

Result<std::optional<std::int64_t>> ProposalRepository::newerPriceChange(std::int64_t id) const
{
    return guarded([&]() -> std::optional<std::int64_t> {
        Query query(
            m_connection,
            "SELECT max(b.id) FROM proposal a JOIN proposal b ON b.product_id = a.product_id AND b.kind = a.kind "
            "AND b.id > a.id WHERE a.id = ? AND a.kind = 'price' AND b.state IN ('approved', 'queued', 'sent', "
            "'confirmed')",
            id);
        return query.step() && !query.null(0) ? std::optional(query.integer(0)) : std::nullopt;
    });
}

Result<std::unordered_map<std::int64_t, std::int64_t>> ProposalRepository::revertsUnderWay() const
{
    return guarded([&] {
        std::unordered_map<std::int64_t, std::int64_t> reverts;
        Query query(m_connection, "SELECT id, explanation ->> '$.reverts' FROM proposal WHERE state IN "
                                  "('queued', 'sent') AND json_valid(explanation) AND "
                                  "json_type(explanation, '$.reverts') = 'integer'");
        while (query.step())
            reverts.emplace(query.integer(0), query.integer(1));
        return reverts;
    });
}

} // namespace ms::workspace
