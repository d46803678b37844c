// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/day.h"
#include "core/id.h"
#include "core/money.h"
#include "core/progress.h"
#include "core/quantity.h"
#include "core/result.h"
#include "inventory/types.h"

#include <array>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace ms::workflow {

/// What the planner turns. Service level and review period start as the workspace's settings say.
struct InventoryScenario {
    double cycleServiceLevel = 0.95; ///< in (0, 1)
    std::optional<double> fillRate;  ///< in (0, 1): each SKU's service level is the one that meets this share of units
    /// Each SKU's service level is the one at which holding and lost sales together cost least
    /// (inventory/least_cost.h): those without a price above their cost keep the other one. Not with a fill rate.
    bool leastCost = false;
    double reviewPeriodDays = 7;             ///< >= 0
    std::optional<double> leadTimeDays;      ///< > 0, for every SKU; none: that of each SKU's supplier
    std::optional<std::int64_t> budgetMinor; ///< for all orders together; none: no limit
    std::optional<std::int64_t> roomUnits;   ///< that the warehouse can take in with all orders; none: no limit
    std::optional<double> roomLitres;        ///< the same by volume; a SKU without one counts as the mean of the others
    /// Targets of classes in place of the one for all, as workspace::ServiceTargets: service levels, or fill rates
    /// where a fill rate is planned for; each in (0, 1).
    std::array<std::optional<double>, 9> classTargets{};
    bool supplierMinimums = false;        ///< leave out or top up orders at a supplier below its smallest order
    std::optional<unsigned> orderWeekday; ///< 0 Sunday .. 6 Saturday: orders go out on that day of the week only, and
                                          ///< wait for it from tomorrow on; none: any day
    std::optional<double> leastCoverDays; ///< that an order which is due covers with what is there; more than 0
    std::optional<double> mostCoverDays;  ///< beyond which nothing is ordered; more than 0, not less than the least
    std::optional<double>
        assumedCoverDays; ///< SKUs never counted are taken to have so many days of demand; none: unknown
    friend bool operator==(const InventoryScenario&, const InventoryScenario&) = default;
};

/// Why a planner should look at a SKU, the gravest first.
enum class InventoryAttention {
    NoPlan,  ///< it cannot be planned: see `problem`
    RunsOut, ///< more likely to run out than the promise allows, and an order of today may come too late
    Order,   ///< an order is due
    AtRisk,  ///< more likely to run out than the promise allows until open orders arrive, which an order cannot mend
    StockUnknown, ///< never counted, and nothing is assumed
    Excess,       ///< more than the plan itself orders up to and 90 days of demand
    Dead,         ///< stock without any demand expected
    None
};

/// The limit that made an order smaller than what is needed.
enum class OrderLimit {
    None,
    Budget,
    Room,
    SupplierMinimum,
    MinimumAboveBudget,         ///< the smallest order of the SKU alone costs more than the whole budget
    MinimumAboveRoom,           ///< and takes more room than there is
    SupplierMinimumAboveBudget, ///< its supplier's smallest order is more than the whole budget
    CostUnknown,                ///< it cannot be counted against a budget
    Cover,                      ///< the days of demand that stock may cover
    MinimumAboveCover           ///< the smallest order of the SKU alone covers more of them
};

/// One SKU in the reorder review. Amounts of money are minor units of the workspace's currency; none: not known.
struct InventoryRow {
    std::size_t item = 0; ///< its place in the inputs, for explanation and projection
    Sku sku;
    std::string title;
    std::string category;
    std::string supplier;
    std::string demandClass; ///< "AX".."CZ": share of sales value, steadiness of demand; empty: no sales to judge by
    InventoryAttention attention = InventoryAttention::None;
    bool assumedStock = false;
    std::optional<double> onHand; ///< free units: less reserved and owed
    double onOrder = 0;           ///< units that arrive before an order of the next review would; of NoPlan all
    double onOrderLater = 0;      ///< units that arrive after that and are not counted
    double demandADay = 0;        ///< units, over lead time and review period
    double leadTimeDays = 0;
    std::optional<double> coverDays; ///< days that what is on hand lasts at the expected demand
    std::optional<double> safetyStock;
    std::optional<double>
        reorderPoint; ///< units: an order is due when the position is below; also the level ordered up to
    std::optional<Quantity> suggestion;
    OrderLimit cutBy = OrderLimit::None; ///< the order is smaller than needed, for that reason
    Quantity toppedUp;                   ///< part of the suggestion that only a supplier's smallest order asks for
    Quantity forCover;                   ///< part of the suggestion that only the least cover of the scenario asks for
    Quantity forPriceBreak;             ///< part of the suggestion that only the lower price of a larger order asks for
    bool priceBreakLeft = false;        ///< a limit leaves no room for a price break that would gain
    std::optional<Day> overriddenUntil; ///< a planner's safety stock or level counts, to the end of that day
    std::string overrideReason;
    double serviceLevel = 0;            ///< that was promised: of the scenario, of its class or of least cost
    bool leastCost = false;             ///< of least cost
    bool kit = false;                   ///< never ordered: its components are; on hand is what can be sold of it
    double kitDemandADay = 0;           ///< part of demandADay that kits ask for
    std::optional<double> volumeLitres; ///< of one unit; none: not known
    double countedBelowZero = 0;        ///< units by which the count is negative, planned as owed
    double overdueUnits = 0;            ///< on order that should have come already, moved back
    std::optional<Day> overdueUntil;    ///< when the last of them are expected now
    double doubtfulUnits = 0;   ///< on order and not counted, as deliveries never take so long: ask, or take as lost
    double receivedSince = 0;   ///< of onHand, came after the count
    bool usualLeadTime = false; ///< neither stated nor learnt: that of the settings
    std::optional<std::int64_t> suggestionUnitCostMinor; ///< at the size of the suggestion
    std::optional<std::int64_t> suggestionCostMinor;
    std::optional<double> stockoutProbability; ///< until an order of the next review arrives, without an order now
    std::optional<Day> stockoutDay;            ///< expected; none: not within the forecast
    std::optional<std::int64_t> atRiskMinor;   ///< sales value of the units expected to be short without an order
    double excessUnits = 0;
    std::optional<std::int64_t> excessMinor;
    std::string problem; ///< of NoPlan: which number is wrong
};

