// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/practice_shop.h"

#include "workspace/product_repository.h"
#include "workspace/settings.h"
#include "workspace/stock_repository.h"
#include "workspace/workspace.h"

#include <algorithm>
#include <map>

namespace ms::workflow {

Result<PracticeCatalogue> practiceCatalogue(const std::filesystem::path& path)
{
    auto workspace = workspace::Workspace::open(path, workspace::OpenMode::ReadOnly);
    if (!workspace)
        return tl::unexpected(workspace.error());
    const auto settings = workspace::loadSettings(*workspace);
    if (!settings)
        return tl::unexpected(settings.error());
    PracticeCatalogue catalogue;
    catalogue.shopName = settings->shopName.empty() ? "Practice shop" : settings->shopName + " (practice)";
    catalogue.currency = settings->currency;
    if (!catalogue.currency.known())
        return failure(ErrorCode::NotEnoughData, path.string() + ": the workspace does not know its currency yet");
    const auto counts = workspace::StockRepository(*workspace).latest(Day::max());
    if (!counts)
        return tl::unexpected(counts.error());
    std::map<workspace::ProductKey, std::int64_t> onHand;
    for (const workspace::StockPosition& position : *counts)
        onHand[position.product] += position.onHand.units;
    const auto read = workspace::ProductRepository(*workspace).forEach([&](const workspace::Product& product) {
        if (!product.goods || !product.priceMinor || *product.priceMinor <= 0)
            return;
        const auto stock = onHand.find(product.key);
        catalogue.products.push_back({product.sku.text, product.title, *product.priceMinor, product.unitCostMinor,
                                      stock == onHand.end() ? 0 : stock->second});
    });
    if (!read)
        return tl::unexpected(read.error());
    if (catalogue.products.empty())
        return failure(ErrorCode::NotEnoughData, path.string() + ": no product has a price yet");
    std::sort(catalogue.products.begin(), catalogue.products.end(),
              [](const PracticeProduct& a, const PracticeProduct& b) { return a.sku < b.sku; });
    return catalogue;
}

} // namespace ms::workflow
