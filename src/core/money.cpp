// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/money.h"

#include <algorithm>
#include <cassert>
#include <cctype>
#include <cmath>
#include <limits>

namespace ms {
namespace {

constexpr std::array<std::string_view, 16> withoutDecimals{"BIF", "CLP", "DJF", "GNF", "ISK", "JPY", "KMF", "KRW",
                                                           "PYG", "RWF", "UGX", "UYI", "VND", "VUV", "XAF", "XOF"};
constexpr std::array<std::string_view, 7> withThree{"BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND"};

tl::unexpected<Error> notANumber(std::string_view text)
{
    return failure(ErrorCode::InvalidInput, "'" + std::string(text) + "' is not a decimal number such as 12.50");
}

} // namespace

Result<Currency> Currency::parse(std::string_view text)
{
    const auto isCapital = [](char c) { return c >= 'A' && c <= 'Z'; };
    if (text.size() != 3 || !std::all_of(text.begin(), text.end(), isCapital))
        return failure(ErrorCode::InvalidInput,
                       "'" + std::string(text) + "' is not a currency code of three capital letters such as GBP");
    Currency currency;
    std::copy(text.begin(), text.end(), currency.code.begin());
    return currency;
}

int Currency::decimals() const
{
    const std::string_view own(code.data(), code.size());
    if (std::find(withoutDecimals.begin(), withoutDecimals.end(), own) != withoutDecimals.end())
        return 0;
    return std::find(withThree.begin(), withThree.end(), own) != withThree.end() ? 3 : 2;
}

Money& Money::operator+=(const Money& other)
{
    assert(currency == other.currency);
    minor += other.minor;
    return *this;
}

Money& Money::operator-=(const Money& other)
{
    assert(currency == other.currency);
    minor -= other.minor;
    return *this;
}

Result<std::int64_t> roundToMinor(double amount)
{
    constexpr double limit = 9.2e18; // just inside 64 bits
    if (!std::isfinite(amount) || std::fabs(amount) > limit)
        return failure(ErrorCode::InvalidInput, "an amount of " + std::to_string(amount) + " does not fit");
    return std::llround(amount);
}

std::string toDecimalText(std::int64_t minor, int decimals)
{
    const bool negative = minor < 0;
    const auto magnitude = negative ? 0 - static_cast<std::uint64_t>(minor) : static_cast<std::uint64_t>(minor);
    std::string digits = std::to_string(magnitude);
    const auto places = static_cast<std::size_t>(decimals);
    if (digits.size() <= places)
        digits.insert(0, places + 1 - digits.size(), '0');
    if (places > 0)
        digits.insert(digits.size() - places, 1, '.');
    return negative ? "-" + digits : digits;
}

Result<std::int64_t> parseDecimal(std::string_view text, int decimals, bool exact)
{
    std::string_view rest = text;
    bool negative = false;
    if (!rest.empty() && (rest.front() == '-' || rest.front() == '+')) {
        negative = rest.front() == '-';
        rest.remove_prefix(1);
    }
    constexpr std::int64_t limit = std::numeric_limits<std::int64_t>::max();
    std::int64_t value = 0;
    int fraction = -1; // digits read after the point; -1 before it
    int read = 0;
    bool roundUp = false;
    for (const char c : rest) {
        if (c == '.' && fraction < 0) {
            fraction = 0;
            continue;
        }
        if (c < '0' || c > '9')
            return notANumber(text);
        ++read;
        const int digit = c - '0';
        if (fraction >= decimals) {
            if (exact && digit != 0)
                return failure(ErrorCode::InvalidInput, "'" + std::string(text) + "' has more than " +
                                                            std::to_string(decimals) + " decimals");
            if (fraction == decimals)
                roundUp = digit >= 5;
            ++fraction;
            continue;
        }
        if (value > (limit - digit) / 10)
            return failure(ErrorCode::InvalidInput, "'" + std::string(text) + "' is too large");
        value = value * 10 + digit;
        fraction += fraction >= 0 ? 1 : 0;
    }
    if (read == 0)
        return notANumber(text);
    for (int places = std::max(fraction, 0); places < decimals; ++places) {
        if (value > limit / 10)
            return failure(ErrorCode::InvalidInput, "'" + std::string(text) + "' is too large");
        value *= 10;
    }
    value += roundUp ? 1 : 0;
    return negative ? -value : value;
}

} // namespace ms
