// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/demand_causes.h"

#include "features/holidays.h"
#include "workflow/csv_file.h"
#include "workflow/known_product.h"
#include "workspace/forecast_repository.h"
#include "workspace/product_repository.h"
#include "workspace/settings.h"
#include "workspace/workspace.h"

#include <algorithm>
#include <cmath>

namespace ms::workflow {
namespace {

using workspace::ForecastCause;

/// How many half intervals an effect lies from none, on the scale on which it was estimated.
double sureness(const ForecastCause& cause)
{
    const auto scaled = [&](double value) { return cause.elasticity ? value : std::log1p(std::max(value, -0.999999)); };
    const double half = (scaled(cause.high95) - scaled(cause.low95)) / 2;
    return half > 0 ? std::abs(scaled(cause.value)) / half : 0;
}

Result<void> setCountry(workspace::Workspace& workspace, std::string country)
{
    std::ranges::transform(country, country.begin(), // codes are written in capitals
                           [](char c) { return 'a' <= c && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; });
    if (!country.empty())
        if (const auto known = features::holidaysOf(country); !known)
            return tl::unexpected(known.error());
    auto settings = workspace::loadSettings(workspace);
    if (!settings)
        return tl::unexpected(settings.error());
    settings->holidayCountry = country;
    return workspace::saveSettings(workspace, *settings);
}

using Events = std::vector<workspace::DemandEvent>;

/// The event that says the same, whoever stored it and when.
Events::const_iterator findSame(const Events& events, const workspace::DemandEvent& one)
{
    return std::find_if(events.begin(), events.end(), [&](const workspace::DemandEvent& other) {
        return one.name == other.name && one.days == other.days && one.amount == other.amount &&
               one.category == other.category;
    });
}

Result<void> checkCategoryOf(workspace::Workspace& workspace, const workspace::DemandEvent& event)
{
    return event.category.empty() ? Result<void>() : checkCategory(workspace, event.category);
}

/// Those that `others` lacks; of two that say the same, one stands for one.
Events without(Events events, const Events& others)
{
    for (const workspace::DemandEvent& one : others)
        if (const auto found = findSame(events, one); found != events.end())
            events.erase(found);
    return events;
}

} // namespace

bool movesDemand(const ForecastCause& cause)
{
    return cause.low95 > 0 || cause.high95 < 0;
}

std::optional<ForecastCause> surestCause(std::span<const ForecastCause> causes)
{
    std::optional<ForecastCause> surest;
    for (const ForecastCause& one : causes)
        if (one.used && movesDemand(one) && (!surest || sureness(one) > sureness(*surest)))
            surest = one;
    return surest;
}

forecast::CauseRule causeRule(std::span<const ForecastCause> causes)
{
    return std::any_of(causes.begin(), causes.end(), [](const ForecastCause& one) { return one.used; })
               ? forecast::CauseRule::Always
               : forecast::CauseRule::Never;
}

Result<std::vector<SkuCause>> readCauses(const std::filesystem::path& path, const std::optional<Sku>& sku)
{
    auto workspace = workspace::Workspace::open(path, workspace::OpenMode::ReadOnly);
    if (!workspace)
        return tl::unexpected(workspace.error());
    const workspace::ForecastRepository repository(*workspace);
    const workspace::ProductRepository products(*workspace);
    const auto run = repository.latest(forecast::Frequency::Weekly);
    if (!run)
        return tl::unexpected(run.error());
    if (!*run)
        return failure(ErrorCode::NotFound, "nothing was forecast yet");
    std::vector<workspace::ProductForecast> forecasts;
    if (sku) {
        const auto product = products.bySku(*sku);
        if (!product)
            return tl::unexpected(product.error());
        auto forecast = repository.of((*run)->key, product->key);
        if (!forecast)
            return tl::unexpected(forecast.error());
        forecasts.push_back(std::move(*forecast));
    } else {
        auto all = repository.withFindings((*run)->key);
        if (!all)
            return tl::unexpected(all.error());
        forecasts = std::move(*all);
    }
    std::vector<SkuCause> causes;
    for (workspace::ProductForecast& one : forecasts) {
        if (one.causes.empty())
            continue;
        const auto product = products.byKey(one.product);
        if (!product)
            return tl::unexpected(product.error());
        for (ForecastCause& cause : one.causes)
            causes.push_back({product->sku, std::move(cause)});
    }
    return causes;
}

Result<std::int64_t> writeCausesFile(const std::filesystem::path& path, const std::optional<Sku>& sku,
                                     const std::string& outPath)
{
    const auto causes = readCauses(path, sku);
    if (!causes)
        return tl::unexpected(causes.error());
    auto csv = CsvFile::create(
        outPath, {"sku", "cause", "kind", "value", "lo95", "hi95", "moves_demand", "in_forecast", "added_units"});
    if (!csv)
        return tl::unexpected(csv.error());
    for (const auto& [of, cause] : *causes) {
        csv->cell(of.text).cell(cause.name).cell(cause.elasticity ? "elasticity" : "change");
        csv->cell(cause.value).cell(cause.low95).cell(cause.high95);
        csv->cell(std::int64_t{movesDemand(cause) ? 1 : 0}).cell(std::int64_t{cause.used ? 1 : 0}).cell(cause.added);
        csv->endRow();
    }
    if (const auto done = csv->commit(); !done)
        return tl::unexpected(done.error());
    return static_cast<std::int64_t>(causes->size());
}

std::vector<std::string> causeCountries()
{
    return features::holidayCountries();
}

Result<CauseCalendar> readCauseCalendar(workspace::Workspace& workspace)
{
    const auto settings = workspace::loadSettings(workspace);
    auto events = workspace::DemandEventRepository(workspace).all();
    if (!settings || !events)
        return tl::unexpected(!settings ? settings.error() : events.error());
    return CauseCalendar{settings->holidayCountry, std::move(*events)};
}

Result<CauseCalendar> readCauseCalendar(const std::filesystem::path& path)
{
    auto workspace = workspace::Workspace::open(path, workspace::OpenMode::ReadOnly);
    if (!workspace)
        return tl::unexpected(workspace.error());
    return readCauseCalendar(*workspace);
}

Result<void> saveCauseCalendar(const std::filesystem::path& path, const CauseCalendar& from, const CauseCalendar& to)
{
    auto workspace = workspace::Workspace::open(path, workspace::OpenMode::ReadWrite);
    if (!workspace)
        return tl::unexpected(workspace.error());
    auto transaction = workspace->begin();
    if (!transaction)
        return tl::unexpected(transaction.error());
    workspace::DemandEventRepository repository(*workspace);
    auto stored = repository.all();
    if (!stored)
        return tl::unexpected(stored.error());
    for (const workspace::DemandEvent& one : without(from.events, to.events)) {
        const auto found = findSame(*stored, one);
        if (found == stored->end())
            continue; // somebody else took it back
        if (const auto removed = repository.remove(found->key); !removed)
            return removed;
        stored->erase(found);
    }
    for (const workspace::DemandEvent& one : without(to.events, from.events)) {
        if (auto known = checkCategoryOf(*workspace, one); !known)
            return known;
        if (const auto added = repository.add(one); !added)
            return tl::unexpected(added.error());
    }
    if (from.holidayCountry != to.holidayCountry)
        if (const auto set = setCountry(*workspace, to.holidayCountry); !set)
            return set;
    return transaction->commit();
}

Result<void> setHolidayCountry(const std::filesystem::path& path, const std::string& country)
{
    auto workspace = workspace::Workspace::open(path, workspace::OpenMode::ReadWrite);
    return workspace ? setCountry(*workspace, country) : tl::unexpected(workspace.error());
}

Result<workspace::DemandEventKey> addDemandEvent(const std::filesystem::path& path, const workspace::DemandEvent& event)
{
    auto workspace = workspace::Workspace::open(path, workspace::OpenMode::ReadWrite);
    if (!workspace)
        return tl::unexpected(workspace.error());
    if (const auto known = checkCategoryOf(*workspace, event); !known)
        return tl::unexpected(known.error());
    return workspace::DemandEventRepository(*workspace).add(event);
}

Result<void> removeDemandEvent(const std::filesystem::path& path, workspace::DemandEventKey key)
{
    auto workspace = workspace::Workspace::open(path, workspace::OpenMode::ReadWrite);
    if (!workspace)
        return tl::unexpected(workspace.error());
    return workspace::DemandEventRepository(*workspace).remove(key);
}

} // namespace ms::workflow
