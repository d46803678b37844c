// SPDX-License-Identifier: GPL-3.0-or-later
#include "pricing/price_endings.h"

#include <algorithm>
#include <cstdlib>
#include <limits>

namespace ms::pricing {

namespace {

/// Keeps the candidate nearest to a price.
class Nearest {
public:
    explicit Nearest(std::int64_t price) : m_price(price) {}
    void look(std::int64_t candidate)
    {
        const std::int64_t distance = std::abs(candidate - m_price);
        if (m_best != 0 && (distance > m_distance || (distance == m_distance && candidate >= m_best)))
            return;
        m_best = candidate;
        m_distance = distance;
    }
    [[nodiscard]] std::int64_t best() const { return m_best; }

private:
    std::int64_t m_price;
    std::int64_t m_best = 0;
    std::int64_t m_distance = 0;
};

void lookInBand(Nearest& nearest, const EndingBand& band, std::int64_t price, std::int64_t low, std::int64_t high)
{
    if (low > high)
        return;
    const std::int64_t within = std::clamp(price, low, high);
    if (band.endings.empty())
        return nearest.look(within);
    for (const int ending : band.endings) {
        const std::int64_t middle = within - within % band.base + ending;
        for (const std::int64_t candidate : {middle - band.base, middle, middle + band.base})
            if (candidate >= low && candidate <= high)
                nearest.look(candidate);
    }
}

} // namespace

bool hasAllowedEnding(std::int64_t priceMinor, const std::vector<EndingBand>& bands)
{
    const EndingBand* own = nullptr;
    for (const EndingBand& band : bands)
        if (band.fromMinor <= priceMinor)
            own = &band;
    return own == nullptr || own->endings.empty() ||
           std::ranges::find(own->endings, static_cast<int>(priceMinor % own->base)) != own->endings.end();
}

std::int64_t nearestAllowedEnding(std::int64_t priceMinor, const std::vector<EndingBand>& bands, std::int64_t low,
                                  std::int64_t high)
{
    Nearest nearest(priceMinor);
    const std::int64_t least = std::max<std::int64_t>(low, 1);
    if (bands.empty() || bands.front().fromMinor > least)
        lookInBand(nearest, {}, priceMinor, least, bands.empty() ? high : std::min(high, bands.front().fromMinor - 1));
    for (std::size_t i = 0; i < bands.size(); ++i) {
        const std::int64_t end =
            i + 1 < bands.size() ? bands[i + 1].fromMinor : std::numeric_limits<std::int64_t>::max();
        lookInBand(nearest, bands[i], priceMinor, std::max(least, bands[i].fromMinor), std::min(high, end - 1));
    }
    return nearest.best();
}

} // namespace ms::pricing