struct InventoryPlan {
    std::vector<InventoryRow> rows; ///< by money at risk, then by demand, most first
    std::int64_t orders = 0;        ///< SKUs with a suggestion
    std::int64_t orderUnits = 0;
    std::int64_t orderCostMinor = 0; ///< of suggestions whose cost is known
    std::int64_t ordersWithoutCost = 0;
    std::int64_t atRiskMinor = 0;
    std::int64_t aboveRisk = 0; ///< SKUs more likely to run out than the promise allows
    std::int64_t planned = 0;   ///< SKUs with a known or assumed stock
    std::int64_t excessMinor = 0;
    std::int64_t excessSkus = 0;
    std::int64_t unknownStock = 0;
    std::int64_t cut = 0;                       ///< orders made smaller or left out by a limit
    std::optional<std::int64_t> savedMinor;     ///< under a budget: money at risk that the orders take away
    std::optional<std::int64_t> mostSavedMinor; ///< no choice of orders within the budget takes away more
    std::int64_t noPlan = 0;
    std::int64_t volumesUnknown = 0;   ///< orders of SKUs without a volume, where room is in litres
    std::int64_t leastCostUnknown = 0; ///< planned SKUs that kept their level where least cost was asked for
    bool roomUncounted = false;        ///< room is in litres and no volume at all is known: it limited nothing
};

/// Everything of a workspace that planning reads, loaded once; slider moves use it again. Immutable and shared.
struct InventoryInputs;
using InventoryInputsPtr = std::shared_ptr<const InventoryInputs>;

struct InventoryHeader {
    InventoryScenario scenario; ///< as the settings say
    Currency currency;
    Day asOf{};                      ///< last day with an order: plans start the day after
    std::optional<std::int64_t> run; ///< forecast run that was used; none: mean and spread of the last 26 weeks
    std::optional<ShopTime> forecastAt;
    std::int64_t items = 0;
    std::int64_t counted = 0;      ///< SKUs with a stock count
    std::int64_t countedLater = 0; ///< SKUs whose only counts are of days after `asOf`, which no plan of then can use
    std::optional<Day> oldestCount;
};
const InventoryHeader& headerOf(const InventoryInputs& inputs);

/// Demand from the newest forecast run, else from history; stock, open orders, lead times, settings.
/// Errors: as Workspace::open, features::demandSeries, features::stockOnHand; Canceled.
Result<InventoryInputsPtr> loadInventory(const std::filesystem::path& workspace, Progress& progress);

/// Plans every SKU; those that cannot be planned say why and stop nobody. About 10 ms for 1,000 SKUs.
/// Under a budget, limited room or suppliers' smallest orders, the sizes of orders are those that together take away
/// most money at risk, with an upper bound.
/// Errors: InvalidInput for a scenario out of range; Canceled.
Result<InventoryPlan> planInventory(const InventoryInputs& inputs, const InventoryScenario& scenario,
                                    Progress& progress);

/// One SKU's stock to come, day by day from tomorrow.
struct InventoryProjection {
    std::vector<Day> days;
    std::vector<double> withoutOrder; ///< expected units at the end of the day
    std::vector<double> mean;         ///< with the suggested order
    std::vector<double> low80, high80, low95, high95;
    std::vector<double> stockoutProbability; ///< with the order
    std::vector<Day> arrivals;               ///< of open orders
    std::optional<Day> orderArrives;
};

struct InventoryDetail {
    InventoryRow row;
    inventory::Explanation why;              ///< evaluates to row.suggestion; empty when there is none
    InventoryProjection projection;          ///< empty when the stock is not known
    std::optional<double> simpleSafetyStock; ///< what Z·σ·√L of past demand would hold, units; none: too short a past
    std::vector<Day> historyDays;
    std::vector<double> history; ///< units a period, the last ones
    double periodDays = 7;
};

/// The arithmetic of a row's suggestion: no terms for a kit or unknown stock. Errors: InvalidInput when the row is not
/// of these inputs.
Result<inventory::Explanation> orderExplanation(const InventoryInputs& inputs, const InventoryScenario& scenario,
                                                const InventoryRow& row);

/// Errors: as orderExplanation().
Result<InventoryDetail> inventoryDetail(const InventoryInputs& inputs, const InventoryScenario& scenario,
                                        const InventoryRow& row);

} // namespace ms::workflow
