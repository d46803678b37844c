// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/holidays.h"

#include "features/holiday_dates.h"

#include <algorithm>

namespace ms::features {
namespace {

constexpr std::ptrdiff_t leastTimes = 2; // periods of the history with a holiday, to say what it does

/// The next line of `text`, which is shortened by it.
std::string_view takeUntil(std::string_view& text, char end)
{
    const std::size_t place = std::min(text.find(end), text.size());
    const std::string_view taken = text.substr(0, place);
    text.remove_prefix(std::min(place + 1, text.size()));
    return taken;
}

/// Lines of the file without its header: `GB,"Good Friday",2005-03-25 2006-04-14 ...`.
template <class Visit>
void forEachLine(const Visit& visit)
{
    std::string_view text = embeddedHolidays().front().text;
    takeUntil(text, '\n');
    while (!text.empty()) {
        std::string_view line = takeUntil(text, '\n');
        const std::string_view country = takeUntil(line, ',');
        takeUntil(line, '"');
        const std::string_view name = takeUntil(line, '"');
        takeUntil(line, ',');
        visit(country, name, line);
    }
}

} // namespace

std::vector<std::string> holidayCountries()
{
    std::vector<std::string> countries;
    forEachLine([&](std::string_view country, std::string_view, std::string_view) {
        if (countries.empty() || countries.back() != country)
            countries.emplace_back(country);
    });
    return countries;
}

Result<std::vector<Holiday>> holidaysOf(std::string_view country)
{
    std::vector<Holiday> holidays;
    forEachLine([&](std::string_view code, std::string_view name, std::string_view days) {
        if (code != country)
            return;
        Holiday& holiday = holidays.emplace_back();
        holiday.name = name;
        while (!days.empty())
            if (const auto day = parseDay(takeUntil(days, ' ')))
                holiday.days.push_back(*day);
    });
    if (!holidays.empty())
        return holidays;
    std::string known;
    for (const std::string& one : holidayCountries())
        known += (known.empty() ? "" : ", ") + one;
    return failure(ErrorCode::NotFound,
                   "holidays of '" + std::string(country) + "': not known; expected one of " + known);
}

std::vector<forecast::Regressor> holidayRegressors(std::span<const Holiday> holidays, std::span<const Day> starts,
                                                   std::size_t history)
{
    std::vector<forecast::Regressor> regressors;
    for (const Holiday& holiday : holidays) {
        std::vector<double> counts(starts.size() - 1, 0.0);
        for (const Day day : holiday.days) {
            const auto after = std::upper_bound(starts.begin(), starts.end(), day);
            if (after != starts.begin() && after != starts.end())
                ++counts[static_cast<std::size_t>(after - starts.begin()) - 1];
        }
        const auto past = counts.begin() + static_cast<std::ptrdiff_t>(std::min(history, counts.size()));
        if (std::count_if(counts.begin(), past, [](double count) { return count > 0; }) >= leastTimes)
            regressors.push_back({holiday.name, std::move(counts)});
    }
    return regressors;
}

} // namespace ms::features
