// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/progress.h"
#include "core/result.h"
#include "stats/distribution.h"

#include <nlohmann/json.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace ms::workflow {

/// The numbers of one worked case by name. Keeps the first thing that is missing or is not a number, so that a
/// formula's inputs can be read in one expression and looked at once.
class CaseInputs {
public:
    /// Errors: InvalidInput when the text is not a JSON object.
    static Result<CaseInputs> parse(std::string_view json, Progress& progress);

    /// Whether it is there, under this name or one that other books and programs give it: "underage_cost" is
    /// stockout_cost, "demand_variance" the square of demand_sd.
    [[nodiscard]] bool has(const char* name) const;
    /// NaN, and failed(), when it is missing, not a number or beyond ±1e12.
    double number(const char* name);
    std::optional<double> optionalNumber(const char* name);
    /// A list of numbers; a single number is a list of one. Empty, and failed(), when missing.
    std::vector<double> list(const char* name);
    /// The first of the names that is there, else the first.
    [[nodiscard]] const char* firstOf(std::initializer_list<const char*> names) const;
    [[nodiscard]] const nlohmann::json& json() const { return m_json; }

    /// What a long search asks whether to go on.
    [[nodiscard]] Progress& progress() const { return *m_progress; }
    /// Counts `steps` of sums over listed demand. Errors: InvalidInput once the case takes more than 30 million (some
    /// seconds); Canceled.
    Result<void> spend(std::size_t steps);

    [[nodiscard]] bool failed() const { return m_error.has_value(); }
    [[nodiscard]] const std::optional<Error>& error() const { return m_error; }

private:
    void fail(const char* name, const char* expected);
    /// The member that holds it; null: none.
    [[nodiscard]] const nlohmann::json* member(const char* name) const;

    nlohmann::json m_json;
    Progress* m_progress = nullptr;
    std::size_t m_steps = 0;
    std::optional<Error> m_error;
};

/// "normal", "lognormal", "gamma", "exponential", "uniform", "poisson", "negative_binomial", "binomial", "geometric",
/// "discrete" or "custom_discrete", "uniform_discrete" or "discrete_uniform", "empirical".
bool isDemandDistribution(std::string_view name);

/// Demand over `periods` independent periods of the named distribution, its parameters read from `inputs`:
/// demand_mean and demand_sd; for lognormal also demand_log_mean and demand_log_sd; for negative_binomial also
/// successes (r) and probability (p); binomial trials and probability; uniform demand_low and demand_high;
/// gamma also shape and scale; exponential also rate; uniform_discrete demand_low and demand_high, both included;
/// discrete demand_pmf (a list from 0, or an object value -> probability) or demand_values and demand_probabilities;
/// empirical demand (samples).
/// Errors: InvalidInput for a missing parameter, one out of range, or a sum over periods that has no closed form here
/// (lognormal and uniform demand over more than one period, anything but whole periods of a listed distribution), or
/// Poisson demand of more than 1e9 units; Canceled.
Result<stats::DistributionPtr> demandDistribution(CaseInputs& inputs, std::string_view name, double periods);

} // namespace ms::workflow
