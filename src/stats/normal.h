// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace ms::stats {

/// Density of the standard normal distribution.
double normalPdf(double z);
/// P(Z <= z), to double precision in both tails.
double normalCdf(double z);
/// The z with P(Z <= z) = p, for p in (0, 1); ±infinity at the ends, NaN outside.
double normalQuantile(double p);
/// Half the width of the 95 % interval of a normal estimate: its standard error times normalQuantile(0.975).
double halfWidth95(double standardError);
/// E[max(Z - z, 0)], the unit normal loss function. Source: Silver, Pyke & Thomas (2017), app. II.
double normalLoss(double z);

} // namespace ms::stats
