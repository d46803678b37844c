// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "approvals/types.h"
#include "core/result.h"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace ms::workflow {

/// One proposal with everything that is known of its way to the shop.
struct QueuedChange {
    approvals::Proposal proposal;
    std::string title;             ///< of the product
    std::optional<Money> unitCost; ///< of the product; none: not known
    std::optional<approvals::Decision> decision;
    int attempts = 0;
    std::string failure;                     ///< why the shop did not take it
    std::string platformRef;                 ///< the shop's own number of a purchase order
    std::optional<std::int64_t> confirmedAt; ///< unix seconds
};

/// All proposals, newest batch first. Errors: those of opening the workspace, ReadWrite.
Result<std::vector<QueuedChange>> readApprovalQueue(const std::filesystem::path& workspace);

} // namespace ms::workflow
