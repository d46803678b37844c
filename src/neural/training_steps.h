// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "neural/sequence_network.h"
#include "stats/random.h"

#include <cstdint>
#include <span>
#include <vector>

namespace ms::neural {

/// Tokens for one step's softmax: `count` drawn with replacement, or all if `count` is 0 or not below the vocabulary.
std::vector<std::int64_t> drawSample(std::size_t vocabulary, std::size_t count, stats::Random& random);

/// The learning rate's share after `done` of `all` steps: up to 1 over the first hundredth, then down half a cosine to
/// 0. Source: Loshchilov & Hutter (2017), ICLR 5.
double annealed(std::size_t done, std::size_t all);

/// The sequences that have a token to foretell: two or more.
std::vector<const Sequence*> teachingOf(std::span<const Sequence> sequences);

/// Batches of `size` sequences of similar length (counted up to `length`), in a shuffled order: little is padded.
std::vector<std::vector<const Sequence*>> batchesOf(std::vector<const Sequence*> sequences, std::size_t length,
                                                    std::size_t size, stats::Random& random);

} // namespace ms::neural
