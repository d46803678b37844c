// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/promotion_shares.h"

#include <algorithm>

namespace ms::features {
namespace {

/// The first day of each period and the day after them all.
std::vector<Day> startsOf(const CompletePeriods& periods)
{
    std::vector<Day> starts;
    for (std::size_t period = 0; period < periods.count(); ++period)
        starts.push_back(periods.firstDayOf(period));
    if (!starts.empty())
        starts.push_back(starts.back() + std::chrono::days(periods.daysIn(periods.count() - 1)));
    return starts;
}

} // namespace

void addDayShares(std::span<const Day> starts, DayRange days, double weight, std::vector<double>& shares)
{
    if (starts.size() < 2)
        return;
    shares.resize(starts.size() - 1);
    const auto begin = std::upper_bound(starts.begin(), starts.end(), days.first);
    for (auto period = static_cast<std::size_t>(begin == starts.begin() ? 0 : begin - starts.begin() - 1);
         period < shares.size() && starts[period] < days.last; ++period) {
        const auto covered = (std::min(starts[period + 1], days.last) - std::max(starts[period], days.first)).count();
        if (covered > 0)
            shares[period] += weight * static_cast<double>(covered) /
                              static_cast<double>((starts[period + 1] - starts[period]).count());
    }
}

PromotionShares::PromotionShares(workspace::Connection& connection, std::span<const Day> starts, Day until,
                                 std::optional<workspace::LocationKey> location,
                                 std::optional<workspace::ProductKey> only)
{
    double places = 1;
    if (!location) {
        workspace::Query count(connection, "SELECT max(1, count(*)) FROM location");
        count.step();
        places = count.real(0);
    }
    workspace::Query query(
        connection,
        "SELECT product_id, location_id, first_day, last_day, kind IN ('mailer', 'feature') FROM promotion "
        "WHERE first_day <= ?1 AND (?2 IS NULL OR location_id IS NULL OR location_id = ?2) "
        "AND (?3 IS NULL OR product_id = ?3)",
        until, location, only);
    while (query.step()) {
        m_known = true;
        Shares& shares = query.boolean(4) ? m_features : m_promotions;
        addDayShares(starts, {query.day(2), query.day(3)}, query.null(1) ? 1.0 : 1.0 / places,
                     shares[query.integer(0)]);
    }
    for (Shares* kind : {&m_promotions, &m_features})
        for (auto& [product, shares] : *kind)
            for (double& share : shares)
                share = std::min(share, 1.0);
}

PromotionShares::PromotionShares(workspace::Connection& connection, const CompletePeriods& periods, Day asOf,
                                 std::optional<workspace::LocationKey> location)
    : PromotionShares(connection, startsOf(periods), asOf, location)
{
}

std::span<const double> PromotionShares::promotions(workspace::ProductKey product) const
{
    const auto it = m_promotions.find(product.value);
    return it == m_promotions.end() ? std::span<const double>() : it->second;
}

std::span<const double> PromotionShares::features(workspace::ProductKey product) const
{
    const auto it = m_features.find(product.value);
    return it == m_features.end() ? std::span<const double>() : it->second;
}

double PromotionShares::promotion(workspace::ProductKey product, std::size_t period) const
{
    return share(promotions(product), period);
}

double PromotionShares::feature(workspace::ProductKey product, std::size_t period) const
{
    return share(features(product), period);
}

double PromotionShares::share(std::span<const double> shares, std::size_t period) const
{
    if (!m_known)
        return pricing::notKnown;
    return shares.empty() ? 0.0 : shares[period];
}

} // namespace ms::features
