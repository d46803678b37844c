// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/recommend_prices.h"

#include "workflow/price_study.h"

#include <algorithm>
#include <cmath>

namespace ms::workflow {

std::optional<double> PriceResponses::factor(const TriedPrice& tried) const
{
    const std::optional<PriceResponse>& response = m_byItem[tried.item];
    if (!response || tried.priceMinor <= 0)
        return std::nullopt;
    const double share = static_cast<double>(tried.priceMinor) / static_cast<double>(response->usualMinor);
    return std::pow(std::clamp(share, lowestShare, highestShare), response->elasticity);
}

std::vector<recommend::DemandShift> PriceResponses::shifts(std::span<const TriedPrice> prices) const
{
    std::vector<recommend::DemandShift> shifts;
    for (const TriedPrice& tried : prices)
        if (const auto found = factor(tried))
            shifts.push_back({tried.item, *found});
    return shifts;
}

Result<PriceResponses> priceResponses(const std::filesystem::path& workspace, const PreviewData& data, int threads,
                                      Progress& progress)
{
    std::vector<std::optional<PriceResponse>> byItem(data.items.size());
    const auto study = PriceStudy::make({workspace, threads}, progress);
    if (!study && study.error().code == ErrorCode::NotEnoughData)
        return PriceResponses(std::move(byItem));
    if (!study)
        return tl::unexpected(study.error());
    for (std::size_t item = 0; item < data.items.size(); ++item) {
        const auto row = (*study)->rowOf(data.items[item].sku);
        if (!row)
            continue;
        const PricedSku& sku = (*study)->rows()[*row];
        const bool known = sku.source != ElasticitySource::None && std::isfinite(sku.usedElasticity);
        if (known && sku.priceMinor > 0)
            byItem[item] = PriceResponse{sku.usedElasticity, sku.usedStdError,
                                         sku.source == ElasticitySource::Own || sku.source == ElasticitySource::Shrunk,
                                         sku.priceMinor};
    }
    return PriceResponses(std::move(byItem));
}

} // namespace ms::workflow
