// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/demo_orders.h"

#include "stats/random.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>

namespace ms::workflow {
namespace {

using stats::Random;

constexpr std::uint64_t customerStream = 3'000'000'000;
constexpr std::uint64_t visitStream = 3'500'000'000;
constexpr double linesAVisit = 2.4;
constexpr double guestShare = 0.15;

/// Share of visits in the hours from 8 to 21, cumulative.
constexpr std::array<double, 14> hours{0.02, 0.06, 0.14, 0.23, 0.33, 0.43, 0.51,
                                       0.58, 0.66, 0.74, 0.83, 0.91, 0.97, 1.0};

struct Visit {
    DemoOrder order;
    int taste = 0;
    int secondTaste = 0;
};

double liking(const Visit& visit, int taste)
{
    return visit.taste == taste ? 8 : visit.secondTaste == taste ? 4 : 1;
}

class Gathering {
public:
    Gathering(const DemoPlan& plan, const std::vector<DemoHistory>& histories,
              const std::vector<DemoCustomer>& customers)
        : m_plan(plan), m_histories(histories), m_customers(customers)
    {
        double sum = 0;
        for (const DemoCustomer& customer : customers)
            m_activity.push_back(sum += customer.activity);
        m_byDay.resize(static_cast<std::size_t>(plan.days) * demoPlaces);
        for (std::size_t product = 0; product < histories.size(); ++product) {
            for (std::size_t sale = 0; sale < histories[product].sales.size(); ++sale) {
                const DemoSale& one = histories[product].sales[sale];
                m_byDay[static_cast<std::size_t>(one.day) * demoPlaces + static_cast<std::size_t>(one.place)].push_back(
                    {product, sale});
            }
        }
    }

    std::vector<DemoOrder> run()
    {
        for (int day = 0; day < m_plan.days; ++day) {
            for (const DemoPlace place : {DemoPlace::Web, DemoPlace::Shop})
                gatherDay(day, place);
        }
        std::stable_sort(m_orders.begin(), m_orders.end(),
                         [](const DemoOrder& a, const DemoOrder& b) { return a.at < b.at; });
        return std::move(m_orders);
    }

private:
    void gatherDay(int day, DemoPlace place)
    {
        const auto& lines = m_byDay[static_cast<std::size_t>(day) * demoPlaces + static_cast<std::size_t>(place)];
        if (lines.empty())
            return;
        Random random(m_plan.size.seed,
                      visitStream + static_cast<std::uint64_t>(day) * demoPlaces + static_cast<std::uint64_t>(place));
        std::vector<Visit> visits = drawVisits(day, place, lines.size(), random);
        std::vector<double> cumulative(visits.size());
        for (const DemoOrderLine& line : lines) {
            double sum = 0;
            for (std::size_t i = 0; i < visits.size(); ++i)
                cumulative[i] = sum += liking(visits[i], m_plan.products[line.product].taste);
            const auto chosen = std::upper_bound(cumulative.begin(), cumulative.end(), sum * random.uniform());
            visits[std::min(static_cast<std::size_t>(chosen - cumulative.begin()), visits.size() - 1)]
                .order.lines.push_back(line);
        }
        for (Visit& visit : visits) {
            if (visit.order.lines.empty())
                continue;
            addReturns(visit.order);
            m_orders.push_back(std::move(visit.order));
        }
    }

    std::vector<Visit> drawVisits(int day, DemoPlace place, std::size_t lines, Random& random) const
    {
        const auto count = static_cast<std::size_t>(std::ceil(static_cast<double>(lines) / linesAVisit));
        std::vector<Visit> visits(count);
        for (Visit& visit : visits) {
            visit.order.at = 86400LL * day + drawSecond(random);
            visit.order.place = place;
            visit.taste = static_cast<int>(random.below(static_cast<std::uint64_t>(m_plan.tastes)));
            visit.secondTaste = visit.taste;
            if (random.uniform() >= guestShare)
                visit.order.customer = drawCustomer(day, random);
            if (visit.order.customer) {
                visit.taste = m_customers[*visit.order.customer].taste;
                visit.secondTaste = m_customers[*visit.order.customer].secondTaste;
            }
        }
        return visits;
    }

