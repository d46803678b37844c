// SPDX-License-Identifier: GPL-3.0-or-later
#include "pricing/shrinkage.h"

#include <algorithm>
#include <cmath>

namespace ms::pricing {

namespace {

struct Weighted {
    double mean = 0;
    double precision = 0;
    double heterogeneity = 0; // Cochran's Q at this spread
};

Weighted weigh(std::span<const Measured> members, double spreadSquared)
{
    Weighted result;
    for (const Measured& member : members) {
        const double weight = 1.0 / (member.variance + spreadSquared);
        result.precision += weight;
        result.mean += weight * member.value;
    }
    result.mean /= result.precision;
    for (const Measured& member : members)
        result.heterogeneity += std::pow(member.value - result.mean, 2) / (member.variance + spreadSquared);
    return result;
}

} // namespace

std::optional<GroupPrior> estimatePrior(std::span<const Measured> members)
{
    if (members.size() < 3)
        return std::nullopt;
    const double target = static_cast<double>(members.size()) - 1;
    double low = 0;
    double high = 1;
    if (weigh(members, 0).heterogeneity <= target) {
        high = 0;
    } else {
        while (weigh(members, high).heterogeneity > target)
            high *= 2;
        for (int step = 0; step < 80; ++step) {
            const double middle = 0.5 * (low + high);
            (weigh(members, middle).heterogeneity > target ? low : high) = middle;
        }
    }
    const Weighted weighted = weigh(members, high);
    return GroupPrior{weighted.mean, std::sqrt(1 / weighted.precision), std::sqrt(high),
                      static_cast<int>(members.size())};
}

Measured shrink(const Measured& own, const GroupPrior& prior)
{
    const double spreadSquared = prior.spread * prior.spread;
    const double pull = own.variance / (own.variance + spreadSquared);
    return {own.value + pull * (prior.mean - own.value),
            (1 - pull) * own.variance + pull * pull * prior.meanStdError * prior.meanStdError};
}

} // namespace ms::pricing
