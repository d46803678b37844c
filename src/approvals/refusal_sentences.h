// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/id.h"
#include "core/result.h"
#include "core/sentence.h"

#include <array>
#include <string>

namespace ms::approvals {

/// Why a change may not be proposed or approved, as a person is told.
namespace refusal_sentence {
inline constexpr Sentence ofSku{"sku %1: %2"};
inline constexpr Sentence unknownSku{"the workspace has no such SKU"};
inline constexpr Sentence unknownPrice{"its current price is not known, so nothing can be compared with it"};
inline constexpr Sentence priceUnderWay{"another price change of it waits or is on its way"};
inline constexpr Sentence reorderUnderWay{"another reorder of it waits or is on its way"};
inline constexpr Sentence transferUnderWay{"another transfer of it between these locations waits or is on its way"};
inline constexpr Sentence noSupplier{"the workspace has no supplier '%1'"};
inline constexpr Sentence noLocation{"the workspace has no location '%1'"};
inline constexpr Sentence notFree{"%1 units are to leave '%2', %3 are free"};
inline constexpr Sentence samePrice{"the new price %1 is the old one"};
inline constexpr Sentence tenTimes{"the new price %1 is above ten times the old %2"};
inline constexpr Sentence noPrice{"the new price %1 is not above 0"};
inline constexpr Sentence noQuantity{"a quantity of %1 is not above 0"};
inline constexpr Sentence largeChange{"a change of %1 is above the limit of %2"};
inline constexpr Sentence largeOrder{"an order of %1 is above the limit of %2"};
inline constexpr Sentence smallMargin{"the margin would be %1, the limit is %2"};
inline constexpr Sentence dayReached{"the day's limit of %1 is reached"};
inline constexpr Sentence ownProposal{"proposal %1 was made by %2; someone else must approve it"};
inline constexpr Sentence otherState{"proposal %1 is %2, not %3"};
inline constexpr Sentence lineOfOrder{"it is one line of a purchase order, whose lines go together"};
inline constexpr Sentence noTransfer{"proposal %1 is no transfer"};
inline constexpr Sentence approvedLongAgo{"transfer %1 was approved too long ago; undo the approval and decide again"};
inline constexpr Sentence tooMany{"a quantity of %1 is above %2, the most that one proposal may move"};
inline constexpr Sentence tooDear{"%1 units at %2 each are worth more than can be counted"};
inline constexpr Sentence noAdmin{
    "authors may approve their own prices only once an admin has allowed it: give somebody "
    "the role of admin first"};
// What a day's limit is of; last, because they begin with their value.
inline constexpr Sentence prices{"%1 prices"};
inline constexpr Sentence ofCatalogue{"%1 of the catalogue"};
inline constexpr Sentence ofMoves{"%1 of price moves"};

/// All of them, for whoever says them in another language.
inline constexpr std::array all{
    ofSku,           unknownSku,  unknownPrice, priceUnderWay, reorderUnderWay, transferUnderWay, noSupplier,
    noLocation,      notFree,     samePrice,    tenTimes,      noPrice,         noQuantity,       largeChange,
    largeOrder,      smallMargin, dayReached,   ownProposal,   otherState,      lineOfOrder,      noTransfer,
    approvedLongAgo, tooMany,     tooDear,      noAdmin,       prices,          ofCatalogue,      ofMoves};
} // namespace refusal_sentence

/// "sku A-17: " and why.
inline tl::unexpected<Error> refusedSku(ErrorCode code, const Sku& sku, const std::string& why)
{
    return failure(code, refusal_sentence::ofSku.with({sku.text.empty() ? std::string_view("(none)") : sku.text, why}));
}

} // namespace ms::approvals
