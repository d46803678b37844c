// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace ms::stats
{

/// The t with P(T <= t) = p for Student's distribution; p in (0, 1), freedom > 0, else NaN.
double studentQuantile(double p, double freedom);

} // namespace ms::stats
