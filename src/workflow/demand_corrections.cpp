// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/demand_corrections.h"

#include "workflow/csv_file.h"
#include "workflow/demand_history.h"
#include "workflow/known_product.h"
#include "workspace/forecast_repository.h"

#include <algorithm>
#include <map>

namespace ms::workflow {
namespace {

using workspace::DemandCorrection;

/// What the newest weekly run made of the SKUs' odd weeks; nothing where there is no run.
Result<std::vector<workspace::ProductForecast>> newestFindings(workspace::Workspace& workspace,
                                                               std::optional<workspace::ProductKey> product)
{
    const workspace::ForecastRepository repository(workspace);
    const auto run = repository.latest(forecast::Frequency::Weekly);
    if (!run)
        return tl::unexpected(run.error());
    std::vector<workspace::ProductForecast> forecasts;
    if (!*run)
        return forecasts;
    if (product) {
        auto one = repository.of((*run)->key, *product);
        if (one)
            forecasts.push_back(std::move(*one));
        else if (one.error().code != ErrorCode::NotFound)
            return tl::unexpected(one.error());
        return forecasts;
    }
    return repository.withFindings((*run)->key);
}

/// What was sold in the week that begins on `monday`. Errors: NotFound.
Result<double> soldIn(workspace::Workspace& workspace, const Sku& sku, Day monday)
{
    features::ProductFilter filter;
    filter.skus = {sku};
    const auto demand = demandToDate(workspace, forecast::Frequency::Weekly, filter);
    if (!demand)
        return tl::unexpected(demand.error());
    for (const features::ProductDemand& one : demand->series)
        if (monday >= one.firstDay && monday < demand->end)
            return one.series.history[static_cast<std::size_t>((monday - one.firstDay).count() / 7)];
    return failure(ErrorCode::NotFound, "SKU '" + sku.text + "': the week of " + toIsoText(monday) +
                                            " is not one of those between its first sale and the last full week");
}

void write(const Sku& sku, const OddWeek& week, CsvFile& csv)
{
    csv.cell(sku.text).cell(toIsoText(week.week));
    csv.cell(!week.stockout ? "" : *week.stockout ? "stockout" : "outlier").cell(week.sold);
    if (week.found)
        csv.cell(*week.found);
    else
        csv.emptyCell();
    csv.cell(!week.said ? "" : week.said->value ? "corrected" : "kept").cell(week.used());
    csv.cell(week.said ? week.said->author : std::string()).endRow();
}

} // namespace

std::vector<OddWeek> oddWeeks(std::span<const workspace::ForecastAdjustment> found,
                              std::span<const DemandCorrection> said)
{
    std::map<Day, OddWeek> weeks;
    for (const workspace::ForecastAdjustment& one : found)
        weeks[one.firstDay] = {one.firstDay, one.sold, one.stockout, one.used, std::nullopt};
    for (const DemandCorrection& one : said) {
        const auto at = weeks.emplace(one.firstDay, OddWeek{one.firstDay, one.sold, one.stockout, one.found, {}}).first;
        at->second.said = one;
    }
    std::vector<OddWeek> list;
    for (auto& [day, week] : weeks)
        list.push_back(std::move(week));
    return list;
}

Result<void> correctWeek(const CorrectionRequest& request)
{
    auto known = openProduct(request.workspace, workspace::OpenMode::ReadWrite, request.sku);
    if (!known)
        return tl::unexpected(known.error());
    DemandCorrection correction{known->product.key, weekOf(request.week), request.value, 0, {}, {}, request.author,
                                request.at};
    const auto sold = soldIn(known->workspace, request.sku, correction.firstDay);
    const auto findings = newestFindings(known->workspace, correction.product);
    workspace::DemandCorrectionRepository repository(known->workspace);
    const auto before = repository.all(correction.product);
    if (!sold || !findings || !before)
        return tl::unexpected(!sold ? sold.error() : !findings ? findings.error() : before.error());
    correction.sold = *sold;
    const auto odd = oddWeeks(
        findings->empty() ? std::span<const workspace::ForecastAdjustment>() : findings->front().adjustments, *before);
    for (const OddWeek& week : odd)
        if (week.week == correction.firstDay) {
            correction.stockout = week.stockout;
            correction.found = week.found;
        }
    return repository.save(correction);
}

Result<void> leaveWeek(const std::filesystem::path& path, const Sku& sku, Day week)
{
    auto known = openProduct(path, workspace::OpenMode::ReadWrite, sku);
    if (!known)
        return tl::unexpected(known.error());
    return workspace::DemandCorrectionRepository(known->workspace).remove(known->product.key, weekOf(week));
}

Result<std::int64_t> writeOddWeeksFile(const std::filesystem::path& path, const std::optional<Sku>& sku,
                                       const std::string& outPath)
{
    auto workspace = workspace::Workspace::open(path, workspace::OpenMode::ReadOnly);
    if (!workspace)
        return tl::unexpected(workspace.error());
    const workspace::ProductRepository products(*workspace);
    std::optional<workspace::ProductKey> product;
    if (sku) {
        const auto found = products.bySku(*sku);
        if (!found)
            return tl::unexpected(found.error());
        product = found->key;
    }
    const auto findings = newestFindings(*workspace, product);
    const auto said = workspace::DemandCorrectionRepository(*workspace).all(product);
    if (!findings || !said)
        return tl::unexpected(!findings ? findings.error() : said.error());
    struct Both {
        std::vector<workspace::ForecastAdjustment> found;
        std::vector<DemandCorrection> said;
    };
    std::map<workspace::ProductKey, Both> byProduct;
    for (const workspace::ProductForecast& one : *findings)
        if (!one.adjustments.empty())
            byProduct[one.product].found = one.adjustments;
    for (const DemandCorrection& one : *said)
        byProduct[one.product].said.push_back(one);
    auto csv = CsvFile::create(outPath, {"sku", "week", "why", "sold", "found", "said", "used", "author"});
    if (!csv)
        return tl::unexpected(csv.error());
    for (const auto& [key, both] : byProduct) {
        const auto of = products.byKey(key);
        if (!of)
            return tl::unexpected(of.error());
        for (const OddWeek& week : oddWeeks(both.found, both.said))
            write(of->sku, week, *csv);
    }
    const std::int64_t rows = csv->rows();
    if (const auto done = csv->commit(); !done)
        return tl::unexpected(done.error());
    return rows;
}

} // namespace ms::workflow
