// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sandbox/http.h"

#include <optional>

namespace ms::sandbox
{

/// Which page a request asks for. `after` holds the parts of the last key on the page before, empty for the first page.
struct Page {
    std::vector<std::string> after;
    int limit = 100;
};

/// Reads `cursor` and `limit`; a cursor has `parts` parts. None when either breaks its rule; then `refusal` is the 422.
std::optional<Page> readPage(const Request& request, std::size_t parts, Reply& refusal);

/// An opaque cursor that stands behind `key`.
std::string cursorAfter(const std::vector<std::string>& key);

/// {"items": [...], "next_cursor": ...}: one more item than the page's limit was read to know whether another follows.
Reply pageReply(nlohmann::json items, const std::vector<std::vector<std::string>>& keys, int limit);

} // namespace ms::sandbox
