// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/day.h"
#include "core/id.h"
#include "core/progress.h"
#include "core/result.h"

#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace ms::workflow {

/// Named prices under trial. A value: its undo is the copy before.
struct PriceScenario {
    std::int64_t key = 0;               ///< 0 until it is stored
    std::string name;                   ///< not empty, one of a kind
    std::map<Sku, std::int64_t> prices; ///< minor units; SKUs that are not there keep their current price
    bool locked = false;                ///< name and prices stay as they are, and it stays, until it is unlocked
    friend bool operator==(const PriceScenario&, const PriceScenario&) = default;
};

/// One SKU whose price differs between two scenarios; nothing: the current price stays.
struct PriceDifference {
    Sku sku;
    std::optional<std::int64_t> first;
    std::optional<std::int64_t> second;
    friend bool operator==(const PriceDifference&, const PriceDifference&) = default;
};

/// By SKU; empty for a scenario and its copy.
std::vector<PriceDifference> priceDifferences(const std::map<Sku, std::int64_t>& first,
                                              const std::map<Sku, std::int64_t>& second);

/// `into`, with the picked SKUs at the prices that `from` has for them; those that it does not name go back to the
/// current price.
std::map<Sku, std::int64_t> mergedPrices(std::map<Sku, std::int64_t> into, const std::map<Sku, std::int64_t>& from,
                                         std::span<const Sku> picked);

/// The scenarios of a workspace by name. Errors: as Workspace::open; InvalidInput for content that cannot be read.
Result<std::vector<PriceScenario>> readPriceScenarios(const std::filesystem::path& workspace, Progress& progress);

/// Makes the workspace's price scenarios these: updates those with a key, adds the others, removes what is not there,
/// in one transaction. Returns them with their keys, in the same order. A stored scenario that is locked only comes
/// back as it is, or unlocked; `unlocked`: keys of those that were unlocked in between and may be anything by now.
/// Errors: as Workspace::open; InvalidInput (a name that is empty or there twice); Conflict (one that is locked would
/// change or go; nothing is stored then); ReadWrite, Permission.
Result<std::vector<PriceScenario>> storePriceScenarios(const std::filesystem::path& workspace,
                                                       std::vector<PriceScenario> scenarios, ShopTime at,
                                                       Progress& progress, std::span<const std::int64_t> unlocked = {});

} // namespace ms::workflow
