// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/progress.h"
#include "core/result.h"

#include <string>
#include <string_view>
#include <vector>

namespace ms::workflow {

/// Solves one worked inventory case. `model` names the textbook model ("eoq", "newsvendor_lognormal",
/// "rq_poisson_exact"
/// ...), `inputsJson` its numbers by name ("holding_cost", "demand_mean"...). The answer is a JSON object with the keys
/// of the model ("base_stock_level", "cost"...).
/// Errors: InvalidInput for a model that is not known, a missing number or one outside its range, each named, or an
/// answer that is not finite; Canceled. Nothing is thrown, whatever the numbers are.
Result<std::string> solvePolicyCase(std::string_view model, std::string_view inputsJson, Progress& progress);

/// The models that solvePolicyCase() knows, in the order of the textbook.
std::vector<std::string> policyModels();

} // namespace ms::workflow
