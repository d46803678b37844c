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

/// Of one week: the price that most lines bear, and the first day on which it was paid.
Observation mostCommon(std::span<const Observation> week, std::vector<Observation>& scratch)
{
    scratch.assign(week.begin(), week.end());
    std::sort(scratch.begin(), scratch.end(), [](const Observation& a, const Observation& b) {
        return a.priceMinor != b.priceMinor ? a.priceMinor > b.priceMinor : a.day < b.day;
    });
    Observation best;
    std::size_t bestCount = 0;
    for (std::size_t i = 0; i < scratch.size();) {
        std::size_t end = i;
        while (end < scratch.size() && scratch[end].priceMinor == scratch[i].priceMinor)
            ++end;
        if (end - i > bestCount) {
            bestCount = end - i;
            best = scratch[i];
        }
        i = end;
    }
    return best;
}

} // namespace

std::vector<ObservedPrice> weeklyPrices(const SalesFile& file, const std::vector<bool>& skip)
{
    std::vector<std::size_t> ends;
    std::vector<Observation> sorted = byProduct(file, skip, ends);
    std::vector<ObservedPrice> prices;
    std::vector<Observation> scratch;
    std::size_t begin = 0;
    const auto earlier = [](const Observation& a, const Observation& b) { return a.day < b.day; };
    for (std::size_t product = 0; product < ends.size(); ++product) {
        const std::span<Observation> all(sorted.data() + begin, ends[product] - begin);
        begin = ends[product];
        if (!std::is_sorted(all.begin(), all.end(), earlier))
            std::stable_sort(all.begin(), all.end(), earlier);
        for (std::size_t i = 0; i < all.size();) {
            std::size_t end = i;
            while (end < all.size() && weekOf(all[end].day) == weekOf(all[i].day))
                ++end;
            const Observation price = mostCommon(all.subspan(i, end - i), scratch);
            prices.push_back({static_cast<std::uint32_t>(product), dayFromNumber(price.day), price.priceMinor});
            i = end;
        }
    }
    return prices;
}

} // namespace ms::workflow
