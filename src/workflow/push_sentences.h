// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sentence.h"

#include <array>

namespace ms::workflow {

/// What a push writes beside a change, in the ledger and the audit.
namespace push_sentence {
inline constexpr Sentence moved{"the price moved since it was approved: %1"};
inline constexpr Sentence notThere{"the shop accepted the change, but read back it is not there: %1"};
inline constexpr Sentence threeValues{"approved from %1 to %2, the shop shows %3"};
inline constexpr Sentence nothing{"nothing"};
inline constexpr Sentence somethingElse{"something else (%1)"};
inline constexpr Sentence noSku{"the shop has no SKU '%1'"};
inline constexpr Sentence keyReused{"the shop knows this change's key from another change"};
inline constexpr Sentence refused{"the shop refuses the change: %1"};
inline constexpr Sentence hidden{"the price is in the shop, but %1 to shoppers"};
inline constexpr Sentence orderNotThere{"the shop accepted the order, but read back it is not there: %1"};
inline constexpr Sentence tooOld{"the approval was too old to be sent; propose the change again"};
inline constexpr Sentence endPassed{"its end had passed before it was sent; propose the change again"};
inline constexpr Sentence notStarted{"its start has not come yet"};
inline constexpr Sentence notFailed{"it is not a failed change any more"};
inline constexpr Sentence newerChange{"proposal %1 changes the same price and is newer"};
inline constexpr Sentence stopped{"stopped; what was not decided stays in the outbox"};
inline constexpr Sentence paused{"everything was paused; what was not decided stays in the outbox"};
inline constexpr Sentence notTrusted{"the shop cannot be trusted: %1"};
inline constexpr Sentence attempts{"after %1 attempts: %2"};

/// All of them, for whoever says them in another language.
inline constexpr std::array all{moved,       notThere, threeValues,   nothing,    somethingElse, noSku,      keyReused,
                                refused,     hidden,   orderNotThere, tooOld,     endPassed,     notStarted, notFailed,
                                newerChange, stopped,  paused,        notTrusted, attempts};
} // namespace push_sentence

} // namespace ms::workflow
