// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demand/holiday_name.h"

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>
#include <iterator>

namespace ms::app {
namespace {

const QLatin1String between(", "); // holidays that always fall into the same week

constexpr const char* holidays[] = {
    QT_TRANSLATE_NOOP("ms::app", "Early May bank holiday"),
    QT_TRANSLATE_NOOP("ms::app", "Spring bank holiday"),
    QT_TRANSLATE_NOOP("ms::app", "Memorial Day"),
    QT_TRANSLATE_NOOP("ms::app", "All Saints' Day"),
    QT_TRANSLATE_NOOP("ms::app", "Armistice Day"),
    QT_TRANSLATE_NOOP("ms::app", "Ascension Day"),
    QT_TRANSLATE_NOOP("ms::app", "Assumption"),
    QT_TRANSLATE_NOOP("ms::app", "Boxing Day"),
    QT_TRANSLATE_NOOP("ms::app", "Children's Day"),
    QT_TRANSLATE_NOOP("ms::app", "Christmas Day"),
    QT_TRANSLATE_NOOP("ms::app", "Christmas Eve"),
    QT_TRANSLATE_NOOP("ms::app", "Columbus Day"),
    QT_TRANSLATE_NOOP("ms::app", "Constitution Day"),
    QT_TRANSLATE_NOOP("ms::app", "Corpus Christi"),
    QT_TRANSLATE_NOOP("ms::app", "Easter Monday"),
    QT_TRANSLATE_NOOP("ms::app", "Easter Sunday"),
    QT_TRANSLATE_NOOP("ms::app", "Epiphany"),
    QT_TRANSLATE_NOOP("ms::app", "Europe Day"),
    QT_TRANSLATE_NOOP("ms::app", "Father's Day"),
    QT_TRANSLATE_NOOP("ms::app", "Federal Day of Thanksgiving, Repentance and Prayer"),
    QT_TRANSLATE_NOOP("ms::app", "Good Friday"),
    QT_TRANSLATE_NOOP("ms::app", "Halloween"),
    QT_TRANSLATE_NOOP("ms::app", "Immaculate Conception"),
    QT_TRANSLATE_NOOP("ms::app", "Independence Day"),
    QT_TRANSLATE_NOOP("ms::app", "Labour Day"),
    QT_TRANSLATE_NOOP("ms::app", "Liberation Day"),
    QT_TRANSLATE_NOOP("ms::app", "Maundy Thursday"),
    QT_TRANSLATE_NOOP("ms::app", "Midsummer Day"),
    QT_TRANSLATE_NOOP("ms::app", "Mother's Day"),
    QT_TRANSLATE_NOOP("ms::app", "National Day"),
    QT_TRANSLATE_NOOP("ms::app", "National Holiday"),
    QT_TRANSLATE_NOOP("ms::app", "New Year's Day"),
    QT_TRANSLATE_NOOP("ms::app", "New Year's Eve"),
    QT_TRANSLATE_NOOP("ms::app", "Pentecost"),
    QT_TRANSLATE_NOOP("ms::app", "Reformation Day"),
    QT_TRANSLATE_NOOP("ms::app", "Republic Day"),
    QT_TRANSLATE_NOOP("ms::app", "Saint Nicholas"),
    QT_TRANSLATE_NOOP("ms::app", "Saints Peter and Paul"),
    QT_TRANSLATE_NOOP("ms::app", "Statehood Day"),
    QT_TRANSLATE_NOOP("ms::app", "Valentine's Day"),
    QT_TRANSLATE_NOOP("ms::app", "Victory Day"),
    QT_TRANSLATE_NOOP("ms::app", "Whit Monday"),
};

/// Empty: none of that name is known.
QString translated(const std::string& name)
{
    const auto* const found = std::find(std::begin(holidays), std::end(holidays), name);
    return found == std::end(holidays) ? QString() : QCoreApplication::translate("ms::app", *found);
}

} // namespace

QString holidayName(const std::string& name)
{
    if (const QString one = translated(name); !one.isEmpty())
        return one;
    QStringList parts;
    for (const QString& part : QString::fromStdString(name).split(between))
        if (const QString one = translated(part.toStdString()); !one.isEmpty())
            parts << one;
        else
            return QString::fromStdString(name);
    return parts.join(between);
}

} // namespace ms::app
