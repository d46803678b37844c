// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/day.h"
#include "core/money.h"
#include "core/result.h"

#include <QDateTime>
#include <QString>

/// How numbers, money, dates and errors read in the window: in the user's locale (QLocale()), everywhere the same way.
/// What is not known (NaN) is an empty text, never 0.
namespace ms::app::format {

QString number(double value, int decimals = 0);
/// With an explicit sign, for changes: "+3.1", "−2", "0".
QString change(double value, int decimals = 0);
QString count(qint64 value);
/// "542k", "1.2M": for tiles and the header, where the exact figure is a hover away.
QString shortCount(double value);
/// `fraction` 0.123 reads "12.3 %".
QString percent(double fraction, int decimals = 1);
/// Major units with the currency's own decimals, no sign: "1,234.50". The unit stands in the column header.
QString amount(qint64 minor, const Currency& currency);
/// With the currency: "£1,234.50".
QString money(const Money& money);
/// With the currency and without decimals from 1,000 up: "£12,345".
QString roundMoney(const Money& money);
/// "£", or the code where no sign is known.
QString currencySign(const Currency& currency);

QDate toDate(Day day);
Day fromDate(const QDate& date);
/// "9 Dec 2011".
QString date(Day day);
QString dateTime(ShopTime time);
/// "1 Dec 2010 – 9 Dec 2011" for a half-open range.
QString range(const DayRange& range);
/// "8 s", "2 min", "1 h 5 min".
QString duration(double seconds);

/// The sentence for a person; `error.detail` belongs below it.
QString sentence(const Error& error);

} // namespace ms::app::format
