// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "features/complete_periods.h"

#include <span>
#include <unordered_map>
#include <vector>

namespace ms::features {

/// Adds to every period `weight` times the share of its days that lie in `days`. `starts` holds the first day of each
/// period and, last, the day after them all; `shares` gets one entry a period.
void addDayShares(std::span<const Day> starts, DayRange days, double weight, std::vector<double>& shares);

/// The share of each period's days, and of the shop's places, on which a product was on promotion.
class PromotionShares {
public:
    /// Of promotions that began on or before `until`; of one product where only that is asked for. `starts` as
    /// addDayShares. Throws SQLite::Exception.
    PromotionShares(workspace::Connection& connection, std::span<const Day> starts, Day until,
                    std::optional<workspace::LocationKey> location = std::nullopt,
                    std::optional<workspace::ProductKey> only = std::nullopt);
    PromotionShares(workspace::Connection& connection, const CompletePeriods& periods, Day asOf,
                    std::optional<workspace::LocationKey> location);

    /// By period, 0..1; empty: never.
    [[nodiscard]] std::span<const double> promotions(workspace::ProductKey product) const;
    [[nodiscard]] std::span<const double> features(workspace::ProductKey product) const;
    /// 0..1; NaN in a workspace that has no promotions at all.
    [[nodiscard]] double promotion(workspace::ProductKey product, std::size_t period) const;
    [[nodiscard]] double feature(workspace::ProductKey product, std::size_t period) const;

private:
    using Shares = std::unordered_map<std::int64_t, std::vector<double>>;
    [[nodiscard]] double share(std::span<const double> shares, std::size_t period) const;

    bool m_known = false;
    Shares m_promotions;
    Shares m_features;
};

} // namespace ms::features
