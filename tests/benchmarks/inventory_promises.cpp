// SPDX-License-Identifier: GPL-3.0-or-later
// Are promises kept on promoted sales? Store-brand series of orange juice with at least 104 weeks: reviewed weekly,
// lost sales, 52 weeks to warm up and 52 scored, lead time 1 and 2.
//   inventory_promises [yx.csv.gz]
#include "../pricing/orange_juice.h"
#include "inventory/promised_level.h"
#include "workflow/measured_promise.h"

#include <algorithm>
#include <cstdio>
#include <functional>
#include <numeric>

using namespace ms;

namespace {

constexpr std::size_t warmUp = 52;
constexpr std::size_t scored = 52;

struct Weeks {
    std::vector<double> units;
    std::vector<double> lifts; ///< of price, deal and feature, as the first 52 weeks of the brand show it
};

/// Oldest first; short series are left out.
std::vector<Weeks> readWeeks(const pricing::Panel& panel)
{
    std::vector<Weeks> all;
    for (std::int32_t brand = 0; brand < 11; ++brand) {
        std::map<std::int32_t, std::vector<pricing::Observation>> stores;
        for (const auto& row : panel.rows) {
            if (row.product == brand)
                stores[row.location].push_back(row);
        }
        stats::Design design;
        std::vector<double> price, deal, feature, logUnits;
        std::vector<std::int32_t> group;
        std::int32_t next = 0;
        for (auto& [store, rows] : stores) {
            std::ranges::sort(rows, {}, &pricing::Observation::period);
            for (std::size_t t = 0; t < std::min(warmUp, rows.size()); ++t) {
                price.push_back(std::log(rows[t].price));
                deal.push_back(rows[t].promotion);
                feature.push_back(rows[t].feature);
                logUnits.push_back(std::log(rows[t].units));
                group.push_back(next);
            }
            ++next;
        }
        design.add("price", price);
        design.add("deal", deal);
        design.add("feature", feature);
        stats::RegressionOptions options;
        options.groups = group;
        const auto fit = stats::leastSquares(design, logUnits, options);
        if (!fit)
            return {};
        for (const auto& [store, rows] : stores) {
            if (rows.size() < warmUp + scored)
                continue;
            Weeks one;
            for (std::size_t t = 0; t < rows.size(); ++t) {
                one.units.push_back(std::round(rows[t].units));
                one.lifts.push_back(std::exp(fit->coefficients[0] * std::log(rows[t].price / rows[0].price) +
                                             fit->coefficients[1] * rows[t].promotion +
                                             fit->coefficients[2] * rows[t].feature));
            }
            all.push_back(std::move(one));
        }
    }
    return all;
}

struct Past {
    std::span<const double> sales;
    std::span<const std::uint8_t> stockedOut;
    std::span<const double> lifts;
};
using Level = std::function<double(const Past&, std::size_t periods)>;

struct Outcome {
    double stockoutWeeks = 0; ///< share
    double fillRate = 0;
    double onHand = 0; ///< units at the end of a week
};

Outcome replay(const std::vector<Weeks>& all, std::size_t leadTime, const Level& level)
{
    double weeks = 0, stockouts = 0, held = 0, asked = 0, missed = 0;
    for (const Weeks& one : all) {
        std::vector<double> sales(one.units.begin(), one.units.begin() + warmUp);
        std::vector<std::uint8_t> marks(warmUp, 0);
        const double mean = std::accumulate(sales.end() - 8, sales.end(), 0.0) / 8.0;
        double shelf = 2.0 * mean;
        std::vector<double> pipeline(leadTime, mean);
        for (std::size_t t = warmUp; t < warmUp + scored; ++t) {
            const double position = shelf + std::accumulate(pipeline.begin(), pipeline.end(), 0.0);
            const auto known = std::span(one.lifts).first(std::min(one.lifts.size(), t + leadTime + 1));
            std::vector<double> lifts(known.begin(), known.end());
            lifts.resize(t + leadTime + 1, known.back());
            const double order = std::ceil(std::max(0.0, level({sales, marks, lifts}, leadTime + 1) - position));
            shelf += pipeline.front();
            pipeline.erase(pipeline.begin());
            pipeline.push_back(order);
            const double sold = std::min(shelf, one.units[t]);
            shelf -= sold;
            sales.push_back(sold);
            marks.push_back(sold < one.units[t]);
            weeks += 1;
            stockouts += sold < one.units[t];
            held += shelf;
            asked += one.units[t];
            missed += one.units[t] - sold;
        }
    }
    return {stockouts / weeks, 1.0 - missed / asked, held / weeks};
}

double newest8(const Past& past)
{
    return std::accumulate(past.sales.end() - 8, past.sales.end(), 0.0) / 8.0;
}

double promised(const Past& past, std::size_t periods, double service, bool promotionsKnown)
{
    const std::vector<double> none(past.lifts.size(), 1.0);
    const inventory::LiftedDemand demand{past.sales, past.stockedOut, promotionsKnown ? past.lifts : none};
    return inventory::promisedLevel(demand, periods, service)->level;
}

/// Z·σ·√L above the mean of lead time and review period.
double seedLevel(const Past& past, std::size_t periods)
{
    const double mean =
        std::accumulate(past.sales.begin(), past.sales.end(), 0.0) / static_cast<double>(past.sales.size());
    double squares = 0;
    for (const double units : past.sales)
        squares += (units - mean) * (units - mean) / static_cast<double>(past.sales.size() - 1);
    const auto leadTime = static_cast<double>(periods - 1);
    return newest8(past) * static_cast<double>(periods) + 1.6449 * std::sqrt(squares * leadTime);
}

/// The outcome with the setting, in [low, high], at which `reached` first holds.
Outcome tuned(double low, double high, const std::function<Outcome(double)>& run,
              const std::function<bool(const Outcome&)>& reached)
{
    for (int step = 0; step < 9; ++step) {
        const double middle = (low + high) / 2.0;
        (reached(run(middle)) ? high : low) = middle;
    }
    return run(high);
}

void compare(const std::vector<Weeks>& all, std::size_t leadTime, const char* what,
             const std::function<bool(const Outcome&)>& reached, const char* asked)
{
    const auto cover = tuned(
        0.5, 12.0,
        [&](double k) {
            return replay(all, leadTime, [k](const Past& past, std::size_t) { return k * newest8(past); });
        },
        reached);
    const auto ours = tuned(
        0.3, 0.995,
        [&](double service) {
            return replay(all, leadTime, [service](const Past& past, std::size_t periods) {
                return promised(past, periods, service, true);
            });
        },
        reached);
    std::printf("  lead time %zu, %s: %.1f units on hand, %.1f with k weeks of the 8-week mean: %+.1f %% (asked: %s)\n",
                leadTime, what, ours.onHand, cover.onHand, 100.0 * (ours.onHand / cover.onHand - 1.0), asked);
}

} // namespace

