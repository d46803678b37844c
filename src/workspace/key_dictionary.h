// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

namespace ms::workspace {

/// Text identifier -> row key of one table, loaded once for a bulk load. Looking up makes no string.
template <class AnyKey>
class KeyDictionary {
public:
    [[nodiscard]] std::optional<AnyKey> find(std::string_view text) const
    {
        const auto it = m_keys.find(text);
        return it == m_keys.end() ? std::nullopt : std::optional(it->second);
    }
    void insert(std::string text, AnyKey key) { m_keys.insert_or_assign(std::move(text), key); }
    void reserve(std::size_t count) { m_keys.reserve(count); }
    [[nodiscard]] std::size_t size() const { return m_keys.size(); }

private:
    struct Hash {
        using is_transparent = void;
        std::size_t operator()(std::string_view text) const noexcept { return std::hash<std::string_view>{}(text); }
    };
    std::unordered_map<std::string, AnyKey, Hash, std::equal_to<>> m_keys;
};

} // namespace ms::workspace
