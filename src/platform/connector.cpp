// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/connector.h"

#include <nlohmann/json.hpp>

namespace ms::platform
{
namespace
{

constexpr std::size_t longestQuote = 300;

/// The shop's own words: the detail of a problem document, else the start of whatever came.
std::string wordsOf(const Answer& answer)
{
    const nlohmann::json json = nlohmann::json::parse(answer.body, nullptr, false);
    std::string words;
    if (json.is_object() && json.contains("detail") && json["detail"].is_string()) {
        words = json["detail"].get<std::string>();
        if (json.contains("errors") && json["errors"].is_array() && !json["errors"].empty())
            words += " " + json["errors"].front().dump(-1, ' ', true, nlohmann::json::error_handler_t::replace);
    } else {
        words = answer.body;
    }
    for (char& c : words) {
        if (static_cast<unsigned char>(c) < 0x20)
            c = ' ';
    }
    if (words.size() > longestQuote)
        words = words.substr(0, longestQuote) + "...";
    return words;
}

ErrorCode codeOf(int status)
{
    switch (status) {
    case 401:
    case 403:
        return ErrorCode::Permission;
    case 404:
        return ErrorCode::NotFound;
    case 409:
    case 412:
        return ErrorCode::Conflict;
    case 408:
    case 429:
        return ErrorCode::Unavailable;
    default:
        return status >= 400 && status < 500 ? ErrorCode::InvalidInput : ErrorCode::Unavailable;
    }
}

} // namespace

Verdict verdictOf(const Answer& answer)
{
    const int status = answer.status;
    if ((status >= 200 && status < 300) || status == 304)
        return Verdict::Good;
    if (status == 429)
        return Verdict::Busy;
    if (status == 401 || status == 403)
        return Verdict::NoAccess;
    if (status >= 500 || status == 408 || status < 200)
        return Verdict::Unclear;
    return Verdict::Refused;
}

Error errorOf(const Answer& answer)
{
    const std::string number = std::to_string(answer.status);
    if (answer.status >= 300 && answer.status < 400)
        return {ErrorCode::Unavailable, "the shop answered with a redirect (" + number + "), which is not followed"};
    return {codeOf(answer.status), "the shop answered " + number + ": " + wordsOf(answer)};
}

} // namespace ms::platform
