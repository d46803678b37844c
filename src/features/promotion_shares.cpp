// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/promotion_shares.h"

#include <algorithm>

namespace ms::features {
namespace {

/// Adds to every period the share of its days in [first, last).
void addDays(std::vector<double>& shares, const CompletePeriods& periods, DayRange days, double weight)
{
    shares.resize(periods.count());
    for (std::size_t period = 0; period < periods.count(); ++period) {
        const Day begin = periods.firstDayOf(period);
        const Day end = begin + std::chrono::days(periods.daysIn(period));
        const auto covered = (std::min(end, days.last) - std::max(begin, days.first)).count();
        if (covered > 0)
            shares[period] += weight * static_cast<double>(covered) / static_cast<double>(periods.daysIn(period));
    }
}

} // namespace

PromotionShares::PromotionShares(workspace::Connection& connection, const CompletePeriods& periods, Day asOf,
                                 std::optional<workspace::LocationKey> location)
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
        "WHERE first_day <= ?1 AND (?2 IS NULL OR location_id IS NULL OR location_id = ?2)",
        asOf, location);
    while (query.step()) {
        m_known = true;
        Shares& shares = query.boolean(4) ? m_features : m_promotions;
        addDays(shares[query.integer(0)], periods, {query.day(2), query.day(3)}, query.null(1) ? 1.0 : 1.0 / places);
    }
}

double PromotionShares::promotion(workspace::ProductKey product, std::size_t period) const
{
    return share(m_promotions, product, period);
}

double PromotionShares::feature(workspace::ProductKey product, std::size_t period) const
{
    return share(m_features, product, period);
}

double PromotionShares::share(const Shares& shares, workspace::ProductKey product, std::size_t period) const
{
    if (!m_known)
        return pricing::notKnown;
    const auto it = shares.find(product.value);
    return it == shares.end() ? 0.0 : std::min(1.0, it->second[period]);
}

} // namespace ms::features
