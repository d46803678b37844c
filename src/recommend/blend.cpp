// SPDX-License-Identifier: GPL-3.0-or-later
#include "recommend/blend.h"

#include "core/parallel.h"
#include "recommend/top_list.h"
#include "stats/conditional_logit.h"
#include "stats/random.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace ms::recommend {

namespace {

constexpr std::size_t bestOfEach = 40;   // of each part, taken one by one
constexpr std::size_t atLarge = 120;     // of all others, drawn
constexpr std::size_t takenEach = 3;     // of what one customer took
constexpr std::size_t typicalPlace = 10; // whose score is a part's typical one
constexpr double ridge = 1e-4;
constexpr double judgedPlaces = 20; // of a list: a few more than it shows tell one blend from another with less chance

/// Collects the choices of one customer.
class Observer {
public:
    Observer(const Hybrid& hybrid, const Trial& trial, std::span<const float> popularity, std::uint64_t seed)
        : m_hybrid(hybrid), m_trial(trial), m_popularity(popularity), m_seed(seed)
    {
    }

    std::vector<BlendSample::Choice> observe(std::size_t customer) const
    {
        const History history = m_trial.left.of(m_trial.customers[customer]);
        const auto& taken = m_trial.taken[customer];
        std::vector<BlendSample::Alternative> others;
        std::vector<BlendSample::Alternative> chosen;
        const auto first = std::span(taken).first(std::min(takenEach, taken.size()));
        if (m_trial.candidates.empty()) {
            atLargeAndBest(customer, history, others);
            for (const ItemIndex item : first)
                chosen.push_back(alternative(m_scores, item, item, 1));
        } else {
            const auto& candidates = m_trial.candidates[customer];
            const auto scores = scoresOfSome(history, candidates);
            for (std::size_t i = 0; i < candidates.size(); ++i) {
                const auto found = alternative(scores, i, candidates[i], 1);
                const auto holds = [&](std::span<const ItemIndex> items) {
                    return std::any_of(items.begin(), items.end(),
                                       [&](ItemIndex other) { return other.value == candidates[i].value; });
                };
                if (holds(first))
                    chosen.push_back(found);
                else if (!holds(taken))
                    others.push_back(found);
            }
        }
        std::vector<BlendSample::Choice> choices;
        for (auto& one : chosen) {
            choices.push_back({customer, {std::move(one)}});
            choices.back().alternatives.insert(choices.back().alternatives.end(), others.begin(), others.end());
        }
        return choices;
    }

private:
    using Scores = std::vector<std::vector<float>>; // one a part

    BlendSample::Alternative alternative(const Scores& scores, std::size_t at, ItemIndex item, float standsFor) const
    {
        BlendSample::Alternative found{m_popularity[item], standsFor, {}};
        for (const auto& of : scores)
            found.partScores.push_back(of[at]);
        return found;
    }

    Scores scoresOfSome(History history, std::span<const ItemIndex> items) const
    {
        Scores scores;
        for (const Hybrid::Part& part : m_hybrid.parts()) {
            scores.emplace_back(items.size());
            part.model->scoreSome(history, items, scores.back());
        }
        return scores;
    }

    void atLargeAndBest(std::size_t customer, History history, std::vector<BlendSample::Alternative>& others) const
    {
        const std::size_t items = m_popularity.size();
        std::vector<std::uint8_t> closed(items, 0);
        if (!m_trial.includeSeen)
            for (const Event& event : history)
                closed[event.item] = 1;
        for (const ItemIndex item : m_trial.taken[customer])
            closed[item] = 1;
        m_scores.clear();
        for (const Hybrid::Part& part : m_hybrid.parts()) {
            m_scores.emplace_back(items);
            part.model->score(history, m_scores.back());
        }
        std::vector<ItemIndex> best;
        for (const auto& scores : m_scores) {
            TopList list(bestOfEach);
            for (std::size_t item = 0; item < items; ++item)
                if (closed[item] == 0 && scores[item] != silent)
                    list.offer({ItemIndex(item), scores[item]});
            for (const ScoredItem& scored : list.take()) {
                best.push_back(scored.item);
                closed[scored.item] = 1;
            }
        }
        for (const ItemIndex item : best)
            others.push_back(alternative(m_scores, item, item, 1));
        const auto left = static_cast<std::size_t>(std::count(closed.begin(), closed.end(), 0));
        const std::size_t drawn = std::min(atLarge, left);
        stats::Random random(m_seed, customer);
        for (std::size_t i = 0; i < drawn;) {
            const auto item = random.below(items);
            if (closed[item] != 0)
                continue;
            closed[item] = 1;
            others.push_back(
                alternative(m_scores, item, ItemIndex(item), static_cast<float>(left) / static_cast<float>(drawn)));
            ++i;
        }
    }

