// SPDX-License-Identifier: GPL-3.0-or-later
#include "pricing/demand_model.h"

#include "core/parallel.h"
#include "pricing/demand_columns.h"
#include "stats/grouped_ridge.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <memory>

namespace ms::pricing {

namespace {

constexpr std::size_t fewestRows = 8;
constexpr std::size_t mostRivals = 20;
constexpr std::size_t shared = DemandColumns::shared;
constexpr std::size_t localColumns = 4; // intercept, price, promotion, feature

// Penalties, in rows. Chosen on weeks 101-148 of the Dominick's orange juice panel (Montgomery 1997).
constexpr std::array<double, shared> basePenalty{1, 1, 1, 1, 1000, 1000, 1000, 1000};
constexpr double rivalPenalty = 100;
constexpr std::array<double, localColumns> localPenalty{0.5, 2, 10, 10};
constexpr double huber = 1.5;
constexpr double levelHalfLife = 5; // periods
constexpr double levelPenalty = 4;

using Rows = std::span<const Observation>;
using Coefficients = std::array<double, shared>;

double logUnits(double units, double offset)
{
    return std::log(units + offset);
}

std::array<double, localColumns> localOf(const DemandColumns& columns)
{
    return {1, columns.base[0], columns.base[2], columns.base[3]};
}

/// The regression of one product around the coefficients common to all.
class ProductDemand {
public:
    ProductDemand(Rows rows, const DemandView& view, std::int32_t locations) : m_view(&view), m_locations(locations)
    {
        m_offset = std::ranges::any_of(rows, [](const Observation& row) { return row.units < 1; }) ? 0.5 : 0;
        for (const Observation& row : rows) {
            m_columns.push_back(view.columnsOf(row));
            m_target.push_back(logUnits(row.units, m_offset));
            m_groups.push_back(row.location);
            m_periods.push_back(row.period);
        }
    }

    void addTo(stats::GroupedRidge& pooled, std::vector<std::int32_t>& groups, std::vector<double>& target) const
    {
        for (std::size_t i = 0; i < m_columns.size(); ++i) {
            for (std::size_t j = 0; j < shared; ++j)
                pooled.common[j].push_back(m_columns[i].base[j]);
            pooled.local[0].push_back(1);
            groups.push_back(pooled.groupCount + m_groups[i]);
            target.push_back(m_target[i]);
        }
        pooled.groupCount += m_locations;
    }

    Result<void> fit(const Coefficients& pooled)
    {
        m_pooled = pooled;
        stats::GroupedRidge problem = emptyProblem();
        std::vector<double> target = m_target;
        for (std::size_t i = 0; i < m_columns.size(); ++i) {
            const DemandColumns& columns = m_columns[i];
            problem.common[0].push_back(1);
            for (std::size_t j = 0; j < shared; ++j) {
                problem.common[1 + j].push_back(columns.base[j]);
                target[i] -= pooled[j] * columns.base[j];
            }
            for (std::size_t k = 0; k < columns.rivals.size(); ++k)
                problem.common[1 + shared + k].push_back(columns.rivals[k]);
            const auto local = localOf(columns);
            for (std::size_t k = 0; k < localColumns; ++k)
                problem.local[k].push_back(local[k]);
        }
        auto fit = stats::fitGroupedRidge(problem, target);
        if (!fit)
            return tl::unexpected(fit.error());
        m_fit = std::move(*fit);
        setLevels();
        return {};
    }

    /// Log of units plus the offset.
    [[nodiscard]] double predict(const Observation& row) const
    {
        const DemandColumns columns = m_view->columnsOf(row);
        double value = m_fit.common[0];
        for (std::size_t j = 0; j < shared; ++j)
            value += (m_pooled[j] + m_fit.common[1 + j]) * columns.base[j];
        for (std::size_t k = 0; k < columns.rivals.size(); ++k)
            value += m_fit.common[1 + shared + k] * columns.rivals[k];
        const auto local = localOf(columns);
        const auto place = static_cast<std::size_t>(row.location);
        for (std::size_t k = 0; k < localColumns; ++k)
            value += m_fit.local[place * localColumns + k] * local[k];
        return value + m_levels[place];
    }
    [[nodiscard]] double offset() const { return m_offset; }

private:
    [[nodiscard]] stats::GroupedRidge emptyProblem() const
    {
        stats::GroupedRidge problem;
        problem.commonPenalty = {1e-6};
        problem.commonPenalty.insert(problem.commonPenalty.end(), basePenalty.begin(), basePenalty.end());
        problem.commonPenalty.resize(1 + shared + m_view->rivalCount(), rivalPenalty);
        problem.common.resize(problem.commonPenalty.size());
        problem.localPenalty.assign(localPenalty.begin(), localPenalty.end());
        problem.local.resize(localColumns);
        problem.groups = m_groups;
        problem.groupCount = m_locations;
        problem.huber = huber;
        return problem;
    }

