// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/inventory_transfers.h"

#include "features/place_demand.h"
#include "features/stock.h"
#include "inventory/transfers.h"
#include "workflow/csv_file.h"
#include "workflow/inventory_inputs.h"
#include "workflow/propose.h"
#include "workspace/location_repository.h"
#include "workspace/product_repository.h"
#include "workspace/workspace.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <map>
#include <unordered_map>
#include <utility>

namespace ms::workflow {
namespace {

constexpr int demandWeeks = 26;
constexpr std::size_t itemsBetweenLooks = 256;

/// One place that holds a SKU, and what it sold.
struct Place {
    std::size_t location = 0; ///< in the list of all
    features::ProductStock stock;
    features::PlaceDemand sold;
};

struct Places {
    std::vector<LocationId> ids;
    std::vector<std::string> names;
    std::vector<bool> counted; ///< whether anything was counted there
    bool sold = false;         ///< some sale says where it was made
    std::unordered_map<std::int64_t, std::vector<Place>> of;
};

Result<Places> readPlaces(workspace::Workspace& workspace, Day asOf, Progress& progress)
{
    Places places;
    const auto locations = workspace::LocationRepository(workspace).all();
    if (!locations)
        return tl::unexpected(locations.error());
    const auto demand = features::demandByPlace(workspace, asOf, demandWeeks);
    if (!demand)
        return tl::unexpected(demand.error());
    places.sold = !demand->empty();
    std::map<std::pair<workspace::ProductKey, workspace::LocationKey>, const features::PlaceDemand*> sold;
    for (const auto& one : *demand)
        sold[{one.product, one.place}] = &one;
    for (const auto& location : *locations) {
        if (progress.canceled())
            return failure(ErrorCode::Canceled, "weighing transfers was canceled");
        auto stock = features::stockOnHand(workspace, asOf, location.key, features::OrdersSince::Counted);
        if (!stock)
            return tl::unexpected(stock.error());
        const std::size_t place = places.names.size();
        places.ids.push_back(location.id);
        places.names.push_back(location.name.empty() ? location.id.text : location.name);
        places.counted.push_back(false);
        for (auto& one : *stock) {
            if (!one.counted)
                continue;
            places.counted.back() = true;
            const auto known = sold.find({one.product, location.key});
            const std::int64_t product = one.product.value;
            places.of[product].push_back(
                {place, std::move(one), known == sold.end() ? features::PlaceDemand() : *known->second});
        }
    }
    return places;
}

/// Marks the moves that were proposed already.
Result<void> markProposed(workspace::Workspace& workspace, std::vector<StockTransfer>& moves)
{
    const auto proposed = transfersUnderWay(workspace);
    if (!proposed)
        return tl::unexpected(proposed.error());
    for (StockTransfer& move : moves)
        move.underWay = proposed->contains(transferMark(move.sku, move.from.location, move.to.location));
    return {};
}

/// One end before anything moves.
TransferEnd endOf(const Place& place, const Places& places, const InventoryItem& item, double days, double soldAll,
                  Day asOf)
{
    TransferEnd end;
    end.location = places.ids[place.location];
    end.place = places.names[place.location];
    const auto& stock = place.stock;
    const double free = static_cast<double>(stock.onHand.units - stock.reserved.units - stock.backorders.units);
    const double expected = inventory::demandOver(item.demand, days).mean * place.sold.weeklyMean / soldAll;
    const double usual = place.sold.weeklyMean * days / 7.0;
    end.free = std::max(0.0, free);
    end.demand = expected + std::max(0.0, -free);
    if (usual > 0.0)
        end.demandStdDev = place.sold.weeklyStdDev * std::sqrt(days / 7.0) * expected / usual;
    for (const auto& inbound : stock.inbound) {
        if (static_cast<double>((inbound.due - asOf).count()) <= days)
            end.inbound += static_cast<double>(inbound.quantity.units);
    }
    return end;
}

inventory::LocationStock asStock(const TransferEnd& end)
{
    return {end.free, {std::max(0.0, end.demand - end.inbound), end.demandStdDev}};
}

double shortOf(const TransferEnd& end, double units)
{
    inventory::PlannedLevels levels;
    levels.protectedDemand = asStock(end).demand;
    levels.position = units;
    return inventory::expectedShort(levels, 0.0);
}

/// Adds the moves of one SKU.
Result<void> weigh(TransferReview& review, const InventoryItem& item, const std::vector<Place>& held,
                   const Places& places, const InventoryScenario& scenario, Day asOf, double leastGain)
{
    double soldAll = 0.0;
    for (const Place& place : held)
        soldAll += place.sold.weeklyMean;
    const double days = std::ceil(underScenario(item, scenario, asOf).plan.leadTimeDays.mean);
    if (!(soldAll > 0.0 && days > 0.0 && std::isfinite(days)))
        return {};
    std::vector<TransferEnd> ends;
    std::vector<inventory::LocationStock> stocks;
    for (const Place& place : held) {
        ends.push_back(endOf(place, places, item, days, soldAll, asOf));
        stocks.push_back(asStock(ends.back()));
    }
    const auto plan = inventory::planTransfers(stocks, leastGain);
    if (!plan)
        return tl::unexpected(plan.error());
    std::vector<double> after;
    for (const TransferEnd& end : ends)
        after.push_back(end.free);
    double moved = 0.0;
    for (const auto& move : plan->transfers) {
        after[move.from] -= move.units;
        after[move.to] += move.units;
        moved += move.units;
    }
    for (std::size_t i = 0; i < ends.size(); ++i) {
        ends[i].shortBefore = shortOf(ends[i], ends[i].free);
        ends[i].shortAfter = shortOf(ends[i], after[i]);
    }
    const double fewer = plan->shortBefore - plan->shortAfter;
    for (const auto& move : plan->transfers) {
        StockTransfer one{item.sku, item.title, ends[move.from], ends[move.to], move.units,
                          asOf,     fewer,      false,           std::nullopt};
        one.until = asOf + std::chrono::days(static_cast<int>(days));
        if (item.priceMinor)
            one.savedMinor = std::llround(fewer * move.units / moved * static_cast<double>(*item.priceMinor));
        review.savedMinor += one.savedMinor.value_or(0);
        review.transfers.push_back(std::move(one));
    }
    review.units += moved;
    review.fewerShort += moved > 0.0 ? fewer : 0.0;
    return {};
}

} // namespace

Result<TransferReview> reviewTransfers(const std::filesystem::path& path, const InventoryInputs& inputs,
                                       const InventoryScenario& scenario, double leastGain, Progress& progress)
{
    auto workspace = workspace::Workspace::open(path, workspace::OpenMode::ReadOnly);
    if (!workspace)
        return tl::unexpected(workspace.error());
    const auto places = readPlaces(*workspace, inputs.header.asOf, progress);
    if (!places)
        return tl::unexpected(places.error());
    TransferReview review;
    review.places = static_cast<int>(std::ranges::count(places->counted, true));
    if (review.places < 2) {
        if (const auto only = std::ranges::find(places->counted, true); only != places->counted.end())
            review.place = places->names[static_cast<std::size_t>(only - places->counted.begin())];
        return review;
    }
    review.state = places->sold ? TransferState::Weighed : TransferState::PlacesUnsold;
    if (!places->sold)
        return review;
    const auto keys = workspace::ProductRepository(*workspace).keys();
    if (!keys)
        return tl::unexpected(keys.error());
    for (std::size_t i = 0; i < inputs.items.size(); ++i) {
        if (i % itemsBetweenLooks == 0 && progress.canceled())
            return failure(ErrorCode::Canceled, "weighing transfers was canceled");
        const auto key = keys->find(inputs.items[i].sku.text);
        const auto held = key ? places->of.find(key->value) : places->of.end();
        if (held == places->of.end() || held->second.size() < 2)
            continue;
        if (auto done = weigh(review, inputs.items[i], held->second, *places, scenario, inputs.header.asOf, leastGain);
            !done)
            return tl::unexpected(done.error());
    }
    if (auto marked = markProposed(*workspace, review.transfers); !marked)
        return tl::unexpected(marked.error());
    std::ranges::stable_sort(review.transfers, [](const StockTransfer& a, const StockTransfer& b) {
        return std::pair(a.savedMinor.value_or(-1), a.fewerShort) > std::pair(b.savedMinor.value_or(-1), b.fewerShort);
    });
    return review;
}

Result<std::int64_t> exportTransfers(const std::filesystem::path& path, double leastGain, const std::string& outPath,
                                     Progress& progress)
{
    const auto inputs = loadInventory(path, progress);
    if (!inputs)
        return tl::unexpected(inputs.error());
    const auto review = reviewTransfers(path, **inputs, headerOf(**inputs).scenario, leastGain, progress);
    if (!review)
        return tl::unexpected(review.error());
    auto out =
        CsvFile::create(outPath, {"sku", "title", "from", "to", "units", "until", "from_free", "from_demand", "to_free",
                                  "to_inbound", "to_demand", "to_short_before", "to_short_after", "saved_minor"});
    if (!out)
        return tl::unexpected(out.error());
    for (const StockTransfer& one : review->transfers) {
        out->cell(one.sku.text).cell(one.title).cell(one.from.place).cell(one.to.place).cell(one.units);
        out->cell(toIsoText(one.until)).cell(one.from.free).cell(one.from.demand);
        out->cell(one.to.free).cell(one.to.inbound).cell(one.to.demand);
        out->cell(one.to.shortBefore).cell(one.to.shortAfter);
        if (one.savedMinor)
            out->cell(*one.savedMinor);
        else
            out->emptyCell();
        out->endRow();
    }
    if (auto written = out->commit(); !written)
        return tl::unexpected(written.error());
    return out->rows();
}

} // namespace ms::workflow
