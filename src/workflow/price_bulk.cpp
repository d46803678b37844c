// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/price_bulk.h"

#include "sources/csv_reader.h"
#include "workflow/csv_file.h"

#include <algorithm>
#include <cmath>

namespace ms::workflow {

namespace {

double gainOf(const BulkRow& row)
{
    return row.change.margin.value_or(row.change.revenue).mean;
}

BulkSpread spreadOf(const std::vector<BulkRow>& rows)
{
    BulkSpread spread;
    std::vector<double> gains;
    for (const BulkRow& row : rows) {
        const double gain = gainOf(row);
        gains.push_back(gain);
        spread.winners += gain > 0 ? 1 : 0;
        spread.losers += gain < 0 ? 1 : 0;
        (gain > 0 ? spread.won : spread.lost) += gain;
    }
    if (gains.empty())
        return spread;
    std::ranges::sort(gains);
    for (std::size_t i = 0; i < spread.deciles.size(); ++i) {
        const double place = static_cast<double>(i) / 10 * static_cast<double>(gains.size() - 1);
        const auto below = static_cast<std::size_t>(place);
        const double above = gains[std::min(below + 1, gains.size() - 1)];
        spread.deciles[i] = gains[below] + (place - static_cast<double>(below)) * (above - gains[below]);
    }
    return spread;
}

} // namespace

Result<BulkWhatIf> bulkWhatIf(const PriceStudy& study, const TrialPrices& prices, Progress& progress)
{
    BulkWhatIf bulk;
    for (const auto& [row, price] : prices) {
        if (price <= 0)
            return failure(ErrorCode::InvalidInput, study.rows()[row].sku.text + ": the price is not above 0");
        if (price == study.rows()[row].priceMinor)
            continue;
        auto change = study.change(row, price);
        if (!change) {
            ++bulk.withoutElasticity;
            continue;
        }
        const auto guarded = study.guarded(row, price);
        const bool kept = guarded && guarded->priceMinor == price;
        bulk.brokenRules += kept ? 0 : 1;
        bulk.rows.push_back({row, price, std::move(*change), kept});
    }
    std::ranges::stable_sort(bulk.rows, std::greater<>(), gainOf);
    bulk.spread = spreadOf(bulk.rows);
    const auto before = study.totals({}, progress);
    const auto after = study.totals(prices, progress);
    if (!before || !after)
        return tl::unexpected(before ? after.error() : before.error());
    bulk.before = *before;
    bulk.after = *after;
    // The rows' gains are margin where the cost is known, revenue elsewhere; the totals know both of all SKUs.
    const double minor = std::pow(10.0, study.currency().decimals());
    const double margin = (after->marginMinor.mean - before->marginMinor.mean) / minor;
    double rows = 0;
    for (const BulkRow& row : bulk.rows)
        rows += row.change.margin ? row.change.margin->mean : 0;
    bulk.neighbourGain = margin - rows;
    return bulk;
}

TrialPrices movedPrices(const PriceStudy& study, double share, const std::optional<std::string>& category)
{
    TrialPrices prices;
    for (std::size_t row = 0; row < study.rows().size(); ++row) {
        const PricedSku& sku = study.rows()[row];
        if (!category || sku.category == *category)
            prices[row] = std::max<std::int64_t>(1, std::llround(static_cast<double>(sku.priceMinor) * (1 + share)));
    }
    return prices;
}

Result<TrialPrices> readTrialPrices(const PriceStudy& study, const std::string& path)
{
    auto reader = sources::CsvReader::open(path);
    if (!reader)
        return tl::unexpected(reader.error());
    const auto sku = reader->column("sku");
    const auto price = reader->column("price");
    if (!sku || !price)
        return tl::unexpected(sku ? price.error() : sku.error());
    TrialPrices prices;
    for (;;) {
        const auto more = reader->next();
        if (!more)
            return tl::unexpected(more.error());
        if (!*more)
            break;
        const auto row = reader->row();
        const auto at = study.rowOf(Sku{std::string(row[*sku])});
        if (!at)
            return tl::unexpected(row.error(*sku, "is no SKU with a price and sales"));
        const auto minor = parseDecimal(row[*price], study.currency().decimals());
        if (!minor || *minor <= 0)
            return tl::unexpected(row.error(*price, "is not an amount above 0"));
        prices[*at] = *minor;
    }
    return prices;
}

Result<std::int64_t> writeBulk(const PriceStudy& study, const BulkWhatIf& bulk, const std::string& path)
{
    auto out = CsvFile::create(path, {"sku", "current_price", "price", "units_change", "revenue_change",
                                      "margin_change", "lo_margin", "hi_margin", "keeps_rules"});
    if (!out)
        return tl::unexpected(out.error());
    for (const BulkRow& row : bulk.rows) {
        const PricedSku& sku = study.rows()[row.row];
        const pricing::Band margin = row.change.margin.value_or(pricing::Band{});
        out->cell(sku.sku.text).cell(toDecimalText(sku.priceMinor, study.currency().decimals()));
        out->cell(toDecimalText(row.priceMinor, study.currency().decimals()));
        out->cell(row.change.units.mean).cell(row.change.revenue.mean);
        out->cell(margin.mean).cell(margin.low80).cell(margin.high80).cell(row.kept ? "yes" : "no").endRow();
    }
    if (auto written = out->commit(); !written)
        return tl::unexpected(written.error());
    return out->rows();
}

} // namespace ms::workflow
