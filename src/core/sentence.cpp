// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sentence.h"

#include <cassert>

namespace ms {
namespace {

/// What stands between the places, before the first and after the last.
std::vector<std::string_view> fixedParts(std::string_view text)
{
    std::vector<std::string_view> parts;
    for (char place = '1'; place <= '9'; ++place) {
        const char mark[] = {'%', place, '\0'};
        const std::size_t at = text.find(mark);
        if (at == std::string_view::npos)
            break;
        parts.push_back(text.substr(0, at));
        text.remove_prefix(at + 2);
    }
    parts.push_back(text);
    return parts;
}

} // namespace

std::string Sentence::with(std::initializer_list<std::string_view> values) const
{
    const std::vector<std::string_view> parts = fixedParts(text);
    assert(parts.size() == values.size() + 1);
    std::string said(parts.front());
    std::size_t place = 0;
    for (const std::string_view value : values)
        said.append(value).append(parts[++place]);
    return said;
}

std::optional<std::vector<std::string>> Sentence::valuesIn(std::string_view said) const
{
    const std::vector<std::string_view> parts = fixedParts(text);
    if (parts.size() == 1)
        return said == text ? std::optional(std::vector<std::string>()) : std::nullopt;
    if (!said.starts_with(parts.front()))
        return std::nullopt;
    said.remove_prefix(parts.front().size());
    std::vector<std::string> values;
    for (std::size_t i = 1; i + 1 < parts.size(); ++i) {
        const std::size_t at = said.find(parts[i]);
        if (at == std::string_view::npos)
            return std::nullopt;
        values.emplace_back(said.substr(0, at));
        said.remove_prefix(at + parts[i].size());
    }
    if (!said.ends_with(parts.back()))
        return std::nullopt;
    values.emplace_back(said.substr(0, said.size() - parts.back().size()));
    return values;
}

} // namespace ms
