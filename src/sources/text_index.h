// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string_view>
#include <vector>

namespace ms::sources {

/// Keeps copies of texts in blocks that never move.
class TextArena {
public:
    /// A copy of `text` that lives as long as the arena.
    std::string_view keep(std::string_view text);

private:
    std::vector<std::unique_ptr<char[]>> m_blocks;
    char* m_next = nullptr;
    std::size_t m_room = 0; // left in the last block
};

/// Gives each different text a number, 0, 1, 2..., in the order in which they first come: identifiers of a file on
/// their way to dense indices. Open addressing with linear probing; no allocation for a text that is known.
class TextIndex {
public:
    static constexpr std::uint32_t none = 0xFFFFFFFF;

    /// The text's number; a new text is copied and gets the next one.
    std::uint32_t add(std::string_view text);
    /// The text's number, or `none`.
    [[nodiscard]] std::uint32_t find(std::string_view text) const;
    [[nodiscard]] std::string_view operator[](std::uint32_t number) const { return m_texts[number]; }
    [[nodiscard]] std::uint32_t size() const { return static_cast<std::uint32_t>(m_texts.size()); }

private:
    struct Slot {
        std::uint32_t number = none;
        std::uint32_t hash = 0;
    };
    [[nodiscard]] std::size_t slotOf(std::string_view text, std::uint32_t hash) const;
    void grow();

    TextArena m_arena;
    std::vector<std::string_view> m_texts;
    std::vector<Slot> m_slots; // a power of two, at most half full
};

} // namespace ms::sources
