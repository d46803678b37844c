// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/id.h"
#include "core/result.h"

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace ms::workflow {

struct ForgetRequest {
    std::filesystem::path workspace;
    CustomerId customer;
    std::string actor;   ///< who does it; an admin, where roles were given
    std::int64_t at = 0; ///< unix seconds, for the audit entry
};

/// What forgetting touched.
struct ForgottenCustomer {
    std::int64_t orders = 0; ///< kept, without a customer, so that no total changes
    std::int64_t events = 0; ///< kept, without customer, visitor and cart
    bool bytesGone = true;   ///< false: another program reads the workspace; older bytes go when it closes
    std::vector<std::filesystem::path> copies; ///< backups beside the workspace, which were not touched
};

/// Takes a customer out of the workspace: the row, what imports noted of it and the visitor of its events are gone from
/// the bytes of the file, and no model that is trained from then on sees who bought. The audit keeps an entry that
/// names no customer. Errors: NotFound; Permission; those of opening the workspace for writing.
Result<ForgottenCustomer> forgetCustomer(const ForgetRequest& request);

} // namespace ms::workflow
