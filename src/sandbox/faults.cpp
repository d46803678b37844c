// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/faults.h"

#include <array>
#include <string_view>

namespace ms::sandbox
{
namespace
{

constexpr std::array<std::string_view, 17> names{
    "timeout_before", "timeout_after", "error_before",  "error_after",  "busy",        "reset_before",
    "reset_half_way", "lying",         "expired_token", "moved_before", "moved_after", "not_json",
    "cut_off",        "redirect",      "huge",          "slow",         "clock_jump"};

bool matches(const Fault& fault, const std::string& method, const std::string& path)
{
    return (fault.method.empty() || fault.method == method) && path.starts_with(fault.path);
}

} // namespace

std::optional<FaultKind> faultFromText(const std::string& name)
{
    for (std::size_t i = 0; i < names.size(); ++i) {
        if (names[i] == name)
            return static_cast<FaultKind>(i);
    }
    return std::nullopt;
}

std::string toText(FaultKind kind)
{
    return std::string(names[static_cast<std::size_t>(kind)]);
}

std::vector<FaultKind> allFaults()
{
    std::vector<FaultKind> kinds;
    for (std::size_t i = 0; i < names.size(); ++i)
        kinds.push_back(static_cast<FaultKind>(i));
    return kinds;
}

std::optional<Fault> FaultPlan::take(const std::string& method, const std::string& path)
{
    for (Fault& fault : m_faults) {
        if (fault.times == 0 || !matches(fault, method, path))
            continue;
        if (fault.skip > 0) {
            --fault.skip;
            continue;
        }
        if (fault.times > 0)
            --fault.times;
        return fault;
    }
    return std::nullopt;
}

nlohmann::json FaultPlan::toJson() const
{
    nlohmann::json list = nlohmann::json::array();
    for (const Fault& fault : m_faults)
        list.push_back({{"kind", toText(fault.kind)},
                        {"method", fault.method},
                        {"path", fault.path},
                        {"skip", fault.skip},
                        {"times", fault.times},
                        {"milliseconds", fault.milliseconds},
                        {"seconds", fault.seconds}});
    return {{"faults", list}};
}

Result<std::vector<Fault>> faultsFromJson(const std::string& text)
{
    std::vector<Fault> faults;
    try {
        const nlohmann::json json = nlohmann::json::parse(text);
        for (const nlohmann::json& one : json.at("faults")) {
            const auto kind = faultFromText(one.at("kind").get<std::string>());
            if (!kind)
                return failure(ErrorCode::InvalidInput, "no fault is called " + one.at("kind").dump());
            Fault fault;
            fault.kind = *kind;
            fault.method = one.value("method", fault.method);
            fault.path = one.value("path", fault.path);
            fault.skip = one.value("skip", fault.skip);
            fault.times = one.value("times", fault.times);
            fault.milliseconds = one.value("milliseconds", fault.milliseconds);
            fault.seconds = one.value("seconds", fault.seconds);
            faults.push_back(fault);
        }
    } catch (const nlohmann::json::exception& error) {
        return failure(ErrorCode::InvalidInput, error.what());
    }
    return faults;
}

} // namespace ms::sandbox
