// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

namespace ms::recommend {

/// Writes plain values and vectors of them one after the other, little-endian as the machine is.
class StateWriter {
public:
    /// `kind` and `version` stand first; a reader of another kind or version refuses the bytes.
    StateWriter(std::string_view kind, std::uint32_t version)
    {
        text(kind);
        value(version);
    }
    template <class T>
    void value(const T& plain)
    {
        static_assert(std::is_trivially_copyable_v<T>);
        m_bytes.append(reinterpret_cast<const char*>(&plain), sizeof plain);
    }
    template <class T>
    void values(const std::vector<T>& plain)
    {
        static_assert(std::is_trivially_copyable_v<T>);
        value(static_cast<std::uint64_t>(plain.size()));
        m_bytes.append(reinterpret_cast<const char*>(plain.data()), plain.size() * sizeof(T));
    }
    void text(std::string_view characters)
    {
        value(static_cast<std::uint64_t>(characters.size()));
        m_bytes.append(characters);
    }
    [[nodiscard]] std::string take() { return std::move(m_bytes); }

private:
    std::string m_bytes;
};

/// Reads what StateWriter wrote. After any value that is not there good() is false and every further value is empty, so
/// that a reader asks once, at the end. The bytes must outlive the reader.
class StateReader {
public:
    StateReader(std::string_view bytes, std::string_view kind, std::uint32_t version) : m_left(bytes)
    {
        m_good = text() == kind && value<std::uint32_t>() == version;
    }
    template <class T>
    T value()
    {
        static_assert(std::is_trivially_copyable_v<T>);
        T plain{};
        m_good = m_good && m_left.size() >= sizeof plain;
        if (!m_good)
            return plain;
        std::memcpy(&plain, m_left.data(), sizeof plain);
        m_left.remove_prefix(sizeof plain);
        return plain;
    }
    template <class T>
    std::vector<T> values()
    {
        const auto size = value<std::uint64_t>();
        if (!m_good || size > m_left.size() / sizeof(T)) {
            m_good = false;
            return {};
        }
        std::vector<T> plain(size);
        if (size > 0)
            std::memcpy(plain.data(), m_left.data(), size * sizeof(T));
        m_left.remove_prefix(size * sizeof(T));
        return plain;
    }
    std::string_view text()
    {
        const auto size = value<std::uint64_t>();
        if (!m_good || size > m_left.size()) {
            m_good = false;
            return {};
        }
        const std::string_view characters = m_left.substr(0, size);
        m_left.remove_prefix(size);
        return characters;
    }
    /// All was there and nothing is left over.
    [[nodiscard]] bool good() const { return m_good && m_left.empty(); }

private:
    std::string_view m_left;
    bool m_good = true;
};

} // namespace ms::recommend
