// SPDX-License-Identifier: GPL-3.0-or-later
#include "pricing/promotion_effect.h"

#include "core/parallel.h"
#include "stats/regression.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace ms::pricing {

namespace {

constexpr std::size_t fewestRows = 12;
constexpr int fewestEvents = 2;
constexpr int clustersNeeded = 10;
constexpr int mostAround = 8;

using Rows = std::span<const Observation>;

/// Where each row stands in relation to the promotions of its location.
struct Places {
    std::vector<char> promoted;
    std::vector<int> before; ///< periods until the next event, 0: none near
    std::vector<int> after;  ///< periods since the last event, 0: none near
    std::vector<std::int32_t> groups;
    int events = 0;
    int promotedRows = 0;
};

Places placesOf(Rows rows, const PromotionSettings& settings)
{
    Places places;
    places.promoted.assign(rows.size(), 0);
    places.before.assign(rows.size(), 0);
    places.after.assign(rows.size(), 0);
    places.groups.assign(rows.size(), 0);
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const bool sameGroup = i > 0 && rows[i].location == rows[i - 1].location;
        places.groups[i] = i == 0 ? 0 : places.groups[i - 1] + (sameGroup ? 0 : 1);
        places.promoted[i] = rows[i].promotion >= settings.on ? 1 : 0;
        places.promotedRows += places.promoted[i];
        if (places.promoted[i] != 0 &&
            !(sameGroup && places.promoted[i - 1] != 0 && rows[i].period == rows[i - 1].period + 1))
            ++places.events;
    }
    for (std::size_t i = 0; i < rows.size(); ++i) {
        if (places.promoted[i] == 0)
            continue;
        for (std::size_t j = i; j-- > 0 && places.groups[j] == places.groups[i];) {
            const int distance = rows[i].period - rows[j].period;
            if (places.promoted[j] != 0 || distance > settings.leads)
                break;
            if (places.before[j] == 0 || distance < places.before[j])
                places.before[j] = distance;
        }
        for (std::size_t j = i + 1; j < rows.size() && places.groups[j] == places.groups[i]; ++j) {
            const int distance = rows[j].period - rows[i].period;
            if (places.promoted[j] != 0 || distance > settings.lags)
                break;
            places.after[j] = distance; // the last event before it is the one that counts
        }
    }
    return places;
}

std::vector<double> flags(const std::vector<int>& distances, int distance)
{
    std::vector<double> column;
    for (const int own : distances)
        column.push_back(own == distance ? 1 : 0);
    return column;
}

stats::Design designOf(Rows rows, const Places& places, const PromotionSettings& settings)
{
    stats::Design design;
    design.add("promotion", {places.promoted.begin(), places.promoted.end()});
    std::vector<double> price;
    for (const Observation& row : rows)
        price.push_back(std::log(row.price));
    design.add("price", std::move(price));
    for (int k = 1; k <= settings.leads; ++k)
        design.add("before " + std::to_string(k), flags(places.before, k));
    for (int k = 1; k <= settings.lags; ++k)
        design.add("after " + std::to_string(k), flags(places.after, k));
    for (int harmonic = 1; settings.seasonPeriods > 1 && harmonic <= 2; ++harmonic) {
        std::vector<double> sine, cosine;
        for (const Observation& row : rows) {
            const double phase = 2 * std::numbers::pi * harmonic * row.period / settings.seasonPeriods;
            sine.push_back(std::sin(phase));
            cosine.push_back(std::cos(phase));
        }
        design.add("season", std::move(sine));
        design.add("season", std::move(cosine));
    }
    return design;
}

/// Coefficients by name; nothing for a column that was left out.
class Fit {
public:
    Fit(const stats::Design& design, const stats::RegressionFit& fit) : m_design(design), m_fit(fit) {}
    [[nodiscard]] std::optional<MeasuredShare> of(const std::string& name) const
    {
        const auto found = std::ranges::find(m_design.names, name);
        if (found == m_design.names.end())
            return std::nullopt;
        const auto at = static_cast<std::size_t>(found - m_design.names.begin());
        return MeasuredShare{m_fit.coefficients[at], m_fit.stdErrors[at]};
    }
    /// exp(b) - 1 with its error.
    [[nodiscard]] MeasuredShare share(const std::string& name) const
    {
        const auto own = of(name);
        if (!own)
            return {notKnown, notKnown};
        return {std::expm1(own->value), std::exp(own->value) * own->stdError};
    }

private:
    const stats::Design& m_design;
    const stats::RegressionFit& m_fit;
};

/// Mean log price of promoted rows less that of the others of the same places, weighted by the promoted rows.
double logCut(Rows rows, const Places& places)
{
    const auto groups = static_cast<std::size_t>(places.groups.back()) + 1;
    std::vector<double> usual(groups, 0), count(groups, 0);
    for (std::size_t i = 0; i < rows.size(); ++i) {
        if (places.promoted[i] != 0)
            continue;
        usual[static_cast<std::size_t>(places.groups[i])] += std::log(rows[i].price);
        ++count[static_cast<std::size_t>(places.groups[i])];
    }
    double sum = 0;
    double weight = 0;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const auto group = static_cast<std::size_t>(places.groups[i]);
        if (places.promoted[i] == 0 || count[group] == 0)
            continue;
        sum += std::log(rows[i].price) - usual[group] / count[group];
        ++weight;
    }
    return weight > 0 ? sum / weight : 0;
}

