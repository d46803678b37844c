// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/id.h"
#include "core/money.h"
#include "core/quantity.h"
#include "workspace/keys.h"

#include <cstdint>
#include <optional>
#include <string>

namespace ms::workspace {

/// Which shop a push goes to. The page and the command line show it in words, never only as a colour.
enum class ConnectionKind { Sandbox, Production };

/// Gross: what was bought, returns left out. Net: purchases less returns. One switch for every page and export.
enum class DemandKind { Gross, Net };

/// What changes a number. Stored in the workspace; credentials never are.
struct Settings {
    std::string shopName;
    Currency currency{};             ///< unknown until the first import or `merchant demo` says it
    double cycleServiceLevel = 0.95; ///< share of order cycles without a stockout, in (0, 1)
    double reviewPeriodDays = 7;     ///< days between orders, >= 0; 0: reviewed continuously
    double leadTimeDays = 14;        ///< mean of suppliers that state none, days, > 0
    double leadTimeStdDevDays = 3;   ///< its standard deviation, days, >= 0
    double holdingCostRate = 0.25;   ///< cost of holding stock, share of its value a year, >= 0
    double maximumPriceStep = 0.10;  ///< largest move of one price change, share of the old price, in (0, 1]
    double minimumMarginRate = 0.05; ///< smallest share of a price that must stay after unit cost, in [0, 1)
    DemandKind demand = DemandKind::Gross;
    std::uint64_t seed = 1; ///< of everything that draws random numbers
    ConnectionKind connection = ConnectionKind::Sandbox;
    std::string baseUrl;        ///< of the shop's API, empty: not connected
    std::string holidayCountry; ///< whose holidays move demand, ISO 3166 code; empty: none are reckoned with
    int staleAfterDays = 8;     ///< data older than this is called stale, > 0
    friend bool operator==(const Settings&, const Settings&) = default;
};

struct Product {
    ProductKey key;
    Sku sku;
    std::string title;
    std::string category;
    std::string brand;
    std::optional<SupplierKey> supplier;
    std::optional<std::int64_t> priceMinor;    ///< current list price a unit; none: not known
    std::optional<std::int64_t> unitCostMinor; ///< none: not known
    Quantity minimumOrder{1};                  ///< >= 1
    Quantity packSize{1};                      ///< orders are multiples of it, >= 1
    bool goods = true;                         ///< false: postage, fees, samples and other codes that are not stocked
    friend bool operator==(const Product&, const Product&) = default;
};

struct Location {
    LocationKey key;
    LocationId id;
    std::string name;
    friend bool operator==(const Location&, const Location&) = default;
};

struct Customer {
    CustomerKey key;
    CustomerId id;
    std::string country;
    std::string segment;
    std::optional<bool> acceptsMarketing; ///< none: never asked
    friend bool operator==(const Customer&, const Customer&) = default;
};

struct Supplier {
    SupplierKey key;
    SupplierId id;
    std::string name;
    std::optional<double> leadTimeDays;       ///< mean, order to shelf; none: not stated
    std::optional<double> leadTimeStdDevDays; ///< none: not stated
    std::optional<std::int64_t> minimumOrderMinor;
    friend bool operator==(const Supplier&, const Supplier&) = default;
};

} // namespace ms::workspace
