// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/progress.h"
#include "core/result.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace ms::neural {

/// Tokens are 0-based, below the vocabulary; a sequence is oldest first.
using Sequence = std::vector<std::uint32_t>;

struct SequenceShape {
    std::uint32_t vocabulary = 0; ///< tokens, > 0
    std::uint32_t dimension = 64; ///< of a token's vector, a multiple of heads
    std::uint32_t blocks = 2;     ///< attention blocks, 1..8
    std::uint32_t heads = 1;
    std::uint32_t length = 50; ///< latest tokens that are looked at, > 0
};

struct SequenceTraining {
    int epochs = 40;         ///< at most
    int patience = 4;        ///< epochs without a better validation before it stops
    std::size_t batch = 128; ///< sequences a step
    std::size_t negatives =
        2000; ///< tokens drawn for the softmax, shared by a step; 0 or >= vocabulary: the full softmax
    double learningRate = 1e-3; ///< of Adam
    double dropout = 0.3;       ///< in [0, 1)
    std::vector<float> start;   ///< vectors of the tokens to start from, vocabulary x dimension; empty: drawn
    std::uint64_t seed = 1;
};

/// What one epoch did.
struct TrainingEpoch {
    double loss = 0;       ///< mean cross-entropy a token
    double validation = 0; ///< what the caller's measure said; higher is better
};

/// A causal self-attention network that says which token comes next. It was told neither what a token is nor why.
/// Each block: x + Attention(LayerNorm(x)), then x + FeedForward(LayerNorm(x)); positions are learnt and counted from
/// the end of the window; the output shares its weights with the input; cross-entropy over sampled tokens, corrected
/// for the share that was sampled. Runs on one thread and is the same for the same seed on the same machine. Sources:
/// Vaswani et al. (2017), NeurIPS 30; Kang & McAuley (2018), ICDM (SASRec); for the loss Klenitskiy & Vasilev (2023),
/// RecSys 17; the sampled softmax after Jean et al. (2015), ACL.
class SequenceNetwork {
public:
    /// A measure of a half-trained network on data that it is not trained on.
    using Validate = std::function<double(const SequenceNetwork&)>;

    ~SequenceNetwork();
    SequenceNetwork(SequenceNetwork&&) noexcept;
    SequenceNetwork& operator=(SequenceNetwork&&) noexcept;

    /// Trains until validation stops improving, and returns the best epoch's network. `history`, if given, gets one
    /// entry an epoch. Looks at `progress` before each step. Sequences of fewer than two tokens teach nothing.
    /// Errors: InvalidInput for a shape outside its ranges or a token outside the vocabulary; NotEnoughData if no
    /// sequence has two tokens; Canceled; Unavailable if LibTorch itself fails, with its words.
    static Result<SequenceNetwork> train(std::span<const Sequence> sequences, const SequenceShape& shape,
                                         const SequenceTraining& training, const Validate& validate, Progress& progress,
                                         std::vector<TrainingEpoch>* history = nullptr);
    /// Errors: InvalidInput if the bytes are not a network's state().
    static Result<SequenceNetwork> load(std::string_view state);

    [[nodiscard]] std::string state() const;
    [[nodiscard]] const SequenceShape& shape() const;

    /// One row of `vocabulary` scores for each sequence, row after row; higher is likelier to come next. An empty
    /// sequence gives zeros. Safe from several threads at once.
    [[nodiscard]] std::vector<float> scores(std::span<const Sequence> sequences) const;
    /// The same for some tokens only: sequences x tokens.
    [[nodiscard]] std::vector<float> scores(std::span<const Sequence> sequences,
                                            std::span<const std::uint32_t> tokens) const;

private:
    struct Layers;
    explicit SequenceNetwork(std::unique_ptr<Layers> layers);
    std::unique_ptr<Layers> m_layers;
};

} // namespace ms::neural
