// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/progress.h"
#include "core/result.h"
#include "forecast/types.h"
#include "sources/types.h"
#include "workflow/period_axis.h"

#include <cstdint>
#include <string>
#include <vector>

namespace ms::workflow {

/// How a file of demand series is to be read.
struct SeriesFileOptions {
    forecast::Frequency frequency = forecast::Frequency::Other;
    std::vector<std::string> regressors{}; ///< columns that are causes; true and false are read as 1 and 0
    bool gapsAreZero = false;              ///< a missing step is a step without demand, not one that is unknown
    std::vector<std::string> categories{}; ///< columns that say what a series belongs to; its first row counts
};

/// One series as read. `series.history` ends with its last known value; regressors go on as far as the file does.
struct DatedSeries {
    forecast::Series series;
    PeriodAxis axis;
    std::int64_t firstPeriod = 0; ///< of series.history[0], as `axis` counts
};

struct SeriesFile {
    std::vector<DatedSeries> series; ///< in the order in which the file first names them
    std::vector<sources::RejectedRow> rejects;
    std::vector<std::string> header; ///< as the file has it, for writing the rejects
    std::int64_t rowsRead = 0;       ///< rejects included, the header not
};

/// Reads `series_id,t,value` and the regressors asked for, long form, CSV or gzip, "-" for standard input. Rows of one
/// series come in any order. An empty value, NA or NaN is a step that is not known. Rejected with a reason: an empty
/// identifier, a `t` or number that cannot be read, a second row for the same step, a `t` of another kind than the
/// series' first, or a step more than ten million steps from it.
/// Errors: NotFound, Permission, ReadWrite, Canceled; InvalidInput when a column is missing, is named twice or is not a
/// cause at all (series_id, t, value), and when no row could be used: the first one's line, column, value and reason.
Result<SeriesFile> readSeriesFile(const std::string& path, const SeriesFileOptions& options, Progress& progress);

} // namespace ms::workflow
