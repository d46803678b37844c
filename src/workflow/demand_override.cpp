// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/demand_override.h"

#include "forecast/hierarchy.h"
#include "workflow/demand_history.h"
#include "workflow/known_product.h"
#include "workflow/override_value.h"
#include "workflow/stored_forecast.h"
#include "workspace/forecast_repository.h"
#include "workspace/override_repository.h"
#include "workspace/product_repository.h"
#include "workspace/workspace.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace ms::workflow {
namespace {

using workspace::DemandOverride;
using workspace::OverrideKind;

double applied(OverrideKind kind, double amount, double baseline)
{
    switch (kind) {
    case OverrideKind::Percent:
        return baseline * (1 + amount / 100);
    case OverrideKind::Increment:
        return baseline + amount;
    case OverrideKind::Value:
        break;
    }
    return amount;
}

/// Forecasts of one week by the newest run: of a SKU, or of every SKU of a category.
struct WeekForecast {
    std::vector<workspace::ProductKey> products;
    std::vector<double> baselines; ///< units a week
};

Result<WeekForecast> weekForecast(workspace::Workspace& workspace, const OverrideRequest& request, Day week)
{
    const workspace::ForecastRepository repository(workspace);
    const auto run = repository.latest(forecast::Frequency::Weekly);
    if (!run)
        return tl::unexpected(run.error());
    const auto products = workspace::ProductRepository(workspace).all();
    if (!products)
        return tl::unexpected(products.error());
    const auto step = *run ? (week - (*run)->firstDay).count() / 7 : -1;
    if (step < 0 || week < (*run)->firstDay || step >= (*run)->horizon)
        return failure(ErrorCode::NotFound, "the week of " + toIsoText(week) + " is not in the newest forecast");
    WeekForecast found;
    for (const workspace::Product& product : *products) {
        if (request.sku.text.empty() ? product.category != request.category : product.sku != request.sku)
            continue;
        const auto forecast = repository.of((*run)->key, product.key);
        if (!forecast && forecast.error().code != ErrorCode::NotFound)
            return tl::unexpected(forecast.error());
        if (!forecast)
            continue;
        found.products.push_back(product.key);
        found.baselines.push_back(forecast->points[static_cast<std::size_t>(step)].mean);
    }
    if (found.products.empty())
        return failure(ErrorCode::NotFound,
                       (request.sku.text.empty() ? "category '" + request.category : "SKU '" + request.sku.text) +
                           "' has no forecast");
    return found;
}

/// Actual demand by SKU and week.
class Actuals {
public:
    static Result<Actuals> read(workspace::Workspace& workspace, const std::optional<Sku>& sku)
    {
        features::ProductFilter filter;
        if (sku)
            filter.skus = {*sku};
        auto demand = demandToDate(workspace, forecast::Frequency::Weekly, filter);
        if (!demand)
            return tl::unexpected(demand.error());
        Actuals actuals;
        for (features::ProductDemand& one : demand->series)
            actuals.m_demand.emplace(one.product, std::move(one));
        return actuals;
    }
    [[nodiscard]] std::optional<double> of(workspace::ProductKey product, Day week) const
    {
        const auto found = m_demand.find(product);
        if (found == m_demand.end() || week < found->second.firstDay)
            return std::nullopt;
        const auto at = static_cast<std::size_t>((week - found->second.firstDay).count() / 7);
        const std::vector<double>& history = found->second.series.history;
        return at < history.size() && !std::isnan(history[at]) ? std::optional(history[at]) : std::nullopt;
    }

private:
    std::map<workspace::ProductKey, features::ProductDemand> m_demand;
};

} // namespace

Result<std::vector<DemandOverride>> overrideDemand(const OverrideRequest& request)
{
    auto workspace = workspace::Workspace::open(request.workspace, workspace::OpenMode::ReadWrite);
    return workspace ? overrideDemand(*workspace, request) : tl::unexpected(workspace.error());
}

Result<std::vector<DemandOverride>> overrideDemand(workspace::Workspace& workspace, const OverrideRequest& request)
{
    const Day week = weekOf(request.week);
    const auto found = weekForecast(workspace, request, week);
    if (!found)
        return tl::unexpected(found.error());
    std::vector<double> values;
    if (!request.sku.text.empty()) {
        values = {applied(request.kind, request.amount, found->baselines.front())};
    } else {
        double total = 0;
        for (const double baseline : found->baselines)
            total += baseline;
        const double wanted = std::round(applied(request.kind, request.amount, total));
        if (!(std::abs(wanted) < 1e15))
            return failure(ErrorCode::InvalidInput, "an override of that size is not a number of units");
        for (const std::int64_t part : forecast::spreadWhole(static_cast<std::int64_t>(wanted), found->baselines))
            values.push_back(static_cast<double>(part));
    }
    std::vector<DemandOverride> overrides;
    for (std::size_t i = 0; i < values.size(); ++i) {
        DemandOverride& one = overrides.emplace_back();
        one.product = found->products[i];
        one.firstDay = week;
        one.kind = request.sku.text.empty() ? OverrideKind::Value : request.kind;
        one.amount = request.sku.text.empty() ? values[i] : request.amount;
        one.baseline = found->baselines[i];
        one.value = values[i];
        one.reason = request.reason;
        one.author = request.author;
        if (request.sku.text.empty())
            one.category = request.category;
        one.createdAt = request.at;
    }
    if (const auto added = workspace::OverrideRepository(workspace).add(overrides); !added)
        return tl::unexpected(added.error());
    return overrides;
}

