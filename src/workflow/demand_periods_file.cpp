// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/demand_periods_file.h"

#include "workflow/csv_file.h"
#include "workflow/demand_levels.h"

#include <algorithm>

namespace ms::workflow {
namespace {

Result<DemandDetail> detailOf(const GrainFileRequest& request, Progress& progress)
{
    const auto view = readDemandView(request.workspace, progress);
    if (!view)
        return tl::unexpected(view.error());
    const bool all = request.sku.text.empty();
    const auto rows =
        demandAtLevel(request.workspace, view->rows, all ? DemandLevel::Total : DemandLevel::Sku, progress);
    if (!rows)
        return tl::unexpected(rows.error());
    const auto row =
        std::find_if(rows->begin(), rows->end(), [&](const auto& one) { return all || one.sku == request.sku; });
    if (row == rows->end())
        return failure(ErrorCode::NotFound, all ? "nothing was sold yet" : "no SKU '" + request.sku.text + "'");
    return readDemandDetail(request.workspace, *row, progress);
}

void writeRow(const GrainPeriod& period, bool hourly, bool banded, CsvFile& csv)
{
    const auto put = [&](const std::optional<double>& value) {
        if (value)
            csv.cell(*value);
        else
            csv.cell(std::string());
    };
    const auto band = [&](double edge) { put(period.mean && banded ? std::optional(edge) : std::nullopt); };
    csv.cell(hourly ? toIsoText(period.start) : toIsoText(std::chrono::floor<std::chrono::days>(period.start)));
    put(period.sold);
    put(period.mean);
    put(period.held);
    for (const double edge : {period.low80, period.high80, period.low95, period.high95})
        band(edge);
    csv.cell(std::int64_t{period.whole ? 1 : 0}).endRow();
}

} // namespace

Result<GrainFileSummary> writeGrainFile(const GrainFileRequest& request, Progress& progress)
{
    const auto detail = detailOf(request, progress);
    if (!detail)
        return tl::unexpected(detail.error());
    const auto told = demandAtGrain(request.workspace, *detail, request.grain, progress);
    if (!told)
        return tl::unexpected(told.error());
    auto csv = CsvFile::create(request.outPath,
                               {"start", "sold", "forecast", "override", "lo80", "hi80", "lo95", "hi95", "whole"});
    if (!csv)
        return tl::unexpected(csv.error());
    GrainFileSummary summary;
    for (const GrainPeriod& period : told->periods) {
        writeRow(period, request.grain == Grain::Hour, told->banded, *csv);
        ++summary.rows;
        summary.sold += period.sold.value_or(0);
        summary.forecast += period.mean.value_or(0);
    }
    if (const auto done = csv->commit(); !done)
        return tl::unexpected(done.error());
    return summary;
}

} // namespace ms::workflow
