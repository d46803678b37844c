// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/id.h"
#include "core/progress.h"
#include "core/result.h"
#include "workflow/demand_grain.h"

#include <cstdint>
#include <filesystem>
#include <string>

namespace ms::workflow {

struct GrainFileRequest {
    std::filesystem::path workspace;
    Sku sku; ///< empty: all SKUs together
    Grain grain = Grain::Week;
    std::string outPath; ///< "-": standard output
};

struct GrainFileSummary {
    std::int64_t rows = 0;
    double sold = 0;     ///< units, the same for any grain
    double forecast = 0; ///< units, the same for any grain
};

/// Writes `start,sold,forecast,override,lo80,hi80,lo95,hi95,whole`, one row a period, oldest first; what is not known
/// is empty, `whole` is 0 for periods that are only partly covered. Errors: as readDemandView, readDemandDetail and
/// demandAtGrain; NotFound for a SKU that is not there; ReadWrite.
Result<GrainFileSummary> writeGrainFile(const GrainFileRequest& request, Progress& progress);

} // namespace ms::workflow
