// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "recommend/als.h"
#include "recommend/bpr.h"
#include "recommend/network_door.h"
#include "recommend/ranker.h"

#include <string>
#include <string_view>
#include <vector>

namespace ms::recommend {

struct ModelName {
    std::string_view name;
    std::string_view says; ///< one line, English
    bool network = false;  ///< needs the plugin
};

/// Every model by its name, `auto` first.
std::span<const ModelName> modelNames();

/// How a network's training went, one entry an epoch; empty: no network was trained.
struct TrainingLog {
    std::vector<double> loss;       ///< mean cross-entropy an item
    std::vector<double> validation; ///< NDCG, uncut, on last items that were not trained on
};

struct FitRequest {
    std::string model = "auto";
    bool includeSeen = false; ///< lists may show what a customer already has; `auto` then judges the models so
    /// Items that each list will be chosen from, drawn anywhere; `auto` and `hybrid` then judge and weigh so. 0: the
    /// whole catalogue.
    std::size_t candidatesEach = 0;
    std::span<const Item> items; ///< titles and attributes, one an item, or none
    int threads = 0;
    std::uint64_t seed = 1;
    const NetworkDoor* networks =
        nullptr;     ///< only asked by models that need it; `hybrid` takes part of it if it is there
    AlsSettings als; ///< the seeds of all settings are replaced by `seed`
    BprSettings bpr;
    SasRecSettings sasRec;
    TrainingLog* log = nullptr; ///< gets what a network's training said, if not null
};

inline constexpr std::size_t easeQuickItems = 1500;
/// Customers and items together up to which ALS learns in seconds.
inline constexpr std::size_t alsQuickRows = 100000;

/// Customers whose last visit a trial holds out, at most.
inline constexpr std::size_t trialCustomers = 5000;

/// Whether `auto` and a comparison try a model: none that needs a network, buy-again only where lists may show what is
/// owned, EASE and ALS only where they learn in seconds; not BPR, which ALS outdoes in a tenth of the time, and not
/// what only knows titles.
bool triedByAuto(const ModelName& model, const Interactions& interactions, bool includeSeen);

/// How a model did in the trial of `auto`.
struct TrialScore {
    std::string model;
    double ndcg = 0; ///< at 10, on the last visits of the customers in the trial
    double hr = 0;   ///< at 10
};

struct FittedRanker {
    Ranker ranker;
    std::vector<TrialScore> trial; ///< best first; empty unless `auto` was asked for
    std::size_t customersInTrial = 0;
};

/// Fits one model by name and makes it ready to rank. `auto` holds out the last visit of up to 5,000 customers, fits
/// each model that needs no network on the rest, takes the one with the largest NDCG@10 (ties: the simpler) and fits it
/// again on everything. `hybrid` learns on such a trial how much to believe each model; its network is not trained a
/// second time, so that it does not know the held-out visits. The same for any thread count. Errors: InvalidInput for
/// an unknown name or no interactions at all; Unavailable if a network is asked for and there is no plugin; Canceled.
Result<FittedRanker> fitRanker(const Interactions& interactions, const FitRequest& request, Progress& progress);

/// Reads a model that Recommender::state() wrote. Errors: as above, InvalidInput if the bytes are not that model's.
Result<std::unique_ptr<Recommender>> loadModel(std::string_view name, std::string_view state,
                                               const NetworkDoor* networks);

} // namespace ms::recommend
