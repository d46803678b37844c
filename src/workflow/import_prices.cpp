// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/import_prices.h"

#include <algorithm>
#include <span>

namespace ms::workflow {
namespace {

constexpr std::int64_t secondsADay = 86400;
/// Monday 1969-12-29 as a day number: weeks are counted from there.
constexpr std::int64_t firstMonday = -3;

struct Observation {
    std::int64_t day = 0;
    std::int64_t priceMinor = 0;
};

std::int64_t dayOf(std::int64_t seconds)
{
    return seconds >= 0 ? seconds / secondsADay : -((-seconds + secondsADay - 1) / secondsADay);
}

std::int64_t weekOf(std::int64_t day)
{
    const std::int64_t days = day - firstMonday;
    return days >= 0 ? days / 7 : -((-days + 6) / 7);
}

/// The price of a line that tells one, else 0.
std::int64_t priceOf(const SalesLine& line)
{
    if (line.units <= 0)
        return 0;
    return std::max<std::int64_t>(
        line.listPriceMinor != SalesLine::noListPrice ? line.listPriceMinor : line.unitPriceMinor, 0);
}

/// Observations sorted into one block a product; block p ends at ends[p].
std::vector<Observation> byProduct(const SalesFile& file, const std::vector<bool>& skip, std::vector<std::size_t>& ends)
{
    std::vector<std::size_t> next(file.products.size() + 1, 0);
    for (std::size_t i = 0; i < file.lines.size(); ++i) {
        if (!skip[i] && priceOf(file.lines[i]) > 0)
            ++next[file.lines[i].product + 1];
    }
    for (std::size_t p = 1; p < next.size(); ++p)
        next[p] += next[p - 1];
    std::vector<Observation> sorted(next.back());
    for (std::size_t i = 0; i < file.lines.size(); ++i) {
        const SalesLine& line = file.lines[i];
        const std::int64_t price = priceOf(line);
        if (!skip[i] && price > 0)
            sorted[next[line.product]++] = {dayOf(file.orders[line.order].orderedAt), price};
    }
    ends.assign(next.begin(), next.end() - 1);
    return sorted;
}

/// The prices of one week against the price in force.
struct Week {
    Observation leader; ///< the price that most lines bear, and the first day on which it was paid
    std::size_t lines = 0;
    std::size_t linesInForce = 0;
};

Week weekOfPrices(std::span<const Observation> week, std::int64_t inForce, std::vector<Observation>& scratch)
{
    scratch.assign(week.begin(), week.end());
    std::sort(scratch.begin(), scratch.end(), [](const Observation& a, const Observation& b) {
        return a.priceMinor != b.priceMinor ? a.priceMinor > b.priceMinor : a.day < b.day;
    });
    Week result;
    for (std::size_t i = 0; i < scratch.size();) {
        std::size_t end = i;
        while (end < scratch.size() && scratch[end].priceMinor == scratch[i].priceMinor)
            ++end;
        if (end - i > result.lines) {
            result.lines = end - i;
            result.leader = scratch[i];
        }
        if (scratch[i].priceMinor == inForce)
            result.linesInForce = end - i;
        i = end;
    }
    return result;
}

/// The changes of one product, whose observations are in order of days.
class PriceTrail {
public:
    PriceTrail(std::uint32_t product, std::int64_t inForce, std::vector<PriceChange>& changes)
        : m_product(product), m_inForce(inForce), m_changes(changes)
    {
    }

    [[nodiscard]] std::int64_t inForce() const { return m_inForce; }

    void add(const Week& week)
    {
        constexpr std::size_t convincing = 3; // lines
        const Observation& leader = week.leader;
        if (week.lines <= week.linesInForce || leader.priceMinor == m_inForce) {
            m_waiting = {};
        } else if (m_inForce == 0 || week.lines >= convincing) {
            adopt(leader);
        } else if (m_waiting.priceMinor == leader.priceMinor) {
            adopt(m_waiting);
        } else {
            m_waiting = leader;
        }
    }

private:
    void adopt(const Observation& price)
    {
        m_inForce = price.priceMinor;
        m_changes.push_back({m_product, dayFromNumber(price.day), price.priceMinor});
        m_waiting = {};
    }

    std::uint32_t m_product;
    std::int64_t m_inForce;
    Observation m_waiting; // led the last week without convincing
    std::vector<PriceChange>& m_changes;
};

} // namespace

std::vector<PriceChange> priceChanges(const SalesFile& file, const std::vector<bool>& skip, const PriceBefore& before)
{
    std::vector<std::size_t> ends;
    std::vector<Observation> sorted = byProduct(file, skip, ends);
    std::vector<PriceChange> changes;
    std::vector<Observation> scratch;
    std::size_t begin = 0;
    const auto earlier = [](const Observation& a, const Observation& b) { return a.day < b.day; };
    for (std::uint32_t product = 0; product < ends.size(); ++product) {
        const std::span<Observation> all(sorted.data() + begin, ends[product] - begin);
        begin = ends[product];
        if (all.empty())
            continue;
        if (!std::is_sorted(all.begin(), all.end(), earlier))
            std::stable_sort(all.begin(), all.end(), earlier);
        PriceTrail trail(product, before(product, dayFromNumber(all.front().day)), changes);
        for (std::size_t i = 0; i < all.size();) {
            std::size_t end = i;
            while (end < all.size() && weekOf(all[end].day) == weekOf(all[i].day))
                ++end;
            trail.add(weekOfPrices(all.subspan(i, end - i), trail.inForce(), scratch));
            i = end;
        }
    }
    return changes;
}

} // namespace ms::workflow
