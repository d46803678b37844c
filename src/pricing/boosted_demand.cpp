// SPDX-License-Identifier: GPL-3.0-or-later
#include "pricing/boosted_demand.h"

#include "pricing/boosted_rows.h"

#include <xgboost/c_api.h>

#include <algorithm>
#include <cmath>
#include <memory>

namespace ms::pricing {

namespace {

constexpr int rounds = 250;
constexpr double heldBackShare = 0.1;

/// Frees a matrix or a booster.
struct FreeMatrix {
    void operator()(void* handle) const { XGDMatrixFree(handle); }
};
struct FreeBooster {
    void operator()(void* handle) const { XGBoosterFree(handle); }
};
using Matrix = std::unique_ptr<void, FreeMatrix>;
using Trees = std::unique_ptr<void, FreeBooster>;

tl::unexpected<Error> failed()
{
    return failure(ErrorCode::Unavailable, std::string("XGBoost: ") + XGBGetLastError());
}

Result<Matrix> matrixOf(const std::vector<float>& rows)
{
    DMatrixHandle handle = nullptr;
    if (XGDMatrixCreateFromMat(rows.data(), rows.size() / BoostedRows::features, BoostedRows::features, NAN, &handle) !=
        0)
        return failed();
    return Matrix(handle);
}

Result<Trees> train(const std::vector<float>& rows, const std::vector<float>& labels, Progress& progress)
{
    const auto matrix = matrixOf(rows);
    if (!matrix)
        return tl::unexpected(matrix.error());
    if (XGDMatrixSetFloatInfo(matrix->get(), "label", labels.data(), labels.size()) != 0)
        return failed();
    const DMatrixHandle handles[] = {matrix->get()};
    BoosterHandle handle = nullptr;
    if (XGBoosterCreate(handles, 1, &handle) != 0)
        return failed();
    Trees trees(handle);
    for (const auto& [name, value] : {std::pair{"objective", "reg:squarederror"},
                                      {"tree_method", "hist"},
                                      {"nthread", "1"},
                                      {"max_depth", "6"},
                                      {"eta", "0.08"},
                                      {"min_child_weight", "5"},
                                      {"subsample", "0.8"},
                                      {"seed", "1"},
                                      {"base_score", "0"},
                                      {"verbosity", "0"},
                                      {"monotone_constraints", BoostedRows::monotone}})
        if (XGBoosterSetParam(handle, name, value) != 0)
            return failed();
    for (int round = 0; round < rounds; ++round) {
        if (progress.canceled())
            return failure(ErrorCode::Canceled, "boosted demand");
        if (XGBoosterUpdateOneIter(handle, round, matrix->get()) != 0)
            return failed();
        progress.report(round + 1, rounds);
    }
    return trees;
}

Result<std::vector<double>> answer(const Trees& trees, const std::vector<float>& rows)
{
    if (rows.empty())
        return std::vector<double>();
    const auto matrix = matrixOf(rows);
    if (!matrix)
        return tl::unexpected(matrix.error());
    bst_ulong count = 0;
    const float* values = nullptr;
    if (XGBoosterPredict(trees.get(), matrix->get(), 0, 0, 0, &count, &values) != 0)
        return failed();
    return std::vector<double>(values, values + count);
}

/// Rows of the panel that trees see, with what they are to learn.
struct Lesson {
    std::vector<float> rows;
    std::vector<float> labels;

