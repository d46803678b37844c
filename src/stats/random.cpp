// SPDX-License-Identifier: GPL-3.0-or-later
#include "stats/random.h"

#include "stats/normal.h"

#include <bit>
#include <cmath>

namespace ms::stats {
namespace {

std::uint64_t splitMix(std::uint64_t& state)
{
    state += 0x9e3779b97f4a7c15ULL;
    std::uint64_t z = state;
    z = (z ^ (z >> 30U)) * 0xbf58476d1ce4e5b9ULL;
    z = (z ^ (z >> 27U)) * 0x94d049bb133111ebULL;
    return z ^ (z >> 31U);
}

} // namespace

Random::Random(std::uint64_t seed, std::uint64_t stream)
{
    std::uint64_t mixed = stream;
    std::uint64_t state = seed ^ splitMix(mixed);
    for (auto& word : m_state)
        word = splitMix(state);
}

std::uint64_t Random::next()
{
    const std::uint64_t result = std::rotl(m_state[0] + m_state[3], 23) + m_state[0];
    const std::uint64_t shifted = m_state[1] << 17U;
    m_state[2] ^= m_state[0];
    m_state[3] ^= m_state[1];
    m_state[1] ^= m_state[2];
    m_state[0] ^= m_state[3];
    m_state[2] ^= shifted;
    m_state[3] = std::rotl(m_state[3], 45);
    return result;
}

double Random::uniform()
{
    return static_cast<double>(next() >> 11U) * 0x1.0p-53;
}

std::uint64_t Random::below(std::uint64_t bound)
{
    // Rejects the last, incomplete run so that every value is equally likely.
    const std::uint64_t limit = (0 - bound) % bound;
    for (;;) {
        const std::uint64_t value = next();
        if (value >= limit)
            return value % bound;
    }
}

double Random::normal()
{
    const double u = (static_cast<double>(next() >> 11U) + 0.5) * 0x1.0p-53;
    return normalQuantile(u);
}

double Random::exponential()
{
    return -std::log1p(-uniform());
}

double Random::gamma(double shape)
{
    if (shape < 1.0)
        return gamma(shape + 1.0) * std::pow(1.0 - uniform(), 1.0 / shape);
    const double d = shape - 1.0 / 3.0;
    const double c = 1.0 / std::sqrt(9.0 * d);
    for (;;) {
        const double x = normal();
        const double root = 1.0 + c * x;
        if (root <= 0.0)
            continue;
        const double v = root * root * root;
        const double u = 1.0 - uniform();
        if (std::log(u) < 0.5 * x * x + d - d * v + d * std::log(v))
            return d * v;
    }
}

std::int64_t Random::poisson(double mean)
{
    std::int64_t count = 0;
    // Halve large means by the gamma-arrival identity (Ahrens & Dieter 1974), then count exponential gaps.
    while (mean > 30.0) {
        const double m = std::floor(mean * 7.0 / 8.0);
        const double x = gamma(m);
        if (x > mean) {
            const auto trials = static_cast<std::int64_t>(m) - 1;
            const double p = mean / x;
            for (std::int64_t i = 0; i < trials; ++i)
                count += uniform() < p ? 1 : 0;
            return count;
        }
        count += static_cast<std::int64_t>(m);
        mean -= x;
    }
    double product = 1.0 - uniform();
    const double floor = std::exp(-mean);
    while (product > floor) {
        ++count;
        product *= 1.0 - uniform();
    }
    return count;
}

} // namespace ms::stats
