// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace ms {

/// An ISO 4217 code such as "GBP". Empty means "not known", never a default currency.
struct Currency {
    std::array<char, 3> code{};

    static Result<Currency> parse(std::string_view text);
    [[nodiscard]] bool known() const { return code[0] != '\0'; }
    [[nodiscard]] std::string text() const { return known() ? std::string(code.data(), 3) : std::string(); }
    /// Digits after the decimal mark: 0 for JPY, KRW and the like, 3 for BHD, KWD and the like, else 2. Source: ISO 4217.
    [[nodiscard]] int decimals() const;
    friend bool operator==(const Currency&, const Currency&) = default;
};

/// An amount in minor units (cents) of one currency. Never a double. Adding two currencies breaks a precondition.
struct Money {
    std::int64_t minor = 0;
    Currency currency{};

    friend bool operator==(const Money&, const Money&) = default;
    Money& operator+=(const Money& other);
    Money& operator-=(const Money& other);
    friend Money operator+(Money a, const Money& b) { return a += b; }
    friend Money operator-(Money a, const Money& b) { return a -= b; }
};

/// The nearest whole number of minor units; halves go away from zero. The one place where money is rounded.
/// `amount` is in minor units. Errors: InvalidInput if it is not finite or does not fit 64 bits.
Result<std::int64_t> roundToMinor(double amount);

/// "12.50" for 1250 with two decimals: digits, a point and no grouping, for files and logs. The window uses its locale.
std::string toDecimalText(std::int64_t minor, int decimals);

/// Reads "12.5", "-3", "+0.05" exactly, without a binary fraction on the way. More decimals than `decimals` are rounded,
/// halves away from zero, unless `exact`, then they are an error. Errors: InvalidInput (empty, not a number, overflow).
Result<std::int64_t> parseDecimal(std::string_view text, int decimals, bool exact = false);

} // namespace ms
