// SPDX-License-Identifier: GPL-3.0-or-later
// Replays replenishment on real demand, as score/replay.py does but in one process: cost beside the best moving-average
// cover, seconds an order round, and the promised beside the realised probability of a stockout in ten bins.
//   inventory_replay             the last periods of both files, which no method was chosen by
//   inventory_replay --earlier   periods before them, which methods are chosen by
//   inventory_replay demand.csv state.csv periods orders holding asked
#include "core/progress.h"
#include "inventory/replenishment.h"
#include "sources/csv_reader.h"
#include "workflow/inventory_demand_file.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <functional>
#include <limits>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

using namespace ms;

namespace {

constexpr int leadTime = 2;

struct Replay {
    std::string demand;
    std::string state; ///< empty: 2, 1 and 1 periods of the average demand of `averaged` periods
    std::size_t periods = 0;
    std::size_t orders = 0;
    double holding = 0;
    double asked = 0;         ///< total cost; 0: 0.95 of the best moving-average cover
    std::size_t leftOut = 0;  ///< periods at the end that are not looked at
    std::size_t averaged = 0; ///< 0: all
};

/// Promises beside what happened, each bin with a tenth of the range or of the promises.
class Promises {
public:
    void add(const Promises& others) { m_all.insert(m_all.end(), others.m_all.begin(), others.m_all.end()); }
    void add(double promised, bool happened) { m_all.emplace_back(promised, happened); }
    void print()
    {
        std::array<Bin, 10> byValue{};
        std::array<Bin, 10> byRank{};
        std::ranges::stable_sort(m_all, {}, &std::pair<double, bool>::first);
        for (std::size_t i = 0; i < m_all.size(); ++i) {
            const auto [promised, happened] = m_all[i];
            for (Bin* bin : {&byValue[std::min<std::size_t>(9, static_cast<std::size_t>(promised * 10.0))],
                             &byRank[i * 10 / m_all.size()]}) {
                bin->promised += promised;
                bin->happened += happened;
                bin->count += 1.0;
            }
        }
        for (const Bin& bin : byValue) {
            if (bin.count > 0.0)
                std::printf("  stockout promised %5.1f %%, happened %5.1f %% of %.0f\n",
                            100.0 * bin.promised / bin.count, 100.0 * bin.happened / bin.count, bin.count);
        }
        std::printf(
            "  mean absolute gap %.2f points in tenths of the range, %.2f in tenths of the orders (asked: under "
            "2)\n",
            gapOf(byValue), gapOf(byRank));
    }

private:
    struct Bin {
        double promised = 0;
        double happened = 0;
        double count = 0;
    };
    static double gapOf(const std::array<Bin, 10>& bins)
    {
        double gap = 0.0;
        double count = 0.0;
        for (const Bin& bin : bins) {
            gap += std::fabs(bin.promised - bin.happened);
            count += bin.count;
        }
        return 100.0 * gap / count;
    }
    std::vector<std::pair<double, bool>> m_all;
};

struct Shop {
    std::vector<inventory::ReplenishmentSeries> series; ///< as they stand before the first replayed period
    std::vector<std::vector<double>> future;            ///< what is asked for then
};

double averageOf(const std::vector<double>& history, std::size_t periods)
{
    const std::size_t count = periods == 0 ? history.size() : std::min(periods, history.size());
    double sum = 0.0;
    for (std::size_t t = history.size() - count; t < history.size(); ++t)
        sum += history[t] / static_cast<double>(count);
    return sum;
}

/// Stock and open orders as the file says.
bool readState(const std::string& path, std::vector<inventory::ReplenishmentSeries>& all)
{
    auto state = sources::CsvReader::open(path);
    if (!state)
        return false;
    std::map<std::string, inventory::StockState, std::less<>> states;
    for (auto more = state->next(); more && *more; more = state->next()) {
        const auto number = [&](const char* name) {
            const std::string_view text = state->row()[*state->column(name)];
            double value = 0;
            std::from_chars(text.data(), text.data() + text.size(), value);
            return value;
        };
        inventory::StockState& one = states[std::string(state->row()[*state->column("series_id")])];
        one.onHand = number("on_hand");
        one.onOrder = {number("on_order_1"), number("on_order_2")};
    }
    for (auto& one : all)
        one.stock = states[one.id];
    return true;
}

Shop start(const Replay& replay)
{
    Shop shop;
    const auto demand = workflow::readDemandFile(replay.demand);
    if (!demand)
        return shop;
    for (const auto& [id, units, stockedOut] : demand->series) {
        if (units.size() <= replay.periods + replay.leftOut)
            continue;
        inventory::ReplenishmentSeries one;
        one.id = id;
        const auto end = units.end() - static_cast<std::ptrdiff_t>(replay.leftOut);
        const auto split = end - static_cast<std::ptrdiff_t>(replay.periods);
        one.history.assign(units.begin(), split);
        one.stockedOut.assign(one.history.size(), 0);
        const double average = averageOf(one.history, replay.averaged);
        one.stock.onHand = std::nearbyint(2.0 * average);
        one.stock.onOrder = {std::nearbyint(average), std::nearbyint(average)};
        one.costs = {replay.holding, 1.0, 0.0};
        one.leadTime = leadTime;
        one.yearLength = demand->yearLength;
        shop.series.push_back(std::move(one));
        shop.future.emplace_back(split, end);
    }
    if (!replay.state.empty() && !readState(replay.state, shop.series))
        shop.series.clear();
    return shop;
}

/// One period: arrivals, sales; returns its cost.
double step(inventory::ReplenishmentSeries& one, double asked, double order)
{
    one.stock.onHand += one.stock.onOrder.front();
    one.stock.onOrder.erase(one.stock.onOrder.begin());
    one.stock.onOrder.push_back(order);
    const double sold = std::min(one.stock.onHand, asked);
    one.stock.onHand -= sold;
    one.history.push_back(sold);
    one.stockedOut.push_back(sold < asked);
    return one.costs.holding * one.stock.onHand + (asked - sold);
}

/// Cost of ordering up to `cover` periods of the mean of the newest 13 in which stock did not run out.
double costOfCover(Shop shop, const Replay& replay, double cover)
{
    double cost = 0.0;
    for (std::size_t k = 0; k < replay.periods; ++k) {
        for (std::size_t i = 0; i < shop.series.size(); ++i) {
            auto& one = shop.series[i];
            double sum = 0.0;
            double count = 0.0;
            for (std::size_t t = one.history.size(); t-- > 0 && count < 13.0;) {
                if (one.stockedOut[t] != 0)
                    continue;
                sum += one.history[t];
                count += 1.0;
            }
            const double position = one.stock.onHand + one.stock.onOrder[0] + one.stock.onOrder[1];
            const double order = std::max(0.0, std::nearbyint(cover * sum / std::max(1.0, count) - position));
            cost += step(one, shop.future[i][k], k < replay.orders ? order : 0.0);
        }
    }
    return cost;
}

bool run(const Replay& replay, Promises& ofAll)
{
    Shop shop = start(replay);
    auto& all = shop.series;
    if (all.empty()) {
        std::fprintf(stderr, "%s: no series\n", replay.demand.c_str());
        return false;
    }
    double best = std::numeric_limits<double>::infinity();
    for (double cover = 2.0; cover <= 6.0; cover += 1.0)
        best = std::min(best, costOfCover(shop, replay, cover));
    NoProgress progress;
    Promises promises;
    double cost = 0.0;
    double slowest = 0.0;
    std::vector<std::vector<double>> promised(replay.periods + leadTime, std::vector<double>(all.size(), -1.0));
    for (std::size_t k = 0; k < replay.periods; ++k) {
        std::vector<double> orders(all.size(), 0.0);
        if (k < replay.orders) {
            const auto begin = std::clock();
            const auto decided = inventory::replenish(all, progress);
            slowest = std::max(slowest, static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC);
            for (std::size_t i = 0; i < all.size(); ++i) {
                orders[i] = static_cast<double>((*decided)[i]->order.quantity.units);
                promised[k + leadTime][i] = (*decided)[i]->stockoutProbability;
            }
        }
        for (std::size_t i = 0; i < all.size(); ++i) {
            cost += step(all[i], shop.future[i][k], orders[i]);
            if (promised[k][i] >= 0.0)
                promises.add(promised[k][i], all[i].stockedOut.back() != 0);
        }
    }
    std::printf("%s, %zu periods up to %zu before its end: cost %.0f, %.4f of the best cover's %.0f (asked: at most "
                "%.0f), %zu series, slowest round %.2f s of CPU (asked: under 5 s for 1,000)\n",
                replay.demand.substr(replay.demand.rfind('/') + 1).c_str(), replay.periods, replay.leftOut, cost,
                cost / best, best, replay.asked > 0.0 ? replay.asked : 0.95 * best, all.size(), slowest);
    promises.print();
    ofAll.add(promises);
    return true;
}

} // namespace

