// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/price_elasticity.h"

#include "pricing/elasticity.h"
#include "workflow/csv_file.h"
#include "workflow/price_panel_file.h"
#include "workflow/rejects_file.h"

namespace ms::workflow {

namespace {

using pricing::Elasticity;
using pricing::ElasticityStatus;

std::string_view statusText(ElasticityStatus status)
{
    switch (status) {
    case ElasticityStatus::Ok:
        return "ok";
    case ElasticityStatus::Shrunk:
        return "shrunk";
    case ElasticityStatus::NotIdentifiable:
        break;
    }
    return "not_identifiable";
}

Result<std::int64_t> writeElasticities(const std::string& path, const pricing::Panel& panel,
                                       const std::vector<Elasticity>& elasticities)
{
    auto out = CsvFile::create(path, {"product_id", "elasticity", "std_error", "lo95", "hi95", "observations",
                                      "price_changes", "status", "reason", "own_elasticity", "method"});
    if (!out)
        return tl::unexpected(out.error());
    for (std::size_t i = 0; i < elasticities.size(); ++i) {
        const Elasticity& found = elasticities[i];
        out->cell(panel.products[i].text).cell(found.value).cell(found.stdError).cell(found.low95).cell(found.high95);
        out->cell(std::int64_t{found.observations}).cell(std::int64_t{found.priceChanges});
        out->cell(statusText(found.status)).cell(found.reason).cell(found.ownValue).cell(found.method).endRow();
    }
    if (auto written = out->commit(); !written)
        return tl::unexpected(written.error());
    return out->rows();
}

Result<void> writeCross(const std::string& path, const pricing::Panel& panel,
                        const std::vector<pricing::CrossElasticity>& cross)
{
    auto out = CsvFile::create(path, {"product_id", "other_product_id", "cross_elasticity", "std_error"});
    if (!out)
        return tl::unexpected(out.error());
    for (const pricing::CrossElasticity& pair : cross) {
        out->cell(panel.products[static_cast<std::size_t>(pair.product)].text);
        out->cell(panel.products[static_cast<std::size_t>(pair.other)].text);
        out->cell(pair.value).cell(pair.stdError).endRow();
    }
    return out->commit();
}

} // namespace

Result<ElasticityFileSummary> estimateElasticityFile(const ElasticityFileRequest& request, Progress& progress)
{
    PricePanelReader reader;
    auto file = reader.read(request.observations, PriceFileKind::Observations, progress);
    if (!file)
        return tl::unexpected(file.error());
    if (!request.rejects.empty()) {
        if (auto written = writeRejects(request.rejects, request.observations, file->rejects); !written)
            return tl::unexpected(written.error());
    }
    if (file->rows.empty())
        return tl::unexpected(nothingUsable(request.observations, *file));
    reader.setPeriods(*file);
    pricing::Panel panel = reader.names();
    panel.rows = std::move(file->rows);
    const auto report = pricing::estimateElasticities(panel,
                                                      {.crossPrices = request.crossPrices,
                                                       .seasonPeriods = request.seasonPeriods,
                                                       .trend = request.trend,
                                                       .shrink = request.shrink,
                                                       .threads = request.threads},
                                                      progress);
    if (!report)
        return tl::unexpected(report.error());
    ElasticityFileSummary summary;
    const auto rows = writeElasticities(request.out, panel, report->products);
    if (!rows)
        return tl::unexpected(rows.error());
    if (!request.crossOut.empty()) {
        if (auto written = writeCross(request.crossOut, panel, report->cross); !written)
            return tl::unexpected(written.error());
    }
    summary.rowsRead = file->rowsRead;
    summary.rowsRejected = static_cast<std::int64_t>(file->rejects.size());
    summary.rowsWritten = *rows;
    for (const Elasticity& found : report->products) {
        summary.ok += found.status == ElasticityStatus::Ok;
        summary.shrunk += found.status == ElasticityStatus::Shrunk;
        summary.notIdentifiable += found.status == ElasticityStatus::NotIdentifiable;
    }
    return summary;
}

} // namespace ms::workflow
