// SPDX-License-Identifier: GPL-3.0-or-later
// Does the reorder plan keep its cycle service level on real sales? Online Retail is imported up to a day, forecast and
// planned as the page does it, with a lead time and a review period of a week, and each SKU's level is held against
// what was sold in the two weeks after that day. Then what holding and lost sales cost at levels of other services, the
// one of least cost among them, where a unit costs 40, 60 or 80 % of its price and 25 % a year to hold.
//   planned_promises               before 6 June and 3 October 2011
//   planned_promises --earlier     at the five days that the method was chosen by
#include "core/progress.h"
#include "inventory/least_cost.h"
#include "inventory/stock_outlook.h"
#include "sources/csv_reader.h"
#include "workflow/demand_history.h"
#include "workflow/forecast_run.h"
#include "workflow/import_file.h"
#include "workflow/inventory_inputs.h"
#include "workspace/product_repository.h"
#include "workspace/workspace.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

using namespace ms;
namespace fs = std::filesystem;

namespace {

constexpr double leadDays = 7.0;
constexpr double reviewDays = 7.0;
constexpr double promised = 0.95;
constexpr std::int64_t weeks = 2;
const std::string invoices = MS_SHARED_DIR "/data/online-retail/online_retail.csv.gz";

/// The invoices of the days before `end` (2011-06-06), in the columns of the file.
bool writeUntil(std::string_view end, const fs::path& path)
{
    auto reader = sources::CsvReader::open(invoices);
    if (!reader)
        return false;
    const std::array<const char*, 8> names{"InvoiceNo",   "StockCode", "Description", "Quantity",
                                           "InvoiceDate", "UnitPrice", "CustomerID",  "Country"};
    std::ofstream file(path);
    std::array<std::size_t, names.size()> places{};
    for (std::size_t i = 0; i < names.size(); ++i) {
        places[i] = *reader->column(names[i]);
        file << (i > 0 ? "," : "") << names[i];
    }
    file << '\n';
    for (auto more = reader->next(); more && *more; more = reader->next()) {
        const sources::CsvRow row = reader->row();
        if (!end.empty() && row[*reader->column("InvoiceDate")].substr(0, end.size()) >= end)
            continue;
        for (std::size_t i = 0; i < names.size(); ++i) {
            std::string text(row[places[i]]);
            for (std::size_t at = text.find('"'); at != std::string::npos; at = text.find('"', at + 2))
                text.insert(at, 1, '"');
            file << (i > 0 ? ",\"" : "\"") << text << '"';
        }
        file << '\n';
    }
    return file.good();
}

/// A workspace with the sales of the days before `end`; all of them when it is empty.
bool import(std::string_view end, const fs::path& folder, const fs::path& workspace)
{
    NoProgress progress;
    const fs::path file = folder / "invoices.csv";
    if (!writeUntil(end, file))
        return false;
    workflow::ImportRequest request;
    request.file = file.string();
    request.workspace = workspace;
    return workflow::importFile(request, progress).has_value();
}

/// Weekly units of a SKU, and the first day of the first week.
struct Sold {
    Day first{};
    std::vector<double> units;
};

std::unordered_map<std::string, Sold> soldIn(const fs::path& path)
{
    std::unordered_map<std::string, Sold> sold;
    auto workspace = workspace::Workspace::open(path, workspace::OpenMode::ReadOnly);
    if (!workspace)
        return sold;
    std::unordered_map<std::int64_t, std::string> skus;
    const auto read = workspace::ProductRepository(*workspace).forEach([&](const workspace::Product& product) {
        skus.emplace(product.key.value, product.sku.text);
    });
    const auto demand = workflow::demandToDate(*workspace, forecast::Frequency::Weekly);
    if (!read || !demand)
        return sold;
    for (const auto& one : demand->series)
        sold[skus[one.product.value]] = {one.firstDay, one.series.history};
    return sold;
}

/// SKUs that sell about as much.
struct Class {
    const char* name;
    double below; ///< smoothed units a week
    double skus = 0;
    double ranOut = 0;
    double forecast = 0; ///< units of the two weeks
    double sold = 0;
    double safety = 0;
};

void print(std::string_view name, const Class& one)
{
    std::printf(
        "  %-20.*s %5.0f levels, ran out %5.2f %% (promised 5), forecast %7.2f, sold %7.2f, safety stock %7.2f\n",
        static_cast<int>(name.size()), name.data(), one.skus, 100.0 * one.ranOut / one.skus, one.forecast / one.skus,
        one.sold / one.skus, one.safety / one.skus);
}

using Classes = std::array<Class, 6>;

/// What the levels of some services cost over a week's review, in prices of a unit.
struct Costs {
    static constexpr std::array<double, 7> services{0.8, 0.9, 0.95, 0.98, 0.99, 0.995, 0.999};
    static constexpr std::array<double, 3> unitCosts{0.4, 0.6, 0.8}; ///< shares of the price
    struct Line {
        std::array<double, services.size()> at{};
        double least = 0;  ///< at that of least cost
        double ranOut = 0; ///< levels of that
        double levels = 0;
    };
    std::array<Line, unitCosts.size()> lines;

