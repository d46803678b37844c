// SPDX-License-Identifier: GPL-3.0-or-later
#include "forecast/neural/lstm.h"

namespace {

class Door final : public ms::forecast::NetworkDoor {
public:
    ms::Result<std::vector<std::optional<ms::forecast::PanelOpinion>>>
    forecastLstm(std::span<const ms::forecast::Series> series, int horizon, const ms::forecast::LstmSettings& settings,
                 ms::Progress& progress) const override
    {
        return ms::forecast::forecastLstm(series, horizon, settings, progress);
    }
};

} // namespace

extern "C" __attribute__((visibility("default"))) const ms::forecast::NetworkDoor* ms_forecast_networks_1()
{
    static const Door door;
    return &door;
}
