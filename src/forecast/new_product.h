// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "forecast/types.h"

#include <cstddef>
#include <limits>
#include <span>
#include <string>
#include <vector>

namespace ms::forecast {

/// What is known of a product before it sells. Empty, or NaN: not known.
struct ProductTraits {
    std::string category;
    std::string brand;
    std::string title;
    double price = std::numeric_limits<double>::quiet_NaN(); ///< list price, > 0
};

/// A product that another one resembles.
struct Analogue {
    std::size_t index = 0; ///< of the products that were asked
    double similarity = 0; ///< 0..1
};

/// The `most` products of `others` that resemble `product` most, the first ones where several are alike. Similarity is
/// the mean over the traits that are known of both: 1 or 0 for category and brand, Dice's coefficient of the words of
/// the titles, and one less the distance of the logarithms of the prices over their range. Products without any such
/// trait are left out. O(n).
/// Source: Gower (1971), A general coefficient of similarity and some of its properties, Biometrics 27(4).
std::vector<Analogue> nearestProducts(const ProductTraits& product, std::span<const ProductTraits> others, int most);

/// The mean of several forecasts times `multiplier` > 0, as the method "like". `weights` (> 0) need not add up to one;
/// intervals are means of intervals, as if all erred together. At least one forecast, all of one length; no parts, no
/// distribution.
Forecast likeOthers(std::span<const Forecast* const> forecasts, std::span<const double> weights, double multiplier);

/// What analogues sold in the weeks since their launch, weighed, from week `firstAge` on; NaN where fewer than half of
/// the weights know that age. `sinceLaunch` has one history each, empty where the launch was not seen.
std::vector<double> launchCurve(std::span<const std::vector<double>> sinceLaunch, std::span<const double> weights,
                                std::size_t firstAge, std::size_t steps);

/// How many times its analogues a product sells, by its own first weeks: `own` units in `weeks` weeks against
/// `expected` > 0 units a week of the analogues, shrunk towards 1 as if that had been seen for four weeks:
/// (4 + own / expected) / (4 + weeks).
/// Source: Bühlmann & Gisler (2005), A Course in Credibility Theory, ch. 3.
double learnedMultiplier(double own, std::size_t weeks, double expected);

} // namespace ms::forecast
