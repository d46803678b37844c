// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "recommend/fit.h"

namespace ms::workflow {

/// Opens the plugin if the request's model needs it or can use it: `hybrid` goes without where it is not installed.
/// Errors: Unavailable if the model cannot do without.
Result<void> openRecommendNetworks(recommend::FitRequest& request);

} // namespace ms::workflow
