// SPDX-License-Identifier: GPL-3.0-or-later
// The formats that are told by their headers. A new one is a new entry here and a fixture in tests/workflow/fixtures.
#include "workflow/import_profile.h"

namespace ms::workflow {
namespace {

using F = ImportField;

/// Invoices of the UCI sets "Online Retail" (2010-2011) and "Online Retail II", in both spellings.
ImportProfile onlineRetail()
{
    ImportProfile profile{"online-retail",
                          "Online Retail invoices",
                          ImportKind::Sales,
                          {{F::OrderId, {"invoiceno", "invoice no", "invoice"}, true},
                           {F::Sku, {"stockcode", "stock code"}, true},
                           {F::Title, {"description"}, true},
                           {F::Quantity, {"quantity"}, true},
                           {F::OrderTime, {"invoicedate", "invoice date"}, true},
                           {F::UnitPrice, {"unitprice", "unit price", "price"}, true},
                           {F::Customer, {"customerid", "customer id"}, true},
                           {F::Country, {"country"}, true}}};
    profile.currency = "GBP";
    profile.cancellationPrefixC = true;
    profile.goods = GoodsRule::FiveDigits;
    return profile;
}

ImportProfile completejourneyTransactions()
{
    ImportProfile profile{"completejourney",
                          "Complete Journey transactions",
                          ImportKind::Sales,
                          {{F::Customer, {"household id"}, true},
                           {F::Location, {"store id"}, true},
                           {F::OrderId, {"basket id"}, true},
                           {F::Sku, {"product id"}, true},
                           {F::Quantity, {"quantity"}, true},
                           {F::LineTotal, {"sales value"}, true},
                           {F::DealDiscount, {"retail disc"}, true},
                           {F::MatchDiscount, {"coupon match disc"}, true},
                           {F::OrderTime, {"transaction timestamp"}, true}}};
    profile.currency = "USD";
    return profile;
}

ImportProfile completejourneyProducts()
{
    ImportProfile profile{"completejourney-products",
                          "Complete Journey products",
                          ImportKind::Products,
                          {{F::Sku, {"product id"}, true},
                           {F::Supplier, {"manufacturer id"}, true},
                           {F::Department, {"department"}, true},
                           {F::Brand, {"brand"}, true},
                           {F::Category, {"product category"}, true},
                           {F::Title, {"product type"}, true},
                           {F::TitleDetail, {"package size"}, true}}};
    profile.currency = "USD";
    profile.goods = GoodsRule::Grocery;
    return profile;
}

ImportProfile completejourneyPromotions()
{
    return {"completejourney-promotions",
            "Complete Journey promotions",
            ImportKind::Promotions,
            {{F::Sku, {"product id"}, true},
             {F::Location, {"store id"}, true},
             {F::Display, {"display location"}, true},
             {F::Mailer, {"mailer location"}, true},
             {F::Week, {"week"}, true}}};
}

} // namespace

std::span<const ImportProfile> knownProfiles()
{
    static const std::vector<ImportProfile> profiles{onlineRetail(), completejourneyTransactions(),
                                                     completejourneyProducts(), completejourneyPromotions()};
    return profiles;
}

} // namespace ms::workflow
