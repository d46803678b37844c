// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/progress.h"
#include "core/result.h"
#include "workflow/recommend_preview.h"

#include <cstdint>
#include <string>
#include <vector>

namespace ms::workflow {

/// `merchant recommend preview`: one customer's list in a what-if, beside the list without it.
struct PreviewFileRequest {
    std::string workspace;
    std::string customer; ///< empty: an anonymous visitor
    std::string model = "auto";
    std::string out; ///< CSV; "-": standard output
    PreviewRules rules;
    std::vector<std::string> removed;  ///< SKUs, as if never bought
    std::vector<std::string> cart;     ///< SKUs
    std::vector<std::string> pinned;   ///< SKUs
    std::vector<std::string> excluded; ///< SKUs
    std::vector<std::string> brands;   ///< see bestOfBrand
    std::vector<std::string> prices;   ///< "SKU=2.50", in the shop's currency
    int threads = 0;
};

struct PreviewFileSummary {
    std::int64_t rowsWritten = 0;
    std::int64_t moved = 0;         ///< rows at another place than without the what-if
    std::int64_t gone = 0;          ///< of the list without it
    std::int64_t pricesUnknown = 0; ///< tried prices of which nothing is known, so that only the margin floor asks them
    std::string model;
    bool cold = false; ///< nothing is known of the customer
};

/// Writes rank,sku,title,price,stock,score,reason,before,moved_by; `before` is the place without the what-if, empty:
/// new. A product's price moves its place by what demand does with it, see PriceResponses; no model reads prices.
/// Errors: as loadPreview(), fitPreview(), priceResponses() and CsvFile; NotFound for a customer, SKU or brand that the
/// sales do not know; InvalidInput for a price that cannot be read.
Result<PreviewFileSummary> previewFile(const PreviewFileRequest& request, Progress& progress);

} // namespace ms::workflow
