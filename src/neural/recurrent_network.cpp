// SPDX-License-Identifier: GPL-3.0-or-later
#include "neural/recurrent_network.h"

#include "neural/one_thread.h"
#include "stats/random.h"

#include <torch/torch.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>
#include <numeric>
#include <string>

namespace ms::neural {
namespace {

using torch::Tensor;

constexpr double lowestRate = 0.1;      // of the learning rate, at the end
constexpr double longestGradient = 1.0; // norm; longer ones are cut
constexpr std::size_t predictBatch = 512;

std::int64_t whole(std::size_t number)
{
    return static_cast<std::int64_t>(number);
}

/// Rows `which` of a table of `width` floats a row, as a tensor of the given sizes.
Tensor rowsOf(const std::vector<float>& values, std::span<const std::size_t> which, std::size_t width,
              std::vector<std::int64_t> sizes)
{
    sizes.insert(sizes.begin(), whole(which.size()));
    Tensor rows = torch::empty(sizes);
    float* to = rows.data_ptr<float>();
    for (std::size_t i = 0; i < which.size(); ++i)
        std::copy_n(values.begin() + static_cast<std::ptrdiff_t>(which[i] * width), width, to + i * width);
    return rows;
}

Result<void> check(const WindowTable& table, const RecurrentShape& shape, bool toLearn)
{
    const auto fits = [&](const std::vector<float>& values, int steps, int features) {
        return values.size() == table.count * static_cast<std::size_t>(steps) * static_cast<std::size_t>(features);
    };
    if (shape.past < 1 || shape.future < 1 || shape.pastFeatures < 1 || shape.futureFeatures < 1 || shape.width < 1 ||
        shape.quantiles.empty())
        return failure(ErrorCode::InvalidInput, "the network's shape is outside its ranges");
    if (!fits(table.past, shape.past, shape.pastFeatures) || !fits(table.future, shape.future, shape.futureFeatures) ||
        ((toLearn || !table.targets.empty()) && !fits(table.targets, shape.future, 1)))
        return failure(ErrorCode::InvalidInput, "the windows do not fit the network's shape");
    return {};
}

std::vector<std::size_t> inOrder(std::size_t count)
{
    std::vector<std::size_t> order(count);
    std::iota(order.begin(), order.end(), 0);
    return order;
}

} // namespace

struct RecurrentNetwork::Layers {
    std::vector<Tensor> encoder; // weights of the past's memory, as lstm wants them
    std::vector<Tensor> decoder; // of the future's
    Tensor project, projectBias; // future features to the width
    Tensor hidden, hiddenBias;   // state, what was attended to and features to the width
    Tensor out, outBias;         // to the median and the gaps between quantiles

    [[nodiscard]] std::vector<Tensor> all() const
    {
        std::vector<Tensor> tensors = encoder;
        tensors.insert(tensors.end(), decoder.begin(), decoder.end());
        for (const Tensor& tensor : {project, projectBias, hidden, hiddenBias, out, outBias})
            tensors.push_back(tensor);
        return tensors;
    }

    Layers(const RecurrentShape& shape, std::uint64_t seed)
    {
        at::Generator generator = at::detail::createCPUGenerator(seed);
        const auto uniform = [&](std::vector<std::int64_t> sizes, std::int64_t inputs) {
            const double bound = 1 / std::sqrt(static_cast<double>(inputs));
            return torch::empty(sizes).uniform_(-bound, bound, generator).requires_grad_();
        };
        const std::int64_t w = shape.width;
        const auto memory = [&](std::int64_t inputs) {
            return std::vector<Tensor>{uniform({4 * w, inputs}, w), uniform({4 * w, w}, w), uniform({4 * w}, w),
                                       uniform({4 * w}, w)};
        };
        encoder = memory(shape.pastFeatures);
        decoder = memory(w);
        project = uniform({shape.futureFeatures, w}, shape.futureFeatures);
        projectBias = torch::zeros({w}).requires_grad_();
        hidden = uniform({3 * w, w}, 3 * w);
        hiddenBias = torch::zeros({w}).requires_grad_();
        out = uniform({w, whole(shape.quantiles.size())}, w);
        outBias = torch::zeros({whole(shape.quantiles.size())}).requires_grad_();
    }

