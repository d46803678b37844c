// SPDX-License-Identifier: GPL-3.0-or-later
#include "inventory/explanation.h"

#include "inventory/unit_demand.h"
#include "stats/distribution.h"
#include "stats/normal.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <cassert>
#include <cmath>
#include <limits>
#include <numeric>
#include <utility>

namespace ms::inventory {
namespace {

struct OperationEntry {
    Operation operation;
    std::string_view name;
    std::size_t least; ///< operands
    std::size_t most;
};

constexpr std::size_t anyNumber = 1000;
constexpr std::array operations = {
    OperationEntry{Operation::Given, "given", 0, 0},
    OperationEntry{Operation::Sum, "sum", 1, anyNumber},
    OperationEntry{Operation::Difference, "difference", 2, 2},
    OperationEntry{Operation::Product, "product", 1, anyNumber},
    OperationEntry{Operation::Quotient, "quotient", 2, 2},
    OperationEntry{Operation::SquareRoot, "square_root", 1, 1},
    OperationEntry{Operation::Largest, "largest", 1, anyNumber},
    OperationEntry{Operation::Smallest, "smallest", 1, anyNumber},
    OperationEntry{Operation::NormalQuantile, "normal_quantile", 1, 1},
    OperationEntry{Operation::GammaQuantile, "gamma_quantile", 3, 3},
    OperationEntry{Operation::UnitDemandQuantile, "unit_demand_quantile", 3, 3},
    OperationEntry{Operation::RoundUp, "round_up", 1, 1},
    OperationEntry{Operation::RoundUpToMultiple, "round_up_to_multiple", 2, 2},
    OperationEntry{Operation::RoundDownToMultiple, "round_down_to_multiple", 2, 2},
    OperationEntry{Operation::RaiseToMinimum, "raise_to_minimum", 2, 2},
};

const OperationEntry& entry(Operation operation)
{
    return *std::ranges::find(operations, operation, &OperationEntry::operation);
}

/// 3.0000000001 units are 3: a whole number that arithmetic made a hair too large must not cost a pack.
double roundUp(double x)
{
    return std::ceil(x - 1e-9);
}

double gammaQuantile(double probability, double mean, double stdDev)
{
    if (mean <= 0.0 || stdDev <= 1e-6 * mean)
        return std::max(mean, 0.0);
    const auto gamma = stats::gammaDistribution(mean, stdDev);
    return gamma ? (*gamma)->quantile(probability) : std::numeric_limits<double>::quiet_NaN();
}

double computed(Operation operation, const std::vector<double>& x)
{
    switch (operation) {
    case Operation::Given:
        break;
    case Operation::Sum:
        return std::accumulate(x.begin(), x.end(), 0.0);
    case Operation::Difference:
        return x[0] - x[1];
    case Operation::Product:
        return std::accumulate(x.begin(), x.end(), 1.0, std::multiplies<>());
    case Operation::Quotient:
        return x[0] / x[1];
    case Operation::SquareRoot:
        return std::sqrt(x[0]);
    case Operation::Largest:
        return std::ranges::max(x);
    case Operation::Smallest:
        return std::ranges::min(x);
    case Operation::NormalQuantile:
        return stats::normalQuantile(x[0]);
    case Operation::GammaQuantile:
        return gammaQuantile(x[0], x[1], x[2]);
    case Operation::UnitDemandQuantile:
        return UnitDemand(x[1], x[2]).quantile(x[0]);
    case Operation::RoundUp:
        return roundUp(x[0]);
    case Operation::RoundUpToMultiple:
        return roundUp(x[0] / x[1]) * x[1];
    case Operation::RoundDownToMultiple:
        return std::floor(x[0] / x[1] + 1e-9) * x[1];
    case Operation::RaiseToMinimum:
        return x[0] <= 0.0 ? 0.0 : std::max(x[0], x[1]);
    }
    return std::numeric_limits<double>::quiet_NaN();
}

std::vector<double> operands(const std::vector<Term>& terms, const Term& term)
{
    std::vector<double> values;
    values.reserve(term.of.size());
    for (const std::size_t position : term.of)
        values.push_back(terms[position].value);
    return values;
}

tl::unexpected<Error> broken(const Term& term, const char* why)
{
    return failure(ErrorCode::InvalidInput, "explanation: term '" + term.name + "': " + why);
}

} // namespace

std::size_t ExplanationBuilder::given(std::string name, double value, std::string unit)
{
    m_explanation.terms.push_back({std::move(name), std::move(unit), Operation::Given, {}, value});
    return m_explanation.terms.size() - 1;
}

std::size_t ExplanationBuilder::term(std::string name, Operation operation, std::initializer_list<std::size_t> of,
                                     std::string unit)
{
    Term term{std::move(name), std::move(unit), operation, of, 0.0};
    assert(of.size() >= entry(operation).least && of.size() <= entry(operation).most);
    term.value = computed(operation, operands(m_explanation.terms, term));
    m_explanation.terms.push_back(std::move(term));
    return m_explanation.terms.size() - 1;
}

Result<double> evaluate(const Explanation& explanation)
{
    if (explanation.terms.empty())
        return failure(ErrorCode::InvalidInput, "explanation: no terms");
    std::vector<Term> terms = explanation.terms;
    for (std::size_t i = 0; i < terms.size(); ++i) {
        Term& term = terms[i];
        if (std::ranges::any_of(term.of, [i](std::size_t position) { return position >= i; }))
            return broken(term, "needs a term that comes after it");
        if (term.of.size() < entry(term.operation).least || term.of.size() > entry(term.operation).most)
            return broken(term, "has a wrong number of operands");
        if (term.operation != Operation::Given)
            term.value = computed(term.operation, operands(terms, term));
    }
    return terms.back().value;
}

std::string_view operationName(Operation operation)
{
    return entry(operation).name;
}

std::string toJson(const Explanation& explanation)
{
    nlohmann::ordered_json json;
    if (!explanation.terms.empty()) {
        json["result"] = explanation.terms.back().value;
        json["unit"] = explanation.terms.back().unit;
    }
    json["terms"] = nlohmann::ordered_json::array();
    for (const Term& term : explanation.terms) {
        nlohmann::ordered_json row{
            {"name", term.name}, {"unit", term.unit}, {"operation", operationName(term.operation)}};
        if (!term.of.empty()) {
            row["of"] = nlohmann::ordered_json::array();
            for (const std::size_t position : term.of)
                row["of"].push_back(explanation.terms[position].name);
        }
        row["value"] = term.value;
        json["terms"].push_back(std::move(row));
    }
    return json.dump();
}

Result<Explanation> explanationFromJson(std::string_view text)
{
    const auto json = nlohmann::json::parse(text, nullptr, false);
    if (!json.is_object() || !json.contains("terms") || !json["terms"].is_array())
        return failure(ErrorCode::InvalidInput, "explanation: expected an object with the list 'terms'");
    Explanation explanation;
    for (const auto& row : json["terms"]) {
        Term term;
        if (!row.is_object() || !row.value("value", nlohmann::json()).is_number())
            return broken(term, "expected an object with a number 'value'");
        const auto text_of = [&row](const char* key) {
            const auto found = row.find(key);
            return found != row.end() && found->is_string() ? found->get<std::string>() : std::string();
        };
        term.name = text_of("name");
        term.unit = text_of("unit");
        term.value = row["value"].get<double>();
        const auto known = std::ranges::find(operations, std::string_view(text_of("operation")), &OperationEntry::name);
        if (known == operations.end())
            return broken(term, "unknown operation");
        term.operation = known->operation;
        for (const auto& name : row.value("of", nlohmann::json::array())) {
            const auto& terms = explanation.terms;
            const auto found = std::find_if(terms.rbegin(), terms.rend(),
                                            [&name](const Term& earlier) { return name == earlier.name; });
            if (found == terms.rend())
                return broken(term, "names a term that does not come before it");
            term.of.push_back(static_cast<std::size_t>(terms.rend() - found) - 1);
        }
        explanation.terms.push_back(std::move(term));
    }
    return explanation;
}

} // namespace ms::inventory
