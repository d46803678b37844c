// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/progress.h"
#include "core/result.h"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <vector>

namespace ms::neural {

/// Windows over series: what was (past steps), what is known of what comes (future steps), and what came. Values lie
/// window by window, step by step, feature by feature; none is NaN except targets that are not known.
struct WindowTable {
    std::size_t count = 0;
    std::vector<float> past;    ///< count × past steps × past features
    std::vector<float> future;  ///< count × future steps × future features
    std::vector<float> targets; ///< count × future steps; empty where nothing is to be learnt
};

struct RecurrentShape {
    int past = 26;                                   ///< steps read, >= 1
    int future = 1;                                  ///< steps predicted, >= 1
    int pastFeatures = 1;                            ///< a past step, >= 1
    int futureFeatures = 1;                          ///< a future step, >= 1
    int width = 32;                                  ///< of the states, >= 1
    std::vector<double> quantiles = {0.1, 0.5, 0.9}; ///< predicted at each step, ascending, each in (0, 1)
};

struct RecurrentTraining {
    int epochs = 12;            ///< at most, >= 1
    int patience = 3;           ///< epochs without a better validation before it stops
    std::size_t batch = 128;    ///< windows a step
    double learningRate = 3e-3; ///< of Adam; falls to a tenth over the epochs along half a cosine
    double weightDecay = 1e-4;
    std::uint64_t seed = 1;
};

/// Reads the past with a long short-term memory, then writes the future with another that looks back at every step:
/// dot- product attention from its state over all states of the past. Trained with the pinball loss of all quantiles.
/// Sources: Hochreiter & Schmidhuber (1997), Neural Computation 9(8); Luong, Pham & Manning (2015), Effective
/// Approaches to Attention-based Neural Machine Translation, EMNLP; Wen et al. (2017), A Multi-Horizon Quantile
/// Recurrent Forecaster. Seeded, on one thread: the same windows give the same bytes.
class RecurrentNetwork {
public:
    /// Learns from `learn`; stops when `validation` (its pinball loss) gets no better, and keeps the best. Looks at
    /// `progress` before each step. Errors: InvalidInput when a table does not fit the shape or nothing is to be
    /// learnt; Canceled; Unavailable when LibTorch reports an error.
    static Result<RecurrentNetwork> train(const WindowTable& learn, const WindowTable& validation,
                                          const RecurrentShape& shape, const RecurrentTraining& training,
                                          Progress& progress);
    /// Goes on learning for `epochs` at the lowest rate, from windows that may not have been there before.
    Result<void> refine(const WindowTable& learn, int epochs, Progress& progress);

    /// count × future steps × quantiles, in that order, ascending in the quantile. Errors: as train.
    [[nodiscard]] Result<std::vector<float>> predict(const WindowTable& windows, Progress& progress) const;
    [[nodiscard]] const RecurrentShape& shape() const { return m_shape; }

    RecurrentNetwork(RecurrentNetwork&&) noexcept;
    RecurrentNetwork& operator=(RecurrentNetwork&&) noexcept;
    ~RecurrentNetwork();

private:
    struct Layers;
    RecurrentNetwork(RecurrentShape shape, RecurrentTraining training);

    RecurrentShape m_shape;
    RecurrentTraining m_training;
    std::unique_ptr<Layers> m_layers;
};

} // namespace ms::neural
