// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sandbox/http.h"
#include "sandbox/types.h"

#include <optional>

namespace ms::sandbox
{

/// Lets requests in: those with the bearer token, as long as it lasts and not more often than the rate limit says
/// (a bucket that holds one second's worth).
class Gate
{
public:
    Gate(const Settings& settings, std::function<std::int64_t()> unixSeconds);

    /// The 401 or 429 for a request that may not come in; none for one that may.
    std::optional<Reply> refusal(const Request& request);
    /// Whether a request carries the token, ended or not.
    [[nodiscard]] bool knows(const Request& request) const;
    void endTokenIn(std::int64_t seconds);
    [[nodiscard]] const std::string& token() const { return m_token; }

    static Reply unauthorized(const std::string& detail);
    static Reply busy(std::int64_t seconds);

private:
    std::function<std::int64_t()> m_unixSeconds;
    std::string m_token;
    std::int64_t m_tokenEnds;
    double m_rate; // requests a second, 0: no limit
    double m_bucket;
    double m_filledAt; // steady seconds
};

} // namespace ms::sandbox
