// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/price_promotions.h"

#include "workflow/csv_file.h"
#include "workflow/price_panel_file.h"
#include "workflow/rejects_file.h"

#include <cmath>
#include <cstdio>

namespace ms::workflow {

namespace {

std::string joined(const std::vector<pricing::MeasuredShare>& shares)
{
    std::string text;
    for (const pricing::MeasuredShare& share : shares) {
        char number[40];
        std::snprintf(number, sizeof number, "%.6g", share.value);
        text += (text.empty() ? "" : "|") + (std::isfinite(share.value) ? std::string(number) : std::string());
    }
    return text;
}

void writeEffect(CsvFile& out, const std::string& product, const pricing::PromotionEffect& effect)
{
    out.cell(product).cell(static_cast<std::int64_t>(effect.events));
    if (effect.reason.empty()) {
        out.cell(effect.periodsAnEvent).cell(effect.baseline).cell(effect.uplift.value).cell(effect.uplift.stdError);
        out.cell(effect.fromPrice.value).cell(effect.fromDisplay.value);
        out.cell(joined(effect.before)).cell(joined(effect.after));
        out.cell(effect.pulledForward.value).cell(effect.pulledForward.stdError);
        out.cell(effect.net.value).cell(effect.net.stdError).cell("ok").emptyCell();
    } else {
        for (int i = 0; i < 12; ++i)
            out.emptyCell();
        out.cell("not_measurable").cell(effect.reason);
    }
    out.endRow();
}

} // namespace

Result<PromotionFileSummary> measurePromotionFile(const PromotionFileRequest& request, Progress& progress)
{
    PricePanelReader reader;
    auto file = reader.read(request.observations, PriceFileKind::Observations, progress);
    if (!file)
        return tl::unexpected(file.error());
    if (!request.rejects.empty())
        if (auto written = writeRejects(request.rejects, request.observations, file->rejects); !written)
            return tl::unexpected(written.error());
    if (file->rows.empty())
        return tl::unexpected(nothingUsable(request.observations, *file));
    reader.setPeriods(*file);
    pricing::Panel panel = reader.names();
    panel.rows = std::move(file->rows);
    const auto effects = pricing::measurePromotions(panel, request.settings, progress);
    if (!effects)
        return tl::unexpected(effects.error());
    auto out =
        CsvFile::create(request.out, {"product_id", "events", "periods_an_event", "baseline", "uplift", "uplift_se",
                                      "from_price", "from_display", "before", "after", "pulled_forward",
                                      "pulled_forward_se", "net", "net_se", "status", "reason"});
    if (!out)
        return tl::unexpected(out.error());
    PromotionFileSummary summary;
    for (std::size_t i = 0; i < effects->size(); ++i) {
        writeEffect(*out, panel.products[i].text, (*effects)[i]);
        ((*effects)[i].reason.empty() ? summary.measured : summary.refused) += 1;
    }
    if (auto written = out->commit(); !written)
        return tl::unexpected(written.error());
    summary.rowsRead = file->rowsRead;
    summary.rowsRejected = static_cast<std::int64_t>(file->rejects.size());
    summary.rowsWritten = out->rows();
    return summary;
}

} // namespace ms::workflow
