// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/demo_truth.h"

#include <nlohmann/json.hpp>

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>

namespace ms::workflow {
namespace {

using Json = nlohmann::ordered_json;

Json toJson(const DemoPlan& plan, const DemoProduct& product, const DemoHistory& history)
{
    return {{"sku", product.sku},
            {"kind", demoKindName(product.kind)},
            {"base_units_a_day", product.baseUnitsADay},
            {"reference_price_minor", product.referencePriceMinor},
            {"elasticity", product.elasticity},
            {"trend_a_year", product.trendAYear},
            {"amplitude", product.amplitude},
            {"peak_day_of_year", product.peakDayOfYear},
            {"christmas_factor", product.christmas},
            {"promotion_uplift", product.promotionUplift},
            {"units_a_line", product.unitsALine},
            {"taste", product.taste},
            {"first_day", toIsoText(plan.first + std::chrono::days(product.firstDay))},
            {"price_changes", history.prices.size() - 1},
            {"demand_units", history.demandUnits},
            {"sold_units", history.soldUnits},
            {"lost_units", history.lostUnits},
            {"stockout_days", history.stockoutDays}};
}

} // namespace

std::string demoTruth(const DemoPlan& plan, const std::vector<DemoHistory>& histories,
                      const std::vector<DemoCustomer>& customers)
{
    Json truth;
    truth["seed"] = plan.size.seed;
    truth["first_day"] = toIsoText(plan.first);
    truth["last_day"] = toIsoText(plan.first + std::chrono::days(plan.days - 1));
    truth["weekday_factors"] = plan.weekday;
    truth["shop_share"] = plan.shopShare;
    truth["noise_shape"] = DemoProduct().noiseShape;
    for (const DemoSupplier& supplier : plan.suppliers)
        truth["suppliers"].push_back({{"code", supplier.code},
                                      {"lead_time_days", supplier.leadTimeDays},
                                      {"lead_time_sd_days", supplier.leadTimeStdDevDays}});
    for (std::size_t i = 0; i < plan.products.size(); ++i)
        truth["products"].push_back(toJson(plan, plan.products[i], histories[i]));
    for (const DemoCustomer& customer : customers)
        truth["customers"].push_back(
            {{"code", customer.code}, {"taste", customer.taste}, {"second_taste", customer.secondTaste}});
    return truth.dump(1) + '\n';
}

Result<void> writeTextFile(const std::string& path, const std::string& text)
{
    const std::string unfinished = path + ".new";
    std::error_code problem;
    {
        std::ofstream file(unfinished, std::ios::binary);
        file << text;
        file.close();
        if (!file) {
            const std::string why = std::strerror(errno);
            std::filesystem::remove(unfinished, problem);
            return failure(ErrorCode::ReadWrite, path + ": cannot be written: " + why);
        }
    }
    std::filesystem::rename(unfinished, path, problem);
    if (problem)
        return failure(ErrorCode::ReadWrite, path + ": cannot be written: " + problem.message());
    return {};
}

} // namespace ms::workflow
