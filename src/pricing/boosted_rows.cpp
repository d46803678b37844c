// SPDX-License-Identifier: GPL-3.0-or-later
#include "pricing/boosted_rows.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace ms::pricing {

namespace {

constexpr std::size_t mostRivals = 20;
constexpr double priorRows = 5; // weight of the product's level in a place's own
constexpr int seasonPeriods = 52;

} // namespace

BoostedRows::BoostedRows(const Panel& training, const SortedPanel& sorted, std::int32_t end)
    : m_products(training.products.size()), m_rivals(training.products.size())
{
    std::int32_t first = end;
    for (std::size_t product = 0; product < training.products.size(); ++product) {
        for (const Observation& row : sorted.rowsOf(product)) {
            if (row.period >= end)
                continue;
            first = std::min(first, row.period);
            for (Mean* mean : {&m_products[product], &m_places[{row.product, row.location}]}) {
                ++mean->rows;
                mean->level += (std::log1p(row.units) - mean->level) / mean->rows;
                mean->price += (std::log(row.price) - mean->price) / mean->rows;
            }
        }
        for (std::size_t other = 0; other < training.products.size(); ++other)
            if (other != product &&
                (training.categories.empty() || training.categories[other] == training.categories[product]))
                m_rivals[product].push_back(static_cast<std::int32_t>(other));
        if (m_rivals[product].size() > mostRivals)
            m_rivals[product].clear();
    }
    m_season = end - first >= 2 * seasonPeriods;
}

double BoostedRows::level(const Observation& row) const
{
    const Mean& all = m_products[static_cast<std::size_t>(row.product)];
    const auto own = m_places.find({row.product, row.location});
    if (own == m_places.end())
        return all.level;
    return (own->second.level * own->second.rows + all.level * priorRows) / (own->second.rows + priorRows);
}

void BoostedRows::describe(const Observation& row, const SortedPanel& prices, float* into) const
{
    const Mean& product = m_products[static_cast<std::size_t>(row.product)];
    double rivalSum = 0;
    double rivalLeast = notKnown;
    int rivals = 0;
    for (const std::int32_t other : m_rivals[static_cast<std::size_t>(row.product)]) {
        const double price = prices.priceAt(other, row.location, row.period);
        if (!std::isfinite(price) || m_products[static_cast<std::size_t>(other)].rows == 0)
            continue;
        const double relative = std::log(price) - m_products[static_cast<std::size_t>(other)].price;
        rivalSum += relative;
        rivalLeast = rivals == 0 ? relative : std::min(rivalLeast, relative);
        ++rivals;
    }
    const double phase = 2 * std::numbers::pi * (row.period % seasonPeriods) / seasonPeriods;
    const double values[features] = {std::log(row.price) - product.price,
                                     row.promotion,
                                     row.feature,
                                     rivals > 0 ? rivalSum / rivals : notKnown,
                                     rivalLeast,
                                     std::log(row.competitorPrice) - product.price,
                                     product.level,
                                     level(row) - product.level,
                                     static_cast<double>(row.product),
                                     m_season ? std::sin(phase) : notKnown,
                                     m_season ? std::cos(phase) : notKnown};
    for (std::size_t i = 0; i < features; ++i)
        into[i] = static_cast<float>(values[i]);
}

} // namespace ms::pricing
