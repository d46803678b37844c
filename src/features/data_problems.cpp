// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/data_problems.h"

#include "features/sales_scan.h"
#include "workspace/guarded.h"
#include "workspace/workspace.h"

#include <algorithm>
#include <tuple>
#include <unordered_map>

namespace ms::features {
namespace {

using workspace::Query;

constexpr std::size_t examplesShown = 5;
constexpr int shortestGapDays = 3;
constexpr int lossDays = 365;
constexpr Day endOfTime =
    Day{std::chrono::year_month_day{std::chrono::year(9999), std::chrono::month(12), std::chrono::day(31)}};

/// Defects of one kind as they are found.
class Finding {
public:
    explicit Finding(DataProblemKind kind) { m_problem.kind = kind; }

    void add(std::string example, std::int64_t moneyMinor, std::int64_t count = 1)
    {
        m_problem.count += count;
        m_problem.moneyMinor += moneyMinor;
        m_examples.emplace_back(moneyMinor, std::move(example));
    }
    void appendTo(std::vector<DataProblem>& problems)
    {
        if (m_problem.count == 0)
            return;
        std::stable_sort(m_examples.begin(), m_examples.end(),
                         [](const auto& a, const auto& b) { return a.first > b.first; });
        for (auto& [money, example] : m_examples) {
            const auto& shown = m_problem.examples;
            if (shown.size() < examplesShown && std::find(shown.begin(), shown.end(), example) == shown.end())
                m_problem.examples.push_back(std::move(example));
        }
        problems.push_back(std::move(m_problem));
    }

private:
    DataProblem m_problem;
    std::vector<std::pair<std::int64_t, std::string>> m_examples;
};

/// What one product sold, and what of it went out at no price.
struct ProductSales {
    std::int64_t units = 0;
    std::int64_t netMinor = 0;
    std::int64_t recentUnits = 0; ///< in the last 365 days
    std::int64_t freeLines = 0;
    std::int64_t freeUnits = 0;
};

/// The lines of one order repeat each other, or it is dated in the future.
struct OrderSales {
    std::int64_t netMinor = 0;
    std::int64_t repeatedLines = 0;
    std::int64_t repeatedMinor = 0;
};

struct Sales {
    std::vector<ProductSales> products;                  ///< by product key
    std::unordered_map<std::size_t, OrderSales> noticed; ///< by order key: those with repeated lines or in the future
    std::vector<std::int64_t> minorByDay;                ///< from the first day with an order on
    std::vector<bool> dayHasOrder;
    std::int32_t firstDay = 0;
};

/// Looks at the lines of one order after the other.
class OrderReader {
public:
    OrderReader(Sales& sales, std::int32_t today) : m_sales(sales), m_today(today) {}

