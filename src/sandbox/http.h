// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <nlohmann/json.hpp>

#include <map>
#include <string>
#include <utility>
#include <vector>

namespace ms::sandbox {

/// A request as the handlers see it: already taken apart, without the network.
struct Request {
    std::string method;            ///< GET, POST...
    std::vector<std::string> path; ///< decoded parts: {"v1", "products", "A 1/2"}
    std::map<std::string, std::string> query;
    std::string rawQuery;                       ///< as it came, without the question mark
    std::map<std::string, std::string> headers; ///< names in lower case
    std::string body;
    std::map<std::string, std::string> captured; ///< by the route: {"sku", "A 1/2"}

    [[nodiscard]] std::string header(const std::string& name) const
    {
        const auto found = headers.find(name);
        return found == headers.end() ? std::string() : found->second;
    }
};

/// What goes back: status, further headers, and a body that is JSON unless the status has none.
struct Reply {
    int status = 200;
    std::vector<std::pair<std::string, std::string>> headers;
    std::string body;
    std::string contentType = "application/json";
};

inline Reply answer(int status, const nlohmann::json& json)
{
    return {status, {}, json.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace)};
}

/// An error as RFC 9457 writes it.
inline Reply problem(int status, const std::string& title, const std::string& detail,
                     nlohmann::json errors = nlohmann::json::array())
{
    nlohmann::json json{{"title", title}, {"status", status}, {"detail", detail}};
    if (!errors.empty())
        json["errors"] = std::move(errors);
    Reply reply = answer(status, json);
    reply.contentType = "application/problem+json";
    return reply;
}

} // namespace ms::sandbox
