// SPDX-License-Identifier: GPL-3.0-or-later
#include "recommend/neural/sas_rec.h"

#include "recommend/item_knn.h"
#include "recommend/item_spectrum.h"
#include "recommend/top_list.h"

#include <algorithm>
#include <cmath>

namespace ms::recommend {

namespace {

constexpr std::size_t explainedItems = 20;
constexpr std::size_t heldOutCustomers = 2000;
constexpr std::size_t validationBatch = 100;
constexpr std::size_t leastEpochs = 3;

neural::Sequence sequenceOf(History history)
{
    neural::Sequence sequence;
    sequence.reserve(history.size());
    for (const Event& event : history)
        sequence.push_back(event.item.value);
    return sequence;
}

std::vector<std::uint32_t> tokensOf(std::span<const ItemIndex> items)
{
    std::vector<std::uint32_t> tokens;
    for (const ItemIndex item : items)
        tokens.push_back(item.value);
    return tokens;
}

/// Every how many customers one is held out.
std::size_t stepOf(const Interactions& interactions)
{
    return std::max<std::size_t>(1, interactions.userCount / heldOutCustomers);
}

bool isHeldOut(std::size_t user, std::size_t step, History history)
{
    return user % step == 0 && history.size() > 2;
}

/// Customers whose last item is asked for instead of trained on.
struct HeldOut {
    std::vector<neural::Sequence> sequences; ///< without the last item
    std::vector<std::uint32_t> wanted;
};

/// NDCG over the whole catalogue less what the history has, without a cut: a cut at ten tells one epoch from the next
/// by so few customers that chance decides.
double ndcg(const neural::SequenceNetwork& network, const HeldOut& heldOut, const Progress& progress)
{
    const std::size_t items = network.shape().vocabulary;
    double sum = 0;
    for (std::size_t first = 0; first < heldOut.sequences.size(); first += validationBatch) {
        if (progress.canceled())
            return 0; // training says so at its next step
        const auto batch =
            std::span(heldOut.sequences).subspan(first, std::min(validationBatch, heldOut.sequences.size() - first));
        std::vector<float> scores = network.scores(batch);
        for (std::size_t row = 0; row < batch.size(); ++row) {
            const std::span<float> own = std::span(scores).subspan(row * items, items);
            const std::uint32_t wanted = heldOut.wanted[first + row];
            for (const std::uint32_t seen : batch[row])
                if (seen != wanted)
                    own[seen] = silent;
            std::size_t before = 0;
            for (std::uint32_t item = 0; item < items; ++item)
                before += ranksBefore({ItemIndex(item), own[item]}, {ItemIndex(wanted), own[wanted]}) ? 1 : 0;
            sum += 1 / std::log2(static_cast<double>(before) + 2);
        }
    }
    return heldOut.sequences.empty() ? 0 : sum / static_cast<double>(heldOut.sequences.size());
}

} // namespace

void SasRec::score(History history, std::span<float> scores) const
{
    if (history.empty()) {
        std::fill(scores.begin(), scores.end(), silent);
        return;
    }
    const neural::Sequence sequence = sequenceOf(history);
    const auto found = m_network.scores(std::span(&sequence, 1));
    std::copy(found.begin(), found.end(), scores.begin());
}

void SasRec::scoreSome(History history, std::span<const ItemIndex> items, std::span<float> scores) const
{
    if (history.empty()) {
        std::fill(scores.begin(), scores.end(), silent);
        return;
    }
    const neural::Sequence sequence = sequenceOf(history);
    const auto found = m_network.scores(std::span(&sequence, 1), tokensOf(items));
    std::copy(found.begin(), found.end(), scores.begin());
}

void SasRec::contributions(History history, std::span<const ItemIndex> items, std::span<double> parts) const
{
    std::fill(parts.begin(), parts.end(), 0.0);
    const neural::Sequence whole = sequenceOf(history);
    std::vector<neural::Sequence> asked{whole};
    std::vector<std::size_t> left; // the event that is left out in asked[i + 1]
    for (std::size_t i = whole.size(); i-- > 0 && left.size() < explainedItems;) {
        const bool later =
            std::find(whole.begin() + static_cast<std::ptrdiff_t>(i) + 1, whole.end(), whole[i]) != whole.end();
        if (later)
            continue; // its item was already left out
        neural::Sequence without = whole;
        std::erase(without, whole[i]);
        asked.push_back(std::move(without));
        left.push_back(i);
    }
    const auto scores = m_network.scores(asked, tokensOf(items));
    for (std::size_t i = 0; i < left.size(); ++i)
        for (std::size_t item = 0; item < items.size(); ++item)
            parts[item * history.size() + left[i]] =
                static_cast<double>(scores[item] - scores[(i + 1) * items.size() + item]);
}

namespace {

/// What the items' neighbours say, for the network to start from. What is held out is not
/// looked at.
Result<std::vector<float>> startOf(const Interactions& interactions, const SasRecSettings& settings, Progress& progress)
{
    Interactions left{interactions.userCount, interactions.itemCount, interactions.clock, {}, {0}};
    const std::size_t step = stepOf(interactions);
    for (std::size_t user = 0; user < interactions.userCount; ++user) {
        History history = interactions.of(UserIndex(user));
        if (isHeldOut(user, step, history))
            history = history.first(history.size() - 1);
        left.events.insert(left.events.end(), history.begin(), history.end());
        left.firstEvent.push_back(left.events.size());
    }
    const auto knn = fitItemKnn(left, {}, 1, progress);
    if (!knn)
        return tl::unexpected(knn.error());
    SpectrumSettings spectrum;
    spectrum.dimension = settings.dimension;
    spectrum.seed = settings.seed;
    return itemSpectrum(**knn, spectrum, progress);
}

} // namespace

Result<SasRecTraining> trainSasRec(const Interactions& interactions, const SasRecSettings& settings, Progress& progress)
{
    std::vector<neural::Sequence> sequences;
    HeldOut heldOut;
    const std::size_t step = stepOf(interactions);
    for (std::size_t user = 0; user < interactions.userCount; ++user) {
        const History history = interactions.of(UserIndex(user));
        neural::Sequence sequence = sequenceOf(history);
        if (isHeldOut(user, step, history)) {
            heldOut.wanted.push_back(sequence.back());
            sequence.pop_back();
            heldOut.sequences.push_back(sequence);
        }
        sequences.push_back(std::move(sequence));
    }
    const neural::SequenceShape shape{static_cast<std::uint32_t>(interactions.itemCount), settings.dimension,
                                      settings.blocks, settings.heads, settings.length};
    neural::SequenceTraining training;
    std::size_t tokens = 1;
    for (const neural::Sequence& sequence : sequences)
        tokens += std::min<std::size_t>(settings.length, sequence.size());
    training.epochs = static_cast<int>(
        std::min(static_cast<std::size_t>(settings.epochs), std::max(leastEpochs, settings.mostTokens / tokens)));
    training.patience = settings.patience;
    training.batch = settings.batch;
    training.negatives = settings.negatives;
    training.learningRate = settings.learningRate;
    training.dropout = settings.dropout;
    training.seed = settings.seed;
    auto start = startOf(interactions, settings, progress);
    if (!start)
        return tl::unexpected(start.error());
    training.start = std::move(*start);
    std::vector<neural::TrainingEpoch> epochs;
    neural::SequenceNetwork::Validate validate; // without anybody held out the training loss decides
    if (!heldOut.wanted.empty())
        validate = [&heldOut, &progress](const neural::SequenceNetwork& network) {
            return ndcg(network, heldOut, progress);
        };
    auto network = neural::SequenceNetwork::train(sequences, shape, training, validate, progress, &epochs);
    if (!network)
        return tl::unexpected(network.error());
    SasRecTraining trained;
    trained.model = std::make_unique<SasRec>(std::move(*network));
    for (const neural::TrainingEpoch& epoch : epochs) {
        trained.loss.push_back(epoch.loss);
        trained.validation.push_back(epoch.validation);
    }
    return trained;
}

Result<std::unique_ptr<Recommender>> loadSasRec(std::string_view state)
{
    auto network = neural::SequenceNetwork::load(state);
    if (!network)
        return tl::unexpected(network.error());
    return std::make_unique<SasRec>(std::move(*network));
}

} // namespace ms::recommend
