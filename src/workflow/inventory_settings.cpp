// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/inventory_settings.h"

#include "workflow/known_product.h"
#include "workspace/service_targets.h"
#include "workspace/settings.h"
#include "workspace/volume_repository.h"

#include <cmath>

namespace ms::workflow {

Result<void> saveInventoryScenario(const std::filesystem::path& path, const InventoryScenario& scenario)
{
    auto workspace = workspace::Workspace::open(path, workspace::OpenMode::ReadWrite);
    if (!workspace)
        return tl::unexpected(workspace.error());
    auto settings = workspace::loadSettings(*workspace);
    if (!settings)
        return tl::unexpected(settings.error());
    settings->cycleServiceLevel = scenario.cycleServiceLevel;
    settings->reviewPeriodDays = scenario.reviewPeriodDays;
    if (auto valid = workspace::validated(*settings); !valid)
        return valid;
    // Targets first: what can be wrong with them is found before anything is written.
    if (auto saved = workspace::saveServiceTargets(*workspace, scenario.classTargets); !saved)
        return saved;
    return workspace::saveSettings(*workspace, *settings);
}

Result<void> setProductVolume(const std::filesystem::path& path, const Sku& sku, std::optional<double> litres)
{
    constexpr double most = 1'000'000.0;
    if (litres && !(*litres >= 0.001 && *litres <= most))
        return failure(ErrorCode::InvalidInput,
                       "volume " + std::to_string(*litres) + " litres, expected 0.001 to 1,000,000");
    auto known = openProduct(path, workspace::OpenMode::ReadWrite, sku);
    if (!known)
        return tl::unexpected(known.error());
    const auto millilitres = litres ? std::optional<std::int64_t>(std::llround(*litres * 1000.0)) : std::nullopt;
    return workspace::VolumeRepository(known->workspace).set(known->product.key, millilitres);
}

} // namespace ms::workflow
