// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/product_launch.h"

#include "features/period_calendar.h"
#include "forecast/forecaster.h"
#include "forecast/new_product.h"
#include "workflow/demand_history.h"
#include "workflow/known_product.h"
#include "workflow/launch_points.h"
#include "workflow/stored_forecast.h"
#include "workspace/forecast_repository.h"
#include "workspace/product_repository.h"
#include "workspace/workspace.h"

#include <algorithm>
#include <numeric>

namespace ms::workflow {
namespace {

using workspace::Launch;
using workspace::ProductForecast;
using workspace::ProductKey;

constexpr int mostAnalogues = 5;
constexpr std::size_t quarterWeeks = 13;
constexpr double leastWeight = 0.01;
const char* const likeMethod = "like";

double sumOf(std::span<const double> values)
{
    return std::accumulate(values.begin(), values.end(), 0.0);
}

std::span<const double> lastOf(const std::vector<double>& values, std::size_t count)
{
    return std::span(values).last(std::min(values.size(), count));
}

forecast::ProductTraits traitsOf(const workspace::Product& product)
{
    forecast::ProductTraits traits{product.category, product.brand, product.title};
    if (product.priceMinor && *product.priceMinor > 0)
        traits.price = static_cast<double>(*product.priceMinor);
    return traits;
}

/// What a new product may sell like: those with a forecast and a history of their own.
struct Candidates {
    workspace::Product product; ///< the new one
    std::vector<workspace::Product> others;
    std::vector<forecast::ProductTraits> traits; ///< parallel to others
};

Result<Candidates> candidatesOf(workspace::Workspace& workspace, ProductKey product, const LaunchRows& rows,
                                const Histories& histories)
{
    Candidates found;
    auto asked = workspace::ProductRepository(workspace).byKey(product);
    if (!asked)
        return tl::unexpected(asked.error());
    found.product = std::move(*asked);
    const auto read = workspace::ProductRepository(workspace).forEach([&](const workspace::Product& one) {
        if (one.key == product || !rows.contains(one.key.value) || histories.historyOf(one.key).size() < newcomerWeeks)
            return;
        found.others.push_back(one);
        found.traits.push_back(traitsOf(one));
    });
    return read ? Result<Candidates>(std::move(found)) : tl::unexpected(read.error());
}

/// Those asked for, or the nearest.
Result<std::vector<forecast::Analogue>> chosenOf(const LaunchRequest& request, const std::optional<Launch>& saved,
                                                 const Candidates& candidates)
{
    const auto traits = traitsOf(candidates.product);
    std::vector<Sku> asked = request.analogues;
    for (const workspace::Product& one : candidates.others)
        if (request.analogues.empty() && saved &&
            std::any_of(saved->analogues.begin(), saved->analogues.end(),
                        [&](const auto& analogue) { return analogue.first == one.key; }))
            asked.push_back(one.sku);
    if (asked.empty()) {
        auto nearest = forecast::nearestProducts(traits, candidates.traits, mostAnalogues);
        if (nearest.empty())
            return failure(ErrorCode::NotEnoughData, "no product with a forecast shares a title, price, category or "
                                                     "brand with '" +
                                                         candidates.product.sku.text + "'");
        return nearest;
    }
    const auto all = forecast::nearestProducts(traits, candidates.traits, static_cast<int>(candidates.traits.size()));
    std::vector<forecast::Analogue> chosen;
    for (const Sku& sku : asked) {
        const auto place = std::find_if(candidates.others.begin(), candidates.others.end(),
                                        [&](const auto& one) { return one.sku == sku; });
        if (place == candidates.others.end())
            return failure(ErrorCode::NotFound, "'" + sku.text + "' has no forecast and half a year of history");
        const auto index = static_cast<std::size_t>(place - candidates.others.begin());
        const auto known = std::find_if(all.begin(), all.end(), [&](const auto& one) { return one.index == index; });
        chosen.push_back({index, known == all.end() ? 0 : known->similarity});
    }
    std::stable_sort(chosen.begin(), chosen.end(),
                     [](const auto& a, const auto& b) { return a.similarity > b.similarity; });
    return chosen;
}

void describe(const Candidates& candidates, const std::vector<forecast::Analogue>& chosen, const Histories& histories,
              LaunchProposal& proposal)
{
    double total = 0;
    for (const forecast::Analogue& one : chosen)
        total += std::max(one.similarity, leastWeight);
    for (const forecast::Analogue& one : chosen) {
        const workspace::Product& product = candidates.others[one.index];
        const auto* history = histories.of(product.key);
        const auto quarter = lastOf(history->series.history, quarterWeeks);
        const double weight = std::max(one.similarity, leastWeight) / total;
        proposal.analogues.push_back({product.sku, product.title, one.similarity, weight,
                                      sumOf(quarter) / static_cast<double>(quarter.size()),
                                      histories.launchSeen(product.key), history->firstDay, history->series.history});
        proposal.launch.analogues.emplace_back(product.key, weight);
    }
    std::sort(proposal.launch.analogues.begin(), proposal.launch.analogues.end());
}

/// What the product's own weeks say against those of its analogues.
double learned(const std::vector<double>& own, const std::vector<LaunchAnalogue>& analogues)
{
    double expected = 0;
    for (const LaunchAnalogue& one : analogues) {
        const auto weeks = lastOf(one.history, own.size());
        if (!weeks.empty())
            expected += one.weight * sumOf(weeks) / static_cast<double>(weeks.size());
    }
    return expected > 0 ? forecast::learnedMultiplier(sumOf(own), own.size(), expected) : 1;
}

/// The newest weekly run and its forecasts.
struct Newest {
    workspace::ForecastRun run;
    std::vector<ProductForecast> rows;
};

Result<std::optional<Newest>> newestRun(workspace::Workspace& workspace)
{
    const workspace::ForecastRepository repository(workspace);
    auto run = repository.latest(forecast::Frequency::Weekly);
    if (!run)
        return tl::unexpected(run.error());
    if (!*run)
        return std::nullopt;
    auto rows = repository.withFindings((*run)->key);
    if (!rows)
        return tl::unexpected(rows.error());
    return Newest{std::move(**run), std::move(*rows)};
}

/// The row that the product had before it borrowed one; none: no run of the same data kept it.
Result<std::optional<ProductForecast>> rowBefore(workspace::Workspace& workspace, const workspace::ForecastRun& run,
                                                 ProductKey product)
{
    const workspace::ForecastRepository repository(workspace);
    const auto runs = repository.runs();
    if (!runs)
        return tl::unexpected(runs.error());
    for (const workspace::ForecastRun& one : *runs) {
        if (!isSameRun(one, run))
            continue;
        auto row = repository.of(one.key, product);
        if (!row && row.error().code != ErrorCode::NotFound)
            return tl::unexpected(row.error());
        if (row && row->method != likeMethod)
            return std::optional(std::move(*row));
    }
    return std::nullopt;
}

/// The product's own forecast, as a run would make it of this product alone; none where it never sold.
Result<std::optional<ProductForecast>> madeAlone(workspace::Workspace& workspace, const features::Demand& demand,
                                                 const workspace::ForecastRun& run, ProductKey product)
{
    const auto* sold = Histories(demand).of(product);
    if (!sold)
        return std::nullopt;
    features::Demand alone{demand.frequency, demand.end, demand.dataEnd, {*sold}};
    if (const auto prepared = prepareForForecast(workspace, run.horizon, alone); !prepared)
        return tl::unexpected(prepared.error());
    const auto calendar = features::PeriodCalendar::of(demand.frequency);
    if (!calendar)
        return tl::unexpected(calendar.error());
    const auto made = forecast::forecastSeries(alone.series.front().series, run.horizon, runSettings(run.model));
    return made ? std::optional(storedForecast(alone.series.front(), *made, *calendar)) : std::nullopt;
}

/// The product's own forecast in place of the one it borrowed; none where it never sold.
Result<void> giveOwn(workspace::Workspace& workspace, const features::Demand& demand, const workspace::ForecastRun& run,
                     ProductKey product, std::vector<ProductForecast>& rows)
{
    const auto at = std::find_if(rows.begin(), rows.end(), [&](const auto& row) { return row.product == product; });
    if (at == rows.end())
        return {};
    auto own = rowBefore(workspace, run, product);
    if (own && !*own)
        own = madeAlone(workspace, demand, run, product);
    if (!own)
        return tl::unexpected(own.error());
    if (*own)
        *at = std::move(**own);
    else
        rows.erase(at);
    return {};
}

/// Writes the newest run, if there is one, as a new run of now, after `change` (of the demand to date and that run) has
/// had its way with it.
template <class Change>
Result<void> changeNewestRun(workspace::Workspace& workspace, ShopTime at, const Change& change)
{
    auto newest = newestRun(workspace);
    const auto demand = demandToDate(workspace, forecast::Frequency::Weekly);
    if (!newest || !demand)
        return tl::unexpected(!newest ? newest.error() : demand.error());
    if (!*newest)
        return {};
    if (const Result<void> changed = change(*demand, **newest); !changed)
        return changed;
    (*newest)->run.createdAt = at;
    const auto saved = workspace::ForecastRepository(workspace).save((*newest)->run, (*newest)->rows);
    return saved ? Result<void>() : tl::unexpected(saved.error());
}

} // namespace

Result<LaunchProposal> proposeLaunch(const LaunchRequest& request, Progress& progress)
{
    if (request.multiplier && !(*request.multiplier > 0))
        return failure(ErrorCode::InvalidInput, "a multiplier must be above 0");
    auto workspace = workspace::Workspace::open(request.workspace, workspace::OpenMode::ReadOnly);
    if (!workspace)
        return tl::unexpected(workspace.error());
    const auto newest = newestRun(*workspace);
    if (!newest)
        return tl::unexpected(newest.error());
    if (!*newest)
        return failure(ErrorCode::NotFound, "nothing was forecast yet");
    const auto demand = demandToDate(*workspace, forecast::Frequency::Weekly);
    if (!demand)
        return tl::unexpected(demand.error());
    if (progress.canceled())
        return failure(ErrorCode::Canceled, "canceled");
    const Histories histories(*demand);
    const LaunchRows rows = launchRows((*newest)->rows);
    const auto candidates = candidatesOf(*workspace, request.product, rows, histories);
    if (!candidates)
        return tl::unexpected(candidates.error());
    const auto saved = workspace::LaunchRepository(*workspace).of(request.product);
    if (!saved)
        return tl::unexpected(saved.error());
    const auto chosen = chosenOf(request, *saved, *candidates);
    if (!chosen)
        return tl::unexpected(chosen.error());
    LaunchProposal proposal;
    proposal.launch.product = request.product;
    proposal.launch.asStarted = request.asStarted;
    describe(*candidates, *chosen, histories, proposal);
    proposal.launch.multiplier = request.multiplier ? *request.multiplier
                                 : *saved && request.analogues.empty()
                                     ? (*saved)->multiplier
                                     : learned(histories.historyOf(request.product), proposal.analogues);
    proposal.firstDay = (*newest)->run.firstDay;
    proposal.points = launchPoints(proposal.launch, rows, histories);
    return proposal;
}

Result<void> saveLaunch(const std::filesystem::path& path, const Launch& launch, ShopTime at)
{
    auto workspace = workspace::Workspace::open(path, workspace::OpenMode::ReadWrite);
    if (!workspace)
        return tl::unexpected(workspace.error());
    Launch dated = launch;
    dated.createdAt = at;
    if (const auto saved = workspace::LaunchRepository(*workspace).save(dated); !saved)
        return saved;
    return changeNewestRun(
        *workspace, at, [&](const auto& demand, auto& newest) { return layLaunches(*workspace, demand, newest.rows); });
}

Result<LaunchProposal> launchSku(const Sku& sku, LaunchRequest request, ShopTime at, Progress& progress)
{
    {
        const auto known = openProduct(request.workspace, workspace::OpenMode::ReadOnly, sku);
        if (!known)
            return tl::unexpected(known.error());
        request.product = known->product.key;
    }
    auto proposal = proposeLaunch(request, progress);
    if (!proposal)
        return proposal;
    if (const auto saved = saveLaunch(request.workspace, proposal->launch, at); !saved)
        return tl::unexpected(saved.error());
    return proposal;
}

Result<void> removeLaunch(const std::filesystem::path& path, ProductKey product, ShopTime at)
{
    auto workspace = workspace::Workspace::open(path, workspace::OpenMode::ReadWrite);
    if (!workspace)
        return tl::unexpected(workspace.error());
    if (const auto removed = workspace::LaunchRepository(*workspace).remove(product); !removed)
        return removed;
    return changeNewestRun(*workspace, at, [&](const auto& demand, auto& newest) {
        return giveOwn(*workspace, demand, newest.run, product, newest.rows);
    });
}

Result<void> removeLaunch(const std::filesystem::path& path, const Sku& sku, ShopTime at)
{
    ProductKey product;
    {
        auto known = openProduct(path, workspace::OpenMode::ReadOnly, sku);
        if (!known)
            return tl::unexpected(known.error());
        product = known->product.key;
        const auto launch = workspace::LaunchRepository(known->workspace).of(product);
        if (!launch)
            return tl::unexpected(launch.error());
        if (!*launch)
            return failure(ErrorCode::NotFound, "SKU '" + sku.text + "' borrows no forecast");
    }
    return removeLaunch(path, product, at);
}

Result<void> layLaunches(workspace::Workspace& workspace, const features::Demand& demand,
                         std::vector<ProductForecast>& rows)
{
    const auto launches = workspace::LaunchRepository(workspace).all();
    if (!launches)
        return tl::unexpected(launches.error());
    if (launches->empty())
        return {};
    const Histories histories(demand);
    std::vector<ProductForecast> made;
    {
        LaunchRows own = launchRows(rows);
        for (const Launch& launch : *launches)
            own.erase(launch.product.value); // a new product is nobody's analogue
        for (const Launch& launch : *launches) {
            ProductForecast row;
            row.product = launch.product;
            row.method = likeMethod;
            row.points = launchPoints(launch, own, histories);
            if (!row.points.empty())
                made.push_back(std::move(row));
        }
    }
    for (ProductForecast& row : made) {
        const auto at =
            std::find_if(rows.begin(), rows.end(), [&](const auto& one) { return one.product == row.product; });
        if (at != rows.end())
            *at = std::move(row);
        else
            rows.push_back(std::move(row));
    }
    return {};
}

} // namespace ms::workflow
