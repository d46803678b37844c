// SPDX-License-Identifier: GPL-3.0-or-later
#include "neural/training_steps.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace ms::neural {

std::vector<std::int64_t> drawSample(std::size_t vocabulary, std::size_t count, stats::Random& random)
{
    const bool all = count == 0 || count >= vocabulary;
    std::vector<std::int64_t> sample(all ? vocabulary : count);
    for (std::size_t i = 0; i < sample.size(); ++i)
        sample[i] = static_cast<std::int64_t>(all ? i : random.below(vocabulary));
    return sample;
}

double annealed(std::size_t done, std::size_t all)
{
    const double share = static_cast<double>(done + 1) / static_cast<double>(all);
    constexpr double warm = 0.01;
    return share < warm ? share / warm : (1 + std::cos(std::numbers::pi * (share - warm) / (1 - warm))) / 2;
}

std::vector<const Sequence*> teachingOf(std::span<const Sequence> sequences)
{
    std::vector<const Sequence*> teaching;
    for (const Sequence& sequence : sequences)
        if (sequence.size() > 1)
            teaching.push_back(&sequence);
    return teaching;
}

std::vector<std::vector<const Sequence*>> batchesOf(std::vector<const Sequence*> sequences, std::size_t length,
                                                    std::size_t size, stats::Random& random)
{
    const auto shuffle = [&random](auto& values) {
        for (std::size_t i = values.size(); i > 1; --i)
            std::swap(values[i - 1], values[random.below(i)]);
    };
    shuffle(sequences);
    std::stable_sort(sequences.begin(), sequences.end(), [length](const Sequence* a, const Sequence* b) {
        return std::min(a->size(), length + 1) < std::min(b->size(), length + 1);
    });
    std::vector<std::vector<const Sequence*>> batches;
    for (std::size_t i = 0; i < sequences.size(); i += size)
        batches.emplace_back(sequences.begin() + static_cast<std::ptrdiff_t>(i),
                             sequences.begin() + static_cast<std::ptrdiff_t>(std::min(sequences.size(), i + size)));
    shuffle(batches);
    return batches;
}

} // namespace ms::neural
