// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "features/types.h"

#include <string>

namespace ms::workspace {
class Workspace;
}

namespace ms::features {

/// Lays beside each series what may move its demand, as its regressors, `horizon` periods further than its history:
///
/// "price": the list price in force, minor units, mean over the period's days; of the future only where one is planned.
/// "promotion" and "feature" (of kinds mailer and feature): share of the period's days, and of the places, on
/// promotion. Holidays of `holidayCountry` (none when empty): days of them in a period. Those that always fall together
/// are one. Events that people named: share of the period's days times its amount against the mean of its name.
///
/// What is the same in every period of a series' history, or of an event, a holiday or a promotion only seen in one, is
/// left out: nothing can be learnt of it. `demand` as of demandSeries, with series that end together.
/// Errors: NotFound for a country that is not known; as demandSeries.
Result<void> addCauses(workspace::Workspace& workspace, int horizon, const std::string& holidayCountry, Demand& demand);

} // namespace ms::features
