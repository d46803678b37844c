// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace/approval_settings.h"

#include "workspace/guarded.h"
#include "workspace/query.h"
#include "workspace/workspace.h"

#include <array>
#include <charconv>

namespace ms::workspace {
namespace {

constexpr const char* selfApproval = "approval_self_percent";
constexpr const char* largestChange = "approval_largest_change_percent";
constexpr const char* smallestMargin = "approval_smallest_margin_percent";
constexpr const char* largestBatch = "approval_largest_batch";
constexpr const char* validDays = "approval_valid_days";

void put(Connection& connection, const char* name, const std::string& value)
{
    Query(connection,
          "INSERT INTO setting (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value",
          name, value)
        .run();
}

std::string textOf(double value)
{
    std::array<char, 32> buffer{};
    const auto [end, error] = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value);
    return error == std::errc() ? std::string(buffer.data(), end) : std::string();
}

/// Leaves `value` alone when the workspace has no such setting.
template <class T>
Result<void> get(Connection& connection, const char* name, T& value)
{
    Query query(connection, "SELECT value FROM setting WHERE name = ?", name);
    if (!query.step())
        return {};
    const std::string text = query.text(0);
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || end != text.data() + text.size())
        return failure(ErrorCode::InvalidInput, std::string("setting '") + name + "' is '" + text + "', not a number");
    return {};
}

} // namespace

Result<std::string> workspaceId(Workspace& workspace)
{
    return guarded([&]() -> Result<std::string> {
        Query known(workspace.connection(), "SELECT value FROM setting WHERE name = 'workspace_id'");
        if (known.step())
            return known.text(0);
        Query draw(workspace.connection(), "INSERT INTO setting (name, value) "
                                           "VALUES ('workspace_id', lower(hex(randomblob(16)))) "
                                           "ON CONFLICT (name) DO UPDATE SET value = value RETURNING value");
        draw.step();
        std::string id = draw.text(0);
        draw.step(); // to its end, which is what keeps the row
        return id;
    });
}

Result<approvals::Policy> loadPolicy(Workspace& workspace)
{
    return guarded([&]() -> Result<approvals::Policy> {
        Connection& connection = workspace.connection();
        approvals::Policy policy;
        for (const auto& read :
             {get(connection, selfApproval, policy.selfApprovalPercent),
              get(connection, largestChange, policy.largestChangePercent),
              get(connection, smallestMargin, policy.smallestMarginPercent),
              get(connection, largestBatch, policy.largestBatch), get(connection, validDays, policy.validDays)}) {
            if (!read)
                return tl::unexpected(read.error());
        }
        return policy;
    });
}

Result<void> savePolicy(Workspace& workspace, const approvals::Policy& policy)
{
    auto transaction = workspace.begin();
    if (!transaction)
        return tl::unexpected(transaction.error());
    Connection& connection = workspace.connection();
    const auto written = guarded([&] {
        put(connection, selfApproval, textOf(policy.selfApprovalPercent));
        put(connection, largestChange, textOf(policy.largestChangePercent));
        put(connection, smallestMargin, textOf(policy.smallestMarginPercent));
        put(connection, largestBatch, std::to_string(policy.largestBatch));
        put(connection, validDays, std::to_string(policy.validDays));
    });
    if (!written)
        return written;
    return transaction->commit();
}

} // namespace ms::workspace
