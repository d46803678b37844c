// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "forecast/causes.h"
#include "forecast/outliers.h"
#include "forecast/seasonality.h"
#include "forecast/types.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace ms::forecast {

/// A series made ready for the methods: known from its first to its last period, its season taken out once for all.
struct History {
    std::vector<double> observed;          ///< no gaps, as it was: what forecasts are held against
    std::vector<double> values;            ///< the same without causes, outliers replaced: what methods are fitted to
    std::optional<CauseFit> causes;        ///< what was taken out as causes; nullopt: nothing
    std::vector<Outlier> outliers;         ///< periods whose value was replaced
    std::vector<double> adjusted;          ///< `values` without the seasonal patterns
    std::vector<SeasonalPattern> patterns; ///< in the order they were taken out; empty: not seasonal
    std::vector<int> seasons;              ///< those of the frequency, shortest first, in the history or not
    std::vector<std::uint8_t> closed;      ///< [phase of the longest season known] 1: nothing was ever sold then, which
                                           ///< is no chance; empty: no such phase
    int season = 1;                        ///< the season that seasonal methods use, periods; 1: none
    bool positive = false;                 ///< every value above zero
    bool nonNegative = false;              ///< no value below zero
    double least = 0;                      ///< of `values`
    double most = 0;                       ///< of `values`
    double zeroShare = 0;                  ///< share of periods with no demand, 0..1
    double scale = 0; ///< mean absolute change from one season to the next, units; 0 for a constant

    [[nodiscard]] std::size_t size() const { return values.size(); }
};

/// The seasons worth trying for a frequency, shortest first: 24 and 168 hours, 7 days, 52 weeks, 12 months, 4 quarters.
std::vector<int> seasonsOf(Frequency frequency);

/// What is made of seasons before a history is forecast.
enum class SeasonUse { TakenOut, LeftIn };

/// What is left of a demand series after cleaning: gaps filled, unknown ends cut.
struct KnownHistory {
    std::vector<double> values;
    int unknownAtEnd = 0;  ///< periods after the last known one, which a forecast must step over first
    int gapsFilled = 0;    ///< periods inside the history whose value was interpolated
    std::size_t first = 0; ///< period of the series' history that values[0] is
    int stockouts = 0;     ///< periods without stock, whose demand was estimated as well, and never below what was sold
};

/// Cuts unknown periods at both ends and fills those inside: with the mean of the same phase one season before and
/// after where both are known, else on the line between the neighbours. Periods in which stock ran out are filled the
/// same way (at the end with the last demand known), but not below what was sold: sales are a lower bound of demand.
/// Errors: NotEnoughData when no value is known; InvalidInput for a value that is infinite or beyond 1e150.
Result<KnownHistory> knownHistory(const Series& series);

/// Takes causes out, replaces outliers, takes seasons out, drawn towards none as far as they may be chance. `values` as
/// from knownHistory; `causes` fitted to them; `genuine` as Series::genuine, for as many periods, or empty. Seasons
/// stay in where no method looks at them. O(n).
History prepareHistory(std::vector<double> values, Frequency frequency, std::optional<CauseFit> causes = std::nullopt,
                       SeasonUse seasons = SeasonUse::TakenOut, std::span<const std::uint8_t> genuine = {});

/// What is made of causes before a history is forecast.
enum class CauseUse {
    None,      ///< regressors are not looked at
    Causes,    ///< their effects are taken out and put back
    CausesYear ///< and those of the time of year
};

/// All that is known of one series, from which its history at any moment is made.
struct Material {
    std::vector<double> values; ///< as from knownHistory, the whole length
    CauseTable causes;
    std::vector<std::uint8_t> genuine; ///< as Series::genuine, one a value, or empty
    Frequency frequency = Frequency::Other;

    [[nodiscard]] std::size_t size() const { return values.size(); }
    /// What of the first `end` periods still says something about the future: eight of the longest season, 500 at
    /// least.
    [[nodiscard]] std::span<const double> useful(std::size_t end) const;
    /// The useful history after the first `end` periods, made ready for a forecast of `steps`; nothing after them is
    /// looked at but causes.
    [[nodiscard]] History until(std::size_t end, int steps, CauseUse use,
                                SeasonUse seasons = SeasonUse::TakenOut) const;
};

} // namespace ms::forecast
