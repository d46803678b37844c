// SPDX-License-Identifier: GPL-3.0-or-later
#include "forecast/tree_ensemble.h"

#include <xgboost/c_api.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>
#include <cstring>
#include <limits>
#include <optional>
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

constexpr double nearZero = 0.05; // errors below it count as if they were it, so that parabolas are not endless
constexpr double farthest = 3;    // logs

/// Slope and curvature of the percentage error's parabola at each prediction.
struct Slopes {
    std::vector<float> gradient;
    std::vector<float> curvature;

    void set(std::span<const float> predicted, std::span<const float> targets)
    {
        gradient.resize(targets.size());
        curvature.resize(targets.size());
        for (std::size_t k = 0; k < targets.size(); ++k) {
            const double error = std::clamp(static_cast<double>(predicted[k] - targets[k]), -farthest, farthest);
            const double weight = std::exp(error) / std::max(std::abs(error), nearZero);
            gradient[k] = static_cast<float>(weight * error);
            curvature[k] = static_cast<float>(weight);
        }
    }
};

double meanPercentage(std::span<const float> predicted, std::span<const float> targets)
{
    double sum = 0;
    for (std::size_t k = 0; k < targets.size(); ++k)
        sum += std::abs(std::expm1(std::min(static_cast<double>(predicted[k] - targets[k]), 2 * farthest)));
    return sum / static_cast<double>(targets.size());
}

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
    /// What the trees so far say of a table's rows; empty: XGBoost has a complaint. Theirs until the next call.
    [[nodiscard]] std::span<const float> predictions(DMatrixHandle table, bool training) const
    {
        bst_ulong count = 0;
        const float* values = nullptr;
        if (XGBoosterPredict(booster, table, 0, 0, training ? 1 : 0, &count, &values) != 0)
            return {};
        return {values, count};
    }
    /// One more tree.
    [[nodiscard]] bool grow(int round, DMatrixHandle table, const FeatureRows& rows, TreeLoss loss,
                            Slopes& slopes) const
    {
        if (loss == TreeLoss::Squares)
            return XGBoosterUpdateOneIter(booster, round, table) == 0;
        const auto predicted = predictions(table, true);
        if (predicted.size() != rows.rows())
            return false;
        slopes.set(predicted, rows.targets);
        return XGBoosterBoostOneIter(booster, table, slopes.gradient.data(), slopes.curvature.data(), rows.rows()) == 0;
    }
    /// Mean loss over a table's rows, as far as the loss has one scale; nullopt: XGBoost has a complaint.
    [[nodiscard]] std::optional<double> measure(int round, DMatrixHandle table, const FeatureRows& rows,
                                                TreeLoss loss) const
    {
        if (loss == TreeLoss::Percentage) {
            const auto predicted = predictions(table, false);
            return predicted.size() == rows.rows() ? std::optional(meanPercentage(predicted, rows.targets))
                                                   : std::nullopt;
        }
        const char* text = nullptr;
        const char* name = "validation";
        return XGBoosterEvalOneIter(booster, round, &table, &name, 1, &text) == 0 ? std::optional(measureIn(text))
                                                                                  : std::nullopt;
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
    Slopes slopes;
    for (int round = 0; round < settings.rounds; ++round) {
        if (progress.canceled())
            return failure(ErrorCode::Canceled, "boosted trees: canceled");
        if (!ensemble.m_handle->grow(round, table->handle(), rows, settings.loss, slopes))
            return complaint();
        if (!watched) {
            ensemble.m_rounds = round + 1;
            continue;
        }
        const auto measure = ensemble.m_handle->measure(round, tables[1], validation, settings.loss);
        if (!measure)
            return complaint();
        if (*measure < best) {
            best = *measure;
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
