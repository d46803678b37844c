// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/supplier_price_book.h"

#include "inventory/price_breaks.h"
#include "workspace/price_break_repository.h"

#include <cmath>

namespace ms::workflow {

Result<SupplierPriceBook> SupplierPriceBook::read(workspace::Workspace& workspace)
{
    const auto lines = workspace::PriceBreakRepository(workspace).all();
    if (!lines)
        return tl::unexpected(lines.error());
    SupplierPriceBook book;
    for (const workspace::PriceBreakLine& line : *lines)
        book.m_breaks[line.product.value].push_back(
            {static_cast<double>(line.from.units), static_cast<double>(line.unitCostMinor)});
    return book;
}

inventory::SupplierPrices SupplierPriceBook::of(const workspace::Product& product,
                                                const workspace::Settings& settings) const
{
    inventory::SupplierPrices prices;
    if (product.unitCostMinor)
        prices.unitCost = static_cast<double>(*product.unitCostMinor);
    if (const auto known = m_breaks.find(product.key.value); known != m_breaks.end())
        prices.breaks = known->second;
    prices.holdingRate = settings.holdingCostRate;
    return prices;
}

std::optional<std::int64_t> SupplierPriceBook::unitCostMinor(const workspace::Product& product,
                                                             std::int64_t units) const
{
    const auto cost = inventory::unitCostOf(of(product, {}), static_cast<double>(units));
    return cost ? std::optional<std::int64_t>(std::llround(*cost)) : std::nullopt;
}

} // namespace ms::workflow
