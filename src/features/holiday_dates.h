// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <string_view>

namespace ms::features {

/// A text file that was built into the program.
struct EmbeddedText {
    std::string_view name; ///< without its folder
    std::string_view text;
};

/// resources/holidays/holidays.csv, alone.
std::span<const EmbeddedText> embeddedHolidays();

} // namespace ms::features
