// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "features/types.h"

namespace ms::workspace {
class Workspace;
}

namespace ms::features {

/// Units and average unit price a product and period, as pricing reads them: gross demand, prices in currency units.
///
/// The price is what customers paid a unit, weighted by units. A period without a sale is a row only where the price
/// history says at which price nothing was sold. Periods in which stock ran out are left out: their units say nothing
/// about the price. Kinds "mailer" and "feature" of promotions are features, all others promotions: the share of the
/// period's days, and of the places they hold in; not known in a workspace that has no promotions at all.
///
/// `request.demand` is ignored: a return is no answer to a price. Errors: as demandSeries().
Result<PriceObservations> priceObservations(workspace::Workspace& workspace, const DemandRequest& request);

} // namespace ms::features
