// SPDX-License-Identifier: GPL-3.0-or-later
#include "neural/dueling_network.h"

#include "neural/one_thread.h"
#include "stats/random.h"

#include <torch/torch.h>

#include <cmath>

namespace ms::neural {

namespace {

using torch::Tensor;

std::int64_t whole(std::size_t number)
{
    return static_cast<std::int64_t>(number);
}

/// A matrix over numbers that somebody else keeps.
Tensor rowsOf(std::span<const float> numbers, std::size_t columns)
{
    return torch::from_blob(const_cast<float*>(numbers.data()), {whole(numbers.size() / columns), whole(columns)},
                            torch::kFloat32);
}

void copyOut(const Tensor& from, std::span<float> into)
{
    const Tensor plain = from.contiguous();
    std::copy_n(plain.data_ptr<float>(), into.size(), into.begin());
}

/// Weights uniform within 1 / sqrt(inputs), times `gain`; drawn by our own generator, so that a seed means the same
/// everywhere.
Tensor drawn(std::size_t outputs, std::size_t inputs, double gain, stats::Random& random)
{
    Tensor weights = torch::empty({whole(outputs), whole(inputs)});
    float* const numbers = weights.data_ptr<float>();
    const double limit = gain / std::sqrt(static_cast<double>(inputs));
    for (std::size_t i = 0; i < outputs * inputs; ++i)
        numbers[i] = static_cast<float>(limit * (2 * random.uniform() - 1));
    return weights;
}

struct Parameters {
    std::vector<Tensor> all; // weights and bias of first, second, value, advantage

    [[nodiscard]] Tensor hidden(const Tensor& states) const
    {
        const Tensor first = torch::relu(torch::addmm(all[1], states, all[0].t()));
        return torch::relu(torch::addmm(all[3], first, all[2].t()));
    }
    [[nodiscard]] Tensor value(const Tensor& hidden) const { return torch::addmm(all[5], hidden, all[4].t()); }
    [[nodiscard]] Tensor advantage(const Tensor& hidden) const
    {
        const Tensor raw = torch::addmm(all[7], hidden, all[6].t());
        return raw - raw.mean(1, true);
    }
};

DenseLayer layerOf(const Tensor& weights, const Tensor& bias)
{
    DenseLayer layer;
    layer.outputs = static_cast<std::size_t>(weights.size(0));
    layer.inputs = static_cast<std::size_t>(weights.size(1));
    layer.weights.resize(layer.outputs * layer.inputs);
    layer.bias.resize(layer.outputs);
    copyOut(weights.detach(), layer.weights);
    copyOut(bias.detach(), layer.bias);
    return layer;
}

template <class Work>
auto guarded(const Work& work) -> decltype(work())
{
    try {
        return work();
    } catch (const std::exception& error) {
        return failure(ErrorCode::Unavailable, std::string("LibTorch: ") + error.what());
    }
}

} // namespace

struct DuelingNetwork::Layers {
    DuelingShape shape;
    Parameters learnt;
    Parameters averaged;
    std::unique_ptr<torch::optim::Adam> adam;

    Layers(const DuelingShape& wanted, std::uint64_t seed) : shape(wanted)
    {
        useOneThread();
        stats::Random random(seed, 77);
        const auto layer = [&](std::size_t outputs, std::size_t inputs, double gain) {
            learnt.all.push_back(drawn(outputs, inputs, gain, random).requires_grad_());
            learnt.all.push_back(torch::zeros({whole(outputs)}).requires_grad_());
        };
        const double relu = std::sqrt(6.0); // He et al. (2015), ICCV
        layer(shape.hidden, shape.inputs, relu);
        layer(shape.hidden, shape.hidden, relu);
        layer(1, shape.hidden, 0.1);
        layer(shape.actions, shape.hidden, 0.1);
        for (const Tensor& tensor : learnt.all)
            averaged.all.push_back(tensor.detach().clone());
        adam = std::make_unique<torch::optim::Adam>(learnt.all, torch::optim::AdamOptions(1e-3));
    }

    [[nodiscard]] Tensor values(const Parameters& of, const Tensor& states) const
    {
        const Tensor hidden = of.hidden(states);
        return of.value(hidden) * shape.valueScale + of.advantage(hidden) * shape.advantageScale;
    }

    double step(const Tensor& states, const Tensor& targets, double learningRate, double share, std::span<float> before)
    {
        static_cast<torch::optim::AdamOptions&>(adam->param_groups().front().options()).lr(learningRate);
        const Tensor mean = targets.mean(1, true);
        const Tensor hidden = learnt.hidden(states);
        const Tensor value = learnt.value(hidden);
        const Tensor advantage = learnt.advantage(hidden);
        const Tensor loss = torch::smooth_l1_loss(value, mean / shape.valueScale) +
                            torch::smooth_l1_loss(advantage, (targets - mean) / shape.advantageScale);
        adam->zero_grad();
        loss.backward();
        adam->step();
        const torch::NoGradGuard noGradients;
        copyOut(value * shape.valueScale + advantage * shape.advantageScale, before);
        for (std::size_t i = 0; i < learnt.all.size(); ++i)
            averaged.all[i].lerp_(learnt.all[i].detach(), share);
        return loss.item<double>();
    }
};

DuelingNetwork::DuelingNetwork(std::unique_ptr<Layers> layers) : m_layers(std::move(layers)) {}
DuelingNetwork::~DuelingNetwork() = default;
DuelingNetwork::DuelingNetwork(DuelingNetwork&&) noexcept = default;
DuelingNetwork& DuelingNetwork::operator=(DuelingNetwork&&) noexcept = default;

Result<DuelingNetwork> DuelingNetwork::create(const DuelingShape& shape, std::uint64_t seed)
{
    if (shape.inputs == 0 || shape.hidden == 0 || shape.actions == 0 || !(shape.valueScale > 0) ||
        !(shape.advantageScale > 0))
        return failure(ErrorCode::InvalidInput, "the network's shape is outside its ranges");
    return guarded([&]() -> Result<DuelingNetwork> { return DuelingNetwork(std::make_unique<Layers>(shape, seed)); });
}

Result<void> DuelingNetwork::values(std::span<const float> states, std::span<float> values) const
{
    return guarded([&]() -> Result<void> {
        const torch::NoGradGuard noGradients;
        copyOut(m_layers->values(m_layers->learnt, rowsOf(states, m_layers->shape.inputs)), values);
        return {};
    });
}

Result<void> DuelingNetwork::doubleValues(std::span<const float> states, std::span<float> best) const
{
    return guarded([&]() -> Result<void> {
        const torch::NoGradGuard noGradients;
        const Tensor rows = rowsOf(states, m_layers->shape.inputs);
        const Tensor chosen = m_layers->learnt.advantage(m_layers->learnt.hidden(rows)).argmax(1, true);
        copyOut(m_layers->values(m_layers->averaged, rows).gather(1, chosen), best);
        return {};
    });
}

Result<double> DuelingNetwork::learn(std::span<const float> states, std::span<const float> targets, double learningRate,
                                     double share, std::span<float> before)
{
    return guarded([&]() -> Result<double> {
        return m_layers->step(rowsOf(states, m_layers->shape.inputs), rowsOf(targets, m_layers->shape.actions),
                              learningRate, share, before);
    });
}

DuelingWeights DuelingNetwork::averaged() const
{
    const auto& all = m_layers->averaged.all;
    return {layerOf(all[0], all[1]), layerOf(all[2], all[3]), layerOf(all[4], all[5]), layerOf(all[6], all[7])};
}

} // namespace ms::neural
