// SPDX-License-Identifier: GPL-3.0-or-later
#include "neural/sampled_softmax.h"

#include <torch/torch.h>

#include <cmath>
#include <unordered_map>
#include <vector>

namespace ms::neural {

namespace {

constexpr float never = -1e9F;

/// Takes the sampled tokens that are right for a row out of its denominator.
void leaveRightsOut(at::Tensor& logits, const at::Tensor& rights, std::span<const std::int64_t> sample)
{
    std::unordered_multimap<std::int64_t, std::int64_t> columns;
    columns.reserve(sample.size());
    for (std::size_t j = 0; j < sample.size(); ++j)
        columns.emplace(sample[j], static_cast<std::int64_t>(j));
    float* const values = logits.data_ptr<float>();
    const std::int64_t* const right = rights.data_ptr<std::int64_t>();
    for (std::int64_t row = 0; row < rights.size(0); ++row) {
        const auto [first, last] = columns.equal_range(right[row]);
        for (auto at = first; at != last; ++at)
            values[row * logits.size(1) + at->second] = never;
    }
}

} // namespace

double sampledSoftmax(const at::Tensor& states, const at::Tensor& rights, const at::Tensor& table,
                      std::span<const std::int64_t> sample, at::Tensor& stateGradient, at::Tensor& tableGradient)
{
    const torch::NoGradGuard noGradients;
    const auto rows = static_cast<double>(states.size(0));
    const double standsFor =
        std::log(static_cast<double>(table.size(0)) / static_cast<double>(std::max<std::size_t>(1, sample.size())));
    const at::Tensor drawn = torch::from_blob(const_cast<std::int64_t*>(sample.data()),
                                              {static_cast<std::int64_t>(sample.size())}, torch::kInt64);
    const at::Tensor sampled = table.index_select(0, drawn);
    const at::Tensor rightTable = table.index_select(0, rights);
    const at::Tensor right = (states * rightTable).sum(-1, true) - standsFor;
    at::Tensor weights = states.matmul(sampled.t());
    leaveRightsOut(weights, rights, sample);
    const at::Tensor most = torch::maximum(weights.amax(-1, true), right);
    weights.sub_(most).exp_();
    const at::Tensor rightWeight = (right - most).exp_();
    const at::Tensor all = weights.sum(-1, true) + rightWeight;
    const double loss = (all.log() + most - right).sum().item<double>() / rows;
    // softmax = weights / all; the division is left to the narrow matrices
    const at::Tensor scale = (all * rows).reciprocal_();
    const at::Tensor missing = (rightWeight * scale) - 1 / rows; // d loss / d z_right, negative
    stateGradient = weights.matmul(sampled).mul_(scale).add_(rightTable * missing);
    tableGradient.index_add_(0, drawn, weights.t().matmul(states * scale));
    tableGradient.index_add_(0, rights, states * missing);
    return loss;
}

} // namespace ms::neural
