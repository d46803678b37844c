// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace/service_targets.h"

#include "workspace/guarded.h"
#include "workspace/query.h"
#include "workspace/workspace.h"

#include <charconv>
#include <string>

namespace ms::workspace {
namespace {

/// service_target_AX and its eight sisters.
std::string nameOf(std::size_t place)
{
    return std::string("service_target_") + "ABC"[place / 3] + "XYZ"[place % 3];
}

} // namespace

Result<ServiceTargets> loadServiceTargets(Workspace& workspace)
{
    return guarded([&]() -> Result<ServiceTargets> {
        ServiceTargets targets;
        for (std::size_t i = 0; i < targets.size(); ++i) {
            Query query(workspace.connection(), "SELECT value FROM setting WHERE name = ?", nameOf(i));
            if (!query.step())
                continue;
            const std::string text = query.text(0);
            double value = 0;
            const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
            if (error != std::errc() || end != text.data() + text.size() || !(value > 0 && value < 1))
                return failure(ErrorCode::InvalidInput,
                               "setting " + nameOf(i) + " is '" + text + "', not a share between 0 and 1");
            targets[i] = value;
        }
        return targets;
    });
}

Result<void> saveServiceTargets(Workspace& workspace, const ServiceTargets& targets)
{
    for (std::size_t i = 0; i < targets.size(); ++i) {
        if (targets[i] && !(*targets[i] > 0 && *targets[i] < 1))
            return failure(ErrorCode::InvalidInput, nameOf(i) + " must lie between 0 and 1, both excluded");
    }
    Connection& connection = workspace.connection();
    auto transaction = connection.begin();
    if (!transaction)
        return tl::unexpected(transaction.error());
    const auto written = guarded([&] {
        for (std::size_t i = 0; i < targets.size(); ++i) {
            Query(connection, "DELETE FROM setting WHERE name = ?", nameOf(i)).run();
            if (!targets[i])
                continue;
            std::array<char, 32> text{};
            const auto end = std::to_chars(text.data(), text.data() + text.size(), *targets[i]).ptr;
            Query(connection, "INSERT INTO setting (name, value) VALUES (?, ?)", nameOf(i),
                  std::string(text.data(), end))
                .run();
        }
    });
    if (!written)
        return written;
    return transaction->commit();
}

} // namespace ms::workspace
