// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "approvals/types.h"
#include "core/result.h"

#include <map>
#include <set>
#include <string>
#include <utility>

namespace ms::workspace {
class Workspace;
}

namespace ms::workflow {

/// What lies free where transfers would leave, so that no unit is promised twice: on hand, less what is reserved, owed
/// to customers and held for transfers that were approved.
class TransferStock {
public:
    /// By the last counts on or before `asOf`. Unknown locations hold nothing. Errors: those of the workspace.
    static Result<TransferStock> read(workspace::Workspace& workspace, const std::set<LocationId>& from, Day asOf);

    /// Takes the units of a transfer from what is free. Errors: InvalidInput, saying how many are.
    Result<void> take(const approvals::Transfer& transfer);

private:
    std::map<std::pair<std::string, std::string>, std::int64_t> m_free; ///< by location and SKU, units
};

} // namespace ms::workflow
