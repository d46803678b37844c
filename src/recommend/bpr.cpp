// SPDX-License-Identifier: GPL-3.0-or-later
#include "recommend/bpr.h"

#include "recommend/model_state.h"
#include "stats/random.h"

#include <algorithm>
#include <cmath>

namespace ms::recommend {

namespace {

constexpr std::string_view kind = "ms-bpr";
constexpr std::uint32_t version = 1;
constexpr std::size_t mostFactors = 512;
constexpr std::size_t sampleSize = 100; // items that a history is ranked against when its w is sought
constexpr int answerSteps = 60;         // accelerated gradient steps; the error falls below float's own by then
constexpr std::size_t stepsBetweenLooks = 8192;
constexpr int triesForNegative = 100;

float sigma(float x)
{
    return 1 / (1 + std::exp(-x));
}

float dot(const float* a, const float* b, std::size_t size)
{
    float sum = 0;
    for (std::size_t d = 0; d < size; ++d)
        sum += a[d] * b[d];
    return sum;
}

Result<void> check(const BprSettings& settings)
{
    const bool good = settings.factors > 0 && settings.factors <= mostFactors && settings.learningRate > 0 &&
                      settings.regularization > 0 && settings.epochs >= 1 && settings.visitDecay > 0 &&
                      settings.visitDecay <= 1;
    if (!good)
        return failure(ErrorCode::InvalidInput, "bpr: a setting is outside its range");
    return {};
}

struct Pair {
    std::uint32_t user;
    std::uint32_t item;
};

/// The parameters while they are learnt: rows of `width` numbers, an item's bias last, a customer's row without one.
struct Tables {
    std::size_t factors;
    std::vector<float> users;
    std::vector<float> items;
    std::span<float> user(std::size_t at) { return std::span(users).subspan(at * factors, factors); }
    std::span<float> item(std::size_t at) { return std::span(items).subspan(at * (factors + 1), factors + 1); }
};

Tables drawTables(const Interactions& interactions, const BprSettings& settings, stats::Random& random)
{
    Tables tables{settings.factors, std::vector<float>(interactions.userCount * settings.factors),
                  std::vector<float>(interactions.itemCount * (settings.factors + 1))};
    const double spread = 0.1 / std::sqrt(static_cast<double>(settings.factors));
    for (float& value : tables.users)
        value = static_cast<float>(spread * random.normal());
    for (std::size_t item = 0; item < interactions.itemCount; ++item)
        for (float& value : tables.item(item).first(settings.factors))
            value = static_cast<float>(spread * random.normal());
    return tables;
}

std::vector<ItemIndex> drawSample(std::size_t itemCount, stats::Random& random)
{
    std::vector<ItemIndex> sample;
    for (std::size_t i = 0; i < std::min(itemCount, sampleSize); ++i)
        sample.emplace_back(itemCount <= sampleSize ? i : random.below(itemCount));
    return sample;
}

} // namespace

double bprStep(std::span<float> user, std::span<float> positive, std::span<float> negative, double rate,
               double regularization)
{
    const std::size_t factors = user.size();
    const float difference = dot(user.data(), positive.data(), factors) - dot(user.data(), negative.data(), factors) +
                             positive[factors] - negative[factors];
    const float pull = sigma(-difference); // d ln sigma(x) / dx
    const auto lambda = static_cast<float>(regularization);
    const auto step = static_cast<float>(rate);
    double squares = 0;
    for (std::size_t d = 0; d < factors; ++d) {
        const float w = user[d], hi = positive[d], hj = negative[d];
        squares += static_cast<double>(w * w + hi * hi + hj * hj);
        user[d] += step * (pull * (hi - hj) - lambda * w);
        positive[d] += step * (pull * w - lambda * hi);
        negative[d] += step * (-pull * w - lambda * hj);
    }
    const float bi = positive[factors], bj = negative[factors];
    squares += static_cast<double>(bi * bi + bj * bj);
    positive[factors] += step * (pull - lambda * bi);
    negative[factors] += step * (-pull - lambda * bj);
    return std::log(static_cast<double>(1 - pull)) - regularization * squares / 2;
}

Bpr::Bpr(Learnt learnt) : m_learnt(std::move(learnt))
{
    for (const ItemIndex item : m_learnt.against) {
        const std::vector<float> row = m_learnt.items.row(item);
        m_against.insert(m_against.end(), row.begin(), row.end());
    }
}

// Maximises  sum_i c_i mean_j ln sigma(w (h_i - h_j) + b_i - b_j) - lambda / 2 |w|^2 sum_i c_i  by Nesterov's method.
Bpr::Answer Bpr::answerTo(History history) const
{
    const std::size_t factors = m_learnt.settings.factors, width = factors + 1;
    const auto held = knownHoldings(history, m_learnt.items, m_learnt.settings.visitDecay);
    const std::size_t count = held.size(), others = m_learnt.against.size();
    if (count == 0)
        return {};
    std::vector<float> taken, counts;
    float total = 0, steepest = 0;
    for (const Holding& holding : held) {
        const std::vector<float> row = m_learnt.items.row(holding.item);
        taken.insert(taken.end(), row.begin(), row.end());
        counts.push_back(static_cast<float>(std::pow(m_learnt.settings.visitDecay, holding.age)));
        total += counts.back();
    }
    const auto squared = [&](const float* row) { return dot(row, row, factors); };
    for (std::size_t i = 0; i < count; ++i)
        steepest = std::max(steepest, squared(&taken[i * width]));
    for (std::size_t j = 0; j < others; ++j)
        steepest = std::max(steepest, squared(&m_against[j * width]));
    const auto lambda = static_cast<float>(m_learnt.settings.regularization);
    const float step = 1 / (steepest + lambda); // |h_i - h_j|^2 / 4 is at most the larger square: no step overshoots
    std::vector<float> user(width, 0.0F), ahead(width, 0.0F), gradient(factors), wrong(others);
    user[factors] = ahead[factors] = 1;
    std::vector<float> pull(count), push(others);
    for (int round = 0; round < answerSteps; ++round) {
        for (std::size_t j = 0; j < others; ++j)
            wrong[j] = dot(ahead.data(), &m_against[j * width], width);
        std::fill(push.begin(), push.end(), 0.0F);
        for (std::size_t i = 0; i < count; ++i) {
            const float right = dot(ahead.data(), &taken[i * width], width);
            pull[i] = 0;
            for (std::size_t j = 0; j < others; ++j) {
                const float force = counts[i] / (total * static_cast<float>(others)) * sigma(wrong[j] - right);
                pull[i] += force;
                push[j] += force;
            }
        }
        std::transform(ahead.begin(), ahead.end() - 1, gradient.begin(), [&](float w) { return -lambda * w; });
        for (std::size_t i = 0; i < count; ++i)
            for (std::size_t d = 0; d < factors; ++d)
                gradient[d] += pull[i] * taken[i * width + d];
        for (std::size_t j = 0; j < others; ++j)
            for (std::size_t d = 0; d < factors; ++d)
                gradient[d] -= push[j] * m_against[j * width + d];
        const float momentum = static_cast<float>(round) / static_cast<float>(round + 3);
        for (std::size_t d = 0; d < factors; ++d) {
            const float before = user[d];
            user[d] = ahead[d] + step * gradient[d];
            ahead[d] = user[d] + momentum * (user[d] - before);
        }
    }
    return {std::move(user), std::move(pull)};
}

void Bpr::score(History history, std::span<float> scores) const
{
    const Answer answer = answerTo(history);
    if (answer.pull.empty())
        std::fill(scores.begin(), scores.end(), silent);
    else
        m_learnt.items.products(answer.user, scores);
}

void Bpr::scoreSome(History history, std::span<const ItemIndex> items, std::span<float> scores) const
{
    const Answer answer = answerTo(history);
    for (std::size_t i = 0; i < items.size(); ++i)
        scores[i] = answer.pull.empty() ? silent : m_learnt.items.product(answer.user, items[i]);
}

void Bpr::contributions(History history, std::span<const ItemIndex> items, std::span<double> parts) const
{
    std::fill(parts.begin(), parts.end(), 0.0);
    const Answer answer = answerTo(history);
    const auto held = knownHoldings(history, m_learnt.items, m_learnt.settings.visitDecay);
    for (std::size_t i = 0; i < items.size(); ++i) {
        const std::vector<float> item = m_learnt.items.row(items[i]);
        std::size_t next = 0;
        for (std::size_t event = history.size(); event-- > 0 && next < held.size();) {
            if (history[event].item.value != held[next].item.value)
                continue;
            const float together =
                dot(m_learnt.items.row(held[next].item).data(), item.data(), m_learnt.settings.factors);
            parts[i * history.size() + event] =
                static_cast<double>(answer.pull[next] * together) / m_learnt.settings.regularization;
            ++next;
        }
    }
}

std::string Bpr::state() const
{
    StateWriter writer(kind, version);
    writer.value(static_cast<std::uint64_t>(m_learnt.items.itemCount()));
    writer.value(static_cast<std::uint64_t>(m_learnt.settings.factors));
    writer.value(m_learnt.settings.regularization);
    writer.value(m_learnt.settings.visitDecay);
    writer.values(m_learnt.against);
    writer.values(m_learnt.items.rows());
    return writer.take();
}

Result<std::unique_ptr<Bpr>> fitBpr(const Interactions& interactions, const BprSettings& settings, Progress& progress)
{
    if (const auto good = check(settings); !good)
        return tl::unexpected(good.error());
    std::vector<Pair> pairs;
    std::vector<std::vector<std::uint32_t>> taken(interactions.userCount); // sorted
    for (std::size_t user = 0; user < interactions.userCount; ++user) {
        for (const Holding& holding : holdings(interactions.of(UserIndex(user)))) {
            pairs.push_back({static_cast<std::uint32_t>(user), holding.item.value});
            taken[user].push_back(holding.item.value);
        }
        std::sort(taken[user].begin(), taken[user].end());
    }
    stats::Random random(settings.seed);
    Tables tables = drawTables(interactions, settings, random);
    auto against = drawSample(interactions.itemCount, random);
    for (int epoch = 0; epoch < settings.epochs; ++epoch)
        for (std::size_t step = 0; step < pairs.size(); ++step) {
            if (step % stepsBetweenLooks == 0) {
                if (progress.canceled())
                    return failure(ErrorCode::Canceled, "fitting BPR was canceled");
                progress.report(epoch, settings.epochs);
            }
            const Pair pair = pairs[random.below(pairs.size())];
            const auto& own = taken[pair.user];
            for (int attempt = 0; attempt < triesForNegative; ++attempt) {
                const auto other = static_cast<std::uint32_t>(random.below(interactions.itemCount));
                if (std::binary_search(own.begin(), own.end(), other))
                    continue; // a customer who took everything teaches nothing
                bprStep(tables.user(pair.user), tables.item(pair.item), tables.item(other), settings.learningRate,
                        settings.regularization);
                break;
            }
        }
    std::vector<std::uint8_t> everTaken(interactions.itemCount, 0);
    for (const Pair& pair : pairs)
        everTaken[pair.item] = 1;
    for (std::size_t item = 0; item < interactions.itemCount; ++item)
        if (everTaken[item] == 0)
            std::fill(tables.item(item).begin(), tables.item(item).end(), 0.0F);
    return std::make_unique<Bpr>(Bpr::Learnt{ItemFactors(interactions.itemCount, settings.factors + 1, tables.items),
                                             std::move(against), settings});
}

Result<std::unique_ptr<Bpr>> loadBpr(std::string_view state)
{
    StateReader reader(state, kind, version);
    const auto items = reader.value<std::uint64_t>();
    Bpr::Learnt learnt;
    learnt.settings.factors = reader.value<std::uint64_t>();
    learnt.settings.regularization = reader.value<double>();
    learnt.settings.visitDecay = reader.value<double>();
    learnt.against = reader.values<ItemIndex>();
    const auto rows = reader.values<float>();
    const std::size_t width = learnt.settings.factors + 1;
    if (!reader.good() || !check(learnt.settings) || learnt.against.empty() || items != rows.size() / width ||
        rows.size() % width != 0 ||
        std::any_of(learnt.against.begin(), learnt.against.end(), [&](ItemIndex item) { return item >= items; }))
        return failure(ErrorCode::InvalidInput, "the saved BPR cannot be read");
    learnt.items = ItemFactors(items, width, rows);
    return std::make_unique<Bpr>(std::move(learnt));
}

} // namespace ms::recommend
