// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>

namespace ms::stats {

/// The t with P(T <= t) = p for Student's distribution; p in (0, 1), freedom > 0, else NaN.
double studentQuantile(double p, double freedom);

struct WelchTest {
    double t = 0;       ///< (mean a − mean b) over its standard error; NaN when neither sample varies
    double freedom = 0; ///< of the t distribution, Welch-Satterthwaite
};

/// Whether two samples of unequal spread have one mean. Precondition: at least two values each.
/// Source: Welch (1947), Biometrika 34(1-2).
WelchTest welchTest(std::span<const double> a, std::span<const double> b);

} // namespace ms::stats
