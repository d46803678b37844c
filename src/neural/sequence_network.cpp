// SPDX-License-Identifier: GPL-3.0-or-later
#include "neural/sequence_network.h"

#include "neural/adam.h"
#include "neural/one_thread.h"
#include "neural/sampled_softmax.h"
#include "neural/training_steps.h"
#include "stats/random.h"

#include <torch/torch.h>

#include <algorithm>
#include <cmath>
#include <cstring>
#include <numeric>

namespace ms::neural {

namespace {

using torch::Tensor;

constexpr std::string_view magic = "ms-sequence-network-1";

struct Block {
    Tensor attentionGain, attentionBias, queryKeyValue, output;
    Tensor forwardGain, forwardBias, inner, innerBias, outer, outerBias;

    [[nodiscard]] std::vector<Tensor*> tensors()
    {
        return {&attentionGain, &attentionBias, &queryKeyValue, &output, &forwardGain,
                &forwardBias,   &inner,         &innerBias,     &outer,  &outerBias};
    }
};

std::int64_t whole(std::size_t number)
{
    return static_cast<std::int64_t>(number);
}

/// Sequences of one batch, padded on the right: nothing after a token can reach it, so that padding needs no mask.
struct Batch {
    Tensor tokens;    // batch x width, int64
    Tensor positions; // the same, counted so that the last token of the window has the last position
    Tensor last;      // batch, index of each sequence's last token within its row
};

Batch pad(std::span<const Sequence* const> sequences, std::size_t skipLast, std::size_t length)
{
    std::size_t width = 1;
    for (const Sequence* sequence : sequences)
        width = std::max(width, std::min(length, sequence->size() - std::min(skipLast, sequence->size())));
    const std::vector<std::int64_t> sizes{whole(sequences.size()), whole(width)};
    Batch batch{torch::zeros(sizes, torch::kInt64), torch::zeros(sizes, torch::kInt64),
                torch::zeros({whole(sequences.size())}, torch::kInt64)};
    auto tokens = batch.tokens.accessor<std::int64_t, 2>();
    auto positions = batch.positions.accessor<std::int64_t, 2>();
    auto last = batch.last.accessor<std::int64_t, 1>();
    for (std::size_t row = 0; row < sequences.size(); ++row) {
        const Sequence& sequence = *sequences[row];
        const std::size_t end = sequence.size() - std::min(skipLast, sequence.size());
        const std::size_t count = std::min(length, end);
        for (std::size_t i = 0; i < count; ++i) {
            tokens[whole(row)][whole(i)] = sequence[end - count + i];
            positions[whole(row)][whole(i)] = whole(length - count + i);
        }
        last[whole(row)] = whole(count == 0 ? 0 : count - 1);
    }
    return batch;
}

Result<void> check(std::span<const Sequence> sequences, const SequenceShape& shape, const SequenceTraining& training)
{
    const bool goodShape = shape.vocabulary > 0 && shape.length > 0 && shape.heads > 0 && shape.dimension > 0 &&
                           shape.dimension % shape.heads == 0 && shape.blocks > 0 && shape.blocks <= 8;
    if (!goodShape)
        return failure(ErrorCode::InvalidInput, "the network's shape is outside its ranges");
    if (training.epochs < 1 || training.batch == 0 || !(training.dropout >= 0 && training.dropout < 1) ||
        !(training.learningRate > 0))
        return failure(ErrorCode::InvalidInput, "the network's training settings are outside their ranges");
    if (!training.start.empty() &&
        training.start.size() != static_cast<std::size_t>(shape.vocabulary) * shape.dimension)
        return failure(ErrorCode::InvalidInput, "the network's first vectors have another shape");
    for (const Sequence& sequence : sequences)
        for (const std::uint32_t token : sequence)
            if (token >= shape.vocabulary)
                return failure(ErrorCode::InvalidInput, "a token of a sequence is outside the vocabulary");
    if (std::none_of(sequences.begin(), sequences.end(), [](const Sequence& one) { return one.size() > 1; }))
        return failure(ErrorCode::NotEnoughData, "no sequence has two tokens to learn from");
    return {};
}

} // namespace

namespace {

/// 0 with probability `share`, else 1 / (1 - share); sixteen random bits an entry.
Tensor dropMask(const Tensor& like, double share, stats::Random& random)
{
    Tensor mask = torch::empty_like(like, torch::MemoryFormat::Contiguous);
    const auto threshold = static_cast<std::uint64_t>(share * 65536);
    const auto keep = static_cast<float>(1 / (1 - share));
    float* const values = mask.data_ptr<float>();
    const std::int64_t size = mask.numel();
    for (std::int64_t i = 0; i < size; i += 4) {
        std::uint64_t bits = random.next();
        for (std::int64_t k = i; k < std::min(size, i + 4); ++k, bits >>= 16)
            values[k] = (bits & 0xFFFF) < threshold ? 0.0F : keep;
    }
    return mask;
}

} // namespace

struct SequenceNetwork::Layers {
    SequenceShape shape;
    Tensor tokenTable;    // vocabulary x dimension
    Tensor positionTable; // length x dimension
    std::vector<Block> blocks;
    Tensor finalGain, finalBias;

