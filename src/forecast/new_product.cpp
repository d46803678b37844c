// SPDX-License-Identifier: GPL-3.0-or-later
#include "forecast/new_product.h"

#include <algorithm>
#include <cctype>
#include <cmath>
#include <numeric>
#include <set>

namespace ms::forecast {
namespace {

constexpr double priorWeeks = 4;

using Words = std::set<std::string>;

Words wordsOf(const std::string& title)
{
    Words words;
    std::string word;
    for (const char letter : title + ' ') {
        const auto code = static_cast<unsigned char>(letter);
        if (std::isalnum(code) != 0 || code >= 0x80) {
            word += static_cast<char>(std::tolower(code));
        } else if (!word.empty()) {
            words.insert(std::move(word));
            word.clear();
        }
    }
    return words;
}

double diceOf(const Words& one, const Words& two)
{
    const auto common = std::count_if(one.begin(), one.end(), [&](const auto& word) { return two.contains(word); });
    return 2 * static_cast<double>(common) / static_cast<double>(one.size() + two.size());
}

double logRange(const ProductTraits& product, std::span<const ProductTraits> others)
{
    double low = std::log(product.price);
    double high = low;
    for (const ProductTraits& other : others) {
        if (!(other.price > 0))
            continue;
        low = std::min(low, std::log(other.price));
        high = std::max(high, std::log(other.price));
    }
    return high - low;
}

} // namespace

std::vector<Analogue> nearestProducts(const ProductTraits& product, std::span<const ProductTraits> others, int most)
{
    const Words words = wordsOf(product.title);
    const double range = product.price > 0 ? logRange(product, others) : 0;
    std::vector<Analogue> found;
    for (std::size_t i = 0; i < others.size(); ++i) {
        const ProductTraits& other = others[i];
        double sum = 0;
        int known = 0;
        for (const auto trait : {&ProductTraits::category, &ProductTraits::brand}) {
            if ((product.*trait).empty() || (other.*trait).empty())
                continue;
            sum += product.*trait == other.*trait ? 1 : 0;
            ++known;
        }
        if (const Words theirs = wordsOf(other.title); !words.empty() && !theirs.empty()) {
            sum += diceOf(words, theirs);
            ++known;
        }
        if (product.price > 0 && other.price > 0) {
            sum += range > 0 ? 1 - std::abs(std::log(product.price / other.price)) / range : 1;
            ++known;
        }
        if (known > 0)
            found.push_back({i, sum / known});
    }
    std::stable_sort(found.begin(), found.end(),
                     [](const Analogue& a, const Analogue& b) { return a.similarity > b.similarity; });
    found.resize(std::min(found.size(), static_cast<std::size_t>(std::max(most, 0))));
    return found;
}

Forecast likeOthers(std::span<const Forecast* const> forecasts, std::span<const double> weights, double multiplier)
{
    const double total = std::accumulate(weights.begin(), weights.end(), 0.0);
    Forecast made;
    made.method = "like";
    made.mean.assign(forecasts.front()->mean.size(), 0.0);
    made.intervals = forecasts.front()->intervals;
    for (Interval& interval : made.intervals) {
        interval.low.assign(made.mean.size(), 0.0);
        interval.high.assign(made.mean.size(), 0.0);
    }
    for (std::size_t i = 0; i < forecasts.size(); ++i) {
        const double factor = forecasts.size() == 1 ? multiplier : multiplier * weights[i] / total;
        for (std::size_t k = 0; k < made.mean.size(); ++k) {
            made.mean[k] += factor * forecasts[i]->mean[k];
            for (std::size_t level = 0; level < made.intervals.size(); ++level) {
                made.intervals[level].low[k] += factor * forecasts[i]->intervals[level].low[k];
                made.intervals[level].high[k] += factor * forecasts[i]->intervals[level].high[k];
            }
        }
    }
    return made;
}

std::vector<double> launchCurve(std::span<const std::vector<double>> sinceLaunch, std::span<const double> weights,
                                std::size_t firstAge, std::size_t steps)
{
    const double total = std::accumulate(weights.begin(), weights.end(), 0.0);
    std::vector<double> curve(steps, std::numeric_limits<double>::quiet_NaN());
    for (std::size_t k = 0; k < steps; ++k) {
        double sum = 0;
        double known = 0;
        for (std::size_t i = 0; i < sinceLaunch.size(); ++i) {
            if (firstAge + k >= sinceLaunch[i].size())
                continue;
            sum += weights[i] * sinceLaunch[i][firstAge + k];
            known += weights[i];
        }
        if (known > 0 && 2 * known >= total)
            curve[k] = sum / known;
    }
    return curve;
}

double learnedMultiplier(double own, std::size_t weeks, double expected)
{
    return (priorWeeks + own / expected) / (priorWeeks + static_cast<double>(weeks));
}

} // namespace ms::forecast
