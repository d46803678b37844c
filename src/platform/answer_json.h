// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/money.h"
#include "core/result.h"
#include "platform/connector.h"

#include <nlohmann/json.hpp>

#include <stdexcept>

namespace ms::platform {

/// Thrown while an answer is read when it is not what the description says; never leaves the room.
class AnswerFault : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

/// Reads a good answer with `read(json)`, which may throw AnswerFault or a JSON exception. See Connector for errors.
template <class Read>
auto readGood(const Answer& answer, Read&& read) -> Result<std::invoke_result_t<Read, const nlohmann::json&>>
{
    if (verdictOf(answer) != Verdict::Good)
        return tl::unexpected(errorOf(answer));
    try {
        return read(nlohmann::json::parse(answer.body));
    } catch (const nlohmann::json::exception&) {
        return failure(ErrorCode::Unavailable, "the shop's answer is not the JSON that was agreed on, or is cut off");
    } catch (const AnswerFault& fault) {
        return failure(ErrorCode::Unavailable, std::string("the shop's answer cannot be used: ") + fault.what());
    }
}

/// The list under `name`. A thing that is no list would be read as one otherwise: JSON objects can be walked too.
inline const nlohmann::json& listAt(const nlohmann::json& json, const char* name)
{
    const nlohmann::json& list = json.at(name);
    if (!list.is_array())
        throw AnswerFault(std::string(name) + " is not a list");
    return list;
}

inline Money moneyFrom(const nlohmann::json& json, const char* minor)
{
    const auto currency = Currency::parse(json.at("currency").get<std::string>());
    if (!currency)
        throw AnswerFault(currency.error().detail);
    if (!json.at(minor).is_number_integer())
        throw AnswerFault(std::string(minor) + " is not a whole number");
    return {json.at(minor).get<std::int64_t>(), *currency};
}

template <class ReadItem>
auto listFrom(const nlohmann::json& json, ReadItem&& readItem)
{
    ListPage<std::invoke_result_t<ReadItem, const nlohmann::json&>> page;
    for (const nlohmann::json& item : listAt(json, "items"))
        page.items.push_back(readItem(item));
    const nlohmann::json& next = json.at("next_cursor");
    if (!next.is_null())
        page.nextCursor = next.get<std::string>();
    return page;
}

} // namespace ms::platform
