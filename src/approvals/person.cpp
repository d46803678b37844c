// SPDX-License-Identifier: GPL-3.0-or-later
#include "approvals/person.h"

#include "approvals/person_tables.h"

#include <algorithm>
#include <iterator>
#include <tuple>

namespace ms::approvals {
namespace {

constexpr char32_t oddByte = 0x110000; // added to a byte that is no UTF-8; above all letters

/// The letter that begins at `at`, which moves past it.
char32_t nextLetter(std::string_view text, std::size_t& at)
{
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    const unsigned char lead = byte(at);
    const std::size_t length = lead < 0x80         ? 1
                               : lead >> 5 == 0x6  ? 2
                               : lead >> 4 == 0xE  ? 3
                               : lead >> 3 == 0x1E ? 4
                                                   : 0;
    constexpr char32_t smallest[] = {0, 0, 0x80, 0x800, 0x10000};
    char32_t letter = length < 2 ? lead : lead & (0x7FU >> length);
    bool whole = length > 0 && at + length <= text.size();
    for (std::size_t i = 1; whole && i < length; ++i) {
        whole = byte(at + i) >> 6 == 0x2;
        letter = letter << 6 | (byte(at + i) & 0x3FU);
    }
    if (!whole || letter < smallest[length] || letter >= oddByte) {
        ++at;
        return oddByte + lead;
    }
    at += length;
    return letter;
}

void append(std::string& text, char32_t letter)
{
    const auto byte = [&](char32_t value) { text += static_cast<char>(static_cast<unsigned char>(value)); };
    if (letter >= oddByte || letter < 0x80) {
        byte(letter >= oddByte ? letter - oddByte : letter);
        return;
    }
    const int more = letter < 0x800 ? 1 : letter < 0x10000 ? 2 : 3;
    constexpr char32_t leads[] = {0, 0xC0, 0xE0, 0xF0};
    byte(leads[more] | letter >> (6 * more));
    for (int i = more - 1; i >= 0; --i)
        byte(0x80 | (letter >> (6 * i) & 0x3F));
}

/// Source: Unicode 14, PropList.txt, White_Space, and the control characters.
bool isBlank(char32_t letter)
{
    return letter <= 0x20 || (letter >= 0x7F && letter <= 0xA0) || letter == 0x1680 ||
           (letter >= 0x2000 && letter <= 0x200A) || letter == 0x2028 || letter == 0x2029 || letter == 0x202F ||
           letter == 0x205F || letter == 0x3000;
}

/// Source: Unicode 14, DerivedCoreProperties.txt, Default_Ignorable_Code_Point.
bool isUnseen(char32_t letter)
{
    return letter == 0xAD || letter == 0x34F || letter == 0x61C || (letter >= 0x115F && letter <= 0x1160) ||
           (letter >= 0x17B4 && letter <= 0x17B5) || (letter >= 0x180B && letter <= 0x180F) ||
           (letter >= 0x200B && letter <= 0x200F) || (letter >= 0x202A && letter <= 0x202E) ||
           (letter >= 0x2060 && letter <= 0x206F) || letter == 0x3164 || (letter >= 0xFE00 && letter <= 0xFE0F) ||
           letter == 0xFEFF || letter == 0xFFA0 || (letter >= 0xFFF0 && letter <= 0xFFF8) ||
           (letter >= 0xE0000 && letter <= 0xE0FFF);
}

char32_t folded(char32_t letter)
{
    if (letter >= 0xFF01 && letter <= 0xFF5E)
        letter -= 0xFF01 - 0x21; // a full width of East Asian fonts
    if (letter < 0x80)
        return letter >= 'A' && letter <= 'Z' ? letter + 0x20 : letter;
    for (const FoldedRange& range : foldedRanges) {
        if (letter >= range.first && letter <= range.last && (letter - range.first) % char32_t(range.step) == 0)
            return static_cast<char32_t>(static_cast<int>(letter) + range.move);
    }
    return letter;
}

/// The one letter that a letter and its mark are; 0: they stay two.
char32_t composed(char32_t letter, char32_t mark)
{
    const auto found = std::lower_bound(
        std::begin(composedLetters), std::end(composedLetters), std::tuple(letter, mark),
        [](const ComposedLetter& one, const auto& wanted) { return std::tuple(one.letter, one.mark) < wanted; });
    return found != std::end(composedLetters) && found->letter == letter && found->mark == mark ? found->composed : 0;
}

} // namespace

std::string person(std::string_view name)
{
    std::u32string letters;
    bool blank = false;
    for (std::size_t at = 0; at < name.size();) {
        const char32_t letter = folded(nextLetter(name, at));
        if (isUnseen(letter))
            continue;
        if (isBlank(letter)) {
            blank = !letters.empty();
            continue;
        }
        if (const char32_t one = blank || letters.empty() ? 0 : composed(letters.back(), letter); one != 0) {
            letters.back() = one;
            continue;
        }
        if (blank)
            letters += U' ';
        blank = false;
        if (letter == 0xDF || letter == 0x1E9E)
            letters += U"ss"; // this and the next are the full foldings that names have
        else if (letter == 0x130)
            letters += U"i\u0307";
        else
            letters += letter;
    }
    std::string text;
    for (const char32_t letter : letters)
        append(text, letter);
    return text;
}

} // namespace ms::approvals
