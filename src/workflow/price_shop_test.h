// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workflow/price_study.h"

#include <span>
#include <string>
#include <vector>

namespace ms::workflow {

/// What a price test of some SKUs shall find.
struct ShopTestWish {
    double halfWidth = 1.0; ///< of the 95 % interval of their common elasticity, > 0
    int mostWeeks = 26;     ///< 4..104
    int simulations = 400;
    std::uint64_t seed = 1;
    int threads = 0;
};

/// One SKU of a test and its two prices, both within the rules.
struct ShopTestSku {
    std::size_t row = 0; ///< of PriceStudy::rows()
    std::int64_t lowMinor = 0;
    std::int64_t highMinor = 0;
};

/// A switchback: every SKU changes between its two prices week by week, every second SKU starting with the higher one.
struct ShopTestPlan {
    std::vector<ShopTestSku> skus;
    std::vector<Day> weeks;       ///< first day of each, from the first whole week after the data
    double step = 0;              ///< half the distance between the two prices, share of the price, mean of the SKUs
    double assumedElasticity = 0; ///< that of their categories: what the cost and the power are reckoned with
    pricing::PriceTestPower power;
    bool precise = false;   ///< the wished half width is expected within `mostWeeks`
    double unitsChange = 0; ///< over the test, against prices that stay
    double revenueChangeMinor = 0;
    std::optional<double> marginChangeMinor; ///< none: a cost is not known

    /// Price of SKU `sku` of `skus` in week `week` of `weeks`.
    [[nodiscard]] std::int64_t priceOf(std::size_t sku, std::size_t week) const
    {
        return (sku + week) % 2 == 0 ? skus[sku].lowMinor : skus[sku].highMinor;
    }
};

/// The shortest switchback that measures the SKUs' elasticity as precisely as wished, prices moved by 5 % or, where
/// that takes more than 26 weeks, by 10 %, as far as the rules let them. Lengths come from pricing::planPriceTest() and
/// are checked by pricing::simulatePriceTest() with the units and the noise of the SKUs' own last weeks. Errors:
/// InvalidInput (no SKU, a wish outside its range, rules that leave no two prices, named); NotEnoughData when nothing
/// sells; Canceled.
Result<ShopTestPlan> planShopTest(const PriceStudy& study, std::span<const std::size_t> rows, const ShopTestWish& wish,
                                  Progress& progress);

/// sku,week,start,price,arm ("low", "high"), a row a week and SKU, in order of weeks. Errors: as CsvFile.
Result<std::int64_t> writeShopTest(const PriceStudy& study, const ShopTestPlan& plan, const std::string& path);

/// SKUs of a category whose elasticity their history does not give, those that sell most first, at most `most`.
std::vector<std::size_t> untestedSkus(const PriceStudy& study, const std::string& category, std::size_t most);

} // namespace ms::workflow
