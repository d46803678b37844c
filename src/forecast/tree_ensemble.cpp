// SPDX-License-Identifier: GPL-3.0-or-later
#include "forecast/tree_ensemble.h"

#include <xgboost/c_api.h>

#include <array>
#include <cstdlib>
#include <cstring>
#include <limits>
#include <string>
#include <utility>

namespace ms::forecast {
namespace {

/// XGBoost's last complaint on this thread.
tl::unexpected<Error> complaint()
{
    return failure(ErrorCode::Unavailable, std::string("XGBoost: ") + XGBGetLastError());
}

/// A table inside XGBoost.
class Table {
public:
    static Result<Table> of(const FeatureRows& rows)
    {
        Table table;
        if (XGDMatrixCreateFromMat_omp(rows.values.data(), rows.rows(), rows.width,
                                       std::numeric_limits<float>::quiet_NaN(), &table.m_handle, 1) != 0)
            return complaint();
        if (!rows.targets.empty() &&
            XGDMatrixSetFloatInfo(table.m_handle, "label", rows.targets.data(), rows.targets.size()) != 0)
            return complaint();
        return table;
    }
    Table(Table&& other) noexcept : m_handle(std::exchange(other.m_handle, nullptr)) {}
    Table& operator=(Table&&) = delete;
    ~Table()
    {
        if (m_handle != nullptr)
            XGDMatrixFree(m_handle);
    }
    [[nodiscard]] DMatrixHandle handle() const { return m_handle; }

private:
    Table() = default;
    DMatrixHandle m_handle = nullptr;
};

/// The figure behind the last colon of "[3]\tvalidation-rmse:0.512".
double measureIn(const char* text)
{
    const char* colon = std::strrchr(text, ':');
    return colon == nullptr ? std::numeric_limits<double>::infinity() : std::strtod(colon + 1, nullptr);
}

} // namespace

struct TreeEnsemble::Handle {
    BoosterHandle booster = nullptr;

    Handle() = default;
    Handle(const Handle&) = delete;
    Handle& operator=(const Handle&) = delete;
    ~Handle()
    {
        if (booster != nullptr)
            XGBoosterFree(booster);
    }
    [[nodiscard]] bool set(const char* name, const std::string& value) const
    {
        return XGBoosterSetParam(booster, name, value.c_str()) == 0;
    }
    [[nodiscard]] bool configure(const TreeSettings& settings) const
    {
        return set("verbosity", "0") && set("nthread", "1") && set("booster", "gbtree") && set("tree_method", "hist") &&
               set("objective", "reg:squarederror") && set("base_score", "0") && set("grow_policy", "lossguide") &&
               set("max_bin", "128") && set("max_leaves", std::to_string(settings.leaves)) &&
               set("max_depth", std::to_string(settings.depth)) && set("eta", std::to_string(settings.learningRate)) &&
               set("min_child_weight", std::to_string(settings.leastLeaf)) &&
               set("subsample", std::to_string(settings.rowShare)) &&
               set("colsample_bytree", std::to_string(settings.featureShare)) &&
               set("seed", std::to_string(settings.seed));
    }
};

TreeEnsemble::TreeEnsemble(std::unique_ptr<Handle> handle) : m_handle(std::move(handle)) {}
TreeEnsemble::TreeEnsemble(TreeEnsemble&&) noexcept = default;
TreeEnsemble& TreeEnsemble::operator=(TreeEnsemble&&) noexcept = default;
TreeEnsemble::~TreeEnsemble() = default;

Result<TreeEnsemble> TreeEnsemble::fit(const FeatureRows& rows, const FeatureRows& validation,
                                       const TreeSettings& settings, Progress& progress)
{
    if (rows.rows() == 0 || rows.targets.size() != rows.rows())
        return failure(ErrorCode::InvalidInput, "boosted trees: a target is needed for each row, and one row at least");
    const auto table = Table::of(rows);
    if (!table)
        return tl::unexpected(table.error());
    const bool watched = validation.rows() > 0;
    const auto test = Table::of(watched ? validation : FeatureRows{1, {0}, {0}});
    if (!test)
        return tl::unexpected(test.error());
    TreeEnsemble ensemble(std::make_unique<Handle>());
    std::array<DMatrixHandle, 2> tables{table->handle(), test->handle()};
    if (XGBoosterCreate(tables.data(), watched ? 2 : 1, &ensemble.m_handle->booster) != 0 ||
        !ensemble.m_handle->configure(settings))
        return complaint();
    double best = std::numeric_limits<double>::infinity();
    const char* name = "validation";
    for (int round = 0; round < settings.rounds; ++round) {
        if (progress.canceled())
            return failure(ErrorCode::Canceled, "boosted trees: canceled");
        if (XGBoosterUpdateOneIter(ensemble.m_handle->booster, round, table->handle()) != 0)
            return complaint();
        if (!watched) {
            ensemble.m_rounds = round + 1;
            continue;
        }
        const char* text = nullptr;
        if (XGBoosterEvalOneIter(ensemble.m_handle->booster, round, &tables[1], &name, 1, &text) != 0)
            return complaint();
        if (const double measure = measureIn(text); measure < best) {
            best = measure;
            ensemble.m_rounds = round + 1;
        } else if (round + 1 - ensemble.m_rounds >= settings.patience) {
            break;
        }
    }
    return ensemble;
}

Result<std::vector<float>> TreeEnsemble::predict(const FeatureRows& rows) const
{
    if (rows.rows() == 0)
        return std::vector<float>{};
    const auto table = Table::of(rows);
    if (!table)
        return tl::unexpected(table.error());
    const std::string config = R"({"type":0,"training":false,"iteration_begin":0,"iteration_end":)" +
                               std::to_string(m_rounds) + R"(,"strict_shape":false})";
    const bst_ulong* shape = nullptr;
    bst_ulong dimensions = 0;
    const float* values = nullptr;
    if (XGBoosterPredictFromDMatrix(m_handle->booster, table->handle(), config.c_str(), &shape, &dimensions, &values) !=
        0)
        return complaint();
    return std::vector<float>(values, values + rows.rows());
}

} // namespace ms::forecast
