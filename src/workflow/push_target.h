// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "platform/types.h"

#include <string>

namespace ms::workspace {
class Workspace;
}

namespace ms::workflow {

struct PushRequest;

/// Where a push goes, or what an approval was given for.
struct PushTarget {
    std::string url;         ///< of the shop, as sameShop() compares it; empty: no shop was connected
    bool production = false; ///< customers see it
};

/// Whether two addresses are those of one shop: without case of the host, default port and a slash at the end.
bool sameShop(const std::string& a, const std::string& b);

/// Whether what was approved while `approved` was connected may go to `target`: to that shop alone; between practice
/// shops, whose addresses change, and where no shop was connected, to any.
bool mayGoTo(const PushTarget& approved, const PushTarget& target);

/// Where this push goes. Errors: Permission, when another shop is connected, naming both; those of the workspace.
Result<PushTarget> pushTargetOf(workspace::Workspace& workspace, const PushRequest& request);

/// Writes down that a push to `shop` begins, with its name, address and how many changes it has. Errors: those of the
/// workspace.
Result<void> recordPushTarget(workspace::Workspace& workspace, const PushRequest& request,
                              const platform::ShopInfo& shop, std::size_t changes);

} // namespace ms::workflow
