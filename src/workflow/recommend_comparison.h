// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/progress.h"
#include "core/result.h"
#include "recommend/evaluation.h"
#include "workflow/recommend_preview.h"

#include <string>
#include <vector>

namespace ms::workflow {

struct ComparedModel {
    std::string model;
    std::vector<double> hrByPlaces;             ///< HR@1, HR@2... HR@10
    recommend::RankingMeasures measures;        ///< at 10
    recommend::PairedDifference againstPopular; ///< of NDCG@10
    recommend::PairedDifference againstBest;    ///< of NDCG@10; zeros for the best itself
    double fitSeconds = 0;
};

struct ModelComparison {
    std::vector<ComparedModel> models; ///< largest NDCG@10 first; "popular" is always among them
    std::size_t customers = 0;         ///< whose last visit was held out
    bool showOwned = false;
};

/// Holds out the last visit of up to 5,000 customers, fits each model that needs no network on the rest and measures
/// its lists over the whole catalogue. Errors: NotEnoughData if nobody came twice; Canceled.
Result<ModelComparison> compareModels(const PreviewData& data, bool showOwned, Progress& progress);

} // namespace ms::workflow
