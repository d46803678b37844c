// SPDX-License-Identifier: GPL-3.0-or-later
#include "inventory/simulation.h"
#include "sources/csv_reader.h"
#include "workflow/csv_file.h"
#include "workflow/inventory_demand_file.h"
#include "workflow/inventory_files.h"
#include "workflow/rejects_file.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <optional>

namespace ms::workflow {
namespace {

struct PolicyRow {
    std::string series; ///< empty: every series
    inventory::StockPolicy policy;
};

struct PolicyFile {
    std::vector<PolicyRow> policies;
    std::vector<sources::RejectedRow> rejects;
};

/// A cell of a column that may be absent or empty; the first one that is no number is kept as the row's error.
class OptionalCells {
public:
    OptionalCells(const sources::CsvRow& row, const sources::CsvReader& reader) : m_row(row), m_reader(reader) {}
    std::optional<double> operator()(std::string_view name)
    {
        const auto column = m_reader.findColumn(name);
        if (!column)
            return {};
        const auto number = m_row.toOptionalDouble(*column);
        if (!number && !m_reject)
            m_reject = m_row.reject(*column, "expected a number");
        return number ? *number : std::nullopt;
    }
    std::optional<sources::RejectedRow> takeReject() { return std::exchange(m_reject, std::nullopt); }

private:
    const sources::CsvRow& m_row;
    const sources::CsvReader& m_reader;
    std::optional<sources::RejectedRow> m_reject;
};

tl::expected<PolicyRow, sources::RejectedRow> readPolicy(const sources::CsvRow& row, const sources::CsvReader& reader,
                                                         std::size_t nameColumn)
{
    OptionalCells cell(row, reader);
    PolicyRow read;
    auto& policy = read.policy;
    policy.name = std::string(row[nameColumn]);
    if (const auto id = reader.findColumn("series_id"))
        read.series = std::string(row[*id]);
    const auto point = cell("reorder_point");
    const auto quantity = cell("order_quantity");
    const auto upTo = cell("order_up_to");
    const auto leadTime = cell("lead_time");
    const double review = cell("review_period").value_or(1.0);
    policy.reorderPoint = point.value_or(0.0);
    policy.orderQuantity = quantity.value_or(0.0);
    policy.orderUpToLevel = upTo.value_or(0.0);
    policy.lostSales = cell("lost_sales").value_or(1.0) != 0.0;
    policy.costs = {cell("holding_cost").value_or(0.0), cell("stockout_cost").value_or(0.0),
                    cell("order_cost").value_or(0.0)};
    const auto initial = cell("initial_on_hand");
    const auto& costs = policy.costs;
    if (const auto whole = std::array{costs.holding, costs.shortage, costs.perOrder};
        !std::ranges::all_of(whole, [](double cost) { return cost >= 0.0 && cost <= 1e12; }))
        return tl::unexpected(row.reject(nameColumn, "expected holding, stockout and order cost of 0 to 1e12"));
    if (auto reject = cell.takeReject())
        return tl::unexpected(std::move(*reject));
    using Kind = inventory::StockPolicy::Kind;
    if (point && quantity && !upTo)
        policy.kind = Kind::ReorderPointQuantity;
    else if (point && upTo && !quantity)
        policy.kind = Kind::ReorderPointUpTo;
    else if (upTo && !point && !quantity)
        policy.kind = Kind::OrderUpTo;
    else
        return tl::unexpected(row.reject(nameColumn, "expected order_up_to, or reorder_point and order_up_to, or "
                                                     "reorder_point and order_quantity"));
    const auto whole = [](double x) { return x >= 0.0 && x <= 1000.0 && x == static_cast<int>(x); };
    if (!leadTime || !whole(*leadTime) || !whole(review))
        return tl::unexpected(row.reject(nameColumn, "expected lead_time and review_period in whole periods"));
    policy.leadTime = static_cast<int>(*leadTime);
    policy.reviewPeriod = static_cast<int>(review);
    policy.initialOnHand = initial.value_or(std::max(0.0, policy.kind == Kind::ReorderPointQuantity
                                                              ? policy.reorderPoint + policy.orderQuantity
                                                              : policy.orderUpToLevel));
    if (const auto tried = inventory::replayPolicy({}, policy); !tried)
        return tl::unexpected(row.reject(nameColumn, tried.error().detail));
    return read;
}

Result<PolicyFile> readPolicies(const std::string& path)
{
    auto reader = sources::CsvReader::open(path);
    if (!reader)
        return tl::unexpected(reader.error());
    const auto name = reader->column("policy");
    if (!name)
        return tl::unexpected(name.error());
    PolicyFile file;
    auto more = reader->next();
    for (; more && *more; more = reader->next()) {
        const auto row = reader->row();
        auto policy = readPolicy(row, *reader, *name);
        if (policy)
            file.policies.push_back(std::move(*policy));
        else
            file.rejects.push_back(std::move(policy.error()));
    }
    if (!more)
        return tl::unexpected(more.error());
    std::ranges::move(reader->takeRejects(), std::back_inserter(file.rejects));
    if (file.policies.empty())
        return failure(ErrorCode::InvalidInput, path + ": no policy that can be used" +
                                                    (file.rejects.empty() ? "" : ": " + file.rejects[0].why.reason));
    return file;
}

void writeOutcome(CsvFile& out, const std::string& series, const std::string& policy,
                  const inventory::PolicyOutcome& one)
{
    out.cell(series).cell(policy).cell(std::int64_t{one.periods}).cell(std::int64_t{one.stockoutPeriods});
    out.cell(one.cycleService).cell(one.fillRate).cell(one.averageOnHand).cell(std::int64_t{one.orders});
    out.cell(one.unitsOrdered).cell(one.unitsShort).cell(one.holdingCost).cell(one.stockoutCost);
    out.cell(one.orderCost).cell(one.totalCost);
    out.endRow();
}

} // namespace

Result<InventoryFilesSummary> simulateFiles(const SimulationFiles& files, Progress& progress)
{
    auto demand = readDemandFile(files.demandPath, files.reading);
    if (!demand)
        return tl::unexpected(demand.error());
    auto policies = readPolicies(files.policiesPath);
    if (!policies)
        return tl::unexpected(policies.error());
    auto out = CsvFile::create(files.outPath, {"series_id", "policy", "periods", "stockout_periods", "cycle_service",
                                               "fill_rate", "average_on_hand", "orders", "units_ordered", "units_short",
                                               "holding_cost", "stockout_cost", "order_cost", "total_cost"});
    if (!out)
        return tl::unexpected(out.error());
    InventoryFilesSummary summary;
    for (const auto& [id, why] : demand->failures)
        summary.failures.push_back(why);
    const auto known = indexById(demand->series);
    for (const PolicyRow& row : policies->policies) {
        if (!row.series.empty() && !known.contains(row.series) && !demand->failures.contains(row.series))
            summary.failures.push_back("policy '" + row.policy.name + "': series '" + row.series + "' has no demand");
    }
    std::int64_t done = 0;
    for (const DemandHistory& series : demand->series) {
        for (const PolicyRow& row : policies->policies) {
            if (!row.series.empty() && row.series != series.id)
                continue;
            const auto outcome = inventory::replayPolicy(series.units, row.policy);
            if (outcome)
                writeOutcome(*out, series.id, row.policy.name, *outcome);
            else
                summary.failures.push_back("series '" + series.id + "': " + outcome.error().detail);
        }
        progress.report(++done, static_cast<std::int64_t>(demand->series.size()));
        if (progress.canceled())
            return failure(ErrorCode::Canceled, "simulation canceled");
    }
    summary.rowsRead = demand->rowsRead;
    summary.gaps = demand->gaps;
    summary.notes = demandNotes(*demand, files.reading);
    summary.rowsRejected = static_cast<std::int64_t>(demand->rejects.size() + policies->rejects.size());
    for (const auto& reject : policies->rejects)
        summary.failures.push_back(files.policiesPath + ", row " + std::to_string(reject.why.row) + ": " +
                                   reject.why.reason);
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
