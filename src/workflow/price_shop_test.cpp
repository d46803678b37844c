// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/price_shop_test.h"

#include "pricing/price_test.h"
#include "pricing/test_power.h"
#include "workflow/csv_file.h"
#include "workflow/price_study_content.h"

#include <algorithm>
#include <chrono>
#include <cmath>

namespace ms::workflow {

namespace {

constexpr double usualElasticity = -2;
constexpr int fewestWeeks = 4;

/// What the SKUs sell and how it varies, a week and SKU.
struct Sold {
    double units = 0;      ///< mean
    double noise = 0;      ///< of log units, beyond counting
    double elasticity = 0; ///< weighted by units
};

Result<Sold> soldBy(const PriceStudy& study, std::span<const std::size_t> rows)
{
    Sold sold;
    double squares = 0;
    double weight = 0;
    for (const std::size_t row : rows) {
        const PricedSku& sku = study.rows()[row];
        const double elasticity = std::isfinite(sku.usedElasticity) ? sku.usedElasticity : usualElasticity;
        sold.units += sku.unitsPerWeek / static_cast<double>(rows.size());
        sold.elasticity += sku.unitsPerWeek * elasticity;
        weight += sku.unitsPerWeek;
        const double all = study.weeklyNoise(row);
        const double counting = sku.unitsPerWeek > 0 ? 1 / sku.unitsPerWeek : 0;
        squares += std::max(0.0, all * all - counting) / static_cast<double>(rows.size());
    }
    if (!(weight > 0))
        return failure(ErrorCode::NotEnoughData, "nothing of it sold in the last 13 weeks: a test would find nothing");
    sold.elasticity = std::clamp(sold.elasticity / weight, -8.0, -0.2);
    // Log units of so few are little but counting: the noise is held to what a simulation of them can show.
    sold.noise = std::min(1.5, std::sqrt(squares));
    return sold;
}

/// The two prices of each SKU within the rules, and the mean of half their distance.
Result<double> placePrices(const PriceStudy& study, std::span<const std::size_t> rows, double step, ShopTestPlan& plan)
{
    plan.skus.clear();
    double sum = 0;
    for (const std::size_t row : rows) {
        const PricedSku& sku = study.rows()[row];
        const auto current = static_cast<double>(sku.priceMinor);
        const auto low = study.guarded(row, std::max<std::int64_t>(1, std::llround(current * (1 - step))));
        const auto high = study.guarded(row, std::llround(current * (1 + step)));
        if (!low || !high)
            return tl::unexpected(low ? high.error() : low.error());
        if (low->priceMinor >= high->priceMinor)
            return failure(ErrorCode::InvalidInput, sku.sku.text + ": the rules leave one price only, " +
                                                        toDecimalText(low->priceMinor, study.currency().decimals()));
        plan.skus.push_back({row, low->priceMinor, high->priceMinor});
        const double logs = std::log(static_cast<double>(high->priceMinor) / static_cast<double>(low->priceMinor));
        sum += std::tanh(logs / 2) / static_cast<double>(rows.size());
    }
    return std::min(sum, 0.5);
}

/// Lengthens the test until its simulated interval is as narrow as wished, or it is as long as it may be.
Result<int> weeksFor(pricing::PriceTestSetup setup, const ShopTestWish& wish, pricing::PriceTestPower& power,
                     Progress& progress)
{
    const int most = wish.mostWeeks - wish.mostWeeks % 2;
    setup.periods = std::clamp(setup.periods, fewestWeeks, most);
    for (;;) {
        const auto found = pricing::simulatePriceTest(setup, wish.simulations, wish.seed, wish.threads, progress);
        if (!found)
            return tl::unexpected(found.error());
        power = *found;
        if (power.halfWidth <= wish.halfWidth || setup.periods >= most)
            return setup.periods;
        const double share = std::isfinite(power.halfWidth) ? std::pow(power.halfWidth / wish.halfWidth, 2) : 2;
        const auto wanted = static_cast<int>(std::ceil(std::min(4.0, share) * setup.periods));
        setup.periods = std::min(most, std::max(setup.periods + 2, wanted + wanted % 2));
    }
}

void addCost(const PriceStudy& study, ShopTestPlan& plan)
{
    const double weeks = static_cast<double>(plan.weeks.size());
    const double scale = std::pow(10.0, study.currency().decimals());
    plan.marginChangeMinor = 0;
    for (const ShopTestSku& sku : plan.skus)
        for (const std::int64_t price : {sku.lowMinor, sku.highMinor}) {
            const auto change = study.change(sku.row, price);
            if (!change)
                continue;
            const double half = weeks / 2 / PriceStudy::horizonWeeks;
            plan.unitsChange += half * change->units.mean;
            plan.revenueChangeMinor += half * scale * change->revenue.mean;
            if (!change->margin)
                plan.marginChangeMinor.reset();
            else if (plan.marginChangeMinor)
                *plan.marginChangeMinor += half * scale * change->margin->mean;
        }
}

} // namespace

double PriceStudy::weeklyNoise(std::size_t row) const
{
    const auto& product = m_content->prepared[row];
    if (product && product->demand().noise > 0)
        return product->demand().noise;
    const double units = m_content->rows[row].unitsPerWeek;
    return units > 0 ? 1 / std::sqrt(units) : 1;
}

Result<ShopTestPlan> planShopTest(const PriceStudy& study, std::span<const std::size_t> rows, const ShopTestWish& wish,
                                  Progress& progress)
{
    if (rows.empty())
        return failure(ErrorCode::InvalidInput, "a test needs a SKU");
    if (!(wish.halfWidth > 0) || wish.mostWeeks < fewestWeeks || wish.mostWeeks > 104)
        return failure(ErrorCode::InvalidInput, "a precision above 0 and 4 to 104 weeks were expected");
    const auto sold = soldBy(study, rows);
    if (!sold)
        return tl::unexpected(sold.error());
    const int count = static_cast<int>(rows.size());
    const double noise = std::sqrt(sold->noise * sold->noise + 1 / sold->units);
    const auto first = pricing::planPriceTest(noise, count, wish.halfWidth);
    ShopTestPlan plan;
    const auto step = placePrices(study, rows, first.step, plan);
    if (!step)
        return tl::unexpected(step.error());
    plan.step = *step;
    plan.assumedElasticity = sold->elasticity;
    pricing::PriceTestSetup setup;
    setup.step = *step;
    setup.locations = count;
    setup.periods = first.periods;
    setup.unitsPerPeriod = sold->units;
    setup.noise = sold->noise;
    setup.elasticity = sold->elasticity;
    const auto weeks = weeksFor(setup, wish, plan.power, progress);
    if (!weeks)
        return tl::unexpected(weeks.error());
    plan.precise = plan.power.halfWidth <= wish.halfWidth;
    for (int week = 0; week < *weeks; ++week)
        plan.weeks.push_back(study.span().last + std::chrono::days(7 * week));
    addCost(study, plan);
    return plan;
}

Result<std::int64_t> writeShopTest(const PriceStudy& study, const ShopTestPlan& plan, const std::string& path)
{
    auto out = CsvFile::create(path, {"sku", "week", "start", "price", "arm"});
    if (!out)
        return tl::unexpected(out.error());
    for (std::size_t week = 0; week < plan.weeks.size(); ++week)
        for (std::size_t sku = 0; sku < plan.skus.size(); ++sku) {
            const std::int64_t price = plan.priceOf(sku, week);
            out->cell(study.rows()[plan.skus[sku].row].sku.text).cell(static_cast<std::int64_t>(week + 1));
            out->cell(toIsoText(plan.weeks[week])).cell(toDecimalText(price, study.currency().decimals()));
            out->cell(price == plan.skus[sku].lowMinor ? "low" : "high").endRow();
        }
    if (auto written = out->commit(); !written)
        return tl::unexpected(written.error());
    return out->rows();
}

std::vector<std::size_t> untestedSkus(const PriceStudy& study, const std::string& category, std::size_t most)
{
    std::vector<std::size_t> rows;
    for (std::size_t row = 0; row < study.rows().size(); ++row) {
        const PricedSku& sku = study.rows()[row];
        const bool unknown = sku.source == ElasticitySource::Category || sku.source == ElasticitySource::None;
        if (unknown && sku.category == category && sku.unitsPerWeek > 0)
            rows.push_back(row);
    }
    std::ranges::stable_sort(rows, std::greater<>(), [&](std::size_t row) { return study.rows()[row].unitsPerWeek; });
    rows.resize(std::min(rows.size(), most));
    return rows;
}

} // namespace ms::workflow
