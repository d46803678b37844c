// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <string>
#include <vector>

namespace ms::workflow {

struct ForecastEvaluationRequest {
    std::string trainPath;    ///< series_id,t,value: what the forecasts were made from
    std::string actualPath;   ///< series_id,t,value: step k of a series is its k-th row in order of t
    std::string forecastPath; ///< as `merchant forecast` writes it
    int season = 1;           ///< periods, for MASE and RMSSE
};

/// Error measures of one series, or of all of them. NaN where a measure has no value; see stats/error_measures.h.
struct ForecastAccuracy {
    std::string seriesId; ///< empty: overall
    int points = 0;
    double smape = 0;      ///< per cent
    double mape = 0;       ///< per cent
    double wape = 0;       ///< per cent
    double mase = 0;       ///< multiples of the seasonal naive method's in-sample error
    double rmsse = 0;      ///< as above, squared
    double bias = 0;       ///< per cent, positive when too much was forecast
    double pinball = 0;    ///< mean over the interval ends, units
    double coverage80 = 0; ///< 0..1
    double coverage95 = 0; ///< 0..1
    double msis95 = 0;     ///< scaled interval score
};

struct ForecastEvaluation {
    std::vector<ForecastAccuracy> series; ///< in the order of the file of actual values
    ForecastAccuracy
        overall; ///< sMAPE, MAPE, MASE, RMSSE, pinball, MSIS: means over series; WAPE, bias, coverage: over points
};

/// Compares a forecast file with what came. Errors: as the CSV reader's; InvalidInput when a series or a step of the
/// actual values has no forecast.
Result<ForecastEvaluation> evaluateForecasts(const ForecastEvaluationRequest& request);

} // namespace ms::workflow
