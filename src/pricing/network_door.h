// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/progress.h"
#include "pricing/agent.h"

#include <cstdint>

namespace ms::pricing {

/// How the pricing agent is trained.
struct AgentSettings {
    int updates = 8000;            ///< steps of the optimiser, > 0
    int hidden = 64;               ///< units of each hidden layer, > 0
    double learningRate = 1e-3;    ///< of Adam, at the start; falls to a hundredth along half a cosine
    double averaging = 0.01;       ///< share by which the averaged weights follow, in (0, 1]
    double exploration = 0.3;      ///< share of random moves at the start; falls to a tenth of it
    int groups = 40;               ///< simulated seasons that an update looks at
    int evaluations = 40;          ///< times that the policy is measured on its way
    int evaluationEpisodes = 3000; ///< each time, with their own seed
    std::uint64_t seed = 1;
};

/// One point of the learning curve.
struct AgentMeasure {
    int updates = 0;
    double loss = 0;        ///< mean of the updates since the point before
    double exploration = 0; ///< share of random moves at that time
    double meanReturn = 0;  ///< of the greedy policy, simulated
};

struct AgentTraining {
    AgentWeights weights;  ///< the best of those that were measured
    double meanReturn = 0; ///< of these, in the simulations that chose them
    std::vector<AgentMeasure> curve;
    int updates = 0;       ///< that were made
    bool canceled = false; ///< before all updates were made; the weights are the best until then
};

/// What the plugin with the networks offers to this room. It holds nothing and is never destroyed.
class NetworkDoor {
public:
    /// Deep Q-learning with a dueling, double network, in the simulator alone.
    /// Errors: as checkSeason; InvalidInput for settings outside their ranges; Canceled before anything was measured;
    /// Unavailable if LibTorch itself fails.
    virtual Result<AgentTraining> trainAgent(const Season& season, const AgentSettings& settings,
                                             Progress& progress) const = 0;

protected:
    ~NetworkDoor() = default;
};

/// The plugin exports `extern "C" const ms::pricing::NetworkDoor* ms_pricing_networks_1()`. The number changes with
/// anything in this header, so that a plugin of another build is not found rather than misread.
inline constexpr const char* networkDoorSymbol = "ms_pricing_networks_1";

} // namespace ms::pricing
