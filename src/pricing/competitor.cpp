// SPDX-License-Identifier: GPL-3.0-or-later
#include "pricing/competitor.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace ms::pricing {

namespace {

constexpr std::size_t fewestForOutliers = 4;
constexpr double madToDeviation = 1.4826;
constexpr double leastDeviation = 0.05; // of a logarithm: rounding and endings are no outliers

double medianOf(std::vector<double> values)
{
    const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::ranges::nth_element(values, middle);
    if (values.size() % 2 == 1)
        return *middle;
    return (*std::max_element(values.begin(), middle) + *middle) / 2;
}

/// Logarithms of the believable quotes, and how far from their median one may lie.
class Spread {
public:
    explicit Spread(const std::vector<double>& logs, double deviations)
    {
        if (logs.size() < fewestForOutliers)
            return;
        m_median = medianOf(logs);
        std::vector<double> distances;
        for (const double value : logs)
            distances.push_back(std::abs(value - m_median));
        m_most = deviations * std::max(leastDeviation, madToDeviation * medianOf(distances));
        m_known = true;
    }
    [[nodiscard]] bool holds(double value) const { return !m_known || std::abs(value - m_median) <= m_most; }

private:
    bool m_known = false;
    double m_median = 0;
    double m_most = 0;
};

} // namespace

Result<CompetitorPrice> competitorPrice(std::span<const CompetitorQuote> quotes, double ownPrice, std::int32_t period,
                                        const CompetitorSettings& settings)
{
    if (!(ownPrice > 0) || !std::isfinite(ownPrice))
        return failure(ErrorCode::InvalidInput, "the own price is not above 0");
    if (settings.maxAge < 0 || !(settings.mostDifference > 1) || !(settings.mostDeviations > 0))
        return failure(ErrorCode::InvalidInput, "the settings for competitor prices are outside their ranges");
    CompetitorPrice result;
    std::vector<double> logs;
    const auto absurd = [&](const CompetitorQuote& quote) {
        return !(quote.price > ownPrice / settings.mostDifference && quote.price < ownPrice * settings.mostDifference);
    };
    for (const CompetitorQuote& quote : quotes)
        if (!absurd(quote) && quote.period <= period)
            logs.push_back(std::log(quote.price));
    const Spread spread(logs, settings.mostDeviations);
    std::map<std::string, const CompetitorQuote*> latest;
    for (std::size_t i = 0; i < quotes.size(); ++i) {
        const CompetitorQuote& quote = quotes[i];
        if (quote.period > period)
            continue;
        if (absurd(quote))
            result.rejected.push_back({i, "absurd"});
        else if (!spread.holds(std::log(quote.price)))
            result.rejected.push_back({i, "outlier"});
        else if (period - quote.period > settings.maxAge)
            result.rejected.push_back({i, "stale"});
        else if (auto& known = latest[quote.competitor]; known == nullptr || known->period <= quote.period)
            known = &quote;
    }
    std::vector<double> prices;
    for (const auto& [competitor, quote] : latest) {
        prices.push_back(quote->price);
        result.age = std::max(result.age, period - quote->period);
    }
    if (!prices.empty())
        result.price =
            settings.use == CompetitorSettings::Use::Lowest ? *std::ranges::min_element(prices) : medianOf(prices);
    return result;
}

} // namespace ms::pricing
