// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/paging.h"

#include <charconv>

namespace ms::sandbox
{
namespace
{

constexpr int largestPage = 500;
constexpr char keySeparator = '\x1f';

int hexValue(char digit)
{
    if (digit >= '0' && digit <= '9')
        return digit - '0';
    return digit >= 'a' && digit <= 'f' ? digit - 'a' + 10 : -1;
}

std::optional<std::vector<std::string>> readCursor(const std::string& cursor, std::size_t parts)
{
    if (cursor.size() % 2 != 0)
        return std::nullopt;
    std::vector<std::string> key(1);
    for (std::size_t i = 0; i < cursor.size(); i += 2) {
        const int high = hexValue(cursor[i]);
        const int low = hexValue(cursor[i + 1]);
        if (high < 0 || low < 0)
            return std::nullopt;
        const char c = static_cast<char>(high * 16 + low);
        if (c == keySeparator)
            key.emplace_back();
        else
            key.back() += c;
    }
    return key.size() == parts ? std::optional(key) : std::nullopt;
}

} // namespace

std::optional<Page> readPage(const Request& request, std::size_t parts, Reply& refusal)
{
    Page page;
    if (const auto limit = request.query.find("limit"); limit != request.query.end()) {
        const std::string& text = limit->second;
        const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), page.limit);
        if (error != std::errc() || end != text.data() + text.size() || page.limit < 1 || page.limit > largestPage) {
            refusal = problem(422, "Invalid request", "limit must be a whole number from 1 to 500, not '" + text + "'");
            return std::nullopt;
        }
    }
    if (const auto cursor = request.query.find("cursor"); cursor != request.query.end()) {
        const auto key = readCursor(cursor->second, parts);
        if (!key) {
            refusal = problem(422, "Invalid request", "cursor is not one that this shop gave out");
            return std::nullopt;
        }
        page.after = *key;
    }
    return page;
}

std::string cursorAfter(const std::vector<std::string>& key)
{
    constexpr std::string_view digits = "0123456789abcdef";
    std::string cursor;
    const auto append = [&](char c) {
        const auto byte = static_cast<unsigned char>(c);
        cursor += digits[byte >> 4U];
        cursor += digits[byte & 15U];
    };
    for (std::size_t i = 0; i < key.size(); ++i) {
        if (i > 0)
            append(keySeparator);
        for (const char c : key[i])
            append(c);
    }
    return cursor;
}

Reply pageReply(nlohmann::json items, const std::vector<std::vector<std::string>>& keys, int limit)
{
    nlohmann::json next;
    const auto size = static_cast<std::size_t>(limit);
    if (items.size() > size) {
        items.erase(items.begin() + limit, items.end());
        next = cursorAfter(keys[size - 1]);
    }
    return answer(200, {{"items", std::move(items)}, {"next_cursor", std::move(next)}});
}

} // namespace ms::sandbox