    void setLevels()
    {
        const auto places = static_cast<std::size_t>(m_locations);
        std::vector<double> sum(places);
        std::vector<double> weight(places, levelPenalty);
        const std::int32_t last = *std::ranges::max_element(m_periods);
        for (std::size_t i = 0; i < m_periods.size(); ++i) {
            const double w = m_fit.weights[i] * std::exp2((m_periods[i] - last) / levelHalfLife);
            sum[static_cast<std::size_t>(m_groups[i])] += w * m_fit.residuals[i];
            weight[static_cast<std::size_t>(m_groups[i])] += w;
        }
        m_levels.resize(places);
        for (std::size_t place = 0; place < places; ++place)
            m_levels[place] = sum[place] / weight[place];
    }

    const DemandView* m_view;
    std::int32_t m_locations;
    double m_offset = 0;
    std::vector<DemandColumns> m_columns;
    std::vector<double> m_target;
    std::vector<std::int32_t> m_groups;
    std::vector<std::int32_t> m_periods;
    Coefficients m_pooled{};
    stats::GroupedRidgeFit m_fit;
    std::vector<double> m_levels; // mean recent residual of each location
};

Result<Coefficients> poolProducts(const std::vector<std::unique_ptr<ProductDemand>>& products)
{
    stats::GroupedRidge problem;
    problem.common.resize(shared);
    problem.commonPenalty.assign(shared, 1e-3); // a column that is always 0 keeps a coefficient of 0
    problem.local.resize(1);
    problem.localPenalty = {1e-6};
    std::vector<std::int32_t> groups;
    std::vector<double> target;
    for (const auto& product : products) {
        if (product)
            product->addTo(problem, groups, target);
    }
    problem.groups = groups;
    const auto fit = stats::fitGroupedRidge(problem, target);
    if (!fit)
        return tl::unexpected(fit.error());
    Coefficients pooled{};
    std::ranges::copy(fit->common, pooled.begin());
    return pooled;
}

/// Every product's demand, learned from one set of training rows.
struct DemandModel {
    std::unique_ptr<SortedPanel> training;
    std::unique_ptr<SortedPanel> scenarios;
    std::vector<std::unique_ptr<DemandView>> views;
    std::vector<std::unique_ptr<ProductDemand>> products; // null: too few rows
};

std::vector<std::vector<std::int32_t>> rivalsOf(const Panel& panel)
{
    std::map<std::string, std::vector<std::int32_t>> members;
    const auto categoryOf = [&](std::size_t i) { return panel.categories.empty() ? "" : panel.categories[i]; };
    for (std::size_t i = 0; i < panel.products.size(); ++i)
        members[categoryOf(i)].push_back(static_cast<std::int32_t>(i));
    std::vector<std::vector<std::int32_t>> rivals(panel.products.size());
    for (std::size_t i = 0; i < rivals.size(); ++i) {
        const auto& all = members[categoryOf(i)];
        if (all.size() > mostRivals + 1)
            continue;
        rivals[i] = all;
        std::erase(rivals[i], static_cast<std::int32_t>(i));
    }
    return rivals;
}

Result<DemandModel> learn(const Panel& training, const Panel& scenarios, int threads, Progress& progress)
{
    DemandModel model;
    auto known = SortedPanel::create(training);
    auto asked = SortedPanel::create(scenarios);
    if (!known || !asked)
        return tl::unexpected(known ? asked.error() : known.error());
    model.training = std::make_unique<SortedPanel>(std::move(*known));
    model.scenarios = std::make_unique<SortedPanel>(std::move(*asked));
    const std::size_t count = training.products.size();
    model.views.resize(count);
    model.products.resize(count);
    const auto rivals = rivalsOf(training);
    bool finished = parallelFor(count, threads, progress, [&](std::size_t i) {
        const Rows rows = model.training->rowsOf(i);
        if (rows.size() < fewestRows)
            return;
        model.views[i] =
            std::make_unique<DemandView>(*model.training, *model.scenarios, static_cast<std::int32_t>(i), rivals[i]);
        model.products[i] = std::make_unique<ProductDemand>(rows, *model.views[i],
                                                            static_cast<std::int32_t>(training.locations.size()));
    });
    if (std::ranges::none_of(model.products, [](const auto& product) { return product != nullptr; }))
        return failure(ErrorCode::NotEnoughData, "no product has eight observations or more");
    const auto pooled = poolProducts(model.products);
    if (!pooled)
        return tl::unexpected(pooled.error());
    std::vector<std::optional<Error>> failed(count);
    finished = finished && parallelFor(count, threads, progress, [&](std::size_t i) {
                   if (!model.products[i])
                       return;
                   if (auto fit = model.products[i]->fit(*pooled); !fit)
                       failed[i] = fit.error();
               });
    if (!finished)
        return failure(ErrorCode::Canceled, "demand model");
    for (const auto& error : failed)
        if (error)
            return tl::unexpected(*error);
    return model;
}

/// Quantiles of log errors, each product's own as far as it has rows, else those of all.
struct ErrorBands {
    std::vector<double> scale; // one a product
    double low = 0;            // standardised 10 % quantile
    double high = 0;           // standardised 90 % quantile
};

double quantileOf(std::vector<double>& values, double share)
{
    const auto at = values.begin() + static_cast<std::ptrdiff_t>(share * static_cast<double>(values.size() - 1));
    std::ranges::nth_element(values, at);
    return *at;
}

/// Splits off the last periods, as many as the scenarios ask for and at most a third.
std::pair<Panel, Panel> holdBack(const Panel& training, Rows scenarios)
{
    const auto [first, last] = std::ranges::minmax(training.rows, {}, &Observation::period);
    const auto [from, to] = std::ranges::minmax(scenarios, {}, &Observation::period);
    const std::int32_t horizon = std::clamp(to.period - from.period + 1, 1, (last.period - first.period + 1) / 3);
    std::pair<Panel, Panel> parts{training, training};
    const auto cut = last.period - horizon;
    std::erase_if(parts.first.rows, [&](const Observation& row) { return row.period > cut; });
    std::erase_if(parts.second.rows, [&](const Observation& row) { return row.period <= cut; });
    return parts;
}

Result<ErrorBands> measureErrors(const Panel& training, Rows scenarios, int threads, Progress& progress)
{
    const auto [early, late] = holdBack(training, scenarios);
    const auto model = learn(early, late, threads, progress);
    if (!model)
        return tl::unexpected(model.error());
    constexpr double priorRows = 20;
    std::vector<std::vector<double>> errors(training.products.size());
    double squares = 0;
    double count = 0;
    for (const Observation& row : late.rows) {
        const auto& product = model->products[static_cast<std::size_t>(row.product)];
        if (!product)
            continue;
        const double error = logUnits(row.units, product->offset()) - product->predict(row);
        if (!std::isfinite(error))
            continue;
        errors[static_cast<std::size_t>(row.product)].push_back(error);
        squares += error * error;
        ++count;
    }
    if (count < 1)
        return failure(ErrorCode::NotEnoughData, "too few periods to measure the errors of predictions");
    ErrorBands bands;
    std::vector<double> standardised;
    for (const auto& own : errors) {
        double ownSquares = priorRows * squares / count;
        for (const double error : own)
            ownSquares += error * error;
        bands.scale.push_back(std::sqrt(ownSquares / (priorRows + static_cast<double>(own.size()))));
        for (const double error : own)
            standardised.push_back(bands.scale.back() > 0 ? error / bands.scale.back() : 0);
    }
    bands.low = std::min(0.0, quantileOf(standardised, 0.1));
    bands.high = std::max(0.0, quantileOf(standardised, 0.9));
    return bands;
}

} // namespace

Result<std::vector<UnitsPrediction>> predictUnits(const Panel& training, Rows scenarios, int threads,
                                                  Progress& progress)
{
    if (training.rows.empty())
        return failure(ErrorCode::NotEnoughData, "no observation to learn from");
    std::vector<UnitsPrediction> predictions(scenarios.size());
    if (scenarios.empty())
        return predictions;
    Panel asked{training.products, training.categories, training.locations, {scenarios.begin(), scenarios.end()}};
    for (Observation& row : asked.rows)
        row.units = 0;
    const auto bands = measureErrors(training, scenarios, threads, progress);
    if (!bands)
        return tl::unexpected(bands.error());
    const auto model = learn(training, asked, threads, progress);
    if (!model)
        return tl::unexpected(model.error());
    for (std::size_t i = 0; i < scenarios.size(); ++i) {
        const auto at = static_cast<std::size_t>(scenarios[i].product);
        const auto& product = model->products[at];
        if (!product)
            continue;
        const double value = product->predict(scenarios[i]);
        const auto units = [&](double shift) {
            return std::max(0.0, std::exp(value + shift * bands->scale[at]) - product->offset());
        };
        predictions[i] = {units(0), units(bands->low), units(bands->high)};
    }
    return predictions;
}

} // namespace ms::pricing
