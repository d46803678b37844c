// SPDX-License-Identifier: GPL-3.0-or-later
#include "pricing/neural/agent_training.h"

namespace {

class Door final : public ms::pricing::NetworkDoor {
public:
    ms::Result<ms::pricing::AgentTraining> trainAgent(const ms::pricing::Season& season,
                                                      const ms::pricing::AgentSettings& settings,
                                                      ms::Progress& progress) const override
    {
        return ms::pricing::trainAgent(season, settings, progress);
    }
};

} // namespace

extern "C" __attribute__((visibility("default"))) const ms::pricing::NetworkDoor* ms_pricing_networks_1()
{
    static const Door door;
    return &door;
}
