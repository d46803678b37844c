// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/progress.h"
#include "pricing/panel.h"

#include <optional>
#include <string>
#include <vector>

namespace ms::pricing {

struct PromotionSettings {
    int leads = 1;         ///< periods before a promotion in which customers may wait for it, 0..8
    int lags = 3;          ///< periods after it in which they live on what they bought, 0..8
    double on = 0.5;       ///< share of a period from which it counts as promoted, (0, 1]
    int seasonPeriods = 0; ///< periods in a year for seasonal controls (two harmonics); 0: none
    int threads = 0;
};

/// A share of the units that would have sold without any promotion, with its standard error.
struct MeasuredShare {
    double value = 0;
    double stdError = 0;
};

/// What the promotions of one product did. Shares are of the baseline of one promoted period.
struct PromotionEffect {
    int events = 0;                    ///< runs of promoted periods, all locations
    double periodsAnEvent = 0;         ///< mean length
    double baseline = notKnown;        ///< units a period and location without promotion
    MeasuredShare uplift;              ///< of a promoted period, price cut included: 0.8 is 80 % more
    MeasuredShare fromPrice;           ///< the part that the lower price alone would have sold
    MeasuredShare fromDisplay;         ///< the rest: what being on promotion sells at the same price
    std::vector<MeasuredShare> before; ///< change of each period before an event, the nearest first
    std::vector<MeasuredShare> after;  ///< change of each period after it, the nearest first: the post-promotion dip
    MeasuredShare
        pulledForward;  ///< units an event takes from the periods around it, baselines of one period, >= 0 usual
    MeasuredShare net;  ///< what an event adds in all, baselines of one period
    std::string reason; ///< why nothing could be measured; empty: measured
};

/// Promotions taken apart by one regression a product:
///   log E[units] = location + e log price + d promoted + sum of a_k [k periods before] + sum of b_k [k periods after]
/// (+ season), Poisson (quasi), errors clustered by location from ten on. Periods that are promoted themselves count as
/// neither before nor after; a neighbour that is missing from the data counts as not promoted. The effect of an event
/// is
///   L u + sum of (exp a_k - 1) + sum of (exp b_k - 1),  u = (p promoted / p usual)^e exp(d) - 1,
/// L its mean length; standard errors by the delta method with independent coefficients. Where price moves only with
/// the promotions, all of the uplift is theirs together and `fromPrice` is not told apart (NaN).
/// One a product of the panel. Errors: InvalidInput (see SortedPanel, settings), Canceled.
/// Sources: van Heerde, Leeflang & Wittink (2000), J. Marketing Research 37(3), for leads and lags.
Result<std::vector<PromotionEffect>> measurePromotions(const Panel& panel, const PromotionSettings& settings,
                                                       Progress& progress);

} // namespace ms::pricing
