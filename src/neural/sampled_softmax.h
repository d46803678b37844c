// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>

namespace at {
class Tensor;
}

namespace ms::neural {

/// One step's cross-entropy of the right tokens against a sample of tokens that all rows share, and its gradients.
/// With z_r = s_r . e(right_r) and z_rj = s_r . e(j) + log(vocabulary / sample size) for the sampled j (those that are
/// right for the row left out), the loss is the mean over rows of log(exp z_r + sum_j exp z_rj) - z_r: each sampled
/// token stands for the tokens that were not sampled. `states`: rows x dimension; `rights`: one token a row; `table`:
/// vocabulary x dimension. Writes the gradient of the states to `stateGradient` (rows x dimension) and adds that of
/// the table to `tableGradient`; autograd would pass over rows x sample three times as often. Returns the loss.
/// Source: Jean, Cho, Memisevic & Bengio (2015), ACL 53, equation 12.
double sampledSoftmax(const at::Tensor& states, const at::Tensor& rights, const at::Tensor& table,
                      std::span<const std::int64_t> sample, at::Tensor& stateGradient, at::Tensor& tableGradient);

} // namespace ms::neural
