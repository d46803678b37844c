// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/request_text.h"

#include "core/day.h"
#include "platform/answer_json.h"

#include <QByteArray>

#include <cmath>
#include <string_view>

namespace ms::platform {

using nlohmann::json;

std::string bytesOf(const json& body)
{
    return body.dump(-1, ' ', false, json::error_handler_t::replace);
}

Request getRequest(std::string path)
{
    return {"GET", std::move(path), {{"Accept", "application/json"}}, {}};
}

Request bodyRequest(std::string method, std::string path, const json& body)
{
    return {std::move(method),
            std::move(path),
            {{"Accept", "application/json"}, {"Content-Type", "application/json"}},
            bytesOf(body)};
}

std::string percentEncoded(const std::string& text)
{
    constexpr std::string_view digits = "0123456789ABCDEF";
    std::string encoded;
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        const bool plain = (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') ||
                           (byte >= '0' && byte <= '9') || c == '-' || c == '.' || c == '_' || c == '~';
        if (plain) {
            encoded += c;
        } else {
            encoded += '%';
            encoded += digits[byte >> 4U];
            encoded += digits[byte & 15U];
        }
    }
    return encoded;
}

std::string basicAuthorization(const std::string& user, const std::string& password)
{
    return "Basic " + QByteArray::fromStdString(user + ":" + password).toBase64().toStdString();
}

std::string utcText(std::int64_t unixSeconds)
{
    return toIsoText(ShopTime{std::chrono::seconds{unixSeconds}}) + "Z";
}

std::int64_t utcSeconds(const std::string& text)
{
    const auto time = parseShopTime(text);
    if (!time)
        throw AnswerFault("a time '" + text + "' that cannot be read");
    return time->time_since_epoch().count();
}

std::optional<std::int64_t> exactMinor(const json& amount, const Currency& currency)
{
    const int decimals = currency.decimals();
    if (amount.is_string()) {
        const auto minor = parseDecimal(amount.get<std::string>(), decimals, true);
        return minor ? std::optional(*minor) : std::nullopt;
    }
    if (!amount.is_number())
        return std::nullopt;
    const double scaled = amount.get<double>() * std::pow(10.0, decimals);
    const auto minor = roundToMinor(scaled);
    // A decimal fraction that was read as a binary one is off by parts in 1e15, a further decimal by a tenth at least.
    constexpr double closeness = 1e-4;
    if (!minor || std::fabs(scaled - static_cast<double>(*minor)) > closeness)
        return std::nullopt;
    return *minor;
}

std::int64_t nearestMinor(const json& amount, const Currency& currency)
{
    const int decimals = currency.decimals();
    const auto minor = amount.is_string()   ? parseDecimal(amount.get<std::string>(), decimals)
                       : amount.is_number() ? roundToMinor(amount.get<double>() * std::pow(10.0, decimals))
                                            : Result<std::int64_t>(0);
    return minor.value_or(0);
}

} // namespace ms::platform
