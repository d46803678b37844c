// SPDX-License-Identifier: GPL-3.0-or-later
#include "pricing/price_list.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace ms::pricing {

namespace {

bool isTax(double rate)
{
    return rate >= 0 && rate < 10;
}

Result<Money> rounded(double minor, const Currency& currency)
{
    if (!(std::abs(minor) < 1e15))
        return failure(ErrorCode::InvalidInput, "an amount is too large to be a price");
    return Money{std::llround(minor), currency};
}

} // namespace

Result<Money> withTax(const Money& net, double taxRate)
{
    if (!isTax(taxRate))
        return failure(ErrorCode::InvalidInput, "the tax rate is not 0 or more");
    // 1.19 * 100 is meant to be 119, not 118.99999999999999.
    return rounded(static_cast<double>(net.minor) * (1 + taxRate) * (1 + 1e-14), net.currency);
}

Result<Money> withoutTax(const Money& gross, double taxRate)
{
    if (!isTax(taxRate))
        return failure(ErrorCode::InvalidInput, "the tax rate is not 0 or more");
    return rounded(static_cast<double>(gross.minor) / (1 + taxRate) * (1 + 1e-14), gross.currency);
}

Result<Money> listPrice(const Money& net, const PriceList& list, double floorNet)
{
    if (net.minor <= 0)
        return failure(ErrorCode::InvalidInput, "the price is not above 0");
    if (!(list.rate > 0) || !std::isfinite(list.rate))
        return failure(ErrorCode::InvalidInput, "the exchange rate to " + list.currency.text() + " is not above 0");
    if (!isTax(list.taxRate))
        return failure(ErrorCode::InvalidInput, "the tax rate is not 0 or more");
    const double decimals = list.currency.decimals() - net.currency.decimals();
    const double scale = list.rate * std::pow(10.0, decimals) * (list.pricesIncludeTax ? 1 + list.taxRate : 1);
    const auto price = rounded(static_cast<double>(net.minor) * scale, list.currency);
    if (!price)
        return price;
    const auto least = static_cast<std::int64_t>(std::ceil(std::max(0.0, floorNet) * scale * (1 - 1e-9)));
    const std::int64_t ended =
        nearestAllowedEnding(price->minor, list.endings, least, std::numeric_limits<std::int64_t>::max() / 4);
    if (ended == 0)
        return failure(ErrorCode::InvalidInput, "no price in " + list.currency.text() + " has an allowed ending");
    return Money{ended, list.currency};
}

} // namespace ms::pricing
