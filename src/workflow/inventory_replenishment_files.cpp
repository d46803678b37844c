// SPDX-License-Identifier: GPL-3.0-or-later
#include "inventory/replenishment.h"
#include "sources/csv_reader.h"
#include "workflow/csv_file.h"
#include "workflow/inventory_demand_file.h"
#include "workflow/inventory_files.h"
#include "workflow/rejects_file.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <optional>
#include <set>

namespace ms::workflow {
namespace {

using inventory::ReplenishmentSeries;

struct CostRow {
    inventory::InventoryCosts costs;
    int leadTime = 0;
    int reviewPeriod = 1;
    bool lostSales = true;
};

struct CostFile {
    std::optional<CostRow> forAll;
    std::unordered_map<std::string, CostRow> bySeries;
    std::set<std::string> refused; ///< series with a row that cannot be used
    std::vector<sources::RejectedRow> rejects;
};

struct StateFile {
    std::vector<ReplenishmentSeries> series; ///< without history and costs
    std::vector<sources::RejectedRow> rejects;
    std::int64_t rowsRead = 0;
    std::size_t idColumn = 0; ///< of series_id
};

/// Reads every row of a file with `use`, which says why a row cannot be used.
template <class Use>
Result<std::vector<sources::RejectedRow>> readRows(sources::CsvReader& reader, Use use)
{
    std::vector<sources::RejectedRow> rejects;
    auto more = reader.next();
    for (; more && *more; more = reader.next()) {
        if (auto reject = use(reader.row()))
            rejects.push_back(std::move(*reject));
    }
    if (!more)
        return tl::unexpected(more.error());
    std::ranges::move(reader.takeRejects(), std::back_inserter(rejects));
    return rejects;
}

/// The number in a column, `least` to 1e12; `otherwise` when the column is absent or the cell empty.
tl::expected<double, sources::RejectedRow> numberFrom(const sources::CsvRow& row, std::optional<std::size_t> column,
                                                      double least, double otherwise)
{
    constexpr double largest = 1e12; // what orders are computed with
    if (!column)
        return otherwise;
    const auto number = row.toOptionalDouble(*column);
    const double value = number ? number->value_or(otherwise) : -1.0;
    if (value < least || value > largest)
        return tl::unexpected(
            row.reject(*column, "expected a number of " + std::to_string(static_cast<int>(least)) + " to 1e12"));
    return value;
}

/// Says whose row it is.
sources::RejectedRow named(sources::RejectedRow reject, std::string_view id)
{
    if (!id.empty())
        reject.why.reason = "series '" + std::string(id) + "': " + reject.why.reason;
    return reject;
}

tl::expected<CostRow, sources::RejectedRow> readCostRow(const sources::CsvRow& row, const sources::CsvReader& reader)
{
    inventory::InventoryCosts costs;
    double leadTime = 0;
    double review = 1;
    double lostSales = 1;
    const std::tuple<const char*, double, double, double*> cells[] = {
        {"holding_cost", 0.0, std::nan(""), &costs.holding},
        {"stockout_cost", 0.0, std::nan(""), &costs.shortage},
        {"order_cost", 0.0, 0.0, &costs.perOrder},
        {"lead_time", 0.0, std::nan(""), &leadTime},
        {"review_period", 1.0, 1.0, &review},
        {"lost_sales", 0.0, 1.0, &lostSales}};
    for (const auto& [name, least, otherwise, target] : cells) {
        const auto column = reader.findColumn(name);
        auto number = numberFrom(row, column, least, otherwise);
        if (!number)
            return tl::unexpected(std::move(number.error()));
        if (std::isnan(*number))
            return tl::unexpected(row.reject(*column, std::string("expected a number as ") + name));
        *target = *number;
    }
    for (const auto& [name, periods] : {std::pair{"lead_time", leadTime}, {"review_period", review}}) {
        if (periods != std::floor(periods) || periods > 1000)
            return tl::unexpected(row.reject(*reader.findColumn(name), "expected whole periods, at most 1000"));
    }
    if (lostSales != 0.0 && lostSales != 1.0)
        return tl::unexpected(
            row.reject(*reader.findColumn("lost_sales"), "expected 1 where unmet demand is lost, or 0 where it waits"));
    return CostRow{costs, static_cast<int>(leadTime), static_cast<int>(review), lostSales == 1.0};
}

Result<CostFile> readCosts(const std::string& path)
{
    auto reader = sources::CsvReader::open(path);
    if (!reader)
        return tl::unexpected(reader.error());
    for (const char* name : {"holding_cost", "stockout_cost", "lead_time"}) {
        if (const auto found = reader->column(name); !found)
            return tl::unexpected(found.error());
    }
    const auto id = reader->findColumn("series_id");
    CostFile file;
    auto rejects = readRows(*reader, [&](const sources::CsvRow& row) -> std::optional<sources::RejectedRow> {
        const std::string whose = id ? std::string(row[*id]) : std::string();
        auto one = readCostRow(row, *reader);
        if (!one) {
            if (!whose.empty())
                file.refused.insert(whose);
            return named(std::move(one.error()), whose);
        }
        if (whose.empty() ? file.forAll.has_value() : file.bySeries.contains(whose))
            return named(row.reject(id.value_or(0), whose.empty() ? "another row is for all series already"
                                                                  : "another row has its costs already"),
                         whose);
        if (whose.empty())
            file.forAll = *one;
        else
            file.bySeries.emplace(whose, *one);
        return std::nullopt;
    });
    if (!rejects)
        return tl::unexpected(rejects.error());
    file.rejects = std::move(*rejects);
    if (!file.forAll && file.bySeries.empty())
        return failure(ErrorCode::InvalidInput,
                       path + ": no costs that can be used; " +
                           (file.rejects.empty() ? "expected a row" : rejectSentence(path, file.rejects[0])));
    return file;
}

/// on_order_1, on_order_2... to the last there is. Errors: InvalidInput where one is missing between them or there
/// twice, whose units nobody would count on.
Result<std::vector<std::size_t>> onOrderColumns(const sources::CsvReader& reader, const std::string& path)
{
    constexpr std::string_view prefix = "on_order_";
    const auto& header = reader.shape().header;
    std::vector<std::size_t> columns;
    const auto last = std::ranges::count_if(header, [&](const std::string& name) {
        return name.starts_with(prefix) && name.size() > prefix.size() && name[prefix.size()] != '0' &&
               std::all_of(name.begin() + prefix.size(), name.end(), [](char c) { return c >= '0' && c <= '9'; });
    });
    for (std::ptrdiff_t k = 1; k <= last; ++k) {
        const std::string name = std::string(prefix) + std::to_string(k);
        const auto there = std::ranges::count(header, name);
        if (there != 1)
            return failure(ErrorCode::InvalidInput, path + ": column '" + name + "' is " +
                                                        (there == 0 ? "missing" : "there twice") +
                                                        ", expected on_order_1 to on_order_" + std::to_string(last) +
                                                        " once each, 0 where nothing is due");
        columns.push_back(*reader.findColumn(name));
    }
    return columns;
}

Result<StateFile> readState(const std::string& path)
{
    auto reader = sources::CsvReader::open(path);
    if (!reader)
        return tl::unexpected(reader.error());
    const auto id = reader->column("series_id");
    const auto onHand = reader->column("on_hand");
    for (const auto* column : {&id, &onHand}) {
        if (!*column)
            return tl::unexpected(column->error());
    }
    const auto onOrder = onOrderColumns(*reader, path);
    if (!onOrder)
        return tl::unexpected(onOrder.error());
    StateFile file;
    file.idColumn = *id;
    std::set<std::string> known;
    auto rejects = readRows(*reader, [&](const sources::CsvRow& row) -> std::optional<sources::RejectedRow> {
        ++file.rowsRead;
        ReplenishmentSeries one;
        one.id = std::string(row[*id]);
        if (one.id.empty())
            return row.reject(*id, "expected a series identifier");
        one.stock.onOrder.resize(onOrder->size());
        std::vector<std::tuple<std::optional<std::size_t>, double, double, double*>> cells = {
            {*onHand, 0.0, std::nan(""), &one.stock.onHand},
            {reader->findColumn("backorders"), 0.0, 0.0, &one.stock.backorders},
            {reader->findColumn("moq"), 0.0, 0.0, &one.rules.minimumOrder},
            {reader->findColumn("pack_size"), 1.0, 1.0, &one.rules.packSize}};
        for (std::size_t k = 0; k < onOrder->size(); ++k)
            cells.emplace_back((*onOrder)[k], 0.0, 0.0, &one.stock.onOrder[k]);
        for (const auto& [column, least, otherwise, target] : cells) {
            auto number = numberFrom(row, column, least, otherwise);
            if (!number)
                return named(std::move(number.error()), one.id);
            if (std::isnan(*number))
                return named(row.reject(*column, "expected a number"), one.id);
            *target = *number;
        }
        if (one.rules.packSize != std::floor(one.rules.packSize))
            return named(row.reject(*reader->findColumn("pack_size"), "expected a whole number of units"), one.id);
        if (!known.insert(one.id).second)
            return named(row.reject(*id, "another row has its stock already"), one.id);
        file.series.push_back(std::move(one));
        return std::nullopt;
    });
    if (!rejects)
        return tl::unexpected(rejects.error());
    file.rejects = std::move(*rejects);
    if (file.series.empty())
        return failure(ErrorCode::InvalidInput, path + ": no stock that can be used; " +
                                                    (file.rejects.empty() ? "expected a row for each series to order"
                                                                          : rejectSentence(path, file.rejects[0])));
    return file;
}

/// Gives each period that is not known what a known one had: going on from the gap, the periods before it backwards, so
/// that level, spread and the share of zeros stay what they are.
void fillGaps(DemandHistory& one)
{
    std::vector<std::size_t> known; // before the gap
    std::size_t into = 0;           // known periods gone back since the gap began
    for (std::size_t t = 0; t < one.units.size(); ++t) {
        if (!std::isnan(one.units[t])) {
            known.push_back(t);
            into = 0;
            continue;
        }
        const std::size_t like = known[known.size() - 1 - into % known.size()];
        one.units[t] = one.units[like];
        one.stockedOut[t] = one.stockedOut[like];
        ++into;
    }
}

/// Gives every series its history and costs; one that lacks either goes into `failures`.
std::vector<ReplenishmentSeries> completed(std::vector<ReplenishmentSeries> series, DemandFile& demand,
                                           const CostFile& costs, std::vector<std::string>& failures)
{
    const auto index = indexById(demand.series);
    std::vector<ReplenishmentSeries> complete;
    for (ReplenishmentSeries& one : series) {
        if (costs.refused.contains(one.id) || demand.failures.contains(one.id))
            continue; // said already
        const auto history = index.find(one.id);
        const auto own = costs.bySeries.find(one.id);
        if (history == index.end()) {
            failures.push_back("series '" + one.id + "': no demand");
            continue;
        }
        if (own == costs.bySeries.end() && !costs.forAll) {
            failures.push_back("series '" + one.id + "': no costs");
            continue;
        }
        const CostRow& cost = own == costs.bySeries.end() ? *costs.forAll : own->second;
        one.costs = cost.costs;
        one.leadTime = cost.leadTime;
        one.reviewPeriod = cost.reviewPeriod;
        one.lostSales = cost.lostSales;
        one.yearLength = demand.yearLength;
        fillGaps(demand.series[history->second]);
        one.history = std::move(demand.series[history->second].units);
        one.stockedOut = std::move(demand.series[history->second].stockedOut);
        complete.push_back(std::move(one));
    }
    return complete;
}

/// Series that only one of the files names.
std::vector<std::string> notesOnNames(const DemandFile& demand, const StateFile& state, const CostFile& costs)
{
    std::set<std::string_view> stocked;
    for (const ReplenishmentSeries& one : state.series)
        stocked.insert(one.id);
    for (const auto& reject : state.rejects) {
        if (state.idColumn < reject.fields.size())
            stocked.insert(reject.fields[state.idColumn]);
    }
    std::vector<std::string> unordered;
    for (const DemandHistory& one : demand.series) {
        if (!stocked.contains(one.id))
            unordered.push_back(one.id);
    }
    std::set<std::string> unused;
    for (const auto& [id, cost] : costs.bySeries) {
        if (!stocked.contains(id))
            unused.insert(id);
    }
    std::vector<std::string> notes;
    if (!unordered.empty())
        notes.push_back(std::to_string(unordered.size()) +
                        " series with demand have no row in the state and are not ordered: " + someOf(unordered));
    if (!unused.empty())
        notes.push_back(std::to_string(unused.size()) +
                        " series with costs have no row in the state: " + someOf({unused.begin(), unused.end()}));
    return notes;
}

/// Units, before what the supplier accepts.
double needOf(const inventory::ReplenishmentOrder& order)
{
    const auto& terms = order.order.why.terms;
    const auto need = std::ranges::find(terms, "need", &inventory::Term::name);
    return need == terms.end() ? 0.0 : need->value;
}

/// Returns the series whose order is far more than their need.
std::vector<std::string> writeOrders(CsvFile& out, const std::vector<ReplenishmentSeries>& series,
                                     const std::vector<Result<inventory::ReplenishmentOrder>>& orders,
                                     std::vector<std::string>& failures)
{
    std::vector<std::string> farMore;
    for (std::size_t i = 0; i < series.size(); ++i) {
        const auto& order = orders[i];
        if (!order) {
            failures.push_back(order.error().detail);
            continue;
        }
        if (static_cast<double>(order->order.quantity.units) > 10.0 * std::max(1.0, needOf(*order)))
            farMore.push_back(series[i].id);
        out.cell(series[i].id).cell(order->order.quantity.units).cell(order->reorderPoint).cell(order->orderUpToLevel);
        out.cell(order->expectedLeadTimeDemand).cell(order->stockoutProbability);
        out.endRow();
    }
    return farMore;
}

} // namespace

Result<InventoryFilesSummary> replenishFiles(const ReplenishmentFiles& files, Progress& progress)
{
    if (auto ok =
            checkReplacesNone({files.outPath, files.rejectsPath}, {files.demandPath, files.statePath, files.costsPath});
        !ok)
        return tl::unexpected(ok.error());
    auto demand = readDemandFile(files.demandPath, files.reading);
    if (!demand)
        return tl::unexpected(demand.error());
    auto state = readState(files.statePath);
    if (!state)
        return tl::unexpected(state.error());
    const auto costs = readCosts(files.costsPath);
    if (!costs)
        return tl::unexpected(costs.error());

    InventoryFilesSummary summary;
    const auto noteRejects = [&summary](const std::string& path, const std::vector<sources::RejectedRow>& rejects) {
        for (const auto& reject : rejects)
            summary.failures.push_back(rejectSentence(path, reject));
    };
    noteRejects(files.statePath, state->rejects);
    noteRejects(files.costsPath, costs->rejects);
    for (const auto& [id, why] : demand->failures)
        summary.failures.push_back(why);
    const auto leftOut = notesOnNames(*demand, *state, *costs);
    const auto series = completed(std::move(state->series), *demand, *costs, summary.failures);
    const auto orders = inventory::replenish(series, progress, files.threads);
    if (!orders)
        return tl::unexpected(orders.error());
    auto out = CsvFile::create(files.outPath, {"series_id", "order_quantity", "reorder_point", "order_up_to",
                                               "expected_demand_over_lead_time", "stockout_probability"});
    if (!out)
        return tl::unexpected(out.error());
    const auto farMore = writeOrders(*out, series, *orders, summary.failures);
    summary.rowsRead = demand->rowsRead;
    summary.gaps = demand->gaps;
    summary.notes = demandNotes(*demand, files.reading, files.demandPath);
    std::ranges::copy(leftOut, std::back_inserter(summary.notes));
    if (!farMore.empty())
        summary.notes.push_back(
            std::to_string(farMore.size()) +
            " series are ordered more than ten times their need, as moq or pack_size asks: " + someOf(farMore));
    summary.rowsRejected =
        static_cast<std::int64_t>(demand->rejects.size() + state->rejects.size() + costs->rejects.size());
    summary.rowsWritten = out->rows();
    if (!files.rejectsPath.empty()) {
        if (auto written = writeRejects(files.rejectsPath, files.demandPath, demand->rejects); !written)
            return tl::unexpected(written.error());
    }
    if (auto written = out->commit(); !written)
        return tl::unexpected(written.error());
    return summary;
}

} // namespace ms::workflow
