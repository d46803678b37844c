// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>

namespace ms::stats {

/// A seeded stream of random numbers that is the same on every machine and compiler (the distributions of <random>
/// are not). xoshiro256++ seeded by SplitMix64. Source: Blackman & Vigna (2021), ACM TOMS 47(4).
/// Streams: Random(seed, 7) and Random(seed, 8) are independent; use one for each series, SKU or thread of work.
class Random {
public:
    explicit Random(std::uint64_t seed, std::uint64_t stream = 0);

    std::uint64_t next();
    /// Uniform on [0, 1), 53 bits.
    double uniform();
    /// Uniform on the whole numbers 0..bound-1; bound > 0.
    std::uint64_t below(std::uint64_t bound);
    /// Standard normal, by the inverse distribution function.
    double normal();
    /// Exponential with mean 1.
    double exponential();
    /// Gamma with the given shape (> 0) and scale 1. Source: Marsaglia & Tsang (2000), ACM TOMS 26(3).
    double gamma(double shape);
    /// Poisson with the given mean (>= 0).
    std::int64_t poisson(double mean);

private:
    std::array<std::uint64_t, 4> m_state{};
};

} // namespace ms::stats
