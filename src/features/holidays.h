// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/day.h"
#include "core/result.h"
#include "forecast/types.h"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace ms::features {

/// A holiday, or a day that shops feel like one, on all its dates.
struct Holiday {
    std::string name;      ///< English
    std::vector<Day> days; ///< ascending, 2005 to 2035
};

/// The countries whose holidays are known, ISO 3166 codes in ascending order; at least 30.
std::vector<std::string> holidayCountries();

/// Of one country, by name. Source: resources/holidays. Errors: NotFound, naming the countries that are known.
Result<std::vector<Holiday>> holidaysOf(std::string_view country);

/// One cause a holiday, 1 for each day of it in a period. `starts` holds the first day of each period and, last, the
/// day after them all: `history` periods and those of the future. Holidays that fall in fewer than two periods of the
/// history say nothing and are left out.
std::vector<forecast::Regressor> holidayRegressors(std::span<const Holiday> holidays, std::span<const Day> starts,
                                                   std::size_t history);

} // namespace ms::features
