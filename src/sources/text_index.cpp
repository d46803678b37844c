// SPDX-License-Identifier: GPL-3.0-or-later
#include "sources/text_index.h"

#include <algorithm>
#include <cstring>

namespace ms::sources {
namespace {

constexpr std::size_t blockSize = std::size_t{1} << 20;
constexpr std::size_t firstSlots = 1024;

/// Eight bytes at a time, multiplied and folded. The same on every machine of one byte order, which is all it has to
/// be: it decides about places in a table, never about an order that anyone sees.
std::uint32_t hashOf(std::string_view text)
{
    constexpr std::uint64_t factor = 0x9E3779B97F4A7C15U;
    std::uint64_t state = text.size() * factor;
    const auto mix = [&state](std::uint64_t word) {
        state = (state ^ word) * factor;
        state ^= state >> 32U;
    };
    while (text.size() >= 8) {
        std::uint64_t word = 0;
        std::memcpy(&word, text.data(), 8);
        mix(word);
        text.remove_prefix(8);
    }
    std::uint64_t word = 0;
    for (const char c : text)
        word = word << 8U | static_cast<unsigned char>(c);
    mix(word);
    return static_cast<std::uint32_t>(state);
}

} // namespace

std::string_view TextArena::keep(std::string_view text)
{
    if (text.empty())
        return {};
    if (text.size() > m_room) {
        m_room = std::max(blockSize, text.size());
        m_next = m_blocks.emplace_back(new char[m_room]).get();
    }
    std::memcpy(m_next, text.data(), text.size());
    const std::string_view kept{m_next, text.size()};
    m_next += text.size();
    m_room -= text.size();
    return kept;
}

/// The slot of `text`, or the empty one where it belongs.
std::size_t TextIndex::slotOf(std::string_view text, std::uint32_t hash) const
{
    const std::size_t mask = m_slots.size() - 1;
    std::size_t at = hash & mask;
    while (m_slots[at].number != none && (m_slots[at].hash != hash || m_texts[m_slots[at].number] != text))
        at = (at + 1) & mask;
    return at;
}

void TextIndex::grow()
{
    const std::vector<Slot> before = std::move(m_slots);
    m_slots.assign(before.empty() ? firstSlots : 2 * before.size(), {});
    const std::size_t mask = m_slots.size() - 1;
    for (const Slot& slot : before) {
        if (slot.number == none)
            continue;
        std::size_t at = slot.hash & mask;
        while (m_slots[at].number != none)
            at = (at + 1) & mask;
        m_slots[at] = slot;
    }
}

std::uint32_t TextIndex::add(std::string_view text)
{
    if (2 * m_texts.size() >= m_slots.size())
        grow();
    const std::uint32_t hash = hashOf(text);
    Slot& slot = m_slots[slotOf(text, hash)];
    if (slot.number == none) {
        slot = {size(), hash};
        m_texts.push_back(m_arena.keep(text));
    }
    return slot.number;
}

std::uint32_t TextIndex::find(std::string_view text) const
{
    return m_slots.empty() ? none : m_slots[slotOf(text, hashOf(text))].number;
}

} // namespace ms::sources
