// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "core/sentence.h"

#include <array>

namespace ms::inventory {

/// Why a SKU cannot be planned.
namespace plan_sentence {
inline constexpr Sentence serviceLevel{"service level %1, expected more than 0 and less than 1"};
inline constexpr Sentence leadTime{"lead time %1, expected more than 0"};
inline constexpr Sentence leadTimeSpread{"standard deviation of the lead time %1, expected at least 0"};
inline constexpr Sentence reviewPeriod{"review period %1, expected at least 0"};
inline constexpr Sentence meanDemand{"mean demand %1, expected at least 0"};
inline constexpr Sentence demandSpread{"standard deviation of demand %1, expected at least 0"};
inline constexpr Sentence packSize{"pack size %1, expected more than 0"};
inline constexpr Sentence minimumOrder{"minimum order %1, expected at least 0"};
inline constexpr Sentence maximumOrder{"maximum order %1, expected at least 0"};
inline constexpr Sentence orderFits{"order %1, expected a number of units that fits"};
inline constexpr Sentence need{"need %1, expected at least 0"};
inline constexpr Sentence plannersLevel{"a planner's level must be at least 0 units"};
inline constexpr Sentence stock{"stock on hand, reserved and owed must be at least 0"};
inline constexpr Sentence money{"price and unit cost must be at least 0 and at most 10 billion"};
inline constexpr Sentence tooManyUnits{"stock and open orders are more than a trillion units"};
inline constexpr Sentence tooLongLeadTime{"the lead time and its spread must be at most 3,650 days"};
inline constexpr Sentence unitCost{"unit cost %1, expected at least 0"};
inline constexpr Sentence holdingRate{"holding cost rate %1, expected at least 0"};
inline constexpr Sentence priceBreak{"price break at %1 units, expected more than 1 and more than the one before"};
inline constexpr Sentence coverDays{"cover of %1 days, expected more than 0 and at most 3,650"};
inline constexpr Sentence containsItself{"it contains itself, directly or in another kit"};

/// All of them, for whoever says them in another language.
inline constexpr std::array all{
    serviceLevel, leadTime,     leadTimeSpread,  reviewPeriod, meanDemand,    demandSpread, packSize,
    minimumOrder, maximumOrder, orderFits,       need,         plannersLevel, stock,        containsItself,
    money,        tooManyUnits, tooLongLeadTime, unitCost,     holdingRate,   priceBreak,   coverDays};
} // namespace plan_sentence

/// InvalidInput with the sentence and its number, written as short as reads back the same: "lead time 0, expected...".
tl::unexpected<Error> refused(const Sentence& sentence, double value);

} // namespace ms::inventory
