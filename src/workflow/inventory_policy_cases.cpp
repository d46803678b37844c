// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/inventory_policy_cases.h"

#include "inventory/continuous_review.h"
#include "inventory/economic_order.h"
#include "inventory/lot_sizing.h"
#include "inventory/newsvendor.h"
#include "inventory/periodic_review.h"
#include "inventory/safety_stock.h"
#include "workflow/inventory_policy_inputs.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <utility>

namespace ms::workflow {
namespace {

using namespace inventory;
using Json = nlohmann::ordered_json;

/// Gives `value` to `answer`, or keeps the error.
template <class Value, class Answer>
Result<Json> answered(const Result<Value>& value, Answer answer)
{
    if (!value)
        return tl::unexpected(value.error());
    return answer(*value);
}

EconomicOrderInputs economicInputs(CaseInputs& in, bool needsHolding = true)
{
    return {in.number("fixed_cost"), needsHolding ? in.number("holding_cost") : 0.0, in.number("demand_rate")};
}

Json quantityAndCost(const EconomicOrder& order)
{
    return {{"order_quantity", order.quantity}, {"cost", order.cost}};
}

Result<Json> economicOrderCase(CaseInputs& in)
{
    return answered(economicOrder(economicInputs(in)), quantityAndCost);
}

Result<Json> economicOrderCostCase(CaseInputs& in)
{
    return answered(economicOrderCost(economicInputs(in), in.number("order_quantity")), [](double cost) {
        return Json{{"cost", cost}};
    });
}

Json backordersJson(const EconomicOrderWithBackorders& order)
{
    return {{"order_quantity", order.quantity}, {"stockout_fraction", order.stockoutFraction}, {"cost", order.cost}};
}

Result<Json> backordersCase(CaseInputs& in)
{
    return answered(economicOrderWithBackorders(economicInputs(in), in.number("stockout_cost")), backordersJson);
}

Result<Json> backordersCostCase(CaseInputs& in)
{
    const auto fraction = in.optionalNumber("stockout_fraction");
    return answered(
        backorderCost(economicInputs(in), in.number("stockout_cost"), in.number("order_quantity"), fraction),
        backordersJson);
}

Result<Json> productionCase(CaseInputs& in)
{
    return answered(economicProduction(economicInputs(in), in.number("production_rate")), quantityAndCost);
}

Result<Json> productionCostCase(CaseInputs& in)
{
    auto inputs = economicInputs(in);
    const double rate = in.number("production_rate");
    if (in.failed() || rate <= inputs.demandRate)
        return failure(ErrorCode::InvalidInput, "production_rate must be more than demand_rate");
    inputs.holdingCost *= 1.0 - inputs.demandRate / rate;
    return answered(economicOrderCost(inputs, in.number("order_quantity")), [](double cost) {
        return Json{{"cost", cost}};
    });
}

Json discountJson(const DiscountedOrder& order)
{
    return {{"order_quantity", order.quantity}, {"region", order.region}, {"cost", order.cost}};
}

template <DiscountKind kind>
Result<Json> discountCase(CaseInputs& in)
{
    return answered(discountedOrder(economicInputs(in, false), in.number("holding_cost_rate"), in.list("breakpoints"),
                                    in.list("unit_costs"), kind),
                    discountJson);
}

template <DiscountKind kind>
Result<Json> discountCostCase(CaseInputs& in)
{
    return answered(discountedOrderCost(economicInputs(in, false), in.number("holding_cost_rate"),
                                        in.list("breakpoints"), in.list("unit_costs"), kind,
                                        in.number("order_quantity")),
                    discountJson);
}

ContinuousReviewInputs reviewInputs(CaseInputs& in, bool normal, bool ordering = true)
{
    return {in.number("holding_cost"),
            in.number("stockout_cost"),
            ordering ? in.number("fixed_cost") : in.optionalNumber("fixed_cost").value_or(0.0),
            in.number("demand_mean"),
            normal ? in.number("demand_sd") : 0.0,
            in.number("lead_time")};
}

Json pairJson(const ReorderPointQuantity& pair)
{
    return {{"reorder_point", pair.reorderPoint},
            {"order_quantity", pair.orderQuantity},
            {"cost", pair.cost},
            {"safety_stock", pair.safetyStock}};
}

template <Result<ReorderPointQuantity> (*solve)(const ContinuousReviewInputs&), bool normal>
Result<Json> reviewCase(CaseInputs& in)
{
    return answered(solve(reviewInputs(in, normal)), pairJson);
}

Result<Json> reviewCostCase(CaseInputs& in)
{
    return answered(exactCost(reviewInputs(in, true), in.number("reorder_point"), in.number("order_quantity")),
                    pairJson);
}

Result<Json> poissonReviewCostCase(CaseInputs& in)
{
    return answered(poissonCost(reviewInputs(in, false), in.number("reorder_point"), in.number("order_quantity")),
                    pairJson);
}

/// Without the order cost the cost of the pair is not known: only the reorder point is said.
Result<Json> bestReorderPointCase(CaseInputs& in)
{
    return answered(bestReorderPoint(reviewInputs(in, true, false), in.number("order_quantity")),
                    [](const ReorderPointQuantity& pair) {
                        return Json{{"reorder_point", pair.reorderPoint}, {"safety_stock", pair.safetyStock}};
                    });
}

Result<Json> lotSizingCase(CaseInputs& in)
{
    const auto demand = in.list("demand");
    const auto holding = in.list("holding_cost");
    const auto fixed = in.list("fixed_cost");
    const auto purchase = in.has("purchase_cost") ? in.list("purchase_cost") : std::vector<double>{};
    if (in.failed())
        return tl::unexpected(*in.error());
    return answered(wagnerWhitin({demand, holding, fixed, purchase}), [](const LotSizes& lots) {
        return Json{{"order_quantities", lots.orderQuantities}, {"cost", lots.cost}};
    });
}

Result<Json> safetyStockCase(CaseInputs& in)
{
    const double level = in.number("service_level");
    const PeriodDemand demand{in.optionalNumber("demand_mean").value_or(0.0), in.number("demand_sd")};
    const LeadTime lead{in.number("lead_time"), in.optionalNumber("lead_time_sd").value_or(0.0)};
    const ServicePolicy policy{level, in.optionalNumber("review_period").value_or(0.0)};
    return answered(reorderLevels(demand, lead, policy), [](const ReorderLevels& levels) {
        return Json{{"safety_stock", levels.safetyStock},
                    {"reorder_point", levels.reorderPoint},
                    {"order_up_to_level", levels.orderUpToLevel}};
    });
}

Json orderUpToJson(const ReorderOrderUpTo& pair)
{
    Json json{{"reorder_point_s", pair.reorderPoint}, {"order_up_to_S", pair.orderUpToLevel}};
    if (!std::isnan(pair.cost))
        json["cost"] = pair.cost;
    return json;
}

Result<Json> powerApproximationCase(CaseInputs& in)
{
    return answered(powerApproximation(
                        in.number("demand_mean"), in.number("demand_sd"), in.optionalNumber("lead_time").value_or(0.0),
                        {in.number("holding_cost"), in.number("stockout_cost")}, in.number("fixed_cost")),
                    orderUpToJson);
}

struct NamedCase {
    const char* model;
    Result<Json> (*solve)(CaseInputs&);
};

constexpr NamedCase cases[] = {
    {"eoq", economicOrderCase},
    {"eoq_cost_at_q", economicOrderCostCase},
    {"eoq_with_backorders", backordersCase},
    {"eoq_with_backorders_cost_at_q", backordersCostCase},
    {"epq", productionCase},
    {"epq_cost_at_q", productionCostCase},
    {"eoq_all_units_discount", discountCase<DiscountKind::AllUnits>},
    {"eoq_all_units_discount_cost_at_q", discountCostCase<DiscountKind::AllUnits>},
    {"eoq_incremental_discount", discountCase<DiscountKind::Incremental>},
    {"eoq_incremental_discount_cost_at_q", discountCostCase<DiscountKind::Incremental>},
    {"safety_stock", safetyStockCase},
    {"rq_exact_cost_normal", reviewCostCase},
    {"rq_exact_normal", reviewCase<exactReorderPointQuantity, true>},
    {"rq_optimal_r_for_q", bestReorderPointCase},
    {"rq_eil_approximation", reviewCase<expectedInventoryLevelApproximation, true>},
    {"rq_eoqb_approximation", reviewCase<economicOrderBackorderApproximation, true>},
    {"rq_eoq_safety_stock_approximation", reviewCase<economicOrderSafetyStockApproximation, true>},
    {"rq_loss_function_approximation", reviewCase<lossFunctionApproximation, true>},
    {"rq_poisson_exact", reviewCase<poissonReorderPointQuantity, false>},
    {"rq_poisson_cost", poissonReviewCostCase},
    {"rq_poisson_exact_cost", poissonReviewCostCase},
    {"rq_exact_cost_poisson", poissonReviewCostCase},
    {"sS_power_approximation", powerApproximationCase},
    {"wagner_whitin", lotSizingCase},
    {"wagner_whitin_purchase_cost", lotSizingCase},
};

/// A model name that has the demand's distribution in it: prefix + distribution + suffix.
struct Family {
    std::string_view prefix;
    std::string_view suffix;
    Result<Json> (*solve)(CaseInputs&, std::string_view distribution);
};

Json levelJson(const BaseStock& stock)
{
    return {{"base_stock_level", stock.level}, {"cost", stock.cost}, {"critical_ratio", stock.criticalRatio}};
}

Result<Json> newsvendorFamily(CaseInputs& in, std::string_view distribution)
{
    const MismatchCosts costs{in.number("holding_cost"), in.number("stockout_cost")};
    return demandDistribution(in, distribution, 1.0).and_then([&](const stats::DistributionPtr& demand) {
        return answered(newsvendor(*demand, costs), levelJson);
    });
}

Result<Json> newsvendorCostFamily(CaseInputs& in, std::string_view distribution)
{
    const MismatchCosts costs{in.number("holding_cost"), in.number("stockout_cost")};
    const double level = in.number("base_stock_level");
    return demandDistribution(in, distribution, 1.0).and_then([&](const stats::DistributionPtr& demand) {
        return answered(newsvendorCost(*demand, costs, level), levelJson);
    });
}

Result<Json> seasonBuyFamily(CaseInputs& in, std::string_view distribution)
{
    const SeasonPrices prices{in.number("revenue"), in.number("purchase_cost"), in.number("salvage_value"),
                              in.optionalNumber("holding_cost").value_or(0.0),
                              in.optionalNumber("stockout_cost").value_or(0.0)};
    const auto level = in.optionalNumber("base_stock_level");
    return demandDistribution(in, distribution, 1.0).and_then([&](const stats::DistributionPtr& demand) {
        return answered(seasonBuy(*demand, prices, level), [](const SeasonBuy& buy) {
            return Json{{"base_stock_level", buy.level}, {"profit", buy.profit}, {"critical_ratio", buy.criticalRatio}};
        });
    });
}

/// Without `needsLeadTime` a lead time that is not given is 0: demand of one period.
template <bool needsLeadTime>
Result<Json> baseStockFamily(CaseInputs& in, std::string_view distribution)
{
    const MismatchCosts costs{in.number("holding_cost"), in.number("stockout_cost")};
    const double leadTime = needsLeadTime ? in.number("lead_time") : in.optionalNumber("lead_time").value_or(0.0);
    const auto level = in.optionalNumber("base_stock_level");
    if (!in.failed() && leadTime < 0.0)
        return failure(ErrorCode::InvalidInput, "lead_time must be at least 0");
    return demandDistribution(in, distribution, leadTime + 1.0).and_then([&](const stats::DistributionPtr& demand) {
        return answered(baseStock(*demand, costs, level), [](const LeadTimeBaseStock& stock) {
            return Json{{"base_stock_level", stock.level},
                        {"cost", stock.cost},
                        {"safety_stock", stock.safetyStock},
                        {"critical_ratio", stock.criticalRatio}};
        });
    });
}

Result<Json> orderUpToFamily(CaseInputs& in, std::string_view distribution)
{
    const MismatchCosts costs{in.number("holding_cost"), in.number("stockout_cost")};
    const double fixedCost = in.number("fixed_cost");
    const double leadTime = in.optionalNumber("lead_time").value_or(0.0);
    const auto s = in.optionalNumber("reorder_point_s");
    const auto S = in.optionalNumber("order_up_to_S");
    const auto demand = demandDistribution(in, distribution, 1.0);
    if (!demand)
        return tl::unexpected(demand.error());
    const auto exposure = leadTime > 0.0 ? demandDistribution(in, distribution, leadTime + 1.0) : demand;
    if (!exposure)
        return tl::unexpected(exposure.error());
    if (s && S)
        return answered(reorderOrderUpToCost(**demand, **exposure, costs, fixedCost, *s, *S), orderUpToJson);
    return answered(exactReorderOrderUpTo(**demand, **exposure, costs, fixedCost), orderUpToJson);
}

// Longer prefixes and suffixes first.
constexpr Family families[] = {
    {"newsvendor_", "_cost_at_s", newsvendorCostFamily},
    {"newsvendor_", "_profit_at_s", seasonBuyFamily},
    {"newsvendor_", "_profit", seasonBuyFamily},
    {"newsvendor_", "", newsvendorFamily},
    {"base_stock_", "_lead_time_cost_at_s", baseStockFamily<true>},
    {"base_stock_", "_lead_time", baseStockFamily<true>},
    {"base_stock_", "_cost_at_s", baseStockFamily<false>},
    {"base_stock_", "", baseStockFamily<false>},
    {"sS_", "_cost_at_s", orderUpToFamily},
    {"sS_", "_exact_cost", orderUpToFamily},
    {"sS_", "_exact", orderUpToFamily},
    {"sS_", "_cost", orderUpToFamily},
};

Result<Json> solve(std::string_view model, CaseInputs& inputs)
{
    const auto* named = std::ranges::find(cases, model, &NamedCase::model);
    if (named != std::end(cases))
        return named->solve(inputs);
    for (const auto& [prefix, suffix, solveFamily] : families) {
        if (!model.starts_with(prefix) || !model.ends_with(suffix) || model.size() <= prefix.size() + suffix.size())
            continue;
        const auto distribution = model.substr(prefix.size(), model.size() - prefix.size() - suffix.size());
        if (isDemandDistribution(distribution))
            return solveFamily(inputs, distribution);
    }
    return failure(ErrorCode::InvalidInput, "model '" + std::string(model) + "' is not known");
}

} // namespace

Result<std::string> solvePolicyCase(std::string_view model, std::string_view inputsJson)
{
    auto inputs = CaseInputs::parse(inputsJson);
    if (!inputs)
        return tl::unexpected(inputs.error());
    const auto answer = solve(model, *inputs);
    if (inputs->failed()) // the missing number is the cause, whatever the formula then said
        return tl::unexpected(*inputs->error());
    if (!answer)
        return tl::unexpected(answer.error());
    return answer->dump();
}

std::vector<std::string> policyModels()
{
    std::vector<std::string> models;
    for (const NamedCase& named : cases)
        models.emplace_back(named.model);
    for (const Family& family : families)
        models.push_back(std::string(family.prefix) + "<demand>" + std::string(family.suffix));
    return models;
}

} // namespace ms::workflow
