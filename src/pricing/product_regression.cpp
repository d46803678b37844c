// SPDX-License-Identifier: GPL-3.0-or-later
#include "pricing/product_regression.h"

#include "pricing/price_test.h"
#include "stats/regression.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <numbers>

namespace ms::pricing {

namespace {

constexpr std::size_t fewestRows = 8;
constexpr int fewestChanges = 3;
constexpr int fewestFreedom = 3;
constexpr int clustersNeeded = 10;
constexpr double smallCount = 5;
constexpr const char* competitorColumn = "competitor price";

using Rows = std::span<const Observation>;

/// Dense index of the location of each row; rows are ordered by location.
std::vector<std::int32_t> denseLocations(Rows rows)
{
    std::vector<std::int32_t> groups(rows.size(), 0);
    for (std::size_t i = 1; i < rows.size(); ++i)
        groups[i] = groups[i - 1] + (rows[i].location != rows[i - 1].location ? 1 : 0);
    return groups;
}

/// Adds a column when nine of ten rows know it; the others get the mean of what is known.
template <class Value>
void addKnown(stats::Design& design, const std::string& name, Rows rows, Value valueOf)
{
    std::vector<double> column(rows.size());
    double sum = 0;
    std::size_t known = 0;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        column[i] = valueOf(rows[i]);
        if (std::isfinite(column[i])) {
            sum += column[i];
            ++known;
        }
    }
    if (known == 0 || 10 * known < 9 * rows.size())
        return;
    for (double& value : column)
        value = std::isfinite(value) ? value : sum / static_cast<double>(known);
    design.add(name, std::move(column));
}

/// A competitor price beyond five times, or below a fifth of, the usual own price is a mistake in the file.
double believable(double competitorPrice, double usualPrice)
{
    return competitorPrice > usualPrice / 5 && competitorPrice < usualPrice * 5 ? std::log(competitorPrice) : notKnown;
}

void addTime(stats::Design& design, Rows rows, const ElasticitySettings& settings)
{
    const auto [first, last] = std::ranges::minmax(rows, {}, &Observation::period);
    const double span = last.period - first.period + 1;
    if (settings.trend && span >= 12)
        addKnown(design, "trend", rows,
                 [&, start = first.period](const Observation& row) { return (row.period - start) / span; });
    if (settings.seasonPeriods < 2 || span < 1.25 * settings.seasonPeriods)
        return;
    for (int harmonic = 1; harmonic <= std::min(2, settings.seasonPeriods / 2); ++harmonic) {
        const double frequency = 2 * std::numbers::pi * harmonic / settings.seasonPeriods;
        addKnown(design, "season", rows, [&](const Observation& row) { return std::sin(frequency * row.period); });
        addKnown(design, "season", rows, [&](const Observation& row) { return std::cos(frequency * row.period); });
    }
}

struct Columns {
    // Controls, own log price, rivals: a control that explains the price makes it unidentifiable; a rival that always
    // moves with it is left out, and the estimate is that of the two together.
    stats::Design design;
    std::size_t price = 0;            // column of the own log price
    std::vector<std::int32_t> rivals; // the rival of a column, -1 for every other column
};

Columns buildColumns(const SortedPanel& panel, Rows rows, std::span<const std::int32_t> rivals,
                     const ElasticitySettings& settings, const MarketIndex* market)
{
    Columns columns;
    stats::Design& design = columns.design;
    addKnown(design, "promotion", rows, [](const Observation& row) { return row.promotion; });
    addKnown(design, "feature", rows, [](const Observation& row) { return row.feature; });
    double logSum = 0;
    for (const Observation& row : rows)
        logSum += std::log(row.price);
    const double usual = std::exp(logSum / static_cast<double>(rows.size()));
    addKnown(design, competitorColumn, rows,
             [&](const Observation& row) { return believable(row.competitorPrice, usual); });
    if (market != nullptr)
        addKnown(
            design, "market", rows,
            [at = std::size_t{0}, logs = market->without(rows)](const Observation&) mutable { return logs[at++]; });
    addTime(design, rows, settings);
    columns.price = design.names.size();
    addKnown(design, "price", rows, [](const Observation& row) { return std::log(row.price); });
    columns.rivals.assign(design.names.size(), -1);
    // Cross prices only where ten rows a column remain: more would fit noise.
    if (rows.size() < 10 * (design.names.size() + rivals.size()))
        return columns;
    for (const std::int32_t rival : rivals) {
        const std::size_t before = design.names.size();
        addKnown(design, "the price of another product", rows,
                 [&](const Observation& row) { return std::log(panel.priceAt(rival, row.location, row.period)); });
        if (design.names.size() > before)
            columns.rivals.push_back(rival);
    }
    return columns;
}

/// Drops controls that say nothing new. What is left over is a reason when the price itself says nothing new.
std::string dropCollinear(Columns& columns, std::span<const std::int32_t> groups)
{
    while (const auto found = stats::findCollinearity(columns.design, groups)) {
        if (found->name == "price") {
            const bool alone = found->explainedBy.size() == 1;
            return found->explainedBy.empty() ? "The price never moved."
                   : alone                    ? "The price moved only together with " + found->explainedBy.front() + "."
                           : "The price moved only together with " + found->explainedBy.front() + " and " +
                                 found->explainedBy.back() + ".";
        }
        columns.price -= found->column < columns.price ? 1 : 0;
        const auto at = static_cast<std::ptrdiff_t>(found->column);
        columns.design.names.erase(columns.design.names.begin() + at);
        columns.design.columns.erase(columns.design.columns.begin() + at);
        columns.rivals.erase(columns.rivals.begin() + at);
    }
    return {};
}

/// Coefficient of variation of units within locations: about the standard deviation of log units a period.
double variationOf(Rows rows, std::span<const std::int32_t> groups)
{
    std::map<std::int32_t, std::pair<double, int>> sums;
    double total = 0;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        sums[groups[i]].first += rows[i].units;
        ++sums[groups[i]].second;
        total += rows[i].units;
    }
    double squares = 0;
    for (std::size_t i = 0; i < rows.size(); ++i)
        squares += std::pow(rows[i].units - sums[groups[i]].first / sums[groups[i]].second, 2);
    const auto count = static_cast<double>(rows.size());
    return total > 0 && count > 1 ? std::sqrt(squares / (count - 1)) / (total / count) : notKnown;
}

