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

/// Orders, in both spellings of the headers.
ImportProfile shopifyOrders()
{
    ImportProfile profile{"shopify-orders",
                          "Shopify orders",
                          ImportKind::Sales,
                          {{F::OrderId, {"name"}, true},
                           {F::Customer, {"email"}, true},
                           {F::Status, {"financial status"}, true},
                           {F::Currency, {"currency"}, true},
                           {F::OrderTime, {"created at"}, true},
                           {F::Quantity, {"lineitem quantity"}, true},
                           {F::SkuElse, {"lineitem name"}, true},
                           {F::Title, {"lineitem name"}, true},
                           {F::UnitPrice, {"lineitem price"}, true},
                           {F::Sku, {"lineitem sku"}, true},
                           {F::ListPrice, {"lineitem compare at price"}},
                           {F::LineDiscount, {"lineitem discount"}},
                           {F::CanceledAt, {"cancelled at", "canceled at"}},
                           {F::RefundedAmount, {"refunded amount"}},
                           {F::Country, {"shipping country", "billing country"}},
                           {F::Location, {"location"}},
                           {F::Channel, {"source"}}}};
    profile.fillDown = true;
    return profile;
}

/// Products with their variants, in the old dialect and the new one.
ImportProfile shopifyProducts()
{
    ImportProfile profile{"shopify-products",
                          "Shopify products",
                          ImportKind::Products,
                          {{F::Group, {"handle", "url handle"}, true},
                           {F::SkuElse, {"handle", "url handle"}, true},
                           {F::Title, {"title"}, true},
                           {F::Brand, {"vendor"}, true},
                           {F::Supplier, {"vendor"}, true},
                           {F::Category, {"type"}, true},
                           {F::TitleDetail, {"option1 value"}, true},
                           {F::Sku, {"variant sku", "sku"}, true},
                           {F::UnitPrice, {"variant price", "price"}, true},
                           {F::Department, {"product category", "standardized product type", "standard product type"}},
                           {F::Cost, {"cost per item"}},
                           {F::StockOnHand, {"variant inventory qty", "inventory quantity"}}}};
    profile.fillDown = true;
    return profile;
}

ImportProfile woocommerceProducts()
{
    return {"woocommerce-products",
            "WooCommerce products",
            ImportKind::Products,
            {{F::Sku, {"sku"}, true},
             {F::Title, {"name"}, true},
             {F::UnitPrice, {"regular price"}, true},
             {F::ListPrice, {"sale price"}, true},
             {F::StockOnHand, {"stock"}, true},
             {F::Category, {"categories"}, true},
             {F::Channel, {"published"}, true},
             {F::Group, {"parent"}, true},
             {F::Brand, {"brands"}},
             {F::Cost, {"cost of goods", "meta: wc cog cost"}}},
            {"handle", "url handle"}};
}

/// One row an item sold, from the till.
ImportProfile squareItems()
{
    return {"square-items",
            "Square item sales",
            ImportKind::Sales,
            {{F::OrderTime, {"date"}, true},
             {F::OrderClock, {"time"}, true},
             {F::SkuElse, {"item"}, true},
             {F::Title, {"item"}, true},
             {F::Quantity, {"qty"}, true},
             {F::Sku, {"sku"}, true},
             {F::DealDiscount, {"discounts"}, true},
             {F::LineTotal, {"net sales"}, true},
             {F::OrderId, {"transaction id"}, true},
             {F::Status, {"event type"}, true},
             {F::Location, {"location"}},
             {F::Channel, {"channel"}},
             {F::Customer, {"customer id"}}}};
}

