// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/day.h"
#include "core/progress.h"
#include "core/result.h"
#include "platform/retry.h"
#include "platform/types.h"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

namespace ms::workflow {

struct PullRequest {
    std::filesystem::path workspace;
    platform::ShopKind kind = platform::ShopKind::Studio;
    platform::Endpoint shop;
    std::string secret;
    std::string actor; ///< for the audit log; not empty
    ShopTime at{};     ///< the day of the stock and of new prices
    platform::RetryPolicy retry;
    bool whole = false; ///< ask for everything again, not only for what changed
};

/// What came of one list.
struct PulledList {
    std::string name;         ///< products, stock, customers, orders, carts
    std::int64_t pages = 0;   ///< of this pull
    std::int64_t rows = 0;    ///< that the shop showed, overlaps included
    std::int64_t changed = 0; ///< of them, new or different from what the workspace had
    bool resumed = false;     ///< it went on where an earlier pull was cut off
    bool absent = false;      ///< this shop has no such list
};

struct PullReport {
    platform::ShopInfo shop;
    std::vector<PulledList> lists;
    std::int64_t requests = 0;    ///< HTTP requests, attempts included
    std::optional<Error> stopped; ///< why it ended early; what was kept stays, the next pull goes on from there
};

/// Reads catalogue and prices, stock, customers, orders and carts from the shop into the workspace. Orders are asked
/// for since the newest change that is known, less an overlap of ten minutes; what comes twice is told by its id and
/// changes nothing. Each page and the place behind it are one transaction: a pull that is cut off at any moment leaves
/// the last whole page, and the next one goes on there. A canceled order stays, and a return of the same lines stands
/// beside it. Customers come without names and addresses. Errors: those of the workspace; InvalidInput (no actor,
/// another currency); Permission (the secret, the actor's role); Unavailable; Conflict (another pull of this workspace
/// runs). After the first page, errors are in PullReport::stopped.
Result<PullReport> pull(const PullRequest& request, Progress& progress);

} // namespace ms::workflow
