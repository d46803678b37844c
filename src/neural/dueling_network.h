// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <vector>

namespace ms::neural {

struct DuelingShape {
    std::size_t inputs = 0;    ///< numbers of a state, > 0
    std::size_t hidden = 64;   ///< units of each of the two hidden layers, > 0
    std::size_t actions = 0;   ///< > 0
    double valueScale = 1;     ///< what one unit of the value stream is worth, > 0
    double advantageScale = 1; ///< the same of the advantage stream
};

/// One layer of a trained network: output = weights input + bias.
struct DenseLayer {
    std::size_t inputs = 0;
    std::size_t outputs = 0;
    std::vector<float> weights; ///< a row an output
    std::vector<float> bias;
};

/// What was learnt: two hidden layers of rectified units, then both streams.
struct DuelingWeights {
    DenseLayer first;
    DenseLayer second;
    DenseLayer value;
    DenseLayer advantage;
};

/// A network that values every action of a state at once, in two streams:
///   Q(s, a) = valueScale V(s) + advantageScale (A(s, a) - mean over a of A(s, a)).
/// It keeps a second set of weights, the exponential average of those that it learns (a target network). Runs on one
/// thread and is the same for the same seed on the same machine.
/// Sources: Wang et al. (2016), Dueling Network Architectures, ICML; Polyak & Juditsky (1992), SIAM J. Control 30(4).
class DuelingNetwork {
public:
    ~DuelingNetwork();
    DuelingNetwork(DuelingNetwork&&) noexcept;
    DuelingNetwork& operator=(DuelingNetwork&&) noexcept;

    /// Errors: InvalidInput for a shape outside its ranges; Unavailable if LibTorch itself fails, with its words.
    static Result<DuelingNetwork> create(const DuelingShape& shape, std::uint64_t seed);

    /// Values of all actions, a row a state. `states` holds whole rows. Errors: Unavailable.
    Result<void> values(std::span<const float> states, std::span<float> values) const;
    /// The value of the action that the learnt weights find best, as the averaged weights value it (double Q-learning,
    /// van Hasselt, Guez & Silver 2016, AAAI). One number a state. Errors: Unavailable.
    Result<void> doubleValues(std::span<const float> states, std::span<float> best) const;
    /// One step of Adam on the Huber losses of both streams: V(s) towards the mean of the targets of a state, the
    /// advantages towards what is left of them; each in units of its scale. Then the averaged weights move by `share`.
    /// `before` gets the values before the step. Returns the loss. Errors: Unavailable.
    Result<double> learn(std::span<const float> states, std::span<const float> targets, double learningRate,
                         double share, std::span<float> before);
    /// The averaged weights.
    [[nodiscard]] DuelingWeights averaged() const;

private:
    struct Layers;
    explicit DuelingNetwork(std::unique_ptr<Layers> layers);
    std::unique_ptr<Layers> m_layers;
};

} // namespace ms::neural
