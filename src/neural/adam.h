// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <vector>

namespace at {
class Tensor;
}

namespace ms::neural {

/// Adam in one pass over each tensor: LibTorch's own makes seven, which costs most of a step on a wide table.
/// beta1 = 0.9, beta2 = 0.98, epsilon = 1e-8. Source: Kingma & Ba (2015), ICLR 3.
class Adam {
public:
    /// The tensors are changed in place by step(); float, contiguous, with a gradient of the same shape.
    explicit Adam(std::vector<at::Tensor> weights);
    ~Adam();
    Adam(const Adam&) = delete;
    Adam& operator=(const Adam&) = delete;

    void clearGradients();
    void step(double learningRate);

private:
    struct Moments;
    std::vector<Moments> m_moments;
    std::int64_t m_steps = 0;
};

} // namespace ms::neural
