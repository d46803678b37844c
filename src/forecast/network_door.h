// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/progress.h"
#include "core/result.h"
#include "forecast/panel_trial.h"

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace ms::forecast {

/// How the recurrent network with attention is shaped and trained.
struct LstmSettings {
    int width = 48;          ///< of the recurrent states
    int past = 26;           ///< latest periods that are read
    int epochs = 14;         ///< at most
    int patience = 4;        ///< epochs without a better validation before it stops
    std::size_t batch = 128; ///< series and origins a step
    double learningRate = 3e-3;
    std::size_t mostCells = 160000; ///< periods learnt from in an epoch, drawn evenly
    int members = 3;                ///< networks, each from its own seed, whose medians are averaged
    std::uint64_t seed = 1;
};

/// What the plugin with the networks offers to this room. It holds nothing and is never destroyed.
class NetworkDoor {
public:
    /// One entry a series, as forecastBoostedTrees. Errors: Canceled; Unavailable
    /// when LibTorch reports one.
    virtual Result<std::vector<std::optional<PanelOpinion>>> forecastLstm(std::span<const Series> series, int horizon,
                                                                          const LstmSettings& settings,
                                                                          Progress& progress) const = 0;

protected:
    ~NetworkDoor() = default;
};

/// The plugin exports `extern "C" const ms::forecast::NetworkDoor* ms_forecast_networks_1()`. The number changes with
/// anything in this header or those it includes, so that a plugin of another build is not found rather than misread.
inline constexpr const char* networkDoorSymbol = "ms_forecast_networks_1";

} // namespace ms::forecast
