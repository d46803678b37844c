// SPDX-License-Identifier: GPL-3.0-or-later
#include "sources/amount.h"

#include <algorithm>
#include <array>
#include <limits>
#include <string>
#include <utility>

namespace ms::sources {
namespace {

constexpr int microDecimals = 6;

struct Sign {
    std::string_view text;
    std::string_view currency; // empty: no currency is meant by it, or several could be
};

constexpr std::array<Sign, 8> currencySigns{{{"US$", "USD"},
                                             {"$", ""},
                                             {"\xC2\xA3", "GBP"},     // £
                                             {"\xE2\x82\xAC", "EUR"}, // €
                                             {"\xC2\xA5", ""},        // ¥
                                             {"\xE2\x82\xB9", "INR"}, // ₹
                                             {"kr", ""},
                                             {"z\xC5\x82", "PLN"}}}; // zł

constexpr std::array<std::string_view, 6> spaces{" ", "\t", "\xC2\xA0", "\xE2\x80\xAF", "\xE2\x80\x89", "\xEF\xBB\xBF"};
constexpr std::array<std::string_view, 3> minuses{"-", "\xE2\x88\x92", "\xE2\x80\x93"};

tl::unexpected<Error> notAnAmount(std::string_view why)
{
    return failure(ErrorCode::InvalidInput, std::string(why));
}

template <class Texts>
bool dropPrefix(std::string_view& text, const Texts& prefixes)
{
    for (const std::string_view prefix : prefixes) {
        if (text.starts_with(prefix)) {
            text.remove_prefix(prefix.size());
            return true;
        }
    }
    return false;
}

template <class Texts>
bool dropSuffix(std::string_view& text, const Texts& suffixes)
{
    for (const std::string_view suffix : suffixes) {
        if (text.ends_with(suffix)) {
            text.remove_suffix(suffix.size());
            return true;
        }
    }
    return false;
}

void trim(std::string_view& text)
{
    while (dropPrefix(text, spaces)) {
    }
    while (dropSuffix(text, spaces)) {
    }
}

/// Takes a sign such as "€" or a code such as "EUR" from one end.
bool dropCurrency(std::string_view& text, Currency& currency)
{
    for (const Sign& sign : currencySigns) {
        if (dropPrefix(text, std::array{sign.text}) || dropSuffix(text, std::array{sign.text})) {
            if (!sign.currency.empty())
                currency = *Currency::parse(sign.currency);
            return true;
        }
    }
    if (text.size() <= 3)
        return false;
    if (const auto before = Currency::parse(text.substr(0, 3))) {
        currency = *before;
        text.remove_prefix(3);
        return true;
    }
    if (const auto after = Currency::parse(text.substr(text.size() - 3))) {
        currency = *after;
        text.remove_suffix(3);
        return true;
    }
    return false;
}

/// Signs, brackets, spaces, currencies and the spreadsheet escape around the digits; true when they mean "negative".
bool strip(std::string_view& text, Currency& currency)
{
    bool negative = false;
    trim(text);
    if (text.size() > 1 && text.front() == '\'')
        text.remove_prefix(1);
    if (text.size() > 2 && text.front() == '(' && text.back() == ')') {
        text = text.substr(1, text.size() - 2);
        negative = true;
    }
    for (int round = 0; round < 2; ++round) { // "-$12" as well as "$-12"
        trim(text);
        if (!negative && dropPrefix(text, minuses))
            negative = true;
        else if (!negative && text.starts_with('+'))
            text.remove_prefix(1);
        trim(text);
        dropCurrency(text, currency);
    }
    trim(text);
    if (!negative && text.size() > 1 && dropSuffix(text, minuses))
        negative = true;
    trim(text);
    return negative;
}

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

/// Length of a mark that may part thousands, or 0.
std::size_t groupMark(std::string_view text, char thousands)
{
    if (text.front() == thousands || text.front() == '\'')
        return 1;
    for (const std::string_view space : spaces) {
        if (text.starts_with(space))
            return space.size();
    }
    return text.starts_with("\xE2\x80\x99") ? 3 : 0; // ’, as in Switzerland
}

/// Reads the digits before the decimal mark. Groups are of three digits; in India those before the last are of two.
Result<std::string> wholeDigits(std::string_view& text, char decimal, char thousands)
{
    std::string digits;
    std::string_view used;
    std::size_t group = 0;
    while (!text.empty() && text.front() != decimal && text.front() != 'e' && text.front() != 'E') {
        if (isDigit(text.front())) {
            digits += text.front();
            ++group;
            text.remove_prefix(1);
            continue;
        }
        const std::size_t mark = groupMark(text, thousands);
        if (mark == 0)
            return notAnAmount("is not an amount");
        const bool first = used.empty();
        if (group == 0 || group > 3 || (!first && (group < 2 || used != text.substr(0, mark))))
            return notAnAmount("has its thousands grouped in a way that is not known");
        used = text.substr(0, mark);
        text.remove_prefix(mark);
        group = 0;
    }
    if (!used.empty() && group != 3)
        return notAnAmount("has its thousands grouped in a way that is not known");
    return digits;
}

/// "e-16" and the like.
Result<int> exponent(std::string_view text)
{
    if (text.empty())
        return 0;
    text.remove_prefix(1);
    const bool negative = text.starts_with('-');
    if (negative || text.starts_with('+'))
        text.remove_prefix(1);
    if (text.empty() || text.size() > 3 || !std::all_of(text.begin(), text.end(), isDigit))
        return notAnAmount("is not an amount");
    int value = 0;
    for (const char c : text)
        value = value * 10 + (c - '0');
    return negative ? -value : value;
}

/// `digits` with a point before the last `decimals` of them, in millionths.
Result<std::int64_t> toMicros(const std::string& digits, int decimals)
{
    constexpr std::int64_t limit = std::numeric_limits<std::int64_t>::max();
    const auto kept = static_cast<std::ptrdiff_t>(digits.size()) - std::max(decimals - microDecimals, 0);
    std::int64_t value = 0;
    const auto append = [&value](int digit) {
        if (value > (limit - digit) / 10)
            return false;
        value = value * 10 + digit;
        return true;
    };
    for (std::ptrdiff_t i = 0; i < kept; ++i) {
        if (!append(digits[static_cast<std::size_t>(i)] - '0'))
            return notAnAmount("is too large");
    }
    for (int i = decimals; i < microDecimals && value != 0; ++i) {
        if (!append(0))
            return notAnAmount("is too large");
    }
    const bool up =
        kept >= 0 && kept < static_cast<std::ptrdiff_t>(digits.size()) && digits[static_cast<std::size_t>(kept)] >= '5';
    return value + (up ? 1 : 0);
}

/// Digits, one point at most, few enough of them not to overflow: what nearly every file has.
bool plainMicros(std::string_view text, std::int64_t& micros)
{
    const bool negative = text.front() == '-';
    if (negative)
        text.remove_prefix(1);
    if (text.empty() || text.size() > 12)
        return false;
    std::int64_t value = 0;
    int decimals = -1;
    for (const char c : text) {
        if (isDigit(c)) {
            value = value * 10 + (c - '0');
            decimals += decimals >= 0 ? 1 : 0;
        } else if (c == '.' && decimals < 0) {
            decimals = 0;
        } else {
            return false;
        }
    }
    if (decimals > microDecimals || (decimals >= 0 && text.size() < 2))
        return false;
    for (int i = std::max(decimals, 0); i < microDecimals; ++i)
        value *= 10;
    micros = negative ? -value : value;
    return true;
}

} // namespace

Result<std::optional<Amount>> parseAmount(std::string_view text, DecimalMark mark)
{
    Amount amount;
    if (text.empty())
        return std::optional<Amount>();
    if (mark == DecimalMark::Point && plainMicros(text, amount.micros))
        return std::optional(amount);
    trim(text);
    if (text.empty() || text == "-" || text == "--")
        return std::optional<Amount>();
    const bool negative = strip(text, amount.currency);
    const char decimal = mark == DecimalMark::Point ? '.' : ',';
    auto digits = wholeDigits(text, decimal, mark == DecimalMark::Point ? ',' : '.');
    if (!digits)
        return tl::unexpected(digits.error());
    int decimals = 0;
    if (text.starts_with(decimal)) {
        text.remove_prefix(1);
        for (; !text.empty() && isDigit(text.front()); text.remove_prefix(1), ++decimals)
            *digits += text.front();
    }
    if (digits->empty() || (!text.empty() && text.front() != 'e' && text.front() != 'E'))
        return notAnAmount("is not an amount");
    const auto power = exponent(text);
    if (!power)
        return tl::unexpected(power.error());
    const auto micros = toMicros(*digits, decimals - *power);
    if (!micros)
        return tl::unexpected(micros.error());
    amount.micros = negative ? -*micros : *micros;
    return std::optional(amount);
}

std::int64_t microsToMinor(std::int64_t micros, int decimals)
{
    std::int64_t divisor = 1;
    for (int i = decimals; i < microDecimals; ++i)
        divisor *= 10;
    const std::int64_t rest = micros % divisor;
    const std::int64_t whole = micros / divisor;
    if (2 * std::abs(rest) < divisor)
        return whole;
    return micros < 0 ? whole - 1 : whole + 1;
}

void DecimalMarkGuess::look(std::string_view text)
{
    const std::size_t point = text.rfind('.');
    const std::size_t comma = text.rfind(',');
    if (point == std::string_view::npos && comma == std::string_view::npos)
        return;
    if (point != std::string_view::npos && comma != std::string_view::npos) {
        (point > comma ? m_point : m_comma) = true;
        return;
    }
    const bool isPoint = point != std::string_view::npos;
    const std::size_t at = isPoint ? point : comma;
    if (text.find(text[at]) != at) { // more than one of a kind parts thousands
        (isPoint ? m_comma : m_point) = true;
        return;
    }
    const auto digitsBehind = static_cast<std::size_t>(
        std::find_if_not(text.begin() + static_cast<std::ptrdiff_t>(at) + 1, text.end(), isDigit) - text.begin() -
        static_cast<std::ptrdiff_t>(at) - 1);
    const bool zeroBefore = at > 0 && text[at - 1] == '0' && (at == 1 || !isDigit(text[at - 2]));
    if (digitsBehind == 3 && !zeroBefore && at > 0)
        m_doubtful = true;
    else
        (isPoint ? m_point : m_comma) = true;
}

std::optional<DecimalMark> DecimalMarkGuess::mark() const
{
    if (m_point == m_comma)
        return std::nullopt;
    return m_point ? DecimalMark::Point : DecimalMark::Comma;
}

} // namespace ms::sources
