// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/people.h"

#include "approvals/policy.h"
#include "approvals/refusal_sentences.h"
#include "workflow/audit.h"
#include "workflow/clock.h"
#include "workflow/push_ledger.h"
#include "workspace/approval_settings.h"
#include "workspace/people.h"
#include "workspace/workspace.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <map>
#include <type_traits>

namespace ms::workflow {
namespace {

using approvals::Act;
using approvals::Limits;
using approvals::Person;
using approvals::Role;
using nlohmann::json;
namespace refusal_sentence = approvals::refusal_sentence;

Result<std::vector<Person>> readPeople(workspace::Workspace& workspace)
{
    const auto rows = workspace::loadPeople(workspace);
    if (!rows)
        return tl::unexpected(rows.error());
    std::vector<Person> people;
    for (const auto& [name, role] : *rows) {
        const auto known = approvals::roleFromText(role);
        if (!known)
            return failure(ErrorCode::InvalidInput, name + " has the unknown role '" + role + "'");
        people.push_back({name, *known});
    }
    return people;
}

constexpr const char* largestChange = "limit_largest_change_minor";
constexpr const char* largestOrder = "limit_largest_order_minor";
constexpr const char* dailySkus = "limit_daily_skus";
constexpr const char* dailyCatalogue = "limit_daily_catalogue_percent";
constexpr const char* dailyChange = "limit_daily_change_minor";
constexpr const char* paused = "approval_paused";

std::map<std::string, double> numbersOf(const Limits& limits)
{
    return {{largestChange, double(limits.largestChangeMinor)},
            {largestOrder, double(limits.largestOrderMinor)},
            {dailySkus, double(limits.dailySkus)},
            {dailyCatalogue, limits.dailyCataloguePercent},
            {dailyChange, double(limits.dailyChangeMinor)},
            {paused, limits.paused ? 1.0 : 0.0}};
}

Result<Limits> readLimits(workspace::Workspace& workspace)
{
    std::vector<std::string> names;
    for (const auto& [name, value] : numbersOf({}))
        names.push_back(name);
    auto numbers = workspace::loadNumbers(workspace, names);
    if (!numbers)
        return tl::unexpected(numbers.error());
    Limits limits;
    const auto take = [&](const char* name, auto& field) {
        if (const auto found = numbers->find(name); found != numbers->end())
            field = static_cast<std::remove_reference_t<decltype(field)>>(found->second);
    };
    take(largestChange, limits.largestChangeMinor);
    take(largestOrder, limits.largestOrderMinor);
    take(dailySkus, limits.dailySkus);
    take(dailyCatalogue, limits.dailyCataloguePercent);
    take(dailyChange, limits.dailyChangeMinor);
    limits.paused = numbers->contains(paused) && numbers->at(paused) != 0;
    return limits;
}

json toJson(const Rulebook& rules)
{
    json detail = numbersOf(rules.limits);
    detail["self_approval_percent"] = rules.policy.selfApprovalPercent;
    detail["largest_change_percent"] = rules.policy.largestChangePercent;
    detail["smallest_margin_percent"] = rules.policy.smallestMarginPercent;
    detail["largest_batch"] = rules.policy.largestBatch;
    detail["valid_days"] = rules.policy.validDays;
    return detail;
}

std::string textOf(const json& detail)
{
    return detail.dump(-1, ' ', false, json::error_handler_t::replace);
}

/// Opens for writing, begins, lets `change` do its work, writes the audit entry that it returns, and keeps both.
template <class Change>
Result<void> govern(const std::filesystem::path& path, const std::string& actor, Act act, Change&& change)
{
    auto workspace = workspace::Workspace::open(path, workspace::OpenMode::ReadWrite);
    if (!workspace)
        return tl::unexpected(workspace.error());
    auto transaction = patientBegin(*workspace);
    if (!transaction)
        return tl::unexpected(transaction.error());
    if (approvals::person(actor).empty())
        return failure(ErrorCode::InvalidInput, "this needs the name of the person who does it");
    if (auto allowed = mayAct(*workspace, actor, act); !allowed)
        return allowed;
    const Result<approvals::AuditEntry> entry = change(*workspace);
    if (!entry)
        return tl::unexpected(entry.error());
    if (auto kept = recordAudit(*workspace, actor, entry->action, entry->subject, entry->detail, unixNow()); !kept)
        return kept;
    return transaction->commit();
}

approvals::AuditEntry entryOf(std::string action, std::string subject, const json& detail)
{
    approvals::AuditEntry entry;
    entry.action = std::move(action);
    entry.subject = std::move(subject);
    entry.detail = textOf(detail);
    return entry;
}

bool adminStays(const std::vector<Person>& people, const std::string& leaving)
{
    return std::any_of(people.begin(), people.end(), [&](const Person& one) {
        return one.role == Role::Admin && approvals::person(one.name) != approvals::person(leaving);
    });
}

/// The name under which somebody is stored already, or the new one.
std::string storedName(const std::vector<Person>& people, const std::string& name)
{
    for (const Person& one : people) {
        if (approvals::person(one.name) == approvals::person(name))
            return one.name;
    }
    return name;
}

} // namespace

Result<void> mayAct(workspace::Workspace& workspace, const std::string& name, Act act)
{
    const auto people = readPeople(workspace);
    if (!people)
        return tl::unexpected(people.error());
    return approvals::mayAct(name, act, *people);
}

Result<std::vector<Person>> people(const std::filesystem::path& path)
{
    auto workspace = workspace::Workspace::open(path, workspace::OpenMode::ReadOnly);
    return workspace ? readPeople(*workspace) : tl::unexpected(workspace.error());
}

Result<void> giveRole(const std::filesystem::path& path, const std::string& actor, const std::string& name, Role role)
{
    return govern(path, actor, Act::Govern, [&](workspace::Workspace& workspace) -> Result<approvals::AuditEntry> {
        const auto people = readPeople(workspace);
        if (!people)
            return tl::unexpected(people.error());
        if (approvals::person(name).empty())
            return failure(ErrorCode::InvalidInput, "a role needs the name of a person");
        if (role != Role::Admin && !adminStays(*people, name))
            return failure(ErrorCode::InvalidInput, "one admin has to stay; give somebody that role first");
        const std::string stored = storedName(*people, name);
        if (auto set = workspace::setPerson(workspace, stored, std::string(approvals::toText(role))); !set)
            return tl::unexpected(set.error());
        return entryOf("give role", stored, {{"role", approvals::toText(role)}});
    });
}

Result<void> takeRole(const std::filesystem::path& path, const std::string& actor, const std::string& name)
{
    return govern(path, actor, Act::Govern, [&](workspace::Workspace& workspace) -> Result<approvals::AuditEntry> {
        const auto people = readPeople(workspace);
        if (!people)
            return tl::unexpected(people.error());
        const std::string stored = storedName(*people, name);
        const bool known =
            std::any_of(people->begin(), people->end(), [&](const Person& one) { return one.name == stored; });
        if (!known)
            return failure(ErrorCode::NotFound, name + " has no role");
        if (people->size() > 1 && !adminStays(*people, name))
            return failure(ErrorCode::InvalidInput, "one admin has to stay; give somebody that role first");
        if (auto set = workspace::setPerson(workspace, stored, {}); !set)
            return tl::unexpected(set.error());
        return entryOf("take role", stored, json::object());
    });
}

Result<Rulebook> rulebookOf(workspace::Workspace& workspace)
{
    const auto policy = workspace::loadPolicy(workspace);
    const auto limits = policy ? readLimits(workspace) : tl::unexpected(policy.error());
    if (!limits)
        return tl::unexpected(limits.error());
    const auto people = readPeople(workspace);
    if (!people)
        return tl::unexpected(people.error());
    Rulebook rules{*policy, *limits};
    if (people->empty())
        rules.policy.selfApprovalPercent = 0;
    return rules;
}

Result<Rulebook> rulebookOf(const std::filesystem::path& path)
{
    auto workspace = workspace::Workspace::open(path, workspace::OpenMode::ReadOnly);
    return workspace ? rulebookOf(*workspace) : tl::unexpected(workspace.error());
}

Result<void> changeRulebook(const std::filesystem::path& path, const std::string& actor, const Rulebook& rules)
{
    if (auto valid = approvals::validatePolicy(rules.policy); !valid)
        return valid;
    if (auto valid = approvals::validateLimits(rules.limits); !valid)
        return valid;
    return govern(path, actor, Act::Govern, [&](workspace::Workspace& workspace) -> Result<approvals::AuditEntry> {
        const auto before = rulebookOf(workspace);
        if (!before)
            return tl::unexpected(before.error());
        const auto people = readPeople(workspace);
        if (!people)
            return tl::unexpected(people.error());
        if (people->empty() && rules.policy.selfApprovalPercent > 0)
            return failure(ErrorCode::Permission, refusal_sentence::noAdmin.with({}));
        Rulebook after = rules;
        after.limits.paused = before->limits.paused; // somebody may have paused since these rules were read
        if (auto saved = workspace::savePolicy(workspace, after.policy); !saved)
            return tl::unexpected(saved.error());
        if (auto saved = workspace::saveNumbers(workspace, numbersOf(after.limits)); !saved)
            return tl::unexpected(saved.error());
        return entryOf("change limits", "policy", {{"before", toJson(*before)}, {"after", toJson(after)}});
    });
}

Result<void> pauseAll(const std::filesystem::path& path, const std::string& actor, const std::string& reason,
                      bool isPaused)
{
    return govern(path, actor, isPaused ? Act::Decide : Act::Govern,
                  [&](workspace::Workspace& workspace) -> Result<approvals::AuditEntry> {
                      if (auto saved = workspace::saveNumbers(workspace, {{paused, isPaused ? 1.0 : 0.0}}); !saved)
                          return tl::unexpected(saved.error());
                      return entryOf(isPaused ? "pause" : "resume", "everything", {{"reason", reason}});
                  });
}

} // namespace ms::workflow
