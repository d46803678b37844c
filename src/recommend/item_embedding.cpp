// SPDX-License-Identifier: GPL-3.0-or-later
#include "recommend/item_embedding.h"

#include "stats/random.h"

#include <algorithm>
#include <cmath>

namespace ms::recommend {

namespace {

constexpr std::size_t eventsBetweenLooks = 1024;
constexpr double noisePower = 0.75;
constexpr std::size_t noiseTable = 1 << 20;

using Lanes = float __attribute__((vector_size(8 * sizeof(float)), aligned(4), may_alias));
constexpr std::size_t lanes = 8;

/// to += by * from. Eight numbers at a time: the compiler would take them one by one.
void addTo(float* to, const float* from, std::size_t size, float by = 1)
{
    std::size_t d = 0;
    for (; d + lanes <= size; d += lanes)
        *reinterpret_cast<Lanes*>(to + d) += by * *reinterpret_cast<const Lanes*>(from + d);
    for (; d < size; ++d)
        to[d] += by * from[d];
}

float dot(const float* a, const float* b, std::size_t size)
{
    Lanes sums = {};
    std::size_t d = 0;
    for (; d + lanes <= size; d += lanes)
        sums += *reinterpret_cast<const Lanes*>(a + d) * *reinterpret_cast<const Lanes*>(b + d);
    float sum = 0;
    for (std::size_t l = 0; l < lanes; ++l)
        sum += sums[l];
    for (; d < size; ++d)
        sum += a[d] * b[d];
    return sum;
}

/// Items by their sales to the power 3/4.
std::vector<std::uint32_t> noiseOf(const Interactions& interactions)
{
    std::vector<double> share(interactions.itemCount, 0.0);
    for (const Event& event : interactions.events)
        share[event.item] += 1;
    double all = 0;
    for (double& sales : share)
        all += sales = std::pow(sales, noisePower);
    std::vector<std::uint32_t> table;
    table.reserve(noiseTable);
    double before = 0;
    for (std::size_t item = 0; item < share.size(); ++item) {
        before += share[item];
        while (static_cast<double>(table.size()) < before / all * static_cast<double>(noiseTable))
            table.push_back(static_cast<std::uint32_t>(item));
    }
    return table;
}

/// Learns vectors of items and terms; rows of `dimension` numbers.
class SkipGram {
public:
    SkipGram(const Interactions& interactions, const TitleTerms& terms, const EmbeddingSettings& settings)
        : m_interactions(interactions), m_terms(terms), m_settings(settings), m_random(settings.seed),
          m_noise(noiseOf(interactions)), m_items(interactions.itemCount * settings.dimension),
          m_ofTerms(terms.termCount * settings.dimension), m_contexts(m_items.size(), 0.0F),
          m_centre(settings.dimension), m_change(settings.dimension)
    {
        const double width = 1 / static_cast<double>(settings.dimension);
        for (auto* const table : {&m_items, &m_ofTerms})
            for (float& number : *table)
                number = static_cast<float>((m_random.uniform() - 0.5) * width);
    }

    /// False: canceled.
    bool learn(Progress& progress)
    {
        const std::size_t events = m_interactions.events.size();
        const std::size_t epochs = std::min(static_cast<std::size_t>(m_settings.epochs),
                                            std::max<std::size_t>(1, m_settings.mostEvents / events));
        const std::size_t all = events * epochs;
        std::size_t done = 0;
        for (std::size_t epoch = 0; epoch < epochs; ++epoch)
            for (std::size_t user = 0; user < m_interactions.userCount; ++user) {
                const History history = m_interactions.of(UserIndex(user));
                for (std::size_t at = 0; at < history.size(); ++at, ++done) {
                    if (done % eventsBetweenLooks == 0) {
                        if (progress.canceled())
                            return false;
                        progress.report(static_cast<std::int64_t>(done), static_cast<std::int64_t>(all));
                    }
                    step(history, at,
                         static_cast<float>(m_settings.learningRate *
                                            (1 - static_cast<double>(done) / static_cast<double>(all))));
                }
            }
        return true;
    }

