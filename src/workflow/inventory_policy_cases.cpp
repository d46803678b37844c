// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/inventory_policy_cases.h"

#include "inventory/continuous_review.h"
#include "inventory/economic_order.h"
#include "inventory/lot_sizing.h"
#include "inventory/newsvendor.h"
#include "inventory/periodic_review.h"
#include "inventory/safety_stock.h"
#include "workflow/inventory_policy_families.h"
#include "workflow/inventory_policy_inputs.h"

#include <algorithm>
#include <cmath>
#include <exception>
#include <optional>
#include <utility>

namespace ms::workflow {
namespace {

using namespace inventory;
using Json = nlohmann::ordered_json;
using policy_case::answered;
using policy_case::orderUpToJson;

EconomicOrderInputs economicInputs(CaseInputs& in, bool needsHolding = true)
{
    double holding = 0.0;
    if (needsHolding && !in.has("holding_cost") && in.has("holding_cost_rate"))
        holding = in.number("holding_cost_rate") * in.number("unit_cost");
    else if (needsHolding)
        holding = in.number("holding_cost");
    return {in.number("fixed_cost"), holding, in.number("demand_rate")};
}

Json quantityAndCost(const EconomicOrder& order)
{
    return {{"order_quantity", order.quantity}, {"cost", order.cost}};
}

/// With a quantity given its cost, else the best quantity.
Result<Json> economicOrderCase(CaseInputs& in)
{
    const auto inputs = economicInputs(in);
    if (const auto quantity = in.optionalNumber("order_quantity"))
        return answered(economicOrderCost(inputs, *quantity), [&](double cost) {
            return quantityAndCost({*quantity, cost});
        });
    return answered(economicOrder(inputs), quantityAndCost);
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

/// With production the stock grows by 1 − d/p of what is made: both costs of a unit of Q shrink by that factor.
Result<Json> productionWithBackordersCase(CaseInputs& in)
{
    auto inputs = economicInputs(in);
    const double rate = in.number("production_rate");
    if (in.failed() || rate <= inputs.demandRate)
        return failure(ErrorCode::InvalidInput, "production_rate must be more than demand_rate");
    const double share = 1.0 - inputs.demandRate / rate;
    inputs.holdingCost *= share;
    return answered(economicOrderWithBackorders(inputs, share * in.number("stockout_cost")), backordersJson);
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

template <Result<ReorderPointQuantity> (*solve)(const ContinuousReviewInputs&)>
Result<Json> reviewCase(CaseInputs& in)
{
    return answered(solve(reviewInputs(in, true)), pairJson);
}

Result<Json> poissonReviewCase(CaseInputs& in)
{
    return answered(poissonReorderPointQuantity(reviewInputs(in, false), in.progress()), pairJson);
}

Result<Json> reviewCostCase(CaseInputs& in)
{
    return answered(exactCost(reviewInputs(in, true), in.number("reorder_point"), in.number("order_quantity")),
                    pairJson);
}

Result<Json> poissonReviewCostCase(CaseInputs& in)
{
    return answered(
        poissonCost(reviewInputs(in, false), in.number("reorder_point"), in.number("order_quantity"), in.progress()),
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

Result<Json> bestPoissonReorderPointCase(CaseInputs& in)
{
    const bool ordering = in.has("fixed_cost");
    return answered(
        bestPoissonReorderPoint(reviewInputs(in, false, ordering), in.number("order_quantity"), in.progress()),
        [&](const ReorderPointQuantity& pair) {
            Json json{{"reorder_point", pair.reorderPoint}, {"safety_stock", pair.safetyStock}};
            if (ordering)
                json["cost"] = pair.cost;
            return json;
        });
}

Result<Json> lotSizingCase(CaseInputs& in)
{
    constexpr std::size_t mostPeriods = 10000; // the work grows with their square
    const auto demand = in.list("demand");
    const auto holding = in.list("holding_cost");
    const auto fixed = in.list("fixed_cost");
    const auto purchase = in.has("purchase_cost") ? in.list("purchase_cost") : std::vector<double>{};
    if (in.failed())
        return tl::unexpected(*in.error());
    if (demand.size() > mostPeriods)
        return failure(ErrorCode::InvalidInput, "demand: more than 10,000 periods");
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
    return answered(reorderLevels(demand, lead, policy, in.optionalNumber("order_quantity").value_or(0.0)),
                    [](const ReorderLevels& levels) {
                        return Json{{"safety_stock", levels.safetyStock},
                                    {"reorder_point", levels.reorderPoint},
                                    {"order_up_to_level", levels.orderUpToLevel}};
                    });
}

/// The reorder point of a given Q at which the share of demand that is met from stock is the fill rate.
Result<Json> fillRateCase(CaseInputs& in)
{
    const double leadTime = in.number("lead_time") + in.optionalNumber("review_period").value_or(0.0);
    const double mean = in.number("demand_mean");
    const double leadTimeSd = in.optionalNumber("lead_time_sd").value_or(0.0);
    const double sd = std::hypot(in.number("demand_sd") * std::sqrt(leadTime), mean * leadTimeSd);
    return answered(levelForFillRate(mean * leadTime, sd, in.number("order_quantity"), in.number("fill_rate")),
                    [&](double point) {
                        return Json{{"reorder_point", point}, {"safety_stock", point - mean * leadTime}};
                    });
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
    {"epq_with_backorders", productionWithBackordersCase},
    {"eoq_all_units_discount", discountCase<DiscountKind::AllUnits>},
    {"eoq_all_units_discount_cost_at_q", discountCostCase<DiscountKind::AllUnits>},
    {"eoq_incremental_discount", discountCase<DiscountKind::Incremental>},
    {"eoq_incremental_discount_cost_at_q", discountCostCase<DiscountKind::Incremental>},
    {"safety_stock", safetyStockCase},
    {"safety_stock_normal", safetyStockCase},
    {"safety_stock_lead_time_variance", safetyStockCase},
    {"safety_stock_fill_rate", fillRateCase},
    {"rq_fill_rate", fillRateCase},
    {"rq_exact_cost_normal", reviewCostCase},
    {"rq_exact_normal", reviewCase<exactReorderPointQuantity>},
    {"rq_optimal_r_for_q", bestReorderPointCase},
    {"rq_eil_approximation", reviewCase<expectedInventoryLevelApproximation>},
    {"rq_eoqb_approximation", reviewCase<economicOrderBackorderApproximation>},
    {"rq_eoq_safety_stock_approximation", reviewCase<economicOrderSafetyStockApproximation>},
    {"rq_loss_function_approximation", reviewCase<lossFunctionApproximation>},
    {"rq_poisson_exact", poissonReviewCase},
    {"rq_poisson_cost", poissonReviewCostCase},
    {"rq_poisson_exact_cost", poissonReviewCostCase},
    {"rq_poisson_optimal_r_for_q", bestPoissonReorderPointCase},
    {"rq_optimal_r_for_q_poisson", bestPoissonReorderPointCase},
    {"rq_exact_cost_poisson", poissonReviewCostCase},
    {"sS_power_approximation", powerApproximationCase},
    {"wagner_whitin", lotSizingCase},
    {"wagner_whitin_purchase_cost", lotSizingCase},
};

bool finite(const Json& value)
{
    if (value.is_array())
        return std::ranges::all_of(value, finite);
    return !value.is_number() || std::isfinite(value.get<double>());
}

Result<Json> solve(std::string_view model, CaseInputs& inputs)
{
    const auto* named = std::ranges::find(cases, model, &NamedCase::model);
    if (named != std::end(cases))
        return named->solve(inputs);
    if (const auto* family = policy_case::familyOf(model))
        return family->solve(inputs, policy_case::distributionOf(*family, model, inputs));
    return failure(ErrorCode::InvalidInput, "model '" + std::string(model) + "' is not known");
}

} // namespace

Result<std::string> solvePolicyCase(std::string_view model, std::string_view inputsJson, Progress& progress)
{
    try {
        auto inputs = CaseInputs::parse(inputsJson, progress);
        if (!inputs)
            return tl::unexpected(inputs.error());
        const auto answer = solve(model, *inputs);
        if (inputs->failed()) // the missing number is the cause, whatever the formula then said
            return tl::unexpected(*inputs->error());
        if (!answer)
            return tl::unexpected(answer.error());
        for (const auto& [key, value] : answer->items()) {
            if (!finite(value))
                return failure(ErrorCode::InvalidInput, "no finite " + key + " for these numbers");
        }
        return answer->dump();
    } catch (const std::exception&) { // of the distribution functions, far from where they are computed
        return failure(ErrorCode::InvalidInput, "the numbers are too large, too small or too far apart for the method");
    }
}

std::vector<std::string> policyModels()
{
    std::vector<std::string> models;
    for (const NamedCase& named : cases)
        models.emplace_back(named.model);
    for (std::string& model : policy_case::familyModels())
        models.push_back(std::move(model));
    return models;
}

} // namespace ms::workflow
