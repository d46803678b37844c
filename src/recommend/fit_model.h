// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "recommend/fit.h"

#include <memory>
#include <string_view>

namespace ms::recommend {

/// One model by its name, without the ranker around it and neither `auto` nor `hybrid`. Empty for "popular", which
/// needs no model beside the popular fill. Errors: as fitRanker().
Result<std::unique_ptr<Recommender>> fitModel(std::string_view name, const Interactions& interactions,
                                              const FitRequest& request, Progress& progress);

/// Parts and weights of `hybrid`, see fitRanker().
Result<std::unique_ptr<Recommender>> fitHybrid(const Interactions& interactions, const FitRequest& request,
                                               Progress& progress);

/// `auto`, see fitRanker().
Result<FittedRanker> fitBest(const Interactions& interactions, const FitRequest& request, Progress& progress);

} // namespace ms::recommend
