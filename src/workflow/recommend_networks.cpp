// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/recommend_networks.h"

#include "workflow/networks.h"

#include <algorithm>

namespace ms::workflow {

Result<void> openRecommendNetworks(recommend::FitRequest& request)
{
    const auto names = recommend::modelNames();
    const bool needed = std::any_of(names.begin(), names.end(), [&](const recommend::ModelName& model) {
        return model.name == request.model && model.network;
    });
    if (!needed && request.model != "hybrid")
        return {};
    const auto door = recommendNetworks();
    if (door)
        request.networks = *door;
    else if (needed)
        return tl::unexpected(door.error());
    return {};
}

} // namespace ms::workflow