double baselineOf(Rows rows, const Places& places)
{
    double sum = 0;
    double count = 0;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        if (places.promoted[i] != 0 || places.before[i] != 0 || places.after[i] != 0)
            continue;
        sum += rows[i].units;
        ++count;
    }
    return count > 0 ? sum / count : notKnown;
}

void decompose(PromotionEffect& effect, const Fit& fit, double cut, const PromotionSettings& settings)
{
    const MeasuredShare display = fit.of("promotion").value_or(MeasuredShare{0, 0});
    const auto slope = fit.of("price");
    const double logUplift = display.value + (slope ? slope->value * cut : 0);
    const double logError = std::hypot(display.stdError, slope ? slope->stdError * cut : 0);
    effect.uplift = {std::expm1(logUplift), std::exp(logUplift) * logError};
    if (slope) {
        const double price = slope->value * cut;
        effect.fromPrice = {std::expm1(price), std::exp(price) * slope->stdError * std::abs(cut)};
        effect.fromDisplay = {effect.uplift.value - effect.fromPrice.value, std::exp(logUplift) * display.stdError};
    } else {
        effect.fromPrice = {notKnown, notKnown};
        effect.fromDisplay = {notKnown, notKnown};
    }
    double around = 0;
    double variance = 0;
    const auto add = [&](const std::string& name, std::vector<MeasuredShare>& into) {
        into.push_back(fit.share(name));
        if (!std::isfinite(into.back().value))
            return;
        around += into.back().value;
        variance += into.back().stdError * into.back().stdError;
    };
    for (int k = 1; k <= settings.leads; ++k)
        add("before " + std::to_string(k), effect.before);
    for (int k = 1; k <= settings.lags; ++k)
        add("after " + std::to_string(k), effect.after);
    effect.pulledForward = {-around, std::sqrt(variance)};
    const double length = effect.periodsAnEvent;
    effect.net = {length * effect.uplift.value + around,
                  std::hypot(length * effect.uplift.stdError, std::sqrt(variance))};
}

PromotionEffect measure(Rows rows, const PromotionSettings& settings)
{
    PromotionEffect effect;
    const auto refused = [&](std::string reason) {
        effect.reason = std::move(reason);
        return effect;
    };
    if (rows.size() < fewestRows)
        return refused("Only " + std::to_string(rows.size()) + " observations.");
    const Places places = placesOf(rows, settings);
    effect.events = places.events;
    if (places.events < fewestEvents)
        return refused(places.events == 0 ? "It was never on promotion." : "It was on promotion only once.");
    effect.periodsAnEvent = static_cast<double>(places.promotedRows) / places.events;
    effect.baseline = baselineOf(rows, places);
    stats::Design design = designOf(rows, places, settings);
    while (const auto found = stats::findCollinearity(design, places.groups)) {
        // The promotion column comes first: what says nothing beside it is left out, the price too.
        if (found->name == "promotion")
            return refused("It was on promotion in every period.");
        const auto at = static_cast<std::ptrdiff_t>(found->column);
        design.names.erase(design.names.begin() + at);
        design.columns.erase(design.columns.begin() + at);
    }
    stats::RegressionOptions options{.groups = places.groups, .clusters = places.groups};
    if (places.groups.back() + 1 >= clustersNeeded)
        options.errors = stats::Errors::Clustered;
    std::vector<double> units;
    for (const Observation& row : rows)
        units.push_back(row.units);
    const auto fit = stats::poissonRegression(design, units, options);
    if (!fit)
        return refused("No estimate: " + fit.error().detail + ".");
    if (fit->freedom < 3)
        return refused("Too few observations for what moves demand here.");
    decompose(effect, Fit(design, *fit), logCut(rows, places), settings);
    return effect;
}

} // namespace

Result<std::vector<PromotionEffect>> measurePromotions(const Panel& panel, const PromotionSettings& settings,
                                                       Progress& progress)
{
    if (settings.leads < 0 || settings.leads > mostAround || settings.lags < 0 || settings.lags > mostAround ||
        !(settings.on > 0 && settings.on <= 1))
        return failure(ErrorCode::InvalidInput, "0 to 8 periods before and after a promotion were expected");
    const auto sorted = SortedPanel::create(panel);
    if (!sorted)
        return tl::unexpected(sorted.error());
    std::vector<PromotionEffect> effects(panel.products.size());
    if (!parallelFor(effects.size(), settings.threads, progress,
                     [&](std::size_t i) { effects[i] = measure(sorted->rowsOf(i), settings); }))
        return failure(ErrorCode::Canceled, "promotions");
    return effects;
}

} // namespace ms::pricing
