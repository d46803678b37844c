// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/price_tax_lists.h"

#include "pricing/price_list.h"
#include "workflow/csv_file.h"
#include "workflow/price_study_content.h"

#include <algorithm>

namespace ms::workflow {

std::vector<ShownPrice> PriceStudy::shownPrices(std::size_t row, std::int64_t priceMinor) const
{
    const PriceRules& rules = m_content->rules;
    const Money own{priceMinor, m_content->currency};
    std::vector<ShownPrice> shown;
    const auto net = pricing::withoutTax(own, rules.taxRate);
    if (!net)
        return shown;
    shown.push_back({"shop", own, *net, rules.taxRate, {}});
    // A list may not round a price below what its margin needs.
    const PricedSku& sku = m_content->rows[row];
    const auto& marginFloor = m_content->rulesOf(row).marginFloor;
    double floor = sku.costMinor ? static_cast<double>(*sku.costMinor) : 0;
    if (marginFloor && marginFloor->hard && marginFloor->value < 1)
        floor /= 1 - marginFloor->value;
    for (const NamedPriceList& list : rules.lists) {
        ShownPrice one{list.name, {}, {}, list.list.taxRate, {}};
        const auto price = pricing::listPrice(*net, list.list, std::min(floor, static_cast<double>(net->minor)));
        if (price) {
            one.price = *price;
            const auto without = list.list.pricesIncludeTax ? pricing::withoutTax(*price, list.list.taxRate) : price;
            one.withoutTax = without.value_or(*price);
        } else {
            one.problem = price.error().detail;
        }
        shown.push_back(std::move(one));
    }
    return shown;
}

Result<PriceListsSummary> writePriceLists(const PriceStudy& study, const TrialPrices& prices, const std::string& path)
{
    auto out = CsvFile::create(path, {"sku", "list", "currency", "price", "price_without_tax", "tax_rate"});
    if (!out)
        return tl::unexpected(out.error());
    PriceListsSummary summary;
    for (std::size_t row = 0; row < study.rows().size(); ++row) {
        const auto trial = prices.find(row);
        const auto shown = study.shownPrices(row, trial == prices.end() ? study.rows()[row].priceMinor : trial->second);
        for (const ShownPrice& one : shown) {
            if (!one.problem.empty()) {
                ++summary.withoutPrice;
                continue;
            }
            const int decimals = one.price.currency.decimals();
            out->cell(study.rows()[row].sku.text).cell(one.list).cell(one.price.currency.text());
            out->cell(toDecimalText(one.price.minor, decimals)).cell(toDecimalText(one.withoutTax.minor, decimals));
            out->cell(one.taxRate).endRow();
        }
        summary.lists = shown.empty() ? 0 : shown.size() - 1;
    }
    if (auto written = out->commit(); !written)
        return tl::unexpected(written.error());
    summary.rowsWritten = out->rows();
    return summary;
}

} // namespace ms::workflow
