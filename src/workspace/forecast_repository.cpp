// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace/forecast_repository.h"

#include "workspace/guarded.h"
#include "workspace/query.h"
#include "workspace/workspace.h"

#include <array>
#include <string_view>

namespace ms::workspace {
namespace {

using forecast::Frequency;

constexpr std::array<std::pair<Frequency, const char*>, 7> frequencyNames{{{Frequency::Yearly, "yearly"},
                                                                           {Frequency::Quarterly, "quarterly"},
                                                                           {Frequency::Monthly, "monthly"},
                                                                           {Frequency::Weekly, "weekly"},
                                                                           {Frequency::Daily, "daily"},
                                                                           {Frequency::Hourly, "hourly"},
                                                                           {Frequency::Other, "other"}}};

const std::string selectRun =
    "SELECT id, created_at, frequency, first_day, horizon, seed, model, engine_version, data_sha256 FROM forecast_run ";
const std::string selectForecast = "SELECT f.product_id, f.method, f.runner_up, f.mase, f.smape, f.bias, f.coverage80, "
                                   "f.error_sd, f.note, p.mean, p.low80, "
                                   "p.high80, p.low95, p.high95 FROM forecast f LEFT JOIN forecast_point p "
                                   "ON p.run_id = f.run_id AND p.product_id = f.product_id ";

Result<ForecastRun> runFrom(const Query& row)
{
    const auto frequency = parseFrequency(row.view(2));
    if (!frequency)
        return tl::unexpected(frequency.error());
    ForecastRun run;
    run.key = row.key<ForecastRunKey>(0);
    run.createdAt = row.time(1);
    run.frequency = *frequency;
    run.firstDay = row.day(3);
    run.horizon = static_cast<int>(row.integer(4));
    run.seed = static_cast<std::uint64_t>(row.integer(5));
    run.model = row.text(6);
    run.engineVersion = row.text(7);
    run.dataSha256 = row.text(8);
    return run;
}

ProductForecast forecastFrom(const Query& row)
{
    ProductForecast forecast;
    forecast.product = row.key<ProductKey>(0);
    forecast.method = row.text(1);
    forecast.runnerUp = row.text(2);
    forecast.mase = row.optionalReal(3);
    forecast.smape = row.optionalReal(4);
    forecast.bias = row.optionalReal(5);
    forecast.coverage80 = row.optionalReal(6);
    forecast.errorStdDev = row.optionalReal(7);
    forecast.note = row.text(8);
    return forecast;
}

/// Rows come point by point; each forecast is visited when its last point is read.
void visitForecasts(Query& query, const std::function<void(const ProductForecast&)>& visit)
{
    std::optional<ProductForecast> current;
    while (query.step()) {
        if (!current || current->product != query.key<ProductKey>(0)) {
            if (current)
                visit(*current);
            current = forecastFrom(query);
        }
        if (!query.null(9))
            current->points.push_back({query.real(9), query.real(10), query.real(11), query.real(12), query.real(13)});
    }
    if (current)
        visit(*current);
}

void insertForecast(Connection& connection, ForecastRunKey run, const ProductForecast& forecast)
{
    Query(connection,
          "INSERT INTO forecast (run_id, product_id, method, runner_up, mase, smape, bias, coverage80, error_sd, note) "
          "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
          run, forecast.product, forecast.method, forecast.runnerUp, forecast.mase, forecast.smape, forecast.bias,
          forecast.coverage80, forecast.errorStdDev, forecast.note)
        .run();
    Query point(connection, "INSERT INTO forecast_point (run_id, product_id, step, mean, low80, high80, low95, high95) "
                            "VALUES (?, ?, ?, ?, ?, ?, ?, ?)");
    int step = 0;
    for (const ForecastPoint& p : forecast.points)
        point.bind(run, forecast.product, ++step, p.mean, p.low80, p.high80, p.low95, p.high95).run();
    for (const ForecastCause& cause : forecast.causes)
        Query(connection,
              "INSERT INTO forecast_cause (run_id, product_id, name, elasticity, value, low95, high95, used, added) "
              "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
              run, forecast.product, cause.name, cause.elasticity, cause.value, cause.low95, cause.high95, cause.used,
              cause.added)
            .run();
    for (const ForecastAdjustment& one : forecast.adjustments)
        Query(connection,
              "INSERT INTO forecast_adjustment (run_id, product_id, first_day, stockout, sold, used) "
              "VALUES (?, ?, ?, ?, ?, ?)",
              run, forecast.product, one.firstDay, one.stockout, one.sold, one.used)
            .run();
}

/// Reads rows of a table of findings, which begin with the product, into the forecasts they belong to.
template <class Add>
void readFindings(Query& query, std::span<ProductForecast> forecasts, const Add& add)
{
    auto at = forecasts.begin();
    while (query.step()) {
        const auto product = query.key<ProductKey>(0);
        while (at != forecasts.end() && at->product < product)
            ++at;
        if (at != forecasts.end() && at->product == product)
            add(*at);
    }
}

} // namespace

const char* frequencyName(Frequency frequency)
{
    for (const auto& [value, name] : frequencyNames) {
        if (value == frequency)
            return name;
    }
    return "other";
}

Result<Frequency> parseFrequency(std::string_view name)
{
    for (const auto& [value, known] : frequencyNames) {
        if (name == known)
            return value;
    }
    return failure(ErrorCode::InvalidInput,
                   "'" + std::string(name) +
                       "' is not a frequency: yearly, quarterly, monthly, weekly, daily, hourly or other");
}

ForecastRepository::ForecastRepository(Workspace& workspace) : m_connection(workspace.connection()) {}

Result<ForecastRunKey> ForecastRepository::save(const ForecastRun& run, std::span<const ProductForecast> forecasts)
{
    for (const ProductForecast& forecast : forecasts) {
        if (forecast.points.size() != static_cast<std::size_t>(run.horizon))
            return failure(ErrorCode::InvalidInput, "a forecast of " + std::to_string(forecast.points.size()) +
                                                        " steps does not fit a run of " + std::to_string(run.horizon));
    }
    auto transaction = m_connection.begin();
    if (!transaction)
        return tl::unexpected(transaction.error());
    const auto key = guarded([&] {
        Query insert(
            m_connection,
            "INSERT INTO forecast_run (created_at, frequency, first_day, horizon, seed, model, engine_version, "
            "data_sha256) VALUES (?, ?, ?, ?, ?, ?, ?, ?) RETURNING id",
            run.createdAt, frequencyName(run.frequency), run.firstDay, run.horizon, static_cast<std::int64_t>(run.seed),
            run.model, run.engineVersion, run.dataSha256);
        insert.step();
        const auto added = insert.key<ForecastRunKey>(0);
        for (const ProductForecast& forecast : forecasts)
            insertForecast(m_connection, added, forecast);
        return added;
    });
    if (!key)
        return key;
    return transaction->commit().map([&] { return *key; });
}

Result<void> ForecastRepository::remove(ForecastRunKey run)
{
    return guarded([&] { Query(m_connection, "DELETE FROM forecast_run WHERE id = ?", run).run(); });
}

Result<std::vector<ForecastRun>> ForecastRepository::runs() const
{
    return guarded([&]() -> Result<std::vector<ForecastRun>> {
        std::vector<ForecastRun> runs;
        Query query(m_connection, selectRun + "ORDER BY created_at DESC, id DESC");
        while (query.step()) {
            auto run = runFrom(query);
            if (!run)
                return tl::unexpected(run.error());
            runs.push_back(std::move(*run));
        }
        return runs;
    });
}

Result<std::optional<ForecastRun>> ForecastRepository::latest(std::optional<Frequency> frequency) const
{
    return runs().map([&](const std::vector<ForecastRun>& all) -> std::optional<ForecastRun> {
        for (const ForecastRun& run : all) {
            if (!frequency || run.frequency == *frequency)
                return run;
        }
        return std::nullopt;
    });
}

Result<void> ForecastRepository::forEach(ForecastRunKey run,
                                         const std::function<void(const ProductForecast&)>& visit) const
{
    return guarded([&] {
        Query query(m_connection, selectForecast + "WHERE f.run_id = ? ORDER BY f.product_id, p.step", run);
        visitForecasts(query, visit);
    });
}

Result<std::vector<ProductForecast>> ForecastRepository::withFindings(ForecastRunKey run) const
{
    std::vector<ProductForecast> forecasts;
    const auto read = forEach(run, [&](const ProductForecast& forecast) { forecasts.push_back(forecast); });
    if (!read)
        return tl::unexpected(read.error());
    return guarded([&] {
        addFindings(run, forecasts);
        return std::move(forecasts);
    });
}

/// Throws SQLite::Exception. A file of an older version, open for reading, may lack either table.
void ForecastRepository::addFindings(ForecastRunKey run, std::span<ProductForecast> byProduct) const
{
    if (byProduct.empty())
        return;
    const ProductKey first = byProduct.front().product;
    const ProductKey last = byProduct.back().product;
    if (hasTable(m_connection, "forecast_cause")) {
        Query causes(m_connection,
                     "SELECT product_id, name, elasticity, value, low95, high95, used, added FROM forecast_cause "
                     "WHERE run_id = ?1 AND product_id BETWEEN ?2 AND ?3 ORDER BY product_id, name",
                     run, first, last);
        readFindings(causes, byProduct, [&](ProductForecast& forecast) {
            forecast.causes.push_back({causes.text(1), causes.boolean(2), causes.real(3), causes.real(4),
                                       causes.real(5), causes.boolean(6), causes.real(7)});
        });
    }
    if (hasTable(m_connection, "forecast_adjustment")) {
        Query adjustments(m_connection,
                          "SELECT product_id, first_day, stockout, sold, used FROM forecast_adjustment "
                          "WHERE run_id = ?1 AND product_id BETWEEN ?2 AND ?3 ORDER BY product_id, first_day",
                          run, first, last);
        readFindings(adjustments, byProduct, [&](ProductForecast& forecast) {
            forecast.adjustments.push_back(
                {adjustments.day(1), adjustments.boolean(2), adjustments.real(3), adjustments.real(4)});
        });
    }
}

Result<ProductForecast> ForecastRepository::of(ForecastRunKey run, ProductKey product) const
{
    return guarded([&]() -> Result<ProductForecast> {
        std::optional<ProductForecast> found;
        Query query(m_connection, selectForecast + "WHERE f.run_id = ? AND f.product_id = ? ORDER BY p.step", run,
                    product);
        visitForecasts(query, [&](const ProductForecast& forecast) { found = forecast; });
        if (!found)
            return failure(ErrorCode::NotFound, "the run has no forecast of this product");
        addFindings(run, {&*found, 1});
        return *found;
    });
}

} // namespace ms::workspace
