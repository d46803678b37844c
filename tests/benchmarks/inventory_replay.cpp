// SPDX-License-Identifier: GPL-3.0-or-later
// Replays replenishment on real demand, as score/replay.py does but in one process: cost beside the best moving-average
// cover, seconds an order round, and the promised beside the realised probability of a stockout in ten bins.
//   inventory_replay [demand.csv state.csv periods orders holding asked]
#include "core/progress.h"
#include "inventory/replenishment.h"
#include "sources/csv_reader.h"
#include "workflow/inventory_demand_file.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <vector>

using namespace ms;

namespace {

constexpr int leadTime = 2;

struct Replay {
    std::string demand;
    std::string state;
    std::size_t periods = 0;
    std::size_t orders = 0;
    double holding = 0;
    double asked = 0; ///< total cost
};

struct Bin {
    double promised = 0;
    double happened = 0;
    double count = 0;
};

/// The series as they stand before the first replayed period; `future` gets what was asked for after.
std::vector<inventory::ReplenishmentSeries> start(const Replay& replay, std::vector<std::vector<double>>& future)
{
    const auto demand = workflow::readDemandFile(replay.demand);
    auto state = sources::CsvReader::open(replay.state);
    std::vector<inventory::ReplenishmentSeries> all;
    if (!demand || !state)
        return all;
    const auto index = workflow::indexById(demand->series);
    for (auto more = state->next(); more && *more; more = state->next()) {
        const auto number = [&](const char* name) {
            const std::string_view text = state->row()[*state->column(name)];
            double value = 0;
            std::from_chars(text.data(), text.data() + text.size(), value);
            return value;
        };
        inventory::ReplenishmentSeries one;
        one.id = std::string(state->row()[*state->column("series_id")]);
        const auto& units = demand->series[index.at(one.id)].units;
        const auto split = static_cast<std::ptrdiff_t>(units.size() - replay.periods);
        one.history.assign(units.begin(), units.begin() + split);
        one.stockedOut.assign(one.history.size(), 0);
        future.emplace_back(units.begin() + split, units.end());
        one.stock.onHand = number("on_hand");
        one.stock.onOrder = {number("on_order_1"), number("on_order_2")};
        one.costs = {replay.holding, 1.0, 0.0};
        one.leadTime = leadTime;
        all.push_back(std::move(one));
    }
    return all;
}

/// One period: arrivals, sales, cost; returns the cost and marks the bins of the orders that arrived.
double step(inventory::ReplenishmentSeries& one, double asked, double order, double promised, Bin* bins)
{
    one.stock.onHand += one.stock.onOrder.front();
    one.stock.onOrder.erase(one.stock.onOrder.begin());
    one.stock.onOrder.push_back(order);
    const double sold = std::min(one.stock.onHand, asked);
    one.stock.onHand -= sold;
    one.history.push_back(sold);
    one.stockedOut.push_back(sold < asked);
    if (promised >= 0.0) {
        Bin& bin = bins[std::min<std::size_t>(9, static_cast<std::size_t>(promised * 10.0))];
        bin.promised += promised;
        bin.happened += sold < asked;
        bin.count += 1.0;
    }
    return one.costs.holding * one.stock.onHand + (asked - sold);
}

bool run(const Replay& replay)
{
    std::vector<std::vector<double>> future;
    auto all = start(replay, future);
    if (all.empty()) {
        std::fprintf(stderr, "%s: no series\n", replay.demand.c_str());
        return false;
    }
    NoProgress progress;
    std::array<Bin, 10> bins{};
    double cost = 0.0;
    double slowest = 0.0;
    std::vector<std::vector<double>> promises(replay.periods + leadTime, std::vector<double>(all.size(), -1.0));
    for (std::size_t k = 0; k < replay.periods; ++k) {
        std::vector<double> orders(all.size(), 0.0);
        if (k < replay.orders) {
            const auto begin = std::chrono::steady_clock::now();
            const auto decided = inventory::replenish(all, progress);
            slowest =
                std::max(slowest, std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count());
            for (std::size_t i = 0; i < all.size(); ++i) {
                orders[i] = static_cast<double>((*decided)[i]->order.quantity.units);
                promises[k + leadTime][i] = (*decided)[i]->stockoutProbability;
            }
        }
        for (std::size_t i = 0; i < all.size(); ++i)
            cost += step(all[i], future[i][k], orders[i], promises[k][i], bins.data());
    }
    std::printf("%s: cost %.0f (asked: at most %.0f), %zu series, slowest round %.2f s (asked: under 5 s for 1,000)\n",
                replay.demand.c_str(), cost, replay.asked, all.size(), slowest);
    double gap = 0.0;
    double count = 0.0;
    for (const Bin& bin : bins) {
        if (bin.count == 0.0)
            continue;
        std::printf("  stockout promised %5.1f %%, happened %5.1f %% of %.0f\n", 100.0 * bin.promised / bin.count,
                    100.0 * bin.happened / bin.count, bin.count);
        gap += std::fabs(bin.promised - bin.happened);
        count += bin.count;
    }
    std::printf("  mean absolute gap %.2f points (asked: under 2)\n", 100.0 * gap / count);
    return true;
}

} // namespace

int main(int argc, char** argv)
{
    if (argc == 7)
        return run({argv[1], argv[2], static_cast<std::size_t>(std::atoi(argv[3])),
                    static_cast<std::size_t>(std::atoi(argv[4])), std::atof(argv[5]), std::atof(argv[6])})
                   ? 0
                   : 65;
    const std::string folder = MS_SHARED_DIR "/data/replay/";
    const bool weekly = run({folder + "online-retail-weekly.csv.gz", folder + "online-retail-weekly-state.csv", 12, 10,
                             0.2, 0.95 * 660676.0});
    const bool monthly =
        run({folder + "carparts-monthly.csv.gz", folder + "carparts-monthly-state.csv", 9, 7, 0.1, 0.95 * 6576.0});
    return weekly && monthly ? 0 : 65;
}
