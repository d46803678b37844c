// SPDX-License-Identifier: GPL-3.0-or-later
#include "neural/adam.h"

#include <torch/torch.h>

#include <cmath>

namespace ms::neural {

namespace {

constexpr float beta1 = 0.9F;
constexpr float beta2 = 0.98F;
constexpr float epsilon = 1e-8F;

void update(float* __restrict weight, const float* __restrict gradient, float* __restrict mean,
            float* __restrict square, std::size_t size, float rate, float squareScale)
{
    for (std::size_t i = 0; i < size; ++i) {
        const float g = gradient[i];
        const float m = beta1 * mean[i] + (1 - beta1) * g;
        const float v = beta2 * square[i] + (1 - beta2) * g * g;
        mean[i] = m;
        square[i] = v;
        weight[i] -= rate * m / (std::sqrt(v * squareScale) + epsilon);
    }
}

} // namespace

struct Adam::Moments {
    at::Tensor weight;
    std::vector<float> mean;
    std::vector<float> square;
};

Adam::Adam(std::vector<at::Tensor> weights)
{
    for (at::Tensor& weight : weights) {
        const auto size = static_cast<std::size_t>(weight.numel());
        m_moments.push_back({weight, std::vector<float>(size, 0.0F), std::vector<float>(size, 0.0F)});
    }
}

Adam::~Adam() = default;

void Adam::clearGradients()
{
    for (Moments& moments : m_moments) {
        at::Tensor& gradient = moments.weight.mutable_grad();
        if (gradient.defined())
            gradient.zero_();
        else
            gradient = torch::zeros_like(moments.weight);
    }
}

void Adam::step(double learningRate)
{
    ++m_steps;
    const auto steps = static_cast<double>(m_steps);
    const auto rate = static_cast<float>(learningRate / (1 - std::pow(static_cast<double>(beta1), steps)));
    const auto squareScale = static_cast<float>(1 / (1 - std::pow(static_cast<double>(beta2), steps)));
    for (Moments& moments : m_moments)
        update(moments.weight.data_ptr<float>(), moments.weight.grad().data_ptr<float>(), moments.mean.data(),
               moments.square.data(), moments.mean.size(), rate, squareScale);
}

} // namespace ms::neural
