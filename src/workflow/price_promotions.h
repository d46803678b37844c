// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/progress.h"
#include "pricing/promotion_effect.h"

#include <cstdint>
#include <string>

namespace ms::workflow {

/// `merchant price promotions`: what the promotions of every product of a file did.
struct PromotionFileRequest {
    std::string observations; ///< CSV, see PriceFileKind::Observations; `promotion` says when
    std::string out;          ///< CSV; "-": standard output
    std::string rejects{};    ///< CSV; empty: rejected rows are only counted
    pricing::PromotionSettings settings;
};

struct PromotionFileSummary {
    std::int64_t rowsRead = 0;
    std::int64_t rowsRejected = 0;
    std::int64_t rowsWritten = 0;
    int measured = 0;
    int refused = 0;
};

/// Writes product_id,events,periods_an_event,baseline,uplift,uplift_se,from_price,from_display,before,after,
/// pulled_forward,pulled_forward_se,net,net_se,status,reason; shares of the baseline of one period; before and after
/// hold one share a period, joined by |. Errors: of PricePanelReader and measurePromotions(); NotEnoughData.
Result<PromotionFileSummary> measurePromotionFile(const PromotionFileRequest& request, Progress& progress);

} // namespace ms::workflow
