// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/progress.h"
#include "pricing/agent.h"
#include "pricing/network_door.h"

#include <string>

namespace ms::workflow {

/// `merchant price train-agent`: a pricing agent for a season, trained in its simulator.
struct AgentTrainingRequest {
    std::string environment; ///< JSON, as in data/pricing-environment
    std::string out;         ///< folder
    pricing::AgentSettings settings;
    int threads = 0; ///< for measuring the policies; training takes one
};

struct AgentTrainingSummary {
    int updates = 0;
    bool finished = true;
    double meanReturn = 0; ///< simulated, in the seasons that chose the weights
    double exact = 0;      ///< expected return of what was learnt; NaN: the state space is too large
    double optimum = 0;    ///< exact; NaN: the same
    double fixed = 0;      ///< expected return of the best fixed price of each start stock...
    double myopic = 0;     ///< ...of the best price of each day; NaN: the state space is too large
    double random = 0;     ///< ...and of random moves
};

/// Trains and writes, last of all the card, so that a folder with a card is whole:
///   agent.json          the network as plain numbers, see pricing::AgentWeights
///   learning_curve.csv  updates,loss,exploration,mean_return
///   card.json           environment, settings, seed, what it earns beside the plain policies and the optimum, checksum
/// Canceled half-way it writes the best agent until then, says so on the card, and returns Canceled.
/// Errors: as readSeason() and NetworkDoor::trainAgent; Unavailable without the plugin; ReadWrite.
Result<AgentTrainingSummary> trainPricingAgent(const AgentTrainingRequest& request, Progress& progress);

/// Reads what trainPricingAgent() wrote and compares the checksum. No network library is needed.
/// Errors: NotFound; InvalidInput if a file is damaged or the season has other actions than the agent.
Result<pricing::AgentPolicy> loadPricingAgent(const std::string& folder, const pricing::Season& season);

} // namespace ms::workflow
