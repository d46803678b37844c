// SPDX-License-Identifier: GPL-3.0-or-later
#include "approvals/validation.h"

#include "approvals/refusal_sentences.h"

#include <limits>

namespace ms::approvals {
namespace {

namespace why = refusal_sentence;

tl::unexpected<Error> refused(const Sku& sku, const std::string& reason)
{
    return refusedSku(ErrorCode::InvalidInput, sku, reason);
}

Result<void> inCurrency(const Sku& sku, const char* what, const Money& amount, Currency shop)
{
    if (!shop.known())
        return refused(sku, "the workspace does not know the shop's currency");
    if (amount.currency != shop)
        return refused(sku,
                       std::string(what) + " is in '" + amount.currency.text() + "', the shop sells in " + shop.text());
    return {};
}

Result<void> countable(const Sku& sku, Quantity quantity)
{
    if (quantity.units <= 0)
        return refused(sku, why::noQuantity.with({std::to_string(quantity.units)}));
    if (quantity.units > largestQuantity)
        return refused(sku, why::tooMany.with({std::to_string(quantity.units), std::to_string(largestQuantity)}));
    return {};
}

std::string amountText(const Money& amount)
{
    return toDecimalText(amount.minor, amount.currency.decimals());
}

} // namespace

Result<void> validate(const PriceChange& change, Currency shopCurrency)
{
    if (change.sku.text.empty())
        return refused(change.sku, "a price change needs a SKU");
    if (auto checked = inCurrency(change.sku, "the old price", change.oldPrice, shopCurrency); !checked)
        return checked;
    if (auto checked = inCurrency(change.sku, "the new price", change.newPrice, shopCurrency); !checked)
        return checked;
    if (change.oldPrice.minor <= 0)
        return refused(change.sku, "the old price " + amountText(change.oldPrice) + " is not above 0");
    if (change.newPrice.minor <= 0)
        return refused(change.sku, why::noPrice.with({amountText(change.newPrice)}));
    if (change.newPrice.minor / largestPriceFactor > change.oldPrice.minor ||
        (change.newPrice.minor / largestPriceFactor == change.oldPrice.minor &&
         change.newPrice.minor % largestPriceFactor != 0))
        return refused(change.sku, why::tenTimes.with({amountText(change.newPrice), amountText(change.oldPrice)}));
    if (change.newPrice.minor == change.oldPrice.minor)
        return refused(change.sku, why::samePrice.with({amountText(change.newPrice)}));
    return {};
}

Result<void> validate(const Reorder& reorder, Currency shopCurrency)
{
    if (reorder.sku.text.empty())
        return refused(reorder.sku, "a reorder needs a SKU");
    if (reorder.supplier.text.empty())
        return refused(reorder.sku, "a reorder needs a supplier");
    if (reorder.location.text.empty())
        return refused(reorder.sku, "a reorder needs a location");
    if (auto counted = countable(reorder.sku, reorder.quantity); !counted)
        return counted;
    if (auto checked = inCurrency(reorder.sku, "the unit cost", reorder.unitCost, shopCurrency); !checked)
        return checked;
    if (reorder.unitCost.minor < 0)
        return refused(reorder.sku, "the unit cost " + amountText(reorder.unitCost) + " is below 0");
    if (reorder.unitCost.minor > std::numeric_limits<std::int64_t>::max() / reorder.quantity.units)
        return refused(reorder.sku,
                       why::tooDear.with({std::to_string(reorder.quantity.units), amountText(reorder.unitCost)}));
    return {};
}

Result<void> validate(const Transfer& transfer, Currency)
{
    if (transfer.sku.text.empty())
        return refused(transfer.sku, "a transfer needs a SKU");
    if (transfer.from.text.empty() || transfer.to.text.empty())
        return refused(transfer.sku, "a transfer needs a location at each end");
    if (transfer.from == transfer.to)
        return refused(transfer.sku, "a transfer from '" + transfer.from.text + "' to itself moves nothing");
    return countable(transfer.sku, transfer.quantity);
}

Result<void> validate(const Proposal& proposal, Currency shopCurrency)
{
    return std::visit([&](const auto& change) { return validate(change, shopCurrency); }, proposal.change);
}

Result<Money> parsePrice(std::string_view text, Currency currency)
{
    const auto minor = parseDecimal(text, currency.decimals(), true);
    if (!minor)
        return tl::unexpected(minor.error());
    if (*minor <= 0)
        return failure(ErrorCode::InvalidInput, "a price of '" + std::string(text) + "' is not above 0");
    return Money{*minor, currency};
}

} // namespace ms::approvals
