// SPDX-License-Identifier: GPL-3.0-or-later
#include "forecast/neural/lstm.h"

#include "forecast/panel_baseline.h"
#include "neural/recurrent_network.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace ms::forecast {
namespace {

constexpr std::size_t leastOrigins = 60;    // to learn anything from
constexpr std::size_t mostValidated = 4000; // origins that tell when to stop
constexpr int refiningEpochs = 3;
constexpr float farthest = 5;    // standard deviations a feature may be from its mean
constexpr int longestRead = 200; // steps a network writes at once; longer horizons are not for it

/// Turns cells into windows: features standardised by those of the windows learnt from, NaN to the mean.
class WindowMaker {
public:
    WindowMaker(const Panel& panel, const PanelTrial& trial, int past)
        : m_panel(panel), m_trial(trial), m_features(panel), m_past(past)
    {
        for (std::size_t r = 0; r < panel.regressorNames().size(); ++r)
            m_regressors.push_back(r);
    }

    [[nodiscard]] int pastFeatures() const { return 3 + static_cast<int>(m_regressors.size()); }
    [[nodiscard]] int futureFeatures() const { return static_cast<int>(m_features.width()); }
    /// What the network has to say is measured from here.
    [[nodiscard]] double start(const PanelCell& cell) const
    {
        return m_baseline ? m_baseline->at(cell) : m_features.level(cell.series, cell.origin);
    }

    /// Learns means and scales from these windows, and returns them made.
    Result<neural::WindowTable> learn(std::span<const PanelCell> origins, Progress& progress)
    {
        m_baseline.emplace(m_features, m_panel, m_trial, origins);
        auto table = raw(origins, true, progress);
        if (!table)
            return table;
        m_pastScale = scalesOf(table->past, static_cast<std::size_t>(pastFeatures()));
        m_futureScale = scalesOf(table->future, static_cast<std::size_t>(futureFeatures()));
        double squares = 0;
        double count = 1;
        for (const float target : table->targets)
            if (!std::isnan(target)) {
                squares += static_cast<double>(target) * static_cast<double>(target);
                ++count;
            }
        m_targetScale = std::max(std::sqrt(squares / count), 1e-6);
        standardise(*table);
        return table;
    }
    Result<neural::WindowTable> make(std::span<const PanelCell> origins, bool known, Progress& progress) const
    {
        auto table = raw(origins, known, progress);
        if (table)
            standardise(*table);
        return table;
    }
    /// On the panel's scale.
    [[nodiscard]] double predicted(const PanelCell& cell, float value) const
    {
        return start(cell) + m_targetScale * static_cast<double>(value);
    }

private:
    struct Scale {
        float mean = 0;
        float deviation = 1;
    };

    Result<neural::WindowTable> raw(std::span<const PanelCell> origins, bool known, Progress& progress) const
    {
        const std::size_t horizon = m_panel.horizon();
        const auto width = static_cast<std::size_t>(futureFeatures());
        const std::size_t each = static_cast<std::size_t>(m_past * pastFeatures());
        neural::WindowTable table;
        table.count = origins.size();
        table.past.resize(origins.size() * each);
        table.future.resize(origins.size() * horizon * width);
        if (known)
            table.targets.assign(origins.size() * horizon, std::numeric_limits<float>::quiet_NaN());
        for (std::size_t k = 0; k < origins.size(); ++k) {
            if (k % 64 == 0 && progress.canceled())
                return failure(ErrorCode::Canceled, "lstm: canceled");
            const PanelCell& cell = origins[k];
            writePast(cell, std::span(table.past).subspan(k * each, each));
            for (std::size_t h = 0; h < horizon; ++h) {
                m_features.write(cell.series, cell.origin, static_cast<int>(h + 1),
                                 std::span(table.future).subspan((k * horizon + h) * width, width));
                if (const PanelCell at{cell.series, cell.origin, static_cast<int>(h + 1)};
                    known && at.target() < m_panel.at(cell.series).size())
                    table.targets[k * horizon + h] = static_cast<float>(m_trial.targetOf(at) - start(at));
            }
        }
        return table;
    }

