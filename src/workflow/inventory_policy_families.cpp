// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/inventory_policy_families.h"

#include "inventory/newsvendor.h"
#include "inventory/periodic_review.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <optional>

namespace ms::workflow::policy_case {
namespace {

using namespace inventory;

Json levelJson(const BaseStock& stock)
{
    return {{"base_stock_level", stock.level}, {"cost", stock.cost}, {"critical_ratio", stock.criticalRatio}};
}

/// One period, or with a lead time of L periods the L + 1 until what is ordered now can be sold. With a level given its
/// cost, else the best level.
template <bool needsLevel>
Result<Json> newsvendorFamily(CaseInputs& in, std::string_view distribution)
{
    const MismatchCosts costs{in.number("holding_cost"), in.number("stockout_cost")};
    const auto level =
        needsLevel ? std::optional(in.number("base_stock_level")) : in.optionalNumber("base_stock_level");
    const double leadTime = in.optionalNumber("lead_time").value_or(0.0);
    if (leadTime < 0.0)
        return failure(ErrorCode::InvalidInput, "lead_time must be at least 0");
    return demandDistribution(in, distribution, leadTime + 1.0).and_then([&](const stats::DistributionPtr& demand) {
        return answered(level ? newsvendorCost(*demand, costs, *level) : newsvendor(*demand, costs), levelJson);
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

Json leadTimeJson(const LeadTimeBaseStock& stock)
{
    Json json{{"base_stock_level", stock.level}};
    if (!std::isnan(stock.cost))
        json["cost"] = stock.cost;
    json["safety_stock"] = stock.safetyStock;
    json["critical_ratio"] = stock.criticalRatio;
    return json;
}

/// The level that a cycle service level asks for instead of costs.
Result<LeadTimeBaseStock> servedStock(const stats::Distribution& demand, double serviceLevel)
{
    if (!(serviceLevel > 0.0 && serviceLevel < 1.0))
        return failure(ErrorCode::InvalidInput, "service_level must be more than 0 and less than 1");
    const double level = demand.quantile(serviceLevel);
    return LeadTimeBaseStock{level, std::nan(""), level - demand.mean(), serviceLevel};
}

/// Costs, or a cycle service level in their place.
struct Target {
    std::optional<double> serviceLevel;
    MismatchCosts costs;
};

Target targetOf(CaseInputs& in)
{
    if (!in.has("stockout_cost") && in.has("service_level"))
        return {in.number("service_level"), {}};
    return {std::nullopt, {in.number("holding_cost"), in.number("stockout_cost")}};
}

/// Without `needsLeadTime` a lead time that is not given is 0: demand of one period.
template <bool needsLeadTime>
Result<Json> baseStockFamily(CaseInputs& in, std::string_view distribution)
{
    const Target target = targetOf(in);
    const double leadTime = needsLeadTime ? in.number("lead_time") : in.optionalNumber("lead_time").value_or(0.0);
    const auto level = in.optionalNumber("base_stock_level");
    if (!in.failed() && leadTime < 0.0)
        return failure(ErrorCode::InvalidInput, "lead_time must be at least 0");
    if (in.optionalNumber("review_period").value_or(1.0) != 1.0)
        return failure(ErrorCode::InvalidInput, "a base stock is reviewed every period; model periodic_review_" +
                                                    std::string(distribution) + " takes another review_period");
    return demandDistribution(in, distribution, leadTime + 1.0).and_then([&](const stats::DistributionPtr& demand) {
        return answered(target.serviceLevel ? servedStock(*demand, *target.serviceLevel)
                                            : baseStock(*demand, target.costs, level),
                        leadTimeJson);
    });
}

/// (R, S): a service level speaks of all that R + L periods ask for, costs of the mean over the periods of a cycle.
Result<Json> reviewedFamily(CaseInputs& in, std::string_view distribution)
{
    constexpr double mostPeriods = 1000;
    const Target target = targetOf(in);
    const double leadTime = in.optionalNumber("lead_time").value_or(0.0);
    const double review = in.number("review_period");
    const auto level = in.optionalNumber("base_stock_level");
    if (in.failed())
        return tl::unexpected(*in.error());
    if (!(leadTime >= 0.0) || !(review > 0.0))
        return failure(ErrorCode::InvalidInput, "lead_time must be at least 0 and review_period more than 0");
    if (target.serviceLevel) {
        return demandDistribution(in, distribution, leadTime + review)
            .and_then([&](const stats::DistributionPtr& demand) {
                return answered(servedStock(*demand, *target.serviceLevel), leadTimeJson);
            });
    }
    if (review != std::floor(review) || review > mostPeriods)
        return failure(ErrorCode::InvalidInput, "review_period must be a whole number of periods, 1 to 1,000");
    std::vector<stats::DistributionPtr> untilPeriodEnds;
    for (double period = 1.0; period <= review; ++period) {
        auto demand = demandDistribution(in, distribution, leadTime + period);
        if (!demand)
            return tl::unexpected(demand.error());
        untilPeriodEnds.push_back(std::move(*demand));
    }
    return answered(reviewedBaseStock(untilPeriodEnds, target.costs, level), leadTimeJson);
}

Result<Json> orderUpToFamily(CaseInputs& in, std::string_view distribution)
{
    const MismatchCosts costs{in.number("holding_cost"), in.number("stockout_cost")};
    const double fixedCost = in.number("fixed_cost");
    const double leadTime = in.optionalNumber("lead_time").value_or(0.0);
    if (!in.failed() && leadTime < 0.0)
        return failure(ErrorCode::InvalidInput, "lead_time must be at least 0");
    const auto s = in.optionalNumber("reorder_point_s");
    const auto S = in.optionalNumber("order_up_to_S");
    const auto demand = demandDistribution(in, distribution, 1.0);
    if (!demand)
        return tl::unexpected(demand.error());
    const auto exposure = leadTime > 0.0 ? demandDistribution(in, distribution, leadTime + 1.0) : demand;
    if (!exposure)
        return tl::unexpected(exposure.error());
    if (s && S)
        return answered(reorderOrderUpToCost(**demand, **exposure, costs, fixedCost, *s, *S, in.progress()),
                        orderUpToJson);
    return answered(exactReorderOrderUpTo(**demand, **exposure, costs, fixedCost, in.progress()), orderUpToJson);
}

// Longer prefixes and suffixes first.
constexpr Family families[] = {
    {"newsvendor_", "_cost_at_s", newsvendorFamily<true>},
    {"newsvendor_", "_profit_at_s", seasonBuyFamily},
    {"newsvendor_", "_profit", seasonBuyFamily},
    {"newsvendor_", "_explicit", seasonBuyFamily},
    {"newsvendor_", "_cost", newsvendorFamily<true>},
    {"newsvendor_", "", newsvendorFamily<false>},
    {"base_stock_", "_lead_time_cost_at_s", baseStockFamily<true>},
    {"base_stock_", "_lead_time", baseStockFamily<true>},
    {"base_stock_", "_cost_at_s", baseStockFamily<false>},
    {"base_stock_", "", baseStockFamily<false>},
    {"periodic_review_", "_cost_at_s", reviewedFamily},
    {"periodic_review_", "", reviewedFamily},
    {"RS_", "_cost_at_s", reviewedFamily},
    {"RS_", "", reviewedFamily},
    {"sS_", "_exact_cost_at_s", orderUpToFamily},
    {"sS_", "_cost_at_s", orderUpToFamily},
    {"sS_", "_exact_cost", orderUpToFamily},
    {"sS_", "_exact", orderUpToFamily},
    {"sS_", "_cost", orderUpToFamily},
};

/// What stands between prefix and suffix; none: the model is not of the family, or names no distribution at all.
std::optional<std::string_view> between(const Family& family, std::string_view model)
{
    const auto& [prefix, suffix, solve] = family;
    if (!model.starts_with(prefix) || !model.ends_with(suffix) || model.size() <= prefix.size() + suffix.size())
        return std::nullopt;
    return model.substr(prefix.size(), model.size() - prefix.size() - suffix.size());
}

/// "newsvendor_cost_at_s": the distribution is among the inputs.
bool namesNone(const Family& family, std::string_view model)
{
    const std::string_view stem = family.prefix.substr(0, family.prefix.size() - 1);
    return model.size() == stem.size() + family.suffix.size() && model.starts_with(stem) &&
           model.ends_with(family.suffix);
}

} // namespace

const Family* familyOf(std::string_view model)
{
    const auto* found = std::ranges::find_if(families, [model](const Family& family) {
        const auto distribution = between(family, model);
        return (distribution && isDemandDistribution(*distribution)) || namesNone(family, model);
    });
    return found == std::end(families) ? nullptr : found;
}

std::string_view distributionOf(const Family& family, std::string_view model, const CaseInputs& inputs)
{
    if (!namesNone(family, model))
        return *between(family, model);
    const char* name = inputs.firstOf({"demand_distribution", "distribution"});
    if (!inputs.has(name) || !inputs.json()[name].is_string())
        return "normal";
    return inputs.json()[name].get_ref<const std::string&>();
}

std::vector<std::string> familyModels()
{
    std::vector<std::string> models;
    for (const Family& family : families)
        models.push_back(std::string(family.prefix) + "<demand>" + std::string(family.suffix));
    return models;
}

Json orderUpToJson(const ReorderOrderUpTo& pair)
{
    Json json{{"reorder_point_s", pair.reorderPoint}, {"order_up_to_S", pair.orderUpToLevel}};
    if (!std::isnan(pair.cost))
        json["cost"] = pair.cost;
    return json;
}

} // namespace ms::workflow::policy_case
