// SPDX-License-Identifier: GPL-3.0-or-later
#include "recommend/neural/sas_rec.h"

namespace {

class Door final : public ms::recommend::NetworkDoor {
public:
    ms::Result<ms::recommend::SasRecTraining> trainSasRec(const ms::recommend::Interactions& interactions,
                                                          const ms::recommend::SasRecSettings& settings,
                                                          ms::Progress& progress) const override
    {
        return ms::recommend::trainSasRec(interactions, settings, progress);
    }
    ms::Result<std::unique_ptr<ms::recommend::Recommender>> loadSasRec(std::string_view state) const override
    {
        return ms::recommend::loadSasRec(state);
    }
};

} // namespace

extern "C" __attribute__((visibility("default"))) const ms::recommend::NetworkDoor* ms_recommend_networks_1()
{
    static const Door door;
    return &door;
}
