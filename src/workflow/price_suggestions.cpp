// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/price_suggestions.h"

#include "workflow/csv_file.h"

namespace ms::workflow {

const char* sourceName(ElasticitySource source)
{
    switch (source) {
    case ElasticitySource::Own:
        return "own";
    case ElasticitySource::Shrunk:
        return "shrunk";
    case ElasticitySource::Category:
        return "category";
    case ElasticitySource::None:
        break;
    }
    return "none";
}

Result<PriceSuggestionsSummary> writePriceSuggestions(const PriceStudy& study, const std::string& path)
{
    auto out = CsvFile::create(path, {"sku", "price", "cost", "elasticity", "std_error", "elasticity_source",
                                      "units_per_week", "suggestion", "gain_per_week", "note"});
    if (!out)
        return tl::unexpected(out.error());
    const int decimals = study.currency().decimals();
    const auto amount = [&](std::optional<std::int64_t> minor) {
        return minor ? toDecimalText(*minor, decimals) : std::string();
    };
    PriceSuggestionsSummary summary;
    for (const PricedSku& row : study.rows()) {
        out->cell(row.sku.text).cell(amount(row.priceMinor)).cell(amount(row.costMinor));
        out->cell(row.usedElasticity).cell(row.usedStdError).cell(sourceName(row.source)).cell(row.unitsPerWeek);
        out->cell(amount(row.suggestionMinor));
        out->cell(row.suggestionMinor ? amount(static_cast<std::int64_t>(row.gainMinor)) : std::string());
        out->cell(row.note).endRow();
        summary.own += row.source == ElasticitySource::Own;
        summary.shrunk += row.source == ElasticitySource::Shrunk;
        summary.category += row.source == ElasticitySource::Category;
        summary.none += row.source == ElasticitySource::None;
        summary.suggestions += row.suggestionMinor.has_value();
        summary.gainMinor += row.gainMinor;
    }
    if (auto written = out->commit(); !written)
        return tl::unexpected(written.error());
    summary.rowsWritten = out->rows();
    return summary;
}

} // namespace ms::workflow
