// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace ms::workspace {

/// `text` as a literal part of a LIKE pattern with ESCAPE '\'.
inline std::string likeLiteral(std::string_view text)
{
    std::string pattern;
    for (const char c : text) {
        if (c == '%' || c == '_' || c == '\\')
            pattern += '\\';
        pattern += c;
    }
    return pattern;
}

inline std::string likePrefix(std::string_view text)
{
    return likeLiteral(text) + '%';
}

inline std::string likeInside(std::string_view text)
{
    return '%' + likeLiteral(text) + '%';
}

} // namespace ms::workspace