    void writePast(const PanelCell& cell, std::span<float> row) const
    {
        const PanelSeries& one = m_panel.at(cell.series);
        const double from = m_features.level(cell.series, cell.origin);
        std::size_t place = 0;
        for (int k = m_past; k >= 1; --k) {
            const std::ptrdiff_t t = static_cast<std::ptrdiff_t>(cell.origin) - k;
            const bool there = t >= 0;
            const auto at = static_cast<std::size_t>(std::max<std::ptrdiff_t>(t, 0));
            const bool isKnown = there && !std::isnan(one.z[at]);
            row[place++] = isKnown ? static_cast<float>(one.z[at] - from) : 0.0F;
            row[place++] = isKnown ? 1.0F : 0.0F;
            row[place++] =
                there ? static_cast<float>(m_panel.group(0).deviationAt(one.firstPeriod + static_cast<std::int64_t>(t)))
                      : 0.0F;
            for (const std::size_t r : m_regressors)
                row[place++] = there ? static_cast<float>(one.relative[r][at]) : 0.0F;
        }
    }

    static std::vector<Scale> scalesOf(const std::vector<float>& values, std::size_t width)
    {
        std::vector<Scale> scales(width);
        for (std::size_t f = 0; f < width; ++f) {
            double sum = 0, squares = 0, count = 0;
            for (std::size_t i = f; i < values.size(); i += width)
                if (const double x = static_cast<double>(values[i]); !std::isnan(x)) {
                    sum += x;
                    squares += x * x;
                    ++count;
                }
            if (count < 2)
                continue;
            const double mean = sum / count;
            const double deviation = std::sqrt(std::max(0.0, squares / count - mean * mean));
            scales[f] = {static_cast<float>(mean), deviation > 1e-9 ? static_cast<float>(deviation) : 1.0F};
        }
        return scales;
    }

    static void standardise(std::vector<float>& values, const std::vector<Scale>& scales)
    {
        for (std::size_t i = 0; i < values.size(); ++i) {
            const Scale& scale = scales[i % scales.size()];
            const float x = (values[i] - scale.mean) / scale.deviation;
            values[i] = std::isnan(x) ? 0.0F : std::clamp(x, -farthest, farthest);
        }
    }

    void standardise(neural::WindowTable& table) const
    {
        standardise(table.past, m_pastScale);
        standardise(table.future, m_futureScale);
        for (float& target : table.targets)
            target = std::clamp(target / static_cast<float>(m_targetScale), -2 * farthest, 2 * farthest);
    }

