// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "pricing/season.h"

#include <string>

namespace ms::workflow {

/// Reads a pricing season from JSON, as in data/pricing-environment. Errors: NotFound; InvalidInput naming the file,
/// the field and what was expected.
Result<pricing::Season> readSeason(const std::string& path);

} // namespace ms::workflow
