// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "platform/types.h"

#include <nlohmann/json.hpp>

#include <string>

namespace ms::platform {

/// JSON without blanks; bytes that are not UTF-8 are replaced.
std::string bytesOf(const nlohmann::json& body);

Request getRequest(std::string path);
Request bodyRequest(std::string method, std::string path, const nlohmann::json& body);

/// For one part of a path or one value of a query. Source: RFC 3986, unreserved characters.
std::string percentEncoded(const std::string& text);

/// "Basic ..." of user and password. Source: RFC 7617, RFC 4648.
std::string basicAuthorization(const std::string& user, const std::string& password);

/// "2026-01-31T00:00:00Z".
std::string utcText(std::int64_t unixSeconds);
/// Reads "2026-01-31T00:00:00", with fractions, with Z or without: always UTC. Throws AnswerFault for anything else.
std::int64_t utcSeconds(const std::string& text);

/// An amount in major units, as a number or as text ("19.9"), in minor units. None when the currency has fewer decimals
/// than the amount, or when it is no amount at all.
std::optional<std::int64_t> exactMinor(const nlohmann::json& amount, const Currency& currency);
/// The same, rounded to the nearest minor unit; 0 when it is no amount.
std::int64_t nearestMinor(const nlohmann::json& amount, const Currency& currency);

} // namespace ms::platform
