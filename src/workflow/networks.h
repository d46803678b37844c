// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <filesystem>
#include <string>
#include <vector>

namespace ms::forecast {
class NetworkDoor;
}
namespace ms::pricing {
class NetworkDoor;
}
namespace ms::recommend {
class NetworkDoor;
}

namespace ms::workflow {

/// Where the plugin with the networks is looked for, in this order: the file that the environment variable
/// MS_NETWORKS_PLUGIN names, and only that when it is set; beside the program; ../lib/merchant-studio from there.
std::vector<std::filesystem::path> networkPluginPlaces();

/// Opens the plugin when it is first asked for (about a second) and keeps it open. Safe from several threads at once.
/// Errors: Unavailable, in one sentence, if it is not installed, does not load, or belongs to another build; it is
/// looked for again the next time.
Result<const recommend::NetworkDoor*> recommendNetworks();
Result<const pricing::NetworkDoor*> pricingNetworks();
Result<const forecast::NetworkDoor*> forecastNetworks();

} // namespace ms::workflow
