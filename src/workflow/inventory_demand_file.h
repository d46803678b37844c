// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "sources/types.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace ms::workflow {

/// One demand history of a file, oldest first.
struct DemandHistory {
    std::string id;
    std::vector<double> units;
    std::vector<std::uint8_t> stockedOut; ///< 1: in_stock was 0
};

struct DemandFile {
    std::vector<DemandHistory> series; ///< in the order in which the file first names them
    std::vector<sources::RejectedRow> rejects;
    std::int64_t rowsRead = 0;  ///< rejects included, the header not
    std::size_t yearLength = 0; ///< steps of a year, by the commonest step between dates; 0: whole numbers, or neither
                                ///< days, weeks, months nor quarters
};

/// Reads `series_id,t,value` and optional `in_stock` (0, false: stock ran out), CSV or gzip, "-" for standard input;
/// rows in any order. `t` gives the order, and dates the length of a year: an ISO date or time, or a whole number.
/// Rejected with a reason: an empty identifier, a `t` or value that cannot be read, a negative value, a second row for
/// the same step. Errors: NotFound, Permission, ReadWrite, InvalidInput (a column is missing).
Result<DemandFile> readDemandFile(const std::string& path);

/// Positions by series identifier.
std::unordered_map<std::string_view, std::size_t> indexById(const std::vector<DemandHistory>& series);

} // namespace ms::workflow
