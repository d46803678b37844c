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

/// What is held out.
enum class TrialSplit {
    LastVisits, ///< the last visit of up to 5,000 customers
    LastWeeks   ///< the shop's last four weeks, for up to 5,000 of the customers who came then
};

/// Which model does best for some customers.
struct SegmentWinner {
    PreviewSegment::Kind kind = PreviewSegment::Kind::Country;
    std::string segment;
    std::size_t customers = 0; ///< judged, ten or more
    std::string model;
    std::string runnerUp;
    double ndcg = 0;                   ///< at 10, of the best
    recommend::PairedDifference ahead; ///< of NDCG@10, the best less the runner-up
    [[nodiscard]] bool clear() const { return ahead.low95 > 0; }
};

struct ModelComparison {
    std::vector<ComparedModel> models;   ///< largest NDCG@10 first; "popular" is always among them
    std::vector<SegmentWinner> segments; ///< as segmentsOf() has them
    std::size_t customers = 0;           ///< who are judged
    TrialSplit split = TrialSplit::LastVisits;
    bool showOwned = false;
};

/// Holds out the end of the data, fits each model that needs no network on the rest and measures its lists over the
/// whole catalogue. Errors: NotEnoughData if nobody can be judged; Canceled.
Result<ModelComparison> compareModels(const PreviewData& data, TrialSplit split, bool showOwned, Progress& progress);

/// What a setting of diversity does to the lists, and what it costs.
struct DiversityCost {
    double setting = 0;   ///< in [0, 1]
    double diversity = 0; ///< mean of recommend::diversityOf the lists
    double ndcg = 0;      ///< at 10, on held-out last visits
};

/// Fits a model without the last visits of up to 5,000 customers and measures the lists of up to 400 of them at the
/// settings 0, 0.2... 1, with the other rules as they are. Errors: as fitPreview(); NotEnoughData if nobody came twice.
Result<std::vector<DiversityCost>> measureDiversity(const PreviewData& data, const std::string& model,
                                                    const PreviewRules& rules, Progress& progress);

} // namespace ms::workflow
