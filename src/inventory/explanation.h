// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "inventory/types.h"

#include <initializer_list>
#include <string>
#include <string_view>

namespace ms::inventory {

/// Builds an explanation term by term; each call computes the term's value and returns its position.
class ExplanationBuilder {
public:
    /// An input with a name and a unit.
    std::size_t given(std::string name, double value, std::string unit = {});
    /// A result of earlier terms. Precondition: every position in `of` is an earlier term, and there are as many as
    /// the operation takes.
    std::size_t term(std::string name, Operation operation, std::initializer_list<std::size_t> of,
                     std::string unit = {});
    [[nodiscard]] double value(std::size_t term) const { return m_explanation.terms[term].value; }
    [[nodiscard]] const Explanation& explanation() const { return m_explanation; }
    Explanation take() { return std::move(m_explanation); }

private:
    Explanation m_explanation;
};

/// What the explanation comes to when every term that is not given is computed again from the given ones.
/// Errors: InvalidInput for no terms, a term that names itself or a later one, or a wrong number of operands.
Result<double> evaluate(const Explanation& explanation);

/// "round_up_to_multiple" and back.
std::string_view operationName(Operation operation);

/// {"result": 37, "unit": "units", "terms": [{"name", "unit", "operation", "of": ["name"...], "value"}...]}; names of
/// terms are made unique by the builder's caller.
std::string toJson(const Explanation& explanation);
/// Reads what toJson() wrote. Errors: InvalidInput, naming the term.
Result<Explanation> explanationFromJson(std::string_view json);

} // namespace ms::inventory
