// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "workspace/types.h"

#include <functional>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace ms::workspace {

class Connection;
class Workspace;

/// Forecasts as they were made; a run is never changed. Errors of every function: ReadWrite, Conflict; of save() also
/// InvalidInput (a product that is not there or twice, a number of points that is not the horizon).
class ForecastRepository {
public:
    explicit ForecastRepository(Workspace& workspace);

    /// A run and all its forecasts, all or none.
    Result<ForecastRunKey> save(const ForecastRun& run, std::span<const ProductForecast> forecasts);
    Result<void> remove(ForecastRunKey run);

    Result<std::vector<ForecastRun>> runs() const; ///< newest first
    Result<std::optional<ForecastRun>> latest(std::optional<forecast::Frequency> frequency = std::nullopt) const;
    /// By product, without causes and adjustments.
    Result<void> forEach(ForecastRunKey run, const std::function<void(const ProductForecast&)>& visit) const;
    /// By product, all of the run.
    Result<std::vector<ProductForecast>> withFindings(ForecastRunKey run) const;
    /// With causes and adjustments. Errors: NotFound when the run has no forecast of the product.
    Result<ProductForecast> of(ForecastRunKey run, ProductKey product) const;

private:
    void addFindings(ForecastRunKey run, std::span<ProductForecast> byProduct) const;

    Connection& m_connection;
};

/// "weekly", as files and the workspace write it.
const char* frequencyName(forecast::Frequency frequency);
/// Errors: InvalidInput listing the names.
Result<forecast::Frequency> parseFrequency(std::string_view name);

} // namespace ms::workspace