    /// Rows of length 1.
    std::vector<float> rows()
    {
        std::vector<std::uint8_t> sold(m_interactions.itemCount, 0);
        for (const Event& event : m_interactions.events)
            sold[event.item] = 1;
        std::vector<float> all(m_items.size(), 0.0F);
        for (std::size_t item = 0; item < m_interactions.itemCount; ++item) {
            if (sold[item] == 0 && m_terms.of(ItemIndex(item)).empty())
                continue;
            compose(ItemIndex(item), sold[item] != 0);
            float squares = 0;
            for (const float number : m_centre)
                squares += number * number;
            for (std::size_t d = 0; d < m_centre.size() && squares > 0; ++d)
                all[item * m_centre.size() + d] = m_centre[d] / std::sqrt(squares);
        }
        return all;
    }

private:
    /// The item's vector: the mean of its own and its terms'.
    void compose(ItemIndex item, bool own)
    {
        const std::size_t dimension = m_settings.dimension;
        std::fill(m_centre.begin(), m_centre.end(), 0.0F);
        const auto add = [&](const float* row) { addTo(m_centre.data(), row, dimension); };
        const auto terms = m_terms.of(item);
        if (own)
            add(&m_items[item * dimension]);
        for (const TitleTerms::Term& term : terms)
            add(&m_ofTerms[term.term * dimension]);
        for (float& number : m_centre)
            number /= static_cast<float>(terms.size() + (own ? 1 : 0));
    }

    /// One neighbour or one drawn item.
    void compare(std::uint32_t context, bool neighbour, float rate)
    {
        float* const row = &m_contexts[context * m_settings.dimension];
        const float product = dot(m_centre.data(), row, m_centre.size());
        const float slope = rate * ((neighbour ? 1.0F : 0.0F) - 1 / (1 + std::exp(-product)));
        addTo(m_change.data(), row, m_centre.size(), slope);
        addTo(row, m_centre.data(), m_centre.size(), slope);
    }

    void step(History history, std::size_t at, float rate)
    {
        const ItemIndex item = history[at].item;
        compose(item, true);
        std::fill(m_change.begin(), m_change.end(), 0.0F);
        const std::size_t reach = 1 + m_random.below(m_settings.window); // nearer events are neighbours more often
        const std::size_t last = std::min(history.size(), at + reach + 1);
        for (std::size_t other = at - std::min(at, reach); other < last; ++other) {
            if (history[other].item.value == item.value)
                continue;
            compare(history[other].item.value, true, rate);
            for (std::size_t n = 0; n < m_settings.negatives; ++n) {
                const std::uint32_t drawn = m_noise[m_random.below(m_noise.size())];
                if (drawn != history[other].item.value)
                    compare(drawn, false, rate);
            }
        }
        const auto learn = [&](float* row) { addTo(row, m_change.data(), m_change.size()); };
        learn(&m_items[item * m_settings.dimension]);
        for (const TitleTerms::Term& term : m_terms.of(item))
            learn(&m_ofTerms[term.term * m_settings.dimension]);
    }

    const Interactions& m_interactions;
    const TitleTerms& m_terms;
    EmbeddingSettings m_settings;
    stats::Random m_random;
    std::vector<std::uint32_t> m_noise;
    std::vector<float> m_items;
    std::vector<float> m_ofTerms;
    std::vector<float> m_contexts;
    std::vector<float> m_centre; // the item at hand
    std::vector<float> m_change; // of m_centre
};

} // namespace

Result<std::vector<float>> embedItems(const Interactions& interactions, const TitleTerms& terms,
                                      const EmbeddingSettings& settings, Progress& progress)
{
    if (settings.dimension == 0 || settings.window == 0 || settings.negatives == 0 || settings.epochs < 1 ||
        !(settings.learningRate > 0))
        return failure(ErrorCode::InvalidInput, "embedding: a setting is outside its range");
    if (terms.first.size() != interactions.itemCount + 1)
        return failure(ErrorCode::InvalidInput, "embedding: titles and sales have different numbers of items");
    if (interactions.events.empty())
        return std::vector<float>(interactions.itemCount * settings.dimension, 0.0F);
    SkipGram skipGram(interactions, terms, settings);
    if (!skipGram.learn(progress))
        return failure(ErrorCode::Canceled, "learning the items' vectors was canceled");
    return skipGram.rows();
}

} // namespace ms::recommend
