// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/calendar_numbers.h"
#include "features/stock.h"
#include "inventory/demand_class.h"
#include "inventory/promised_level.h"
#include "inventory/shared_errors.h"
#include "workflow/demand_history.h"
#include "workflow/held_forecast.h"
#include "workflow/inventory_inputs.h"
#include "workflow/planned_lead_time.h"
#include "workflow/supplier_price_book.h"
#include "workspace/forecast_repository.h"
#include "workspace/kit_repository.h"
#include "workspace/product_repository.h"
#include "workspace/service_targets.h"
#include "workspace/settings.h"
#include "workspace/stock_override_repository.h"
#include "workspace/stock_repository.h"
#include "workspace/supplier_repository.h"
#include "workspace/volume_repository.h"
#include "workspace/workspace.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <numeric>
#include <unordered_map>
#include <unordered_set>

namespace ms::workflow {
namespace {

constexpr std::size_t historyPeriods = 26; // that stand for demand when nothing was forecast
constexpr std::size_t shownPeriods = 26;
constexpr std::size_t errorPeriods = 13; // over whose sums past errors are measured

/// How far forecasts of the sums over 1, 2... periods were off before; empty for a history that says too little.
/// `level` gets the units a period that they were measured against.
std::vector<double> errorsOf(const forecast::Series& series, double& level)
{
    std::vector<double> units;
    for (const double one : series.history)
        units.push_back(std::isnan(one) ? 0.0 : std::max(0.0, one));
    const std::vector<double> lifts(units.size(), 1.0);
    const bool marked = series.stockedOut.size() == units.size();
    const auto spreads = inventory::relativeErrorSpreads(
        {units, marked ? std::span<const std::uint8_t>(series.stockedOut) : std::span<const std::uint8_t>(), lifts},
        errorPeriods, &level);
    return spreads ? *spreads : std::vector<double>();
}

double daysOf(forecast::Frequency frequency)
{
    switch (frequency) {
    case forecast::Frequency::Daily:
        return 1.0;
    case forecast::Frequency::Monthly:
        return meanDaysAYear / 12.0;
    case forecast::Frequency::Quarterly:
        return meanDaysAYear / 4.0;
    case forecast::Frequency::Yearly:
        return meanDaysAYear;
    default:
        return 7.0;
    }
}

/// Mean and spread of the recent past, for SKUs without a forecast.
inventory::DemandOutlook outlookOf(const std::vector<double>& history, double periodDays)
{
    const auto recent = std::span(history).last(std::min(history.size(), historyPeriods));
    inventory::DemandOutlook outlook{periodDays, 0.0, {0.0}, {0.0}};
    if (recent.empty())
        return outlook;
    const double count = static_cast<double>(recent.size());
    outlook.mean[0] = std::accumulate(recent.begin(), recent.end(), 0.0) / count;
    double squares = 0.0;
    for (const double units : recent)
        squares += (units - outlook.mean[0]) * (units - outlook.mean[0]);
    // Few periods say little about their spread: at least that of Poisson demand.
    outlook.stdDev[0] = std::sqrt(std::max(recent.size() > 1 ? squares / (count - 1.0) : 0.0, outlook.mean[0]));
    return outlook;
}

inventory::DemandOutlook outlookOf(const workspace::ProductForecast& forecast, double periodDays, double daysIntoFirst)
{
    constexpr double bandsTo80 = 2.0 * 1.2815515655446004; // standard deviations from the lower to the upper end
    inventory::DemandOutlook outlook{periodDays, daysIntoFirst, {}, {}};
    for (const workspace::ForecastPoint& point : forecast.points) {
        outlook.mean.push_back(std::max(0.0, point.mean));
        outlook.stdDev.push_back(std::max(0.0, point.high80 - point.low80) / bandsTo80);
    }
    return outlook;
}

struct Sources {
    workspace::Settings settings;
    features::Demand demand;
    std::optional<workspace::ForecastRun> run;
    std::unordered_map<std::int64_t, std::size_t> series; // product key -> place in demand.series
    std::unordered_map<std::int64_t, features::LeadTimeEstimate> leadTimes;
    std::unordered_map<std::int64_t, std::string> suppliers;
    std::unordered_map<std::int64_t, std::size_t> supplierPlaces;
    std::vector<double> supplierMinimums;
    std::unordered_map<std::int64_t, workspace::StockOverride> overrides;
    std::unordered_map<std::int64_t, features::ProductStock> stock;
    std::int64_t countedLater = 0;
    std::vector<workspace::KitLine> kitLines;
    std::unordered_set<std::int64_t> inKits; ///< product keys of kits and components
    std::unordered_map<std::int64_t, std::int64_t> millilitres;
    workspace::ServiceTargets targets;
    SupplierPriceBook prices;
};

/// SKUs that were counted, but only after the day from which is planned.
Result<std::int64_t> countedLater(workspace::Workspace& workspace, const Sources& sources)
{
    const Day farAway{std::chrono::year(9999) / std::chrono::December / 31};
    const auto counts = workspace::StockRepository(workspace).latest(farAway);
    if (!counts)
        return tl::unexpected(counts.error());
    std::unordered_set<std::int64_t> later;
    for (const workspace::StockPosition& position : *counts) {
        const auto known = sources.stock.find(position.product.value);
        if (known != sources.stock.end() && !known->second.counted)
            later.insert(position.product.value);
    }
    return static_cast<std::int64_t>(later.size());
}

/// Kits, volumes, targets of classes and suppliers' prices.
Result<void> readShape(workspace::Workspace& workspace, Sources& sources)
{
    auto kits = workspace::KitRepository(workspace).all();
    auto volumes = workspace::VolumeRepository(workspace).all();
    const auto targets = workspace::loadServiceTargets(workspace);
    auto prices = SupplierPriceBook::read(workspace);
    if (!kits || !volumes || !targets || !prices)
        return tl::unexpected(!kits      ? kits.error()
                              : !volumes ? volumes.error()
                              : !targets ? targets.error()
                                         : prices.error());
    sources.prices = std::move(*prices);
    sources.kitLines = std::move(*kits);
    sources.millilitres = std::move(*volumes);
    sources.targets = *targets;
    for (const workspace::KitLine& line : sources.kitLines) {
        sources.inKits.insert(line.kit.value);
        sources.inKits.insert(line.component.value);
    }
    return {};
}

Result<Sources> readSources(workspace::Workspace& workspace)
{
    Sources sources;
    auto settings = workspace::loadSettings(workspace);
    if (!settings)
        return tl::unexpected(settings.error());
    sources.settings = std::move(*settings);
    auto run = workspace::ForecastRepository(workspace).latest();
    if (!run)
        return tl::unexpected(run.error());
    sources.run = *run;
    const auto frequency = sources.run ? sources.run->frequency : forecast::Frequency::Weekly;
    auto demand = demandToDate(workspace, frequency);
    if (!demand)
        return tl::unexpected(demand.error());
    sources.demand = std::move(*demand);
    for (std::size_t i = 0; i < sources.demand.series.size(); ++i)
        sources.series.emplace(sources.demand.series[i].product.value, i);
    const Day asOf = sources.demand.dataEnd;
    auto leadTimes = plannedLeadTimes(workspace, asOf);
    auto suppliers = workspace::SupplierRepository(workspace).all();
    auto stock = features::stockOnHand(workspace, asOf, std::nullopt, features::OrdersSince::Counted);
    if (!leadTimes || !suppliers || !stock)
        return tl::unexpected(!leadTimes ? leadTimes.error() : !suppliers ? suppliers.error() : stock.error());
    for (const auto& estimate : *leadTimes)
        sources.leadTimes.emplace(estimate.supplier.value, estimate);
    const auto overrides = workspace::StockOverrideRepository(workspace).heldOn(asOf + std::chrono::days(1));
    if (!overrides)
        return tl::unexpected(overrides.error());
    for (const auto& one : *overrides)
        sources.overrides.emplace(one.product.value, one);
    for (const auto& supplier : *suppliers) {
        sources.supplierPlaces.emplace(supplier.key.value, sources.supplierMinimums.size());
        sources.supplierMinimums.push_back(static_cast<double>(supplier.minimumOrderMinor.value_or(0)));
    }
    for (const auto& supplier : *suppliers)
        sources.suppliers.emplace(supplier.key.value, supplier.name.empty() ? supplier.id.text : supplier.name);
    for (auto& one : *stock)
        sources.stock.emplace(one.product.value, std::move(one));
    const auto later = countedLater(workspace, sources);
    if (!later)
        return tl::unexpected(later.error());
    sources.countedLater = *later;
    if (auto read = readShape(workspace, sources); !read)
        return tl::unexpected(read.error());
    return sources;
}

/// As for the supplier, else that of the settings.
inventory::LeadTime leadTimeOf(const Sources& sources, std::optional<workspace::SupplierKey> supplier)
{
    if (supplier) {
        if (const auto known = sources.leadTimes.find(supplier->value); known != sources.leadTimes.end())
            return {known->second.meanDays, known->second.stdDevDays};
    }
    return {sources.settings.leadTimeDays, sources.settings.leadTimeStdDevDays};
}

InventoryItem itemOf(const workspace::Product& product, const Sources& sources)
{
    InventoryItem item;
    item.sku = product.sku;
    item.title = product.title;
    item.category = product.category;
    item.rules.minimumOrder = static_cast<double>(product.minimumOrder.units);
    item.rules.packSize = static_cast<double>(product.packSize.units);
    item.priceMinor = product.priceMinor;
    item.prices = sources.prices.of(product, sources.settings);
    item.leadTimeDays = leadTimeOf(sources, product.supplier);
    item.usualLeadTime = true;
    if (const auto known = sources.millilitres.find(product.key.value); known != sources.millilitres.end())
        item.volumeLitres = static_cast<double>(known->second) / 1000.0;
    if (product.supplier) {
        if (const auto known = sources.leadTimes.find(product.supplier->value); known != sources.leadTimes.end())
            item.usualLeadTime = known->second.source == features::LeadTimeSource::Settings;
        if (const auto known = sources.suppliers.find(product.supplier->value); known != sources.suppliers.end())
            item.supplier = known->second;
        if (const auto known = sources.supplierPlaces.find(product.supplier->value);
            known != sources.supplierPlaces.end())
            item.supplierPlace = known->second;
    }
    if (const auto known = sources.overrides.find(product.key.value); known != sources.overrides.end()) {
        const bool level = known->second.kind == workspace::StockOverrideKind::Level;
        (level ? item.fixedLevel : item.fixedSafetyStock) = known->second.units;
        item.fixedUntil = known->second.lastDay;
        item.fixedReason = known->second.reason;
    }
    if (const auto known = sources.stock.find(product.key.value); known != sources.stock.end())
        addStock(
            item, known->second,
            [&sources](std::optional<workspace::SupplierKey> supplier) { return leadTimeOf(sources, supplier); },
            sources.demand.dataEnd);
    const double periodDays = daysOf(sources.demand.frequency);
    if (const auto known = sources.series.find(product.key.value); known != sources.series.end()) {
        const auto& sold = sources.demand.series[known->second];
        item.demand = outlookOf(sold.series.history, periodDays);
        item.demand.relativeError = errorsOf(sold.series, item.demand.errorLevel);
        item.demand.errorPeriods = sold.series.history.size();
        const std::size_t shown = std::min(shownPeriods, sold.series.history.size());
        item.history.assign(sold.series.history.end() - static_cast<std::ptrdiff_t>(shown), sold.series.history.end());
        const auto skipped = static_cast<double>(sold.series.history.size() - shown) * periodDays;
        item.historyStart = sold.firstDay + std::chrono::days(std::lround(skipped));
    } else {
        item.demand = outlookOf(std::vector<double>(), periodDays);
    }
    item.problem = problemOf(item);
    return item;
}

/// Classes by units times price; a SKU without a price counts at the mean of the others'.
void classify(std::vector<InventoryItem>& items)
{
    double prices = 0.0;
    double priced = 0.0;
    for (const InventoryItem& item : items) {
        if (!item.problem.empty())
            continue;
        prices += static_cast<double>(item.priceMinor.value_or(0));
        priced += item.priceMinor ? 1.0 : 0.0;
    }
    const double usual = prices > 0.0 ? prices / priced : 1.0;
    std::vector<inventory::ClassedDemand> demand;
    for (const InventoryItem& item : items) {
        const double units = std::accumulate(item.history.begin(), item.history.end(), 0.0,
                                             [](double sum, double one) { return sum + (one > 0.0 ? one : 0.0); });
        demand.push_back(
            {units * (item.priceMinor && item.problem.empty() ? static_cast<double>(*item.priceMinor) : usual),
             item.history});
    }
    auto classes = inventory::demandClasses(demand);
    for (std::size_t i = 0; i < items.size(); ++i)
        items[i].demandClass = std::move(classes[i]);
}

/// What the SKUs say together of how far their forecasts are off.
void shareErrors(std::vector<InventoryItem>& items)
{
    std::vector<inventory::MeasuredErrors> all;
    for (const InventoryItem& item : items) {
        const inventory::DemandOutlook& demand = item.demand;
        const double expected = demand.mean.empty() ? 0.0 : demand.mean.front();
        all.push_back(
            {demand.errorLevel > 0.0 ? demand.errorLevel : expected, demand.errorPeriods, demand.relativeError});
    }
    inventory::shareErrors(all);
    for (std::size_t i = 0; i < items.size(); ++i)
        items[i].demand.relativeError = std::move(all[i].relative);
}

void describe(InventoryInputs& inputs, const Sources& sources)
{
    InventoryHeader& header = inputs.header;
    header.scenario.cycleServiceLevel = sources.settings.cycleServiceLevel;
    header.scenario.reviewPeriodDays = sources.settings.reviewPeriodDays;
    header.scenario.classTargets = sources.targets;
    header.currency = sources.settings.currency;
    header.asOf = sources.demand.dataEnd;
    if (sources.run) {
        header.run = sources.run->key.value;
        header.forecastAt = sources.run->createdAt;
    }
    header.items = static_cast<std::int64_t>(inputs.items.size());
    header.countedLater = sources.countedLater;
    for (const auto& [product, stock] : sources.stock) {
        if (!stock.counted)
            continue;
        ++header.counted;
        header.oldestCount = std::min(header.oldestCount.value_or(stock.countedDay), stock.countedDay);
    }
}

} // namespace

const InventoryHeader& headerOf(const InventoryInputs& inputs)
{
    return inputs.header;
}

Result<InventoryInputsPtr> loadInventory(const std::filesystem::path& path, Progress& progress)
{
    auto workspace = workspace::Workspace::open(path, workspace::OpenMode::ReadOnly);
    if (!workspace)
        return tl::unexpected(workspace.error());
    const auto sources = readSources(*workspace);
    if (!sources)
        return tl::unexpected(sources.error());
    if (progress.canceled())
        return failure(ErrorCode::Canceled, "reading the stock was canceled");

    auto inputs = std::make_shared<InventoryInputs>();
    std::unordered_map<std::int64_t, std::size_t> places;
    const auto read = workspace::ProductRepository(*workspace).forEach([&](const workspace::Product& product) {
        const bool stocked = sources->stock.contains(product.key.value) && sources->stock.at(product.key.value).counted;
        if (!product.goods ||
            (!stocked && !sources->series.contains(product.key.value) && !sources->inKits.contains(product.key.value)))
            return;
        places.emplace(product.key.value, inputs->items.size());
        inputs->items.push_back(itemOf(product, *sources));
    });
    if (!read)
        return tl::unexpected(read.error());
    if (sources->run) {
        const double periodDays = daysOf(sources->run->frequency);
        const auto over = static_cast<double>((sources->demand.dataEnd - sources->run->firstDay).count() + 1);
        const auto forecasts =
            forEachHeldForecast(*workspace, *sources->run, [&](const workspace::ProductForecast& forecast) {
                const auto place = places.find(forecast.product.value);
                if (place == places.end() || forecast.points.empty())
                    return;
                auto& demand = inputs->items[place->second].demand;
                auto errors = std::move(demand.relativeError);
                const double level = demand.errorLevel;
                const std::size_t measured = demand.errorPeriods;
                demand = outlookOf(forecast, periodDays, std::max(0.0, over));
                demand.relativeError = std::move(errors);
                demand.errorLevel = level;
                demand.errorPeriods = measured;
            });
        if (!forecasts)
            return tl::unexpected(forecasts.error());
    }
    for (const workspace::KitLine& line : sources->kitLines) {
        const auto kit = places.find(line.kit.value);
        const auto component = places.find(line.component.value);
        if (kit != places.end() && component != places.end())
            inputs->items[kit->second].parts.push_back({component->second, static_cast<double>(line.units.units)});
    }
    shareErrors(inputs->items);
    explodeKits(*inputs);
    inputs->supplierMinimums = sources->supplierMinimums;
    classify(inputs->items);
    describe(*inputs, *sources);
    return InventoryInputsPtr(std::move(inputs));
}

} // namespace ms::workflow