Result<void> withdrawOverride(const std::filesystem::path& path, workspace::OverrideKey key, ShopTime at)
{
    auto workspace = workspace::Workspace::open(path, workspace::OpenMode::ReadWrite);
    if (!workspace)
        return tl::unexpected(workspace.error());
    return workspace::OverrideRepository(*workspace).withdraw(key, at);
}

Result<OverrideReview> reviewOverrides(workspace::Workspace& workspace, std::optional<workspace::ProductKey> product,
                                       const ActualOf& actualOf)
{
    const workspace::ProductRepository products(workspace);
    const auto overrides = workspace::OverrideRepository(workspace).all(product);
    if (!overrides)
        return tl::unexpected(overrides.error());
    OverrideReview review;
    for (const DemandOverride& one : *overrides) {
        const auto of = products.byKey(one.product);
        if (!of)
            return tl::unexpected(of.error());
        OverrideOutcome outcome{one, of->sku, actualOf(one.product, one.firstDay), std::nullopt};
        if (outcome.actual)
            outcome.valueAdded = std::abs(*outcome.actual - one.baseline) - std::abs(*outcome.actual - one.value);
        review.overrides.push_back(std::move(outcome));
    }
    addValueAdded(review);
    return review;
}

Result<OverrideReview> reviewOverrides(const std::filesystem::path& path, const std::optional<Sku>& sku)
{
    auto workspace = workspace::Workspace::open(path, workspace::OpenMode::ReadOnly);
    if (!workspace)
        return tl::unexpected(workspace.error());
    std::optional<workspace::ProductKey> product;
    if (sku) {
        const auto found = workspace::ProductRepository(*workspace).bySku(*sku);
        if (!found)
            return tl::unexpected(found.error());
        product = found->key;
    }
    const auto actuals = Actuals::read(*workspace, sku);
    if (!actuals)
        return tl::unexpected(actuals.error());
    return reviewOverrides(*workspace, product, [&](auto one, Day week) { return actuals->of(one, week); });
}

Result<Snapshots> readSnapshots(workspace::Workspace& workspace, workspace::ProductKey product, int runs,
                                const ActualOf& actualOf)
{
    const workspace::ForecastRepository repository(workspace);
    const auto all = repository.runs();
    if (!all)
        return tl::unexpected(all.error());
    const auto overrides = workspace::OverrideRepository(workspace).all(product);
    if (!overrides)
        return tl::unexpected(overrides.error());
    Snapshots snapshots;
    std::map<Day, Snapshots::Week> weeks;
    const workspace::ForecastRun* newer = nullptr;
    for (const workspace::ForecastRun& run : *all) {
        if (run.frequency != forecast::Frequency::Weekly || snapshots.runs.size() >= static_cast<std::size_t>(runs) ||
            (newer != nullptr && isSameRun(run, *newer)))
            continue; // one that was written again says the same
        newer = &run;
        const auto forecast = repository.of(run.key, product);
        if (!forecast && forecast.error().code != ErrorCode::NotFound)
            return tl::unexpected(forecast.error());
        snapshots.runs.push_back(run.createdAt);
        for (std::size_t k = 0; forecast && k < forecast->points.size(); ++k) {
            Snapshots::Week& one = weeks[run.firstDay + std::chrono::days{7 * static_cast<int>(k)}];
            one.said.resize(snapshots.runs.size());
            one.said.back() = forecast->points[k].mean;
        }
    }
    for (const DemandOverride& one : *overrides)
        if (const auto week = weeks.find(one.firstDay); week != weeks.end() && !one.withdrawnAt)
            week->second.held = one.value;
    for (auto& [day, week] : weeks) {
        week.firstDay = day;
        week.said.resize(snapshots.runs.size());
        week.actual = actualOf(product, day);
        snapshots.weeks.push_back(std::move(week));
    }
    return snapshots;
}

Result<Snapshots> readSnapshots(const std::filesystem::path& path, const Sku& sku, int runs)
{
    auto known = openProduct(path, workspace::OpenMode::ReadOnly, sku);
    if (!known)
        return tl::unexpected(known.error());
    const auto actuals = Actuals::read(known->workspace, sku);
    if (!actuals)
        return tl::unexpected(actuals.error());
    return readSnapshots(known->workspace, known->product.key, runs,
                         [&](auto one, Day week) { return actuals->of(one, week); });
}

} // namespace ms::workflow
