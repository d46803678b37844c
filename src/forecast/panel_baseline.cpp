// SPDX-License-Identifier: GPL-3.0-or-later
#include "forecast/panel_baseline.h"

#include <algorithm>
#include <cmath>

namespace ms::forecast {
namespace {

constexpr double doubt = 50; // cells without any lasting season, as large as those seen, that shares are drawn to
constexpr int sweeps = 50;   // of coordinate descent over at most two seasons

} // namespace

PanelBaseline::PanelBaseline(const PanelFeatures& features, const Panel& panel, const PanelTrial& trial,
                             std::span<const PanelCell> origins)
    : m_features(features), m_shares(features.seasons().size(), 0.0)
{
    const std::size_t count = m_shares.size();
    std::vector<double> products(count * count, 0.0);
    std::vector<double> targets(count, 0.0);
    std::vector<double> changes(count);
    double cells = 0;
    for (const PanelCell& origin : origins)
        for (int step = 1; step <= static_cast<int>(panel.horizon()); ++step) {
            const PanelCell cell{origin.series, origin.origin, step};
            if (cell.target() >= panel.at(cell.series).size() || std::isnan(trial.targetOf(cell)))
                continue;
            const double came = trial.targetOf(cell) - features.level(cell.series, cell.origin);
            for (std::size_t s = 0; s < count; ++s) {
                const double change = features.seasonChange(cell.series, cell.origin, step, features.seasons()[s]);
                changes[s] = std::isnan(change) ? 0 : change;
            }
            for (std::size_t s = 0; s < count; ++s) {
                targets[s] += changes[s] * came;
                for (std::size_t r = 0; r < count; ++r)
                    products[s * count + r] += changes[s] * changes[r];
            }
            ++cells;
        }
    for (int sweep = 0; sweep < sweeps; ++sweep)
        for (std::size_t s = 0; s < count; ++s) {
            double left = targets[s];
            for (std::size_t r = 0; r < count; ++r)
                left -= r == s ? 0 : products[s * count + r] * m_shares[r];
            const double own = products[s * count + s] * (1 + doubt / std::max(cells, 1.0));
            m_shares[s] = own > 0 ? std::clamp(left / own, -1.0, 1.0) : 0;
        }
}

double PanelBaseline::at(const PanelCell& cell) const
{
    double value = m_features.level(cell.series, cell.origin);
    for (std::size_t s = 0; s < m_shares.size(); ++s)
        if (const double change = m_features.seasonChange(cell.series, cell.origin, cell.step, m_features.seasons()[s]);
            m_shares[s] != 0 && !std::isnan(change))
            value += m_shares[s] * change;
    return value;
}

} // namespace ms::forecast
