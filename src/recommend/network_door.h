// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/progress.h"
#include "core/result.h"
#include "recommend/recommender.h"

#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

namespace ms::recommend {

/// How the sequential transformer is trained. It starts from what the items' neighbours say (see item_spectrum.h).
struct SasRecSettings {
    std::uint32_t dimension = 64;
    std::uint32_t blocks = 2;
    std::uint32_t heads = 1;
    std::uint32_t length = 50;    ///< latest events that are looked at
    std::size_t negatives = 2000; ///< items drawn a step for the softmax; 0: all items
    double dropout = 0.3;
    double learningRate = 2e-3;       ///< at its highest
    std::size_t batch = 128;          ///< customers a step
    int epochs = 20;                  ///< at most; fewer where they would pass over more than `mostTokens`
    std::size_t mostTokens = 8000000; ///< trained on in all epochs together; 3 epochs are always allowed
    int patience = 10;                ///< epochs without a better validation before it stops
    std::uint64_t seed = 1;
};

/// What was learnt and how it went, for the model's card.
struct SasRecTraining {
    std::unique_ptr<Recommender> model;
    std::vector<double> loss;       ///< mean cross-entropy an item, one an epoch
    std::vector<double> validation; ///< NDCG, uncut, on each sampled customer's last item, which was not trained on
};

/// What the plugin with the networks offers to this room. It holds nothing and is never destroyed.
class NetworkDoor {
public:
    /// Errors: as neural::SequenceNetwork::train.
    virtual Result<SasRecTraining> trainSasRec(const Interactions& interactions, const SasRecSettings& settings,
                                               Progress& progress) const = 0;
    /// Errors: InvalidInput if the bytes are not a SASRec's state().
    virtual Result<std::unique_ptr<Recommender>> loadSasRec(std::string_view state) const = 0;

protected:
    ~NetworkDoor() = default;
};

/// The plugin exports `extern "C" const ms::recommend::NetworkDoor* ms_recommend_networks_1()`. The number changes with
/// anything in this header, so that a plugin of another build is not found rather than misread.
inline constexpr const char* networkDoorSymbol = "ms_recommend_networks_1";

} // namespace ms::recommend
