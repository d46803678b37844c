// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "forecast/panel_features.h"
#include "forecast/panel_trial.h"

#include <span>
#include <vector>

namespace ms::forecast {

/// Where a method over all series starts from, so that it has only to learn what is left: the level, and of each season
/// the share of what came one season before that lasts from one to the next. On the panel's scale
///   z(origin + step) = level(origin) + Σ share_s · (z(same step a season before) - level(a season before)),
/// the shares by least squares over all series together, drawn towards none. A season that is not known adds nothing.
/// Source: the seasonal random walk with its level, Hyndman & Athanasopoulos (2021), ch. 5.2; pooled as in
/// Montero-Manso & Hyndman (2021), Int. J. Forecasting 37(4).
class PanelBaseline {
public:
    /// Learns the shares from every step of these origins whose target is known. `features` must outlive this.
    PanelBaseline(const PanelFeatures& features, const Panel& panel, const PanelTrial& trial,
                  std::span<const PanelCell> origins);

    /// On the panel's scale.
    [[nodiscard]] double at(const PanelCell& cell) const;
    /// One a season of PanelFeatures::seasons, -1..1.
    [[nodiscard]] const std::vector<double>& shares() const { return m_shares; }

private:
    const PanelFeatures& m_features;
    std::vector<double> m_shares;
};

} // namespace ms::forecast
