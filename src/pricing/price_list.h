// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/money.h"
#include "pricing/price_endings.h"

namespace ms::pricing {

/// How one country sees prices: its currency, its tax, its endings.
struct PriceList {
    Currency currency{};
    double rate = 1;                 ///< units of this currency for one unit of the shop's, > 0
    double taxRate = 0;              ///< share on top of the net price, >= 0: 0.19
    bool pricesIncludeTax = true;    ///< as shown to consumers in the EU, the UK, Australia; not in the US and Canada
    std::vector<EndingBand> endings; ///< in this currency; empty: any
};

/// The price with tax, rounded half away from zero to a minor unit. Errors: InvalidInput for a rate below 0 or not
/// finite.
Result<Money> withTax(const Money& net, double taxRate);
/// The price without tax, rounded likewise: net = gross / (1 + rate). Errors: as withTax().
Result<Money> withoutTax(const Money& gross, double taxRate);

/// What a list shows for a net price in the shop's currency: converted, tax added where prices include it, then moved
/// to the nearest allowed ending that is not below `floorNet` (the shop's currency, minor units; 0: no floor). Errors:
/// InvalidInput for a price, rate or tax outside its range, or where no ending is left.
Result<Money> listPrice(const Money& net, const PriceList& list, double floorNet = 0);

} // namespace ms::pricing
