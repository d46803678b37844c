// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "approvals/types.h"
#include "core/day.h"
#include "forecast/types.h"
#include "workspace/keys.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace ms::workspace {

/// What a forecast was made from and with; the same again gives the same numbers.
struct ForecastRun {
    ForecastRunKey key;
    ShopTime createdAt{};
    forecast::Frequency frequency = forecast::Frequency::Weekly;
    Day firstDay{};  ///< first day of step 1
    int horizon = 0; ///< steps
    std::uint64_t seed = 1;
    std::string model; ///< auto or a method's name
    std::string engineVersion;
    std::string dataSha256; ///< of the series that went in
};

/// One step ahead, in SKU base units a period.
struct ForecastPoint {
    double mean = 0;
    double low80 = 0;
    double high80 = 0;
    double low95 = 0;
    double high95 = 0;
    friend bool operator==(const ForecastPoint&, const ForecastPoint&) = default;
};

/// What a run found that a cause does to the demand of a SKU.
struct ForecastCause {
    std::string name;        ///< price, promotion, feature, or that of a holiday or event
    bool elasticity = false; ///< `value` is per cent of demand for one per cent of the cause; false: the share by which
                             ///< demand changes for one unit of it
    double value = 0;
    double low95 = 0;
    double high95 = 0;
    bool used = false; ///< false: left out; past forecasts were no nearer, or its future is not planned
    double added = 0;  ///< units over the horizon, against weeks as they usually are; 0 when not used
    friend bool operator==(const ForecastCause&, const ForecastCause&) = default;
};

/// A period whose sales a run took for something else than demand.
struct ForecastAdjustment {
    Day firstDay{};        ///< of the period
    bool stockout = false; ///< true: stock ran out; false: an outlier
    double sold = 0;       ///< units
    double used = 0;       ///< units, what methods were fitted to
    friend bool operator==(const ForecastAdjustment&, const ForecastAdjustment&) = default;
};

/// One SKU's part of a run.
struct ProductForecast {
    ProductKey product;
    std::string method;
    std::string runnerUp;
    std::optional<double> mase;        ///< of the winner at the backtest origins; none: too short to test
    std::optional<double> smape;       ///< per cent
    std::optional<double> bias;        ///< per cent of mean demand
    std::optional<double> coverage80;  ///< measured share inside the promised 80 %
    std::optional<double> errorStdDev; ///< of the one-step error, units a period
    std::string note;
    std::vector<ForecastPoint> points;           ///< steps 1..horizon
    std::vector<ForecastCause> causes;           ///< by name; this and the next only where ForecastRepository says so
    std::vector<ForecastAdjustment> adjustments; ///< by day
    friend bool operator==(const ProductForecast&, const ProductForecast&) = default;
};

/// What waits to be sent to the shop, or was sent.
struct OutboxRow {
    OutboxKey key;
    std::int64_t proposal = 0;
    std::string idempotencyKey;
    std::string request; ///< JSON, as it is sent
    std::string state;   ///< queued, sent, confirmed, failed
    int attempts = 0;
    std::optional<std::int64_t> nextAttemptAt; ///< unix seconds; none: now
    std::string answer;                        ///< JSON of the last answer
    std::string failure;                       ///< why it failed, for a person
    std::string platformRef;                   ///< the shop's own number
    std::int64_t queuedAt = 0;                 ///< unix seconds
    std::optional<std::int64_t> confirmedAt;   ///< unix seconds
    friend bool operator==(const OutboxRow&, const OutboxRow&) = default;
};

/// One link of the chain. Its maker computes the hash; the workspace keeps and returns it as it is.
using AuditEntry = approvals::AuditEntry;

/// A named what-if; `content` is JSON that its owner reads.
struct Scenario {
    ScenarioKey key;
    std::string name;
    std::string kind; ///< price, stock
    std::string content;
    ShopTime createdAt{};
    ShopTime changedAt{};
};

} // namespace ms::workspace
