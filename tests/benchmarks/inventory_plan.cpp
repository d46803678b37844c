// SPDX-License-Identifier: GPL-3.0-or-later
// How long a slider move takes: plans 10,000 SKUs again and again, and simulates 52 weeks of them.
#include "workflow/inventory_plan.h"
#include "core/progress.h"
#include "inventory/simulation.h"
#include "stats/random.h"
#include "workflow/inventory_inputs.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <vector>

using namespace ms;

namespace {

double secondsSince(std::chrono::steady_clock::time_point start)
{
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

workflow::InventoryInputs shop(std::size_t skus)
{
    workflow::InventoryInputs inputs;
    stats::Random random(1);
    for (std::size_t i = 0; i < skus; ++i) {
        workflow::InventoryItem item;
        item.sku = Sku{"SKU-" + std::to_string(i)};
        const double mean = 0.2 + 40.0 * random.exponential();
        item.demand = {7.0, 0.0, std::vector<double>(13, mean), std::vector<double>(13, 0.4 * mean + 1.0)};
        item.onHand = std::round(4.0 * mean * random.uniform());
        item.counted = true;
        if (random.uniform() < 0.3)
            item.arrivals.push_back({1.0 + 20.0 * random.uniform(), std::round(2.0 * mean)});
        item.leadTimeDays = {7.0 + 14.0 * random.uniform(), 2.0};
        item.rules.packSize = random.uniform() < 0.5 ? 1.0 : 12.0;
        item.priceMinor = 500;
        item.prices.unitCost = 200.0;
        inputs.items.push_back(std::move(item));
    }
    return inputs;
}

} // namespace

int main(int argc, char** argv)
{
    const auto skus = static_cast<std::size_t>(argc > 1 ? std::atoi(argv[1]) : 10000);
    const int paths = argc > 2 ? std::atoi(argv[2]) : 1000;
    const auto inputs = shop(skus);
    NoProgress progress;
    double slowest = 0.0;
    double sum = 0.0;
    double closest = 1.0;
    constexpr int moves = 20;
    for (int move = 0; move < moves; ++move) {
        workflow::InventoryScenario scenario;
        scenario.cycleServiceLevel = 0.9 + 0.005 * (move % 19);
        if (move % 2 == 1)
            scenario.budgetMinor = 10'000'000;
        const auto start = std::chrono::steady_clock::now();
        const auto plan = workflow::planInventory(inputs, scenario, progress);
        const double seconds = secondsSince(start);
        if (!plan)
            return 1;
        if (plan->mostSavedMinor.value_or(0) > 0)
            closest =
                std::min(closest, static_cast<double>(*plan->savedMinor) / static_cast<double>(*plan->mostSavedMinor));
        slowest = std::max(slowest, seconds);
        sum += seconds;
    }
    std::printf("%zu SKUs: a plan takes %.1f ms on average, %.1f ms at most (asked: under 100)\n", skus,
                1000.0 * sum / moves, 1000.0 * slowest);

    std::printf("Under a budget: %.3f %% of the upper bound at least (asked: 99.5 %%)\n", 100.0 * closest);

    std::vector<inventory::SimulatedDemand> simulated;
    for (const auto& item : inputs.items) {
        inventory::SimulatedDemand one{{item.demand.mean[0], item.demand.stdDev[0]}, {}};
        one.policy.leadTime = 2;
        one.policy.orderUpToLevel = 4.0 * item.demand.mean[0];
        one.policy.initialOnHand = item.onHand;
        one.sizing = inventory::OrderSizing{item.rules}; // packs of 12 for half of them
        simulated.push_back(one);
    }
    const auto start = std::chrono::steady_clock::now();
    const std::clock_t work = std::clock();
    if (!inventory::simulatePolicies(simulated, 52, paths, 1, 0, progress))
        return 1;
    std::printf("%zu SKUs, 52 weeks, %d paths: %.2f s, %.2f s of work by all cores (asked: 1,000 paths under 10 s)\n",
                skus, paths, secondsSince(start), static_cast<double>(std::clock() - work) / CLOCKS_PER_SEC);
}
