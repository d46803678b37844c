// SPDX-License-Identifier: GPL-3.0-or-later
#include "recommend/hybrid.h"

#include "recommend/fit.h"
#include "recommend/model_state.h"

#include <algorithm>
#include <cmath>

namespace ms::recommend {

namespace {
constexpr std::string_view kind = "ms-hybrid";
constexpr std::uint32_t version = 1;
} // namespace

Hybrid::Hybrid(std::vector<Part> parts, std::vector<float> popularity, std::vector<float> weights)
    : m_parts(std::move(parts)), m_weights(std::move(weights))
{
    setPopularity(std::move(popularity));
}

void Hybrid::setPopularity(std::vector<float> popularity)
{
    m_popularity = std::move(popularity);
    m_logPopularity.clear();
    for (const float strength : m_popularity)
        m_logPopularity.push_back(strength > 0 ? std::log1p(strength) : 0.0F);
}

void Hybrid::replaceModels(std::vector<std::unique_ptr<Recommender>> models, std::vector<float> popularity)
{
    for (std::size_t part = 0; part < m_parts.size(); ++part)
        if (models[part])
            m_parts[part].model = std::move(models[part]);
    setPopularity(std::move(popularity));
}

float Hybrid::plus(float sum, std::size_t part, float score) const
{
    if (score == silent)
        return sum;
    const Part& own = m_parts[part];
    const float* const weight = m_weights.data() + part * numbersAPart;
    const float level = score > 0 ? weight[1] * std::log1p(score / own.typical) : 0.0F;
    return (sum == silent ? 0.0F : sum) + weight[0] + level + weight[2] * (score / own.spread);
}

float Hybrid::weighedPopularity(ItemIndex item) const
{
    const float* const weight = m_weights.data() + m_parts.size() * numbersAPart;
    return m_popularity[item] > 0 ? weight[0] + weight[1] * m_logPopularity[item] : silent;
}

void Hybrid::numbersOf(std::span<const float> scores, float popularity, std::span<float> numbers) const
{
    std::fill(numbers.begin(), numbers.end(), 0.0F);
    for (std::size_t part = 0; part < m_parts.size(); ++part) {
        if (scores[part] == silent)
            continue;
        float* const own = numbers.data() + part * numbersAPart;
        own[0] = 1;
        own[1] = scores[part] > 0 ? std::log1p(scores[part] / m_parts[part].typical) : 0.0F;
        own[2] = scores[part] / m_parts[part].spread;
    }
    if (popularity > 0) {
        numbers[numbers.size() - 2] = 1;
        numbers[numbers.size() - 1] = std::log1p(popularity);
    }
}

void Hybrid::score(History history, std::span<float> scores) const
{
    if (history.empty()) {
        std::fill(scores.begin(), scores.end(), silent);
        return;
    }
    for (std::size_t item = 0; item < scores.size(); ++item)
        scores[item] = weighedPopularity(ItemIndex(item));
    std::vector<float> own(scores.size());
    for (std::size_t part = 0; part < m_parts.size(); ++part) {
        m_parts[part].model->score(history, own);
        for (std::size_t item = 0; item < scores.size(); ++item)
            scores[item] = plus(scores[item], part, own[item]);
    }
}

void Hybrid::scoreSome(History history, std::span<const ItemIndex> items, std::span<float> scores) const
{
    if (history.empty()) {
        std::fill(scores.begin(), scores.end(), silent);
        return;
    }
    for (std::size_t i = 0; i < items.size(); ++i)
        scores[i] = weighedPopularity(items[i]);
    std::vector<float> own(items.size());
    for (std::size_t part = 0; part < m_parts.size(); ++part) {
        m_parts[part].model->scoreSome(history, items, own);
        for (std::size_t i = 0; i < items.size(); ++i)
            scores[i] = plus(scores[i], part, own[i]);
    }
}

void Hybrid::contributions(History history, std::span<const ItemIndex> items, std::span<double> parts) const
{
    std::fill(parts.begin(), parts.end(), 0.0);
    if (history.empty())
        return;
    std::vector<float> own(items.size());
    std::vector<double> ownParts(parts.size());
    for (std::size_t part = 0; part < m_parts.size(); ++part) {
        const Part& of = m_parts[part];
        of.model->scoreSome(history, items, own);
        of.model->contributions(history, items, ownParts);
        const float* const weight = m_weights.data() + part * numbersAPart;
        for (std::size_t i = 0; i < items.size(); ++i) {
            if (own[i] == silent)
                continue;
            const double slope =
                static_cast<double>(weight[2] / of.spread + (own[i] > 0 ? weight[1] / (of.typical + own[i]) : 0.0F));
            for (std::size_t event = 0; event < history.size(); ++event)
                parts[i * history.size() + event] += slope * ownParts[i * history.size() + event];
        }
    }
}

std::string Hybrid::state() const
{
    StateWriter writer(kind, version);
    writer.values(m_popularity);
    writer.values(m_weights);
    writer.value(static_cast<std::uint64_t>(m_parts.size()));
    for (const Part& part : m_parts) {
        writer.text(part.model->name());
        writer.value(part.typical);
        writer.value(part.spread);
        writer.text(part.model->state());
    }
    return writer.take();
}

Result<std::unique_ptr<Hybrid>> loadHybrid(std::string_view state, const NetworkDoor* networks)
{
    const auto refuse = [] { return failure(ErrorCode::InvalidInput, "the saved hybrid cannot be read"); };
    StateReader reader(state, kind, version);
    auto popularity = reader.values<float>();
    auto weights = reader.values<float>();
    const auto count = reader.value<std::uint64_t>();
    if (count > weights.size())
        return refuse();
    std::vector<Hybrid::Part> parts(count);
    for (Hybrid::Part& part : parts) {
        const std::string_view name = reader.text();
        part.typical = reader.value<float>();
        part.spread = reader.value<float>();
        auto model = loadModel(name, reader.text(), networks);
        if (!model)
            return tl::unexpected(model.error());
        part.model = std::move(*model);
        if (!part.model || part.model->itemCount() != popularity.size() || !(part.typical > 0) || !(part.spread > 0))
            return refuse();
    }
    if (!reader.good() || weights.size() != count * Hybrid::numbersAPart + Hybrid::numbersOfPopularity)
        return refuse();
    return std::make_unique<Hybrid>(std::move(parts), std::move(popularity), std::move(weights));
}

} // namespace ms::recommend
