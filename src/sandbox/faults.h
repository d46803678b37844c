// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <nlohmann/json.hpp>

#include <optional>
#include <string>
#include <vector>

namespace ms::sandbox
{

/// What can go wrong on the way to a shop, one name each, as the control endpoint takes it.
enum class FaultKind {
    TimeoutBefore, ///< nothing is done, no answer comes
    TimeoutAfter,  ///< it is done, no answer comes
    ErrorBefore,   ///< nothing is done, 500
    ErrorAfter,    ///< it is done, 500
    Busy,          ///< nothing is done, 429 with Retry-After
    ResetBefore,   ///< nothing is done, the connection is reset
    ResetHalfWay,  ///< it is done, the connection is reset in the middle of the answer
    Lying,         ///< nothing is done, the answer says that it was
    ExpiredToken,  ///< nothing is done, 401
    MovedBefore,   ///< someone else changes the first price just before
    MovedAfter,    ///< someone else changes the first price just after
    NotJson,       ///< it is done, the answer is a web page
    CutOff,        ///< it is done, the answer's JSON ends in the middle
    Redirect,      ///< nothing is done, 307 to another host
    Huge,          ///< it is done, the answer never ends (2 GB are announced)
    Slow,          ///< it is done, the answer comes `milliseconds` later
    ClockJump      ///< the shop's clock moves by `seconds`, then it is done
};

std::optional<FaultKind> faultFromText(const std::string& name);
std::string toText(FaultKind kind);
/// All of them, in the order of the enum.
std::vector<FaultKind> allFaults();

/// One switched-on fault. Requests that match run through `skip`, then `times`, then none.
struct Fault {
    FaultKind kind{};
    std::string method;        ///< empty: any
    std::string path = "/v1/"; ///< the request's path starts with it
    int skip = 0;              ///< matching requests that pass unharmed first
    int times = 1;             ///< matching requests that are hit; -1: all
    std::int64_t milliseconds = 0;
    std::int64_t seconds = 0; ///< of Retry-After, of a clock jump
};

/// The faults that are on, in the order in which they were switched on.
class FaultPlan
{
public:
    void replace(std::vector<Fault> faults) { m_faults = std::move(faults); }
    /// The first fault that hits this request, if any; counts it down.
    std::optional<Fault> take(const std::string& method, const std::string& path);
    [[nodiscard]] nlohmann::json toJson() const;

private:
    std::vector<Fault> m_faults;
};

/// Reads {"faults": [{"kind": "timeout_after", "path": "/v1/prices", "times": 1}]}. Errors: InvalidInput.
Result<std::vector<Fault>> faultsFromJson(const std::string& text);

} // namespace ms::sandbox
