// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <vector>

namespace ms::app {

enum class AxisKind {
    Number,
    Day, ///< days since 1970-01-01
    Hour ///< the same with fractions, whose crosshair tells the time of day
};

struct Tick {
    double at = 0;
    QString label;
};

/// Round values (1, 2 or 5 times a power of ten) inside [low, high], at most `most` of them, labelled in the locale.
std::vector<Tick> numberTicks(double low, double high, int most);

/// First days of years, quarters, months, weeks or single days inside [low, high], at most `most` of them. The year
/// stands with the first tick and with each January.
std::vector<Tick> dayTicks(double low, double high, int most);

} // namespace ms::app
