// SPDX-License-Identifier: GPL-3.0-or-later
#include "pricing/cross_effect.h"

#include "pricing/product_regression.h"
#include "pricing/shrinkage.h"

#include <array>
#include <cmath>

namespace ms::pricing {

namespace {

constexpr GroupPrior fewPairsMatter{.mean = 0, .meanStdError = 0, .spread = 0.3, .members = 0};

} // namespace

CrossElasticity shrinkCross(const CrossElasticity& measured)
{
    if (!(measured.stdError > 0) || !std::isfinite(measured.stdError))
        return {measured.product, measured.other, notKnown, notKnown};
    const Measured drawn = shrink({measured.value, measured.stdError * measured.stdError}, fewPairsMatter);
    return {measured.product, measured.other, drawn.value, std::sqrt(drawn.variance)};
}

std::optional<CrossElasticity> crossEffect(const SortedPanel& panel, std::int32_t product, std::int32_t other,
                                           const ElasticitySettings& settings)
{
    const std::array<std::int32_t, 1> rivals{other};
    const OwnEstimate own = estimateOwn(panel, static_cast<std::size_t>(product), rivals, settings);
    if (!own.identified || own.cross.empty() || !(own.cross.front().stdError > 0))
        return std::nullopt;
    CrossElasticity drawn = shrinkCross(own.cross.front());
    drawn.product = product;
    drawn.other = other;
    return drawn;
}

} // namespace ms::pricing
