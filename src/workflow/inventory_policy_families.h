// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "inventory/types.h"
#include "workflow/inventory_policy_inputs.h"

#include <string>
#include <string_view>
#include <vector>

namespace ms::inventory {
struct ReorderOrderUpTo;
}

/// Worked cases whose model has the demand's distribution in its name: "newsvendor_poisson_cost_at_s".
namespace ms::workflow::policy_case {

using Json = nlohmann::ordered_json;

/// prefix + distribution + suffix.
struct Family {
    std::string_view prefix;
    std::string_view suffix;
    Result<Json> (*solve)(CaseInputs&, std::string_view distribution);
};

/// The family that a model belongs to; none: it is no such model.
const Family* familyOf(std::string_view model);
/// The distribution in the model's name; where it has none, the one that the inputs name as demand_distribution or
/// distribution, else normal.
std::string_view distributionOf(const Family& family, std::string_view model, const CaseInputs& inputs);
/// All of them, "<demand>" for the distribution.
std::vector<std::string> familyModels();

/// Gives `value` to `answer`, or keeps the error.
template <class Value, class Answer>
Result<Json> answered(const Result<Value>& value, Answer answer)
{
    if (!value)
        return tl::unexpected(value.error());
    return answer(*value);
}

Json orderUpToJson(const inventory::ReorderOrderUpTo& pair);

} // namespace ms::workflow::policy_case