ImportProfile etsyItems()
{
    ImportProfile profile{"etsy-items",
                          "Etsy sold order items",
                          ImportKind::Sales,
                          {{F::OrderTime, {"sale date"}, true},
                           {F::Title, {"item name"}, true},
                           {F::SkuElse, {"item name"}, true},
                           {F::Customer, {"buyer"}, true},
                           {F::Quantity, {"quantity"}, true},
                           {F::UnitPrice, {"price"}, true},
                           {F::LineDiscount, {"discount amount"}, true},
                           {F::Currency, {"currency"}, true},
                           {F::OrderId, {"order id"}, true},
                           {F::Group, {"listing id"}, true},
                           {F::Sku, {"sku"}, true},
                           {F::Country, {"ship country"}}}};
    profile.monthFirst = true;
    return profile;
}

/// What goes into a kit, one component a row.
ImportProfile kitComponents()
{
    return {"kits",
            "Kits and their components",
            ImportKind::Kits,
            {{F::Sku, {"kit", "kit sku", "bundle sku"}, true},
             {F::Component, {"component", "component sku"}, true},
             {F::Quantity, {"units", "quantity", "qty"}, true}}};
}

/// The room that one unit takes.
ImportProfile productVolumes()
{
    return {"product-volumes",
            "Volumes of products",
            ImportKind::Stock,
            {{F::Sku, {"sku"}, true}, {F::Volume, {"volume litres", "volume liters", "volume l", "litres"}, true}}};
}

/// What was ordered from suppliers, and what came of it.
ImportProfile purchaseOrders()
{
    return {"purchase-orders",
            "Purchase orders and receipts",
            ImportKind::Purchases,
            {{F::PurchaseOrder, {"purchase order", "purchase order number", "po number", "po", "order code"}, true},
             {F::Sku, {"sku", "product sku", "item code"}, true},
             {F::OrderedDay, {"ordered day", "ordered date", "order date", "ordered on"}, true},
             {F::OrderedUnits, {"ordered units", "units ordered", "quantity ordered", "qty ordered", "ordered"}, true},
             {F::Supplier, {"supplier", "supplier id", "vendor"}},
             {F::ExpectedDay, {"expected day", "expected date", "due date", "eta"}},
             {F::ReceivedUnits, {"received units", "units received", "quantity received", "qty received", "received"}},
             {F::ReceivedDay, {"received day", "received date", "date received"}},
             {F::Cost, {"unit cost", "cost"}},
             {F::Location, {"location"}},
             {F::Currency, {"currency"}},
             {F::Status, {"status"}}}};
}

/// What suppliers promise.
ImportProfile supplierTerms()
{
    return {"suppliers",
            "Suppliers with lead times and smallest orders",
            ImportKind::Suppliers,
            {{F::Supplier, {"supplier", "supplier id", "vendor"}, true},
             {F::LeadTime, {"lead time days", "lead time", "lead days"}, true},
             {F::LeadTimeSpread, {"lead time sd days", "lead time sd", "lead time spread"}},
             {F::SupplierMinimum, {"minimum order value", "minimum order amount", "minimum order"}},
             {F::SupplierName, {"name", "supplier name"}},
             {F::Currency, {"currency"}}},
            {"sku"}};
}

/// What suppliers ask for larger orders.
ImportProfile priceBreaks()
{
    return {"price-breaks",
            "Price breaks of suppliers",
            ImportKind::PriceBreaks,
            {{F::Sku, {"sku", "product sku", "item code"}, true},
             {F::PriceBreak, {"from units", "from quantity", "from qty", "price break", "break quantity"}, true},
             {F::Cost, {"unit cost", "cost"}, true},
             {F::Currency, {"currency"}}}};
}

} // namespace

std::span<const ImportProfile> knownProfiles()
{
    static const std::vector<ImportProfile> profiles{onlineRetail(),
                                                     completejourneyTransactions(),
                                                     completejourneyProducts(),
                                                     completejourneyPromotions(),
                                                     shopifyOrders(),
                                                     shopifyProducts(),
                                                     woocommerceProducts(),
                                                     squareItems(),
                                                     etsyItems(),
                                                     kitComponents(),
                                                     productVolumes(),
                                                     purchaseOrders(),
                                                     supplierTerms(),
                                                     priceBreaks()};
    return profiles;
}

} // namespace ms::workflow
