// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

namespace ms::inventory {

/// The share to take off the price so that `excess` units more than usual sell within `days`, demand answering the
/// price with a constant elasticity:
///   1 − ((d·T + E) / (d·T))^(1/ε)
/// `excess` units, > 0; `demandADay` at today's price, > 0; `days` > 0; `elasticity` < 0. In [0, 1).
/// Errors: InvalidInput, naming the number. Source: constant-elasticity demand, Talluri & van Ryzin (2004), The Theory
/// and Practice of Revenue Management, ch. 7.3.
Result<double> clearanceMarkdown(double excess, double demandADay, double days, double elasticity);

} // namespace ms::inventory
