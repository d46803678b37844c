// SPDX-License-Identifier: GPL-3.0-or-later
#include "pricing/steady_prices.h"

#include "stats/normal.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace ms::pricing {

namespace {

constexpr double exactUpTo = 200; // of the mean; then the normal distribution with half a unit's correction

/// Mean of min(stock, D) for D Poisson, for stocks 0, 1, ...: the sum of P(D >= k) for k = 1 to the stock.
void meanSales(double mean, std::vector<double>& sales)
{
    double sum = 0;
    sales[0] = 0;
    if (mean > exactUpTo) {
        for (std::size_t k = 1; k < sales.size(); ++k)
            sales[k] = sum += stats::normalCdf((mean - static_cast<double>(k) + 0.5) / std::sqrt(mean));
        return;
    }
    double term = std::exp(-mean);
    double above = 1 - term;
    for (std::size_t k = 1; k < sales.size(); ++k) {
        sales[k] = sum += std::max(0.0, above);
        term *= mean / static_cast<double>(k);
        above -= term;
    }
}

} // namespace

SteadyPrices::SteadyPrices(const Season& season, std::span<const double> left, std::span<const double> factors)
    : m_competitors(season.competitorPrices.size()), m_stocks(static_cast<std::size_t>(season.mostStock) + 1),
      m_steps(static_cast<std::size_t>(season.prices()))
{
    if (seasonStates(season) > mostEntries)
        return;
    m_values.resize(static_cast<std::size_t>(seasonStates(season)));
    m_best.resize(m_values.size() / m_steps);
    for (int day = 0; day < season.days; ++day)
        for (int q = 0; q < static_cast<int>(m_competitors); ++q)
            fill(season, day, q, left[static_cast<std::size_t>(day) * m_competitors + static_cast<std::size_t>(q)],
                 factors);
}

void SteadyPrices::fill(const Season& season, int day, int competitor, double left, std::span<const double> factors)
{
    const double days = season.days - day;
    std::vector<double> earned(m_steps * m_stocks);
    std::vector<double> sales(m_stocks);
    std::vector<double> price(m_steps);
    for (std::size_t step = 0; step < m_steps; ++step) {
        price[step] = season.priceAt(static_cast<int>(step));
        meanSales(factors[step] * left, sales);
        for (std::size_t stock = 0; stock < m_stocks; ++stock) {
            const auto all = static_cast<double>(stock);
            earned[stock * m_steps + step] = sales[stock] * (price[step] - season.unitCost) -
                                             (all - sales[stock]) * (season.unitCost - season.salvage) -
                                             season.holdingCost * days * (all - sales[stock] / 2);
        }
    }
    const double drop = season.markdownCost / season.referencePrice; // of a currency unit
    for (std::size_t stock = 0; stock < m_stocks; ++stock) {
        const std::span<const double> own = std::span(earned).subspan(stock * m_steps, m_steps);
        float* values = m_values.data() + at(day, static_cast<int>(stock), competitor) * m_steps;
        double above = -std::numeric_limits<double>::infinity();
        for (std::size_t step = m_steps; step-- > 0;)
            values[step] = static_cast<float>(above = std::max(above, own[step]));
        double below = -std::numeric_limits<double>::infinity();
        for (std::size_t step = 0; step < m_steps; ++step) {
            values[step] = std::max(values[step], static_cast<float>(below - drop * price[step]));
            below = std::max(below, own[step] + drop * price[step]);
        }
        m_best[at(day, static_cast<int>(stock), competitor)] =
            static_cast<std::int16_t>(std::ranges::max_element(own) - own.begin());
    }
}

} // namespace ms::pricing