    [[nodiscard]] std::vector<Tensor*> tensors()
    {
        std::vector<Tensor*> all{&tokenTable, &positionTable, &finalGain, &finalBias};
        for (Block& block : blocks)
            for (Tensor* tensor : block.tensors())
                all.push_back(tensor);
        return all;
    }

    explicit Layers(const SequenceShape& wanted) : shape(wanted), blocks(wanted.blocks)
    {
        const auto d = static_cast<std::int64_t>(shape.dimension);
        tokenTable = torch::empty({shape.vocabulary, d});
        positionTable = torch::empty({shape.length, d});
        finalGain = torch::ones({d});
        finalBias = torch::zeros({d});
        for (Block& block : blocks) {
            block = {torch::ones({d}),         torch::zeros({d}), torch::empty({d, 3 * d}), torch::empty({d, d}),
                     torch::ones({d}),         torch::zeros({d}), torch::empty({d, 2 * d}), torch::zeros({2 * d}),
                     torch::empty({2 * d, d}), torch::zeros({d})};
        }
    }

    void drawWeights(at::Generator& generator)
    {
        const double spread = 1 / std::sqrt(static_cast<double>(shape.dimension));
        tokenTable.normal_(0, 0.02, generator);
        positionTable.normal_(0, 0.02, generator);
        // what a block adds starts small, the smaller the more there are: Radford et al. (2019), GPT-2
        const double added = 1 / std::sqrt(2.0 * static_cast<double>(shape.blocks));
        for (Block& block : blocks) {
            for (Tensor* tensor : {&block.queryKeyValue, &block.inner})
                tensor->normal_(0, spread * 0.5, generator);
            for (Tensor* tensor : {&block.output, &block.outer})
                tensor->normal_(0, spread * 0.5 * added, generator);
        }
    }

    /// Adds what the caller knows of the tokens to the small numbers that were drawn.
    void startFrom(const std::vector<float>& rows)
    {
        float* const table = tokenTable.data_ptr<float>();
        for (std::size_t i = 0; i < rows.size(); ++i)
            table[i] += rows[i];
    }

    [[nodiscard]] Layers copy() const
    {
        Layers other(shape);
        auto to = other.tensors();
        auto from = const_cast<Layers*>(this)->tensors();
        for (std::size_t i = 0; i < to.size(); ++i)
            *to[i] = from[i]->detach().clone();
        return other;
    }

    /// Drops by a mask from `random`; nothing when there is none.
    static Tensor drop(const Tensor& x, double share, stats::Random* random)
    {
        return random == nullptr || share <= 0 ? x : x * dropMask(x, share, *random);
    }

    /// batch x width x dimension, after all blocks.
    [[nodiscard]] Tensor encode(const Batch& batch, double dropout = 0, stats::Random* random = nullptr) const
    {
        const std::int64_t rows = batch.tokens.size(0), width = batch.tokens.size(1);
        const std::int64_t d = shape.dimension, heads = shape.heads, each = d / heads;
        const Tensor future = torch::full({width, width}, -1e9F).triu(1);
        const std::vector<std::int64_t> narrow{d};
        Tensor x = torch::embedding(tokenTable, batch.tokens) * std::sqrt(static_cast<double>(d)) +
                   torch::embedding(positionTable, batch.positions);
        x = drop(x, dropout, random);
        for (const Block& block : blocks) {
            const Tensor normal = torch::layer_norm(x, narrow, block.attentionGain, block.attentionBias);
            const auto parts = normal.matmul(block.queryKeyValue)
                                   .view({rows, width, 3, heads, each})
                                   .permute({2, 0, 3, 1, 4})
                                   .unbind(0);
            Tensor weights = parts[0].matmul(parts[1].transpose(-2, -1)) / std::sqrt(static_cast<double>(each));
            weights = drop(torch::softmax(weights + future, -1), dropout, random);
            const Tensor seen = weights.matmul(parts[2]).transpose(1, 2).reshape({rows, width, d});
            x = x + drop(seen.matmul(block.output), dropout, random);
            const Tensor forward = torch::layer_norm(x, narrow, block.forwardGain, block.forwardBias);
            const Tensor inner = drop(torch::gelu(forward.matmul(block.inner) + block.innerBias), dropout, random);
            x = x + drop(inner.matmul(block.outer) + block.outerBias, dropout, random);
        }
        return torch::layer_norm(x, narrow, finalGain, finalBias);
    }

