// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/approval_queue.h"

#include "workflow/approval_rules.h"
#include "workflow/audit.h"
#include "workflow/people.h"
#include "workspace/outbox_repository.h"
#include "workspace/product_repository.h"
#include "workspace/proposal_repository.h"
#include "workspace/schedule_repository.h"
#include "workspace/settings.h"
#include "workspace/transfer_repository.h"
#include "workspace/workspace.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <unordered_map>

namespace ms::workflow {
namespace {

const Sku& skuOf(const approvals::Proposal& proposal)
{
    return std::visit([](const auto& change) -> const Sku& { return change.sku; }, proposal.change);
}

Currency currencyOf(const approvals::Proposal& proposal)
{
    if (const auto* price = std::get_if<approvals::PriceChange>(&proposal.change))
        return price->newPrice.currency;
    const auto* reorder = std::get_if<approvals::Reorder>(&proposal.change);
    return reorder != nullptr ? reorder->unitCost.currency : Currency{};
}

std::optional<double> numberAt(const nlohmann::json& json, const char* name)
{
    if (!json.is_object() || !json.contains(name) || !json[name].is_number())
        return std::nullopt;
    return json[name].get<double>();
}

ChangeEffect effectFrom(const std::string& text)
{
    const auto json = nlohmann::json::parse(text, nullptr, false);
    return {numberAt(json, "units"),
            numberAt(json, "revenue_minor"),
            numberAt(json, "margin_minor"),
            numberAt(json, "margin_minor_low"),
            numberAt(json, "margin_minor_high"),
            numberAt(json, "at_risk_minor")};
}

/// The names of the rules in a trace that changed the number.
std::vector<std::string> rulesFrom(const std::string& text)
{
    std::vector<std::string> rules;
    const auto json = nlohmann::json::parse(text, nullptr, false);
    if (!json.is_object() || !json.contains("trace") || !json["trace"].is_array())
        return rules;
    for (const nlohmann::json& step : json["trace"]) {
        if (step.is_object() && step.contains("rule") && step["rule"].is_string() &&
            step.value("before", nlohmann::json()) != step.value("after", nlohmann::json()))
            rules.push_back(step["rule"].get<std::string>());
    }
    return rules;
}

} // namespace

Result<std::vector<QueuedChange>> readApprovalQueue(const std::filesystem::path& path)
{
    auto workspace = workspace::Workspace::open(path, workspace::OpenMode::ReadOnly);
    if (!workspace)
        return tl::unexpected(workspace.error());
    workspace::ProposalRepository repository(*workspace);
    auto proposals = repository.all();
    if (!proposals)
        return tl::unexpected(proposals.error());
    const auto outbox = workspace::OutboxRepository(*workspace).all();
    if (!outbox)
        return tl::unexpected(outbox.error());
    const auto schedules = workspace::ScheduleRepository(*workspace).all();
    if (!schedules)
        return tl::unexpected(schedules.error());
    const auto journeys = workspace::TransferRepository(*workspace).all();
    if (!journeys)
        return tl::unexpected(journeys.error());
    std::unordered_map<std::int64_t, const workspace::OutboxRow*> rows;
    for (const workspace::OutboxRow& row : *outbox)
        rows.emplace(row.proposal, &row);
    const auto rules = approvalRulesOf(*workspace);
    if (!rules)
        return tl::unexpected(rules.error());
    workspace::ProductRepository products(*workspace);
    std::vector<QueuedChange> queue;
    for (approvals::Proposal& proposal : *proposals) {
        QueuedChange change;
        const auto product = products.bySku(skuOf(proposal));
        if (!product)
            return tl::unexpected(product.error());
        change.title = product->title;
        if (product->unitCostMinor)
            change.unitCost = Money{*product->unitCostMinor, currencyOf(proposal)};
        auto decision = repository.decisionOn(proposal.id);
        if (!decision)
            return tl::unexpected(decision.error());
        change.decision = std::move(*decision);
        if (proposal.state == approvals::State::Submitted) {
            if (const auto allowed = rules->allow(proposal); !allowed)
                change.refusal = allowed.error().detail;
        }
        if (const auto row = rows.find(proposal.id); row != rows.end()) {
            change.attempts = row->second->attempts;
            change.failure = row->second->failure;
            change.platformRef = row->second->platformRef;
            change.confirmedAt = row->second->confirmedAt;
        }
        if (const auto schedule = schedules->find(proposal.id); schedule != schedules->end()) {
            change.startsAt = schedule->second.startsAt;
            change.endsAt = schedule->second.endsAt;
        }
        if (const auto journey = journeys->find(proposal.id); journey != journeys->end()) {
            change.leftDay = journey->second.left;
            change.arrivedDay = journey->second.arrived;
        }
        change.effect = effectFrom(proposal.effect);
        change.rules = rulesFrom(proposal.explanation);
        change.proposal = std::move(proposal);
        queue.push_back(std::move(change));
    }
    return queue;
}

Result<ApprovalBoard> readApprovalBoard(const std::filesystem::path& path)
{
    constexpr std::int64_t mostEntries = 500;
    ApprovalBoard board;
    auto changes = readApprovalQueue(path);
    if (!changes)
        return tl::unexpected(changes.error());
    board.changes = std::move(*changes);
    auto log = readAudit(path, mostEntries);
    if (!log)
        return tl::unexpected(log.error());
    board.log = std::move(*log);
    std::reverse(board.log.begin(), board.log.end());
    auto workspace = workspace::Workspace::open(path, workspace::OpenMode::ReadOnly);
    if (!workspace)
        return tl::unexpected(workspace.error());
    const auto settings = workspace::loadSettings(*workspace);
    if (!settings)
        return tl::unexpected(settings.error());
    const auto rules = rulebookOf(*workspace);
    if (!rules)
        return tl::unexpected(rules.error());
    board.paused = rules->limits.paused;
    board.currency = settings->currency;
    board.shopName = settings->shopName;
    board.shopUrl = settings->baseUrl;
    board.production = settings->connection == workspace::ConnectionKind::Production;
    return board;
}

} // namespace ms::workflow
