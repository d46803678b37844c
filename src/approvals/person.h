// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace ms::approvals {

/// Who is meant by a name, whatever its case, the blanks around and between its words, and the way in which its letters
/// are written: "ada" for " Ada ", "änne" for "ÄNNE" with one letter or with "A" and two dots. Letters that are not
/// seen (joiners, marks of direction) do not count. Letters of two scripts that look alike stay two. Source: Unicode
/// Standard Annex 15 (canonical composition of small letters), CaseFolding.txt. Bytes that are not UTF-8 stay as they
/// are.
std::string person(std::string_view name);

} // namespace ms::approvals