int main(int argc, char** argv)
{
    const std::string path = argc > 1 ? argv[1] : MS_SHARED_DIR "/data/orange-juice/yx.csv.gz";
    const auto all = readWeeks(readOrangeJuicePanel(path));
    if (all.empty()) {
        std::fprintf(stderr, "%s: no series\n", path.c_str());
        return 65;
    }
    std::printf("%zu store-brand series; weeks with a stockout at a promised 5 %% (asked: 4 to 5 %%)\n", all.size());
    for (const std::size_t leadTime : {1U, 2U}) {
        const auto line = [&](const char* what, const Level& level) {
            const Outcome outcome = replay(all, leadTime, level);
            std::printf("  lead time %zu, %-42s %.2f %%, fill rate %.2f %%, %.1f units on hand\n", leadTime, what,
                        100.0 * outcome.stockoutWeeks, 100.0 * outcome.fillRate, outcome.onHand);
        };
        line("errors of the forecast, gamma quantile:",
             [](const Past& past, std::size_t periods) { return promised(past, periods, 0.95, false); });
        line("the same, promotions known:",
             [](const Past& past, std::size_t periods) { return promised(past, periods, 0.95, true); });
        line("Z·sigma·sqrt(L) of demand:", seedLevel);
    }
    const auto& said = workflow::simpleFormulaPromise;
    std::printf("  said on page Inventory of Z·sigma·sqrt(L): %.1f to %.1f %% of weeks, %d series\n",
                100.0 * said.fewest, 100.0 * said.most, said.series);
    std::printf("Stock on hand with the promotion plan known\n");
    for (const std::size_t leadTime : {1U, 2U}) {
        compare(
            all, leadTime, "fill rate of 90 %", [](const Outcome& o) { return o.fillRate >= 0.9; }, "-15 %");
        compare(
            all, leadTime, "5 % of weeks with a stockout", [](const Outcome& o) { return o.stockoutWeeks <= 0.05; },
            "-13 %");
    }
}
