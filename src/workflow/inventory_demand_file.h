// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "forecast/types.h"
#include "sources/types.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace ms::workflow {

/// How the rows of a demand file are laid on periods.
struct DemandReading {
    bool gapsAreZero = false;                     ///< a period without a row sold nothing; else nobody knows
    std::optional<forecast::Frequency> frequency; ///< of dates; none: by the commonest distance between rows
};

/// One demand history of a file, oldest first, one entry a period: from the first to the last period that is known.
struct DemandHistory {
    std::string id;
    std::vector<double> units;            ///< NaN: not known, as there is no row or one that was rejected
    std::vector<std::uint8_t> stockedOut; ///< 1: in_stock was 0
};

struct DemandFile {
    std::vector<DemandHistory> series; ///< in the order in which the file first names them
    std::vector<sources::RejectedRow> rejects;
    std::int64_t rowsRead = 0;       ///< rejects included, the header not
    std::int64_t gaps = 0;           ///< periods without a row, between those of a series
    std::int64_t seriesWithGaps = 0; ///< so many series have such
    std::size_t yearLength = 0;      ///< steps of a year, by the frequency or the commonest step between dates; 0:
                                     ///< whole numbers, or neither days, weeks, months nor quarters
    std::vector<std::string> notes;  ///< one sentence for each series whose rows have no common step
    /// By each series that cannot be used, and is not among `series`: why, one sentence that names it.
    std::map<std::string, std::string> failures;
};

/// Reads `series_id,t,value` and optional `in_stock` (0, false: stock ran out), CSV or gzip, "-" for standard input;
/// rows in any order. `t` says which period it is: an ISO date or time, or a whole number, one kind in a series. All
/// series share a step, as DemandSteps finds it; one with rows closer together has its own, and where that does not
/// fit either a row is a period. Rejected with a reason: an empty identifier, a `t` or value that cannot be read or is
/// of another kind, a value below 0 or above 1e12, a second row for the same step. Errors: NotFound, Permission,
/// ReadWrite, InvalidInput (a column is missing, or there is no demand at all).
Result<DemandFile> readDemandFile(const std::string& path, const DemandReading& reading = {});

/// What a reader of `file`, read from `path`, should know of its gaps, steps and rejected rows, one sentence each.
std::vector<std::string> demandNotes(const DemandFile& file, const DemandReading& reading, const std::string& path);

/// "'A', 'B', 'C' and 7 more".
std::string someOf(const std::vector<std::string>& names);

/// Positions by series identifier.
std::unordered_map<std::string_view, std::size_t> indexById(const std::vector<DemandHistory>& series);

} // namespace ms::workflow
