// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/price_scenarios.h"

#include "workspace/scenario_repository.h"
#include "workspace/workspace.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace ms::workflow {

namespace {

constexpr std::string_view kind = "price";

std::string toJson(const PriceScenario& scenario)
{
    nlohmann::ordered_json prices = nlohmann::ordered_json::object();
    for (const auto& [sku, minor] : scenario.prices)
        prices[sku.text] = minor;
    nlohmann::ordered_json content{{"prices_minor", prices}};
    if (scenario.locked)
        content["locked"] = true;
    return content.dump();
}

Result<PriceScenario> fromStored(const workspace::Scenario& stored)
{
    PriceScenario scenario{stored.key.value, stored.name, {}, false};
    const auto content = nlohmann::json::parse(stored.content, nullptr, false);
    const auto prices = content.is_object() ? content.find("prices_minor") : content.end();
    if (content.is_discarded() || prices == content.end() || !prices->is_object())
        return failure(ErrorCode::InvalidInput, "price scenario '" + stored.name + "' cannot be read");
    for (const auto& [sku, minor] : prices->items()) {
        if (!minor.is_number_integer() || minor.get<std::int64_t>() <= 0)
            return failure(ErrorCode::InvalidInput, "price scenario '" + stored.name + "', " + sku + ": no price");
        scenario.prices[Sku{sku}] = minor.get<std::int64_t>();
    }
    if (const auto locked = content.find("locked"); locked != content.end())
        scenario.locked = locked->is_boolean() && locked->get<bool>();
    return scenario;
}

Result<void> writeOne(workspace::ScenarioRepository& repository, PriceScenario& scenario, ShopTime at)
{
    workspace::Scenario row{{scenario.key}, scenario.name, std::string(kind), toJson(scenario), at, at};
    if (scenario.key != 0)
        return repository.update(row);
    const auto key = repository.add(row);
    if (!key)
        return tl::unexpected(key.error());
    scenario.key = key->value;
    return {};
}

/// A locked scenario comes back as it was stored, or unlocked.
Result<void> keepLocked(const workspace::Scenario& row, const std::vector<PriceScenario>& wanted)
{
    const auto stored = fromStored(row);
    if (!stored)
        return tl::unexpected(stored.error());
    if (!stored->locked)
        return {};
    const auto next = std::ranges::find(wanted, row.key.value, &PriceScenario::key);
    if (next == wanted.end() || (next->locked && *next != *stored))
        return failure(ErrorCode::Conflict, "price scenario '" + row.name + "' is locked");
    return {};
}

} // namespace

std::vector<PriceDifference> priceDifferences(const std::map<Sku, std::int64_t>& first,
                                              const std::map<Sku, std::int64_t>& second)
{
    std::map<Sku, PriceDifference> all;
    for (const auto& [sku, minor] : first)
        all[sku] = {sku, minor, {}};
    for (const auto& [sku, minor] : second) {
        all[sku].sku = sku;
        all[sku].second = minor;
    }
    std::vector<PriceDifference> differences;
    for (const auto& [sku, difference] : all)
        if (difference.first != difference.second)
            differences.push_back(difference);
    return differences;
}

std::map<Sku, std::int64_t> mergedPrices(std::map<Sku, std::int64_t> into, const std::map<Sku, std::int64_t>& from,
                                         std::span<const Sku> picked)
{
    for (const Sku& sku : picked) {
        if (const auto price = from.find(sku); price != from.end())
            into[sku] = price->second;
        else
            into.erase(sku);
    }
    return into;
}

Result<std::vector<PriceScenario>> readPriceScenarios(const std::filesystem::path& path, Progress&)
{
    auto opened = workspace::Workspace::open(path, workspace::OpenMode::ReadOnly);
    if (!opened)
        return tl::unexpected(opened.error());
    const auto stored = workspace::ScenarioRepository(*opened).all(kind);
    if (!stored)
        return tl::unexpected(stored.error());
    std::vector<PriceScenario> scenarios;
    for (const workspace::Scenario& row : *stored) {
        auto scenario = fromStored(row);
        if (!scenario)
            return tl::unexpected(scenario.error());
        scenarios.push_back(std::move(*scenario));
    }
    return scenarios;
}

Result<std::vector<PriceScenario>> storePriceScenarios(const std::filesystem::path& path,
                                                       std::vector<PriceScenario> scenarios, ShopTime at, Progress&,
                                                       std::span<const std::int64_t> unlocked)
{
    auto opened = workspace::Workspace::open(path, workspace::OpenMode::ReadWrite);
    if (!opened)
        return tl::unexpected(opened.error());
    auto transaction = opened->begin();
    if (!transaction)
        return tl::unexpected(transaction.error());
    workspace::ScenarioRepository repository(*opened);
    const auto stored = repository.all(kind);
    if (!stored)
        return tl::unexpected(stored.error());
    for (const workspace::Scenario& row : *stored) {
        if (std::ranges::find(unlocked, row.key.value) == unlocked.end())
            if (auto allowed = keepLocked(row, scenarios); !allowed)
                return tl::unexpected(allowed.error());
        const auto kept = std::ranges::find(scenarios, row.key.value, &PriceScenario::key);
        if (kept != scenarios.end())
            continue;
        if (auto removed = repository.remove(row.key); !removed)
            return tl::unexpected(removed.error());
    }
    for (PriceScenario& scenario : scenarios) {
        // An undo can bring a scenario back whose row is gone: then it is a new one.
        if (scenario.key != 0 &&
            std::ranges::none_of(*stored, [&](const auto& row) { return row.key.value == scenario.key; }))
            scenario.key = 0;
        if (auto written = writeOne(repository, scenario, at); !written)
            return tl::unexpected(written.error());
    }
    if (auto committed = transaction->commit(); !committed)
        return tl::unexpected(committed.error());
    return scenarios;
}

} // namespace ms::workflow
