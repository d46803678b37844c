// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <vector>

namespace ms::forecast {

/// A flat forecast of the mean demand a period, and how it would have done one step ahead.
struct FlatFit {
    double mean = 0;            ///< of every future period, units
    double alpha = 0;           ///< smoothing parameter that was used, where there is one
    std::vector<double> fitted; ///< one-step forecasts, as long as the history
};

// Methods for demand that is zero in many periods. `y` has no gaps, no value below zero and at least one above it
// (asserted). All are O(n) an evaluation. A smoothing parameter that is estimated is searched in [0.01, 0.5] by golden
// section on the squared one-step errors and how far it is from the usual 0.1 a period: many zeros make it a fit to
// noise.

/// Simple exponential smoothing with an estimated alpha that starts from the mean of the first demands.
FlatFit fitFlatSmoothing(std::span<const double> y);

/// Size and interval of demands smoothed apart, both with alpha 0.1. Source: Croston (1972), Op. Res. Quarterly 23(3).
FlatFit fitCroston(std::span<const double> y);

/// Croston's method less its bias, times (1 - alpha/2). Source: Syntetos & Boylan (2005), Int. J. Forecasting 21(2).
FlatFit fitSba(std::span<const double> y);

/// Size smoothed at demands, the probability of one at every period, so that a demand that ends is forgotten.
/// Source: Teunter, Syntetos & Babai (2011), European J. Operational Research 214(3).
FlatFit fitTsb(std::span<const double> y);

/// Smoothing of sums over blocks as long as the mean interval between demands, spread evenly.
/// Source: Nikolopoulos, Syntetos, Boylan, Petropoulos & Assimakopoulos (2011), J. Op. Res. Society 62(3).
FlatFit fitAdida(std::span<const double> y);

/// The mean of ADIDA forecasts over all block lengths from one to the mean interval.
/// Source: Petropoulos & Kourentzes (2015), J. Op. Res. Society 66(6).
FlatFit fitImapa(std::span<const double> y);

/// Mean number of periods from one demand to the next, the first counted from the start; >= 1.
double meanDemandInterval(std::span<const double> y);

} // namespace ms::forecast
