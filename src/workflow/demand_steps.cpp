// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/demand_steps.h"

#include "core/calendar_numbers.h"

#include <algorithm>
#include <numeric>

namespace ms::workflow {
namespace {

std::int64_t commonest(const std::map<std::int64_t, std::size_t>& counts)
{
    return std::ranges::max_element(counts, {}, &std::pair<const std::int64_t, std::size_t>::second)->first;
}

std::int64_t monthOf(std::int64_t seconds)
{
    return monthNumber(dayFromNumber(floorDivide(seconds, secondsADay)));
}

/// Calendar months that so many days are; 0: none.
std::int64_t monthsIn(std::int64_t days)
{
    constexpr struct {
        std::int64_t fewest;
        std::int64_t most;
        std::int64_t months;
    } spans[] = {{28, 31, 1}, {59, 62, 2}, {90, 92, 3}, {181, 184, 6}, {365, 366, 12}};
    const auto* span =
        std::ranges::find_if(spans, [days](const auto& one) { return one.fewest <= days && days <= one.most; });
    return span == std::end(spans) ? 0 : span->months;
}

} // namespace

std::optional<DemandStep> stepOf(forecast::Frequency frequency)
{
    using forecast::Frequency;
    switch (frequency) {
    case Frequency::Yearly:
        return DemandStep{12, true};
    case Frequency::Quarterly:
        return DemandStep{3, true};
    case Frequency::Monthly:
        return DemandStep{1, true};
    case Frequency::Weekly:
        return DemandStep{7 * secondsADay, false};
    case Frequency::Daily:
        return DemandStep{secondsADay, false};
    case Frequency::Hourly:
        return DemandStep{3600, false};
    case Frequency::Other:
        break;
    }
    return std::nullopt;
}

std::size_t yearLengthOf(const DemandStep& step)
{
    if (step == DemandStep{secondsADay, false})
        return 364;
    if (step == DemandStep{7 * secondsADay, false})
        return 52;
    if (step == DemandStep{1, true})
        return 12;
    return step == DemandStep{3, true} ? 4 : 0;
}

void DemandSteps::add(std::int64_t earlier, std::int64_t later, bool dated)
{
    if (dated) {
        ++m_days[(later - earlier) / secondsADay];
        ++m_seconds[later - earlier];
    } else {
        m_divisor = std::gcd(m_divisor, later - earlier);
    }
}

DemandStep DemandSteps::step(bool dated) const
{
    if (!dated)
        return {std::max<std::int64_t>(1, m_divisor), false};
    if (m_days.empty())
        return {secondsADay, false};
    const std::int64_t days = commonest(m_days);
    if (const std::int64_t months = monthsIn(days); months > 0)
        return {months, true};
    return {days > 0 ? days * secondsADay : commonest(m_seconds), false};
}

std::size_t DemandSteps::yearLength() const
{
    return m_days.empty() ? 0 : yearLengthOf(step(true));
}

std::optional<std::vector<std::int64_t>> periodsOf(std::span<const std::int64_t> times, const DemandStep& step)
{
    std::vector<std::int64_t> periods;
    for (const std::int64_t time : times) {
        const std::int64_t apart = step.months ? monthOf(time) - monthOf(times.front()) : time - times.front();
        const std::int64_t period = floorDivide(2 * apart + step.length, 2 * step.length);
        if (!periods.empty() && period <= periods.back())
            return std::nullopt;
        periods.push_back(period);
    }
    return periods;
}

} // namespace ms::workflow
