// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sentence.h"

#include <array>

namespace ms::platform {

/// What this room says of a shop in the words that a push keeps.
namespace shop_sentence {
inline constexpr Sentence answered{"the shop answered %1: %2"};
inline constexpr Sentence redirected{"the shop answered with a redirect (%1), which is not followed"};
inline constexpr Sentence noAnswer{"no answer in time"};
inline constexpr Sentence listShows{"the price list '%1' shows %2"};
inline constexpr Sentence saleShows{"a sale shows %1"};

inline constexpr std::array all{answered, redirected, noAnswer, listShows, saleShows};
} // namespace shop_sentence

} // namespace ms::platform