OwnEstimate refuse(OwnEstimate estimate, std::string reason)
{
    estimate.identified = false;
    estimate.reason = std::move(reason);
    if (estimate.noise > 0)
        estimate.reason += " " + describe(planPriceTest(estimate.noise, estimate.locations));
    return estimate;
}

OwnEstimate fitColumns(OwnEstimate estimate, const Columns& columns, Rows rows, std::span<const std::int32_t> groups)
{
    const bool counts = std::ranges::any_of(rows, [](const Observation& row) { return row.units < smallCount; });
    stats::RegressionOptions options{.groups = groups, .clusters = groups};
    if (estimate.locations >= clustersNeeded)
        options.errors = stats::Errors::Clustered;
    std::vector<double> target;
    for (const Observation& row : rows)
        target.push_back(counts ? row.units : std::log(row.units));
    auto fit = counts ? stats::poissonRegression(columns.design, target, options)
                      : stats::leastSquares(columns.design, target, options);
    if (!fit && columns.design.names.size() > 1) {
        // Few sales can separate along a control (none in a promotion, none in summer): the price alone may still do.
        Columns alone;
        alone.design.add("price", columns.design.columns[columns.price]);
        alone.rivals = {-1};
        return fitColumns(std::move(estimate), alone, rows, groups);
    }
    if (!fit)
        return refuse(std::move(estimate), "No estimate: " + fit.error().detail + ".");
    if (fit->freedom < fewestFreedom)
        return refuse(std::move(estimate), "Too few observations for what moves demand here.");
    estimate.identified = true;
    estimate.method = counts ? "poisson" : "log-log";
    estimate.value = fit->coefficients[columns.price];
    // A dispersion of counts below 1 over a few rows is luck, not knowledge.
    const bool lucky = counts && options.errors == stats::Errors::Classical && fit->scale < 1 && fit->freedom < 30;
    const double widen = lucky ? 1 / std::sqrt(std::max(fit->scale, 1e-12)) : 1.0;
    estimate.stdError = fit->stdErrors[columns.price] * widen;
    estimate.freedom = fit->freedom;
    for (std::size_t j = 0; j < columns.rivals.size(); ++j) {
        if (columns.design.names[j] == competitorColumn)
            estimate.competitor = {rows.front().product, -1, fit->coefficients[j], fit->stdErrors[j]};
        if (columns.rivals[j] >= 0)
            estimate.cross.push_back(
                {rows.front().product, columns.rivals[j], fit->coefficients[j], fit->stdErrors[j]});
    }
    return estimate;
}

} // namespace

