// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/demo_plan.h"

#include "core/calendar_numbers.h"
#include "stats/random.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <numbers>

namespace ms::workflow {
namespace {

using stats::Random;

/// Streams of random numbers, so that one product more does not change the others.
constexpr std::uint64_t supplierStream = 1;
constexpr std::uint64_t productStream = 1'000'000;

struct Category {
    const char* name;
    const char* prefix;
    std::array<const char*, 6> kinds;
    std::array<const char*, 6> things;
    std::array<const char*, 3> brands;
    double lowPrice; ///< major units
    double highPrice;
    double elasticity; ///< mean
    double amplitude;
    double peakDayOfYear;
    double christmas;
};

constexpr std::array<Category, 8> categories{{
    {"Kitchen",
     "KIT",
     {"Enamel", "Oak", "Stoneware", "Copper", "Linen", "Glass"},
     {"mug", "bowl", "bread board", "jug", "apron", "storage jar"},
     {"Hearth", "Marlow", "Tern"},
     6,
     38,
     -1.6,
     0.10,
     330,
     1.5},
    {"Home",
     "HOM",
     {"Wool", "Velvet", "Woven", "Cotton", "Striped", "Quilted"},
     {"throw", "cushion", "basket", "rug", "door mat", "bedspread"},
     {"Fell & Co", "Marlow", "Loom"},
     12,
     85,
     -1.3,
     0.18,
     345,
     1.4},
    {"Garden",
     "GAR",
     {"Terracotta", "Zinc", "Folding", "Hanging", "Slate", "Willow"},
     {"planter", "watering can", "chair", "bird feeder", "plant label", "trug"},
     {"Rowan", "Allotment", "Tern"},
     5,
     60,
     -1.8,
     0.55,
     150,
     1.0},
    {"Stationery",
     "080",
     {"Recycled", "Dotted", "Pocket", "Leather", "Marbled", "Botanical"},
     {"notebook", "card set", "pencil case", "planner", "wrapping paper", "sticker book"},
     {"Folio", "Pressmark", "Quill"},
     2,
     24,
     -2.1,
     0.12,
     250,
     1.6},
    {"Toys",
     "TOY",
     {"Wooden", "Knitted", "Painted", "Magnetic", "Giant", "Classic"},
     {"train", "rabbit", "puzzle", "building set", "spinning top", "memory game"},
     {"Pip", "Little Tern", "Oakley"},
     5,
     48,
     -1.9,
     0.08,
     340,
     2.6},
    {"Candles",
     "CAN",
     {"Beeswax", "Fig", "Cedar", "Lavender", "Amber", "Sea salt"},
     {"candle", "tealight set", "diffuser", "wax melt", "pillar candle", "travel candle"},
     {"Wick", "Fell & Co", "Ember"},
     4,
     42,
     -1.5,
     0.30,
     340,
     1.9},
    {"Bath",
     "BAT",
     {"Oat", "Rosemary", "Charcoal", "Rose", "Mint", "Shea"},
     {"soap", "hand cream", "bath salts", "shampoo bar", "body oil", "face cloth"},
     {"Tern", "Salt House", "Ember"},
     3,
     32,
     -1.4,
     0.06,
     30,
     1.7},
    {"Pantry",
     "PAN",
     {"Wildflower", "Sea salt", "Spiced", "Smoked", "Seville", "Dark"},
     {"honey", "caramel", "chutney", "almonds", "marmalade", "chocolate"},
     {"Orchard", "Hearth", "Salt House"},
     3,
     18,
     -2.4,
     0.15,
     335,
     1.8},
}};

constexpr std::array<const char*, 12> supplierNames{"Northgate Trading", "Weaver & Sons",     "Bluebell Imports",
                                                    "Kiln Works",        "Harbour Supply",    "Meadow Foods",
                                                    "Paper Mill Lane",   "Tallow & Thread",   "Oakfield Makers",
                                                    "Lantern Studio",    "Greenhouse Direct", "Crossroads Wholesale"};

std::string numbered(const char* format, int number)
{
    std::array<char, 64> text{};
    std::snprintf(text.data(), text.size(), format, number);
    return text.data();
}

double between(Random& random, double low, double high)
{
    return low + (high - low) * random.uniform();
}

/// Prices that shops write: 4.50, 12.95, 38.00.
std::int64_t shopPrice(double major)
{
    const double whole = std::floor(major);
    if (major < 10)
        return static_cast<std::int64_t>(100 * whole) + (major - whole < 0.5 ? 50 : 95);
    return static_cast<std::int64_t>(100 * whole) + (static_cast<int>(whole) % 2 == 0 ? 0 : 95);
}

std::vector<DemoSupplier> planSuppliers(const DemoSize& size)
{
    const int count = std::clamp(size.products / 15, 3, static_cast<int>(supplierNames.size()));
    std::vector<DemoSupplier> suppliers;
    for (int i = 0; i < count; ++i) {
        Random random(size.seed, supplierStream + static_cast<std::uint64_t>(i) * 10);
        DemoSupplier supplier;
        supplier.code = numbered("SUP-%02d", i + 1);
        supplier.name = supplierNames[static_cast<std::size_t>(i)];
        supplier.leadTimeDays = std::round(between(random, 5, 28));
        supplier.leadTimeStdDevDays = std::round(10 * supplier.leadTimeDays * between(random, 0.08, 0.35)) / 10;
        supplier.minimumOrderMinor = 5000 * static_cast<std::int64_t>(random.below(4));
        suppliers.push_back(supplier);
    }
    return suppliers;
}

DemoKind drawKind(Random& random)
{
    const double u = random.uniform();
    return u < 0.66   ? DemoKind::Steady
           : u < 0.86 ? DemoKind::Intermittent
           : u < 0.93 ? DemoKind::New
                      : DemoKind::Fading;
}

void planDemand(DemoProduct& product, const Category& category, const DemoPlan& plan, Random& random)
{
    product.kind = drawKind(random);
    product.baseUnitsADay = 0.55 * std::exp(0.8 * random.normal());
    product.elasticity = std::clamp(category.elasticity + 0.45 * random.normal(), -3.5, -0.4);
    product.trendAYear = std::clamp(0.05 + 0.12 * random.normal(), -0.25, 0.4);
    product.amplitude = category.amplitude * between(random, 0.7, 1.2);
    product.peakDayOfYear = category.peakDayOfYear + 10 * random.normal();
    product.christmas = 1 + (category.christmas - 1) * between(random, 0.7, 1.3);
    product.promotionUplift = between(random, 1.05, 1.6);
    product.stockFactor = between(random, 0.75, 1.35);
    switch (product.kind) {
    case DemoKind::Steady:
        break;
    case DemoKind::Intermittent:
        product.baseUnitsADay = between(random, 0.03, 0.15);
        product.unitsALine = 2.2;
        product.amplitude *= 0.3;
        break;
    case DemoKind::New:
        product.firstDay = std::max(plan.days - 7 * (6 + static_cast<int>(random.below(18))), 0);
        break;
    case DemoKind::Fading:
        product.trendAYear = between(random, -1.2, -0.6);
        product.baseUnitsADay *= 1.5;
        break;
    }
}

DemoProduct planProduct(const DemoPlan& plan, int number)
{
    Random random(plan.size.seed, productStream + static_cast<std::uint64_t>(number));
    const auto at = static_cast<std::size_t>(number) % categories.size();
    const Category& category = categories[at];
    const int withinCategory = number / static_cast<int>(categories.size());
    const auto kind = static_cast<std::size_t>(withinCategory) % category.kinds.size();
    const auto thing =
        static_cast<std::size_t>(withinCategory / static_cast<int>(category.kinds.size()) + withinCategory) %
        category.things.size();
    const int variant = withinCategory / static_cast<int>(category.kinds.size() * category.things.size());
    DemoProduct product;
    product.sku = category.prefix + numbered(category.prefix[0] == '0' ? "%02d" : "-%04d", withinCategory + 1);
    product.title = std::string(category.kinds[kind]) + ' ' + category.things[thing];
    if (variant > 0)
        product.title += numbered(" no. %d", variant + 1);
    product.category = category.name;
    product.brand = category.brands[random.below(category.brands.size())];
    product.supplier = random.below(plan.suppliers.size());
    constexpr std::array<std::int64_t, 5> packs{1, 1, 6, 12, 24};
    product.referencePriceMinor =
        shopPrice(std::exp(between(random, std::log(category.lowPrice), std::log(category.highPrice))));
    product.packSize = product.referencePriceMinor < 1500 ? packs[random.below(packs.size())] : packs[random.below(3)];
    product.minimumOrder = product.packSize * (1 + static_cast<std::int64_t>(random.below(2)));
    product.costMinor =
        static_cast<std::int64_t>(static_cast<double>(product.referencePriceMinor) * between(random, 0.38, 0.62));
    product.taste = static_cast<int>(at * 2 + random.below(2)) % plan.tastes;
    planDemand(product, category, plan, random);
    return product;
}

} // namespace

const char* demoKindName(DemoKind kind)
{
    switch (kind) {
    case DemoKind::Steady:
        return "steady";
    case DemoKind::Intermittent:
        return "intermittent";
    case DemoKind::New:
        return "new";
    case DemoKind::Fading:
        break;
    }
    return "fading";
}

DemoPlan planDemoShop(const DemoSize& size)
{
    DemoPlan plan;
    plan.size = size;
    plan.days = 7 * size.weeks;
    const std::chrono::weekday weekday{size.lastDay};
    const Day sunday = size.lastDay - std::chrono::days(weekday.c_encoding());
    plan.first = sunday + std::chrono::days(1 - plan.days);
    plan.weekday = {0.86, 0.84, 0.90, 0.96, 1.12, 1.34, 0.98};
    plan.tastes = 2 * static_cast<int>(categories.size());
    plan.suppliers = planSuppliers(size);
    plan.products.reserve(static_cast<std::size_t>(size.products));
    for (int i = 0; i < size.products; ++i)
        plan.products.push_back(planProduct(plan, i));
    return plan;
}

double expectedUnits(const DemoPlan& plan, const DemoProduct& product, int day, double priceRatio, bool promoted)
{
    if (day < product.firstDay)
        return 0;
    const Day date = plan.first + std::chrono::days(day);
    const std::chrono::year_month_day calendar{date};
    const int dayOfYear = static_cast<int>((date - Day{calendar.year() / std::chrono::January / 1}).count()) + 1;
    const bool advent = calendar.month() == std::chrono::December && static_cast<unsigned>(calendar.day()) <= 24;
    const double season =
        1 + product.amplitude * std::cos(2 * std::numbers::pi * (dayOfYear - product.peakDayOfYear) / meanDaysAYear);
    return product.baseUnitsADay * std::exp(product.trendAYear * day / meanDaysAYear) *
           plan.weekday[static_cast<std::size_t>(day % 7)] * season * (advent ? product.christmas : 1) *
           std::pow(priceRatio, product.elasticity) * (promoted ? product.promotionUplift : 1);
}

} // namespace ms::workflow