    /// Each sequence's last state: batch x dimension.
    [[nodiscard]] Tensor lastStates(std::span<const Sequence* const> sequences) const
    {
        const Batch batch = pad(sequences, 0, shape.length);
        const Tensor states = encode(batch);
        const Tensor at = batch.last.view({-1, 1, 1}).expand({-1, 1, states.size(2)});
        return states.gather(1, at).squeeze(1);
    }
};

namespace {

/// For each token of the batch, whether a token follows it, and which.
std::pair<Tensor, Tensor> nextTokens(std::span<const Sequence* const> sequences, std::size_t length)
{
    const Batch inputs = pad(sequences, 1, length);
    std::vector<std::int64_t> places;
    std::vector<std::int64_t> targets;
    const std::int64_t width = inputs.tokens.size(1);
    for (std::size_t row = 0; row < sequences.size(); ++row) {
        const Sequence& sequence = *sequences[row];
        const std::size_t count = std::min(length, sequence.size() - 1);
        for (std::size_t i = 0; i < count; ++i) {
            places.push_back(whole(row) * width + whole(i));
            targets.push_back(sequence[sequence.size() - count + i]);
        }
    }
    return {torch::tensor(places), torch::tensor(targets)};
}

} // namespace

SequenceNetwork::SequenceNetwork(std::unique_ptr<Layers> layers) : m_layers(std::move(layers)) {}
SequenceNetwork::~SequenceNetwork() = default;
SequenceNetwork::SequenceNetwork(SequenceNetwork&&) noexcept = default;
SequenceNetwork& SequenceNetwork::operator=(SequenceNetwork&&) noexcept = default;

const SequenceShape& SequenceNetwork::shape() const
{
    return m_layers->shape;
}

Result<SequenceNetwork> SequenceNetwork::train(std::span<const Sequence> sequences, const SequenceShape& shape,
                                               const SequenceTraining& training, const Validate& validate,
                                               Progress& progress, std::vector<TrainingEpoch>* history)
try {
    if (const auto good = check(sequences, shape, training); !good)
        return tl::unexpected(good.error());
    useOneThread();
    at::Generator generator = at::detail::createCPUGenerator(training.seed);
    stats::Random random(training.seed);
    stats::Random dropping(training.seed, 1);
    SequenceNetwork network(std::make_unique<Layers>(shape));
    Layers& layers = *network.m_layers;
    layers.drawWeights(generator);
    layers.startFrom(training.start);
    std::vector<Tensor> weights;
    for (Tensor* tensor : layers.tensors())
        weights.push_back(tensor->requires_grad_());
    Adam adam(weights);
    const std::vector<const Sequence*> teaching = teachingOf(sequences);
    std::unique_ptr<Layers> best;
    double bestValidation = 0;
    int sinceBest = 0;
    for (int epoch = 0; epoch < training.epochs && sinceBest < training.patience; ++epoch) {
        const auto batches = batchesOf(teaching, shape.length, training.batch, random);
        double loss = 0, tokens = 0;
        for (std::size_t step = 0; step < batches.size(); ++step) {
            if (progress.canceled())
                return failure(ErrorCode::Canceled, "training was canceled");
            const auto [places, targets] = nextTokens(batches[step], shape.length);
            const Tensor states = layers.encode(pad(batches[step], 1, shape.length), training.dropout, &dropping)
                                      .view({-1, whole(shape.dimension)})
                                      .index_select(0, places);
            if (progress.canceled())
                continue; // the look above, or the one below the loop, ends the training
            adam.clearGradients();
            Tensor stateGradient;
            const double error = sampledSoftmax(states, targets, layers.tokenTable,
                                                drawSample(shape.vocabulary, training.negatives, random), stateGradient,
                                                layers.tokenTable.mutable_grad());
            if (progress.canceled())
                continue;
            states.backward(stateGradient);
            adam.step(training.learningRate * annealed(static_cast<std::size_t>(epoch) * batches.size() + step,
                                                       static_cast<std::size_t>(training.epochs) * batches.size()));
            loss += error * static_cast<double>(targets.size(0));
            tokens += static_cast<double>(targets.size(0));
            progress.report(epoch * whole(batches.size()) + whole(step) + 1, training.epochs * whole(batches.size()));
        }
        const double validation = validate ? validate(network) : -loss / tokens;
        if (progress.canceled())
            return failure(ErrorCode::Canceled, "training was canceled");
        if (history != nullptr)
            history->push_back({loss / tokens, validation});
        ++sinceBest;
        if (!best || validation > bestValidation) {
            best = std::make_unique<Layers>(layers.copy());
            bestValidation = validation;
            sinceBest = 0;
        }
    }
    return SequenceNetwork(std::move(best));
} catch (const std::exception& error) {
    return failure(ErrorCode::Unavailable, std::string("LibTorch: ") + error.what());
}

std::vector<float> SequenceNetwork::scores(std::span<const Sequence> sequences) const
{
    std::vector<std::uint32_t> all(m_layers->shape.vocabulary);
    std::iota(all.begin(), all.end(), 0U);
    return scores(sequences, all);
}

std::vector<float> SequenceNetwork::scores(std::span<const Sequence> sequences,
                                           std::span<const std::uint32_t> tokens) const
{
    const torch::NoGradGuard noGradients;
    useOneThread();
    std::vector<float> scores(sequences.size() * tokens.size(), 0.0F);
    std::vector<const Sequence*> asked;
    std::vector<std::size_t> rows;
    for (std::size_t row = 0; row < sequences.size(); ++row) {
        if (sequences[row].empty())
            continue;
        asked.push_back(&sequences[row]);
        rows.push_back(row);
    }
    if (asked.empty() || tokens.empty())
        return scores;
    Tensor table = m_layers->tokenTable;
    if (tokens.size() < m_layers->shape.vocabulary)
        table = table.index_select(0, torch::tensor(std::vector<std::int64_t>(tokens.begin(), tokens.end())));
    const Tensor found = m_layers->lastStates(asked).matmul(table.t()).contiguous();
    for (std::size_t i = 0; i < rows.size(); ++i)
        std::copy_n(found.data_ptr<float>() + i * tokens.size(), tokens.size(),
                    scores.begin() + static_cast<std::ptrdiff_t>(rows[i] * tokens.size()));
    return scores;
}

std::string SequenceNetwork::state() const
{
    std::string bytes(magic);
    bytes.append(reinterpret_cast<const char*>(&m_layers->shape), sizeof(SequenceShape));
    for (const Tensor* tensor : m_layers->tensors()) {
        const Tensor plain = tensor->detach().contiguous();
        bytes.append(reinterpret_cast<const char*>(plain.data_ptr<float>()),
                     static_cast<std::size_t>(plain.numel()) * sizeof(float));
    }
    return bytes;
}

Result<SequenceNetwork> SequenceNetwork::load(std::string_view state)
try {
    const auto refuse = [] { return failure(ErrorCode::InvalidInput, "the saved network cannot be read"); };
    if (!state.starts_with(magic) || state.size() < magic.size() + sizeof(SequenceShape))
        return refuse();
    state.remove_prefix(magic.size());
    SequenceShape shape;
    std::memcpy(&shape, state.data(), sizeof shape);
    state.remove_prefix(sizeof shape);
    // before any memory is taken: the tables alone must fit the bytes
    const bool sane =
        shape.dimension > 0 && shape.heads > 0 && shape.dimension % shape.heads == 0 && shape.blocks > 0 &&
        shape.blocks <= 8 && shape.length > 0 && shape.vocabulary > 0 &&
        (static_cast<std::uint64_t>(shape.vocabulary) + shape.length) * shape.dimension <= state.size() / sizeof(float);
    if (!sane)
        return refuse();
    auto layers = std::make_unique<Layers>(shape);
    for (Tensor* tensor : layers->tensors()) {
        const std::size_t size = static_cast<std::size_t>(tensor->numel()) * sizeof(float);
        if (state.size() < size)
            return refuse();
        std::memcpy(tensor->data_ptr<float>(), state.data(), size);
        state.remove_prefix(size);
    }
    if (!state.empty())
        return refuse();
    return SequenceNetwork(std::move(layers));
} catch (const std::exception& error) {
    return failure(ErrorCode::Unavailable, std::string("LibTorch: ") + error.what());
}

} // namespace ms::neural
