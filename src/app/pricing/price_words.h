// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workflow/price_study.h"

#include <QCoreApplication>
#include <QString>

#include <utility>

namespace ms::app {

/// What the page says in words about one SKU and its price.
class PriceWords {
    Q_DECLARE_TR_FUNCTIONS(PriceWords)
public:
    struct Verdict {
        QString text;
        bool kept = true; ///< the price keeps every rule
    };
    /// What the rules say to a price, beside those of `trial`.
    static Verdict verdict(const workflow::PriceStudy& study, std::size_t row, std::int64_t minor,
                           const workflow::TrialPrices& trial);
    static QString familyRule(const workflow::PriceStudy& study, const workflow::BrokenRelation& relation);
    /// Lowest and highest price within the rules, currency units; the current price twice where they contradict.
    static std::pair<double, double> allowedRange(const workflow::PriceStudy& study, std::size_t row);
    static QString why(const workflow::PriceStudy& study, std::size_t row);
    static QString rules(const workflow::PriceStudy& study, std::size_t row);
    static QString caption(const workflow::PriceStudy& study, std::size_t row);
};

} // namespace ms::app
