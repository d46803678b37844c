// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/money.h"
#include "core/result.h"

#include <cstdint>
#include <optional>
#include <string_view>

namespace ms::sources {

enum class DecimalMark { Point, Comma };

/// An amount or number as a file states it, exact to six decimals.
struct Amount {
    std::int64_t micros = 0; ///< millionths of the unit
    Currency currency{};     ///< when the text named one by its sign or its ISO code
};

/// Reads what shops and banks export as money: "1325", "1,325.00", "$1,325.00", "1.325,00 EUR", "(12.50)", "-12.00",
/// "12.00-", U+2212 minus, "'-42" (a spreadsheet escape), "4.4e-16". Digits after the sixth decimal are rounded.
/// Nothing,
/// "-" and "--" are none.
/// Errors: InvalidInput with a short reason (a letter, groups that are not of three digits, two marks, too large).
Result<std::optional<Amount>> parseAmount(std::string_view text, DecimalMark mark = DecimalMark::Point);

/// `micros` in units of 10^-decimals, halves away from zero.
std::int64_t microsToMinor(std::int64_t micros, int decimals);

/// Learns from the values of a column which mark is the decimal one. "1.325" alone does not tell.
class DecimalMarkGuess {
public:
    void look(std::string_view text);
    /// None while nothing told, or values contradict each other.
    [[nodiscard]] std::optional<DecimalMark> mark() const;
    /// Whether some value can be read both ways.
    [[nodiscard]] bool doubtful() const { return m_doubtful; }

private:
    bool m_point = false;
    bool m_comma = false;
    bool m_doubtful = false;
};

} // namespace ms::sources
