// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pricing/network_door.h"

namespace ms::pricing {

/// Deep Q-learning for a season: many simulated seasons run at once, each under the greedy policy with random moves
/// that grow rarer; every state met, and the same state at the prices around it, learns the value of all its actions:
///   y(s, a) = -markdown + E[reward + V(s')],   V(s') = the averaged network's value of the action that the learning
///   one likes best.
/// The expectation is a mean over stratified draws of demand and competitor that all actions share, so that what they
/// differ in is not luck. Values are learnt relative to SeasonView::potential(). The weights that earned most in
/// simulations with their own seed are kept. O(updates * groups * prices around * (actions + draws)).
/// Sources: Mnih et al. (2015), Nature 518; van Hasselt, Guez & Silver (2016), AAAI; Wang et al. (2016), ICML; van
/// Seijen et al. (2009), ADPRL (expected updates). Errors: as NetworkDoor::trainAgent.
Result<AgentTraining> trainAgent(const Season& season, const AgentSettings& settings, Progress& progress);

} // namespace ms::pricing
