// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "forecast/backtest.h"

#include <array>
#include <limits>
#include <span>
#include <vector>

namespace ms::forecast {

/// What is known, before a forecast's errors are seen, about how far its spread may be off; NaN: not known.
struct SpreadEvidence {
    double roughness = std::numeric_limits<double>::quiet_NaN(); ///< log of History::scale over the mean spread
    double dissent = std::numeric_limits<double>::quiet_NaN();   ///< log of the parts' root mean square distance from
                                                                 ///< their combination over the mean spread
};

/// A series' past forecasts: what each was known to be like and how it turned out, one an origin.
struct SpreadHistory {
    std::vector<SpreadEvidence> evidence;
    std::vector<StandardisedErrors> errors;
};

/// How much wider or narrower than its own theory says a forecast's spread should be, learned from the past forecasts
/// of all series of a run: a ridge regression of the log of the mean absolute standardised error at an origin on that
/// of the same series' other origins, on the roughness of the history and on how far the parts of a combination lie
/// apart. The coefficients are learned anew in each run and drawn towards those of the M3 monthly series' validation
/// part (a fifth of the own error, a tenth of the others), which a run of few series takes as they are.
class SpreadModel {
public:
    /// One entry a series; series without past forecasts say nothing. O(origins).
    explicit SpreadModel(std::span<const SpreadHistory* const> histories);

    /// The factor for the next forecast of a series, > 0.
    [[nodiscard]] double factor(const SpreadHistory& past, const SpreadEvidence& now) const;
    /// The factor that its forecast at one of its past origins would have had, from the others.
    [[nodiscard]] double factorAt(const SpreadHistory& past, std::size_t origin) const;

private:
    static constexpr std::size_t coefficientCount = 4;
    using Row = std::array<double, coefficientCount>;

    [[nodiscard]] Row rowOf(const SpreadHistory& past, const SpreadEvidence& evidence, std::size_t leftOut) const;
    [[nodiscard]] double factorOf(const Row& row) const;

    double m_meanError = 0; // of the log of the mean absolute standardised error
    double m_meanRoughness = 0;
    double m_meanDissent = 0;
    Row m_coefficients{};
};

} // namespace ms::forecast