double meanUnits(Rows rows)
{
    double sum = 0;
    for (const Observation& row : rows)
        sum += row.units;
    return rows.empty() ? 0 : sum / static_cast<double>(rows.size());
}

MarketIndex::MarketIndex(const SortedPanel& panel)
{
    std::int32_t last = std::numeric_limits<std::int32_t>::min();
    m_first = std::numeric_limits<std::int32_t>::max();
    for (std::size_t i = 0; i < panel.products(); ++i) {
        for (const Observation& row : panel.rowsOf(i)) {
            m_first = std::min(m_first, row.period);
            last = std::max(last, row.period);
        }
    }
    if (last < m_first)
        return;
    m_sums.resize(static_cast<std::size_t>(std::int64_t{last} - m_first) + 1);
    for (std::size_t i = 0; i < panel.products(); ++i) {
        const double mean = meanUnits(panel.rowsOf(i));
        for (const Observation& row : panel.rowsOf(i))
            m_sums[static_cast<std::size_t>(row.period - m_first)] += mean > 0 ? row.units / mean : 0;
    }
}

std::vector<double> MarketIndex::without(Rows product) const
{
    const double mean = meanUnits(product);
    std::map<std::int32_t, double> own;
    for (const Observation& row : product)
        own[row.period] += mean > 0 ? row.units / mean : 0;
    std::vector<double> logs;
    for (const Observation& row : product) {
        const double others = m_sums[static_cast<std::size_t>(row.period - m_first)] - own[row.period];
        logs.push_back(others > 1e-9 ? std::log(others) : notKnown);
    }
    return logs;
}

OwnEstimate estimateOwn(const SortedPanel& panel, std::size_t product, std::span<const std::int32_t> rivals,
                        const ElasticitySettings& settings, const MarketIndex* market)
{
    const Rows rows = panel.rowsOf(product);
    OwnEstimate estimate;
    estimate.observations = static_cast<int>(rows.size());
    if (rows.empty())
        return refuse(estimate, "No observation.");
    const auto groups = denseLocations(rows);
    estimate.locations = groups.back() + 1;
    estimate.priceChanges = countPriceChanges(rows);
    estimate.noise = variationOf(rows, groups);
    // Counting alone scatters by one over the root of the mean, however even the few observations are.
    if (const double mean = meanUnits(rows); mean > 0)
        estimate.noise = std::max(std::isfinite(estimate.noise) ? estimate.noise : 0.0, 1 / std::sqrt(mean));
    const std::string periods = std::to_string(rows.size()) + (rows.size() == 1 ? " observation." : " observations.");
    if (!(estimate.noise > 0) && std::ranges::all_of(rows, [](const Observation& row) { return row.units <= 0; }))
        return refuse(estimate, "Nothing sold in " + periods);
    if (estimate.priceChanges == 0)
        return refuse(estimate, "The price never moved in " + periods);
    if (rows.size() < fewestRows)
        return refuse(estimate, "Only " + periods);
    if (estimate.priceChanges < fewestChanges)
        return refuse(estimate, std::string("The price moved only ") + (estimate.priceChanges == 1 ? "once" : "twice") +
                                    " in " + periods + " Its effect cannot be told from whatever else changed then.");
    Columns columns = buildColumns(panel, rows, rivals, settings, market);
    if (std::string reason = dropCollinear(columns, groups); !reason.empty())
        return refuse(estimate, std::move(reason));
    return fitColumns(std::move(estimate), columns, rows, groups);
}

} // namespace ms::pricing