    const Hybrid& m_hybrid;
    const Trial& m_trial;
    std::span<const float> m_popularity;
    std::uint64_t m_seed;
    mutable Scores m_scores; // of the customer at hand; one observer a customer
};

float medianOf(std::vector<float>& values, float otherwise)
{
    if (values.empty())
        return otherwise;
    const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::nth_element(values.begin(), middle, values.end());
    return *middle;
}

/// A typical score near the top and the spread at large, of one part.
std::pair<float, float> scaleOf(const BlendSample& sample, std::size_t part)
{
    std::vector<float> high;
    double sum = 0, squares = 0, count = 0;
    for (const auto& choice : sample.choices) {
        std::vector<float> own;
        for (const auto& alternative : choice.alternatives) {
            const float score = alternative.partScores[part];
            if (score == silent)
                continue;
            own.push_back(score);
            sum += static_cast<double>(score);
            squares += static_cast<double>(score) * static_cast<double>(score);
            count += 1;
        }
        if (own.size() < typicalPlace)
            continue;
        const auto place = own.begin() + static_cast<std::ptrdiff_t>(typicalPlace - 1);
        std::nth_element(own.begin(), place, own.end(), std::greater<>());
        if (*place > 0)
            high.push_back(*place);
    }
    const double variance = count > 1 ? squares / count - (sum / count) * (sum / count) : 0;
    return {medianOf(high, 1.0F), variance > 0 ? static_cast<float>(std::sqrt(variance)) : 1.0F};
}

/// NDCG of what was taken among its alternatives, as the weights rank them, at the places that a list has.
double ndcgOf(const stats::Choices& choices, std::span<const float> weights)
{
    double sum = 0;
    for (std::size_t choice = 0; choice < choices.chosen.size(); ++choice) {
        const auto scoreAt = [&](std::size_t row) {
            const float* const numbers = choices.rows.data() + row * choices.features;
            float score = 0;
            for (std::size_t feature = 0; feature < choices.features; ++feature)
                score += weights[feature] * numbers[feature];
            return score;
        };
        const float own = scoreAt(choices.chosen[choice]);
        double before = 0;
        for (std::size_t row = choices.first[choice]; row < choices.first[choice + 1] && before < judgedPlaces; ++row)
            if (row != choices.chosen[choice] && scoreAt(row) > own)
                before += choices.standsFor[row];
        if (before < judgedPlaces)
            sum += 1 / std::log2(before + 2);
    }
    return choices.chosen.empty() ? 0 : sum / static_cast<double>(choices.chosen.size());
}

/// Likelihood is about all alternatives, a list about the first few: believes each part, and popularity, a little more
/// or less as long as that lifts what was taken up the list.
void sharpen(const stats::Choices& choices, std::vector<float>& weights, const Progress& progress)
{
    constexpr std::array factors{0.5F, 0.7F, 1.4F, 2.0F};
    constexpr int rounds = 2;
    constexpr double enough = 1.002; // less is chance
    const std::size_t groups = (weights.size() - Hybrid::numbersOfPopularity) / Hybrid::numbersAPart + 1;
    double best = ndcgOf(choices, weights);
    for (int round = 0; round < rounds; ++round)
        for (std::size_t group = 0; group < groups; ++group) {
            const auto first = weights.begin() + static_cast<std::ptrdiff_t>(group * Hybrid::numbersAPart);
            const auto last = group + 1 < groups ? first + Hybrid::numbersAPart : weights.end();
            const std::vector<float> own(first, last);
            float kept = 1;
            for (const float factor : factors) {
                if (progress.canceled())
                    return;
                std::transform(own.begin(), own.end(), first, [&](float weight) { return factor * weight; });
                const double found = ndcgOf(choices, weights);
                if (found > best * enough) {
                    best = found;
                    kept = factor;
                }
            }
            std::transform(own.begin(), own.end(), first, [&](float weight) { return kept * weight; });
        }
}

} // namespace

Result<BlendSample> observeParts(Hybrid& hybrid, const Trial& trial, std::span<const float> popularity, int threads,
                                 std::uint64_t seed, Progress& progress)
{
    std::size_t step = (trial.customers.size() + mostObserved - 1) / mostObserved;
    step += step % 2 == 0 ? 1 : 0; // odd, so that both folds are observed
    std::vector<std::vector<BlendSample::Choice>> found((trial.customers.size() + step - 1) / step);
    const bool done = parallelFor(found.size(), threads, progress, [&](std::size_t i) {
        found[i] = Observer(hybrid, trial, popularity, seed).observe(i * step);
    });
    if (!done)
        return failure(ErrorCode::Canceled, "weighing the models was canceled");
    BlendSample sample;
    for (auto& of : found)
        std::move(of.begin(), of.end(), std::back_inserter(sample.choices));
    for (std::size_t part = 0; part < hybrid.parts().size(); ++part) {
        const auto [typical, spread] = scaleOf(sample, part);
        hybrid.setScale(part, typical, spread);
    }
    return sample;
}

Result<std::vector<float>> learnWeights(const Hybrid& hybrid, const BlendSample& sample, std::size_t fold,
                                        const Progress& progress)
{
    stats::Choices choices;
    choices.features = hybrid.parts().size() * Hybrid::numbersAPart + Hybrid::numbersOfPopularity;
    choices.first.push_back(0);
    std::vector<float> numbers(choices.features);
    for (const auto& choice : sample.choices) {
        if (fold < 2 && choice.customer % 2 != fold)
            continue;
        choices.chosen.push_back(choices.standsFor.size());
        for (const auto& alternative : choice.alternatives) {
            hybrid.numbersOf(alternative.partScores, alternative.popularity, numbers);
            choices.rows.insert(choices.rows.end(), numbers.begin(), numbers.end());
            choices.standsFor.push_back(static_cast<double>(alternative.standsFor));
        }
        choices.first.push_back(choices.standsFor.size());
    }
    const auto fit = stats::fitConditionalLogit(choices, ridge, progress);
    if (!fit)
        return tl::unexpected(fit.error());
    std::vector<float> weights(fit->weights.begin(), fit->weights.end());
    sharpen(choices, weights, progress);
    if (progress.canceled())
        return failure(ErrorCode::Canceled, "weighing the models was canceled");
    return weights;
}

Trial foldOf(const Trial& trial, std::size_t fold)
{
    Trial own;
    own.left = trial.left;
    own.includeSeen = trial.includeSeen;
    for (std::size_t customer = fold; customer < trial.customers.size(); customer += 2) {
        own.customers.push_back(trial.customers[customer]);
        own.taken.push_back(trial.taken[customer]);
        if (!trial.candidates.empty())
            own.candidates.push_back(trial.candidates[customer]);
    }
    return own;
}

} // namespace ms::recommend
