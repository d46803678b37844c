// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/progress.h"
#include "core/result.h"
#include "recommend/list_rules.h"
#include "workflow/recommend_preview.h"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <span>
#include <vector>

namespace ms::workflow {

/// What demand for one product does when its price moves.
struct PriceResponse {
    double elasticity = 0; ///< per cent of units when the price rises by 1 %; usually negative
    double stdError = 0;
    bool own = false;            ///< from the product's own history; else what its category says
    std::int64_t usualMinor = 0; ///< the price that demand is known at, > 0
};

/// The answers to price of a workspace's products. No recommender reads prices: what a price does to a list is what it
/// does to demand, and what it does to margin, which a rule may ask for.
class PriceResponses {
public:
    /// Prices are tried from half to one and a half times the usual one: beyond, no elasticity can be trusted.
    static constexpr double lowestShare = 0.5;
    static constexpr double highestShare = 1.5;

    /// `byItem`: one entry an item; none: its history and its category say nothing.
    explicit PriceResponses(std::vector<std::optional<PriceResponse>> byItem) : m_byItem(std::move(byItem)) {}

    [[nodiscard]] const std::optional<PriceResponse>& of(recommend::ItemIndex item) const { return m_byItem[item]; }
    /// Expected demand at the tried price by that at the usual one: (tried / usual) ^ elasticity, the share held to
    /// [lowestShare, highestShare]. None: not known. Source: constant elasticity, as page Pricing has it; Tellis
    /// (1988), J. Marketing Research 25(4).
    [[nodiscard]] std::optional<double> factor(const TriedPrice& tried) const;
    /// Of the prices whose factor is known.
    [[nodiscard]] std::vector<recommend::DemandShift> shifts(std::span<const TriedPrice> prices) const;

private:
    std::vector<std::optional<PriceResponse>> m_byItem;
};

/// Elasticities as page Pricing uses them, by the items of `data`. Seconds for some thousand products. Errors: as
/// PriceStudy::make(); a workspace whose products have no price gives responses that know nothing.
Result<PriceResponses> priceResponses(const std::filesystem::path& workspace, const PreviewData& data, int threads,
                                      Progress& progress);

} // namespace ms::workflow
