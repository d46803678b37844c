// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace ms {

/// A sentence that is kept in English with its values, as a ledger or an audit keeps it, and that a window says in
/// another language: "%1" to "%9" stand for the values, each once and in this order.
struct Sentence {
    std::string_view text;

    /// The sentence with its values, one for each place.
    [[nodiscard]] std::string with(std::initializer_list<std::string_view> values) const;
    /// The values of `said` where it is this sentence, each as short as can be; none: it is another one. O(n).
    [[nodiscard]] std::optional<std::vector<std::string>> valuesIn(std::string_view said) const;
};

} // namespace ms
