// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace ms::workflow {

/// How often Z·σ·√L of demand ran out where 5 % of weeks were promised, as tests/benchmarks/inventory_promises.cpp
/// measures it on store-brand sales of orange juice with promotions, and prints beside these: change them together.
struct MeasuredPromise {
    double promised = 0.05; ///< share of weeks
    double fewest = 0.109;  ///< share of weeks with a stockout, lead time of two weeks
    double most = 0.123;    ///< the same, of one week
    int series = 891;
};
inline constexpr MeasuredPromise simpleFormulaPromise;

} // namespace ms::workflow
