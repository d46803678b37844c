// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/chart/axis_ticks.h"

#include "app/format.h"

#include <QDate>
#include <QLocale>

#include <algorithm>
#include <cmath>

namespace ms::app {
namespace {

double roundStep(double span, int most)
{
    const double raw = span / std::max(1, most);
    const double power = std::pow(10.0, std::floor(std::log10(raw)));
    for (const double factor : {1.0, 2.0, 5.0, 10.0}) {
        if (factor * power >= raw * (1 - 1e-9))
            return factor * power;
    }
    return 10.0 * power;
}

QDate dateAt(double day)
{
    return QDate(1970, 1, 1).addDays(static_cast<qint64>(std::floor(day)));
}

double dayAt(const QDate& date)
{
    return static_cast<double>(QDate(1970, 1, 1).daysTo(date));
}

/// The first day of a period of `months` months that is not before `date`.
QDate monthStart(const QDate& date, int months)
{
    const int index = date.year() * 12 + date.month() - 1;
    int start = index - index % months;
    if (QDate(start / 12, start % 12 + 1, 1) < date)
        start += months;
    return QDate(start / 12, start % 12 + 1, 1);
}

std::vector<Tick> monthTicks(double low, double high, int months)
{
    std::vector<Tick> ticks;
    for (QDate date = monthStart(dateAt(std::ceil(low)), months); dayAt(date) <= high; date = date.addMonths(months)) {
        const bool bare = months % 12 == 0;
        const QString year = QString::number(date.year());
        const QString month = QLocale().standaloneMonthName(date.month(), QLocale::ShortFormat);
        const bool withYear = ticks.empty() || date.month() == 1;
        ticks.push_back({dayAt(date), bare ? year : withYear ? month + QLatin1Char(' ') + year : month});
    }
    return ticks;
}

std::vector<Tick> shortTicks(double low, double high, int days)
{
    std::vector<Tick> ticks;
    constexpr double aMonday = 4; // 1970-01-05
    const double anchor = days % 7 == 0 ? aMonday : 0;
    const double first = anchor + std::ceil((low - anchor) / days) * days;
    for (double day = first; day <= high; day += days) {
        const QDate date = dateAt(day);
        const bool withYear = ticks.empty() || dateAt(day - days).year() != date.year();
        ticks.push_back(
            {day, QLocale().toString(date, withYear ? QStringLiteral("d MMM yyyy") : QStringLiteral("d MMM"))});
    }
    return ticks;
}

} // namespace

std::vector<Tick> numberTicks(double low, double high, int most)
{
    std::vector<Tick> ticks;
    if (!(high > low) || !std::isfinite(low) || !std::isfinite(high))
        return ticks;
    const double step = roundStep(high - low, most);
    const int decimals = std::max(0, -static_cast<int>(std::floor(std::log10(step) + 1e-9)));
    for (double index = std::ceil(low / step - 1e-9); index * step <= high + step * 1e-9; ++index) {
        const double at = index * step;
        const bool large = std::max(std::fabs(low), std::fabs(high)) >= 1e5;
        ticks.push_back({at, large ? format::shortCount(at) : format::number(at, decimals)});
    }
    return ticks;
}

std::vector<Tick> dayTicks(double low, double high, int most)
{
    if (!(high > low) || most < 1)
        return {};
    const double room = (high - low) / most; // days that one label needs
    for (const int days : {1, 2, 7, 14}) {
        if (days >= room)
            return shortTicks(low, high, days);
    }
    constexpr double daysInMonth = 30.44;
    for (const int months : {1, 2, 3, 6, 12, 24, 60, 120}) {
        if (months * daysInMonth >= room)
            return monthTicks(low, high, months);
    }
    return monthTicks(low, high, 240);
}

} // namespace ms::app