    /// batch × future × quantiles, ascending.
    [[nodiscard]] Tensor predict(const Tensor& past, const Tensor& future, std::int64_t middle) const
    {
        const std::int64_t rows = past.size(0);
        const std::int64_t w = hidden.size(1);
        const Tensor none = torch::zeros({1, rows, w});
        const auto [states, last, cell] = torch::lstm(past, {none, none}, encoder, true, 1, 0.0, false, false, true);
        const Tensor inputs = torch::relu(future.matmul(project) + projectBias);
        const auto [written, last2, cell2] =
            torch::lstm(inputs, {last, cell}, decoder, true, 1, 0.0, false, false, true);
        const Tensor looks =
            torch::softmax(written.matmul(states.transpose(1, 2)) / std::sqrt(static_cast<double>(w)), -1);
        const Tensor known = torch::cat({written, looks.matmul(states), inputs}, -1);
        const Tensor raw = torch::relu(known.matmul(hidden) + hiddenBias).matmul(out) + outBias;
        // The median, and from it outwards gaps that cannot be negative.
        const std::int64_t count = raw.size(-1);
        std::vector<Tensor> quantiles(static_cast<std::size_t>(count));
        quantiles[static_cast<std::size_t>(middle)] = raw.select(-1, middle);
        for (std::int64_t q = middle + 1; q < count; ++q)
            quantiles[static_cast<std::size_t>(q)] =
                quantiles[static_cast<std::size_t>(q - 1)] + torch::softplus(raw.select(-1, q));
        for (std::int64_t q = middle - 1; q >= 0; --q)
            quantiles[static_cast<std::size_t>(q)] =
                quantiles[static_cast<std::size_t>(q + 1)] - torch::softplus(raw.select(-1, q));
        return torch::stack(quantiles, -1);
    }