    void add(const BoostedRows& known, const Observation& row, const SortedPanel& prices)
    {
        rows.resize(rows.size() + BoostedRows::features);
        known.describe(row, prices, rows.data() + rows.size() - BoostedRows::features);
        labels.push_back(static_cast<float>(std::log1p(row.units) - known.level(row)));
    }
};

struct Fitted {
    BoostedRows known;
    Trees trees;
};

Result<Fitted> fitBefore(const Panel& training, const SortedPanel& sorted, std::int32_t end, Progress& progress)
{
    BoostedRows known(training, sorted, end);
    Lesson lesson;
    for (std::size_t product = 0; product < training.products.size(); ++product)
        for (const Observation& row : sorted.rowsOf(product))
            if (row.period < end && known.knows(row.product))
                lesson.add(known, row, sorted);
    if (lesson.rows.empty())
        return failure(ErrorCode::NotEnoughData, "no product has eight rows to learn from");
    auto trees = train(lesson.rows, lesson.labels, progress);
    if (!trees)
        return tl::unexpected(trees.error());
    return Fitted{std::move(known), std::move(*trees)};
}

/// Errors on the last periods of trees that have not seen them, ascending; empty where there is too little.
Result<std::vector<double>> heldBackErrors(const Panel& training, const SortedPanel& sorted, std::int32_t first,
                                           std::int32_t end, Progress& progress)
{
    const auto cut = end - std::max(1, static_cast<std::int32_t>(std::lround(heldBackShare * (end - first))));
    const auto fitted = fitBefore(training, sorted, cut, progress);
    if (!fitted)
        return fitted.error().code == ErrorCode::NotEnoughData ? Result<std::vector<double>>(std::vector<double>())
                                                               : tl::unexpected(fitted.error());
    Lesson lesson;
    for (std::size_t product = 0; product < training.products.size(); ++product)
        for (const Observation& row : sorted.rowsOf(product))
            if (row.period >= cut && fitted->known.knows(row.product))
                lesson.add(fitted->known, row, sorted);
    auto answers = answer(fitted->trees, lesson.rows);
    if (!answers)
        return answers;
    for (std::size_t i = 0; i < answers->size(); ++i)
        (*answers)[i] = static_cast<double>(lesson.labels[i]) - (*answers)[i];
    std::ranges::sort(*answers);
    return answers;
}

double quantile(const std::vector<double>& sorted, double share)
{
    return sorted.empty() ? notKnown : sorted[static_cast<std::size_t>(share * static_cast<double>(sorted.size() - 1))];
}

} // namespace

Result<std::vector<UnitsPrediction>> predictUnitsBoosted(const Panel& training, std::span<const Observation> scenarios,
                                                         Progress& progress)
{
    if (training.rows.empty())
        return failure(ErrorCode::NotEnoughData, "no training row");
    const auto sorted = SortedPanel::create(training);
    Panel asked{training.products, training.categories, training.locations, {scenarios.begin(), scenarios.end()}};
    for (Observation& row : asked.rows)
        row.units = 0;
    const auto prices = SortedPanel::create(asked);
    if (!sorted || !prices)
        return tl::unexpected(sorted ? prices.error() : sorted.error());
    const auto [first, last] = std::ranges::minmax(training.rows, {}, &Observation::period);
    const auto errors = heldBackErrors(training, *sorted, first.period, last.period + 1, progress);
    if (!errors)
        return tl::unexpected(errors.error());
    const auto fitted = fitBefore(training, *sorted, last.period + 1, progress);
    if (!fitted)
        return tl::unexpected(fitted.error());
    Lesson lesson;
    for (const Observation& row : asked.rows)
        lesson.add(fitted->known, row, *prices);
    const auto answers = answer(fitted->trees, lesson.rows);
    if (!answers)
        return tl::unexpected(answers.error());
    std::vector<UnitsPrediction> predictions(asked.rows.size());
    for (std::size_t i = 0; i < predictions.size(); ++i) {
        if (!fitted->known.knows(asked.rows[i].product))
            continue;
        const double middle = (*answers)[i] + fitted->known.level(asked.rows[i]);
        const auto units = [&](double log) { return std::max(0.0, std::expm1(log)); };
        predictions[i] = {units(middle), units(middle + quantile(*errors, 0.1)),
                          units(middle + quantile(*errors, 0.9))};
    }
    return predictions;
}

} // namespace ms::pricing