    const Panel& m_panel;
    const PanelTrial& m_trial;
    PanelFeatures m_features;
    std::optional<PanelBaseline> m_baseline; ///< once learnt
    int m_past;
    std::vector<std::size_t> m_regressors;
    std::vector<Scale> m_pastScale;
    std::vector<Scale> m_futureScale;
    double m_targetScale = 1;
};

/// The first cell of each origin among cells in order.
std::vector<PanelCell> originsOf(std::span<const PanelCell> cells)
{
    std::vector<PanelCell> origins;
    for (const PanelCell& cell : cells)
        if (origins.empty() || origins.back().series != cell.series || origins.back().origin != cell.origin)
            origins.push_back({cell.series, cell.origin, 1});
    return origins;
}

/// The median of each cell, on the panel's scale.
Result<std::vector<double>> medians(const neural::RecurrentNetwork& network, const WindowMaker& maker,
                                    std::span<const PanelCell> cells, Progress& progress)
{
    const std::vector<PanelCell> origins = originsOf(cells);
    const auto table = maker.make(origins, false, progress);
    if (!table)
        return tl::unexpected(table.error());
    const auto values = network.predict(*table, progress);
    if (!values)
        return tl::unexpected(values.error());
    const std::size_t quantiles = network.shape().quantiles.size();
    std::vector<double> found;
    found.reserve(cells.size());
    std::size_t place = 0;
    for (const PanelCell& cell : cells) {
        while (origins[place].series != cell.series || origins[place].origin != cell.origin)
            ++place;
        const std::size_t step =
            place * static_cast<std::size_t>(network.shape().future) + static_cast<std::size_t>(cell.step - 1);
        found.push_back(maker.predicted(cell, (*values)[step * quantiles + quantiles / 2]));
    }
    return found;
}

/// The windows that all networks of a run share.
struct Lessons {
    neural::WindowTable learn;
    neural::WindowTable validation;
    neural::WindowTable everything; ///< the trial's origins too
};

Result<Lessons> lessonsOf(const PanelTrial& trial, WindowMaker& maker, std::size_t most, Progress& progress)
{
    auto learn = maker.learn(trial.learningOrigins(false, most), progress);
    if (!learn)
        return tl::unexpected(learn.error());
    std::vector<PanelCell> held = originsOf(trial.tested());
    const std::size_t stride = held.size() / mostValidated + 1;
    for (std::size_t k = 0; k * stride < held.size(); ++k)
        held[k] = held[k * stride];
    held.resize((held.size() + stride - 1) / stride);
    auto validation = maker.make(held, true, progress);
    if (!validation)
        return tl::unexpected(validation.error());
    auto everything = maker.make(trial.learningOrigins(true, most), true, progress);
    if (!everything)
        return tl::unexpected(everything.error());
    return Lessons{std::move(*learn), std::move(*validation), std::move(*everything)};
}

/// What one network says of the trial and of the future, on the panel's scale.
struct Said {
    std::vector<double> tested;
    std::vector<double> future;
};

Result<Said> askOne(const PanelTrial& trial, const WindowMaker& maker, const Lessons& lessons, int horizon,
                    const LstmSettings& settings, std::uint64_t seed, Progress& progress)
{
    neural::RecurrentShape shape;
    shape.past = settings.past;
    shape.future = horizon;
    shape.pastFeatures = maker.pastFeatures();
    shape.futureFeatures = maker.futureFeatures();
    shape.width = settings.width;
    neural::RecurrentTraining training;
    training.epochs = settings.epochs;
    training.patience = settings.patience;
    training.batch = settings.batch;
    training.learningRate = settings.learningRate;
    training.seed = seed;
    auto network = neural::RecurrentNetwork::train(lessons.learn, lessons.validation, shape, training, progress);
    if (!network)
        return tl::unexpected(network.error());
    auto tested = medians(*network, maker, trial.tested(), progress);
    if (!tested)
        return tl::unexpected(tested.error());
    if (const auto refined = network->refine(lessons.everything, refiningEpochs, progress); !refined)
        return tl::unexpected(refined.error());
    auto future = medians(*network, maker, trial.future(), progress);
    if (!future)
        return tl::unexpected(future.error());
    return Said{std::move(*tested), std::move(*future)};
}

void addShare(std::vector<double>& sums, const std::vector<double>& values, double share)
{
    sums.resize(values.size(), 0.0);
    for (std::size_t k = 0; k < values.size(); ++k)
        sums[k] += share * values[k];
}

/// The share of what the networks add to where they started that the trial confirms, 0..1: by least squares over the
/// trial's cells, which the networks did not learn from. Learnt from few seasons, they see more than there is.
/// Source: Copas (1983), Regression, Prediction and Shrinkage, J. Royal Statistical Society B 45(3).
double trustIn(std::span<const double> tested, const PanelTrial& trial, const WindowMaker& maker)
{
    double products = 0;
    double squares = 0;
    for (std::size_t k = 0; k < tested.size(); ++k) {
        const double start = maker.start(trial.tested()[k]);
        const double added = tested[k] - start;
        products += added * (trial.targetOf(trial.tested()[k]) - start);
        squares += added * added;
    }
    return squares > 0 ? std::clamp(products / squares, 0.0, 1.0) : 1.0;
}

void weigh(std::vector<double>& values, std::span<const PanelCell> cells, const WindowMaker& maker, double say)
{
    for (std::size_t k = 0; k < values.size(); ++k)
        values[k] += (1 - say) * (maker.start(cells[k]) - values[k]);
}

} // namespace

Result<std::vector<std::optional<PanelOpinion>>> forecastLstm(std::span<const Series> series, int horizon,
                                                              const LstmSettings& settings, Progress& progress)
{
    const Panel panel(series, horizon);
    const PanelTrial trial(series, panel);
    const std::size_t most = settings.mostCells / static_cast<std::size_t>(horizon) + 1;
    if (horizon > longestRead || trial.tested().empty() || trial.learningOrigins(false, most).size() < leastOrigins)
        return std::vector<std::optional<PanelOpinion>>(series.size());
    WindowMaker maker(panel, trial, settings.past);
    const auto lessons = lessonsOf(trial, maker, most, progress);
    if (!lessons)
        return tl::unexpected(lessons.error());
    Said together;
    for (std::uint64_t m = 0; m < static_cast<std::uint64_t>(settings.members); ++m) {
        const auto one = askOne(trial, maker, *lessons, horizon, settings, settings.seed + m, progress);
        if (!one)
            return tl::unexpected(one.error());
        addShare(together.tested, one->tested, 1.0 / settings.members);
        addShare(together.future, one->future, 1.0 / settings.members);
    }
    const double say = trustIn(together.tested, trial, maker);
    weigh(together.tested, trial.tested(), maker, say);
    weigh(together.future, trial.future(), maker, say);
    return trial.opinions(together.tested, together.future);
}

} // namespace ms::forecast
