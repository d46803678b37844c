// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/price_prediction.h"

#include "pricing/boosted_demand.h"
#include "pricing/demand_model.h"
#include "workflow/csv_file.h"
#include "workflow/price_panel_file.h"
#include "workflow/rejects_file.h"

#include <algorithm>
#include <array>

namespace ms::workflow {

namespace {

constexpr std::array<std::string_view, 3> added{"units", "lo80", "hi80"};

Result<std::int64_t> writePredictions(const std::string& path, const PriceFile& scenarios,
                                      const std::vector<pricing::UnitsPrediction>& predictions)
{
    std::vector<std::string_view> header;
    std::vector<std::size_t> kept;
    for (std::size_t i = 0; i < scenarios.header.size(); ++i) {
        if (std::ranges::find(added, scenarios.header[i]) != added.end())
            continue;
        header.push_back(scenarios.header[i]);
        kept.push_back(i);
    }
    header.insert(header.end(), added.begin(), added.end());
    auto out = CsvFile::create(path, std::span<const std::string_view>(header));
    if (!out)
        return tl::unexpected(out.error());
    for (std::size_t i = 0; i < predictions.size(); ++i) {
        for (const std::size_t column : kept)
            out->cell(scenarios.fields[i][column]);
        out->cell(predictions[i].units).cell(predictions[i].low80).cell(predictions[i].high80).endRow();
    }
    if (auto written = out->commit(); !written)
        return tl::unexpected(written.error());
    return out->rows();
}

} // namespace

Result<PricePredictionSummary> predictPriceFile(const PricePredictionRequest& request, Progress& progress)
{
    PricePanelReader reader;
    auto past = reader.read(request.observations, PriceFileKind::Observations, progress);
    if (!past)
        return tl::unexpected(past.error());
    auto asked = reader.read(request.scenarios, PriceFileKind::Scenarios, progress);
    if (!asked)
        return tl::unexpected(asked.error());
    if (!request.rejects.empty()) {
        if (auto written = writeRejects(request.rejects, request.observations, past->rejects); !written)
            return tl::unexpected(written.error());
    }
    if (past->rows.empty())
        return tl::unexpected(nothingUsable(request.observations, *past));
    if (asked->rows.empty())
        return tl::unexpected(nothingUsable(request.scenarios, *asked));
    reader.setPeriods(*past);
    reader.setPeriods(*asked);
    pricing::Panel panel = reader.names();
    panel.rows = std::move(past->rows);
    const auto predictions = request.boosted ? pricing::predictUnitsBoosted(panel, asked->rows, progress)
                                             : pricing::predictUnits(panel, asked->rows, request.threads, progress);
    if (!predictions)
        return tl::unexpected(predictions.error());
    const auto rows = writePredictions(request.out, *asked, *predictions);
    if (!rows)
        return tl::unexpected(rows.error());
    PricePredictionSummary summary;
    summary.rowsRead = past->rowsRead + asked->rowsRead;
    summary.rowsRejected = static_cast<std::int64_t>(past->rejects.size() + asked->rejects.size());
    summary.rowsWritten = *rows;
    return summary;
}

} // namespace ms::workflow