    /// The same for windows of a table.
    [[nodiscard]] Tensor predict(const WindowTable& table, std::span<const std::size_t> which,
                                 const RecurrentShape& shape) const
    {
        const auto width = [](int steps, int features) {
            return static_cast<std::size_t>(steps) * static_cast<std::size_t>(features);
        };
        const Tensor past =
            rowsOf(table.past, which, width(shape.past, shape.pastFeatures), {shape.past, shape.pastFeatures});
        const Tensor future = rowsOf(table.future, which, width(shape.future, shape.futureFeatures),
                                     {shape.future, shape.futureFeatures});
        const auto middle = std::min_element(shape.quantiles.begin(), shape.quantiles.end(),
                                             [](double a, double b) { return std::abs(a - 0.5) < std::abs(b - 0.5); });
        return predict(past, future, middle - shape.quantiles.begin());
    }
};

namespace {

/// Mean pinball loss over the targets that are known.
Tensor pinballLoss(const Tensor& predicted, const Tensor& targets, const Tensor& levels)
{
    const Tensor known = torch::isfinite(targets);
    const Tensor error = (torch::nan_to_num(targets).unsqueeze(-1) - predicted);
    const Tensor loss = torch::maximum(error * levels, error * (levels - 1)).sum(-1);
    return (loss * known).sum() / known.sum().clamp_min(1);
}

} // namespace

RecurrentNetwork::RecurrentNetwork(RecurrentShape shape, RecurrentTraining training)
    : m_shape(std::move(shape)), m_training(training), m_layers(std::make_unique<Layers>(m_shape, training.seed))
{
}
RecurrentNetwork::RecurrentNetwork(RecurrentNetwork&&) noexcept = default;
RecurrentNetwork& RecurrentNetwork::operator=(RecurrentNetwork&&) noexcept = default;
RecurrentNetwork::~RecurrentNetwork() = default;

namespace {

/// One pass over the windows in a shuffled order. False when it was canceled.
template <class Predict>
bool teach(const WindowTable& learn, const RecurrentShape& shape, std::size_t batch, torch::optim::Adam& adam,
           const std::vector<Tensor>& weights, stats::Random& random, Progress& progress, const Predict& predict)
{
    std::vector<std::size_t> order = inOrder(learn.count);
    for (std::size_t i = order.size(); i > 1; --i)
        std::swap(order[i - 1], order[random.below(i)]);
    for (std::size_t first = 0; first < order.size(); first += batch) {
        if (progress.canceled())
            return false;
        const auto which = std::span(order).subspan(first, std::min(batch, order.size() - first));
        const Tensor targets = rowsOf(learn.targets, which, static_cast<std::size_t>(shape.future), {shape.future});
        const Tensor loss = predict(learn, which, targets);
        adam.zero_grad();
        loss.backward();
        torch::nn::utils::clip_grad_norm_(weights, longestGradient);
        adam.step();
    }
    return true;
}

} // namespace

Result<RecurrentNetwork> RecurrentNetwork::train(const WindowTable& learn, const WindowTable& validation,
                                                 const RecurrentShape& shape, const RecurrentTraining& training,
                                                 Progress& progress)
try {
    for (const auto& [table, toLearn] : {std::pair{&learn, true}, {&validation, true}})
        if (const auto fits = check(*table, shape, toLearn); !fits)
            return tl::unexpected(fits.error());
    if (learn.count == 0 || training.epochs < 1 || training.batch == 0)
        return failure(ErrorCode::InvalidInput, "the network has nothing to learn from");
    useOneThread();
    RecurrentNetwork network(shape, training);
    stats::Random random(training.seed, 1);
    const std::vector<Tensor> weights = network.m_layers->all();
    torch::optim::Adam adam(weights,
                            torch::optim::AdamOptions(training.learningRate).weight_decay(training.weightDecay));
    const Tensor levels = torch::tensor(std::vector<float>(shape.quantiles.begin(), shape.quantiles.end()));
    const auto loss = [&](const WindowTable& table, std::span<const std::size_t> which, const Tensor& targets) {
        return pinballLoss(network.m_layers->predict(table, which, shape), targets, levels);
    };
    std::vector<Tensor> best;
    double least = std::numeric_limits<double>::infinity();
    int sinceBest = 0;
    for (int epoch = 0; epoch < training.epochs && sinceBest < training.patience; ++epoch) {
        const double share = 0.5 + 0.5 * std::cos(std::numbers::pi * epoch / training.epochs);
        static_cast<torch::optim::AdamOptions&>(adam.param_groups()[0].options())
            .lr(training.learningRate * (lowestRate + (1 - lowestRate) * share));
        if (!teach(learn, shape, training.batch, adam, weights, random, progress, loss))
            return failure(ErrorCode::Canceled, "training was canceled");
        progress.report(epoch + 1, training.epochs);
        const torch::NoGradGuard noGradients;
        double sum = 0;
        const std::vector<std::size_t> order = inOrder(validation.count);
        for (std::size_t first = 0; first < order.size() && !progress.canceled(); first += predictBatch) {
            const auto which = std::span(order).subspan(first, std::min(predictBatch, order.size() - first));
            sum += static_cast<double>(which.size()) *
                   loss(validation, which,
                        rowsOf(validation.targets, which, static_cast<std::size_t>(shape.future), {shape.future}))
                       .item<double>();
        }
        ++sinceBest;
        if (best.empty() || sum < least) {
            least = sum;
            sinceBest = 0;
            best.clear();
            for (const Tensor& tensor : weights)
                best.push_back(tensor.detach().clone());
        }
    }
    const torch::NoGradGuard noGradients;
    for (std::size_t i = 0; i < weights.size(); ++i)
        weights[i].copy_(best[i]);
    return network;
} catch (const std::exception& error) {
    return failure(ErrorCode::Unavailable, std::string("LibTorch: ") + error.what());
}

Result<void> RecurrentNetwork::refine(const WindowTable& learn, int epochs, Progress& progress)
try {
    if (const auto fits = check(learn, m_shape, true); !fits)
        return tl::unexpected(fits.error());
    useOneThread();
    stats::Random random(m_training.seed, 2);
    const std::vector<Tensor> weights = m_layers->all();
    torch::optim::Adam adam(
        weights, torch::optim::AdamOptions(m_training.learningRate * lowestRate).weight_decay(m_training.weightDecay));
    const Tensor levels = torch::tensor(std::vector<float>(m_shape.quantiles.begin(), m_shape.quantiles.end()));
    const auto loss = [&](const WindowTable& table, std::span<const std::size_t> which, const Tensor& targets) {
        return pinballLoss(m_layers->predict(table, which, m_shape), targets, levels);
    };
    for (int epoch = 0; epoch < epochs; ++epoch)
        if (!teach(learn, m_shape, m_training.batch, adam, weights, random, progress, loss))
            return failure(ErrorCode::Canceled, "training was canceled");
    return {};
} catch (const std::exception& error) {
    return failure(ErrorCode::Unavailable, std::string("LibTorch: ") + error.what());
}

Result<std::vector<float>> RecurrentNetwork::predict(const WindowTable& windows, Progress& progress) const
try {
    if (const auto fits = check(windows, m_shape, false); !fits)
        return tl::unexpected(fits.error());
    useOneThread();
    const torch::NoGradGuard noGradients;
    std::vector<float> values;
    values.reserve(windows.count * static_cast<std::size_t>(m_shape.future) * m_shape.quantiles.size());
    const std::vector<std::size_t> order = inOrder(windows.count);
    for (std::size_t first = 0; first < order.size(); first += predictBatch) {
        if (progress.canceled())
            return failure(ErrorCode::Canceled, "predicting was canceled");
        const auto which = std::span(order).subspan(first, std::min(predictBatch, order.size() - first));
        const Tensor found = m_layers->predict(windows, which, m_shape).contiguous();
        values.insert(values.end(), found.data_ptr<float>(), found.data_ptr<float>() + found.numel());
    }
    return values;
} catch (const std::exception& error) {
    return failure(ErrorCode::Unavailable, std::string("LibTorch: ") + error.what());
}

} // namespace ms::neural
