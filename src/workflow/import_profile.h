// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <array>
#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace ms::workflow {

enum class ImportKind { Sales, Products, Stock, Promotions, Kits, Purchases, Suppliers, PriceBreaks };

/// What a column means. fieldName() gives the word that a mapping uses for it.
enum class ImportField {
    OrderId,
    OrderTime,
    OrderClock, ///< time of day, where the date stands in a column of its own
    Sku,
    SkuElse, ///< stands in where there is no SKU: the name of the item, a handle
    Group,   ///< what the variants of one product have in common
    Title,
    TitleDetail, ///< appended to the title: size, variant
    Quantity,
    UnitPrice,
    LineTotal,    ///< what was paid for the whole line
    ListPrice,    ///< a unit, before deals
    LineDiscount, ///< to be taken off quantity x unit price
    DealDiscount, ///< of the whole line, already taken off the line total; the list price is before it
    MatchDiscount,
    Cost,
    Customer,
    Country,
    Currency,
    Location,
    Channel,
    Status, ///< refunded, voided, canceled: everything came back
    CanceledAt,
    RefundedAmount, ///< of the whole order, where part of it was paid back
    Category,
    Department, ///< category where there is no finer one
    Brand,
    Supplier,
    MinimumOrder,
    PackSize,
    StockOnHand,
    StockDay,
    Display,
    Mailer,
    Week,
    Component,     ///< of a kit; the kit is the SKU, the quantity how much of it goes into one
    Volume,        ///< of one unit in the warehouse, litres
    PurchaseOrder, ///< code of an order at a supplier
    OrderedDay,
    ExpectedDay,
    OrderedUnits,
    ReceivedUnits, ///< of the line, up to the received day
    ReceivedDay,   ///< on which they came, the last of them
    SupplierName,
    LeadTime,        ///< days from order to shelf
    LeadTimeSpread,  ///< its standard deviation, days
    SupplierMinimum, ///< smallest order, money
    PriceBreak       ///< units of one order from which the cost counts
};
inline constexpr std::size_t importFieldCount = static_cast<std::size_t>(ImportField::PriceBreak) + 1;

std::string_view fieldName(ImportField field);
std::optional<ImportField> fieldNamed(std::string_view name);

/// Which of a shop's codes are goods; the others (postage, fees, vouchers) become products that are not stocked.
enum class GoodsRule {
    All,
    FiveDigits, ///< codes that start with five digits, and those of the gift shop's own series DCGS, PADS excluded
    Grocery     ///< by department: fuel, coupons, services and donations are not goods
};

struct ProfileColumn {
    ImportField field;
    std::vector<std::string> names; ///< accepted headers, as normalizedHeader() gives them
    bool required = false;
};

/// One kind of file that shops export: data, not code.
struct ImportProfile {
    std::string name;  ///< online-retail, shopify-orders...
    std::string title; ///< as a person calls it
    ImportKind kind = ImportKind::Sales;
    std::vector<ProfileColumn> columns; ///< the required ones together tell the format
    std::vector<std::string> absent{};  ///< a file with one of these headers is something else
    std::string currency{};             ///< empty: the file or the person says it
    bool cancellationPrefixC = false;   ///< order ids that start with C are cancellations
    bool fillDown = false;              ///< what an order's (a product's) lines share stands on the first one only
    bool monthFirst = false;            ///< 08/04/25 is in August, whatever the column tells
    GoodsRule goods = GoodsRule::All;
};

/// The column of each field in one file.
class ColumnMap {
public:
    static constexpr std::size_t none = static_cast<std::size_t>(-1);
    ColumnMap() { m_columns.fill(none); }
    [[nodiscard]] std::size_t operator[](ImportField field) const { return m_columns[static_cast<std::size_t>(field)]; }
    [[nodiscard]] bool has(ImportField field) const { return (*this)[field] != none; }
    void set(ImportField field, std::size_t column) { m_columns[static_cast<std::size_t>(field)] = column; }

private:
    std::array<std::size_t, importFieldCount> m_columns{};
};

/// What a header row was found to be.
struct Recognition {
    const ImportProfile* profile = nullptr; ///< null: unknown
    ColumnMap columns;                      ///< of `profile`
    std::string nearest;                    ///< when unknown: the profile that fits best, empty when none does
    std::vector<std::string> missing;       ///< the headers that it lacks for `nearest`
};

/// Letters' case, surrounding and doubled spaces, a byte order mark, and the difference between space, underscore,
/// hyphen and dash do not count: "Lineitem compare-at price" is "lineitem compare at price".
std::string normalizedHeader(std::string_view header);

/// The formats that are known without a mapping.
std::span<const ImportProfile> knownProfiles();

/// Tells a file by its set of headers: all required columns of a profile are there and none of its absent ones. Of
/// several the one with most columns; unknown when two fit equally well.
Recognition recognise(std::span<const std::string> header, std::span<const ImportProfile> profiles);

/// A profile from "order_id=Bestellung,sku=Artikel,...". Its kind follows from the fields: a purchase order
/// makes purchases, a price break price breaks, an order id sales, a component kits, a lead time or supplier's minimum
/// suppliers, a stock on hand or a volume without a title stock, else products. Errors: InvalidInput (an unknown field,
/// a field that the kind needs is missing).
Result<ImportProfile> profileFromMap(std::string_view map);

/// A profile from JSON: {"name": "...", "currency": "EUR", "columns": {"order_id": "Bestellung", ...}}.
/// Errors: InvalidInput.
Result<ImportProfile> profileFromJson(std::string_view json);

} // namespace ms::workflow
