// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sentence.h"

#include <array>

namespace ms::workflow {

/// Why a push sends nothing at all, as a person is told, and what helps.
namespace evidence_sentence {
inline constexpr Sentence nothingSent{"nothing was sent: %1"};
inline constexpr Sentence brokenLog{"the audit log is broken: %1"};
inline constexpr Sentence notTheSame{"proposal %1 and what waits for it in the outbox do not say the same; undo its "
                                     "approval, look at it and decide again"};
inline constexpr Sentence unapproved{"proposal %1 is in the outbox without an approval in the audit log; undo its "
                                     "approval, look at it and decide again"};
inline constexpr Sentence edited{
    "proposal %1 does not say what was approved, as the audit log says; undo its approval, "
    "look at it and decide again"};
inline constexpr Sentence endUnapproved{"proposal %1 ends the schedule of proposal %2, which nobody approved, as the "
                                        "audit log says; undo its approval and reject it"};
inline constexpr Sentence endEdited{"proposal %1 ends the schedule of proposal %2, which does not say what was "
                                    "approved; undo its approval and reject it"};
inline constexpr Sentence endElsewhere{"proposal %1 does not bring back the price from before proposal %2, whose "
                                       "schedule it ends; undo its approval and reject it"};
inline constexpr Sentence byAuthor{"proposal %1 was approved by its author, as the audit log says; undo its approval "
                                   "and have somebody else decide"};
inline constexpr Sentence notAllowed{"proposal %1 is not allowed any more: %2; undo its approval, or have an admin "
                                     "change the limits"};
inline constexpr Sentence otherShop{"proposal %1 was approved for the shop at %2; connect that one again, or undo the "
                                    "approval and decide again"};
inline constexpr Sentence notConnected{"this workspace is connected to the shop at %1, not to the one at %2; leave the "
                                       "address away, or connect that shop first (merchant connect)"};

/// All of them, for whoever says them in another language.
inline constexpr std::array all{nothingSent, brokenLog,    notTheSame, unapproved, edited,    endUnapproved,
                                endEdited,   endElsewhere, byAuthor,   notAllowed, otherShop, notConnected};
} // namespace evidence_sentence

} // namespace ms::workflow