    void add(const SaleLine& line)
    {
        if (line.order != m_order)
            finish();
        m_order = line.order;
        m_day = line.day;
        m_netMinor += line.netMinor;
        if (line.isDemand)
            m_lines.emplace_back(line.product, line.units, line.unitPriceMinor, line.netMinor);
    }
    void finish()
    {
        OrderSales order;
        order.netMinor = m_netMinor;
        std::sort(m_lines.begin(), m_lines.end());
        for (std::size_t i = 1; i < m_lines.size(); ++i) {
            if (m_lines[i] != m_lines[i - 1])
                continue;
            ++order.repeatedLines;
            order.repeatedMinor += std::get<3>(m_lines[i]);
        }
        if (order.repeatedLines > 0 || (m_order != 0 && m_day > m_today))
            m_sales.noticed[m_order] = order;
        m_lines.clear();
        m_netMinor = 0;
    }

private:
    Sales& m_sales;
    std::int32_t m_today;
    std::size_t m_order = 0;
    std::int32_t m_day = 0;
    std::int64_t m_netMinor = 0;
    std::vector<std::tuple<std::size_t, std::int64_t, std::int64_t, std::int64_t>> m_lines;
};

Sales readSales(workspace::Connection& connection, const KnownOrders& orders, const KnownProducts& products, Day today)
{
    Sales sales;
    sales.products.resize(products.wanted.size());
    const auto todayNumber = static_cast<std::int32_t>(dayNumber(today));
    std::int32_t first = INT32_MAX;
    std::int32_t last = INT32_MIN;
    for (const std::int32_t day : orders.day) {
        if (day == KnownOrders::notKnown || day > todayNumber)
            continue;
        first = std::min(first, day);
        last = std::max(last, day);
    }
    sales.firstDay = first;
    const auto days = first <= last ? static_cast<std::size_t>(last - first + 1) : 0;
    sales.minorByDay.resize(days);
    sales.dayHasOrder.resize(days);
    const auto indexOf = [&](std::int32_t day) { return static_cast<std::size_t>(day - first); };
    for (const std::int32_t day : orders.day) {
        if (day != KnownOrders::notKnown && day <= todayNumber)
            sales.dayHasOrder[indexOf(day)] = true;
    }
    OrderReader reader(sales, todayNumber);
    forEachSale(connection, orders, products, [&](const SaleLine& line) {
        reader.add(line);
        ProductSales& product = sales.products[line.product];
        if (line.isDemand) {
            product.units += line.units;
            product.netMinor += line.netMinor;
            product.recentUnits += line.day > todayNumber - lossDays && line.day <= todayNumber ? line.units : 0;
            if (line.day <= todayNumber)
                sales.minorByDay[indexOf(line.day)] += line.netMinor;
        } else if (line.units > 0 && !line.isReturn) {
            ++product.freeLines;
            product.freeUnits += line.units;
        }
    });
    reader.finish();
    return sales;
}

void findInProducts(workspace::Connection& connection, const Sales& sales, std::vector<DataProblem>& problems)
{
    Finding free(DataProblemKind::FreeLines);
    Finding untitled(DataProblemKind::SoldWithoutTitle);
    Finding uncosted(DataProblemKind::SoldWithoutCost);
    Finding dear(DataProblemKind::CostAbovePrice);
    Query query(connection, "SELECT id, sku, title, price_minor, unit_cost_minor FROM product WHERE is_goods = 1");
    while (query.step()) {
        const ProductSales& sold = sales.products[static_cast<std::size_t>(query.integer(0))];
        const auto price = query.optionalInteger(3);
        const auto cost = query.optionalInteger(4);
        if (sold.freeLines > 0)
            free.add(query.text(1), sold.units > 0 ? sold.netMinor / sold.units * sold.freeUnits : 0, sold.freeLines);
        if (sold.units > 0 && query.view(2).empty())
            untitled.add(query.text(1), sold.netMinor);
        if (sold.units > 0 && !cost)
            uncosted.add(query.text(1), sold.netMinor);
        if (price && cost && *cost > *price)
            dear.add(query.text(1), (*cost - *price) * sold.recentUnits);
    }
    for (Finding* finding : {&free, &untitled, &uncosted, &dear})
        finding->appendTo(problems);
}

void findInOrders(workspace::Connection& connection, const Sales& sales, Day today, std::vector<DataProblem>& problems)
{
    Finding repeated(DataProblemKind::DuplicateLines);
    Finding future(DataProblemKind::FutureOrders);
    std::vector<std::pair<std::size_t, OrderSales>> noticed(sales.noticed.begin(), sales.noticed.end());
    std::sort(noticed.begin(), noticed.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
    for (const auto& [key, order] : noticed) {
        if (order.repeatedLines == 0)
            continue;
        Query query(connection, "SELECT code FROM sales_order WHERE id = ?", static_cast<std::int64_t>(key));
        query.step();
        repeated.add(query.text(0), order.repeatedMinor, order.repeatedLines);
    }
    const ShopTime tomorrow{today + std::chrono::days(1)};
    Query query(connection, "SELECT id, code FROM sales_order WHERE ordered_at >= ? ORDER BY id", tomorrow);
    while (query.step()) {
        const auto it = sales.noticed.find(static_cast<std::size_t>(query.integer(0)));
        future.add(query.text(1), it == sales.noticed.end() ? 0 : it->second.netMinor);
    }
    repeated.appendTo(problems);
    future.appendTo(problems);
}

/// Runs of days on which the shop sells by rule and sold nothing at all.
void findMissingDays(const Sales& sales, const KnownOrders& orders, std::vector<DataProblem>& problems)
{
    std::int64_t total = 0;
    std::int64_t daysWithOrders = 0;
    for (std::size_t i = 0; i < sales.minorByDay.size(); ++i) {
        total += sales.minorByDay[i];
        daysWithOrders += sales.dayHasOrder[i] ? 1 : 0;
    }
    Finding missing(DataProblemKind::MissingDays);
    std::vector<std::int32_t> run;
    const auto endRun = [&] {
        if (run.size() >= shortestGapDays) {
            const auto days = static_cast<std::int64_t>(run.size());
            missing.add(toIsoText(dayFromNumber(run.front())) + " to " + toIsoText(dayFromNumber(run.back())),
                        total / daysWithOrders * days, days);
        }
        run.clear();
    };
    for (std::size_t i = 0; i < sales.dayHasOrder.size(); ++i) {
        const std::int32_t day = sales.firstDay + static_cast<std::int32_t>(i);
        if (sales.dayHasOrder[i])
            endRun();
        else if (orders.openWeekdays[std::chrono::weekday(dayFromNumber(day)).c_encoding()])
            run.push_back(day);
    }
    missing.appendTo(problems);
}

void findNegativeStock(workspace::Connection& connection, Day today, std::vector<DataProblem>& problems)
{
    Finding negative(DataProblemKind::NegativeStock);
    // SQLite takes the other columns from the row that has the maximum.
    Query query(
        connection,
        "SELECT p.sku, -s.on_hand * coalesce(p.unit_cost_minor, p.price_minor, 0) FROM "
        "(SELECT product_id, max(day), on_hand FROM stock_position WHERE day <= ? GROUP BY product_id, location_id) s "
        "JOIN product p ON p.id = s.product_id WHERE s.on_hand < 0 ORDER BY p.sku",
        today);
    while (query.step())
        negative.add(query.text(0), query.integer(1));
    negative.appendTo(problems);
}

} // namespace

Result<std::vector<DataProblem>> dataProblems(workspace::Workspace& workspace, Day today)
{
    return workspace::guarded([&] {
        workspace::Connection& connection = workspace.connection();
        const KnownOrders orders = readOrders(connection, endOfTime, std::nullopt);
        const KnownProducts products = readProducts(connection, {});
        const Sales sales = readSales(connection, orders, products, today);
        std::vector<DataProblem> problems;
        findInProducts(connection, sales, problems);
        findInOrders(connection, sales, today, problems);
        findMissingDays(sales, orders, problems);
        findNegativeStock(connection, today, problems);
        std::stable_sort(problems.begin(), problems.end(), [](const DataProblem& a, const DataProblem& b) {
            return std::tuple(a.moneyMinor, a.count) > std::tuple(b.moneyMinor, b.count);
        });
        return problems;
    });
}

} // namespace ms::features
