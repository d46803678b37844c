// SPDX-License-Identifier: GPL-3.0-or-later
#include "inventory/shared_errors.h"

#include "inventory/promised_level.h"

#include <algorithm>
#include <cmath>

namespace ms::inventory {
namespace {

constexpr double priorErrors = 5.0;
constexpr double manyUnits = 20.0;      // of a sum: it is not decided by one or two sales
constexpr std::size_t neighbours = 100; // on either side

/// Errors of sums over `periods` that do not overlap, in a history.
double errorsIn(std::size_t history, std::size_t periods)
{
    const std::size_t origins = history - std::min(history, errorWarmUp + periods - 1);
    return static_cast<double>(std::clamp<std::size_t>(origins, 1, mostErrors)) / static_cast<double>(periods);
}

/// Without what was added for their number.
double undoubted(const MeasuredErrors& one, std::size_t period)
{
    const double relative = one.relative[period];
    return relative * relative / (1.0 + errorDoubt / errorsIn(one.periods, period + 1));
}

/// The mean square of `errors` errors of sums of about `units` and that of the others, with the doubt that is left.
double drawn(double own, double errors, double others, double units)
{
    const double lent = priorErrors / (1.0 + units / manyUnits);
    return (errors * own + lent * others) / (errors + lent) * (1.0 + errorDoubt / (errors + lent));
}

/// Running sums of squared errors over SKUs by level, for one number of periods.
struct RunningSums {
    std::vector<double> squares{0.0};
    std::vector<double> counts{0.0};

    void add(const MeasuredErrors& one, std::size_t period)
    {
        const bool known = one.relative.size() > period;
        squares.push_back(squares.back() + (known ? undoubted(one, period) : 0.0));
        counts.push_back(counts.back() + (known ? 1.0 : 0.0));
    }
    /// Mean square around the place `at`; 0 where too few are known.
    [[nodiscard]] double around(std::size_t at) const
    {
        const std::size_t begin = at - std::min(at, neighbours);
        const std::size_t end = std::min(squares.size() - 1, at + neighbours + 1);
        const double count = counts[end] - counts[begin];
        return count < static_cast<double>(fewestMeasured) ? 0.0 : (squares[end] - squares[begin]) / count;
    }
};

} // namespace

void shareErrors(std::vector<MeasuredErrors>& all)
{
    std::vector<MeasuredErrors*> measured;
    std::size_t most = 0;
    for (MeasuredErrors& one : all) {
        if (one.relative.empty() || !(one.level > 0.0))
            continue;
        measured.push_back(&one);
        most = std::max(most, one.relative.size());
    }
    if (measured.size() < fewestMeasured)
        return;
    std::ranges::stable_sort(measured, {}, [](const MeasuredErrors* one) { return one->level; });
    std::vector<RunningSums> sums(most);
    for (std::size_t period = 0; period < most; ++period) {
        for (const MeasuredErrors* one : measured)
            sums[period].add(*one, period);
    }
    for (MeasuredErrors& one : all) {
        if (!one.relative.empty())
            continue;
        const auto place = std::ranges::lower_bound(measured, one.level, {}, &MeasuredErrors::level) - measured.begin();
        for (const RunningSums& sum : sums) {
            const double others = sum.around(static_cast<std::size_t>(place));
            if (!(others > 0.0))
                break;
            one.relative.push_back(std::sqrt(drawn(0.0, 0.0, others, 0.0)));
        }
    }
    for (std::size_t place = 0; place < measured.size(); ++place) {
        MeasuredErrors& one = *measured[place];
        for (std::size_t period = 0; period < one.relative.size(); ++period) {
            if (const double others = sums[period].around(place); others > 0.0)
                one.relative[period] = std::sqrt(drawn(undoubted(one, period), errorsIn(one.periods, period + 1),
                                                       others, one.level * static_cast<double>(period + 1)));
        }
    }
}

} // namespace ms::inventory