int main(int argc, char** argv)
{
    Promises ofAll;
    if (argc == 7)
        return run({argv[1], argv[2], static_cast<std::size_t>(std::atoi(argv[3])),
                    static_cast<std::size_t>(std::atoi(argv[4])), std::atof(argv[5]), std::atof(argv[6])},
                   ofAll)
                   ? 0
                   : 65;
    const std::string folder = MS_SHARED_DIR "/data/replay/";
    Replay weekly{folder + "online-retail-weekly.csv.gz",
                  folder + "online-retail-weekly-state.csv",
                  12,
                  10,
                  0.2,
                  0.95 * 660676.0};
    Replay monthly{folder + "carparts-monthly.csv.gz", folder + "carparts-monthly-state.csv", 9, 7, 0.1, 0.95 * 6576.0};
    bool done = true;
    std::vector<std::size_t> weeksLeftOut{0};
    std::vector<std::size_t> monthsLeftOut{0};
    if (argc > 1 && std::string_view(argv[1]) == "--earlier") {
        weekly.state.clear();
        monthly.state.clear();
        weekly.asked = monthly.asked = 0.0;
        weekly.averaged = 13;
        weeksLeftOut = {12, 18};
        monthsLeftOut = {9, 12, 15};
    }
    for (const std::size_t leftOut : weeksLeftOut) {
        weekly.leftOut = leftOut;
        done = run(weekly, ofAll) && done;
    }
    for (const std::size_t leftOut : monthsLeftOut) {
        monthly.leftOut = leftOut;
        done = run(monthly, ofAll) && done;
    }
    std::printf("All replays together\n");
    ofAll.print();
    return done ? 0 : 65;
}
