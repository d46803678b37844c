// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/inventory_policy_inputs.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <limits>
#include <map>

namespace ms::workflow {
namespace {

using stats::DistributionPtr;

constexpr double largestNumber = 1e12;

struct ValueList {
    std::vector<double> values;
    std::vector<double> probabilities;
};

Result<ValueList> listedValues(CaseInputs& in)
{
    ValueList list;
    const char* pmf = in.firstOf({"demand_pmf", "pmf", "demand_distribution", "distribution"});
    if (in.has(pmf) && in.json()[pmf].is_object()) {
        for (const auto& [key, probability] : in.json()[pmf].items()) {
            double value = 0.0;
            const auto read = std::from_chars(key.data(), key.data() + key.size(), value);
            if (read.ec != std::errc{} || read.ptr != key.data() + key.size() || !probability.is_number() ||
                !(std::fabs(value) <= largestNumber))
                return failure(ErrorCode::InvalidInput, std::string(pmf) + ": '" + key + "' is no demand value");
            list.values.push_back(value);
            list.probabilities.push_back(probability.get<double>());
        }
        return list;
    }
    const char* values = in.firstOf({"demand_values", "values", "demand"});
    if (in.has(values)) {
        list.values = in.list(values);
        list.probabilities =
            in.list(in.firstOf({"demand_probabilities", "probabilities", "demand_probability", "demand_pmf", "pmf"}));
        return list;
    }
    list.probabilities = in.list(pmf);
    for (std::size_t i = 0; i < list.probabilities.size(); ++i)
        list.values.push_back(static_cast<double>(i));
    return list;
}

/// The sum of `periods` independent draws, by convolution.
Result<DistributionPtr> listedDistribution(CaseInputs& in, const ValueList& one, double periods)
{
    auto single = stats::discreteDistribution(one.values, one.probabilities);
    if (!single || periods == 1.0)
        return single;
    if (periods != std::floor(periods) || periods < 1.0 || periods > 1000.0)
        return failure(ErrorCode::InvalidInput, "lead_time must be a whole number of periods for listed demand");
    std::map<double, double> sum{{0.0, 1.0}};
    for (int period = 0; period < static_cast<int>(periods); ++period) {
        if (auto ok = in.spend(sum.size() * one.values.size()); !ok)
            return tl::unexpected(ok.error());
        std::map<double, double> next;
        for (const auto& [value, probability] : sum) {
            for (std::size_t i = 0; i < one.values.size(); ++i)
                next[value + one.values[i]] += probability * one.probabilities[i];
        }
        sum = std::move(next);
    }
    ValueList total;
    for (const auto& [value, probability] : sum) {
        total.values.push_back(value);
        total.probabilities.push_back(probability);
    }
    return stats::discreteDistribution(total.values, total.probabilities);
}

/// Each whole number from the lowest to the highest demand.
Result<ValueList> equallyLikely(CaseInputs& in)
{
    constexpr double mostValues = 100000;
    const double low = in.number(in.firstOf({"demand_low", "demand_min", "low", "lower", "a"}));
    const double high = in.number(in.firstOf({"demand_high", "demand_max", "high", "upper", "b"}));
    if (!(low == std::floor(low) && high == std::floor(high) && low <= high && high - low < mostValues))
        return failure(ErrorCode::InvalidInput, "demand_low and demand_high must be whole numbers, the first not above "
                                                "the second, and not above 100,000 apart");
    ValueList list;
    for (double value = low; value <= high; ++value)
        list.values.push_back(value);
    list.probabilities.assign(list.values.size(), 1.0 / static_cast<double>(list.values.size()));
    return list;
}

Result<DistributionPtr> lognormal(CaseInputs& in)
{
    const char* logMean = in.firstOf({"demand_log_mean", "log_mean", "demand_logmean", "meanlog", "demand_mu", "mu"});
    if (in.has(logMean)) {
        const double mean = in.number(logMean);
        const double sd = in.number(in.firstOf({"demand_log_sd", "log_sd", "demand_logsd", "demand_log_std", "log_std",
                                                "sdlog", "demand_sigma", "sigma"}));
        return stats::lognormalDistribution(mean, sd);
    }
    const double mean = in.number("demand_mean");
    const double sd = in.number("demand_sd");
    if (!(mean > 0.0) || !(sd > 0.0))
        return failure(ErrorCode::InvalidInput, "demand_mean and demand_sd must be more than 0");
    const double logVariance = std::log1p(sd * sd / (mean * mean));
    return stats::lognormalDistribution(std::log(mean) - logVariance / 2.0, std::sqrt(logVariance));
}

Result<DistributionPtr> negativeBinomial(CaseInputs& in, double periods)
{
    const char* successes = in.firstOf({"successes", "demand_r", "r", "n", "size"});
    if (in.has(successes)) {
        const double size = in.number(successes);
        const double p = in.number(in.firstOf({"probability", "demand_p", "p"}));
        return stats::negativeBinomialDistribution(size * periods, p);
    }
    const double mean = in.number("demand_mean");
    const double sd = in.number("demand_sd");
    if (!(sd * sd > mean) || !(mean > 0.0))
        return failure(ErrorCode::InvalidInput,
                       "demand_sd squared must be more than demand_mean, and that more than 0");
    return stats::negativeBinomialDistribution(periods * mean * mean / (sd * sd - mean), mean / (sd * sd));
}

Result<DistributionPtr> continuous(CaseInputs& in, std::string_view name, double periods)
{
    if (name == "normal") {
        const double mean = in.number("demand_mean");
        return stats::normalDistribution(mean * periods, in.number("demand_sd") * std::sqrt(periods));
    }
    if (name == "gamma" && in.has("shape")) {
        const double shape = in.number("shape") * periods;
        const double scale = in.number("scale");
        return stats::gammaDistribution(shape * scale, std::sqrt(shape) * scale);
    }
    if (name == "gamma") {
        const double mean = in.number("demand_mean");
        return stats::gammaDistribution(mean * periods, in.number("demand_sd") * std::sqrt(periods));
    }
    if (name == "exponential") {
        const double mean = in.has("rate") ? 1.0 / in.number("rate") : in.number("demand_mean");
        return stats::gammaDistribution(mean * periods, mean * std::sqrt(periods));
    }
    if (periods != 1.0)
        return failure(ErrorCode::InvalidInput, std::string(name) + " demand is known for one period only");
    if (name == "lognormal")
        return lognormal(in);
    const double low = in.number(in.firstOf({"demand_low", "demand_min", "low", "lower", "a"}));
    const double high = in.number(in.firstOf({"demand_high", "demand_max", "high", "upper", "b"}));
    return stats::uniformDistribution(low, high);
}

} // namespace

namespace {

struct OtherNames {
    std::string_view name;
    std::vector<const char*> others;
};

const OtherNames otherNames[] = {
    {"holding_cost", {"overage_cost"}},
    {"stockout_cost", {"underage_cost", "penalty_cost", "backorder_cost", "shortage_cost"}},
    {"demand_mean", {"mean_demand", "mean"}},
    {"demand_sd", {"demand_std", "demand_stdev", "demand_std_dev", "std_dev", "sd"}},
    {"lead_time_sd", {"lead_time_std", "lead_time_std_dev"}},
    {"service_level", {"cycle_service_level"}},
    {"revenue", {"selling_revenue", "selling_price", "price"}},
    {"base_stock_level", {"order_up_to_level", "S"}},
    {"order_quantity", {"Q"}},
};

} // namespace

const nlohmann::json* CaseInputs::member(const char* name) const
{
    const auto there = [this](const char* key) -> const nlohmann::json* {
        const auto found = m_json.find(key);
        return found != m_json.end() && !found->is_null() ? &*found : nullptr;
    };
    if (const auto* found = there(name))
        return found;
    for (const auto& [known, others] : otherNames) {
        if (known != name)
            continue;
        for (const char* other : others) {
            if (const auto* found = there(other))
                return found;
        }
    }
    return nullptr;
}

bool CaseInputs::has(const char* name) const
{
    return member(name) != nullptr || (name == std::string_view("demand_sd") && has("demand_variance"));
}

Result<CaseInputs> CaseInputs::parse(std::string_view json, Progress& progress)
{
    CaseInputs inputs;
    inputs.m_progress = &progress;
    inputs.m_json = nlohmann::json::parse(json, nullptr, false);
    if (!inputs.m_json.is_object())
        return failure(ErrorCode::InvalidInput, "inputs_json is not a JSON object");
    return inputs;
}

void CaseInputs::fail(const char* name, const char* expected)
{
    if (!m_error)
        m_error = Error{ErrorCode::InvalidInput,
                        std::string(name) + (has(name) ? " is not " : " is missing, expected ") + expected};
}

double CaseInputs::number(const char* name)
{
    if (const auto* found = member(name); found != nullptr && found->is_number()) {
        if (std::fabs(found->get<double>()) <= largestNumber)
            return found->get<double>();
        fail(name, "between -1e12 and 1e12");
        return std::numeric_limits<double>::quiet_NaN();
    }
    if (name == std::string_view("demand_sd") && member(name) == nullptr && has("demand_variance"))
        return std::sqrt(number("demand_variance"));
    fail(name, "a number");
    return std::numeric_limits<double>::quiet_NaN();
}

std::optional<double> CaseInputs::optionalNumber(const char* name)
{
    return has(name) ? std::optional(number(name)) : std::nullopt;
}

std::vector<double> CaseInputs::list(const char* name)
{
    const auto* found = member(name);
    const auto usable = [](const nlohmann::json& value) {
        return value.is_number() && std::fabs(value.get<double>()) <= largestNumber;
    };
    if (found != nullptr && usable(*found))
        return {found->get<double>()};
    if (found != nullptr && found->is_array() && std::ranges::all_of(*found, usable))
        return found->get<std::vector<double>>();
    fail(name, "a list of numbers between -1e12 and 1e12");
    return {};
}

Result<void> CaseInputs::spend(std::size_t steps)
{
    constexpr std::size_t mostSteps = 30'000'000;
    m_steps += steps;
    if (m_progress->canceled())
        return failure(ErrorCode::Canceled, "sum of listed demand canceled");
    if (m_steps > mostSteps)
        return failure(ErrorCode::InvalidInput, "too many listed values over too many periods to be summed");
    return {};
}

const char* CaseInputs::firstOf(std::initializer_list<const char*> names) const
{
    const auto found = std::ranges::find_if(names, [this](const char* name) { return has(name); });
    return found == names.end() ? *names.begin() : *found;
}

bool isDemandDistribution(std::string_view name)
{
    constexpr std::string_view names[] = {"normal",
                                          "lognormal",
                                          "gamma",
                                          "exponential",
                                          "uniform",
                                          "poisson",
                                          "negative_binomial",
                                          "binomial",
                                          "geometric",
                                          "discrete",
                                          "custom_discrete",
                                          "uniform_discrete",
                                          "discrete_uniform",
                                          "empirical"};
    return std::ranges::find(names, name) != std::end(names);
}

Result<DistributionPtr> demandDistribution(CaseInputs& in, std::string_view name, double periods)
{
    if (!isDemandDistribution(name))
        return failure(ErrorCode::InvalidInput, "demand distribution '" + std::string(name) + "' is not known");
    if (name == "poisson") {
        const double mean = in.number("demand_mean") * periods;
        if (mean > 1e9) // beyond it the series of the distribution function do not converge
            return failure(ErrorCode::InvalidInput, "Poisson demand must be at most 1e9 until an order can be sold");
        return stats::poissonDistribution(mean);
    }
    if (name == "negative_binomial")
        return negativeBinomial(in, periods);
    if (name == "geometric")
        return stats::negativeBinomialDistribution(periods, in.number(in.firstOf({"probability", "demand_p", "p"})));
    if (name == "binomial") {
        const double trials = in.number(in.firstOf({"trials", "demand_n", "n"})) * periods;
        if (!(trials >= 1.0 && trials <= 1e6 && trials == std::floor(trials)))
            return failure(ErrorCode::InvalidInput, "trials must be a whole number, 1 to 1,000,000");
        return stats::binomialDistribution(static_cast<int>(trials),
                                           in.number(in.firstOf({"probability", "demand_p", "p"})));
    }
    if (name == "uniform_discrete" || name == "discrete_uniform") {
        return equallyLikely(in).and_then([&](const ValueList& list) { return listedDistribution(in, list, periods); });
    }
    if (name == "discrete" || name == "custom_discrete") {
        return listedValues(in).and_then([&](const ValueList& list) { return listedDistribution(in, list, periods); });
    }
    if (name == "empirical") {
        ValueList samples{in.list(in.firstOf({"demand", "samples", "demand_samples"})), {}};
        samples.probabilities.assign(samples.values.size(), 1.0 / static_cast<double>(samples.values.size()));
        return listedDistribution(in, samples, periods);
    }
    return continuous(in, name, periods);
}

} // namespace ms::workflow
