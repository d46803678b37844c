// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "approvals/types.h"
#include "core/result.h"

namespace ms::approvals {

/// A new price above this many times the old one is taken for a slip of the hand (a lost decimal point).
inline constexpr std::int64_t largestPriceFactor = 10;

/// Units of one reorder or transfer; more are taken for a slip of the hand, and no sum over many of them overflows.
inline constexpr std::int64_t largestQuantity = 1'000'000'000;

/// Whether a price change may enter the outbox of a shop that sells in `shopCurrency`.
/// Errors: InvalidInput, naming the SKU: no SKU, a price of 0 or below, above ten times the old one, equal to the old
/// one, or in a currency that is not the shop's.
Result<void> validate(const PriceChange& change, Currency shopCurrency);

/// Errors: InvalidInput, naming the SKU: no SKU, no location, no supplier, a quantity of 0 or below or above
/// largestQuantity, a unit cost below 0, units that are worth more than an amount of money can hold, or a cost in a
/// currency that is not the shop's.
Result<void> validate(const Reorder& reorder, Currency shopCurrency);

/// Errors: InvalidInput, naming the SKU: no SKU, no location at either end, the same at both, a quantity of 0 or
/// below or above largestQuantity.
Result<void> validate(const Transfer& transfer, Currency shopCurrency);

/// Any of the three.
Result<void> validate(const Proposal& proposal, Currency shopCurrency);

/// A price as a person or a file writes it, "12.50". Errors: InvalidInput: not a number, NaN and infinity included,
/// more decimals than the currency has, 0 or below.
Result<Money> parsePrice(std::string_view text, Currency currency);

} // namespace ms::approvals