    static inventory::UnitEconomics unit(double cost) { return {1.0 - cost, 0.25 * cost * reviewDays / 365.25}; }
    void add(inventory::PlanInputs plan, double sold)
    {
        std::array<double, services.size()> levels{};
        for (std::size_t s = 0; s < services.size(); ++s) {
            plan.policy.cycleServiceLevel = services[s];
            levels[s] = inventory::planLevels(plan)->orderUpToLevel;
        }
        for (std::size_t c = 0; c < unitCosts.size(); ++c) {
            const auto economics = unit(unitCosts[c]);
            const auto cost = [&](double level) {
                return economics.held * std::max(0.0, level - sold) + economics.earned * std::max(0.0, sold - level);
            };
            for (std::size_t s = 0; s < services.size(); ++s)
                lines[c].at[s] += cost(levels[s]);
            plan.policy.cycleServiceLevel = inventory::leastCostService(economics);
            const double level = inventory::planLevels(plan)->orderUpToLevel;
            lines[c].least += cost(level);
            lines[c].ranOut += sold > level ? 1.0 : 0.0;
            lines[c].levels += 1.0;
        }
    }
    void print() const
    {
        for (std::size_t c = 0; c < unitCosts.size(); ++c) {
            const Line& line = lines[c];
            std::printf(
                "  a unit costs %2.0f %% of its price: least cost plans for %.2f %%, ran out %.2f %%, costs 1 (",
                100.0 * unitCosts[c], 100.0 * inventory::leastCostService(unit(unitCosts[c])),
                100.0 * line.ranOut / line.levels);
            for (std::size_t s = 0; s < services.size(); ++s)
                std::printf("%s%.1f %%: %.3f", s > 0 ? ", " : "", 100.0 * services[s], line.at[s] / line.least);
            std::printf(")\n");
        }
    }
};

bool measure(const fs::path& path, const std::unordered_map<std::string, Sold>& later, Classes& classes, Costs& costs)
{
    NoProgress progress;
    if (!workflow::runForecast({.workspace = path}, progress))
        return false;
    const auto inputs = workflow::loadInventory(path, progress);
    if (!inputs)
        return false;
    const Day from = workflow::weekOf(workflow::headerOf(**inputs).asOf + std::chrono::days(1));
    for (const workflow::InventoryItem& item : (*inputs)->items) {
        const auto known = later.find(item.sku.text);
        inventory::PlanInputs plan;
        plan.demand = item.demand;
        plan.leadTimeDays = {leadDays, 0.0};
        plan.policy = {promised, reviewDays};
        const auto levels = inventory::planLevels(plan);
        if (known == later.end() || !levels)
            continue;
        const std::int64_t first = (from - known->second.first).count() / 7;
        double units = 0.0;
        for (std::int64_t week = std::max<std::int64_t>(0, first); week < first + weeks; ++week) {
            if (week < static_cast<std::int64_t>(known->second.units.size()))
                units += std::max(0.0, known->second.units[static_cast<std::size_t>(week)]);
        }
        Class& group =
            *std::ranges::find_if(classes, [&](const Class& one) { return item.demand.errorLevel < one.below; });
        group.skus += 1.0;
        group.ranOut += units > levels->orderUpToLevel ? 1.0 : 0.0;
        group.forecast += levels->protectedDemand.mean;
        group.sold += units;
        group.safety += levels->safetyStock;
        costs.add(plan, units);
    }
    return true;
}

} // namespace

int main(int argc, char** argv)
{
    const bool earlier = argc > 1 && std::string_view(argv[1]) == "--earlier";
    const std::vector<const char*> days =
        earlier ? std::vector<const char*>{"2011-04-04", "2011-05-02", "2011-07-04", "2011-08-08", "2011-09-05"}
                : std::vector<const char*>{"2011-06-06", "2011-10-03"};
    const fs::path folder = fs::temp_directory_path() / "planned_promises";
    fs::remove_all(folder);
    fs::create_directories(folder);
    bool done = import({}, folder, folder / "all.ms");
    const auto later = soldIn(folder / "all.ms");
    const Classes none{{{"too new to measure", 1e-9},
                        {"below 1 a week", 1.0},
                        {"1 to 4", 4.0},
                        {"4 to 20", 20.0},
                        {"20 to 100", 100.0},
                        {"100 and more", 1e15}}};
    Classes together = none;
    Costs costs;
    for (const char* day : days) {
        Classes classes = none;
        const fs::path workspace = folder / (std::string(day) + ".ms");
        done = done && import(day, folder, workspace) && measure(workspace, later, classes, costs);
        std::printf("Planned before %s\n", day);
        for (std::size_t i = 0; done && i < classes.size(); ++i) {
            print(classes[i].name, classes[i]);
            together[i].skus += classes[i].skus;
            together[i].ranOut += classes[i].ranOut;
            together[i].forecast += classes[i].forecast;
            together[i].sold += classes[i].sold;
            together[i].safety += classes[i].safety;
        }
    }
    std::printf("All of these days\n");
    for (const Class& one : together)
        print(one.name, one);
    costs.print();
    fs::remove_all(folder);
    return done ? 0 : 66;
}