    static std::int64_t drawSecond(Random& random)
    {
        const auto hour = std::upper_bound(hours.begin(), hours.end(), random.uniform()) - hours.begin();
        return 3600 * (8 + std::min<std::int64_t>(hour, 13)) + static_cast<std::int64_t>(random.below(3600));
    }

    /// Somebody who comes to the shop in those days, by activity; none when few do.
    std::optional<std::size_t> drawCustomer(int day, Random& random) const
    {
        for (int attempt = 0; attempt < 12; ++attempt) {
            const auto it =
                std::upper_bound(m_activity.begin(), m_activity.end(), m_activity.back() * random.uniform());
            const auto number = std::min(static_cast<std::size_t>(it - m_activity.begin()), m_customers.size() - 1);
            if (m_customers[number].firstDay <= day && day < m_customers[number].lastDay)
                return number;
        }
        return std::nullopt;
    }

    /// What comes back on one day from one order is one return.
    void addReturns(const DemoOrder& order)
    {
        const std::size_t before = m_orders.size();
        for (const DemoOrderLine& line : order.lines) {
            const int day = m_histories[line.product].sales[line.sale].returnDay;
            if (day < 0)
                continue;
            auto same = std::find_if(m_orders.begin() + static_cast<std::ptrdiff_t>(before), m_orders.end(),
                                     [day](const DemoOrder& one) { return one.at / 86400 == day; });
            if (same == m_orders.end()) {
                DemoOrder back = {86400LL * day + order.at % 86400, order.place, order.customer, true, {}};
                same = m_orders.insert(m_orders.end(), std::move(back));
            }
            same->lines.push_back(line);
        }
    }

    const DemoPlan& m_plan;
    const std::vector<DemoHistory>& m_histories;
    const std::vector<DemoCustomer>& m_customers;
    std::vector<double> m_activity; // cumulative
    std::vector<std::vector<DemoOrderLine>> m_byDay;
    std::vector<DemoOrder> m_orders;
};

} // namespace

std::vector<DemoCustomer> drawCustomers(const DemoPlan& plan)
{
    static constexpr std::array<const char*, 6> countries{"United Kingdom", "United Kingdom", "United Kingdom",
                                                          "Ireland",        "Germany",        "France"};
    std::vector<DemoCustomer> customers(static_cast<std::size_t>(plan.size.customers));
    for (std::size_t i = 0; i < customers.size(); ++i) {
        Random random(plan.size.seed, customerStream + i);
        DemoCustomer& customer = customers[i];
        std::array<char, 32> code{};
        std::snprintf(code.data(), code.size(), "C%06zu", i + 1);
        customer.code = code.data();
        customer.country = countries[random.below(countries.size())];
        customer.taste = static_cast<int>(random.below(static_cast<std::uint64_t>(plan.tastes)));
        customer.secondTaste = static_cast<int>(random.below(static_cast<std::uint64_t>(plan.tastes)));
        customer.activity = random.gamma(1.2);
        const bool fromTheStart = random.uniform() < 0.45;
        customer.firstDay = fromTheStart ? 0 : static_cast<int>(random.below(static_cast<std::uint64_t>(plan.days)));
        customer.lastDay = customer.firstDay + 30 + static_cast<int>(std::min(500 * random.exponential(), 1e6));
    }
    return customers;
}

std::vector<DemoOrder> gatherOrders(const DemoPlan& plan, const std::vector<DemoHistory>& histories,
                                    const std::vector<DemoCustomer>& customers)
{
    return Gathering(plan, histories, customers).run();
}

} // namespace ms::workflow
