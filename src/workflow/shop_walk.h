// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/day.h"
#include "core/money.h"
#include "core/progress.h"
#include "core/result.h"
#include "platform/types.h"
#include "pricing/types.h"
#include "workflow/forecast_run.h"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace ms::workflow {

/// The studio's main job on one workspace, from its sales to a price and a purchase order in the shop.
struct WalkRequest {
    std::filesystem::path workspace;
    platform::Endpoint shop;
    std::string token;
    ShopTime at{};
    std::string author = "planner";   ///< proposes
    std::string approver = "manager"; ///< agrees; must be somebody else
    std::size_t largestBatch = 10;    ///< at most so many prices, and so many reorders, are proposed
    int threads = 0;
};

/// One recommendation of the previewed customer.
struct WalkRecommendation {
    Sku sku;
    std::string title;
    std::string because; ///< title of the purchase that is the reason; empty: it is popular
};

/// What came out. Every figure can be added up again from the workspace.
struct WalkSummary {
    ForecastRunSummary forecast;
    std::int64_t plannedSkus = 0; ///< SKUs with a reorder point
    std::int64_t skusToOrder = 0; ///< of them, below it
    std::int64_t unitsToOrder = 0;
    std::int64_t pricedSkus = 0;     ///< SKUs with a price
    std::int64_t identifiedSkus = 0; ///< of them, whose own history says how demand answers
    Sku triedSku;                    ///< the what-if with the largest expected gain
    Money currentPrice;
    Money triedPrice;
    pricing::Band unitsChange;                 ///< over PriceStudy::horizonWeeks
    std::optional<pricing::Band> marginChange; ///< currency units over the same weeks; none: the cost is not known
    std::string customer;
    std::vector<WalkRecommendation> recommendations;
    std::int64_t proposedPrices = 0;
    std::int64_t proposedReorders = 0;
    std::int64_t confirmed = 0; ///< changes read back from the shop and equal
    std::int64_t notConfirmed = 0;
    std::vector<std::string> purchaseOrders; ///< the shop's own numbers
};

/// Forecasts every SKU, plans the orders, tries a price, previews a customer, proposes the best prices and the most
/// urgent orders, has them approved by somebody else and pushes them. What an earlier walk left in the outbox is pushed
/// first, so that a walk that was cut off is finished by the next one.
/// Errors: those of each step.
Result<WalkSummary> walkShop(const WalkRequest& request, Progress& progress);

} // namespace ms::workflow
