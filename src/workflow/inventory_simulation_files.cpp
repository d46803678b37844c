// SPDX-License-Identifier: GPL-3.0-or-later
#include "inventory/simulation.h"
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
#include <utility>

namespace ms::workflow {
namespace {

struct PolicyRow {
    std::string series; ///< empty: every series
    inventory::StockPolicy policy;
    std::optional<inventory::OrderSizing> sizing; ///< none: an order is what the policy asks for
};

struct PolicyFile {
    std::vector<PolicyRow> policies;
    std::vector<sources::RejectedRow> rejects;
};

/// The cells of one policy's row, which may be absent or empty; the first one that is wrong is kept as the row's error.
class PolicyCells {
public:
    PolicyCells(const sources::CsvRow& row, const sources::CsvReader& reader) : m_row(row), m_reader(reader) {}
    /// A number of `least` to 1e12.
    std::optional<double> number(std::string_view name, double least)
    {
        constexpr double largest = 1e12;
        const auto column = m_reader.findColumn(name);
        if (!column)
            return {};
        const auto number = m_row.toOptionalDouble(*column);
        if (number && number->value_or(least) >= least && number->value_or(least) <= largest)
            return *number;
        refuse(name, least == 0.0   ? "expected a number of 0 to 1e12"
                     : least == 1.0 ? "expected a number of 1 to 1e12"
                                    : "expected a number of -1e12 to 1e12");
        return {};
    }
    /// Whole periods, `least` to 1000; `otherwise`, without which there must be some.
    int periods(std::string_view name, int least, std::optional<int> otherwise)
    {
        const auto value = number(name, 0.0);
        if (value && *value >= least && *value <= 1000.0 && *value == std::floor(*value))
            return static_cast<int>(*value);
        if (value || !otherwise)
            refuse(name, "expected whole periods, " + std::to_string(least) + " to 1000");
        return otherwise.value_or(least);
    }
    void refuse(std::string_view name, const std::string& why)
    {
        if (m_reject)
            return;
        const auto column = m_reader.findColumn(name);
        m_reject = m_row.reject(column.value_or(*m_reader.findColumn("policy")),
                                column ? why : std::string(name) + ": " + why);
    }
    std::optional<sources::RejectedRow> takeReject() { return std::exchange(m_reject, std::nullopt); }

private:
    const sources::CsvRow& m_row;
    const sources::CsvReader& m_reader;
    std::optional<sources::RejectedRow> m_reject;
};

/// What the policy is by the numbers that it has.
void readLevels(PolicyCells& cells, inventory::StockPolicy& policy)
{
    constexpr double below = -1e12;
    using Kind = inventory::StockPolicy::Kind;
    const auto point = cells.number("reorder_point", below);
    const auto quantity = cells.number("order_quantity", 0.0);
    const auto upTo = cells.number("order_up_to", below);
    policy.reorderPoint = point.value_or(0.0);
    policy.orderQuantity = quantity.value_or(0.0);
    policy.orderUpToLevel = upTo.value_or(0.0);
    if (point && quantity && !upTo)
        policy.kind = Kind::ReorderPointQuantity;
    else if (point && upTo && !quantity)
        policy.kind = Kind::ReorderPointUpTo;
    else if (upTo && !point && !quantity)
        policy.kind = Kind::OrderUpTo;
    else
        cells.refuse("policy", "expected order_up_to, or reorder_point and order_up_to, or reorder_point and "
                               "order_quantity");
}

std::optional<inventory::OrderSizing> readSizing(PolicyCells& cells)
{
    const auto minimum = cells.number("moq", 0.0);
    const auto pack = cells.number("pack_size", 1.0);
    if (pack && *pack != std::floor(*pack))
        cells.refuse("pack_size", "expected a whole number of units");
    if (!minimum && !pack)
        return {};
    return inventory::OrderSizing{{minimum.value_or(0.0), pack.value_or(1.0), {}}};
}

tl::expected<PolicyRow, sources::RejectedRow> readPolicy(const sources::CsvRow& row, const sources::CsvReader& reader,
                                                         std::size_t nameColumn)
{
    PolicyCells cells(row, reader);
    PolicyRow read;
    auto& policy = read.policy;
    policy.name = std::string(row[nameColumn]);
    if (policy.name.empty())
        cells.refuse("policy", "expected a name");
    if (const auto id = reader.findColumn("series_id"))
        read.series = std::string(row[*id]);
    readLevels(cells, policy);
    policy.leadTime = cells.periods("lead_time", 0, std::nullopt);
    policy.reviewPeriod = cells.periods("review_period", 1, 1);
    const double lost = cells.number("lost_sales", 0.0).value_or(1.0);
    if (lost != 0.0 && lost != 1.0)
        cells.refuse("lost_sales", "expected 1 where unmet demand is lost, or 0 where it waits");
    policy.lostSales = lost != 0.0;
    policy.costs = {cells.number("holding_cost", 0.0).value_or(0.0), cells.number("stockout_cost", 0.0).value_or(0.0),
                    cells.number("order_cost", 0.0).value_or(0.0)};
    const bool lots = policy.kind == inventory::StockPolicy::Kind::ReorderPointQuantity;
    policy.initialOnHand =
        cells.number("initial_on_hand", 0.0)
            .value_or(std::max(0.0, lots ? policy.reorderPoint + policy.orderQuantity : policy.orderUpToLevel));
    read.sizing = readSizing(cells);
    if (auto reject = cells.takeReject())
        return tl::unexpected(std::move(*reject));
    if (const auto tried = inventory::replayPolicy({}, policy, read.sizing); !tried)
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
    std::set<std::pair<std::string, std::string>> known;
    auto more = reader->next();
    for (; more && *more; more = reader->next()) {
        const auto row = reader->row();
        auto policy = readPolicy(row, *reader, *name);
        if (policy && !known.insert({policy->policy.name, policy->series}).second)
            policy = tl::unexpected(row.reject(*name, "another row has this policy for the same series"));
        if (policy)
            file.policies.push_back(std::move(*policy));
        else
            file.rejects.push_back(std::move(policy.error()));
    }
    if (!more)
        return tl::unexpected(more.error());
    std::ranges::move(reader->takeRejects(), std::back_inserter(file.rejects));
    if (file.policies.empty())
        return failure(ErrorCode::InvalidInput,
                       path + ": no policy that can be used; " +
                           (file.rejects.empty() ? "expected a row" : rejectSentence(path, file.rejects[0])));
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

/// Those of a series that the demand does not have.
void addStrayPolicies(InventoryFilesSummary& summary, const PolicyFile& policies, const DemandFile& demand)
{
    const auto known = indexById(demand.series);
    for (const PolicyRow& row : policies.policies) {
        if (!row.series.empty() && !known.contains(row.series) && !demand.failures.contains(row.series))
            summary.failures.push_back("policy '" + row.policy.name + "': series '" + row.series + "' has no demand");
    }
}

} // namespace

Result<InventoryFilesSummary> simulateFiles(const SimulationFiles& files, Progress& progress)
{
    if (auto ok = checkReplacesNone({files.outPath, files.rejectsPath}, {files.demandPath, files.policiesPath}); !ok)
        return tl::unexpected(ok.error());
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
    addStrayPolicies(summary, *policies, *demand);
    std::int64_t done = 0;
    std::vector<std::string> without;
    for (const DemandHistory& series : demand->series) {
        bool hasPolicy = false;
        for (const PolicyRow& row : policies->policies) {
            if (!row.series.empty() && row.series != series.id)
                continue;
            hasPolicy = true;
            const auto outcome = inventory::replayPolicy(series.units, row.policy, row.sizing);
            if (outcome)
                writeOutcome(*out, series.id, row.policy.name, *outcome);
            else
                summary.failures.push_back("series '" + series.id + "': " + outcome.error().detail);
        }
        if (!hasPolicy)
            without.push_back(series.id);
        progress.report(++done, static_cast<std::int64_t>(demand->series.size()));
        if (progress.canceled())
            return failure(ErrorCode::Canceled, "simulation canceled");
    }
    summary.rowsRead = demand->rowsRead;
    summary.gaps = demand->gaps;
    summary.notes = demandNotes(*demand, files.reading, files.demandPath);
    if (!without.empty())
        summary.notes.push_back(std::to_string(without.size()) + " series with demand have no policy and are not " +
                                "replayed: " + someOf(without));
    summary.rowsRejected = static_cast<std::int64_t>(demand->rejects.size() + policies->rejects.size());
    for (const auto& reject : policies->rejects)
        summary.failures.push_back(rejectSentence(files.policiesPath, reject));
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
